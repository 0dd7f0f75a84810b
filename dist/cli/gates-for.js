import { t as gates } from "./registry.js";
import { n as isIdle, r as withImplied } from "./implied-options.js";
import { n as settingFor } from "./setting-for.js";
// src/core/policy/gates-for.ts
/**
* The gates of a stage for a package of a risk, in the registry's order, each with all that {@link settingFor} joins.
* A gate that is asked for nothing at all is left out.
*/
function gatesFor(policy, stage, risk) {
	const upTo = stagesUpTo(policy, stage);
	return gates.flatMap((gate) => configured(gate, policy, {
		upTo,
		risk
	}) ?? []);
}
/** The one of {@link gatesFor} with this id, without the work for all the others; `undefined` where it is not among them. */
function gateFor(id, policy, stage, risk) {
	const gate = gates.find(({ meta }) => meta.id === id);
	return gate && configured(gate, policy, {
		upTo: stagesUpTo(policy, stage),
		risk
	});
}
function stagesUpTo({ stages }, { name: last }) {
	return stages.slice(0, stages.findIndex(({ name }) => name === last) + 1);
}
function configured(gate, policy, at) {
	const setting = settingFor(gate, policy, at);
	if (!setting.on) return void 0;
	const options = gate.options.parse(withImplied(gate, setting.options, {
		policy,
		upTo: at.upTo
	}));
	return isIdle(gate, options) ? void 0 : {
		gate,
		severity: setting.severity,
		options
	};
}
export { gatesFor as n, gateFor as t };
