import { t as paintFor } from "./terminal.js";
import { i as withoutCommands } from "./escape-terminal.js";
import { c as fixOf, i as TERMINAL, o as fillTemplate, u as says } from "./fill-template.js";
import { a as readExport, o as EXPORT_FORMAT, s as CONTENT_LIMIT, t as unreadable, u as AuditError } from "./unreadable.js";
import { n as blocks, r as byGravity } from "./outcome.js";
import { t as judge } from "./judge.js";
import { a as keptJudgement, i as digestsOf, r as whyNoReplay, u as readJudgement } from "./replay.js";
import { c as latestOpinions, o as weighSignOffs, p as nameOf$1, u as hasSignOffFacts } from "./registry.js";
import { n as parseQuantity } from "./parse-quantity.js";
import { t as didYouMean } from "./did-you-mean.js";
import { r as POLICY_PATHS } from "./setting-for.js";
import { n as gatesFor } from "./gates-for.js";
import { t as parsePolicy } from "./parse-policy.js";
import { g as DigestMemory, h as ReadingMemory } from "./naming-folders.js";
import { i as unreadExtended, t as completePolicy } from "./extended-policy.js";
import { t as childOf } from "./written-settings.js";
import { t as policyCopy } from "./policy-copy.js";
import { t as signOffRules } from "./sign-off-rules.js";
import { t as problem } from "./answer.js";
import { t as noPlainFile } from "./no-plain-file.js";
import { t as codeFrame } from "./code-frame.js";
import { basename, dirname, join, relative, resolve } from "node:path";
import { createReadStream, existsSync } from "node:fs";
import { open, readFile, readdir, stat } from "node:fs/promises";
// src/cli/cases/find-case-files.ts
/** Where a repository's cases stand when there is one file of them. */
const CASE_FILE = ".github/gatehouse.test.yml";
const OTHERS = /\.gatehouse-test\.ya?ml$/;
/** Folders that hold other people's files. */
const FOREIGN = /* @__PURE__ */ new Set([
	".git",
	"node_modules",
	".venv",
	"venv",
	"dist",
	"target"
]);
/** The files of cases below a folder, sorted: its own, and every other that is named as one. */
async function findCaseFiles(folder) {
	return [...existsSync(join(folder, ".github/gatehouse.test.yml")) ? [CASE_FILE] : [], ...(await othersBelow(folder, "")).sort()];
}
/**
* The files of cases below a folder or, where there are none, of the whole repository that it lies in: that of the nearest policy or
* `.git` above which any belong to. Their paths are from `folder`.
*/
async function findCaseFilesAround(folder) {
	const below = await findCaseFiles(folder);
	if (below.length > 0) return below;
	for (const root of rootsAbove(resolve(folder))) {
		const found = await findCaseFiles(root);
		if (found.length > 0) return found.map((path) => relative(folder, join(root, path)));
	}
	return [];
}
/** Folders above one that hold a policy, up to the repository they are in; none outside of a repository, where whose they are is not known. */
function rootsAbove(start) {
	const roots = [];
	for (let folder = start;; folder = dirname(folder)) {
		const isRepository = existsSync(join(folder, ".git"));
		if ((isRepository || POLICY_PATHS.some((path) => existsSync(join(folder, path)))) && folder !== start) roots.push(folder);
		if (isRepository) return roots;
		if (folder === dirname(folder)) return [];
	}
}
async function othersBelow(root, folder) {
	const found = (await readdir(join(root, folder), { withFileTypes: true })).map(async (entry) => {
		const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
		if (entry.isDirectory()) return FOREIGN.has(entry.name) ? [] : othersBelow(root, path);
		return entry.isFile() && OTHERS.test(entry.name) ? [path] : [];
	});
	return (await Promise.all(found)).flat();
}
/** The repository that a file of cases belongs to: the nearest folder above it that holds a policy; otherwise where it is, or what is above its `.github`. */
function repositoryAbove(file) {
	const start = dirname(resolve(file));
	for (let folder = start;; folder = dirname(folder)) {
		if (POLICY_PATHS.some((path) => existsSync(join(folder, path)))) return folder;
		if (folder === dirname(folder)) return basename(start) === ".github" ? dirname(start) : start;
	}
}
// src/cli/cases/load-setting.ts
/** The repository and the policy that a file of cases is about, or every mistake of that policy with its place. */
async function loadSetting(file, path, { policy, organisationPolicy }) {
	const from = dirname(resolve(path));
	const root = repositoryAbove(path);
	const packagesFrom = file.repository === void 0 ? root : resolve(from, file.repository);
	const own = POLICY_PATHS.map((each) => join(root, each)).find((each) => existsSync(each));
	const chosen = policy === void 0 ? file.policy === void 0 ? own : resolve(from, file.policy) : resolve(policy);
	if (chosen === void 0) return refused(noPolicy(path, root));
	const readExtended = organisationPolicy === void 0 ? unreadExtended : policyCopy(resolve(organisationPolicy));
	const reading = await readPolicyFile(chosen, readExtended);
	if (!reading.ok) return reading;
	const judged = {
		...reading.value,
		path: POLICY_PATHS[0]
	};
	const { codeowners } = file;
	return {
		ok: true,
		value: {
			root,
			packagesFrom,
			policy: judged,
			readExtended,
			memory: {
				digests: new DigestMemory(),
				readings: new ReadingMemory()
			},
			...codeowners === void 0 ? {} : { codeowners }
		}
	};
}
/** Reads a policy from a file on disk, whether or not it is committed. */
async function readPolicyFile(file, readExtended) {
	const shown = relative(process.cwd(), file);
	const text = await textOf(file);
	if (text === null) return refused(unopened(shown));
	const parsed = parsePolicy(text, shown, "0".repeat(40));
	return parsed.ok ? completePolicy(parsed.value, readExtended) : parsed;
}
/** Text of a file; `null` where none can be opened. */
async function textOf(file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error) return null;
		throw error;
	}
}
function refused(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
/** Nothing can be read from this path. */
function unopened(path) {
	return {
		id: "unopened",
		says: "This file cannot be opened.",
		fix: "Look for a mistake in its name.",
		values: { path },
		where: { path }
	};
}
function noPolicy(path, root) {
	return {
		id: "no-policy",
		says: "There is no policy to test: neither `{wanted}` in `{root}` nor in any folder above.",
		fix: "Write one there, or name it: --policy FILE, or `policy` in the file of cases.",
		values: {
			wanted: POLICY_PATHS[0],
			root
		},
		where: { path }
	};
}
// src/core/cases/unknown-stage.ts
/** That a policy has no such stage, and which one was most likely meant. */
function unknownStage(name, known) {
	const nearest = didYouMean(name, known);
	return {
		id: "unknown-stage",
		says: "The policy has no stage `{name}`; it has {known}.",
		...nearest === void 0 ? {} : { fix: "Did you mean `{nearest}`?" },
		values: {
			name,
			known,
			nearest: nearest ?? ""
		}
	};
}
// src/core/cases/with-metrics.ts
/** A package in which something else was measured: what its evidence holds under a name is replaced, or added as a report of its own. */
function withMetrics(one, metrics) {
	if (metrics === void 0) return one;
	const evidence = Object.entries(metrics).reduce((known, [name, metric]) => withMetric(known, name, metric, one.folder), one.evidence);
	return {
		...one,
		evidence
	};
}
function withMetric(evidence, written, metric, folder) {
	const colon = written.indexOf(":");
	const [format, name] = [written.slice(0, colon), written.slice(colon + 1)];
	const told = metric === null ? null : typeof metric === "object" ? metric : { value: metric };
	const isAbout = (each, observation) => each.reading.format === format && observation.name === name && (told?.suite === void 0 || told.suite === each.suite) && (told?.slice === void 0 || isSameSlice(told.slice, observation.slice));
	const isThere = evidence.some((each) => each.reading.observations.some((seen) => isAbout(each, seen)));
	if (told !== null && !isThere) return [...evidence, report(format, name, told, folder, evidence.length)];
	return evidence.map((each) => ({
		...each,
		reading: {
			...each.reading,
			observations: each.reading.observations.flatMap((seen) => isAbout(each, seen) ? told === null ? [] : [{
				...seen,
				...measured(told)
			}] : [seen])
		}
	}));
}
function isSameSlice(a, b) {
	const sorted = (slice) => JSON.stringify(Object.entries(slice).sort());
	return b !== void 0 && sorted(a) === sorted(b);
}
/** Value and unit, and what else is told. */
function measured({ value, samples, slice, at }) {
	const quantity = typeof value === "string" ? parseQuantity(value) : null;
	const isQuantity = quantity?.ok === true;
	return {
		value: isQuantity ? quantity.value.value : value,
		...isQuantity && quantity.value.unit !== "" ? { unit: quantity.value.unit } : {},
		...samples === void 0 ? {} : { samples },
		...slice === void 0 ? {} : { slice },
		...at === void 0 ? {} : { at }
	};
}
/** A report that nobody wrote: what it says is about the model, as its manifest would state. */
function report(format, name, told, folder, index) {
	const path = `${folder}/made-up/${index}-${format}`;
	const observation = {
		name,
		...measured(told),
		source: {
			pointer: `/${name}`,
			line: 1,
			column: 1
		}
	};
	const reading = {
		path,
		format,
		digest: "0".repeat(40),
		observations: [observation],
		problems: []
	};
	const suite = told.suite === void 0 ? {} : { suite: told.suite };
	return {
		pointer: `/evidence/${index}`,
		path,
		...suite,
		about: ["model"],
		reading
	};
}
// src/core/cases/with-package.ts
/** A package of another version or risk, or in which something else was measured. One whose manifest cannot be read has neither. */
function withPackage(one, { version, risk, metrics }) {
	const measured = withMetrics(one, metrics);
	const { manifest } = measured;
	if (!manifest.ok || version === void 0 && risk === void 0) return measured;
	const { handoff } = manifest.value;
	const stated = {
		...handoff.package,
		...version === void 0 ? {} : { version },
		...risk === void 0 ? {} : { risk }
	};
	const value = {
		...manifest.value,
		handoff: {
			...handoff,
			package: stated
		}
	};
	return {
		...measured,
		manifest: {
			...manifest,
			value
		}
	};
}
// src/core/cases/cast.ts
/** Ids of people who are made up begin here, far from those that GitHub gave so far. */
const MADE_UP = 9000000001;
/** How many members a team has of whom nothing is said: more than any policy asks for. */
const ENOUGH = 100;
/** A login without its `@`. */
function loginOf(written) {
	return written.startsWith("@") ? written.slice(1) : written;
}
/** The people around a pull request: those of the facts, and those that somebody names beside them, who may all write. */
var Cast = class {
	#people = /* @__PURE__ */ new Map();
	#owners = /* @__PURE__ */ new Map();
	#next = MADE_UP;
	constructor({ people = {}, owners = {} }) {
		for (const person of Object.values(people)) this.#people.set(person.login.toLowerCase(), person);
		for (const [key, owner] of Object.entries(owners)) this.#owners.set(key, owner);
	}
	/** Whoever has this login; made up where nobody has. */
	person(written) {
		const login = loginOf(written);
		const known = this.#people.get(login.toLowerCase());
		if (known !== void 0) return known;
		const kind = login.toLowerCase().endsWith("[bot]") ? "bot" : "user";
		const person = {
			id: this.#next,
			login,
			kind,
			permission: "write"
		};
		this.#next += 1;
		this.#people.set(login.toLowerCase(), person);
		return person;
	}
	/** Says who is in a team, whatever the facts said. */
	setTeam(handle, logins) {
		const members = logins.map((login) => this.person(login).id);
		this.#owners.set(handle.toLowerCase(), {
			handle,
			kind: "team",
			status: "resolved",
			members
		});
	}
	/**
	* Who stands behind a handle. Of a team that nothing is known of, only that it has people enough; of an e-mail address, what
	* GitHub tells of one: nothing.
	*/
	owner(handle) {
		const key = handle.toLowerCase();
		const known = this.#owners.get(key);
		if (known !== void 0) return known;
		const made = this.#madeUp(handle);
		this.#owners.set(key, made);
		return made;
	}
	/** A member of a team who is not in `taken`, the first that is known or a new one; `null` where there is none left. */
	memberOf(handle, taken) {
		const team = this.owner(handle);
		const byId = new Map([...this.#people.values()].map((person) => [person.id, person]));
		const free = team.members.find((id) => !taken.has(id));
		if (free !== void 0) return byId.get(free) ?? null;
		if (team.status !== "resolved" || (team.unlisted ?? 0) === 0) return null;
		const person = this.person(this.#freeName(handle));
		const owner = {
			...team,
			members: [...team.members, person.id],
			unlisted: (team.unlisted ?? 1) - 1
		};
		this.#owners.set(handle.toLowerCase(), owner);
		return person;
	}
	/** Everybody, as facts hold them. */
	facts() {
		return {
			people: Object.fromEntries([...this.#people.values()].map((person) => [String(person.id), person])),
			owners: Object.fromEntries(this.#owners)
		};
	}
	#madeUp(handle) {
		if (!handle.startsWith("@")) return {
			handle,
			kind: "email",
			status: "unknown",
			members: []
		};
		if (handle.includes("/")) return {
			handle,
			kind: "team",
			status: "resolved",
			members: [],
			unlisted: ENOUGH
		};
		return {
			handle,
			kind: "user",
			status: "resolved",
			members: [this.person(handle).id]
		};
	}
	/** `sre-1` for the first of `@acme/sre` who is made up. */
	#freeName(handle) {
		const stem = handle.slice(handle.indexOf("/") + 1);
		let at = 1;
		while (this.#people.has(`${stem}-${at}`.toLowerCase())) at += 1;
		return `${stem}-${at}`;
	}
};
// src/core/cases/with-snapshots.ts
/** What the changed paths are at the head, as a reviewer of it sees them. */
function headSnapshot({ pullRequest, changes, snapshots }) {
	const commit = pullRequest.head.sha;
	const known = snapshots?.[commit];
	if (known !== void 0) return known;
	const paths = changes?.paths ?? [];
	return {
		commit,
		readable: true,
		changed: paths.map(({ path }) => path),
		entries: Object.fromEntries(paths.map(({ path, after }) => [path, after])),
		contentGreenAt: null
	};
}
/** A commit at which these paths were otherwise than at the head. `nth` gives it an id of its own. */
function reviewedSnapshot(facts, paths, nth) {
	const head = headSnapshot(facts);
	const commit = nth.toString(16).padStart(7, "e").padEnd(40, "0");
	const before = {
		mode: "100644",
		oid: commit
	};
	const entries = Object.fromEntries(paths.map((path) => [path, before]));
	return {
		snapshot: {
			...head,
			commit,
			entries: {
				...head.entries,
				...entries
			},
			contentGreenAt: null
		},
		unchanged: paths.flatMap((path, index) => head.changed.includes(path) ? [] : [{
			index,
			because: notChanged(path, head.changed)
		}])
	};
}
function notChanged(path, changed) {
	const nearest = didYouMean(path, changed);
	return {
		id: "path-not-changed",
		says: "`{path}` is not changed by the pull request, so nobody's review can be older than it.",
		fix: nearest === void 0 ? "Name a changed path: {changed}." : "Did you mean `{nearest}`?",
		values: {
			path,
			changed,
			nearest: nearest ?? ""
		}
	};
}
// src/core/cases/with-people.ts
/** Who opened a pull request, where nobody says: somebody who is in no team. */
const AUTHOR = "author";
/**
* Adds people to facts: who wrote the change, who is in which team, and what they said of it. What facts know of people stays,
* unless it is said otherwise; reviews that are added come after those that are there.
*/
function withPeople(facts, asked) {
	const cast = new Cast(facts);
	for (const [handle, logins] of Object.entries(asked.teams ?? {})) cast.setTeam(handle, logins);
	const written = writtenBy(facts, asked, cast);
	for (const handle of handlesOf(facts)) cast.owner(handle);
	const reviews = new Reviews(written, {
		[facts.pullRequest.head.sha]: headSnapshot(facts),
		...facts.snapshots
	}, cast);
	for (const [at, one] of (asked.objections ?? []).entries()) reviews.add(one, "CHANGES_REQUESTED", ["objections", at]);
	for (const [at, one] of (asked.approvals ?? []).entries()) reviews.add(one, "APPROVED", ["approvals", at]);
	for (const [at, login] of (asked.dismissed ?? []).entries()) reviews.dismiss(login, ["dismissed", at]);
	return {
		facts: {
			...written,
			reviews: reviews.all,
			snapshots: reviews.snapshots,
			...cast.facts()
		},
		impossible: reviews.impossible
	};
}
/** Every handle that may be asked to sign. */
function handlesOf({ ownership, roles = {} }) {
	const handles = [...[...Object.values(ownership?.base ?? {}), ...Object.values(ownership?.head ?? {})].flatMap((line) => line?.owners ?? []), ...Object.values(roles).flatMap(({ owners }) => owners)];
	return [...new Set(handles)].sort();
}
/** Who wrote it: as the facts know, or else one commit of the author and of whoever is said to have helped. */
function writtenBy(facts, { author, contributors = [] }, cast) {
	const { pullRequest } = facts;
	const isKnown = facts.commits !== void 0 && author === void 0;
	const opened = isKnown ? pullRequest.author : accountOf(cast, author ?? pullRequest.author?.login ?? AUTHOR);
	const helpers = contributors.map((login) => accountOf(cast, login));
	const made = [...isKnown || opened === null ? [] : [opened], ...helpers];
	const commit = {
		sha: pullRequest.head.sha,
		parents: 1,
		contributions: made.map((account) => ({
			part: "author",
			account,
			email: ""
		})),
		touchesChanges: true
	};
	const commits = [...isKnown ? facts.commits ?? [] : [], ...made.length === 0 ? [] : [commit]];
	return {
		...facts,
		pullRequest: {
			...pullRequest,
			author: opened
		},
		commits
	};
}
function accountOf(cast, written) {
	const { id, login, kind } = cast.person(written);
	return {
		id,
		login,
		kind
	};
}
/** The reviews of a pull request while some are added. */
var Reviews = class {
	all;
	snapshots;
	impossible = [];
	#facts;
	#cast;
	constructor(facts, snapshots, cast) {
		this.all = facts.reviews ?? [];
		this.snapshots = snapshots;
		this.#facts = facts;
		this.#cast = cast;
	}
	/** Takes back what somebody said last. */
	dismiss(written, at) {
		const { id, login } = this.#cast.person(written);
		const last = latestOpinions(this.all).get(id);
		if (last === void 0 || last.state === "DISMISSED") {
			this.impossible.push({
				at,
				because: {
					id: "nothing-to-dismiss",
					says: "`{login}` gave no review that could be dismissed.",
					values: { login }
				}
			});
			return;
		}
		this.all = this.all.map((each) => each === last ? {
			...each,
			state: "DISMISSED"
		} : each);
	}
	/** Adds what somebody says, at the head or at an earlier commit. */
	add(opinion, state, at) {
		const told = typeof opinion === "string" ? {
			by: opinion,
			before_green: false
		} : opinion;
		const author = this.#speaker(told.by);
		if (author === null) {
			this.impossible.push({
				at,
				because: {
					id: "team-spent",
					says: "Nobody is left in `{team}` who could say this.",
					values: { team: told.by }
				}
			});
			return;
		}
		const commit = this.#commitFor(told, at);
		const id = Math.max(0, ...this.all.map((each) => each.id)) + 1;
		const submittedAt = told.at ?? this.#facts.now;
		this.all = [...this.all, {
			id,
			author,
			state,
			commit,
			submittedAt
		}];
	}
	/** A person by login, or a member of a team who neither wrote the change nor said anything of it. */
	#speaker(by) {
		if (!by.includes("/")) return accountOf(this.#cast, by);
		const taken = /* @__PURE__ */ new Set([
			...this.all.flatMap(({ author }) => author?.id ?? []),
			...(this.#facts.commits ?? []).flatMap((commit) => commit.contributions.flatMap(({ account }) => account?.id ?? [])),
			this.#facts.pullRequest.author?.id ?? 0
		]);
		const handle = by.startsWith("@") ? by : `@${by}`;
		const person = this.#cast.memberOf(handle, taken);
		return person === null ? null : accountOf(this.#cast, person.login);
	}
	/** The commit that a review is about: the head, unless something was otherwise when it was given. */
	#commitFor(told, at) {
		const head = this.#facts.pullRequest.head.sha;
		const { changed_after: paths = [], before_green: early } = told;
		if (paths.length === 0 && !early) return head;
		const made = reviewedSnapshot(this.#facts, paths, Object.keys(this.snapshots).length);
		this.impossible.push(...made.unchanged.map(({ index, because }) => ({
			at: [
				...at,
				"changed_after",
				index
			],
			because
		})));
		const contentGreenAt = early ? null : told.at ?? this.#facts.now;
		this.snapshots = {
			...this.snapshots,
			[made.snapshot.commit]: {
				...made.snapshot,
				contentGreenAt
			}
		};
		return made.snapshot.commit;
	}
};
// src/core/cases/apply-what-if.ts
/** Facts that are otherwise than they were collected. The policy's roles are those of the facts. Pure. */
function applyWhatIf(facts, asked, policy) {
	const promoted = promotionsOf(facts, asked, policy);
	const { now = facts.now } = asked;
	const { facts: peopled, impossible } = withPeople({
		...facts,
		now,
		roles: policy.roles,
		packages: facts.packages.map((one) => withPackage(one, asked)),
		...promoted.facts,
		...asked.checks === void 0 ? {} : { checks: checksOf(facts, asked.checks) }
	}, asked);
	return {
		facts: peopled,
		impossible: [...promoted.impossible, ...impossible]
	};
}
/** Each package as if it had been merged to earlier stages, by a pull request and unchanged since. */
function promotionsOf(facts, { promoted }, policy) {
	if (promoted === void 0) return {
		facts: {},
		impossible: []
	};
	const names = policy.stages.map(({ name }) => name);
	const impossible = Object.keys(promoted).flatMap((name) => names.includes(name) ? [] : [{
		at: ["promoted", name],
		part: "key",
		because: unknownStage(name, names)
	}]);
	const merges = policy.stages.flatMap((stage) => {
		const at = promoted[stage.name];
		const branch = stage.branches[0]?.replaceAll("*", "made-up");
		return at === void 0 || branch === void 0 ? [] : [{
			stage: stage.name,
			branch,
			at
		}];
	});
	const found = facts.packages.flatMap(({ folder }) => merges.map((merge) => ({
		package: folder,
		...merge,
		commit: facts.pullRequest.mergeBase,
		pullRequest: 1,
		samePackage: true,
		sameModel: true
	})));
	const branches = [...facts.promotions?.branches ?? [], ...merges.map(({ branch }) => branch)];
	return {
		facts: { promotions: {
			found: [...(facts.promotions?.found ?? []).filter((one) => !merges.some(({ stage }) => stage === one.stage)), ...found],
			branches: [...new Set(branches)]
		} },
		impossible
	};
}
function checksOf(facts, told) {
	const others = (facts.checks ?? []).filter(({ name }) => !Object.hasOwn(told, name));
	const made = Object.entries(told).map(([name, check]) => {
		const { conclusion, app } = typeof check === "string" ? {
			conclusion: check,
			app: "github-actions"
		} : check;
		return {
			name,
			kind: "check-run",
			app: app ?? "github-actions",
			status: "completed",
			conclusion
		};
	});
	return [...others, ...made];
}
// src/core/cases/judge-found.ts
/** Judges facts in which people may act beside the content: whether it was green before they did is found out first. */
function judgeFound(facts, { policy, stage, options, greenAt }) {
	const first = judge(policy, stage, facts, options);
	const known = first.contentGreen ? withGreen(facts, greenAt) : facts;
	return foundOf(known === facts ? first : judge(policy, stage, known, options), known, policy, stage);
}
/** The head is green since that moment, unless the facts know since when. */
function withGreen(facts, greenAt) {
	const { sha } = facts.pullRequest.head;
	const head = facts.snapshots?.[sha];
	if (head === void 0 || head.contentGreenAt !== null) return facts;
	return {
		...facts,
		snapshots: {
			...facts.snapshots,
			[sha]: {
				...head,
				contentGreenAt: greenAt
			}
		}
	};
}
function foundOf(verdict, facts, policy, stage) {
	const blocking = verdict.gates.filter(({ severity, outcome }) => severity === "block" && blocks(outcome));
	const findings = [...verdict.gates.flatMap(({ gate, findings: all }) => all.map(({ id }) => `${gate}/${id}`)), ...verdict.notices.map(({ id }) => `verdict/${id}`)];
	const signOffs = signOffsOf(facts, policy, stage);
	return {
		verdict,
		outcome: verdict.outcome,
		stage: verdict.stage,
		blocks: blocking.toSorted((a, b) => byGravity(a.outcome, b.outcome)).map(({ gate }) => gate),
		gates: Object.fromEntries(verdict.gates.map(({ gate, outcome }) => [gate, outcome])),
		findings: [...new Set(findings)],
		asked: askedOf(verdict),
		counts: signOffs === null ? {} : countsOf(signOffs),
		signOffs
	};
}
function askedOf({ gates }) {
	const waiting = gates.filter(({ kind, severity }) => kind === "people" && severity === "block").flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === "pending");
	return [...new Set(waiting.flatMap(({ who }) => who ?? []))].sort();
}
/** The sign-offs weighed once more, since a verdict tells of them in sentences only. */
function signOffsOf(facts, policy, stage) {
	const rules = signOffRules(policy, stage, facts);
	return rules !== null && hasSignOffFacts(facts) ? weighSignOffs(facts, rules) : null;
}
function countsOf({ reviews }) {
	const counts = /* @__PURE__ */ new Map();
	for (const { review, holdsFor } of reviews) {
		if (review.author === null || counts.has(review.author.login)) continue;
		counts.set(review.author.login, holdsFor.map(({ name }) => name).sort());
	}
	return Object.fromEntries(counts);
}
// src/core/cases/strangers.ts
/**
* Everybody that facts and a question name: owners of paths, those who fill roles, members of teams, authors and reviewers.
* `handles` are more owners, such as all of CODEOWNERS.
*/
function knownPeople({ ownership, roles = {}, owners = {}, people = {}, commits = [], reviews = [], pullRequest }, { author, contributors = [], teams = {} }, handles) {
	const lines = [...Object.values(ownership?.base ?? {}), ...Object.values(ownership?.head ?? {})];
	const accounts = [
		pullRequest.author,
		...reviews.map((review) => review.author),
		...commits.flatMap(({ contributions }) => contributions.map(({ account }) => account))
	];
	const named = [
		...handles,
		...lines.flatMap((line) => line?.owners ?? []),
		...Object.values(roles).flatMap((role) => role.owners),
		...Object.values(owners).map(({ handle }) => handle),
		...Object.keys(teams)
	];
	const logins = [
		...named.filter((handle) => /^@[^/]+$/.test(handle)).map(loginOf),
		...Object.values(people).map(({ login }) => login),
		...accounts.flatMap((account) => account?.login ?? []),
		...author === void 0 ? [] : [loginOf(author)],
		...[...contributors, ...Object.values(teams).flat()].map(loginOf)
	];
	return {
		handles: [...new Set(named)],
		logins: [...new Set(logins)]
	};
}
/**
* Those who are said to review and whom nobody knows: what they say would count for nothing, and most are mistyped. `member` says how
* somebody is put into a team.
*/
function strangers({ approvals = [], objections = [] }, known, member) {
	return [...objections.map((one, at) => ({
		one,
		at: ["objections", at]
	})), ...approvals.map((one, at) => ({
		one,
		at: ["approvals", at]
	}))].flatMap(({ one, at }) => {
		const who = typeof one === "string" ? one : one.by;
		const because = who.includes("/") ? unknownTeam(who, known) : unknownPerson(who, known, member);
		return because === null ? [] : [{
			at,
			because
		}];
	});
}
function unknownTeam(written, { handles }) {
	const team = written.startsWith("@") ? written : `@${written}`;
	const teams = handles.filter((handle) => handle.includes("/")).sort();
	if (teams.some((handle) => handle.toLowerCase() === team.toLowerCase())) return null;
	const nearest = didYouMean(team, teams);
	return {
		id: "unknown-team",
		says: "Nothing asks `{team}`: neither CODEOWNERS nor a role names it.",
		fix: nearest !== void 0 ? "Did you mean `{nearest}`?" : teams.length > 0 ? "Name one that is asked: {teams}." : "Name a team in CODEOWNERS or in a role.",
		values: {
			team,
			teams,
			nearest: nearest ?? ""
		}
	};
}
/** Why a login is nobody's; `null` where it is somebody's. `member` as {@link strangers} takes it. */
function unknownPerson(written, { logins, handles }, member) {
	const who = loginOf(written);
	if (logins.some((login) => login.toLowerCase() === who.toLowerCase())) return null;
	const nearest = didYouMean(who, logins);
	const team = handles.filter((handle) => handle.includes("/")).sort()[0] ?? "@acme/sre";
	return {
		id: "unknown-person",
		says: "Nobody knows `{who}`: neither CODEOWNERS nor a role names them, and no team is said to have them.",
		fix: nearest === void 0 ? `Say which team they are in: ${member}` : "Did you mean `{nearest}`?",
		values: {
			who,
			team,
			nearest: nearest ?? ""
		}
	};
}
// src/core/cases/metric-readers.ts
const WHOLE = { of: "whole" };
/** Everybody who reads a metric: checks of any stage, at the highest risk, which is asked for all that a lower one is; and what manifests name. */
function metricReaders(policy, handoffs) {
	return [...policy.stages.flatMap((stage) => gatesFor(policy, stage, "High")).flatMap(({ gate, options }) => [...readersIn(options), ...gate.meta.id === "fairness" ? shownByGroup(options) : []]), ...handoffs.flatMap(readersOf)];
}
/** Readers in the options of a gate, however deep they stand. */
function readersIn(options) {
	if (typeof options !== "object" || options === null) return [];
	const { read, samples, metric, attributes, suite } = options;
	const narrowed = typeof suite === "string" ? { suite } : {};
	return [
		...typeof read === "string" ? [{
			name: read,
			parts: sliceIn(options),
			...narrowed
		}] : [],
		...typeof samples === "string" ? [{
			name: samples,
			parts: WHOLE
		}] : [],
		...typeof metric === "string" ? [{
			name: metric,
			parts: groupsOf(attributes)
		}] : [],
		...Object.values(options).flatMap(readersIn)
	];
}
/** Where results must be shown by group, those of any metric do. */
function shownByGroup(options) {
	const { attributes, required, requires } = options;
	return Array.isArray(attributes) && attributes.length > 0 || required === true || requires === "production" ? [{
		name: null,
		parts: groupsOf(attributes)
	}] : [];
}
/** By the attributes that are named, each as one word even where it is an intersection; by any where none is. */
function groupsOf(attributes) {
	const names = (Array.isArray(attributes) ? attributes : []).map((one) => nameOf$1(Array.isArray(one) ? one.map(String) : String(one)));
	return {
		of: "groups",
		attributes: names.length === 0 ? "any" : names
	};
}
function sliceIn(options) {
	const slice = childOf(options, "slice");
	if (typeof slice !== "object" || slice === null) return WHOLE;
	const values = Object.entries(slice).map(([key, value]) => [key, String(value)]);
	return {
		of: "slice",
		slice: Object.fromEntries(values)
	};
}
function readersOf({ problem, rollback }) {
	const stable = rollback?.stable === void 0 ? [] : [rollback.stable];
	return [
		...problem?.success ?? [],
		...rollback?.triggers ?? [],
		...stable
	].map(({ metric }) => ({
		name: metric,
		parts: WHOLE
	}));
}
/** Whether a metric is one that a reader names. A name with a format is read as it is; one without by any format, and by the end of a longer name, as the gates do it. */
function isNamed(told, known) {
	if (told === known) return true;
	const name = told.slice(told.indexOf(":") + 1);
	return name === known || name.endsWith(`.${known}`);
}
// src/core/cases/unread-parts.ts
/** The part of the data for which a metric is told, if any. */
function sliceOf(metric) {
	return metric !== null && typeof metric === "object" ? metric.slice : void 0;
}
/** Whether a reader reads what is measured for a part of the data; for all of it, without a slice. */
function isRead({ parts }, slice) {
	const keys = Object.keys(slice ?? {});
	if (slice === void 0 || keys.length === 0) return parts.of === "whole";
	if (parts.of === "whole") return false;
	if (parts.of === "groups") return parts.attributes === "any" || parts.attributes.includes(nameOf$1(keys));
	const { slice: wanted } = parts;
	return keys.length === Object.keys(wanted).length && keys.every((key) => Object.hasOwn(wanted, key) && (wanted[key] === "*" || wanted[key] === slice[key]));
}
/** Why what is told of a metric makes no difference, though others of its values would; nothing where it does. */
function unreadPart(told) {
	const { metric, readers, at } = told;
	if (metric === null) return [];
	const slice = sliceOf(metric);
	const ofPart = readers.filter((reader) => isRead(reader, slice));
	if (slice !== void 0) {
		const because = ofPart.length === 0 ? unreadSlice(told, slice) : mistypedAttribute(told, slice, ofPart);
		if (because !== null) return [{
			at: [...at, "slice"],
			because
		}];
	} else if (ofPart.length === 0 && !isMeasured(told)) return [{
		at,
		part: "key",
		because: onlyParts(told)
	}];
	return unreadSuite(told, ofPart);
}
/** Whether the evidence holds it for any part of the data: what is told without one takes the place of all of them. */
function isMeasured(told) {
	return observationsOf(told).length > 0;
}
function observationsOf({ name, seen }) {
	const colon = name.indexOf(":");
	const [format, observation] = [name.slice(0, colon), name.slice(colon + 1)];
	return seen.filter(({ reading }) => reading.format === format).flatMap(({ reading }) => reading.observations.filter((one) => one.name === observation));
}
function unreadSlice({ name, readers }, slice) {
	const read = partsOf(readers, slice);
	const parts = read.map(({ label }) => label);
	const nearest = nearestPart(slice, read);
	return {
		id: "unread-slice",
		says: parts.length === 0 ? "`{name}` is only read for all of the data, not for the slice {slice}." : "Nobody reads `{name}` for the slice {slice}.",
		fix: nearest !== void 0 ? "Did you mean {nearest}?" : parts.length > 0 ? "Name one that is read: {parts}." : "Leave `slice` out.",
		values: {
			name,
			slice: labelOf(slice),
			parts,
			nearest: nearest ?? ""
		}
	};
}
/** An attribute that would be read like any other, and that is called nearly like one of the evidence or the policy. */
function mistypedAttribute(told, slice, ofPart) {
	if (!ofPart.every(({ parts }) => parts.of === "groups" && parts.attributes === "any")) return null;
	const known = /* @__PURE__ */ new Set([...observationsOf(told).flatMap((one) => one.slice === void 0 ? [] : [nameOf$1(Object.keys(one.slice))]), ...told.readers.flatMap(({ parts }) => parts.of === "groups" && parts.attributes !== "any" ? parts.attributes : [])]);
	const attribute = nameOf$1(Object.keys(slice));
	const nearest = known.has(attribute) ? void 0 : didYouMean(attribute, [...known]);
	if (nearest === void 0) return null;
	return {
		id: "unread-slice",
		says: "Nothing else measures `{name}` by {attribute}.",
		fix: "Did you mean {nearest}?",
		values: {
			name: told.name,
			attribute,
			nearest
		}
	};
}
/** What is told for all of the data, where only parts of it are read. */
function onlyParts({ name, readers }) {
	return {
		id: "slice-missing",
		says: "`{name}` is only read for parts of the data: {parts}.",
		fix: "Tell it for one of these: `slice` says for which.",
		values: {
			name,
			parts: partsOf(readers, {}).map(({ label }) => label)
		}
	};
}
/** A suite that no check asks for, where each of them asks for one; or none at all, where nothing is measured yet. */
function unreadSuite(told, ofPart) {
	const { name, metric, at } = told;
	if (ofPart.some(({ suite }) => suite === void 0)) return [];
	const suites = [...new Set(ofPart.flatMap(({ suite }) => suite ?? []))].sort();
	const own = metric !== null && typeof metric === "object" ? metric.suite : void 0;
	if (suites.length === 0 || (own === void 0 ? isMeasured(told) : suites.includes(own))) return [];
	const nearest = own === void 0 ? void 0 : didYouMean(own, suites);
	const because = {
		id: "unread-suite",
		says: own === void 0 ? "`{name}` is only read of the suite {suites}." : "Nobody reads `{name}` of the suite {own}.",
		fix: nearest === void 0 ? "Name one that is read: {suites}." : "Did you mean {nearest}?",
		values: {
			name,
			suites,
			own: own ?? "",
			nearest: nearest ?? ""
		}
	};
	return own === void 0 ? [{
		at,
		part: "key",
		because
	}] : [{
		at: [...at, "suite"],
		because
	}];
}
/** Parts that are read, with the values of the told slice where any are read; each once. */
function partsOf(readers, slice) {
	const values = Object.keys(slice).sort().map((key) => slice[key]);
	const of = (keys, wanted) => labelOf(Object.fromEntries(keys.map((key, at) => [key, part(wanted[key], values[at])])));
	const parts = readers.flatMap(({ parts }) => {
		if (parts.of === "whole") return [];
		if (parts.of === "slice") {
			const keys = Object.keys(parts.slice).sort();
			return [{
				attribute: nameOf$1(keys),
				label: of(keys, parts.slice)
			}];
		}
		if (parts.attributes === "any") return [{
			attribute: "",
			label: "any attribute"
		}];
		return parts.attributes.map((attribute) => ({
			attribute,
			label: of(attribute.split(" × "), {})
		}));
	});
	return [...new Map(parts.toSorted(byLabel).map((one) => [one.label, one])).values()];
}
function byLabel(a, b) {
	return a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
}
/** What was most likely meant: another value of the same attribute, or else the same value of one that is called nearly like it. */
function nearestPart(slice, read) {
	const attribute = nameOf$1(Object.keys(slice));
	const own = read.filter((one) => one.attribute === attribute);
	const labels = own.map(({ label }) => label);
	if (own.length > 0) return didYouMean(labelOf(slice), labels);
	const meant = didYouMean(attribute, read.map((one) => one.attribute));
	return read.find((one) => one.attribute === meant)?.label;
}
function part(wanted, told) {
	return wanted === void 0 || wanted === "*" ? told ?? "…" : wanted;
}
/** A slice as one writes it: `AgeGroup: 31-40, Gender: Female`. */
function labelOf(slice) {
	return Object.entries(slice).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => `${key}: ${value}`).join(", ");
}
// src/core/cases/unread-metrics.ts
/**
* Metrics that are told to be otherwise and that nobody reads: no check of any stage of the policy, and no target, trigger or
* `stable` of a package; and values of metrics that are read, for a part of the data or a suite for which nobody reads them. Most are
* mistyped, and would make no difference. Also metrics that reports have in another format alone. None where a manifest cannot be
* read, since it may name them. `at` is where they are told.
*/
function unreadMetrics(told, { packages, baseline = [] }, policy, at = ["metrics"]) {
	if (told === void 0 || packages.some(({ manifest }) => !manifest.ok)) return [];
	const readers = metricReaders(policy, packages.flatMap(({ manifest }) => manifest.ok ? [manifest.value.handoff] : []));
	const named = readers.flatMap(({ name }) => name ?? []);
	const seen = [...packages, ...baseline].flatMap(({ evidence }) => evidence);
	return Object.entries(told).flatMap(([name, metric]) => {
		const own = readers.filter((one) => one.name !== null && isNamed(name, one.name));
		const measured = own.some((one) => one.name === name) ? [] : measuredAs(name, seen);
		if (own.length > 0 && measured.length > 0) return [{
			at: [...at, name],
			part: "key",
			because: otherFormat(name, measured)
		}];
		const slice = sliceOf(metric);
		const shown = readers.filter((one) => one.name === null && slice !== void 0 && isRead(one, slice));
		if (own.length + shown.length > 0) return unreadPart({
			name,
			metric,
			readers: [...own, ...shown],
			seen,
			at: [...at, name]
		});
		return [{
			at: [...at, name],
			part: "key",
			because: unread(name, named, seen)
		}];
	});
}
/** The same metric under the formats in which the evidence has it, where it does not have it in the one that was told. */
function measuredAs(told, seen) {
	const names = seen.flatMap(({ reading: { format, observations } }) => observations.some(({ name }) => name === nameOf(told)) ? [`${format}:${nameOf(told)}`] : []);
	return names.includes(told) ? [] : [...new Set(names)].sort();
}
/** What is told in a format that no report has would stand beside what was measured, and not in its place. */
function otherFormat(name, measured) {
	return {
		id: "other-format",
		says: "No report has `{name}`: it is measured as {measured}.",
		fix: measured.length === 1 ? "Did you mean `{nearest}`?" : "Tell it as one of these.",
		values: {
			name,
			measured,
			nearest: measured[0] ?? ""
		}
	};
}
/** How it is told: a name without a format as the evidence has it, with its format; where nothing measures it, in the format that was told. */
function spelled(known, told, seen) {
	if (/^[a-z0-9-]+:/.test(known)) return [known];
	const measured = seen.flatMap(({ reading: { format, observations } }) => observations.map(({ name }) => `${format}:${name}`).filter((name) => isNamed(name, known)));
	return measured.length > 0 ? measured : [`${told.slice(0, told.indexOf(":"))}:${known}`];
}
function nameOf(told) {
	return told.slice(told.indexOf(":") + 1);
}
/** The same name in another format, else one that ends with it (`auc` for `test.auc`), else one that is spelled nearly like it. */
function nearestOf(name, names) {
	const end = `.${name.toLowerCase()}`;
	const meant = names.find((one) => nameOf(one) === name) ?? names.find((one) => nameOf(one).toLowerCase().endsWith(end)) ?? didYouMean(name, names.map(nameOf));
	return names.find((one) => one === meant || nameOf(one) === meant);
}
function unread(name, known, seen) {
	const names = [...new Set([...new Set(known)].flatMap((one) => spelled(one, name, seen)))].sort();
	const nearest = nearestOf(nameOf(name), names);
	return {
		id: "unread-metric",
		says: "Nobody reads `{name}`: no check of the policy, and no target or trigger of the package.",
		fix: nearest !== void 0 ? "Did you mean `{nearest}`?" : names.length > 0 ? "Name one that is read: {names}." : "Leave it out.",
		values: {
			name,
			names,
			nearest: nearest ?? ""
		}
	};
}
// src/audit/judged-rows.ts
/** Rows of an export that can be judged again, in their order. Rejects with an AuditError when it cannot be read. */
async function judgedRows(chunks) {
	const told = [];
	const kept = /* @__PURE__ */ new Set();
	for await (const part of readExport(chunks)) {
		if (part.kind !== "line") continue;
		const { line } = part;
		if ("kept" in line) kept.add(line.kept.digest);
		if (!("audit" in line)) continue;
		const digests = digestsOf(line.audit);
		const { seq, at, repository, number } = line.audit;
		if (typeof digests !== "string") told.push({
			seq,
			at,
			repository,
			number,
			facts: digests.facts
		});
	}
	return told.flatMap(({ facts, ...row }) => kept.has(facts) ? [row] : []);
}
// src/cli/kept/exported-judgement.ts
/** Longest first line by which an export is told, in bytes. */
const HEADER = 1e3;
/** Whether a file says that it is an export of the App's log. Rejects with node's own error when it cannot be opened. */
async function isExport(path) {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER), 0, HEADER, 0);
		const [first = ""] = buffer.toString("utf8", 0, bytesRead).split("\n");
		return first.includes(JSON.stringify(EXPORT_FORMAT));
	} finally {
		await file.close();
	}
}
/**
* Reads what a verdict of an exported log was judged from: that of the row, or the newest where all are of one pull request. Its
* seal and its digest are verified; whether the log is whole, `gatehouse audit verify` shows.
*/
async function readExportedJudgement(path, asked) {
	const stream = () => createReadStream(path, { highWaterMark: 1048576 });
	try {
		const rows = await judgedRows(stream());
		const row = asked === void 0 ? onlyNewest(path, rows) : rowOf(asked, rows);
		if ("id" in row) return problem(row);
		const kept = await keptJudgement(stream(), row.seq);
		if (typeof kept !== "string") return {
			ok: true,
			value: {
				row,
				record: kept.facts
			}
		};
		return problem({
			...whyNoReplay(kept, {
				path,
				seq: row.seq
			}),
			...nameOne(rows, {
				path,
				seq: row.seq
			})
		});
	} catch (error) {
		if (!(error instanceof AuditError)) throw error;
		return problem({
			id: "export-unreadable",
			...unreadable(error, path).statement
		});
	}
}
/** The row of a number, or only the number: why it cannot be judged again is found out where it is read. */
function rowOf(seq, rows) {
	return rows.find((row) => row.seq === seq) ?? {
		seq,
		at: "",
		repository: null,
		number: null
	};
}
function onlyNewest(path, rows) {
	const [last, ...others] = newestOfEach(rows);
	if (last !== void 0 && others.length === 0) return last;
	if (last !== void 0) return {
		id: "several-verdicts",
		says: "`{path}` holds verdicts of several pull requests",
		...nameOne(rows, { path })
	};
	return {
		id: "no-verdict",
		says: "`{path}` holds no verdict with its facts: there is none, or retention took them away",
		fix: "export the log anew: node app/main.ts audit export",
		values: { path }
	};
}
/** Advice to name a row, with the newest of each pull request. */
function nameOne(rows, values) {
	const known = newestOfEach(rows).map((row) => `${row.seq} (${rowName(row)})`);
	return {
		...known.length === 0 ? {} : { fix: "name one with --row NUMBER; the newest of each pull request are {known}" },
		values: {
			...values,
			known
		}
	};
}
/** The newest verdict of each pull request, the newest of all first. */
function newestOfEach(rows) {
	return [...new Map(rows.map((row) => [rowName(row), row])).values()].toSorted((a, b) => b.seq - a.seq);
}
/** What a row is about: `acme/churn#7`. Foreign text, unescaped. */
function rowName({ repository, number }) {
	return `${repository ?? ""}${number === null ? "" : `#${number}`}`;
}
// src/cli/kept/kept-facts.ts
/** The least by which facts are told from other JSON. What is inside was written by Gatehouse. */
function isFacts(value) {
	const lists = [
		"packages",
		"baseline",
		"incomplete"
	].map((key) => childOf(value, key));
	const refs = ["base", "head"].map((key) => childOf(value, "pullRequest", key, "ref"));
	const texts = [childOf(value, "now"), ...refs];
	return lists.every(Array.isArray) && texts.every((text) => typeof text === "string");
}
/**
* Judges by facts out of a file, which anybody may have written by hand: what the judgement stumbles over is a mistake in that file. Facts of a log's row are under its seal,
* so a failure there is our own and goes on.
*/
async function judgeKept(path, row, judge) {
	try {
		return {
			ok: true,
			value: await judge()
		};
	} catch (error) {
		if (row !== null || !(error instanceof Error)) throw error;
		return problem(notJudgeable(path, error.message));
	}
}
/**
* Reads facts from a file: an export of the App's log (of the verdict at `row`, or the newest where all are of one pull request), a
* record of a judgement (of the first pull request in it), or facts alone.
*/
async function readKeptFacts(path, row) {
	try {
		const unfit = await noPlainFile(path);
		if (unfit !== null) return problem(unfit);
		if (await isExport(path)) {
			const exported = await readExportedJudgement(path, row);
			if (!exported.ok) return exported;
			return recordOf(exported.value.record, exported.value.row) ?? problem(noFacts(path));
		}
		if (row !== void 0) return problem(noExport(path));
		const { size } = await stat(path);
		if (size > 67108864) return problem(tooLarge(path));
		return factsOf(await readFile(path, "utf8")) ?? problem(noFacts(path));
	} catch (error) {
		if (error instanceof AuditError) return problem(noFacts(path));
		return problem({
			id: "facts-unopened",
			...unreadable(error, path).statement
		});
	}
}
function factsOf(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	if (childOf(value, "format") === "gatehouse/judgement/v1") return recordOf(text, null);
	return isFacts(value) ? {
		ok: true,
		value: {
			facts: value,
			by: null,
			missingFacts: "defer",
			row: null
		}
	} : null;
}
/** Of several pull requests that share a commit, the one that the row is about. */
function recordOf(text, row) {
	const facts = readJudgement(text).judged.flatMap((each) => each.kind === "facts" ? [each] : []);
	const judged = facts.find(({ number }) => number === row?.number) ?? facts[0];
	if (judged === void 0 || !isFacts(judged.facts)) return null;
	const { policy, stage } = judged;
	const missingFacts = childOf(judged, "options", "missingFacts") === "error" ? "error" : "defer";
	return {
		ok: true,
		value: {
			facts: judged.facts,
			by: {
				policy,
				stage
			},
			missingFacts,
			row
		}
	};
}
function noFacts(path) {
	return {
		id: "no-facts",
		says: "`{path}` holds no facts of a judgement",
		fix: "name a file that `gatehouse simulate --keep FILE` wrote, or an export of the App's log",
		values: { path }
	};
}
/** No judgement that the App keeps is larger. */
function tooLarge(path) {
	return {
		id: "too-large",
		says: "`{path}` has more than {limit} MB, and no facts of a judgement have",
		fix: "name a file that `gatehouse simulate --keep FILE` wrote, or an export of the App's log",
		values: {
			path,
			limit: CONTENT_LIMIT / 1024 / 1024
		}
	};
}
function notJudgeable(path, why) {
	return {
		id: "facts-unjudgeable",
		says: "the facts in `{path}` cannot be judged, since a part of them is missing or of another kind: {why}",
		fix: "keep them anew: gatehouse simulate --keep FILE",
		values: {
			path,
			why
		}
	};
}
function noExport(path) {
	return {
		id: "no-export",
		says: "`{path}` is no export of the App's log, and so has no rows",
		fix: "leave --row out, or name an export",
		values: { path }
	};
}
// src/cli/cases/tell-issues.ts
/** Says on `err` what is wrong in files: each mistake once, with its place, the line itself, and what to do about it. */
async function tellIssues({ err }, issues) {
	const paint = paintFor(err);
	const texts = /* @__PURE__ */ new Map();
	for (const { path } of issues.map(({ where }) => where)) if (!texts.has(path)) texts.set(path, (await textOf(path) ?? "").split(/\r\n|\n|\r/));
	const once = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
	for (const issue of once.values()) {
		const { path, line, column } = issue.where;
		const at = [line, column].flatMap((number) => number === void 0 ? [] : [`:${number}`]).join("");
		const place = fillTemplate("{path}", { path }, TERMINAL);
		const fix = fixOf(issue, TERMINAL) ?? "";
		const frame = codeFrame(texts.get(path) ?? [], issue.where, fix, paint);
		const advice = fix === "" ? [] : [`  → ${fix}`];
		const head = `${paint("strong", `${place}${at}`)} ${paint("error", "error:")} ${says(issue, TERMINAL)}`;
		err.write(withoutCommands(`${[head, ...frame ?? advice].join("\n")}\n`));
	}
}
export { unopened as _, unreadMetrics as a, unknownPerson as c, loginOf as d, withPackage as f, textOf as g, readPolicyFile as h, rowName as i, judgeFound as l, loadSetting as m, judgeKept as n, knownPeople as o, unknownStage as p, readKeptFacts as r, strangers as s, tellIssues as t, applyWhatIf as u, CASE_FILE as v, findCaseFilesAround as y };
