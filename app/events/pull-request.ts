import type { Context } from "probot";
import type { Subject } from "../inbox/task.ts";

/** Actions after which a verdict may be another one. A retarget comes as `edited`. */
const ACTIONS: ReadonlySet<string> = new Set([
  "opened",
  "reopened",
  "synchronize",
  "edited",
  "ready_for_review",
  "converted_to_draft",
]);

/** What a `pull_request` event asks to be looked at. */
export function pullRequestSubjects(payload: Context<"pull_request">["payload"]): Subject[] {
  const { action, pull_request: pullRequest } = payload;
  if (action === "closed") {
    // Others may share the closed one's commit, and the worst verdict was shown while it was open. Its own check must not
    // wait, green, for the day when it is opened again.
    return [
      { kind: "head", sha: pullRequest.head.sha },
      { kind: "pull-request", number: pullRequest.number },
      ...(pullRequest.merged ? [{ kind: "merged", number: pullRequest.number } as const] : []),
    ];
  }
  if (!ACTIONS.has(action)) return [];
  return [{ kind: "pull-request", number: pullRequest.number, likelyBase: pullRequest.base.sha }];
}

/** The commit that a pull request leaves by a push: who shared it was shown the worst verdict of both. `null` where it leaves none. */
export function commitLeft(payload: Context<"pull_request">["payload"]): string | null {
  return payload.action === "synchronize" ? payload.before : null;
}

/** What a `pull_request_review` event asks to be looked at: submitted, edited and dismissed alike. */
export function reviewSubjects({
  pull_request: pullRequest,
}: Context<"pull_request_review">["payload"]): Subject[] {
  return [{ kind: "pull-request", number: pullRequest.number, likelyBase: pullRequest.base.sha }];
}
