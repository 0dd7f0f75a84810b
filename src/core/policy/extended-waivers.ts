import { gates } from "#core/gates/registry.ts";
import type { Waiver } from "#core/model/finding.ts";
import { checksOf } from "./check-waivers.ts";
import type { Complain } from "./complain.ts";
import type { ExtendingPolicy } from "./policy.ts";
import type { PolicySource } from "./policy-schema.ts";
import { theirPlace } from "./rule-lines.ts";
import { extendedSetting } from "./setting-for.ts";

/**
 * Whether a policy's waiver counts beside the policy that it extends: where that one lists the gate as `waivable`, and where
 * what is excused is asked for by the own policy alone.
 */
export function excusable(
  { gate: id, check }: Pick<Waiver, "gate"> & { readonly check?: string | undefined },
  policy: ExtendingPolicy,
  theirs: PolicySource,
): boolean {
  if (theirs.waivable.includes(id)) return true;
  const gate = gates.find(({ meta }) => meta.id === id);
  const asked = policy.stages.some((_, index) => {
    const at = { upTo: policy.stages.slice(0, index + 1), risk: "High" } as const;
    return gate !== undefined && extendedSetting(gate, policy, at)?.on === true;
  });
  return !asked || (check !== undefined && !checksOf(theirs, id).includes(check));
}

/** Waivers of a policy that excuse nothing beside the policy that it extends. */
export function tellWaivers(
  own: PolicySource,
  theirs: PolicySource,
  policy: ExtendingPolicy,
  complain: Complain,
): void {
  for (const [index, waiver] of own.waivers.entries()) {
    if (excusable(waiver, policy, theirs)) continue;
    const { gate, package: one } = waiver;
    complain(
      "waiver-of-extended",
      "The waiver of gate `{gate}` for `{package}` excuses nothing, since the policy that this one extends asks for it and lists under `waivable` {waivable} ({from}).",
      {
        gate,
        package: one,
        waivable: theirs.waivable.length === 0 ? "nothing" : theirs.waivable,
        from: theirPlace(policy.extends, ["waivable"]),
      },
      ["waivers", index],
      "Remove the waiver, or have `{gate}` listed under `waivable` in that policy.",
    );
  }
}
