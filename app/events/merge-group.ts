import type { Context } from "probot";
import type { Subject } from "../inbox/task.ts";

/** A merge queue asks for the checks of a commit that it would merge. Silence would block the queue until it gives up. */
export function mergeGroupSubjects({
  action,
  merge_group: group,
}: Context<"merge_group">["payload"]): Subject[] {
  if (action !== "checks_requested") return [];
  const [headRef, baseRef] = [group.head_ref, group.base_ref].map((ref) => ref.replace(/^refs\/heads\//, ""));
  if (headRef === undefined || baseRef === undefined) return [];
  return [{ kind: "merge-group", headSha: group.head_sha, headRef, baseSha: group.base_sha, baseRef }];
}
