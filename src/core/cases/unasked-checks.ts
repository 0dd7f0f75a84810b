import { gatesFor } from "#core/policy/gates-for.ts";
import type { Policy } from "#core/policy/policy.ts";
import { childOf } from "#core/policy/written-settings.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Impossible, WhatIf } from "./what-if.ts";

/**
 * Checks of other tools that are told and that no gate of any stage asks for: whatever they conclude, it makes no difference. Names are
 * compared as GitHub does, letter by letter.
 */
export function unaskedChecks(told: WhatIf["checks"], policy: Policy): readonly Impossible[] {
  const asked = told === undefined ? [] : askedFor(policy);
  const fix = (nearest: string | undefined) => {
    if (nearest !== undefined) return "Did you mean `{nearest}`?";
    return asked.length > 0 ? "Name one that is asked for: {asked}." : "Leave it out.";
  };
  return Object.keys(told ?? {}).flatMap((name): Impossible[] => {
    if (asked.includes(name)) return [];
    const nearest = didYouMean(name, asked);
    const says = "No gate asks for the check `{name}`.";
    const values = { name, asked, nearest: nearest ?? "" };
    return [
      {
        at: ["checks", name],
        part: "key",
        because: { id: "unasked-check", says, fix: fix(nearest), values },
      },
    ];
  });
}

/** Names of the checks that gates look up on the head commit. The highest risk is asked for all that a lower one is. */
function askedFor(policy: Policy): readonly string[] {
  const names = policy.stages
    .flatMap((stage) => gatesFor(policy, stage, "High"))
    .filter(({ gate }) => gate.needs.some((need) => need === "checks"))
    .flatMap(({ options: { checks } }) => (Array.isArray(checks) ? checks : []))
    .map((check) => childOf(check, "name"));
  return [...new Set(names.filter((name) => typeof name === "string"))].sort();
}
