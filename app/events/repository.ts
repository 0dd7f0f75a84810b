import type { Subject } from "../inbox/task.ts";

/** What of a repository changes where its pull requests lead, or who may sign: its names, its default branch, its life. */
const REPOSITORY_ACTIONS: ReadonlySet<unknown> = new Set([
  "renamed",
  "transferred",
  "edited",
  "unarchived",
  "publicized",
  "privatized",
]);

/** Everything that is open may be judged by other rules now. */
export function repositorySubjects({ action }: { readonly action?: unknown }): Subject[] {
  return REPOSITORY_ACTIONS.has(action) ? [{ kind: "repository" }] : [];
}

/** The rules of GitHub's own on a branch changed: whatever is open is looked at once more. */
export function rulesSubjects(): Subject[] {
  return [{ kind: "repository" }];
}
