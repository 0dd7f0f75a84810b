import * as z from "zod";
import { gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Stage } from "#core/policy/policy.ts";

/** A stage that must have been gone through, with its branches as the policy spells them. */
export interface EarlierStage {
  readonly stage: string;
  readonly branches: readonly string[];
  /** How long ago at least, and at most, as written: `24h`, `30d`. */
  readonly soak?: string | undefined;
  readonly within?: string | undefined;
}

const after = z.array(
  z.object({
    stage: z.string(),
    branches: z.array(z.string()),
    soak: z.string().optional(),
    within: z.string().optional(),
  }),
);

/** Options of a gate, as far as any package of the stage may be judged by it. Empty: the gate is off. */
function optionsOf(policy: Policy, stage: Stage, id: string): readonly Readonly<Record<string, unknown>>[] {
  return RISKS.flatMap((risk) =>
    gatesFor(policy, stage, risk).flatMap(({ gate, options }) => (gate.meta.id === id ? [options] : [])),
  );
}

/** What packages of a stage must have gone through before: each condition once. */
export function earlierStages(policy: Policy, stage: Stage): EarlierStage[] {
  const asked = optionsOf(policy, stage, "promotion").flatMap(
    (options) => after.safeParse(options["after"]).data ?? [],
  );
  return [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether a stage asks for checks of other tools. */
export function asksForChecks(policy: Policy, stage: Stage): boolean {
  return optionsOf(policy, stage, "required-checks").length > 0;
}
