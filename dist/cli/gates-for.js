import { d as withImplied, f as gates, o as settingFor, u as isIdle } from "./rule-lines.js";
// src/core/policy/gates-for.ts
/**
* The gates of a stage for a package of a risk, in the registry's order, each with all that {@link settingFor} joins.
* A gate that is asked for nothing at all is left out.
*/
function gatesFor(policy, stage, risk) {
	const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage.name) + 1);
	return gates.flatMap((gate) => {
		const setting = settingFor(gate, policy, {
			upTo,
			risk
		});
		if (!setting.on) return [];
		const options = gate.options.parse(withImplied(gate, setting.options, {
			policy,
			upTo
		}));
		return isIdle(gate, options) ? [] : [{
			gate,
			severity: setting.severity,
			options
		}];
	});
}
export { gatesFor as t };
