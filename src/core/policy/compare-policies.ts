import { compareExceptions } from "./compare-exceptions.ts";
import { compareExtends } from "./compare-extends.ts";
import { compareGates } from "./compare-gates.ts";
import { compareReach } from "./compare-reach.ts";
import { compareRoles } from "./compare-roles.ts";
import type { Policy } from "./policy.ts";
import { type RuleChanges, sortChanges } from "./rule-change.ts";

/**
 * What one policy asks less of than another, and what more of, in plain words. Two that ask for the same give nothing,
 * however they are written. What cannot be told is said as both: nothing is loosened unsaid.
 */
export function comparePolicies(before: Policy, after: Policy): RuleChanges {
  return sortChanges([
    ...compareExtends(before.extends, after.extends),
    ...compareReach(before, after),
    ...compareGates(before, after),
    ...compareRoles(before.roles, after.roles),
    ...compareExceptions(before, after),
  ]);
}
