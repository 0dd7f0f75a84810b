import { _ as string, a as array, c as int, g as strictObject, h as record, r as _enum, t as date, u as literal, v as union } from "./zod.js";
import { n as locate, r as locateKey } from "./span-of.js";
import { O as BOUNDARIES, a as STAGE_KEYS, c as gates } from "./setting-for.js";
import { a as didYouMean } from "./readers.js";
import { a as inOrder, i as checkSchema, n as settingOf$1, r as settingsOf, t as childOf } from "./written-settings.js";
import { m as parseDuration, s as packageAtVersion } from "./handoff-fields.js";
import { t as readYaml } from "./read-yaml.js";
// src/core/policy/waiver-reason.ts
/** Fewest characters of a reason. */
const SHORTEST$1 = 15;
/** Fewest different words of a reason. */
const FEWEST_WORDS = 3;
/** Words of somebody who means to write the reason later. */
const PLACEHOLDERS = /(?:^|[^\p{L}\p{N}])(?:todo|tbd|tba|fixme|xxx+|lorem|placeholder|asdf\w*|fill (?:this )?in|insert|reason here|to be (?:decided|defined|done|explained|filled))(?:$|[^\p{L}\p{N}])/u;
/** What is wrong with the reason of a waiver, completing "expected …"; `null` where it is one. */
function reasonFault(reason) {
	const text = reason.trim().toLowerCase();
	if ([...text].length < SHORTEST$1) return `expected a reason of at least ${SHORTEST$1} characters`;
	if (PLACEHOLDERS.test(text)) return "expected the reason itself, not a placeholder";
	if (new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []).size < FEWEST_WORDS) return "expected a sentence that says why the risk is taken";
	return null;
}
// src/core/policy/exceptions-schema.ts
const duration = string().refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d");
const day = date("expected a date such as 2027-01-04");
const reason = string().max(1e3).superRefine((text, context) => {
	const fault = reasonFault(text);
	if (fault !== null) context.addIssue({
		code: "custom",
		message: fault
	});
});
/** Schemas of what a policy says about times and exceptions; `name` and `handle` as the policy spells them. */
function exceptionSchemas(name, handle) {
	const waiver = strictObject({
		gate: string().min(1).max(40).describe("Gate whose findings are excused."),
		check: string().min(1).max(100).optional().describe("Name of the one check of the gate that is excused; without it, the whole gate is."),
		package: packageAtVersion.describe("The one version that is excused, such as churn@3.1.0."),
		reason: reason.describe("Why the risk is taken, so that a reader a year later can judge it."),
		authority: handle.describe("Who answers for it: an owner of this file by CODEOWNERS."),
		expires: day.describe("Last day on which it counts, in UTC.")
	});
	const freeze = strictObject({
		name: string().min(1).max(100).describe("What the freeze is called."),
		from: day.describe("First day, in UTC."),
		to: day.describe("Last day, in UTC; the whole of it is frozen."),
		stages: array(name).min(1).optional().describe("Stages that are frozen; by default all of them."),
		except: _enum(["rollback"]).optional().describe("`rollback`: a package may go back to a version that was released before.")
	});
	const after = strictObject({
		stage: name.describe("An earlier stage that the same content must have been merged to."),
		soak: duration.optional().describe("How long ago that must be at least, such as 24h."),
		within: duration.optional().describe("How long ago it may be at most, such as 30d."),
		same: _enum(["package", "model"]).default("package").describe("What must be the same: the whole package folder, or its model alone.")
	});
	return {
		waivers: array(waiver).max(200).default([]).describe("Findings that are excused for one version of a package, until a day."),
		freezes: array(freeze).max(200).default([]).describe("Days on which nothing merges."),
		after: after.optional().describe("What must have gone through an earlier stage first.")
	};
}
// src/core/policy/check-after.ts
/** What a stage comes after is an earlier stage, which can be reached in the time that is given, and its gate is asked. */
function checkAfter(source, complain) {
	const names = Object.keys(source.stages);
	for (const [index, [stage, { after }]] of Object.entries(source.stages).entries()) {
		if (after === void 0) continue;
		const at = [
			"stages",
			stage,
			"after"
		];
		const earlier = names.slice(0, index);
		if (!earlier.includes(after.stage)) {
			const nearest = didYouMean(after.stage, earlier);
			complain("not-an-earlier-stage", "Stage `{stage}` cannot come after `{after}`, since that is no stage before it; stages before it: {earlier}.", {
				stage,
				after: after.stage,
				earlier: earlier.length === 0 ? "none" : earlier
			}, [...at, "stage"], nearest === void 0 ? "Name a stage that stands before this one, or remove `after`." : `Did you mean \`${nearest}\`?`);
		}
		const { soak, within } = after;
		if (soak !== void 0 && within !== void 0 && milliseconds(soak) > milliseconds(within)) complain("soak-beyond-within", "A merge that must be at least {soak} old and at most {within} old cannot exist.", {
			soak,
			within
		}, [...at, "within"], "Make `within` longer than `soak`.");
	}
}
function milliseconds(text) {
	const parsed = parseDuration(text);
	return parsed.ok ? parsed.value : NaN;
}
// src/core/policy/check-environments.ts
/** A deployment environment belongs to one stage; a stage that names none has the one of its own name. */
function checkEnvironments({ stages }, complain) {
	const claimed = /* @__PURE__ */ new Map();
	for (const [stage, { environments }] of Object.entries(stages)) for (const [index, environment] of (environments ?? [stage]).entries()) {
		const other = claimed.get(environment.toLowerCase());
		if (other !== void 0) complain("environment-of-two-stages", "Environment `{environment}` belongs to stage `{other}` already, so stage `{stage}` cannot answer for it.", {
			environment,
			other,
			stage
		}, environments === void 0 ? ["stages", stage] : [
			"stages",
			stage,
			"environments",
			index
		], "Give each environment to one stage. A stage without `environments` has the one of its own name.");
		claimed.set(environment.toLowerCase(), stage);
	}
}
// src/core/policy/check-freezes.ts
/** A freeze ends after it begins, and the stages that it names exist. */
function checkFreezes({ freezes, stages }, complain) {
	const known = Object.keys(stages);
	for (const [index, freeze] of freezes.entries()) {
		const at = ["freezes", index];
		if (freeze.from > freeze.to) complain("freeze-ends-first", "The freeze `{name}` ends on {to}, before it begins on {from}.", {
			name: freeze.name,
			from: freeze.from,
			to: freeze.to
		}, [...at, "to"], "Write the later day under `to`.");
		for (const [place, stage] of (freeze.stages ?? []).entries()) {
			if (known.includes(stage)) continue;
			const nearest = didYouMean(stage, known);
			complain("unknown-stage", "The freeze `{name}` names stage `{stage}`, which does not exist; stages: {known}.", {
				name: freeze.name,
				stage,
				known
			}, [
				...at,
				"stages",
				place
			], nearest === void 0 ? "Name a stage of this policy." : `Did you mean \`${nearest}\`?`);
		}
	}
}
// src/core/policy/check-reminders.ts
/** Who answers for those that are waited for is told after they were themselves. */
function checkReminders({ reminders }, complain) {
	if (reminders?.escalate === void 0) return;
	const { after, escalate } = reminders;
	const [first, last] = [parseDuration(after), parseDuration(escalate.after)];
	if (!first.ok || !last.ok || last.value > first.value) return;
	complain("escalation-first", "Others would be told after {escalation}, before those who are waited for are reminded after {after}.", {
		escalation: escalate.after,
		after
	}, [
		"reminders",
		"escalate",
		"after"
	], "Write a longer time than `after` of the reminders.");
}
// src/core/policy/check-turned-off.ts
/** What `freezes` and `after` say is looked at by gates; where such a gate is off, the words would be empty. */
function checkTurnedOff({ stages, freezes }, complain) {
	const off = /* @__PURE__ */ new Set();
	for (const [index, [stage, { gates: given, after }]] of Object.entries(stages).entries()) {
		for (const gate of ["freeze", "promotion"]) {
			const value = given?.[gate];
			if (index === 0 && value === "off") off.add(gate);
			else if (value !== void 0 && value !== "off") off.delete(gate);
		}
		if (after !== void 0 && off.has("promotion")) contradict("after", "promotion", stage, [
			"stages",
			stage,
			"after"
		], complain);
		if (!off.has("freeze")) continue;
		for (const [at, freeze] of freezes.entries()) if (freeze.stages?.includes(stage) ?? true) contradict("freezes", "freeze", stage, ["freezes", at], complain);
	}
}
function contradict(key, gate, stage, at, complain) {
	complain("gate-is-off", "Stage `{stage}` turns off the gate `{gate}`, so nothing would look at what `{key}` says here.", {
		stage,
		gate,
		key
	}, at, "Remove this, or the line that turns the gate off.");
}
// src/core/policy/waivable.ts
/** Why findings of a gate cannot be excused, completing "…, since"; `null` where they can. */
function whyNotWaivable({ meta }) {
	if (meta.kind === "people") return "what people have not agreed to cannot be excused in advance";
	return NEVER[meta.id] ?? null;
}
const NEVER = {
	freeze: "a freeze is lifted by changing `freezes`",
	"policy-change": "it tells what a change does to the rules, waivers among them",
	"required-checks": "a check of another tool is about a commit and not about a version of a package"
};
// src/core/policy/check-waivers.ts
/** A waiver names a gate that can be waived, a check of its own that exists, and stands once. */
function checkWaivers(source, asked, complain) {
	const seen = /* @__PURE__ */ new Set();
	for (const [index, waiver] of source.waivers.entries()) {
		const at = ["waivers", index];
		checkGate(waiver, [...at, "gate"], complain);
		if (waiver.check !== void 0) checkCheck(waiver, asked, [...at, "check"], complain);
		const identity = JSON.stringify([
			waiver.gate,
			waiver.check ?? null,
			waiver.package
		]);
		if (seen.has(identity)) complain("waiver-twice", "What this waiver excuses, an earlier one excuses already.", {}, at, "Keep one of the two.");
		seen.add(identity);
	}
}
function checkGate({ gate: id }, at, complain) {
	const known = gates.filter((gate) => whyNotWaivable(gate) === null).map(({ meta }) => meta.id);
	const gate = gates.find(({ meta }) => meta.id === id);
	const because = gate === void 0 ? null : whyNotWaivable(gate);
	if (because !== null) complain("gate-not-waivable", "Gate `{gate}` cannot be waived, since {because}.", {
		gate: id,
		because
	}, at, "Remove this waiver.");
	if (gate !== void 0) return;
	const nearest = didYouMean(id, known);
	complain("unknown-gate", "The waiver names gate `{gate}`, which does not exist; gates that can be waived: {known}.", {
		gate: id,
		known
	}, at, nearest === void 0 ? "Name one of these." : `Did you mean \`${nearest}\`?`);
}
/** Only some gates have checks with names. */
function checkCheck({ gate, check = "" }, asked, at, complain) {
	const named = gates.find(({ meta }) => meta.id === gate);
	if (named === void 0 || whyNotWaivable(named) !== null) return;
	if (!("checks" in named.options.shape)) {
		complain("gate-without-checks", "Gate `{gate}` has no checks with names, so `{check}` excuses nothing.", {
			gate,
			check
		}, at, "Remove `check`: the waiver then excuses the whole gate.");
		return;
	}
	const known = checksOf(asked, gate);
	if (known.includes(check)) return;
	const nearest = didYouMean(check, known);
	complain("unknown-check", "The waiver names the check `{check}`, which gate `{gate}` is nowhere asked for; its checks: {known}.", {
		gate,
		check,
		known: known.length === 0 ? "none" : known
	}, at, nearest === void 0 ? "Name a check of the gate, or remove this waiver." : `Did you mean \`${nearest}\`?`);
}
/** Names of the checks of a gate that any stage or risk asks for. */
function checksOf({ stages, risk }, gate) {
	const names = [...Object.values(stages), ...Object.values(risk)].flatMap((each) => {
		const checks = childOf(each, "gates", gate, "checks");
		return Array.isArray(checks) ? checks : [];
	}).map((check) => childOf(check, "name")).filter((name) => typeof name === "string");
	return [...new Set(names)];
}
// src/core/policy/cross-check.ts
/** What a schema cannot say: names that must exist, branches that two stages claim, gates that cannot be turned off. */
function crossCheck(source, document, path) {
	const issues = [];
	const complain = complainInto(issues, document, path);
	checkNames(source, source, complain);
	checkTurnedOff(source, complain);
	const [first] = Object.values(source.stages);
	const turnedOn = new Set(gates.map(({ meta }) => meta.id).filter((id) => first?.gates?.[id] !== "off"));
	for (const [stage, { gates: given }] of Object.entries(source.stages)) checkOff(given, turnedOn, [
		"stages",
		stage,
		"gates"
	], OF_A_STAGE, complain);
	checkOffOfRisks(source, complain);
	return inOrder(issues);
}
/** Notes mistakes of a policy with their places in its file. */
function complainInto(issues, document, path) {
	return (id, says, values, at, fix) => issues.push({
		id,
		says,
		values,
		where: (id === "unknown-role" ? locateKey : locate)(path, document.positions, at),
		...fix === void 0 ? {} : { fix }
	});
}
/** Whether all that a policy names exists, and nothing is claimed twice. `asked`: where checks of gates may be defined. */
function checkNames(source, asked, complain) {
	checkBranches(source, complain);
	checkAfter(source, complain);
	checkEnvironments(source, complain);
	checkFreezes(source, complain);
	checkReminders(source, complain);
	checkWaivers(source, asked, complain);
	const roles = Object.keys(source.roles);
	for (const [stage, { gates: given }] of Object.entries(source.stages)) checkRoles(given, roles, [
		"stages",
		stage,
		"gates"
	], `stage "${stage}"`, complain);
	for (const [tier, added] of Object.entries(source.risk)) checkRoles(added?.gates, roles, [
		"risk",
		tier,
		"gates"
	], `risk ${tier}`, complain);
}
/** No risk tier turns a gate off. */
function checkOffOfRisks(source, complain) {
	for (const [tier, added] of Object.entries(source.risk)) {
		const all = new Set(gates.map(({ meta }) => meta.id));
		checkOff(added?.gates, all, [
			"risk",
			tier,
			"gates"
		], OF_A_RISK, complain);
	}
}
function checkBranches(source, complain) {
	const claimed = /* @__PURE__ */ new Map();
	for (const [stage, { branches }] of Object.entries(source.stages)) for (const [index, branch] of branches.entries()) {
		const other = claimed.get(branch);
		if (other !== void 0) complain("branch-of-two-stages", "branch `{branch}` belongs to stage `{other}` already", {
			branch,
			other
		}, [
			"stages",
			stage,
			"branches",
			index
		], "give each branch to one stage");
		claimed.set(branch, stage);
	}
}
const OF_A_STAGE = {
	says: "an earlier stage asks for gate `{gate}`, and a later one asks for at least as much",
	fix: "remove this line, or turn the gate off where it is first asked for"
};
const OF_A_RISK = {
	says: "a risk tier only adds to what the stages ask for, so it cannot turn gate `{gate}` off",
	fix: "remove this line, or turn the gate off in the stages"
};
function checkOff(given, turnedOn, at, { says, fix }, complain) {
	for (const [gate, value] of Object.entries(given ?? {})) if (value === "off" && turnedOn.has(gate)) complain("cannot-turn-off", says, { gate }, [...at, gate], fix);
	else if (value !== void 0 && value !== "off") turnedOn.add(gate);
}
function checkRoles(given, known, at, owner, complain) {
	for (const gate of gates) {
		const value = given?.[gate.meta.id];
		const setting = settingOf$1(value, value);
		if (setting === null || !setting.on || gate.roles === void 0) continue;
		const options = gate.options.parse(setting.options);
		for (const { role, path } of gate.roles(options)) {
			if (known.includes(role)) continue;
			const nearest = didYouMean(role, known);
			complain("unknown-role", "{owner} names role `{role}`; known roles: {known}", {
				owner,
				role,
				known: known.length === 0 ? "none" : known
			}, [
				...at,
				gate.meta.id,
				...path
			], nearest === void 0 ? "define the role under `roles`" : `did you mean \`${nearest}\`?`);
		}
	}
}
// src/core/policy/people-schema.ts
/** Nobody is told more often than this, in milliseconds: each comment is an e-mail to everybody who follows. */
const SHORTEST = 36e5;
const wait = string().refine((text) => {
	const length = parseDuration(text);
	return length.ok && length.value >= SHORTEST;
}, "expected a length of time of at least an hour, such as 24h");
/** `comment` of the policy. */
const stickyComment = _enum(["off", "sticky"]).default("off").describe("`sticky`: the verdict stands in one comment of the pull request, too, which is edited as it changes.");
/** `environments` of a stage. */
const environments = array(string().min(1).max(255)).min(1).max(50).optional().describe("Deployment environments that this stage answers for; by default the one of its own name.");
/** `reminders` of the policy; `handle` as the policy spells people. */
function remindersSchema(handle) {
	const told = handle.regex(/^@/, "expected @user or @organisation/team: an e-mail address cannot be told in a comment");
	const escalate = strictObject({
		after: wait.describe("How long was waited, from the beginning; more than `after` of the reminders."),
		to: array(told).min(1).max(10).describe("Users and teams who are told, once in a wait.")
	});
	return strictObject({
		after: wait.describe("How long people were waited for before they are reminded, such as 24h."),
		every: wait.optional().describe("How long between two reminders; by default as long as `after`."),
		at_most: int().min(1).max(10).default(3).describe("How many reminders there are in one wait."),
		escalate: escalate.optional().describe("Who is told when reminding did not help.")
	}).optional().describe("When people who are waited for are told so, in a comment that mentions them; by default never.");
}
/** Reminders as the policy has them. */
function remindersOf({ after, every = after, at_most: atMost, escalate }) {
	return {
		after,
		every,
		atMost,
		...escalate === void 0 ? {} : { escalate }
	};
}
// src/core/policy/policy-of.ts
/** The policy of a file by itself: what it says, without what it extends. Names must have been checked. */
function policyOf({ source, document, path, digest }) {
	const written = document.value;
	const risk = Object.fromEntries(Object.entries(source.risk).flatMap(([tier, added]) => added === void 0 ? [] : [[tier, settingsOf(added.gates, childOf(written, "risk", tier, "gates"))]]));
	return {
		path,
		digest,
		packages: source.packages,
		roles: rolesOf(source),
		stages: stagesOf(source, written),
		risk,
		...exceptionsOf(source, document, path),
		...source.comment === "sticky" ? { comment: source.comment } : {},
		...source.reminders === void 0 ? {} : { reminders: remindersOf(source.reminders) },
		...source.review_by === void 0 ? {} : { reviewBy: source.review_by },
		...source.waivable.length === 0 ? {} : { waivable: source.waivable }
	};
}
function stagesOf(source, written) {
	return Object.entries(source.stages).map(([name, { branches, requires, after, environments, gates: given }]) => ({
		name,
		branches,
		...requires === void 0 ? {} : { requires },
		...after === void 0 ? {} : { after: withoutGaps(after) },
		...environments === void 0 ? {} : { environments },
		gates: settingsOf(given, childOf(written, "stages", name, "gates"))
	}));
}
function rolesOf({ roles }) {
	return Object.fromEntries(Object.entries(roles).map(([name, { owners, covers }]) => [name, {
		owners,
		covers: covers ?? null
	}]));
}
/** Waivers and freezes, each with its place, so that a verdict can lead to the line that is to be mended. */
function exceptionsOf({ waivers, freezes }, { positions }, path) {
	const placed = (key, index, one) => ({
		...withoutGaps(one),
		where: locate(path, positions, [key, index])
	});
	return {
		...waivers.length === 0 ? {} : { waivers: waivers.map((one, at) => placed("waivers", at, one)) },
		...freezes.length === 0 ? {} : { freezes: freezes.map((one, at) => placed("freezes", at, {
			...one,
			stages: one.stages ?? null
		})) }
	};
}
/** The same without keys that hold nothing, so that a policy is plain JSON. */
function withoutGaps(value) {
	return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== void 0));
}
// src/core/policy/policy-reference.ts
/** Names as GitHub allows them for accounts and repositories. */
const REPOSITORY = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})$/;
/** What git refuses in the name of a branch or tag, as far as it could be mistaken for anything else. */
const NO_REF = /[\s~^:?*[\\\p{Cc}]|\.\.|@\{|^[-/.]|[/.]$|\/\/|\.lock$/u;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/**
* Reads `owner/name` or `owner/name@ref`; `null` for anything else. A commit is refused: GitHub finds commits of forks under
* the name of the repository that they were forked from, so that anybody could have written what stands there.
*/
function parsePolicyReference(text) {
	const at = text.indexOf("@");
	const repository = at === -1 ? text : text.slice(0, at);
	const ref = at === -1 ? null : text.slice(at + 1);
	const [, owner, name] = REPOSITORY.exec(repository) ?? [];
	if (owner === void 0 || name === void 0 || name === "." || name === "..") return null;
	if (ref !== null && (ref === "" || ref.length > 200 || NO_REF.test(ref) || COMMIT.test(ref))) return null;
	return {
		owner,
		name,
		ref
	};
}
/** The reference as a policy spells it. */
function spelledReference({ owner, name, ref }) {
	return ref === null ? `${owner}/${name}` : `${owner}/${name}@${ref}`;
}
// src/core/policy/policy-schema.ts
const name = string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "expected lower-case letters, digits and hyphens").max(40);
const glob = string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as handoffs/*");
const handle = string().max(200).regex(/^(@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9_.-]+)?|[^\s@,]+@[^\s@,]+\.[^\s@,]+)$/, "expected @user, @organisation/team or an e-mail address");
const { waivers, freezes, after } = exceptionSchemas(name, handle);
function waivableGates() {
	return gates.filter((gate) => whyNotWaivable(gate) === null).map(({ meta }) => meta.id);
}
const severity = _enum(["block", "warn"]).optional().describe("`warn` shows what the gate finds without blocking; the default is `block`.");
/**
* What a policy may say about a gate: `off`, or its own options and a severity. Options that only follow from other keys of
* the policy cannot be written a second time.
*/
function settingOf(gate) {
	const own = Object.entries(gate.options.shape).filter(([key]) => !STAGE_KEYS.has(key));
	const options = strictObject({
		...Object.fromEntries(own),
		severity
	});
	return union([literal("off"), options]).optional().describe(gate.meta.summary);
}
const gateSettings = strictObject(Object.fromEntries(gates.map((gate) => [gate.meta.id, settingOf(gate)]))).describe("Options of the gates, by gate id. A gate that is not named works with its defaults.");
const role = strictObject({
	owners: array(handle).min(1).describe("Users, teams or e-mail addresses, as CODEOWNERS spells them."),
	covers: array(glob).min(1).optional().describe("Globs of the paths that the role signs for; by default every changed path.")
});
const stage = strictObject({
	branches: array(string().min(1).max(256)).min(1).describe("Branches that a merge into this stage goes to: names or globs; an exact name wins over a glob."),
	requires: _enum(BOUNDARIES).optional().describe("What the manifest must contain, each value including the ones before it."),
	after,
	environments,
	gates: gateSettings.optional()
});
const tier = (says) => strictObject({ gates: gateSettings }).optional().describe(says);
/** The policy file, strict: an unknown key is a mistake, never ignored. */
const policySchema = strictObject({
	version: literal(1).describe("Version of this format."),
	packages: array(glob).min(1).default(["handoffs/*"]).describe("Globs of package folders. A folder that matches and changes must hold a handoff.yml."),
	roles: record(name, role).default({}).describe("Who fills which role."),
	stages: record(name, stage).refine((stages) => Object.keys(stages).length > 0, "expected at least one stage").describe("Stages in order: each asks for all that the ones before it asked for."),
	risk: strictObject({
		Low: tier("Asked on top of every package that is of risk Low or higher."),
		Medium: tier("Asked on top of every package that is of risk Medium or higher."),
		High: tier("Asked on top of every package that is of risk High, or whose risk is not known.")
	}).default({}).describe("What a package of that risk is asked for on top. A tier includes the lighter ones; Unknown counts as High."),
	freezes,
	waivers,
	waivable: array(_enum(waivableGates())).default([]).describe("Gates whose findings a repository that extends this policy may waive; by default none."),
	comment: stickyComment,
	reminders: remindersSchema(handle),
	review_by: date("expected a date such as 2027-05-01").optional().describe("Day by which the policy itself should be reviewed.")
});
/**
* A policy that stands on top of another one: what that one says need not be said again. Keys that are only about those who
* extend a policy have no place here, since there is one level.
*/
const extendingPolicySchema = policySchema.omit({ waivable: true }).extend({
	extends: string().max(300).refine((text) => parsePolicyReference(text) !== null, "expected a repository such as acme/.github, or one at a branch or tag such as acme/.github@v2").describe("Repository whose policy this one stands on; what stands here may only tighten that."),
	packages: policySchema.shape.packages.removeDefault().default([]),
	stages: record(name, stage.extend({ branches: stage.shape.branches.default([]) })).default({}).describe("Branches and gates that are added to stages of the extended policy, and further stages.")
});
// src/core/policy/parse-policy.ts
/** Reads the form of a policy file: every mistake with its place, all at once. */
function parsePolicy(text, path, digest) {
	const read = readYaml(text, path);
	if (!read.ok) return read;
	const document = read.value;
	const file = {
		path,
		digest,
		document
	};
	if (childOf(document.value, "extends") === void 0) {
		const source = checkSchema(policySchema, document, path);
		if (!source.ok) return {
			ok: false,
			issues: source.issues.map(explainKey)
		};
		return {
			ok: true,
			value: {
				...file,
				source: source.value,
				reference: null
			}
		};
	}
	const source = checkSchema(extendingPolicySchema, document, path);
	if (!source.ok) return {
		ok: false,
		issues: source.issues.map(explainKey)
	};
	const { extends: reference, ...own } = source.value;
	return {
		ok: true,
		value: {
			...file,
			source: {
				...own,
				waivable: []
			},
			reference: parsePolicyReference(reference)
		}
	};
}
/** Keys that are written elsewhere, and where. */
const ELSEWHERE = {
	after: "Write `{key}` beside `branches` of the stage.",
	windows: "Write the days under `freezes` at the top of the policy.",
	waivable: "Write `{key}` in the policy that this one extends: only that one can say what may be waived."
};
/** Says where a key belongs that has no place where it stands. */
function explainKey(issue) {
	const key = issue.values["key"];
	if (issue.id !== "unknown-key" || typeof key !== "string" || !Object.hasOwn(ELSEWHERE, key)) return issue;
	return {
		...issue,
		fix: ELSEWHERE[key] ?? "",
		values: { key }
	};
}
// src/core/policy/read-policy.ts
/**
* Reads a policy file that stands for itself. Either the whole of it is valid, or every mistake is given with its place:
* a broken policy is an error, never a set of defaults. One that extends another cannot be read alone: see
* {@link extendPolicy}.
*/
function readPolicy(text, path, digest) {
	const file = parsePolicy(text, path, digest);
	return file.ok ? standingAlone(file.value) : file;
}
/** The policy of a file that extends nothing. */
function standingAlone(file) {
	const { source, document, path, reference } = file;
	if (reference !== null) {
		const where = locate(path, document.positions, ["extends"]);
		return {
			ok: false,
			issues: [{
				id: "extended-policy-unread",
				says: "The policy of `{repository}`, on which this one stands, was not read, so what is asked is not known.",
				values: { repository: spelledReference(reference) },
				where
			}]
		};
	}
	const issues = crossCheck(source, document, path);
	return issues.length > 0 ? {
		ok: false,
		issues
	} : {
		ok: true,
		value: policyOf(file)
	};
}
export { policyOf as a, complainInto as c, exceptionSchemas as d, spelledReference as i, checksOf as l, standingAlone as n, checkNames as o, parsePolicy as r, checkOffOfRisks as s, readPolicy as t, whyNotWaivable as u };
