import type { Context } from "probot";
import type { FactKey } from "#core/facts/facts.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import type { Subject } from "../inbox/task.ts";

const BRANCH = "refs/heads/";
const TAG = "refs/tags/";

/** Commits that a push event lists at the most; with as many there may be more. */
const COMMITS_LISTED = 2048;

const COMMIT = /^[0-9a-f]{40}$/;
/** What GitHub writes where there is none. */
const NO_COMMIT = /^0+$/;

type Push = Context<"push">["payload"];

/**
 * A push may change the policy, the owners or the baseline of every pull request that goes to the branch. The policy of
 * the default branch says besides which stage every other branch belongs to.
 */
export function pushSubjects(payload: Push): Subject[] {
  const { ref, deleted, repository } = payload;
  // A released version is found by its tag, and so is what a rollback goes to.
  if (ref.startsWith(TAG)) return [{ kind: "repository" }];
  // Branches of a merge queue are looked at as merge groups.
  if (!ref.startsWith(BRANCH) || deleted || ref.startsWith(`${BRANCH}gh-readonly-queue/`)) return [];
  const branch = ref.slice(BRANCH.length);
  const speaksForAll = branch === repository.default_branch && mayChangePolicy(payload);
  const judged: Subject = speaksForAll ? { kind: "repository" } : { kind: "branch", ref: branch };
  return [judged, ...pushedSubjects(payload, branch)];
}

/** Whether a push was a merge is asked of each but those that made the branch: before it there was no gate. */
function pushedSubjects({ before, after, sender, forced }: Push, ref: string): Subject[] {
  if (!COMMIT.test(before) || !COMMIT.test(after) || NO_COMMIT.test(before)) return [];
  const by = typeof sender?.login === "string" ? { by: sender.login } : {};
  return [{ kind: "pushed", ref, before, after, ...by, ...(forced ? { how: "forced" } : {}) }];
}

/** Facts that a tag alone can change. Everything else that is pushed concerns every gated repository. */
export function changedByPush({ ref }: Pick<Push, "ref">): readonly FactKey[] | "always" {
  return ref.startsWith(TAG) ? ["releases", "targets", "baseline"] : "always";
}

/** Whether the push may change a policy that other repositories extend: they may name any branch and any tag. */
export function mayChangeExtendedPolicy(payload: Push): boolean {
  return payload.ref.startsWith(TAG) || payload.deleted || mayChangePolicy(payload);
}

function mayChangePolicy({ commits, forced }: Push): boolean {
  const policies: readonly string[] = POLICY_PATHS;
  return (
    forced ||
    commits.length >= COMMITS_LISTED ||
    commits.some(({ added = [], modified = [], removed = [] }) =>
      [...added, ...modified, ...removed].some((path) => policies.includes(path)),
    )
  );
}
