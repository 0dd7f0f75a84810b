import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import { policyCopy } from "#git/policy-copy.ts";
import type { Inputs } from "./inputs.ts";

/**
 * How a run reads the policy that the repository's extends: from the file that the workflow names, or else with its token. With
 * neither, such a policy lets nothing through.
 */
export function extendedPolicies(
  { organisationPolicy, token }: Pick<Inputs, "organisationPolicy" | "token">,
  repository: { readonly owner: string; readonly name: string },
): ReadExtendedPolicy {
  if (organisationPolicy !== undefined) return policyCopy(organisationPolicy);
  if (token === "" || repository.owner === "" || repository.name === "") return unnamed;
  return async (reference) => {
    // Brings the network libraries along, so it is loaded where it is needed.
    const { readPoliciesThrough } = await import("./github-source.ts");
    return readPoliciesThrough(token, repository)(reference);
  };
}

const unnamed: ReadExtendedPolicy = async () => ({
  kind: "unreadable",
  because: {
    says: "The policy of `{repository}`, on which this one stands, is not in the clone, and there is no `token` to read it with.",
    fix: "Check that repository out in a step before this one, and name the file with input `organisation-policy`.",
    values: {},
  },
});
