import type { Waiver } from "#core/model/finding.ts";
import type { KnownFacts } from "./known-facts.ts";

/**
 * Whether a waiver's authority owns the policy by the base's CODEOWNERS.
 * - `unchecked`: this shell knows no owners at all, and leaves what needs them to one that does.
 * - `unknown`: the owners of the policy were not looked up although they have to be known here.
 */
export type Authority = "owner" | "stranger" | "unchecked" | "unknown";

/** `policyPath`: the file in which the waiver stands. */
export function authorityOf(
  { authority }: Waiver,
  policyPath: string,
  { ownership }: Pick<KnownFacts, "ownership">,
  missingFacts: "defer" | "error",
): Authority {
  if (ownership === undefined) return missingFacts === "defer" ? "unchecked" : "unknown";
  if (!Object.hasOwn(ownership.base, policyPath)) return "unknown";
  const owners = ownership.base[policyPath]?.owners ?? [];
  const wanted = authority.toLowerCase();
  return owners.some((owner) => owner.toLowerCase() === wanted) ? "owner" : "stranger";
}
