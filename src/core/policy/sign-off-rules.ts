import type { Facts } from "#core/facts/facts.ts";
import { signOffs } from "#core/gates/sign-offs/gate.ts";
import { rulesOf } from "#core/gates/sign-offs/options.ts";
import { gatesFor } from "./gates-for.ts";
import type { Policy, Stage } from "./policy.ts";
import { riskOf } from "./risk-of.ts";

/** What a stage asks of people for such packages, as sign-offs are weighed by; `null` where it asks for none. */
export function signOffRules(
  policy: Policy,
  stage: Stage,
  { packages, baseline }: Pick<Facts, "packages" | "baseline">,
): ReturnType<typeof rulesOf> | null {
  const asked = gatesFor(policy, stage, riskOf(packages, baseline)).find(
    ({ gate }) => gate.meta.id === signOffs.meta.id,
  );
  return asked === undefined ? null : rulesOf(signOffs.options.parse(asked.options));
}
