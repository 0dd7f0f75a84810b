import { o as fillTemplate, r as PLAIN, u as says } from "./fill-template.js";
import { _ as string, a as array, c as int, d as looseObject, h as record, n as datetime, r as _enum, s as boolean, t as date, u as literal, v as union } from "./zod.js";
import { t as OUTCOMES } from "./outcome.js";
import { _ as pointersOf, l as codeOwnerScopes, o as weighSignOffs, s as roleScopes, t as gates, u as hasSignOffFacts } from "./registry.js";
import { t as checkSchema } from "./check-schema.js";
import { t as signOffRules } from "./sign-off-rules.js";
import { t as readJson } from "./read-json.js";
// src/core/record/record-schema.ts
/** Type of a statement: in-toto attestation framework, Statement v1. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** Type of the predicate: SLSA, verification summary v1. */
const PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";
/** Who verified: what `verifier.id` says of every record. */
const VERIFIER = "https://github.com/gatehouse/gatehouse";
/** Field of the predicate that holds what SLSA has no word for; SLSA asks for names that are URIs. */
const EXTENSION = "https://github.com/gatehouse/gatehouse/record/v1";
/** Subjects of one record at most. A package of more files has none: a list that was cut would read as if it were whole. */
const MOST_SUBJECTS = 1e4;
const MOST = 2e4;
const short = string().max(1e3);
const long = string().max(2e4);
const sha256Hex = string().regex(/^[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{40,128}$/);
const outcome = _enum(OUTCOMES).describe("`error`, `fail` and `pending` hold a pull request back; the others do not.");
const digests = record(string().max(50), string().regex(/^[0-9A-Za-z+/=_:.-]{1,500}$/)).refine((set) => Object.keys(set).length > 0, "expected at least one digest");
const resource = looseObject({
	uri: long,
	digest: digests
});
const place = looseObject({
	path: long,
	line: int().positive().optional()
});
const finding = looseObject({
	id: short.describe("Stable name, unique within its gate."),
	outcome,
	severity: literal("warn").optional().describe("The policy's check only warns."),
	message: long.describe("What was found, as a sentence."),
	expected: long.optional(),
	actual: long.optional(),
	where: place.optional(),
	package: long.optional().describe("Folder of the package that it is about."),
	check: short.optional().describe("Name of the policy's check that it is about.")
});
const gate = looseObject({
	gate: short,
	severity: _enum(["block", "warn"]),
	kind: _enum(["content", "people"]),
	outcome,
	findings: array(finding).max(MOST)
});
const person = looseObject({
	id: int(),
	login: short
});
const scope = looseObject({
	digest: sha256Hex.describe("SHA-256 over `paths` as canonical JSON: what a sign-off was given for."),
	paths: array(looseObject({
		path: long,
		mode: string().max(10).nullable().describe("`null`: the path is not there."),
		oid: hex.nullable().describe("Git object id.")
	})).max(MOST).describe("Changed paths that it signs for, as they are at `head`.")
});
const asked = looseObject({
	kind: _enum(["code-owners", "role"]),
	name: long,
	owners: array(short).max(MOST),
	needs: int().nonnegative().describe("How many different people."),
	scope,
	signed: array(person.extend({
		review: int(),
		commit: hex,
		at: short
	})).max(MOST).describe("Approvals that count: the commit that each saw, and when it was sent."),
	objections: array(person).max(MOST).describe("Who asks for changes.")
});
const review = looseObject({
	review: int(),
	by: person.nullable().describe("`null`: the account is gone."),
	state: short,
	commit: hex.nullable(),
	at: short,
	countsFor: array(long).max(MOST).describe("Names of what it signs."),
	because: array(looseObject({
		id: short,
		for: array(long).max(MOST)
	})).max(MOST).describe("Why it does not count, and for what.")
});
const pullRequest = looseObject({
	number: int().nonnegative(),
	head: hex,
	author: person.nullable(),
	distinct: boolean().describe("Whether a person fills one role only."),
	afterGates: boolean().describe("Whether approvals count only once the content was green."),
	asked: array(asked).max(MOST),
	reviews: array(review).max(MOST).describe("Every review, the newest first.")
});
const signOffs = union([looseObject({
	judged: literal(true),
	pullRequests: array(pullRequest).min(1).max(1e3)
}), looseObject({
	judged: literal(false),
	because: _enum([
		"left-to-app",
		"not-asked",
		"nothing-judged"
	]).describe("`left-to-app`: who made the record knows no reviews. `not-asked`: the policy asks for none. `nothing-judged`: no gate was asked.")
})]);
const waiver = looseObject({
	gate: short,
	finding: short,
	check: short.optional(),
	package: short,
	reason: long,
	authority: short,
	expires: date().describe("Last day on which it counts, in UTC."),
	where: place
});
const extension = looseObject({
	package: looseObject({
		folder: long,
		name: short.optional(),
		version: short.optional(),
		risk: short.optional(),
		owner: short.optional().describe("Who answers for it, by its manifest."),
		manifest: long.describe("Path of its manifest."),
		names: array(looseObject({
			at: long.describe("JSON pointer into the manifest, such as `/model/path`."),
			path: long,
			files: int().nonnegative().describe("How many subjects stand at the path or below it. 0: there is nothing.")
		})).max(MOST).describe("Every path of the repository that the manifest names.")
	}),
	contents: looseObject({
		count: int().positive(),
		digest: sha256Hex.describe("SHA-256 over `subject` as canonical JSON: so a signature of the predicate is one of every digest."),
		gitDigest: sha256Hex.describe("The same over names, `gitBlob` and `gitCommit` alone, without subjects that have neither: equal in every record of the same files, whoever made it and whichever other digests it knew. As strong as git's ids.")
	}).describe("How many subjects there are, and digests over them."),
	stage: short,
	outcome,
	contentGreen: boolean(),
	pullRequest: int().nonnegative().describe("0: none, or a merge queue's commit."),
	head: hex,
	base: hex,
	extends: resource.optional().describe("The policy of another repository that the policy stands on."),
	gates: array(gate).max(1e3),
	deferred: array(short).max(1e3).describe("Gates of the stage that were not judged here."),
	notAsked: array(short).max(1e3).describe("Gates that the stage does not ask: with the others, all that there are."),
	notices: array(finding).max(MOST).describe("What is said of the judgement itself."),
	signOffs,
	waivers: array(waiver).max(MOST).describe("Reviewed lines of the policy that excused findings."),
	pointers: array(looseObject({
		path: long,
		content: long
	})).max(MOST).describe("Files that stand for content elsewhere (Git LFS), and the subject that is this content.")
});
/** What a record is, and all that is read of one. Keys that are not named may come with a later version, and are passed over. */
const recordSchema = looseObject({
	_type: literal(STATEMENT_TYPE),
	subject: array(looseObject({
		name: long,
		digest: digests
	})).min(1).max(MOST_SUBJECTS).superRefine((subjects, context) => {
		const seen = /* @__PURE__ */ new Set();
		for (const [index, { name }] of subjects.entries()) {
			if (seen.has(name)) context.addIssue({
				code: "custom",
				path: [index, "name"],
				message: "expected each name once"
			});
			seen.add(name);
		}
	}).describe("The package's files, and those elsewhere in the repository that it names."),
	predicateType: literal(PREDICATE_TYPE),
	predicate: looseObject({
		verifier: looseObject({
			id: literal(VERIFIER),
			version: record(short, short)
		}),
		timeVerified: datetime(),
		resourceUri: long,
		policy: resource,
		inputAttestations: array(resource).max(MOST).describe("Evidence and signatures that were judged."),
		verificationResult: _enum(["PASSED", "FAILED"]),
		verifiedLevels: array(short).min(1).max(100),
		[EXTENSION]: extension
	})
});
/** What Gatehouse itself says in a record. */
function extensionOf({ predicate }) {
	return predicate[EXTENSION];
}
// src/core/record/read-record.ts
/** Bytes of a record that are read, and how deep it may nest: what GitHub takes of an attestation, and twice of what one has. */
const RECORD_LIMITS = {
	bytes: 16777216,
	depth: 24
};
/** Reads a record from anybody. Never throws; a repeated key is a mistake, since two readers could take it for two things. */
function readRecord(text, path) {
	const read = readJson(text, path, RECORD_LIMITS);
	if (!read.ok) return read;
	const shaped = checkSchema(recordSchema, read.value, path);
	if (!shaped.ok) return shaped;
	return {
		ok: true,
		value: {
			record: shaped.value,
			value: read.value.value
		}
	};
}
// src/core/record/canonical-text.ts
/** A value as JSON has it, with the keys of each object in the order of their code units. */
function ordered(_key, value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}
/**
* JSON whose objects list their keys in order: equal values print alike, whoever built them. With `indent`, on as many spaces a level.
* Of numbers, what JSON has no word for becomes `null`, as everywhere.
*/
function canonicalText(value, indent) {
	return JSON.stringify(value, ordered, indent);
}
// src/core/record/contents-of.ts
/**
* How many subjects there are, and two digests over them in their order of names. `digest` is over all that the record knows of each, so that who
* signs it signs for every digest. `gitDigest` is over names and git's object ids alone: whoever makes a record knows those, so it is the same in
* each record of the same files, and people may compare it. It is as strong as git's ids are. What stands behind a pointer has none, and needs none:
* the pointer names it.
*/
function contentsOf(subjects, sha256) {
	const listed = subjects.map(({ name, digest }) => ({
		name,
		digest
	})).sort((a, b) => a.name < b.name ? -1 : 1);
	const inGit = listed.flatMap(({ name, digest }) => {
		const ids = gitIdsOf(digest);
		return Object.keys(ids).length === 0 ? [] : [{
			name,
			digest: ids
		}];
	});
	return {
		count: listed.length,
		digest: sha256(canonicalText(listed)),
		gitDigest: sha256(canonicalText(inGit))
	};
}
/** What git calls a subject: a file by its blob, a submodule by its commit. Nothing for what git does not hold. */
function gitIdsOf({ gitBlob, gitCommit }) {
	return {
		...gitBlob === void 0 ? {} : { gitBlob },
		...gitCommit === void 0 ? {} : { gitCommit }
	};
}
// src/core/record/git-uri.ts
/**
* A path of a commit as a URI: `git+https://github.com/acme/churn@<commit>#handoffs/churn`, the form that SPDX gives to download
* locations in git. Where nobody knows which repository it is, `git:@<commit>#<path>`.
*/
function gitUri({ server, owner, name }, commit, path) {
	return `${owner === "" || name === "" ? "git:" : `git+${server}/${owner}/${name}`}@${commit}#${uriPath(path)}`;
}
/** A path as it stands in such a URI: each segment with what is special spelled out. */
function uriPath(path) {
	return path.split("/").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/");
}
// src/core/record/names-at.ts
/** Names of subjects in the order of their code units, as {@link countAt} wants them. */
function sortedNames(subjects) {
	return subjects.map(({ name }) => name).sort();
}
/** How many of sorted names are a path or lie below it; `""` is the root, below which all do. */
function countAt(sorted, path) {
	if (path === "") return sorted.length;
	return (sorted[firstFrom(sorted, path)] === path ? 1 : 0) + firstFrom(sorted, `${path}0`) - firstFrom(sorted, `${path}/`);
}
/** Index of the first name that is not before a text. By halves, since a record from anybody may name thousands of paths. */
function firstFrom(sorted, text) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if ((sorted[middle] ?? "") < text) low = middle + 1;
		else high = middle;
	}
	return low;
}
// src/core/record/subjects-of.ts
/**
* The files of a package, and those elsewhere that it names, by path, each with its git blob id and, where it is known, its SHA-256. Of a
* pointer (Git LFS) the content that it stands for is a subject of its own, `<path>#content`, so that the model itself can be looked up; where a file
* has that very name, `#content` is put on again until no file does.
*/
function subjectsOf(one, more) {
	const files = new Map([...one.files, ...one.outside].map((file) => [file.path, file]));
	const subject = [...files].flatMap(([path, entry]) => {
		const digest = digestsOf(one, path, entry, more);
		return digest === null ? [] : [{
			name: path,
			digest
		}];
	});
	const contents = [...pointersOf(one)].flatMap(([path, digests]) => {
		const sha256 = digests.find(({ algorithm }) => algorithm === "sha256")?.value;
		return sha256 === void 0 || !files.has(path) ? [] : [{
			path,
			content: contentName(path, files),
			digest: { sha256 }
		}];
	});
	return {
		subject: [...subject, ...contents.map(({ content, digest }) => ({
			name: content,
			digest
		}))].sort((a, b) => a.name < b.name ? -1 : 1),
		pointers: contents.map(({ path, content }) => ({
			path,
			content
		})).sort((a, b) => a.path < b.path ? -1 : 1)
	};
}
/** A name for the content of a pointer. Names are unique in a record, and a file may be called anything. */
function contentName(path, files) {
	const name = `${path}#content`;
	return files.has(name) ? contentName(name, files) : name;
}
/** Digests of what git keeps at a path; `null` for a folder. A submodule is known by its commit. */
function digestsOf({ digests, texts = {} }, path, { mode, oid }, more) {
	if (mode === "160000") return { gitCommit: oid };
	if (mode === "040000") return null;
	if (!mode.startsWith("100")) return { gitBlob: oid };
	const known = Object.hasOwn(digests, path) ? digests[path]?.sha256 : void 0;
	const read = Object.hasOwn(texts, path) ? texts[path] : void 0;
	const sha256 = known ?? read ?? (Object.hasOwn(more, path) ? more[path] : void 0);
	return {
		gitBlob: oid,
		...sha256 === void 0 ? {} : { sha256 }
	};
}
// src/core/record/record-of.ts
const NOWHERE = {
	owner: "",
	name: ""
};
/**
* The record of one package of a verdict: an in-toto statement v1 with a SLSA verification summary v1. It depends on nothing but what it is
* given, so the same facts give the same record.
*/
function recordOf(one, source) {
	const { verdict, facts, program, server = "https://github.com" } = source;
	const place = {
		server,
		...facts.repository ?? NOWHERE
	};
	const subjects = subjectsOf(one, source.digests ?? {});
	const { subject } = subjects;
	const digestOf = new Map(subject.map(({ name, digest }) => [name, digest]));
	const judgedFrom = [...one.evidence, ...one.signatures].map(({ path }) => path);
	return {
		_type: STATEMENT_TYPE,
		subject: [...subject],
		predicateType: PREDICATE_TYPE,
		predicate: {
			verifier: {
				id: VERIFIER,
				version: { gatehouse: program }
			},
			timeVerified: verdict.at,
			resourceUri: gitUri(place, verdict.head, one.folder),
			policy: policyOf(verdict, place, source.policySha256),
			inputAttestations: [...new Set(judgedFrom)].sort().flatMap((path) => {
				const digest = digestOf.get(path);
				return digest === void 0 ? [] : [{
					uri: gitUri(place, verdict.head, path),
					digest
				}];
			}),
			verificationResult: isPassed(verdict.outcome) ? "PASSED" : "FAILED",
			verifiedLevels: levelsOf(verdict),
			[EXTENSION]: extensionFor(one, source, {
				place,
				subjects
			})
		}
	};
}
/** Whether an outcome is a release that passed. Nothing that applied is no pass. */
function isPassed(outcome) {
	return outcome === "pass" || outcome === "waived";
}
/** What was reached: the stage as a whole, its content where gates were left to others, or nothing. */
function levelsOf({ outcome, stage, deferred }) {
	if (!isPassed(outcome)) return ["FAILED"];
	return [deferred.length === 0 ? `GATEHOUSE_STAGE:${stage}` : `GATEHOUSE_CONTENT:${stage}`];
}
/** The record as it is written: JSON with ordered keys on two spaces, and a line break at the end. */
function recordText(record) {
	return `${canonicalText(record, 2)}\n`;
}
function policyOf({ policy, base }, place, sha256) {
	const digest = {
		gitBlob: policy.digest,
		...sha256 === void 0 ? {} : { sha256 }
	};
	return {
		uri: gitUri(place, base, policy.path),
		digest
	};
}
function extensionFor(one, { verdict, facts, signOffs, sha256 }, { place, subjects }) {
	const { stage, outcome, contentGreen, head, base, gates: gates$1, deferred, notices } = verdict;
	const named = /* @__PURE__ */ new Set([...gates$1.map(({ gate }) => gate), ...deferred]);
	return {
		package: packageFor(one, verdict, subjects),
		contents: contentsOf(subjects.subject, sha256),
		stage,
		outcome,
		contentGreen,
		pullRequest: facts.pullRequest.number,
		head,
		base,
		...extendedOf(verdict, place),
		gates: gates$1.map(gateOf),
		deferred: [...deferred],
		notAsked: gates.map(({ meta }) => meta.id).filter((id) => !named.has(id)),
		notices: notices.map(findingOf),
		signOffs,
		waivers: gates$1.flatMap(waiversOf),
		pointers: subjects.pointers
	};
}
function packageFor({ folder, manifest, manifestPath, references }, { packages }, { subject }) {
	const judged = packages.find((each) => each.folder === folder);
	const names = sortedNames(subject);
	return {
		folder,
		...judged?.name === void 0 ? {} : { name: judged.name },
		...judged?.version === void 0 ? {} : { version: judged.version },
		...judged?.risk === void 0 ? {} : { risk: judged.risk },
		...manifest.ok ? { owner: manifest.value.handoff.package.owner } : {},
		manifest: manifestPath,
		names: references.map(({ pointer, path }) => ({
			at: pointer,
			path,
			files: countAt(names, path)
		}))
	};
}
function extendedOf({ policy }, { server }) {
	if (policy.extends === void 0) return {};
	const { repository, commit, path, digest } = policy.extends;
	const [owner = "", name = ""] = repository.split("/");
	return { extends: {
		uri: gitUri({
			server,
			owner,
			name
		}, commit ?? "unknown", path),
		digest: { gitBlob: digest }
	} };
}
function gateOf({ gate, severity, kind, outcome, findings }) {
	return {
		gate,
		severity,
		kind,
		outcome,
		findings: findings.map(findingOf)
	};
}
function findingOf(finding) {
	const { id, outcome, severity, expected, actual, values, where, check, package: folder } = finding;
	return {
		id,
		outcome,
		...severity === void 0 ? {} : { severity },
		message: says(finding, PLAIN),
		...expected === void 0 ? {} : { expected: fillTemplate(expected, values, PLAIN) },
		...actual === void 0 ? {} : { actual: fillTemplate(actual, values, PLAIN) },
		...where === void 0 ? {} : { where: {
			path: where.path,
			...where.line === void 0 ? {} : { line: where.line }
		} },
		...folder === void 0 ? {} : { package: folder },
		...check === void 0 ? {} : { check }
	};
}
function waiversOf({ gate, findings }) {
	return findings.flatMap(({ id, waiver }) => {
		if (waiver === void 0) return [];
		const { check, package: about, reason, authority, expires, where } = waiver;
		return [{
			gate,
			finding: id,
			...check === void 0 ? {} : { check },
			package: about,
			reason,
			authority,
			expires,
			where: {
				path: where.path,
				...where.line === void 0 ? {} : { line: where.line }
			}
		}];
	});
}
// src/core/record/scope-of.ts
/** What a sign-off stands for: paths with what git has there, and one digest over them. */
function scopeOf(paths, entryOf, sha256) {
	const listed = paths.map((path) => {
		const entry = entryOf(path);
		return {
			path,
			mode: entry?.mode ?? null,
			oid: entry?.oid ?? null
		};
	});
	return {
		digest: scopeDigest(listed, sha256),
		paths: listed
	};
}
/** The digest that a scope of these paths has, in the order given. */
function scopeDigest(paths, sha256) {
	return sha256(canonicalText(paths.map(({ path, mode, oid }) => ({
		path,
		mode,
		oid
	}))));
}
// src/core/record/sign-offs-of.ts
/** The gate whose word on people it is. */
const SIGN_OFFS = "sign-offs";
/** What a record says of the people: who was asked and who signed, or why it says nothing. */
function signOffsOf(verdict, heard, sha256) {
	if (verdict.deferred.includes("sign-offs")) return {
		judged: false,
		because: "left-to-app"
	};
	if (verdict.gates.length === 0) return {
		judged: false,
		because: "nothing-judged"
	};
	if (!verdict.gates.some(({ gate }) => gate === "sign-offs")) return {
		judged: false,
		because: "not-asked"
	};
	const pullRequests = heard.flatMap((each) => pullRequestOf(each, sha256) ?? []);
	return pullRequests.length === 0 ? {
		judged: false,
		because: "nothing-judged"
	} : {
		judged: true,
		pullRequests
	};
}
function pullRequestOf({ number, policy, stage, facts }, sha256) {
	const rules = signOffRules(policy, stage, facts);
	if (rules === null || !hasSignOffFacts(facts)) return null;
	const signOffs = weighSignOffs(facts, rules);
	const { head, author } = facts.pullRequest;
	return {
		number,
		head: head.sha,
		author: author === null ? null : personOf(author),
		distinct: rules.distinct,
		afterGates: rules.afterGates,
		asked: askedOf(facts, rules, signOffs, sha256),
		reviews: signOffs.reviews.map(reviewOf)
	};
}
function askedOf(facts, { codeOwners, roles }, { head, requirements }, sha256) {
	const owned = codeOwners === "off" ? null : codeOwnerScopes(head.changed, facts.ownership, facts.owners, codeOwners);
	const scopes = [...owned === null ? [] : [owned], roleScopes(head.changed, facts.roles, roles)];
	const covers = (path, { kind, name }) => scopes.some(({ covering }) => covering(path).some((each) => each.kind === kind && each.name === name));
	return requirements.map((state) => {
		const { kind, name, owners, needs } = state.requirement;
		const paths = head.changed.filter((path) => covers(path, state.requirement));
		return {
			kind,
			name,
			owners: [...owners],
			needs,
			scope: scopeOf(paths, (path) => head.changedTo?.get(path) ?? null, sha256),
			signed: signedOf(state, facts),
			objections: state.objections.map(personOf)
		};
	});
}
function signedOf({ signed }, { reviews }) {
	const sentAt = new Map(reviews.map(({ id, submittedAt }) => [id, submittedAt]));
	return signed.map(({ person, review, commit }) => ({
		...personOf(person),
		review,
		commit,
		at: sentAt.get(review) ?? ""
	}));
}
function reviewOf({ review, holdsFor, losses, reason, objectsTo }) {
	const lost = /* @__PURE__ */ new Map();
	for (const { requirement, reason: why } of losses) lost.set(why.id, [...lost.get(why.id) ?? [], requirement.name]);
	const whole = reason === null ? [] : [{
		id: reason.id,
		for: objectsTo.map(({ name }) => name)
	}];
	return {
		review: review.id,
		by: review.author === null ? null : personOf(review.author),
		state: review.state,
		commit: review.commit,
		at: review.submittedAt,
		countsFor: holdsFor.map(({ name }) => name),
		because: [...whole, ...[...lost].map(([id, names]) => ({
			id,
			for: names
		}))]
	};
}
function personOf({ id, login }) {
	return {
		id,
		login
	};
}
/** How many different people signed, and whether that is enough: what `asked` says of itself. */
function isSatisfied({ needs, signed, objections }) {
	return new Set(signed.map(({ id }) => id)).size >= needs && objections.length === 0;
}
export { extensionOf as _, isPassed as a, recordText as c, uriPath as d, contentsOf as f, readRecord as g, RECORD_LIMITS as h, scopeDigest as i, countAt as l, canonicalText as m, isSatisfied as n, levelsOf as o, gitIdsOf as p, signOffsOf as r, recordOf as s, SIGN_OFFS as t, sortedNames as u, recordSchema as v };
