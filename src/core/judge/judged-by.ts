import type { JudgingPolicy } from "#core/model/verdict.ts";
import type { Policy } from "#core/policy/policy.ts";

/** How a verdict names the policy that it was judged by. */
export function judgedBy({ path, digest, extends: extended }: Policy): JudgingPolicy {
  if (extended === undefined) return { path, digest };
  const { repository, commit, policy } = extended;
  return { path, digest, extends: { repository, commit, path: policy.path, digest: policy.digest } };
}

/** One text for all the files that judged: equal where the same rules did. */
export function digestOf({ digest, extends: extended }: JudgingPolicy): string {
  return extended === undefined ? digest : `${digest}+${extended.digest}`;
}
