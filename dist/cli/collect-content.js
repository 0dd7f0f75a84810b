import { t as readChecklist } from "./read-checklist.js";
import { h as version, t as NO_VERSION, v as parseDuration } from "./handoff-fields.js";
import { n as gatesFor, t as gateFor } from "./gates-for.js";
import { i as RISKS, r as POLICY_PATHS } from "./setting-for.js";
import { a as identityOf, c as manifestOf, d as packageFolders, f as collectAnchors, g as DigestMemory, h as ReadingMemory, i as collectReleases, l as MANIFEST_NAMES, n as foldersOfName, p as trustedPaths, r as namingFolders, s as collectPackages, t as folderOfVersion, u as isPackage } from "./naming-folders.js";
import { i as CODEOWNERS_PATHS } from "./parse-codeowners.js";
import { c as canonical, d as spelled$1, f as environmentsOf, i as unreadExtended, l as missingFrom, o as compareChecks, s as stageOf, t as completePolicy, u as sortChanges } from "./extended-policy.js";
import { t as STAGE_KEYS } from "./implied-options.js";
import { t as parsePolicy } from "./parse-policy.js";
import { f as versionOrder, g as require_semver } from "./registry.js";
// src/core/policy/compare-exceptions.ts
/** Waivers, freezes, and what stages come after. */
function compareExceptions(before, after) {
	return [
		...compareWaivers(before.waivers ?? [], after.waivers ?? []),
		...compareFreezes(before.freezes ?? [], after.freezes ?? []),
		...before.stages.flatMap((stage) => {
			const now = after.stages.find(({ name }) => name === stage.name);
			return now === void 0 ? [] : compareAfter(stage.name, stage.after, now.after);
		})
	];
}
const say = (direction, id, says, values) => ({
	direction,
	id,
	says,
	values
});
function compareWaivers(before, after) {
	const identity = ({ gate, check, package: one }) => JSON.stringify([
		gate,
		check ?? null,
		one
	]);
	const [old, now] = [before, after].map((list) => new Map(list.map((one) => [identity(one), one])));
	return [.../* @__PURE__ */ new Set([...old?.keys() ?? [], ...now?.keys() ?? []])].flatMap((id) => compareWaiver(old?.get(id), now?.get(id)));
}
function compareWaiver(old, now) {
	const { gate, check, package: excused } = old ?? now ?? {};
	const values = {
		what: check === void 0 ? `gate ${gate}` : `check ${check}`,
		package: excused ?? ""
	};
	if (old === void 0 || now === void 0) {
		if (now === void 0) return [say("tightened", "waiver-removed", "The waiver of `{what}` for `{package}` is removed.", values)];
		const told = {
			...values,
			expires: now.expires
		};
		return [say("loosened", "waiver-added", "`{what}` is waived for `{package}` until {expires}.", told)];
	}
	const changes = [];
	if (old.expires !== now.expires) {
		const says = "The waiver of `{what}` for `{package}` ends on {after}; it ended on {before}.";
		const direction = now.expires > old.expires ? "loosened" : "tightened";
		changes.push(say(direction, "waiver-moved", says, {
			...values,
			before: old.expires,
			after: now.expires
		}));
	}
	if (old.authority.toLowerCase() !== now.authority.toLowerCase()) changes.push(say("loosened", "waiver-authority", "`{after}` answers for the waiver of `{what}` for `{package}`; it was `{before}`.", {
		...values,
		before: old.authority,
		after: now.authority
	}));
	return changes;
}
/** Freezes are known by their names; of several of one name, those that are written alike are the same. */
function compareFreezes(before, after) {
	const same = (one) => canonical({
		...one,
		where: void 0
	});
	const [known, kept] = [new Set(before.map(same)), new Set(after.map(same))];
	const gone = before.filter((one) => !kept.has(same(one)));
	const added = after.filter((one) => !known.has(same(one)));
	const changes = [];
	for (const old of gone) {
		const index = added.findIndex(({ name }) => name === old.name);
		const [now] = index < 0 ? [] : added.splice(index, 1);
		if (now === void 0) changes.push(say("loosened", "freeze-removed", "The freeze `{name}` from {from} to {to} is removed.", days(old)));
		else changes.push(...compareFreeze(old, now));
	}
	const fresh = added.map((one) => say("tightened", "freeze-added", "The freeze `{name}` from {from} to {to} is new.", days(one)));
	return [...changes, ...fresh];
}
const days = ({ name, from, to }) => ({
	name,
	from,
	to
});
function compareFreeze(old, now) {
	const { name } = now;
	const changes = [];
	if (old.from !== now.from) {
		const says = "The freeze `{name}` begins on {after}; it began on {before}.";
		const direction = now.from > old.from ? "loosened" : "tightened";
		changes.push(say(direction, "freeze-begins", says, {
			name,
			before: old.from,
			after: now.from
		}));
	}
	if (old.to !== now.to) {
		const says = "The freeze `{name}` ends on {after}; it ended on {before}.";
		const direction = now.to < old.to ? "loosened" : "tightened";
		changes.push(say(direction, "freeze-ends", says, {
			name,
			before: old.to,
			after: now.to
		}));
	}
	if (old.except !== now.except) {
		const direction = now.except === void 0 ? "tightened" : "loosened";
		const says = now.except === void 0 ? "The freeze `{name}` lets no rollback through any more." : "The freeze `{name}` lets rollbacks through now.";
		changes.push(say(direction, "freeze-exception", says, { name }));
	}
	return [...changes, ...compareFrozen(old, now)];
}
/** `null` freezes every stage, so a list is less than that. */
function compareFrozen(old, now) {
	const every = ["every other stage"];
	const less = now.stages === null ? [] : old.stages === null ? every : missingFrom(now.stages, old.stages);
	const more = old.stages === null ? [] : now.stages === null ? every : missingFrom(old.stages, now.stages);
	const values = (stages) => ({
		name: now.name,
		stages
	});
	return [...less.length === 0 ? [] : [say("loosened", "freeze-stages", "The freeze `{name}` does not freeze {stages} any more.", values(less))], ...more.length === 0 ? [] : [say("tightened", "freeze-stages", "The freeze `{name}` freezes {stages}, too.", values(more))]];
}
function compareAfter(stage, old, now) {
	const gone = (one) => say("loosened", "after-removed", "Stage `{stage}` does not come after `{after}` any more.", {
		stage,
		after: one.stage
	});
	const fresh = (one) => say("tightened", "after-added", "Stage `{stage}` comes after `{after}` now.", {
		stage,
		after: one.stage
	});
	if (old === void 0) return now === void 0 ? [] : [fresh(now)];
	if (now === void 0) return [gone(old)];
	if (old.stage !== now.stage) return [gone(old), fresh(now)];
	return [
		...compareTime(stage, "soak", old.soak, now.soak),
		...compareTime(stage, "within", old.within, now.within),
		...old.same === now.same ? [] : [say(now.same === "model" ? "loosened" : "tightened", "after-same", "Stage `{stage}` asks that the {after} is the same as in `{other}`; it asked that of the {before}.", {
			stage,
			other: now.stage,
			before: old.same,
			after: now.same
		})]
	];
}
/** A longer soak asks for more, and a longer `within` for less; none sets no limit. */
function compareTime(stage, key, old, now) {
	const none = key === "soak" ? 0 : Number.POSITIVE_INFINITY;
	const [before, after] = [old, now].map((text) => {
		const parsed = text === void 0 ? null : parseDuration(text);
		return parsed?.ok === true ? parsed.value : none;
	});
	if (before === void 0 || after === void 0 || before === after) return [];
	return [say(after < before === (key === "soak") ? "loosened" : "tightened", "after-time", "Stage `{stage}` has `{key}` {after}; it had {before}.", {
		stage,
		key,
		before: old ?? "nothing",
		after: now ?? "nothing"
	})];
}
// src/core/policy/compare-extends.ts
/** Whose policy a policy stands on. What that one asks for is compared with the rest. */
function compareExtends(before, after) {
	const [old, now] = [spelled(before), spelled(after)];
	if (old?.toLowerCase() === now?.toLowerCase()) return [];
	if (now === void 0) return [{
		direction: "loosened",
		id: "extends-removed",
		says: "The policy of `{repository}` is not extended any more, so what changes there changes nothing here.",
		values: { repository: old ?? "" }
	}];
	if (old === void 0) return [{
		direction: "tightened",
		id: "extends-added",
		says: "The policy of `{repository}` is extended now.",
		values: { repository: now }
	}];
	return [{
		direction: "both",
		id: "extends-moved",
		says: "The policy of `{after}` is extended now; it was that of `{before}`.",
		values: {
			before: old,
			after: now
		}
	}];
}
function spelled(extended) {
	if (extended === void 0) return void 0;
	const { repository, ref } = extended;
	return ref === void 0 ? repository : `${repository}@${ref}`;
}
// src/core/policy/compare-gates.ts
/**
* What the gates come to in each stage that both policies have, for each risk. Compared is what is asked in the end, so
* neither a default written out nor a rule moved to an earlier stage is a difference.
*/
function compareGates(before, after) {
	const found = /* @__PURE__ */ new Map();
	for (const stage of before.stages) {
		const now = after.stages.find(({ name }) => name === stage.name);
		if (now === void 0) continue;
		for (const risk of RISKS) for (const change of compareConfigured(gatesFor(before, stage, risk), gatesFor(after, now, risk))) {
			const key = JSON.stringify(change);
			const entry = found.get(key) ?? {
				change,
				places: /* @__PURE__ */ new Map()
			};
			entry.places.set(stage.name, [...entry.places.get(stage.name) ?? [], risk]);
			found.set(key, entry);
		}
	}
	return [...found.values()].map(({ change, places }) => ({
		...change,
		values: {
			...change.values,
			stages: [...places].map(placeOf)
		}
	}));
}
/** A stage, and the risks where it is not the same for all. */
function placeOf([stage, risks]) {
	return risks.length === RISKS.length ? stage : `${stage} (risk ${risks.join(", ")})`;
}
function compareConfigured(before, after) {
	return [...new Set([...before, ...after].map(({ gate }) => gate.meta.id))].flatMap((id) => {
		const old = before.find(({ gate }) => gate.meta.id === id);
		const now = after.find(({ gate }) => gate.meta.id === id);
		if (old !== void 0 && now !== void 0) return [...compareSeverity(old, now), ...compareOptions(old, now)];
		const gate = old ?? now;
		if (gate === void 0 || Object.keys(gate.gate.options.shape).some((key) => STAGE_KEYS.has(key))) return [];
		return old === void 0 ? [{
			direction: "tightened",
			id: "gate-added",
			says: "Gate `{gate}` is asked now, in {stages}.",
			values: { gate: id }
		}] : [{
			direction: "loosened",
			id: "gate-removed",
			says: "Gate `{gate}` is not asked any more, in {stages}.",
			values: { gate: id }
		}];
	});
}
function compareSeverity(before, after) {
	if (before.severity === after.severity) return [];
	const values = { gate: before.gate.meta.id };
	return after.severity === "warn" ? [{
		direction: "loosened",
		id: "gate-warns",
		says: "Gate `{gate}` only warns now, in {stages}.",
		values
	}] : [{
		direction: "tightened",
		id: "gate-blocks",
		says: "Gate `{gate}` blocks now, in {stages}.",
		values
	}];
}
function compareOptions({ gate, options: before }, { options: after }) {
	const joined = joinedOptions(gate, before, after);
	return Object.keys(gate.options.shape).flatMap((option) => {
		const [old, now] = [before[option], after[option]];
		if (STAGE_KEYS.has(option) || canonical(old) === canonical(now)) return [];
		if (option === "checks") return compareChecks(old, now);
		const most = joined === null ? void 0 : canonical(joined[option]);
		return [changedOption(most === canonical(now) ? "tightened" : most === canonical(old) ? "loosened" : "both", {
			gate: gate.meta.id,
			option,
			before: spelled$1(old),
			after: spelled$1(now)
		})];
	});
}
function changedOption(direction, values) {
	return {
		direction,
		id: `option-${direction === "both" ? "changed" : direction}`,
		says: {
			loosened: "Gate `{gate}` asks for less in {stages}: its `{option}` was `{before}` and is `{after}`.",
			tightened: "Gate `{gate}` asks for more in {stages}: its `{option}` was `{before}` and is `{after}`.",
			both: "Gate `{gate}` asks for something else in {stages}: its `{option}` was `{before}` and is `{after}`."
		}[direction],
		values
	};
}
/** What asks for both: the gate itself knows which of two values is the stronger. `null` where nothing can ask for both. */
function joinedOptions(gate, before, after) {
	const joined = gate.options.safeParse(gate.strengthen(before, after));
	return joined.success ? joined.data : null;
}
// src/core/policy/compare-reach.ts
/** What the policy looks at, at all: folders of packages, stages and their branches, and its own review. */
function compareReach(before, after) {
	return [
		...comparePackages(before.packages, after.packages),
		...compareStages(before, after),
		...after.stages.flatMap(({ name }) => compareBranches(name, before, after)),
		...compareEnvironments(before, after),
		...compareReview(before.reviewBy, after.reviewBy)
	];
}
function comparePackages(before, after) {
	const less = missingFrom(after, before).map((glob) => ({
		direction: "loosened",
		id: "packages-removed",
		says: "Folders `{glob}` are no packages any more, so nothing in them is judged.",
		values: { glob }
	}));
	const more = missingFrom(before, after).map((glob) => ({
		direction: "tightened",
		id: "packages-added",
		says: "Folders `{glob}` are packages now.",
		values: { glob }
	}));
	return [...less, ...more];
}
function compareStages(before, after) {
	const [old, now] = [before.stages.map(({ name }) => name), after.stages.map(({ name }) => name)];
	const gone = before.stages.filter(({ name }) => !now.includes(name)).map(({ name, branches }) => ({
		direction: "loosened",
		id: "stage-removed",
		says: "Stage `{stage}` is removed; its branches were {branches}.",
		values: {
			stage: name,
			branches
		}
	}));
	const added = missingFrom(old, now).map((stage) => ({
		direction: "tightened",
		id: "stage-added",
		says: "Stage `{stage}` is new.",
		values: { stage }
	}));
	return [...gone, ...added];
}
function compareBranches(stage, before, after) {
	const branchesOf = (policy) => policy.stages.find(({ name }) => name === stage)?.branches ?? [];
	const removed = missingFrom(branchesOf(after), branchesOf(before)).map((branch) => movedBranch(branch, {
		from: stage,
		to: stageNamed(after, branch)
	}) ?? {
		direction: "loosened",
		id: "branch-removed",
		says: "Branch `{branch}` belongs to stage `{stage}` no more.",
		values: {
			branch,
			stage
		}
	});
	const added = missingFrom(branchesOf(before), branchesOf(after)).map((branch) => movedBranch(branch, {
		from: stageNamed(before, branch),
		to: stage
	}) ?? {
		direction: "tightened",
		id: "branch-added",
		says: "Branch `{branch}` belongs to stage `{stage}` now.",
		values: {
			branch,
			stage
		}
	});
	return [...removed, ...added];
}
/** Of stages that stay; those of a stage that is new or removed are told with it. */
function compareEnvironments(before, after) {
	return after.stages.flatMap((stage) => {
		const old = before.stages.find(({ name }) => name === stage.name);
		if (old === void 0) return [];
		const [had, has] = [environmentsOf(old), environmentsOf(stage)];
		const gone = missingFrom(has, had).map((environment) => ({
			direction: "loosened",
			id: "environment-removed",
			says: "Stage `{stage}` does not answer for deployments to `{environment}` any more.",
			values: {
				stage: stage.name,
				environment
			}
		}));
		const added = missingFrom(had, has).map((environment) => ({
			direction: "tightened",
			id: "environment-added",
			says: "Stage `{stage}` answers for deployments to `{environment}` now.",
			values: {
				stage: stage.name,
				environment
			}
		}));
		return [...gone, ...added];
	});
}
function stageNamed(policy, branch) {
	const choice = stageOf(policy, branch);
	return choice.kind === "stage" ? choice.stage.name : null;
}
/** A branch that is named exactly leaves the stage whose glob it matched, and goes back there when it is not. */
function movedBranch(branch, { from, to }) {
	if (from === null || to === null || from === to) return null;
	return {
		direction: "both",
		id: "branch-moved",
		says: "Branch `{branch}` belongs to stage `{stage}` now; it was one of stage `{other}`.",
		values: {
			branch,
			stage: to,
			other: from
		}
	};
}
function compareReview(before, after) {
	if (before === after) return [];
	return [{
		direction: after === void 0 || before !== void 0 && after > before ? "loosened" : "tightened",
		id: "review-moved",
		says: "The policy itself is to be reviewed by {after}; it was to be by {before}.",
		values: {
			before: before ?? "no day",
			after: after ?? "no day"
		}
	}];
}
// src/core/policy/compare-roles.ts
/** Who may sign for a role, and for what. */
function compareRoles(before, after) {
	return Object.entries(before).flatMap(([role, old]) => {
		const now = Object.hasOwn(after, role) ? after[role] : void 0;
		if (now === void 0) return [{
			direction: "loosened",
			id: "role-removed",
			says: "Role `{role}` is removed.",
			values: { role }
		}];
		return [...compareOwners(role, spelledAlike(old.owners), spelledAlike(now.owners)), ...compareCovers(role, old.covers, now.covers)];
	});
}
/** Handles are compared without case. */
function spelledAlike(handles) {
	return handles.map((handle) => handle.toLowerCase());
}
function compareOwners(role, before, after) {
	const added = missingFrom(before, after).map((owner) => ({
		direction: "loosened",
		id: "role-owner-added",
		says: "`{owner}` may sign for role `{role}` now.",
		values: {
			owner,
			role
		}
	}));
	const removed = missingFrom(after, before).map((owner) => ({
		direction: "tightened",
		id: "role-owner-removed",
		says: "`{owner}` may sign for role `{role}` no more.",
		values: {
			owner,
			role
		}
	}));
	return [...added, ...removed];
}
/** `null` covers every path, so a list is less than that. */
function compareCovers(role, before, after) {
	const less = after === null ? [] : before === null ? ["every path"] : missingFrom(after, before);
	const more = before === null ? [] : after === null ? ["every path"] : missingFrom(before, after);
	const change = (direction, paths) => paths.length === 0 ? [] : [{
		direction,
		id: direction === "loosened" ? "role-covers-less" : "role-covers-more",
		says: direction === "loosened" ? "Role `{role}` does not sign for {paths} any more." : "Role `{role}` signs for {paths} now.",
		values: {
			role,
			paths
		}
	}];
	return [...change("loosened", less), ...change("tightened", more)];
}
// src/core/policy/compare-policies.ts
/**
* What one policy asks less of than another, and what more of, in plain words. Two that ask for the same give nothing,
* however they are written. What cannot be told is said as both: nothing is loosened unsaid.
*/
function comparePolicies(before, after) {
	return sortChanges([
		...compareExtends(before.extends, after.extends),
		...compareReach(before, after),
		...compareGates(before, after),
		...compareRoles(before.roles, after.roles),
		...compareExceptions(before, after)
	]);
}
// src/core/collect/collect-proposal.ts
/**
* What a pull request does to the rules that it is judged by: compared is all that the policies come to, with what they extend.
* A line that asks for less than the extended policy is a mistake of who proposes it.
*/
async function collectProposal(policy, { head, changedPaths, keys, readExtended }) {
	const paths = changedPaths.flatMap((path) => {
		const kind = ruleOf(path, keys);
		return kind === null ? [] : [{
			path,
			kind
		}];
	});
	const none = {
		paths,
		issues: [],
		loosened: [],
		tightened: []
	};
	if (!paths.some(({ kind }) => kind === "policy")) return none;
	const contents = await head.read(POLICY_PATHS);
	const path = POLICY_PATHS.find((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
	const content = contents.get(path ?? "") ?? { kind: "absent" };
	if (path === void 0 || content.kind !== "text") return {
		...none,
		loosened: [gone(policy)]
	};
	const file = parsePolicy(content.text, path, content.oid);
	const proposed = file.ok ? await completePolicy(file.value, readExtended) : file;
	if (!proposed.ok) return {
		...none,
		issues: proposed.issues
	};
	const { warnings = [] } = proposed;
	if (warnings.length > 0) return {
		...none,
		issues: warnings
	};
	return {
		...none,
		...comparePolicies(policy, proposed.value)
	};
}
function gone({ path }) {
	return {
		id: "policy-removed",
		says: "The policy `{path}` is no file any more, so nothing would be asked.",
		values: { path }
	};
}
function ruleOf(path, keys) {
	if (POLICY_PATHS.includes(path)) return "policy";
	if (CODEOWNERS_PATHS.includes(path)) return "owners";
	if (path.startsWith(".github/checklists/")) return "checklist";
	if (path.startsWith(".github/workflows/") || path.startsWith(".github/actions/")) return "workflow";
	return keys.includes(path) ? "key" : null;
}
// src/core/collect/collect-tagged.ts
var import_semver = require_semver();
/** Tags of one package whose commits are looked into; a package with more of them has had time to name a version. */
const MOST_TAGS = 50;
/** Commits in which a package is searched for in whatever folder at once. */
const AT_ONCE = 10;
/**
* For each package whose rollback plan says that no version came before, under `churn@none`: a tag that holds another one; `absent` where
* none does, and `unknown` where tags cannot be read, or not all of them. `known` are versions that were found elsewhere, which settle it.
*/
async function collectTagged(packages, known, source) {
	const found = packages.map(async (one) => {
		if (!one.manifest.ok) return [];
		const { rollback, package: own } = one.manifest.value.handoff;
		const [id = ""] = identityOf(one);
		const isSettled = known.some((other) => other !== id && nameOf(other) === own.name);
		if (rollback?.to !== "none" || own.previous !== void 0 || isSettled) return [];
		return [[`${own.name}@${NO_VERSION}`, await earlierAtTag(one.folder, id, source)]];
	});
	return Object.fromEntries((await Promise.all(found)).flat());
}
function nameOf(id) {
	return id.slice(0, id.lastIndexOf("@"));
}
async function earlierAtTag(folder, own, source) {
	const name = nameOf(own);
	const listed = await source.listTags?.([`${name}@`, `${name}-`]) ?? null;
	if (listed === null) return "unknown";
	const newest = listed.flatMap((tag) => candidateOf(tag, name)).filter(({ id }) => isAnother(id, own)).toSorted((a, b) => versionOrder(versionOf(b.id), versionOf(a.id)) ?? 0);
	const looked = newest.slice(0, MOST_TAGS);
	if (looked.length === 0) return "absent";
	const commits = await source.findTags(looked.map(({ tag }) => tag));
	if (commits === null) return "unknown";
	const there = looked.flatMap(({ tag, id }) => {
		const commit = commits.get(tag);
		return commit === void 0 ? [] : [{
			tag,
			id,
			tree: source.at(commit)
		}];
	});
	const found = await holding(there, folder) ?? await holdingElsewhere(there, source.globs);
	if (found !== null) return {
		tag: found.tag,
		holds: found.id
	};
	return newest.length > looked.length ? "unknown" : "absent";
}
/** The version that a tag is named like, in any spelling that a rollback plan finds; none or one. */
function candidateOf(tag, name) {
	const rest = tag.startsWith(`${name}@`) || tag.startsWith(`${name}-`) ? tag.slice(name.length + 1) : "";
	const read = version.safeParse(rest.replace(/^v/, ""));
	return read.success ? [{
		tag,
		id: `${name}@${read.data}`
	}] : [];
}
/** Whether it is another version than the package's own. What was tried out of a version on its way, such as `1.0.0-rc.1` of `1.0.0`, is none. */
function isAnother(id, own) {
	if (id === own) return false;
	const [made, wanted] = [versionOf(id), versionOf(own)];
	return (0, import_semver.prerelease)(made) === null || made.split("-", 1)[0] !== wanted;
}
function versionOf(id) {
	return id.slice(id.lastIndexOf("@") + 1);
}
/** The first whose commit holds the version in the folder where the package is now. All are asked for together: they travel together. */
async function holding(tagged, folder) {
	const paths = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
	const held = await Promise.all(tagged.map(async (one) => {
		const { document } = manifestOf(folder, await one.tree.read(paths));
		if (!document.ok) return false;
		const { name, version: stated } = document.value.manifest.package;
		return `${name}@${stated}` === one.id;
	}));
	return tagged.find((_, at) => held[at]) ?? null;
}
/** The same in whatever folder, which takes a list of each commit. */
async function holdingElsewhere(tagged, globs) {
	for (let from = 0; from < tagged.length; from += AT_ONCE) {
		const some = tagged.slice(from, from + AT_ONCE);
		const folders = await Promise.all(some.map(({ tree, id }) => folderOfVersion(tree, globs, id)));
		const found = some.find((_, at) => folders[at] !== null);
		if (found !== void 0) return found;
	}
	return null;
}
// src/core/collect/collect-content.ts
/** Collects the content facts of a pull request for a stage. */
async function collectContent(source, policy, stage) {
	const { head, base, at, changedPaths, owners, findTags, crypto, readExtended = unreadExtended } = source;
	const touched = packageFolders(changedPaths, policy.packages);
	const names = checklistNames(policy, stage);
	const { digests: memory = new DigestMemory(), readings = new ReadingMemory() } = source;
	const anchors = collectAnchors(base, policy, stage);
	const options = {
		checklists: names,
		owners,
		crypto,
		memory,
		readings,
		anchors
	};
	const both = (of) => Promise.all([collectPackages(head, of, {
		...options,
		recorded: true
	}), collectPackages(base, of, options)]);
	const [naming, [there, before], checklists, proposal] = await Promise.all([
		namingFolders([head, base], changedPaths, policy.packages, touched),
		both(touched),
		collectDefinitions(base, names),
		collectProposal(policy, {
			head,
			changedPaths,
			keys: trustedPaths(policy),
			readExtended
		}),
		anchors
	]);
	const [more, moreBefore] = await both(naming.folders);
	const folders = [...touched, ...naming.folders];
	const packages = inOrder([...there, ...more]);
	const baseline = inOrder([...before, ...moreBefore]);
	const { targets, releases } = await collectReleases(packages, baseline, findTags, async (commit, folder, id) => {
		const tree = at(commit);
		const [there] = await collectPackages(tree, [folder], options);
		if (there !== void 0 && identityOf(there).includes(id)) return there;
		const elsewhere = await folderOfVersion(tree, policy.packages, id);
		const [found] = elsewhere === null ? [] : await collectPackages(tree, [elsewhere], options);
		return found ?? there ?? null;
	});
	const atBase = await collectEarlier(packages, base, policy.packages, options);
	const tagged = await collectTagged(packages, Object.keys(atBase), {
		listTags: source.listTags,
		findTags,
		at,
		globs: policy.packages
	});
	const incomplete = [
		...tooMany(folders),
		...naming.incomplete,
		...await notFolders(head, changedPaths, policy.packages)
	];
	const known = {
		...atBase,
		...releases
	};
	return {
		packages,
		baseline,
		checklists,
		targets: {
			...targets,
			...tagged
		},
		releases: known,
		proposal,
		incomplete
	};
}
/** What stands at the base under the names of packages whose rollback plan says that no version came before. */
async function collectEarlier(packages, base, globs, options) {
	const names = packages.flatMap(({ manifest }) => manifest.ok && manifest.value.handoff.rollback?.to === "none" ? [manifest.value.handoff.package.name] : []);
	const folders = await Promise.all(names.map((name) => foldersOfName(base, globs, name)));
	const found = await collectPackages(base, [...new Set(folders.flat())], options);
	return Object.fromEntries(found.flatMap((each) => identityOf(each).map((id) => [id, each])));
}
/** Packages by folder: in which order they were found says nothing. */
function inOrder(packages) {
	return packages.toSorted((a, b) => a.folder < b.folder ? -1 : 1);
}
/** Links and submodules that stand where a package would: what they show is not in this commit. */
async function notFolders(head, changedPaths, globs) {
	const candidates = changedPaths.filter((path) => isPackage(path, globs));
	return [...candidates.length === 0 ? /* @__PURE__ */ new Map() : await head.entries(candidates)].flatMap(([path, { mode }]) => {
		const kind = mode === "120000" ? "symbolic link" : mode === "160000" ? "submodule" : null;
		if (kind === null) return [];
		return [{
			id: "package-elsewhere",
			says: "`{path}` is a package folder by the policy, and here it is a {kind}, so nothing can be judged",
			fix: "put the package's files themselves there",
			values: {
				path,
				kind
			},
			where: { path }
		}];
	});
}
/** More packages in one pull request than anybody can review: said, rather than judged in part. */
const MOST_PACKAGES = 50;
function tooMany(folders) {
	if (folders.length <= MOST_PACKAGES) return [];
	return [{
		id: "too-many-packages",
		says: "{count} packages are touched at once; at most {most} are judged together",
		fix: "split the pull request",
		values: {
			count: folders.length,
			most: MOST_PACKAGES
		}
	}];
}
/** Every checklist that the stage or the next one could ask for, whatever the risk turns out to be. */
function checklistNames(policy, stage) {
	const at = policy.stages.findIndex(({ name }) => name === stage.name);
	const names = policy.stages.slice(at, at + 2).flatMap((each) => RISKS.flatMap((risk) => {
		const use = gateFor("checklist", policy, each, risk)?.options["use"];
		return Array.isArray(use) ? use.filter((name) => typeof name === "string") : [];
	}));
	return [...new Set(names)].sort();
}
async function collectDefinitions(base, names) {
	const paths = (name) => [
		"md",
		"yml",
		"yaml"
	].map((end) => `.github/checklists/${name}.${end}`);
	const contents = names.length === 0 ? /* @__PURE__ */ new Map() : await base.read(names.flatMap(paths));
	const definitions = names.map((name) => {
		const candidates = paths(name);
		const path = candidates.find((each) => contents.get(each)?.kind === "text") ?? candidates[0] ?? "";
		const content = contents.get(path);
		return [name, {
			name,
			path,
			definition: content?.kind === "text" ? readChecklist(content.text, path) : null
		}];
	});
	return Object.fromEntries(definitions);
}
export { collectContent as t };
