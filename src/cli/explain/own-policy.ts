import type { Statement } from "#core/model/statement.ts";
import { type Answer, problem } from "../answer.ts";
import { closeSubject, openSubject, readSubject } from "../check/judge-clone.ts";
import type { RangeOptions } from "../clone/clone-range.ts";
import { type PolicyAt, policyAt } from "./policy-at.ts";

/** Problems with the base that leave a policy to be read in the files themselves. */
const WITHOUT_BASE: ReadonlySet<string> = new Set(["no-base", "no-policy"]);

/** A policy by which nothing is judged yet, and why it is told all the same. */
export interface OwnPolicy {
  readonly at: PolicyAt;
  readonly note: Statement;
}

/**
 * The policy of the files as they are, for a clone whose base is not known or has none yet, as after `gatehouse init`. The given problem
 * where a base or head was named, where it is about something else, or where the files hold no valid policy.
 */
export async function ownPolicy(options: RangeOptions, because: Statement): Promise<Answer<OwnPolicy>> {
  const isNamed = options.base !== undefined || options.head !== undefined;
  if (isNamed || !WITHOUT_BASE.has(because.id)) return problem(because);
  const subject = await openSubject(options);
  if (!subject.ok) return problem(because);
  try {
    const range = await readSubject(subject.value, { ...options, base: "HEAD" });
    if (!range.ok) return problem(because);
    const at = await policyAt({ ...range.value, base: range.value.head });
    if (at.ok) return { ok: true, value: { at: at.value, note: { ...because, ...TOLD[because.id] } } };
    // A mistake in the policy that is there is more to the point than that there is no base.
    return problem(at.problem.id === "no-policy" ? because : at.problem);
  } finally {
    await closeSubject(subject.value);
  }
}

const TOLD: Readonly<Record<string, Pick<Statement, "says" | "fix">>> = {
  "no-base": {
    says: "this clone has none of {names}, so what is told is the policy of your own files",
    fix: "name the branch whose policy counts: --base BRANCH",
  },
  "no-policy": {
    says: "`{branch}` has no policy yet, so what is told is the policy of your own files, which counts once it is merged",
    fix: "or name another branch: --base BRANCH",
  },
};
