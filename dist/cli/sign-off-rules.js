import { i as rulesOf, n as signOffs } from "./registry.js";
import { n as gatesFor } from "./gates-for.js";
import { t as riskOf } from "./risk-of.js";
// src/core/policy/sign-off-rules.ts
/** What a stage asks of people for such packages, as sign-offs are weighed by; `null` where it asks for none. */
function signOffRules(policy, stage, { packages, baseline }) {
	const asked = gatesFor(policy, stage, riskOf(packages, baseline)).find(({ gate }) => gate.meta.id === signOffs.meta.id);
	return asked === void 0 ? null : rulesOf(signOffs.options.parse(asked.options));
}
export { signOffRules as t };
