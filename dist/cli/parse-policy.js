import "./rolldown-runtime.js";
import { _ as string, a as array, c as int, g as strictObject, h as record, r as _enum, t as date, u as literal, v as union } from "./zod.js";
import { t as checkSchema } from "./check-schema.js";
import { t as readYaml } from "./read-yaml2.js";
import { b as BOUNDARIES, t as gates } from "./registry.js";
import { l as packageAtVersion, v as parseDuration } from "./handoff-fields.js";
import { c as placeholderOfReason } from "./placeholder.js";
import { t as STAGE_KEYS } from "./implied-options.js";
import { t as childOf } from "./written-settings.js";
// src/core/policy/waiver-reason.ts
/** Fewest characters of a reason. */
const SHORTEST$1 = 15;
/** Fewest different words of a reason. */
const FEWEST_WORDS = 3;
/** What is wrong with the reason of a waiver, completing "expected …"; `null` where it is one. */
function reasonFault(reason) {
	const text = reason.trim().toLowerCase();
	if ([...text].length < SHORTEST$1) return `expected a reason of at least ${SHORTEST$1} characters`;
	if (placeholderOfReason(reason) !== void 0) return "expected the reason itself, not a placeholder";
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
export { exceptionSchemas as a, whyNotWaivable as i, spelledReference as n, remindersOf as r, parsePolicy as t };
