import type { Context } from "probot";
import { parseCommands } from "../commands/parse-commands.ts";
import type { Subject } from "../inbox/task.ts";

type Comment = Pick<Context<"issue_comment.created">["payload"], "action" | "issue" | "comment">;

/**
 * A new comment on a pull request may hold commands. An edited one is not read again: what it says now is not what was asked when
 * people saw it. Other bots have no commands to give.
 */
export function commentSubjects({ action, issue, comment }: Comment): Subject[] {
  if (action !== "created" || issue.pull_request === undefined || comment.user?.type !== "User") return [];
  const { login: by } = comment.user;
  return parseCommands(comment.body).map((command) => ({
    kind: "command",
    number: issue.number,
    comment: comment.id,
    by,
    command,
  }));
}
