import { n as inOrder } from "./check-schema.js";
import { n as locate, r as locateKey } from "./span-of.js";
import { b as BOUNDARIES, h as compareQuantities, m as STRENGTHS, t as gates } from "./registry.js";
import { t as didYouMean } from "./did-you-mean.js";
import { v as parseDuration } from "./handoff-fields.js";
import { i as whyNotWaivable, n as spelledReference, r as remindersOf, t as parsePolicy } from "./parse-policy.js";
import { n as settingOf, r as settingsOf, t as childOf } from "./written-settings.js";
import { i as theirPlace, n as ruleLines } from "./rule-lines.js";
import { n as minimatch } from "./minimatch.js";
import { i as RISKS, n as settingFor, r as POLICY_PATHS, t as extendedSetting } from "./setting-for.js";
import { n as parseQuantity } from "./parse-quantity.js";
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
	const known = checksOf$1(asked, gate);
	if (known.includes(check)) return;
	const nearest = didYouMean(check, known);
	complain("unknown-check", "The waiver names the check `{check}`, which gate `{gate}` is nowhere asked for; its checks: {known}.", {
		gate,
		check,
		known: known.length === 0 ? "none" : known
	}, at, nearest === void 0 ? "Name a check of the gate, or remove this waiver." : `Did you mean \`${nearest}\`?`);
}
/** Names of the checks of a gate that any stage or risk asks for. */
function checksOf$1({ stages, risk }, gate) {
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
		const setting = settingOf(value, value);
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
// src/core/policy/environments-of.ts
/** Deployment environments that a stage answers for: those that it names, or else the one of its own name. */
function environmentsOf({ name, environments }) {
	return environments ?? [name];
}
// src/core/policy/merge-stages.ts
/**
* Names of the stages of two policies in their order. Those of the extended one keep theirs; a further stage stands right
* before the one of them that the extending policy names next, and otherwise last, where most is asked.
*/
function mergeOrder(theirs, own) {
	const order = [...theirs];
	for (const [index, name] of own.entries()) {
		if (order.includes(name)) continue;
		const next = own.slice(index + 1).find((later) => theirs.includes(later));
		order.splice(next === void 0 ? order.length : order.indexOf(next), 0, name);
	}
	return order;
}
/** A stage that both policies have: branches and environments of both, and of what is asked the stricter. Gates are the own ones. */
function mergeStage(theirs, own) {
	const { requires: _, after: __, environments: ___, ...rest } = theirs;
	const requires = fartherOf(theirs.requires, own?.requires);
	const after = mergeAfter(theirs.after, own?.after);
	const environments = mergeEnvironments(theirs, own);
	return {
		...rest,
		branches: [.../* @__PURE__ */ new Set([...theirs.branches, ...own?.branches ?? []])],
		...requires === void 0 ? {} : { requires },
		...after === void 0 ? {} : { after },
		...environments === void 0 ? {} : { environments },
		gates: own?.gates ?? {}
	};
}
function mergeEnvironments(theirs, own) {
	if (own?.environments === void 0) return theirs.environments;
	return [.../* @__PURE__ */ new Set([...own.environments, ...environmentsOf(theirs)])];
}
/** The boundary that asks for more. */
function fartherOf(a, b) {
	const index = Math.max(...[a, b].map((one) => one === void 0 ? -1 : BOUNDARIES.indexOf(one)));
	return BOUNDARIES[index];
}
/** Both conditions, which must name the same stage: the longer wait, the shorter time, and the whole package before its model. */
function mergeAfter(theirs, own) {
	if (theirs === void 0 || own === void 0) return theirs ?? own;
	const soak = chosen(theirs.soak, own.soak, (a, b) => b > a);
	const within = chosen(theirs.within, own.within, (a, b) => b < a);
	return {
		stage: theirs.stage,
		...soak === void 0 ? {} : { soak },
		...within === void 0 ? {} : { within },
		same: [theirs.same, own.same].includes("package") ? "package" : "model"
	};
}
/** The second length of time where it is the stricter one or the only one, and else the first. */
function chosen(first, second, isStricter) {
	if (first === void 0 || second === void 0) return first ?? second;
	const [a, b] = [parseDuration(first), parseDuration(second)];
	return a.ok && b.ok && isStricter(a.value, b.value) ? second : first;
}
// src/core/policy/rule-change.ts
/** Sorts differences into what is loosened and what is tightened, in their order, each once. */
function sortChanges(changes) {
	const once = [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
	const of = (wanted) => once.filter(({ direction }) => direction === wanted || direction === "both").map(({ direction: _, ...statement }) => statement);
	return {
		loosened: of("loosened"),
		tightened: of("tightened")
	};
}
/** Entries that one list has and the other has not. */
function missingFrom(others, these) {
	const known = new Set(others);
	return [...new Set(these)].filter((one) => !known.has(one));
}
/** A value under which two that mean the same are equal: keys and lists in one order. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
	return `{${Object.entries(value).filter(([, each]) => each !== void 0).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).sort().join(",")}}`;
}
/** An option's value as a reader of the policy knows it; `nothing` where none is written. */
function spelled(value) {
	if (value === void 0 || value === null) return "nothing";
	if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(spelled).join(", ");
	if (typeof value === "string") return value;
	if (typeof value !== "object") return JSON.stringify(value) ?? "nothing";
	const entries = Object.entries(value);
	if (entries.length === 0) return "nothing";
	return entries.map(([key, each]) => `${key}: ${spelled(each)}`).join(", ");
}
// src/core/policy/stage-of.ts
/** Chooses the stage of a base branch: an exact name wins over a glob; two globs that both match are ambiguous. */
function stageOf(policy, branch) {
	const exact = policy.stages.find(({ branches }) => branches.includes(branch));
	if (exact !== void 0) return {
		kind: "stage",
		stage: exact
	};
	const matching = policy.stages.filter(({ branches }) => branches.some((pattern) => minimatch(branch, pattern, {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	})));
	const [only, ...others] = matching;
	if (only === void 0) return { kind: "none" };
	if (others.length === 0) return {
		kind: "stage",
		stage: only
	};
	return {
		kind: "ambiguous",
		stages: matching.map(({ name }) => name)
	};
}
// src/core/policy/check-extension.ts
/**
* What two policies cannot both say: a branch or an environment of another stage, stages in another order, a role of the same
* name, another stage to come after. And all that is checked of any policy, with the names that are taken over.
*/
function checkExtension(file, theirs, extended) {
	const issues = [];
	const { source, document, path } = file;
	const complain = complainInto(issues, document, path);
	checkOrder(source, theirs, extended, complain);
	checkStages(source, theirs, extended, complain);
	checkRolesKept(source, extended, complain);
	checkBranchesKept(source, extended, complain);
	checkAfterKept(source, extended, complain);
	const asked = {
		stages: {
			...prefixed("theirs", theirs.stages),
			...prefixed("own", source.stages)
		},
		risk: {
			...prefixed("theirs", theirs.risk),
			...prefixed("own", source.risk)
		}
	};
	checkNames(together(source, theirs), asked, complain);
	checkOffOfRisks(source, complain);
	return issues;
}
function prefixed(whose, record) {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [`${whose}/${key}`, value]));
}
/** The own file with the names that it takes over, so that it is checked like any other; places stay those of the file. */
function together(own, theirs) {
	const names = mergeOrder(Object.keys(theirs.stages), Object.keys(own.stages));
	const stages = Object.fromEntries(names.map((name) => {
		const here = Object.hasOwn(own.stages, name) ? own.stages[name] : void 0;
		const there = Object.hasOwn(theirs.stages, name) ? theirs.stages[name] : void 0;
		const { after, gates, branches = [] } = here ?? {};
		return [name, {
			branches,
			after,
			gates,
			environments: environmentsTogether(name, here, there)
		}];
	}));
	return {
		...own,
		stages,
		roles: {
			...theirs.roles,
			...own.roles
		}
	};
}
/** Own ones first, so that each stands where the own file has it. */
function environmentsTogether(name, own, theirs) {
	if (own?.environments === void 0 || theirs === void 0) return own?.environments ?? theirs?.environments;
	const known = environmentsOf({
		name,
		...withEnvironments(theirs.environments)
	});
	const repeated = new Set(own.environments.map((one) => one.toLowerCase()));
	return [...own.environments, ...known.filter((one) => !repeated.has(one.toLowerCase()))];
}
function withEnvironments(environments) {
	return environments === void 0 ? {} : { environments };
}
function checkOrder(own, theirs, extended, complain) {
	const order = Object.keys(theirs.stages);
	let last = -1;
	for (const stage of Object.keys(own.stages)) {
		const at = order.indexOf(stage);
		if (at === -1) continue;
		if (at < last) complain("stage-out-of-order", "Stage `{stage}` stands before `{other}` in the policy that this one extends ({from}), and behind it here.", {
			stage,
			other: order[last] ?? "",
			order,
			from: theirPlace(extended, ["stages", stage])
		}, ["stages", stage], "Write the stages in the order of that policy: {order}.");
		last = Math.max(last, at);
	}
}
/** A stage of one's own says which branches it has. */
function checkStages(own, theirs, extended, complain) {
	for (const [stage, { branches }] of Object.entries(own.stages)) {
		if (branches.length > 0 || Object.hasOwn(theirs.stages, stage)) continue;
		complain("stage-without-branches", "Stage `{stage}` has no branches, and the policy that this one extends has no such stage; it has {known}.", {
			stage,
			known: extended.policy.stages.map(({ name }) => name)
		}, ["stages", stage], "Add `branches`, or name a stage of that policy.");
	}
}
function checkRolesKept(own, extended, complain) {
	for (const [role, { owners, covers }] of Object.entries(own.roles)) {
		const theirs = Object.hasOwn(extended.policy.roles, role) ? extended.policy.roles[role] : void 0;
		if (theirs === void 0 || canonical(theirs) === canonical({
			owners,
			covers: covers ?? null
		})) continue;
		complain("role-of-extended", "Who fills role `{role}` is said by the policy that this one extends ({from}): {owners}.", {
			role,
			from: theirPlace(extended, ["roles", role]),
			owners: theirs.owners
		}, ["roles", role], "Give the role here a name of its own, and have `sign-offs` ask for both.");
	}
}
function checkBranchesKept(own, extended, complain) {
	for (const [stage, { branches }] of Object.entries(own.stages)) for (const [index, branch] of branches.entries()) {
		const choice = stageOf(extended.policy, branch);
		if (choice.kind !== "stage" || choice.stage.name === stage) continue;
		complain("branch-of-extended", "Branch `{branch}` belongs to stage `{other}` by the policy that this one extends ({from}), so it cannot be one of stage `{stage}`.", {
			branch,
			stage,
			other: choice.stage.name,
			from: theirPlace(extended, [
				"stages",
				choice.stage.name,
				"branches"
			])
		}, [
			"stages",
			stage,
			"branches",
			index
		], "Remove the branch here.");
	}
}
function checkAfterKept(own, extended, complain) {
	for (const { name, after } of extended.policy.stages) {
		const here = Object.hasOwn(own.stages, name) ? own.stages[name]?.after : void 0;
		if (after === void 0 || here === void 0 || here.stage === after.stage) continue;
		complain("after-of-extended", "Stage `{stage}` comes after `{after}` by the policy that this one extends ({from}), and cannot come after `{other}` instead.", {
			stage: name,
			after: after.stage,
			other: here.stage,
			from: theirPlace(extended, [
				"stages",
				name,
				"after"
			])
		}, [
			"stages",
			name,
			"after",
			"stage"
		], "Name `{after}` here, or remove `after`.");
	}
}
// src/core/policy/extended-waivers.ts
/**
* Whether a policy's waiver counts beside the policy that it extends: where that one lists the gate as `waivable`, and where
* what is excused is asked for by the own policy alone.
*/
function excusable({ gate: id, check }, policy, theirs) {
	if (theirs.waivable.includes(id)) return true;
	const gate = gates.find(({ meta }) => meta.id === id);
	return !policy.stages.some((_, index) => {
		const at = {
			upTo: policy.stages.slice(0, index + 1),
			risk: "High"
		};
		return gate !== void 0 && extendedSetting(gate, policy, at)?.on === true;
	}) || check !== void 0 && !checksOf$1(theirs, id).includes(check);
}
/** Waivers of a policy that excuse nothing beside the policy that it extends. */
function tellWaivers(own, theirs, policy, complain) {
	for (const [index, waiver] of own.waivers.entries()) {
		if (excusable(waiver, policy, theirs)) continue;
		const { gate, package: one } = waiver;
		complain("waiver-of-extended", "The waiver of gate `{gate}` for `{package}` excuses nothing, since the policy that this one extends asks for it and lists under `waivable` {waivable} ({from}).", {
			gate,
			package: one,
			waivable: theirs.waivable.length === 0 ? "nothing" : theirs.waivable,
			from: theirPlace(policy.extends, ["waivable"])
		}, ["waivers", index], "Remove the waiver, or have `{gate}` listed under `waivable` in that policy.");
	}
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
// src/core/policy/compare-checks.ts
/** What makes two lines of two policies the same check with another bar. */
const IDENTITY = [
	"name",
	"read",
	"suite",
	"environment",
	"about",
	"dataset",
	"slice",
	"op"
];
/** Keys that are words, from the weakest; the word that counts where none is written. */
const WORDS = {
	severity: {
		order: ["warn", "block"],
		preset: "block"
	},
	tolerance: {
		order: ["either", "both"],
		preset: "both"
	},
	first: {
		order: ["pass", "fail"],
		preset: "pass"
	},
	binding: {
		order: STRENGTHS,
		preset: "none"
	}
};
const PRESETS = Object.fromEntries(Object.entries(WORDS).map(([key, { preset }]) => [key, preset]));
/**
* Compares the checks of a gate: which are gone, which are new, and whose bar is lower or higher. Of limits (`min`, `max_gap`)
* the name says which side is the stronger; a key that is not known here counts as both, since whether it asks for more
* cannot be told.
*/
function compareChecks(before, after) {
	const [old, now] = [checksOf(before), checksOf(after)];
	const [gone, added] = [without(old, now), without(now, old)];
	const changes = [];
	for (const check of gone) {
		const index = added.findIndex((other) => identity(other) === identity(check));
		const [pair] = index < 0 ? [] : added.splice(index, 1);
		if (pair === void 0) changes.push(whole("loosened", check));
		else changes.push(...compareBars(check, pair));
	}
	return [...changes, ...added.map((check) => whole("tightened", check))];
}
function checksOf(value) {
	return (Array.isArray(value) ? value : []).flatMap((each) => typeof each === "object" && each !== null ? [{
		...PRESETS,
		...each
	}] : []);
}
/** Checks that the others do not hold word for word. */
function without(these, others) {
	const known = new Set(others.map(canonical));
	return these.filter((check) => !known.has(canonical(check)));
}
function identity(check) {
	return canonical(IDENTITY.map((key) => [key, check[key]]));
}
function whole(direction, check) {
	return {
		direction,
		id: direction === "loosened" ? "check-removed" : "check-added",
		says: direction === "loosened" ? "The check `{check}` is not asked any more, in {stages}." : "The check `{check}` is asked now, in {stages}.",
		values: { check: spelled(check["name"]) }
	};
}
function compareBars(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
		const [old, now] = [before[key], after[key]];
		if (canonical(old) === canonical(now)) return [];
		const direction = directionOf(key, old, now, before["op"]);
		const says = {
			loosened: "The check `{check}` asks for less in {stages}: its `{key}` was {before} and is {after}.",
			tightened: "The check `{check}` asks for more in {stages}: its `{key}` was {before} and is {after}.",
			both: "The check `{check}` asks for something else in {stages}: its `{key}` was {before} and is {after}."
		}[direction];
		return [{
			direction,
			id: `check-${direction === "both" ? "changed" : direction}`,
			says,
			values: {
				check: spelled(before["name"]),
				key,
				before: spelled(old),
				after: spelled(now)
			}
		}];
	});
}
/** Whether a key of a check asks for less than it did. */
function directionOf(key, before, after, op) {
	const words = Object.hasOwn(WORDS, key) ? WORDS[key] : void 0;
	if (words !== void 0) return byOrder(words.order.indexOf(String(before)) - words.order.indexOf(String(after)));
	if (key === "threshold") {
		if (op === "gte" || op === "gt") return byOrder(orderOf(before, after));
		return op === "lte" || op === "lt" ? byOrder(orderOf(after, before)) : "both";
	}
	const least = /^min(?:_|$)/.test(key);
	if (!least && !/^max(?:_|$)/.test(key)) return "both";
	if (before === void 0) return "tightened";
	if (after === void 0) return "loosened";
	if (key === "max_age") return byOrder(ageOrder(after, before));
	return byOrder(least ? orderOf(before, after) : orderOf(after, before));
}
/** `1`: what it was is more than what it is, so less is asked for. */
function byOrder(order) {
	if (order === null || order === 0) return "both";
	return order > 0 ? "loosened" : "tightened";
}
function orderOf(left, right) {
	const [a, b] = [left, right].map((value) => typeof value === "number" || typeof value === "string" ? parseQuantity(value) : null);
	if (a?.ok !== true || b?.ok !== true) return null;
	const comparison = compareQuantities(a.value, b.value);
	return comparison.ok ? comparison.order : null;
}
function ageOrder(left, right) {
	const [a, b] = [parseDuration(String(left)), parseDuration(String(right))];
	return a.ok && b.ok ? Math.sign(a.value - b.value) : null;
}
// src/core/policy/weaker-settings.ts
/** Notes a line that asks for less than the extended policy, and so does nothing. */
function complainWeaker(complain, values, at) {
	complain("weaker-than-extended", "`{rule}` is {own} here, which asks for less than {theirs} of the policy that this one extends ({from}).", { ...values }, at, "Remove this line, or ask for more than that policy does.");
}
/** What a stage says of a gate that asks for less than the extended policy, or turns off what is asked for already. */
function tellOfStage(gate, stage, upTo, policy, complain) {
	const { id } = gate.meta;
	const own = stage.gates[id];
	if (own === void 0) return;
	const at = [
		"stages",
		stage.name,
		"gates",
		id
	];
	const theirs = extendedSetting(gate, policy, {
		upTo,
		risk: null
	});
	if (!own.on) {
		if ((upTo.length === 1 && theirs === void 0 ? null : askedBefore(gate, policy, upTo))?.on === true) complain("cannot-turn-off-extended", "Gate `{gate}` is asked for already ({from}), and what stands here can only add to that.", {
			gate: id,
			from: theirs?.on === true ? theirPlace(policy.extends, writtenAt(policy, upTo, id)) : "an earlier stage here"
		}, at, "Remove this line.");
		return;
	}
	if (theirs?.on === true) tellSetting(gate, {
		own,
		theirs,
		at,
		from: writtenAt(policy, upTo, id)
	}, policy, complain);
}
/** What is asked of a gate before the last stage says anything itself. */
function askedBefore(gate, policy, upTo) {
	const silent = upTo.map((stage, index) => index === upTo.length - 1 ? {
		...stage,
		gates: {}
	} : stage);
	if (upTo.length === 1 && extendedSetting(gate, policy, {
		upTo,
		risk: null
	}) === void 0) return null;
	return settingFor(gate, policy, {
		upTo: silent,
		risk: null
	});
}
/** Where the extended policy says what counts of a gate: the last of its stages that names it. */
function writtenAt({ extends: { policy } }, upTo, id) {
	const reached = policy.stages.filter((each) => upTo.some(({ name }) => name === each.name));
	return [
		"stages",
		(reached.findLast(({ gates: named }) => named[id] !== void 0) ?? reached.at(-1))?.name ?? "",
		"gates",
		id
	];
}
/** What a tier says of a gate. It holds at every stage, so it is weaker only if it is so at the first: there, least is asked. */
function tellOfRisk(gate, tier, policy, complain) {
	const own = policy.risk[tier]?.[gate.meta.id];
	if (own === void 0 || !own.on) return;
	const least = policy.stages.map((_, index) => {
		const upTo = policy.stages.slice(0, index + 1);
		return {
			upTo,
			theirs: extendedSetting(gate, policy, {
				upTo,
				risk: tier
			})
		};
	}).find(({ theirs }) => theirs === void 0 || theirs.on);
	if (least?.theirs?.on !== true) return;
	const naming = RISKS.slice(0, RISKS.indexOf(tier) + 1).findLast((each) => policy.extends.policy.risk[each]?.[gate.meta.id] !== void 0);
	const from = naming === void 0 ? writtenAt(policy, least.upTo, gate.meta.id) : [
		"risk",
		naming,
		"gates",
		gate.meta.id
	];
	const at = [
		"risk",
		tier,
		"gates",
		gate.meta.id
	];
	tellSetting(gate, {
		own,
		theirs: least.theirs,
		at,
		from
	}, policy, complain);
}
function tellSetting(gate, { own, theirs, at, from }, policy, complain) {
	const tell = (key, values) => complainWeaker(complain, {
		rule: key,
		...values,
		from: theirPlace(policy.extends, [...from, key])
	}, [...at, key]);
	if (own.severity === "warn" && theirs.severity === "block") tell("severity", {
		own: "warn",
		theirs: "block"
	});
	const asked = gate.options.parse(theirs.options);
	const adding = gate.strengthen(asked, own.options);
	const added = gate.strengthen(gate.options.parse(own.options), asked);
	for (const [key, written] of Object.entries(own.options)) if (key === "checks" && isWeakerCheck(asked[key], written)) tell(key, {
		own: spelled(namesOf(written)),
		theirs: spelled(namesOf(asked[key]))
	});
	else if (!isKept(written, adding[key]) && !isKept(written, added[key])) tell(key, {
		own: spelled(written),
		theirs: spelled(asked[key])
	});
}
/** Whether what was written is still asked once both are joined; lists and records may have grown. */
function isKept(written, joined) {
	if (Array.isArray(written)) {
		const known = new Set(Array.isArray(joined) ? joined.map(canonical) : []);
		return written.every((each) => known.has(canonical(each)));
	}
	if (typeof written !== "object" || written === null) return canonical(written) === canonical(joined);
	if (typeof joined !== "object" || joined === null) return false;
	return Object.entries(written).every(([key, each]) => isKept(each, Reflect.get(joined, key)));
}
/** Whether a check of both has a lower bar in the second list. Both are asked, so it would be nothing but a false promise. */
function isWeakerCheck(theirs, own) {
	const [asked, written] = [theirs, own].map((list) => Array.isArray(list) ? list : []);
	return (written ?? []).some((check) => (asked ?? []).some((other) => compareChecks([other], [check]).some(({ direction, id }) => direction === "loosened" && id !== "check-removed")));
}
function namesOf(checks) {
	return (Array.isArray(checks) ? checks : []).map((check) => spelled(Object(check).name));
}
// src/core/policy/weaker-lines.ts
/** Lines of a policy that ask for less than the one that it extends, and so do nothing: what they say, and what counts. */
function weakerLines(file, policy, theirs) {
	const issues = [];
	const complain = complainInto(issues, file.document, file.path);
	for (const [index, { name }] of policy.stages.entries()) {
		const stage = policy.stages[index];
		if (stage === void 0 || !Object.hasOwn(file.source.stages, name)) continue;
		const upTo = policy.stages.slice(0, index + 1);
		tellStage(file.source.stages[name], upTo, policy, complain);
		for (const gate of gates) tellOfStage(gate, stage, upTo, policy, complain);
	}
	for (const tier of RISKS) for (const gate of gates) tellOfRisk(gate, tier, policy, complain);
	tellIdle(file.source, policy, complain);
	tellWaivers(file.source, theirs, policy, complain);
	return issues;
}
/** What stands under a stage beside its gates. */
function tellStage(own, upTo, { extends: extended }, complain) {
	const name = upTo.at(-1)?.name ?? "";
	const reached = extended.policy.stages.filter((each) => upTo.some((stage) => stage.name === each.name));
	const asking = reached.findLast(({ requires }) => requires !== void 0);
	const rank = Math.max(-1, ...reached.map(({ requires }) => requires ? BOUNDARIES.indexOf(requires) : -1));
	if (own?.requires !== void 0 && BOUNDARIES.indexOf(own.requires) < rank) {
		const from = theirPlace(extended, [
			"stages",
			asking?.name ?? name,
			"requires"
		]);
		complainWeaker(complain, {
			rule: "requires",
			own: own.requires,
			theirs: BOUNDARIES[rank] ?? "",
			from
		}, [
			"stages",
			name,
			"requires"
		]);
	}
	const after = extended.policy.stages.find((stage) => stage.name === name)?.after;
	if (own?.after === void 0 || after === void 0) return;
	const less = {
		soak: length(own.after.soak, 0) < length(after.soak, 0),
		within: length(own.after.within, 1e400) > length(after.within, 1e400),
		same: own.after.same === "model" && after.same === "package"
	};
	for (const [key, isLess] of Object.entries(less)) {
		const written = own.after[key];
		if (!isLess || written === void 0) continue;
		const theirs = after[key];
		const from = theirPlace(extended, [
			"stages",
			name,
			"after",
			key
		]);
		complainWeaker(complain, {
			rule: key,
			own: written,
			theirs: theirs ?? "nothing",
			from
		}, [
			"stages",
			name,
			"after",
			key
		]);
	}
}
function length(text, none) {
	const parsed = text === void 0 ? null : parseDuration(text);
	return parsed?.ok === true ? parsed.value : none;
}
/** What `freezes` and `after` say is looked at by gates, which the extended policy may have turned off. */
function tellIdle(own, policy, complain) {
	const isOff = (id, index) => {
		const gate = gates.find(({ meta }) => meta.id === id);
		const upTo = policy.stages.slice(0, index + 1);
		return gate !== void 0 && !settingFor(gate, policy, {
			upTo,
			risk: null
		}).on;
	};
	for (const [index, { name }] of policy.stages.entries()) {
		const idle = (key, gate, at) => complain("gate-is-off", "Stage `{stage}` turns off the gate `{gate}`, so nothing would look at what `{key}` says here.", {
			stage: name,
			gate,
			key
		}, at, "Turn `{gate}` on in the stage, or remove this.");
		if ((Object.hasOwn(own.stages, name) ? own.stages[name]?.after : void 0) !== void 0 && isOff("promotion", index)) idle("after", "promotion", [
			"stages",
			name,
			"after"
		]);
		for (const [at, { stages }] of own.freezes.entries()) if ((stages?.includes(name) ?? true) && isOff("freeze", index)) idle("freezes", "freeze", ["freezes", at]);
	}
}
// src/core/policy/extend-policy.ts
/**
* The policy of a file that stands on another one: all that the other asks for, and what the file adds.
*
* Nothing it says takes anything away. A line that asks for less does nothing, and is a warning of the reading and stands in
* `extends.weaker`: whoever proposes one is refused, and one that the other policy has overtaken since is told. What cannot
* be joined at all (a role of the same name, a branch of another stage) is a mistake.
*/
function extendPolicy(file, theirs) {
	const extended = extendedBy(file, theirs);
	const issues = checkExtension(file, theirs.file.source, extended);
	if (issues.length > 0) return {
		ok: false,
		issues: inOrder(issues)
	};
	const joined = {
		...join(policyOf(file), extended, file),
		extends: extended
	};
	const weaker = inOrder(weakerLines(file, joined, theirs.file.source));
	const waivers = (joined.waivers ?? []).filter((waiver) => excusable(waiver, joined, theirs.file.source));
	const { waivers: _, ...unexcused } = joined;
	const policy = {
		...unexcused,
		...waivers.length === 0 ? {} : { waivers },
		extends: {
			...extended,
			weaker
		}
	};
	return weaker.length === 0 ? {
		ok: true,
		value: policy
	} : {
		ok: true,
		value: policy,
		warnings: weaker
	};
}
function extendedBy({ document }, { reference, commit, file, policy }) {
	return {
		repository: `${reference.owner}/${reference.name}`,
		...reference.ref === null ? {} : { ref: reference.ref },
		commit,
		policy,
		lines: {
			theirs: ruleLines(file.document),
			own: ruleLines(document)
		},
		weaker: []
	};
}
function join(own, { policy: theirs }, { document, path }) {
	const where = locate(path, document.positions, ["extends"]);
	const freezes = [...(theirs.freezes ?? []).map((freeze) => ({
		...freeze,
		where
	})), ...own.freezes ?? []];
	const order = mergeOrder(theirs.stages.map(({ name }) => name), own.stages.map(({ name }) => name));
	return {
		...theirs.comment === void 0 ? {} : { comment: theirs.comment },
		...theirs.reminders === void 0 ? {} : { reminders: theirs.reminders },
		...own,
		packages: [.../* @__PURE__ */ new Set([...theirs.packages, ...own.packages])],
		roles: {
			...own.roles,
			...theirs.roles
		},
		stages: order.flatMap((name) => {
			const [here, there] = [own, theirs].map(({ stages }) => stages.find((stage) => stage.name === name));
			if (there !== void 0) return [mergeStage(there, here)];
			return here === void 0 ? [] : [here];
		}),
		...freezes.length === 0 ? {} : { freezes }
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
// src/core/collect/extended-policy.ts
/** For who has nothing to read another repository with: a policy that extends one then lets nothing through. */
const unreadExtended = async () => ({
	kind: "unreadable",
	hidden: true,
	because: {
		says: "The policy of `{repository}`, on which this one stands, cannot be read from here, so what is asked is not known.",
		fix: "Hand a copy of it over, or remove `extends`.",
		values: {}
	}
});
/** Most mistakes of the other policy that are told where it is extended. */
const MOST_ISSUES = 10;
/** The policy of a commit of the other repository, at the first of the places where one is looked for. */
async function extendedFrom(tree) {
	const contents = await tree.read(POLICY_PATHS);
	const path = POLICY_PATHS.find((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
	const content = contents.get(path ?? "") ?? { kind: "absent" };
	return {
		kind: "file",
		commit: tree.commit,
		path: path ?? POLICY_PATHS[0],
		content
	};
}
/** Asks once for each reference, so that all of one judgement is held against the same commit. */
function readingOnce(read) {
	const known = /* @__PURE__ */ new Map();
	return (reference) => {
		const key = spelledReference(reference).toLowerCase();
		const answer = known.get(key) ?? read(reference);
		known.set(key, answer);
		return answer;
	};
}
/** The policy of a file, with the one that it extends, which is read where there is one. */
async function completePolicy(file, read) {
	const { reference, document, path } = file;
	if (reference === null) return standingAlone(file);
	const theirs = await readExtended(reference, locate(path, document.positions, ["extends"]), read);
	return theirs.ok ? extendPolicy(file, theirs.value) : theirs;
}
/** The policy that is extended, by itself; what is wrong with it is told at the line that extends it. */
async function readExtended(reference, where, read) {
	const found = await read(reference);
	const repository = spelledReference(reference);
	if (found.kind === "unreadable") {
		const { because } = found;
		return refused({
			id: "extended-policy-unreadable",
			...because,
			values: {
				...because.values,
				repository
			},
			where
		});
	}
	const { content, path, commit } = found;
	const at = commit === null ? repository : `${reference.owner}/${reference.name}@${commit.slice(0, 7)}`;
	if (content.kind !== "text") return refused({
		id: "extended-policy-missing",
		says: "The policy of `{repository}`, on which this one stands, cannot be read: at `{path}` there is {kind}.",
		fix: "Commit a policy there, or remove `extends`.",
		values: {
			repository: at,
			path,
			kind: content.kind === "absent" ? "nothing" : content.kind
		},
		where
	});
	const file = parsePolicy(content.text, path, content.oid);
	if (!file.ok) return {
		ok: false,
		issues: told(file.issues, at, where)
	};
	if (file.value.reference !== null) return refused({
		id: "extended-policy-extends",
		says: "The policy of `{repository}`, on which this one stands, extends another one itself, and there is one level.",
		fix: "Remove `extends` there, or extend `{other}` here.",
		values: {
			repository: at,
			other: spelledReference(file.value.reference)
		},
		where
	});
	const policy = standingAlone(file.value);
	if (!policy.ok) return {
		ok: false,
		issues: told(policy.issues, at, where)
	};
	return {
		ok: true,
		value: {
			reference,
			commit,
			file: file.value,
			policy: policy.value
		}
	};
}
function refused(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
/** Mistakes of the other policy, with their line there, where this one extends it. */
function told(issues, repository, where) {
	return issues.slice(0, MOST_ISSUES).map((issue) => ({
		...issue,
		says: `In \`{extended}\`, on which this policy stands: ${issue.says}`,
		values: {
			...issue.values,
			extended: `${repository}:${issue.where.line ?? 1}`
		},
		where
	}));
}
export { readPolicy as a, canonical as c, spelled as d, environmentsOf as f, unreadExtended as i, missingFrom as l, extendedFrom as n, compareChecks as o, readingOnce as r, stageOf as s, completePolicy as t, sortChanges as u };
