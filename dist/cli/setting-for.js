// src/core/policy/policy.ts
/** Risk of a package, from the lightest. `Unknown` is treated as `High`. */
const RISKS = [
	"Low",
	"Medium",
	"High"
];
/** Where a policy is looked for, in this order; the first that exists counts. */
const POLICY_PATHS = [".github/gatehouse.yml", ".github/gatehouse.yaml"];
// src/core/policy/setting-for.ts
/** What the first stage asks of a gate that it does not name. */
const UNNAMED = {
	on: true,
	severity: "block",
	options: {}
};
/**
* What a policy asks of a gate. The stages up to this one and the risk tiers up to this one each only add, to what an earlier
* one asks for by a default, too. A policy that extends another adds to all that the other asks for, so that whatever it
* says, it comes to no less.
*/
function settingFor(gate, policy, { upTo, risk }) {
	const theirs = policy.extends === void 0 ? void 0 : extendedSetting(gate, policy, {
		upTo,
		risk
	});
	const [first, ...later] = [...upTo.map((stage) => stage.gates), ...tiersOf(policy, risk)];
	const own = first?.[gate.meta.id];
	const start = theirs === void 0 ? own ?? UNNAMED : join(gate, theirs, own);
	return later.reduce((joined, layer) => join(gate, joined, layer[gate.meta.id]), start);
}
/** What the extended policy asks; `undefined` where it has no stage yet, and no tier of its names the gate. */
function extendedSetting(gate, { extends: extended }, { upTo, risk }) {
	if (extended === void 0) return void 0;
	const { id } = gate.meta;
	const names = new Set(upTo.map(({ name }) => name));
	const [first, ...later] = extended.policy.stages.filter(({ name }) => names.has(name));
	const start = first === void 0 ? void 0 : first.gates[id] ?? UNNAMED;
	return [...later.map((stage) => stage.gates), ...tiersOf(extended.policy, risk)].reduce((joined, layer) => joined === void 0 ? layer[id] : join(gate, joined, layer[id]), start);
}
function tiersOf(policy, risk) {
	if (risk === null) return [];
	return RISKS.slice(0, RISKS.indexOf(risk) + 1).map((tier) => policy.risk[tier] ?? {});
}
/** What both settings ask for. Defaults of the earlier one are asked for as much as what it writes. */
function join(gate, earlier, later) {
	if (later === void 0) return earlier;
	if (!earlier.on) return later;
	if (!later.on) return earlier;
	return {
		on: true,
		severity: earlier.severity === "block" || later.severity === "block" ? "block" : "warn",
		options: gate.strengthen(gate.options.parse(earlier.options), later.options)
	};
}
export { RISKS as i, settingFor as n, POLICY_PATHS as r, extendedSetting as t };
