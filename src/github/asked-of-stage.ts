import * as z from "zod";
import { gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Stage } from "#core/policy/policy.ts";

/** A stage that must have been gone through, with its branches as the policy spells them. */
export interface EarlierStage {
  readonly stage: string;
  readonly branches: readonly string[];
}

const after = z.array(z.object({ stage: z.string(), branches: z.array(z.string()) }));

/** Options of a gate, as far as any package of the stage may be judged by it. Empty: the gate is off. */
function optionsOf(policy: Policy, stage: Stage, id: string): readonly Readonly<Record<string, unknown>>[] {
  return RISKS.flatMap((risk) =>
    gatesFor(policy, stage, risk).flatMap(({ gate, options }) => (gate.meta.id === id ? [options] : [])),
  );
}

/** Stages that packages of a stage must have gone through before, each once. */
export function earlierStages(policy: Policy, stage: Stage): EarlierStage[] {
  const asked = optionsOf(policy, stage, "promotion").flatMap(
    (options) => after.safeParse(options["after"]).data ?? [],
  );
  return [...new Map(asked.map((one) => [one.stage, one])).values()];
}

/** Whether a stage asks for checks of other tools. */
export function asksForChecks(policy: Policy, stage: Stage): boolean {
  return optionsOf(policy, stage, "required-checks").length > 0;
}
