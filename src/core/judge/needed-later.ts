import type { Waiver } from "#core/model/finding.ts";
import { type ConfiguredGate, gatesFor } from "#core/policy/gates-for.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { riskOf } from "#core/policy/risk-of.ts";
import type { KnownFacts } from "./known-facts.ts";

/** What a waiver could excuse at one stage, as text; `null` where it is not asked for. */
function askedFor({ gate, check }: Waiver, configured: readonly ConfiguredGate[]): string | null {
  const found = configured.find((each) => each.gate.meta.id === gate);
  if (found === undefined) return null;
  if (check === undefined) return JSON.stringify(found.options);
  const checks: unknown = found.options["checks"];
  const named = Array.isArray(checks) ? checks.filter((one) => Object(one).name === check) : [];
  return named.length === 0 ? null : JSON.stringify(named);
}

/**
 * Whether nothing can need a waiver that no finding matches here: what it excuses is asked for by this stage, and no later
 * stage asks more of it. A policy is one file for all stages, so what a later stage needs must be allowed to stand.
 */
export function isNeedless(
  waiver: Waiver,
  { policy, stage, configured }: Bar,
  { packages, baseline }: Pick<KnownFacts, "packages" | "baseline">,
): boolean {
  const here = askedFor(waiver, configured);
  if (here === null) return false;
  const risk = riskOf(packages, baseline);
  const later = policy.stages.slice(policy.stages.findIndex(({ name }) => name === stage.name) + 1);
  return later.every((each) => {
    const there = askedFor(waiver, gatesFor(policy, each, risk));
    return there === null || there === here;
  });
}

interface Bar {
  readonly policy: Policy;
  readonly stage: Stage;
  readonly configured: readonly ConfiguredGate[];
}
