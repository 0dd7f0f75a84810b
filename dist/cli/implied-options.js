import { b as BOUNDARIES } from "./registry.js";
// src/core/policy/implied-options.ts
/** What keys of the policy other than a gate's own come to, for every gate that has an option of that name. */
const IMPLIED = {
	requires: ({ upTo }) => boundaryOf(upTo),
	windows: windowsOf,
	after: afterOf
};
/** Options that only other keys of the policy say, and no gate's setting. */
const STAGE_KEYS = /* @__PURE__ */ new Set(["windows", "after"]);
/** A gate's options with what follows from the stage's other keys; never weaker than either. */
function withImplied(gate, options, bar) {
	return Object.entries(IMPLIED).reduce((joined, [key, imply]) => {
		if (!(key in gate.options.shape)) return joined;
		const value = imply(bar);
		return value === void 0 ? joined : gate.strengthen({ [key]: value }, joined);
	}, options);
}
/** Whether a gate with these options has nothing to look at, whatever a pull request holds. */
function isIdle(gate, options) {
	const list = gate.idleWithout === void 0 ? void 0 : options[gate.idleWithout];
	return Array.isArray(list) && list.length === 0;
}
/** The farthest boundary that the stages up to this one require. */
function boundaryOf(stages) {
	const farthest = Math.max(-1, ...stages.flatMap(({ requires }) => requires === void 0 ? [] : [BOUNDARIES.indexOf(requires)]));
	return BOUNDARIES[farthest];
}
/** The freezes of the stage itself: a stage is frozen when a freeze names it, not when it names an earlier one. */
function windowsOf({ policy, upTo }) {
	const stage = upTo.at(-1)?.name;
	const windows = (policy.freezes ?? []).filter(({ stages }) => stages === null || stage !== void 0 && stages.includes(stage)).map(({ name, from, to, except }) => ({
		name,
		from,
		to,
		...except === void 0 ? {} : { except }
	}));
	return windows.length === 0 ? void 0 : windows;
}
/**
* What the stage and the ones before it have to come after, with the branches of the stage that is meant. How fresh a merge
* has to be (`within`) holds for the step that says so: it would run out for every later one.
*/
function afterOf({ policy, upTo }) {
	const own = upTo.at(-1);
	const conditions = upTo.flatMap((stage) => {
		if (stage.after === void 0) return [];
		const { within, ...lasting } = stage.after;
		const condition = stage === own || within === void 0 ? stage.after : lasting;
		const branches = policy.stages.find(({ name }) => name === condition.stage)?.branches ?? [];
		return branches.length === 0 ? [] : [{
			...condition,
			branches
		}];
	});
	return conditions.length === 0 ? void 0 : conditions;
}
export { isIdle as n, withImplied as r, STAGE_KEYS as t };
