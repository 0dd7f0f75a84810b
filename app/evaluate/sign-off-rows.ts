import type { Facts } from "#core/facts/facts.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { signOffRules } from "#core/policy/sign-off-rules.ts";
import type { Weighed } from "#core/sign-offs/weigh-review.ts";
import { weighSignOffs } from "#core/sign-offs/weigh-sign-offs.ts";

/** A review as the log tells of it: what it counted for, or why it counted for nothing. */
export interface SignOffRow {
  readonly [key: string]: unknown;
  readonly review: number;
  readonly by: string | null;
  /** What it signs, or does not. */
  readonly role: string | null;
  readonly counted: boolean;
  /** Id of the reason, of the sign-offs gate's own; `null` when it counts. */
  readonly why: string | null;
  readonly commit: string | null;
}

/** Every review of a pull request and what it came to, by the rules of the stage's sign-offs gate; none where the gate is off. */
export function signOffRows(policy: Policy, stage: Stage, facts: Facts): readonly SignOffRow[] {
  const rules = signOffRules(policy, stage, facts);
  return rules === null ? [] : weighSignOffs(facts, rules).reviews.flatMap(rowsOf);
}

function rowsOf({ review, holdsFor, losses, reason }: Weighed): SignOffRow[] {
  const about = { review: review.id, by: review.author?.login ?? null, commit: review.commit };
  if (reason !== null) return [{ ...about, role: null, counted: false, why: reason.id }];
  return [
    ...holdsFor.map(({ name }) => ({ ...about, role: name, counted: true, why: null })),
    ...losses.map((loss) => ({
      ...about,
      role: loss.requirement.name,
      counted: false,
      why: loss.reason.id,
    })),
  ];
}
