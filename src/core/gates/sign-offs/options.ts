import * as z from "zod";
import type { SignOffRules } from "#core/sign-offs/requirement.ts";

/** Options of the sign-offs gate. */
export const options = z.strictObject({
  "code-owners": z
    .enum(["every", "any", "off"])
    .default("every")
    .describe(
      "Whose approval changed paths need: `every` set of code owners (for workflows, policy, CODEOWNERS and checklist definitions those before and after the change), `any` as GitHub asks (owners before the change only), or `off`.",
    ),
  unowned: z
    .enum(["fail", "allow"])
    .default("fail")
    .describe("What a changed path without a code owner comes to."),
  roles: z
    .record(z.string().min(1).max(100), z.int().min(1))
    .default({})
    .describe("How many different people of each role of the policy must sign."),
  distinct: z
    .boolean()
    .default(false)
    .describe("Whether a person may sign for one role only. Code owners are not part of this."),
  "after-gates": z
    .boolean()
    .default(false)
    .describe(
      "Whether a review counts only if the gates on content were green on what it reviewed, before it was sent.",
    ),
});

/** What the options ask of people. */
export function rulesOf({
  "code-owners": codeOwners,
  "after-gates": afterGates,
  roles,
  distinct,
}: z.output<typeof options>): SignOffRules {
  return { codeOwners, roles, distinct, afterGates };
}

type Input = z.input<typeof options>;

/** The one that comes first in `order`; an option that one side does not mention is the other's to decide. */
function stronger<T>(order: readonly T[], earlier: T | undefined, later: T | undefined): T | undefined {
  return order.find((choice) => choice === earlier || choice === later);
}

function mostOf(earlier: Input["roles"], later: Input["roles"]): Input["roles"] {
  if (earlier === undefined || later === undefined) return earlier ?? later;
  const counts = new Map(Object.entries(earlier));
  for (const [role, count] of Object.entries(later)) counts.set(role, Math.max(count, counts.get(role) ?? 0));
  return Object.fromEntries(counts);
}

/**
 * Joins two sets of options; never weaker than what either says. Works on what is written: an option
 * that neither mentions stays unmentioned, so that its default applies once, at the end.
 */
export function strengthen(earlier: Input, later: Input): Input {
  const joined = {
    "code-owners": stronger(["every", "any", "off"] as const, earlier["code-owners"], later["code-owners"]),
    unowned: stronger(["fail", "allow"] as const, earlier.unowned, later.unowned),
    roles: mostOf(earlier.roles, later.roles),
    distinct: stronger([true, false], earlier.distinct, later.distinct),
    "after-gates": stronger([true, false], earlier["after-gates"], later["after-gates"]),
  };
  return Object.fromEntries(Object.entries(joined).filter(([, value]) => value !== undefined));
}
