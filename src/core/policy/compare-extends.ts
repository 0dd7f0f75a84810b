import type { ExtendedPolicy } from "./policy.ts";
import type { RuleChange } from "./rule-change.ts";

/** Whose policy a policy stands on. What that one asks for is compared with the rest. */
export function compareExtends(
  before: ExtendedPolicy | undefined,
  after: ExtendedPolicy | undefined,
): RuleChange[] {
  const [old, now] = [spelled(before), spelled(after)];
  if (old?.toLowerCase() === now?.toLowerCase()) return [];
  if (now === undefined) {
    const says =
      "The policy of `{repository}` is not extended any more, so what changes there changes nothing here.";
    return [{ direction: "loosened", id: "extends-removed", says, values: { repository: old ?? "" } }];
  }
  if (old === undefined) {
    const says = "The policy of `{repository}` is extended now.";
    return [{ direction: "tightened", id: "extends-added", says, values: { repository: now } }];
  }
  const says = "The policy of `{after}` is extended now; it was that of `{before}`.";
  return [{ direction: "both", id: "extends-moved", says, values: { before: old, after: now } }];
}

function spelled(extended: ExtendedPolicy | undefined): string | undefined {
  if (extended === undefined) return undefined;
  const { repository, ref } = extended;
  return ref === undefined ? repository : `${repository}@${ref}`;
}
