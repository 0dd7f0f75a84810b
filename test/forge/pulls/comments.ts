import type { JsonObject } from "../contract/json.ts";
import { unprocessable } from "../http/call.ts";
import type { App, IssueComment, Pull, Reaction, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { instant, takeId } from "../state/world.ts";
import { commentView, issueView } from "../views/issues.ts";
import { emit } from "../webhooks/emit.ts";

/** GitHub's own limit of a comment, in characters ("body is too long"). */
const LONGEST = 65_536;

function refuseBadBody(body: string): void {
  if (body.trim() === "") throw unprocessable("Validation Failed", ["body can't be blank"]);
  if (body.length > LONGEST)
    throw unprocessable("Validation Failed", [`body is too long (maximum is ${LONGEST} characters)`]);
}

/** Tells of a comment (`issue_comment`): it fires for pull requests, which are issues, too. */
function tell(
  world: World,
  repository: Repository,
  pull: Pull,
  comment: IssueComment,
  action: "created" | "edited" | "deleted",
  by: User,
  extra: JsonObject = {},
): void {
  const issue = issueView(world, repository, pull);
  const payload = { issue, comment: commentView(world, repository, pull, comment), ...extra };
  emit(world, { event: "issue_comment", action, repository, sender: by, payload });
}

/** Comments on a pull request, in the name of a person or of an App's bot. */
export function addComment(
  world: World,
  repository: Repository,
  pull: Pull,
  said: { readonly user: User; readonly app: App | null; readonly body: string },
): IssueComment {
  refuseBadBody(said.body);
  const at = instant(world);
  const comment: IssueComment = { ...said, id: takeId(world), createdAt: at, updatedAt: at, reactions: [] };
  pull.comments.push(comment);
  tell(world, repository, pull, comment, "created", said.user);
  return comment;
}

/** Changes the text of a comment. */
export function editComment(
  world: World,
  repository: Repository,
  pull: Pull,
  comment: IssueComment,
  body: string,
  by: User,
): void {
  refuseBadBody(body);
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = instant(world);
  tell(world, repository, pull, comment, "edited", by, { changes });
}

/** Takes a comment away. */
export function deleteComment(
  world: World,
  repository: Repository,
  pull: Pull,
  comment: IssueComment,
  by: User,
): void {
  pull.comments.splice(pull.comments.indexOf(comment), 1);
  tell(world, repository, pull, comment, "deleted", by);
}

/** Reacts to a comment; the same reaction of the same account is there once. No webhook tells of it. */
export function react(
  world: World,
  comment: IssueComment,
  user: User,
  content: Reaction["content"],
): { reaction: Reaction; made: boolean } {
  const known = comment.reactions.find((one) => one.user.id === user.id && one.content === content);
  if (known !== undefined) return { reaction: known, made: false };
  const reaction: Reaction = { id: takeId(world), user, content, createdAt: instant(world) };
  comment.reactions.push(reaction);
  return { reaction, made: true };
}
