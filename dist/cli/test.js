import "./rolldown-runtime.js";
import { t as checkSchema } from "./check-schema.js";
import { t as readYaml } from "./read-yaml2.js";
import { a as placesOf } from "./source-document.js";
import { _ as string, a as array, c as int, f as number, g as strictObject, h as record, i as _null, m as partialRecord, r as _enum, s as boolean, u as literal, v as union, y as unknown } from "./zod.js";
import { n as locate, r as locateKey } from "./span-of.js";
import { t as gates } from "./registry.js";
import { n as blocks, r as byGravity, t as OUTCOMES } from "./outcome.js";
import { a as label, h as version, r as handle } from "./handoff-fields.js";
import { a as exceptionSchemas } from "./parse-policy.js";
import { i as RISKS } from "./setting-for.js";
import { t as toldInstant } from "./told-instant.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { _ as unopened, a as unreadMetrics, c as unknownPerson, d as loginOf, f as withPackage, g as textOf, l as judgeFound, m as loadSetting, n as judgeKept, o as knownPeople, p as unknownStage, r as readKeptFacts, s as strangers, t as tellIssues, u as applyWhatIf, v as CASE_FILE, y as findCaseFilesAround } from "./tell-issues.js";
import { t as didYouMean } from "./did-you-mean.js";
import { n as gatesFor } from "./gates-for.js";
import { t as childOf } from "./written-settings.js";
import { s as stageOf } from "./extended-policy.js";
import { t as collectContent } from "./collect-content.js";
import { n as handlesOf, r as readOwners, t as collectOwnership } from "./collect-ownership.js";
import { t as nodeCrypto } from "./node-crypto.js";
import { l as MANIFEST_NAMES } from "./naming-folders.js";
import { t as referencedPaths } from "./referenced-paths.js";
import { n as TEXT_LIMIT } from "./tree.js";
import { t as decodeText } from "./decode-text.js";
import { t as xml } from "./escape-xml.js";
import { c as fixOf, i as TERMINAL, o as fillTemplate, r as PLAIN, u as says } from "./fill-template.js";
import { i as withoutCommands } from "./escape-terminal.js";
import { dirname, join, resolve } from "node:path";
import { createHash } from "node:crypto";
import { lstat, mkdir, readFile, readdir, readlink, writeFile } from "node:fs/promises";
import { dirname as dirname$1 } from "node:path/posix";
// src/core/cases/given-schema.ts
const stage = string().min(1).max(40);
const { waivers } = exceptionSchemas(stage, handle);
const path = string().min(1).max(1e3).regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$)).*$/, "expected a path from the root of the repository");
const person = string().max(200).regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]*(\[bot\])?(\/[A-Za-z0-9_.-]+)?$/, "expected a login such as dana, or @organisation/team");
const login = string().max(200).regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]*(\[bot\])?$/, "expected a login such as dana");
const team = string().max(200).regex(/^@[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9_.-]+$/, "expected @organisation/team");
const opinion = union([person, strictObject({
	by: person.describe("Who: a login, or a team, which stands for a member who gave no review yet."),
	at: toldInstant.optional().describe("When; by default at the time of the judgement."),
	changed_after: array(path).min(1).max(1e3).optional().describe("Paths that were changed after this review was given."),
	before_green: boolean().default(false).describe("Whether it was given before the gates on content were green.")
})]);
const opinions = array(opinion).max(200).optional();
const scalar = union([
	number(),
	boolean(),
	string().min(1).max(200)
]);
const metric = union([
	scalar,
	_null(),
	strictObject({
		value: scalar.describe("What was measured; `12ms` is a number with its unit."),
		suite: label.optional().describe("Suite of the evidence that it stands in."),
		samples: int().min(0).optional().describe("From how many samples it was computed."),
		slice: record(string().max(200), string().max(200)).refine((slice) => Object.keys(slice).length > 0, "expected a key and its value, such as { AgeGroup: 31-40 }").optional().describe("Which part of the data it holds for."),
		at: toldInstant.optional().describe("When it was measured.")
	})
]);
const metrics = record(string().max(400).regex(/^[a-z0-9-]+:.+$/, "expected a format and a name as gatehouse read shows them, such as metrics:test.auc or mlflow:test_auc"), metric).optional().describe("What was measured, under the names by which checks read it: `metrics:test.auc`. It takes the place of what the package's evidence holds; `null` takes it away.");
/** How a check run can end, as GitHub spells it: any other word would be one more that is no success. Source: GitHub's REST API, "Check runs". */
const conclusion = _enum([
	"success",
	"failure",
	"neutral",
	"cancelled",
	"skipped",
	"timed_out",
	"action_required",
	"stale",
	"startup_failure"
]);
const manifest = record(string().max(200), unknown()).optional().describe("What the manifest says otherwise: mappings are joined, `null` takes a key away, anything else takes its place. A mapping of positions (`0:`) changes entries of a list.");
/** The situation of a case. Everything that is left out is as the package and the policy have it. */
const givenSchema = strictObject({
	stage: stage.optional().describe("Stage to judge by; by default the one of `base`."),
	base: string().min(1).max(255).optional().describe("Branch that the pull request is for."),
	now: toldInstant.optional().describe("When it is judged: a day (noon in UTC) or an instant. Needed, unless `facts` say it."),
	facts: path.optional().describe("File with facts that were kept by `gatehouse simulate --keep`, to start from."),
	package: path.optional().describe("Folder of the package that is handed over; by default one that is made up."),
	version: version.optional().describe("Version of the package."),
	risk: _enum([...RISKS, "Unknown"]).optional().describe("Risk of the package."),
	manifest,
	files: record(path, string().max(1e6).nullable()).optional().describe("Files that are otherwise than on disk, by path; `null`: not there."),
	metrics,
	baseline: strictObject({
		version: version.optional().describe("Its version there."),
		manifest,
		metrics
	}).optional().describe("The package stands on the base branch already, but for this. Left out, it is new."),
	changed: array(path).max(1e3).optional().describe("Paths of files that the pull request changes; by default every file of the package. One that is new has its text under `files`."),
	tags: array(string().min(1).max(255)).max(200).optional().describe("Tags of the repository."),
	author: login.optional().describe("Who opened the pull request and wrote its commits."),
	contributors: array(login).max(100).optional().describe("Who else wrote commits of it."),
	teams: record(team, array(login).max(1e3)).optional().describe("Members of teams. A team that is not named has people enough, none of whom is named."),
	approvals: opinions.describe("Reviews that approve, the oldest first."),
	objections: opinions.describe("Reviews that ask for changes."),
	dismissed: array(login).max(200).optional().describe("Whose reviews were dismissed."),
	promoted: record(string().min(1).max(255), toldInstant).optional().describe("When the same package was merged to earlier stages, by stage."),
	checks: record(string().min(1).max(255), union([conclusion, strictObject({
		conclusion: conclusion.describe("As GitHub spells it: success, failure …"),
		app: string().max(100).optional().describe("Slug of the App that reported it.")
	})])).optional().describe("What checks of other tools concluded, by name."),
	waivers: waivers.removeDefault().optional().describe("Waivers beside those of the policy.")
});
// src/core/cases/case-file-schema.ts
const ids = gates.map(({ meta }) => meta.id);
const gate = _enum(ids);
const outcome = _enum(OUTCOMES);
const finding = string().max(200).superRefine((name, context) => {
	const [of = "", id = ""] = name.split("/");
	if (id !== "" && (of === "verdict" || ids.includes(of))) return;
	context.addIssue({
		code: "custom",
		message: "expected a gate and the id of a finding, such as rollback/drill-too-old"
	});
});
/** What must not be found is only worth asking where it could be found at all: an id that no gate has is a mistake. */
const knownFinding = finding.superRefine((name, context) => {
	const [of = "", id = ""] = name.split("/");
	const known = gates.find(({ meta }) => meta.id === of);
	if (known === void 0 || Object.hasOwn(known.messages, id)) return;
	context.addIssue({
		code: "custom",
		message: "expected an id that the gate's page lists under its findings"
	});
});
/** What a case expects. What it does not name may be anything. */
const expectSchema = strictObject({
	outcome: outcome.optional().describe("What the verdict comes to."),
	stage: string().min(1).max(40).nullable().optional().describe("Stage that judges; `null`: none does, since the branch is not gated."),
	blocks: array(gate).max(100).optional().describe("Gates that keep the merge back: these, and no other."),
	gates: partialRecord(gate, outcome).optional().describe("What single gates come to."),
	findings: array(finding).max(200).optional().describe("Findings that must be there, as `gate/id`."),
	without: array(knownFinding).max(200).optional().describe("Findings that must not be there."),
	asked: array(string().min(1).max(200)).max(200).optional().describe("Who is asked to sign: these handles, and no other."),
	counts: record(string().min(1).max(200), array(string().min(1).max(1e3)).max(100)).optional().describe("For what each person's approval counts: roles by name, code owners by their handles.")
}).refine((expected) => Object.values(expected).some((each) => each !== void 0), { params: {
	says: "`{key}` is empty, so the case would hold whatever the policy makes of it.",
	fix: "Expect at least one of `outcome`, `stage`, `blocks`, `gates`, `findings`, `without`, `asked` and `counts`."
} });
const oneCase = strictObject({
	name: string().min(1).max(200).describe("What is shown, in a few words. Unique in its file."),
	given: givenSchema.optional().describe("The situation. A key takes the place of the file's own."),
	expect: expectSchema
});
/** A file of policy cases. */
const caseFileSchema = strictObject({
	version: literal(1).describe("Version of this format."),
	policy: string().min(1).max(1e3).optional().describe("Policy that is tested, by its path from this file; by default the repository's own."),
	repository: string().min(1).max(1e3).optional().describe("Folder that packages are read from, by its path from this file; by default the repository."),
	codeowners: string().max(1e5).optional().describe("CODEOWNERS to judge by, as text; by default the repository's own."),
	given: givenSchema.optional().describe("What holds for every case that does not say otherwise."),
	cases: array(oneCase).min(1).max(1e3).describe("The cases, each on its own.")
});
// src/core/cases/read-case-file.ts
/** Reads a file of policy cases: either all of it is valid, or every mistake is given with its place. Never throws. */
function readCaseFile(text, path) {
	const document = readYaml(text, path);
	if (!document.ok) return document;
	const checked = checkSchema(caseFileSchema, document.value, path);
	if (!checked.ok) return checked;
	const { policy, repository, codeowners, given: common = {}, cases } = checked.value;
	const places = placesOf(document.value);
	const read = cases.map(({ name, given = {}, expect }, index) => ({
		name,
		where: locate(path, places, [
			"cases",
			index,
			"name"
		]),
		given: {
			...common,
			...given
		},
		expected: expect,
		givenAt: (at, part) => {
			const whole = [
				...at.length === 0 || Object.hasOwn(given, String(at[0])) ? ["cases", index] : [],
				"given",
				...at
			];
			return part === "key" ? locateKey(path, places, whole) : locate(path, places, whole);
		},
		expectedAt: (at) => locateKey(path, places, [
			"cases",
			index,
			"expect",
			...at
		])
	}));
	const issues = repeated(read);
	if (issues.length > 0) return {
		ok: false,
		issues
	};
	return {
		ok: true,
		value: {
			path,
			...policy === void 0 ? {} : { policy },
			...repository === void 0 ? {} : { repository },
			...codeowners === void 0 ? {} : { codeowners },
			cases: read
		}
	};
}
/** Two cases of one name could not be told apart in a report. */
function repeated(cases) {
	const seen = /* @__PURE__ */ new Set();
	return cases.flatMap(({ name, where }) => {
		if (!seen.has(name)) {
			seen.add(name);
			return [];
		}
		return [{
			id: "repeated-case",
			says: "Another case is named `{name}` already.",
			fix: "Give each case a name of its own.",
			values: { name },
			where
		}];
	});
}
// src/core/cases/compare-found.ts
/** The fields that a case names and that came to something else, in the order of this format; a list by its missing and surplus entries. */
function compareFound(expected, found) {
	const { outcome, stage, gates = {}, findings = [], without = [], counts = {} } = expected;
	return [
		...plain(["outcome"], outcome, found.outcome),
		...plain(["stage"], stage === null ? "none" : stage, found.stage ?? "none"),
		...lists(["blocks"], expected.blocks, found.blocks, { more: (gate) => `${gate}${causeOf(gate, found)}` }),
		...Object.entries(gates).flatMap(([gate, wanted]) => wanted === void 0 ? [] : ofGate(gate, wanted, found)),
		...lists(["findings"], findings, found.findings.filter((name) => findings.includes(name)), { missing: withNeighbour }),
		...surplus(["without"], found.findings.filter((name) => without.includes(name))),
		...lists(["asked"], expected.asked, found.asked),
		...Object.entries(counts).flatMap(([person, wanted]) => lists(["counts", person], wanted, found.counts[nameIn(found, person)] ?? []))
	];
}
function plain(at, expected, actual) {
	return expected === void 0 || expected === actual ? [] : [{
		at,
		expected,
		actual
	}];
}
function ofGate(gate, wanted, found) {
	const actual = found.gates[gate];
	if (actual === wanted) return [];
	const told = actual === void 0 ? "not asked for" : `${actual}${causeOf(gate, found)}`;
	return [{
		at: ["gates", gate],
		expected: wanted,
		actual: told
	}];
}
/** Lists hold each entry once and in no order; only what differs is told. */
function lists(at, expected, actual, explain = {}) {
	if (expected === void 0) return [];
	const missing = expected.filter((name) => !actual.includes(name));
	const more = actual.filter((name) => !expected.includes(name));
	if (missing.length === 0 && more.length === 0) return [];
	const { missing: ofMissing = plainly, more: ofMore = plainly } = explain;
	return [{
		at,
		expected: listed(missing.map(ofMissing), "nothing else"),
		actual: listed(more.map(ofMore), "none of these")
	}];
}
function surplus(at, more) {
	return more.length === 0 ? [] : [{
		at,
		expected: "none of these",
		actual: more.join(", ")
	}];
}
function plainly(name) {
	return name;
}
/** The name of a finding; where its gate lists none of that id, with the one that was most likely meant. Mistakes in files have ids that no gate lists. */
function withNeighbour(name) {
	const [of = "", id = ""] = name.split("/");
	const known = Object.keys(gates.find(({ meta }) => meta.id === of)?.messages ?? {});
	const meant = known.includes(id) ? void 0 : didYouMean(id, known);
	return meant === void 0 ? name : `${name} (did you mean ${of}/${meant}?)`;
}
function listed(names, none) {
	return names.length === 0 ? none : names.join(", ");
}
/** In brackets, the finding by which a gate blocks; nothing where it does not. */
function causeOf(gate, { verdict }) {
	const [first] = (verdict?.gates.find((each) => each.gate === gate)?.findings ?? []).filter(({ outcome, severity }) => severity !== "warn" && blocks(outcome)).toSorted((a, b) => byGravity(a.outcome, b.outcome));
	return first === void 0 ? "" : ` (${first.id})`;
}
function nameIn({ counts }, person) {
	const wanted = loginOf(person).toLowerCase();
	return Object.keys(counts).find((login) => login.toLowerCase() === wanted) ?? person;
}
// src/core/cases/unasked-checks.ts
/**
* Checks of other tools that are told and that no gate of any stage asks for: whatever they conclude, it makes no difference. Names are
* compared as GitHub does, letter by letter.
*/
function unaskedChecks(told, policy) {
	const asked = told === void 0 ? [] : askedFor(policy);
	const fix = (nearest) => {
		if (nearest !== void 0) return "Did you mean `{nearest}`?";
		return asked.length > 0 ? "Name one that is asked for: {asked}." : "Leave it out.";
	};
	return Object.keys(told ?? {}).flatMap((name) => {
		if (asked.includes(name)) return [];
		const nearest = didYouMean(name, asked);
		const says = "No gate asks for the check `{name}`.";
		const values = {
			name,
			asked,
			nearest: nearest ?? ""
		};
		return [{
			at: ["checks", name],
			part: "key",
			because: {
				id: "unasked-check",
				says,
				fix: fix(nearest),
				values
			}
		}];
	});
}
/** Names of the checks that gates look up on the head commit. The highest risk is asked for all that a lower one is. */
function askedFor(policy) {
	const names = policy.stages.flatMap((stage) => gatesFor(policy, stage, "High")).filter(({ gate }) => gate.needs.some((need) => need === "checks")).flatMap(({ options: { checks } }) => Array.isArray(checks) ? checks : []).map((check) => childOf(check, "name"));
	return [...new Set(names.filter((name) => typeof name === "string"))].sort();
}
// src/core/cases/unasked-names.ts
/**
* Teams whose members are told and whom nobody asks: no line of CODEOWNERS, and no role. One of which a member acts in the case is an outsider on purpose, unless
* it is called nearly like one that is asked. `asked` are those whom others than the case name.
*/
function unaskedTeams(given, asked) {
	const { teams = {}, approvals = [], objections = [], contributors = [], author } = given;
	const opinions = [...approvals, ...objections].map((one) => typeof one === "string" ? one : one.by);
	const acting = new Set([
		...opinions,
		...contributors,
		author ?? ""
	].map(keyOf));
	const known = new Set(asked.handles.map(keyOf));
	const names = asked.handles.filter((handle) => handle.includes("/"));
	return Object.entries(teams).flatMap(([team, members]) => {
		const nearest = nearestTeam(team, names);
		const acts = [team, ...members].some((each) => acting.has(keyOf(each)));
		if (known.has(keyOf(team)) || acts && nearest === void 0) return [];
		return [{
			at: ["teams", team],
			part: "key",
			because: {
				id: "unasked-team",
				says: "Nobody asks `{team}`: neither CODEOWNERS nor a role names it.",
				fix: nearest === void 0 ? "Leave it out, or let one of its members act." : "Did you mean `{nearest}`?",
				values: {
					team,
					nearest: nearest ?? ""
				}
			}
		}];
	});
}
/** The team that was most likely meant: in the same organisation by its own name, which is all that a slip could differ in, or of the same name elsewhere. */
function nearestTeam(team, names) {
	const [organisation = "", slug = ""] = keyOf(team).split("/");
	const known = names.map((name) => ({
		name,
		parts: keyOf(name).split("/")
	}));
	const own = known.filter(({ parts }) => parts[0] === organisation);
	const meant = didYouMean(slug, own.map(({ parts }) => parts[1] ?? ""));
	return (own.find(({ parts }) => parts[1] === meant) ?? known.find(({ parts }) => parts[0] !== organisation && parts[1] === slug))?.name;
}
function keyOf(written) {
	return loginOf(written).toLowerCase();
}
/** A branch that is named beside the stage, and belongs to no stage: the stage judges whatever it is called, so that nobody would notice a slip. */
function ungatedBase({ stage, base }, policy) {
	if (stage === void 0 || base === void 0 || stageOf(policy, base).kind !== "none") return [];
	const branches = policy.stages.flatMap((each) => each.branches);
	const nearest = didYouMean(base, branches);
	return [{
		at: ["base"],
		because: {
			id: "ungated-base",
			says: "No stage of the policy has the branch `{base}`; they have {branches}.",
			fix: nearest === void 0 ? "Name one of these, or leave `base` or `stage` out." : "Did you mean `{nearest}`?",
			values: {
				base,
				branches,
				nearest: nearest ?? ""
			}
		}
	}];
}
// src/cli/cases/merge-manifest.ts
/**
* A manifest with differences laid over it, as JSON Merge Patch (RFC 7396) joins them: mappings are joined, `null` takes a
* key away, anything else takes the place of what was there. Beside that, a mapping of positions changes entries of a list.
*/
function mergeManifest(value, patch) {
	if (!isMapping(patch)) return patch;
	if (Array.isArray(value) && Object.keys(patch).every((key) => /^\d+$/.test(key))) {
		const changed = value.map((entry, at) => {
			const own = patch[String(at)];
			return own === void 0 ? entry : mergeManifest(entry, own);
		});
		const added = Object.entries(patch).flatMap(([at, entry]) => Number(at) >= value.length ? [entry] : []);
		return [...changed, ...added].filter((entry) => entry !== null);
	}
	const merged = new Map(Object.entries(isMapping(value) ? value : {}));
	for (const [key, own] of Object.entries(patch)) if (own === null) merged.delete(key);
	else merged.set(key, mergeManifest(merged.get(key), own));
	return Object.fromEntries(merged);
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/cli/cases/made-up-package.ts
/** What stands in files whose content nobody asks for. */
const FILLER = "# Made up\n\nThis file is there because the manifest of the case names it.\n";
/**
* The least package, with what a case says of its manifest. Every file that it names is there, and says nothing. `owner`: who
* owns a path by CODEOWNERS.
*/
function madeUpPackage({ packages }, patch, owner) {
	const folder = (packages[0] ?? "handoffs/*").replaceAll("**", "*").replaceAll(/[*?]+|\[[^\]]*\]/g, "example");
	const path = `${folder}/handoff.yml`;
	const handoff = mergeManifest({
		apiVersion: "gatehouse/v1",
		package: {
			name: "example",
			version: "1.0.0",
			license: "Apache-2.0",
			owner: owner(path) ?? "@acme/example",
			risk: "Low"
		}
	}, patch ?? {});
	const files = referencedPaths({
		path,
		folder,
		handoff,
		positions: {},
		sections: []
	}).paths.map(({ path: file }) => [/\.\w+$/.test(file) ? file : `${file}/made-up.md`, FILLER]);
	return {
		folder,
		files: {
			...Object.fromEntries(files),
			[path]: JSON.stringify(handoff, null, 2)
		},
		manifest: {
			path,
			value: handoff
		}
	};
}
// src/cli/cases/case-versions.ts
/** A package that nobody has, with what the case says of its manifest. */
async function madeUpVersions(given, { policy }, tree) {
	const { ownersOf } = await readOwners(tree);
	const owner = (path) => ownersOf(path)?.owners[0];
	const after = madeUpPackage(policy, patchOf(given), owner);
	const before = given.baseline === void 0 ? {} : madeUpPackage(policy, baselineOf(given), owner).files;
	return {
		...after,
		before,
		after: after.files
	};
}
/** The package of a folder, but for what the case says of its manifest. */
async function versionsOnDisk(folder, given, tree) {
	const paths = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
	const contents = await tree.read(paths);
	const path = paths.find((each) => contents.get(each)?.kind === "text");
	const content = contents.get(path ?? "");
	if (path === void 0 || content?.kind !== "text") return {
		at: ["package"],
		because: noManifest(folder, paths[0] ?? "")
	};
	const document = readYaml(content.text, path);
	const value = document.ok ? document.value.value : {};
	const patched = (patch) => patch === void 0 || !document.ok ? {} : { [path]: JSON.stringify(mergeManifest(value, patch), null, 2) };
	const listed = (await tree.list([folder])).get(folder)?.files ?? [];
	const gone = Object.fromEntries(listed.map((file) => [file.path, null]));
	const before = given.baseline === void 0 ? gone : patched(baselineOf(given));
	const manifest = {
		path,
		value: mergeManifest(value, patchOf(given) ?? {})
	};
	return {
		folder,
		before,
		after: patched(patchOf(given)),
		manifest
	};
}
function noManifest(folder, path) {
	return {
		id: "no-package",
		says: "`{folder}` is no package: there is no `{path}`.",
		fix: "Name the folder from the root of the repository, or leave `package` out to have one made up.",
		values: {
			folder,
			path
		}
	};
}
/** What a case says of the manifest, with the version and the risk that it states apart. */
function patchOf({ manifest, version, risk }) {
	if (manifest === void 0 && version === void 0 && risk === void 0) return void 0;
	const stated = {
		...version === void 0 ? {} : { version },
		...risk === void 0 ? {} : { risk }
	};
	return mergeManifest(manifest ?? {}, { package: stated });
}
/** The manifest of the base branch is the head's, but for what is said of it. */
function baselineOf(given) {
	const { manifest = {}, version } = given.baseline ?? {};
	const own = patchOf({
		manifest,
		...version === void 0 ? {} : { version }
	});
	return mergeManifest(given.manifest ?? {}, own ?? {});
}
// src/cli/cases/folder-tree.ts
/**
* A folder on disk as if it were a commit, git or not, with other texts laid over some of its paths. Object ids of files are
* those that git would give. Links are not followed, and what git keeps for itself is not listed.
*/
var FolderTree = class {
	commit;
	#root;
	#overlay;
	#blobs = /* @__PURE__ */ new Map();
	/** `commit` is the id that it goes by. */
	constructor(root, commit, overlay = {}) {
		this.commit = commit;
		this.#root = root;
		this.#overlay = new Map(Object.entries(overlay));
	}
	async entries(paths) {
		const found = /* @__PURE__ */ new Map();
		for (const path of paths) {
			const entry = await this.#blob(path) ?? await this.#folder(path);
			if (entry !== null) found.set(path, {
				mode: entry.mode,
				oid: entry.oid
			});
		}
		return found;
	}
	async list(folders) {
		const listings = /* @__PURE__ */ new Map();
		for (const folder of folders) listings.set(folder, {
			files: await this.#below(folder),
			complete: true
		});
		return listings;
	}
	async read(paths) {
		const contents = /* @__PURE__ */ new Map();
		for (const path of paths) contents.set(path, await this.#content(path));
		return contents;
	}
	async bytes(path) {
		const blob = await this.#blob(path);
		return blob?.mode === "120000" ? null : blob?.bytes ?? null;
	}
	async #content(path) {
		const blob = await this.#blob(path);
		if (blob === null) {
			const folder = await this.#folder(path);
			return folder === null ? { kind: "absent" } : {
				kind: "folder",
				oid: folder.oid
			};
		}
		const { mode, oid, size, bytes } = blob;
		if (mode === "120000") return {
			kind: "symlink",
			oid
		};
		if (bytes === null || size > 5242880) return {
			kind: "too-large",
			oid,
			size,
			limit: TEXT_LIMIT
		};
		const text = decodeText(bytes);
		return text === null ? {
			kind: "binary",
			oid,
			size
		} : {
			kind: "text",
			text,
			oid,
			size
		};
	}
	#blob(path) {
		const known = this.#blobs.get(path) ?? this.#readBlob(path);
		this.#blobs.set(path, known);
		return known;
	}
	async #readBlob(path) {
		const laid = this.#overlay.get(path);
		if (laid !== void 0) return laid === null ? null : blobOf("100644", Buffer.from(laid));
		const stats = await this.#stats(path);
		if (stats?.isSymbolicLink() === true) return blobOf("120000", Buffer.from(await readlink(join(this.#root, path))));
		if (stats?.isFile() !== true) return null;
		const mode = (stats.mode & 64) === 0 ? "100644" : "100755";
		if (stats.size > 104857600) return {
			mode,
			oid: `${stats.size}`.padStart(40, "0"),
			size: stats.size,
			bytes: null
		};
		return blobOf(mode, await readFile(join(this.#root, path)));
	}
	/** A folder goes by a digest of all that is below it; `null` where there is none. */
	async #folder(path) {
		const files = isPlain(path) ? await this.#below(path) : [];
		if (files.length === 0) return null;
		const rows = files.map(({ path: file, mode, oid }) => `${mode} ${oid} ${file.slice(path.length)}`);
		return {
			mode: "040000",
			oid: createHash("sha1").update(rows.join("\n")).digest("hex")
		};
	}
	async #below(folder) {
		const prefix = folder === "" ? "" : `${folder}/`;
		const laid = [...this.#overlay.keys()].filter((path) => path.startsWith(prefix));
		const paths = [.../* @__PURE__ */ new Set([...await this.#pathsBelow(folder), ...laid])].sort();
		return (await Promise.all(paths.map(async (path) => {
			const blob = await this.#blob(path);
			return blob === null ? [] : [{
				path,
				mode: blob.mode,
				oid: blob.oid,
				size: blob.size
			}];
		}))).flat();
	}
	async #pathsBelow(folder) {
		const stats = folder === "" ? null : await this.#stats(folder);
		if (stats !== null && !stats.isDirectory()) return [];
		if (folder !== "" && stats === null) return [];
		const below = (await readdir(join(this.#root, folder), { withFileTypes: true })).map(async (entry) => {
			if (entry.name === ".git") return [];
			const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory()) return this.#pathsBelow(path);
			return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
		});
		return (await Promise.all(below)).flat();
	}
	/** `null` where nothing stands, and where a link would have to be followed to get there. */
	async #stats(path) {
		if (!isPlain(path)) return null;
		const segments = path.split("/");
		for (let length = 1; length < segments.length; length++) if ((await statsOf(join(this.#root, ...segments.slice(0, length))))?.isDirectory() !== true) return null;
		return statsOf(join(this.#root, path));
	}
};
/** A path that git could record: neither absolute nor out of the folder. */
function isPlain(path) {
	return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
async function statsOf(path) {
	try {
		return await lstat(path);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return null;
		throw error;
	}
}
function blobOf(mode, bytes) {
	return {
		mode,
		oid: createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex"),
		size: bytes.length,
		bytes
	};
}
// src/cli/cases/mistaken-paths.ts
/**
* Paths in a case that are nowhere: of a file that is taken away, and of one that is said to change. A new file is one whose text the
* case tells, so that no slip passes for one. A pull request changes files: a folder is a mistake, too.
*/
async function mistakenPaths({ files = {}, changed = [] }, { base, head, folder }) {
	const gone = Object.keys(files).filter((path) => files[path] === null);
	const meant = changed.filter((path) => !Object.hasOwn(files, path));
	const [before, there] = await Promise.all([base.entries(meant), head.entries([...gone, ...meant])]);
	const missing = [...gone, ...meant].filter((path) => !there.has(path) && !before.has(path));
	const known = missing.length === 0 ? [] : await pathsAround(missing, head, folder);
	const because = (path, isNew) => nothingThere(path, didYouMean(path, known), isNew);
	const taken = gone.flatMap((path) => missing.includes(path) ? [{
		at: ["files", path],
		part: "key",
		because: because(path, false)
	}] : []);
	const mistyped = meant.flatMap((path) => {
		const at = ["changed", changed.indexOf(path)];
		if ((there.get(path) ?? before.get(path))?.mode === FOLDER) return [{
			at,
			because: folderThere(path)
		}];
		return missing.includes(path) ? [{
			at,
			because: because(path, true)
		}] : [];
	});
	return [...taken, ...mistyped];
}
const FOLDER = "040000";
/** Files that may have been meant: in the package, among the rules, and beside the path. */
async function pathsAround(paths, tree, folder) {
	const beside = paths.map((path) => dirname$1(path));
	return [...(await tree.list([.../* @__PURE__ */ new Set([
		folder,
		".github",
		...beside
	])])).values()].flatMap((listing) => listing.files.map(({ path }) => path));
}
function nothingThere(path, nearest, isNew) {
	const hint = nearest === void 0 ? "" : "Did you mean `{nearest}`? ";
	return {
		id: "no-file",
		says: "There is nothing at `{path}`.",
		fix: isNew ? `${hint}A file that is new has its text under \`files\`.` : hint.trim() || "Name a path from the root of the repository.",
		values: {
			path,
			nearest: nearest ?? ""
		}
	};
}
function folderThere(path) {
	return {
		id: "folder-changed",
		says: "`{path}` is a folder, and a pull request changes files.",
		fix: "Name the files in it that change.",
		values: { path }
	};
}
// src/cli/cases/case-trees.ts
/** Commits that a case is about, as its facts name them. */
const BASE = "ba5e".padEnd(40, "0");
const HEAD = "4ead".padEnd(40, "0");
/** The base and the head of a case: both as on disk, but for the package and what the case says otherwise. */
async function treesOf(given, setting) {
	const rules = setting.codeowners === void 0 ? {} : { ".github/CODEOWNERS": setting.codeowners };
	const there = new FolderTree(setting.packagesFrom, BASE, rules);
	const found = given.package === void 0 ? await madeUpVersions(given, setting, there) : await versionsOnDisk(given.package, given, there);
	if ("because" in found) return { impossible: [found] };
	const { folder, before, after, manifest } = found;
	const own = {
		...rules,
		...await rulesOf(setting)
	};
	const named = {
		...own,
		...after,
		...given.files
	};
	const tree = (commit, overlay) => new FolderTree(setting.packagesFrom, commit, overlay);
	const base = tree(BASE, {
		...own,
		...before
	});
	const impossible = await mistakenPaths(given, {
		base,
		head: tree(HEAD, {
			...own,
			...after
		}),
		folder
	});
	if (impossible.length > 0) return { impossible };
	return {
		folder,
		base,
		head: tree(HEAD, named),
		at: (tag) => tree(tag, {
			...named,
			[manifest.path]: ofVersion(manifest.value, versionIn(tag))
		}),
		isReleased: (tag) => /^[^@]+@\d/.test(tag) && tag !== identityIn(manifest.value)
	};
}
/** The version that a tag names, however it spells that. */
function versionIn(tag) {
	return /[@-]v?(\d+\.\d+\.\d+.*)$/.exec(tag)?.[1] ?? tag;
}
function ofVersion(manifest, version) {
	return JSON.stringify(mergeManifest(manifest, { package: { version } }), null, 2);
}
/** `name@version` of a manifest, as far as it states them. */
function identityIn(manifest) {
	const stated = childOf(manifest, "package");
	return `${String(childOf(stated, "name"))}@${String(childOf(stated, "version"))}`;
}
/** Where packages are read elsewhere, the rules are still those of the repository that is tested. */
async function rulesOf({ root, packagesFrom, codeowners }) {
	if (root === packagesFrom) return {};
	const [own, other] = [new FolderTree(root, BASE), new FolderTree(packagesFrom, BASE)];
	const [listed, foreign] = await Promise.all([own.list([".github"]), other.list([".github"])]);
	const paths = (listed.get(".github")?.files ?? []).map(({ path }) => path);
	const texts = await own.read(paths);
	const overlay = new Map((foreign.get(".github")?.files ?? []).map(({ path }) => [path, null]));
	for (const [path, content] of texts) if (content.kind === "text") overlay.set(path, content.text);
	if (codeowners !== void 0) overlay.set(".github/CODEOWNERS", codeowners);
	return Object.fromEntries(overlay);
}
// src/cli/cases/case-changes.ts
/** What the pull request changes: what is said, or else whatever differs in the package. */
async function changesOf(given, { base, head, folder }) {
	const inPackage = (await Promise.all([base.list([folder]), head.list([folder])])).flatMap((each) => (each.get(folder)?.files ?? []).map(({ path }) => path));
	const paths = given.changed ?? [...inPackage, ...Object.keys(given.files ?? {})];
	const sorted = [...new Set(paths)].sort();
	const [before, after] = await Promise.all([base.entries(sorted), head.entries(sorted)]);
	return sorted.flatMap((path) => {
		const [old, now] = [before.get(path) ?? null, after.get(path) ?? null];
		if (!(old?.oid === now?.oid && old?.mode === now?.mode)) return [{
			path,
			before: old,
			after: now
		}];
		return given.changed === void 0 || now === null ? [] : [{
			path,
			before: {
				mode: now.mode,
				oid: BASE
			},
			after: now
		}];
	});
}
// src/cli/cases/collect-kept-case.ts
/** Keys of a case that need files, and so say nothing about facts that were kept. */
const OF_FILES = [
	"package",
	"manifest",
	"files",
	"baseline",
	"changed",
	"tags"
];
/** The facts that a case starts from, as they were kept; `branch` is the base, where the case names one. */
async function collectKeptCase(given, branch, { root }) {
	const excess = OF_FILES.filter((key) => given[key] !== void 0);
	if (excess.length > 0) {
		const says = "`{key}` changes files, and of these the kept facts know only what was read.";
		const fix = "Leave it out, or leave `facts` out.";
		return {
			ok: false,
			impossible: excess.map((key) => ({
				at: [key],
				because: {
					id: "facts-and-files",
					says,
					fix,
					values: { key }
				}
			}))
		};
	}
	const read = await readKeptFacts(join(root, given.facts ?? ""));
	if (!read.ok) return {
		ok: false,
		impossible: [{
			at: ["facts"],
			because: read.problem
		}]
	};
	const { facts, missingFacts, row } = read.value;
	const base = given.base === void 0 ? facts.pullRequest.base : {
		...facts.pullRequest.base,
		ref: branch
	};
	return {
		ok: true,
		facts: {
			...facts,
			pullRequest: {
				...facts.pullRequest,
				base
			}
		},
		missingFacts,
		handles: [],
		row
	};
}
// src/cli/cases/collect-case.ts
/** Collects the facts of a case before people act: from files on disk or made up, or from facts that were kept. */
async function collectCase({ given }, branch, stage, setting) {
	if (given.facts !== void 0) return collectKeptCase(given, branch, setting);
	const { now } = given;
	if (now === void 0) return {
		ok: false,
		impossible: [NO_TIME]
	};
	const trees = await treesOf(given, setting);
	if ("impossible" in trees) return {
		ok: false,
		impossible: trees.impossible
	};
	const { base, head, folder } = trees;
	const changes = await changesOf(given, trees);
	const changedPaths = changes.map(({ path }) => path);
	const { policy, readExtended } = setting;
	const owners = await readOwners(base);
	const isTag = (name) => given.tags?.includes(name) ?? trees.isReleased(name);
	const findTags = async (names) => new Map(names.filter(isTag).map((name) => [name, name]));
	const listTags = async (prefixes) => (given.tags ?? []).filter((tag) => prefixes.some((prefix) => tag.startsWith(prefix)));
	const content = await collectContent({
		head,
		base,
		at: trees.at,
		changedPaths,
		owners,
		findTags,
		listTags,
		crypto: nodeCrypto,
		readExtended,
		...setting.memory
	}, policy, stage);
	const ownership = await collectOwnership(owners, () => readOwners(head), [...changedPaths, policy.path]);
	const branches = policy.stages.flatMap((each) => each.branches[0]?.replaceAll("*", "made-up") ?? []);
	return {
		ok: true,
		facts: {
			now,
			repository: {
				owner: "acme",
				name: folder.split("/").at(-1) ?? ""
			},
			pullRequest: pullRequestTo(branch),
			changes: { paths: changes },
			...content,
			roles: policy.roles,
			ownership,
			promotions: {
				found: [],
				branches
			},
			checks: []
		},
		missingFacts: "error",
		handles: handlesOf(owners),
		row: null
	};
}
/** By the clock, a case would come out otherwise one day, though nobody changed a thing: when a drill is old, or a freeze begins. */
const NO_TIME = {
	at: [],
	because: {
		id: "no-time",
		says: "Nothing says when this is judged.",
		fix: "Give a day that its drills, reports and waivers fit, once for all cases: `given: { now: 2026-11-20 }`",
		values: {}
	}
};
function pullRequestTo(branch) {
	return {
		number: 1,
		title: "",
		author: null,
		draft: false,
		base: {
			ref: branch,
			sha: BASE
		},
		head: {
			ref: "proposal",
			sha: HEAD
		},
		mergeBase: BASE
	};
}
// src/cli/cases/run-case.ts
/** Judges the situation of a case and compares it with what is expected. Rejects only on our own failure. */
async function runCase(one, setting) {
	const policy = withWaivers(one, setting.policy);
	const choice = chooseStage(one, policy);
	if ("because" in choice) return impossible(one, [choice]);
	const ungated = ungatedBase(one.given, policy);
	if (ungated.length > 0) return impossible(one, ungated);
	if (choice.stage === null) return compared(one, NOT_GATED);
	const { stage, branch } = choice;
	const collected = await collectCase(one, branch, stage, {
		...setting,
		policy
	});
	if (!collected.ok) return impossible(one, collected.impossible);
	const judge = () => judgeCollected(one, collected, {
		policy,
		stage
	});
	if (one.given.facts === void 0) return judge();
	const answer = await judgeKept(one.given.facts, collected.row, judge);
	return answer.ok ? answer.value : impossible(one, [{
		at: ["facts"],
		because: answer.problem
	}]);
}
function judgeCollected(one, collected, { policy, stage }) {
	const invalid = invalidManifest(one, collected.facts);
	if (invalid.length > 0) return impossible(one, invalid);
	const known = knownPeople(collected.facts, one.given, collected.handles);
	const asked = knownPeople(collected.facts, {}, collected.handles);
	const mistaken = [...mistakenNames(one, collected.facts, policy, known), ...unaskedTeams(one.given, asked)];
	const { facts, impossible: problems } = applyWhatIf(withBaseline(one, collected.facts), one.given, policy);
	if (mistaken.length + problems.length > 0) return impossible(one, [...mistaken, ...problems]);
	const reviewed = (facts.reviews ?? []).map(({ submittedAt }) => submittedAt);
	const greenAt = one.given.facts === void 0 ? [facts.now, ...reviewed].sort()[0] : facts.now;
	const options = { missingFacts: collected.missingFacts };
	const found = judgeFound(facts, {
		policy,
		stage,
		options,
		greenAt: greenAt ?? facts.now
	});
	const nobody = uncounted(one, found, known);
	return nobody.length > 0 ? {
		one,
		differences: [],
		issues: nobody,
		found: null
	} : compared(one, found);
}
/** How a case says who somebody is. */
const MEMBER = "`teams: { \"{team}\": [{who}] }`";
/** Names in a case that nobody knows, and that would change nothing. */
function mistakenNames({ given }, facts, policy, known) {
	return [
		...unreadMetrics(given.metrics, facts, policy),
		...unreadMetrics(given.baseline?.metrics, facts, policy, ["baseline", "metrics"]),
		...unaskedChecks(given.checks, policy),
		...strangers(given, known, MEMBER)
	];
}
/** People of whom it is expected for what their word counts, and whom nobody knows: for nothing, whatever they are called. */
function uncounted({ expected, expectedAt }, found, known) {
	const logins = [...known.logins, ...Object.keys(found.counts)];
	return Object.keys(expected.counts ?? {}).flatMap((who) => {
		const because = unknownPerson(who, {
			...known,
			logins
		}, MEMBER);
		return because === null ? [] : [{
			...because,
			where: expectedAt(["counts", who])
		}];
	});
}
/** Nothing judges a branch that no stage names. */
const NOT_GATED = {
	verdict: null,
	outcome: "skip",
	stage: null,
	blocks: [],
	gates: {},
	findings: [],
	asked: [],
	counts: {},
	signOffs: null
};
function compared(one, found) {
	return {
		one,
		differences: compareFound(one.expected, found).map((each) => ({
			...each,
			where: one.expectedAt(each.at)
		})),
		issues: [],
		found
	};
}
function impossible(one, problems) {
	return {
		one,
		differences: [],
		issues: problems.map(({ at, part, because }) => ({
			...because,
			where: one.givenAt(at, part)
		})),
		found: null
	};
}
/** A manifest that is only invalid by what the case says of it is a mistake of the case, unless it is about just that. */
function invalidManifest({ given, expected }, { packages }) {
	const { blocks = [], gates = {}, findings = [] } = expected;
	const isMeant = blocks.includes("package") || gates["package"] !== void 0 || findings.some((name) => name.startsWith("package/"));
	if (given.manifest === void 0 || isMeant) return [];
	return packages.flatMap(({ manifest }) => manifest.ok ? [] : manifest.issues).map((issue) => {
		const says = `This makes the manifest invalid: ${issue.says}`;
		return {
			at: ["manifest"],
			because: {
				...issue,
				says
			}
		};
	});
}
function withWaivers({ given, givenAt }, policy) {
	const more = (given.waivers ?? []).map(({ check, ...waiver }, at) => ({
		...waiver,
		...check === void 0 ? {} : { check },
		where: givenAt(["waivers", at])
	}));
	return more.length === 0 ? policy : {
		...policy,
		waivers: [...policy.waivers ?? [], ...more]
	};
}
function withBaseline({ given: { baseline } }, facts) {
	const metrics = baseline?.metrics;
	if (metrics === void 0) return facts;
	return {
		...facts,
		baseline: facts.baseline.map((one) => withPackage(one, { metrics }))
	};
}
function chooseStage({ given }, policy) {
	const names = policy.stages.map(({ name }) => name);
	if (given.stage !== void 0) {
		const stage = policy.stages.find(({ name }) => name === given.stage);
		if (stage === void 0) return {
			at: ["stage"],
			because: unknownStage(given.stage, names)
		};
		return {
			stage,
			branch: given.base ?? stage.branches[0]?.replaceAll("*", "made-up") ?? stage.name
		};
	}
	if (given.base === void 0) return {
		at: [],
		because: {
			id: "no-stage",
			says: "Neither `stage` nor `base` says by what this is judged.",
			fix: "Name one of the stages {names}, or a branch.",
			values: { names }
		}
	};
	const choice = stageOf(policy, given.base);
	if (choice.kind === "ambiguous") return {
		at: ["base"],
		because: {
			id: "ambiguous-stage",
			says: "The branch `{base}` is matched by several stages: {stages}.",
			fix: "Name the branch exactly in one of them, or say `stage` here.",
			values: {
				base: given.base,
				stages: choice.stages
			}
		}
	};
	return {
		stage: choice.kind === "stage" ? choice.stage : null,
		branch: given.base
	};
}
// src/cli/cases/to-junit.ts
/** The results as JUnit XML: a suite a file, a failure for each case that did not come out, an error for each that could not be judged. */
function toJunit(all) {
	return `${[
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		"<testsuites>",
		...all.map(({ path, results }) => {
			const failures = results.filter(({ differences }) => differences.length > 0).length;
			const errors = results.filter(({ issues }) => issues.length > 0).length;
			const counts = `tests="${results.length}" failures="${failures}" errors="${errors}" skipped="0"`;
			const cases = results.map((result) => caseOf(path, result));
			return [
				`  <testsuite name=${quoted(path)} ${counts}>`,
				...cases,
				"  </testsuite>"
			].join("\n");
		}),
		"</testsuites>"
	].join("\n")}\n`;
}
function caseOf(path, { one, differences, issues }) {
	const head = `    <testcase classname=${quoted(path)} name=${quoted(one.name)} file=${quoted(path)} line="${one.where.line ?? 1}"`;
	const told = [...differences.map(({ at, expected, actual, where }) => {
		return `      <failure message=${quoted(`${path}:${where.line ?? 1} ${at.join(".")}: expected ${expected}, found ${actual}`)}/>`;
	}), ...issues.map((issue) => {
		const advice = fixOf(issue, PLAIN);
		const said = [says(issue, PLAIN), ...advice === null ? [] : [advice]].join(" ");
		return `      <error message=${quoted(`${path}:${issue.where.line ?? 1} ${said}`)}/>`;
	})];
	return told.length === 0 ? `${head}/>` : [
		`${head}>`,
		...told,
		"    </testcase>"
	].join("\n");
}
function quoted(text) {
	return `"${xml(text)}"`;
}
// src/cli/cases/to-text.ts
/** Counts the results of all files. */
function countOf(all) {
	const results = all.flatMap((file) => file.results);
	return {
		cases: results.length,
		failed: results.filter(({ differences }) => differences.length > 0).length,
		unjudged: results.filter(({ issues }) => issues.length > 0).length
	};
}
/** A case that failed, with each field in which it did, and where that stands; nothing for any other. */
function resultText({ one, differences }, paint) {
	const [first] = differences;
	if (first === void 0) return "";
	const { path } = one.where;
	const lines = differences.map(({ at, expected, actual, where }) => {
		const values = {
			path,
			line: where.line ?? 1,
			field: at.join("."),
			expected,
			actual
		};
		return `  ${paint("quiet", fillTemplate("{path}:{line}", values, TERMINAL))}  ${fillTemplate("{field}: expected {expected}, found {actual}", values, TERMINAL)}`;
	});
	const title = `${paint("error", "✗")} ${paint("strong", fillTemplate("{name}", { name: one.name }, TERMINAL))}`;
	return withoutCommands(`${[title, ...lines].join("\n")}\n\n`);
}
/** The last line: how many cases there are, and how many failed. `elapsed` in seconds. */
function summaryText({ cases, failed, unjudged }, elapsed, paint) {
	const wrong = failed + unjudged;
	const sign = wrong === 0 ? paint("good", "✓") : paint("error", "✗");
	const values = {
		cases,
		passed: cases - wrong,
		failed,
		unjudged
	};
	const parts = [
		"{cases} [case|cases]",
		...wrong === 0 ? ["all as expected"] : ["{passed} as expected"],
		...failed === 0 ? [] : ["{failed} not"],
		...unjudged === 0 ? [] : ["{unjudged} could not be judged"]
	];
	const time = paint("quiet", `${elapsed.toFixed(2)} s`);
	return `${sign} ${fillTemplate(parts.join(", "), values, TERMINAL)}   ${time}\n`;
}
/** The results as JSON: by file and case, with what was found, or the mistakes for which it could not be judged. */
function caseResultsJson(all) {
	const files = all.map(({ path, results }) => ({
		path,
		cases: results.map(({ one, differences, issues, found }) => ({
			name: one.name,
			line: one.where.line ?? 1,
			result: issues.length > 0 ? "unjudged" : differences.length > 0 ? "failed" : "passed",
			differences: differences.map(({ at, expected, actual, where }) => ({
				field: at.join("."),
				expected,
				actual,
				line: where.line ?? 1
			})),
			mistakes: issues.map((issue) => ({
				id: issue.id,
				message: says(issue, PLAIN),
				advice: fixOf(issue, PLAIN),
				line: issue.where.line ?? 1
			})),
			...found === null ? {} : { found: plainFound(found) }
		}))
	}));
	return `${JSON.stringify({
		...countOf(all),
		files
	}, null, 2)}\n`;
}
function plainFound({ verdict: _, signOffs: __, ...plain }) {
	return plain;
}
// src/cli/cases/test.ts
/** Runs policy cases and tells of those that come to something else than expected. */
async function test(files, options, terminal) {
	const started = performance.now();
	const paths = files.length > 0 ? files : await findCaseFilesAround(process.cwd());
	if (paths.length === 0) {
		tell(terminal, "error", {
			says: "there are no cases: neither `{own}` nor a file `*.gatehouse-test.yml` below, nor in the repository above",
			fix: "write some (docs/policy-tests.md), or name a file",
			values: { own: CASE_FILE }
		});
		return EXIT.unanswered;
	}
	const all = [];
	let isWrong = false;
	for (const path of paths) {
		const { ran, complete } = await runFile(path, options, terminal);
		isWrong ||= !complete;
		all.push(ran);
	}
	if (!isWrong && options.only !== void 0 && countOf(all).cases === 0) {
		tell(terminal, "error", {
			says: "no case is called `{only}`",
			values: { only: options.only }
		});
		return EXIT.unanswered;
	}
	if (!isWrong || countOf(all).cases > 0 || options.json === true || options.junit !== void 0) await report(all, options, terminal, (performance.now() - started) / 1e3);
	if (isWrong) return EXIT.unanswered;
	return countOf(all).failed > 0 ? EXIT.no : EXIT.done;
}
async function runFile(path, options, terminal) {
	const text = await textOf(path);
	const file = text === null ? {
		ok: false,
		issues: [unopened(path)]
	} : readCaseFile(text, path);
	const setting = file.ok ? await loadSetting(file.value, path, options) : file;
	if (!file.ok || !setting.ok) {
		await tellIssues(terminal, setting.ok ? [] : setting.issues);
		return {
			ran: {
				path,
				results: []
			},
			complete: false
		};
	}
	const wanted = file.value.cases.filter(({ name }) => name.includes(options.only ?? ""));
	const results = [];
	for (const one of wanted) results.push(await runCase(one, setting.value));
	const issues = results.flatMap((result) => result.issues);
	await tellIssues(terminal, issues);
	return {
		ran: {
			path,
			results
		},
		complete: issues.length === 0
	};
}
async function report(all, { json, junit }, terminal, elapsed) {
	if (junit !== void 0) {
		const path = resolve(junit);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, toJunit(all));
	}
	if (json === true) {
		terminal.out.write(caseResultsJson(all));
		return;
	}
	const paint = paintFor(terminal.out);
	for (const { results } of all) for (const each of results) terminal.out.write(resultText(each, paint));
	terminal.out.write(summaryText(countOf(all), elapsed, paint));
}
export { test };
