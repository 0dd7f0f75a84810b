import { asText } from "../contract/json.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Need, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal, unprocessable } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import { addComment, deleteComment, editComment, react } from "../pulls/comments.ts";
import { atLeast, roleOf } from "../state/access.ts";
import type { IssueComment, Pull, Repository } from "../state/records.ts";
import { REACTIONS } from "../state/records.ts";
import { userNamed } from "../state/world.ts";
import { commentView, reactionView } from "../views/issues.ts";
import { issueIn, senderOf } from "./lookup.ts";

/** "Create an issue comment": either permission will do, Pull requests on pull requests. */
const READ: readonly Need[] = [
  ["issues", "read"],
  ["pull_requests", "read"],
];
const WRITE: readonly Need[] = [
  ["issues", "write"],
  ["pull_requests", "write"],
];

interface Found {
  readonly pull: Pull;
  readonly comment: IssueComment;
}

function commentIn(call: Call, repository: Repository): Found {
  const id = Number(call.params["comment_id"]);
  for (const pull of repository.pulls.values()) {
    const comment = pull.comments.find((one) => one.id === id);
    if (comment !== undefined) return { pull, comment };
  }
  throw notFound();
}

/** A person changes their own comments, and with write access everybody's. */
function changeable(call: Call, repository: Repository): Found {
  const found = commentIn(call, repository);
  const { actor } = call;
  const own = actor.kind !== "user" || actor.user.id === found.comment.user.id;
  if (!own && !atLeast(roleOf(repository, actor.user), "write"))
    throw new Refusal(403, "Must have admin rights to Repository.");
  return found;
}

function create(call: Call, repository: Repository): Reply {
  const pull = issueIn(call, repository);
  const app = call.actor.kind === "installation" ? call.actor.installation.app : null;
  const user = userNamed(call.world, senderOf(call).login);
  const said = { user, app, body: asText(call.body["body"]) ?? "" };
  const comment = addComment(call.world, repository, pull, said);
  return { status: 201, body: commentView(call.world, repository, pull, comment) };
}

function update(call: Call, repository: Repository): Reply {
  const { pull, comment } = changeable(call, repository);
  const by = userNamed(call.world, senderOf(call).login);
  editComment(call.world, repository, pull, comment, asText(call.body["body"]) ?? "", by);
  return { status: 200, body: commentView(call.world, repository, pull, comment) };
}

function remove(call: Call, repository: Repository): Reply {
  const { pull, comment } = changeable(call, repository);
  deleteComment(call.world, repository, pull, comment, userNamed(call.world, senderOf(call).login));
  return { status: 204 };
}

function list(call: Call, repository: Repository): Promise<Reply> {
  const pull = issueIn(call, repository);
  const since = call.query.get("since");
  const comments = pull.comments.filter(
    (one) => since === null || Date.parse(one.updatedAt) >= Date.parse(since),
  );
  return paged(call, comments, (one) => commentView(call.world, repository, pull, one));
}

function get(call: Call, repository: Repository): Reply {
  const { pull, comment } = commentIn(call, repository);
  return { status: 200, body: commentView(call.world, repository, pull, comment) };
}

function addReaction(call: Call, repository: Repository): Reply {
  const { comment } = commentIn(call, repository);
  const content = REACTIONS.find((one) => one === call.body["content"]);
  if (content === undefined) throw unprocessable("Validation Failed");
  const user = userNamed(call.world, senderOf(call).login);
  const { reaction, made } = react(call.world, comment, user, content);
  return { status: made ? 201 : 200, body: reactionView(reaction) };
}

function listReactions(call: Call, repository: Repository): Promise<Reply> {
  return paged(call, commentIn(call, repository).comment.reactions, reactionView);
}

const issues = "/repos/{owner}/{repo}/issues";
const comment = `${issues}/comments/{comment_id}`;

/** Comments on pull requests, and reactions to them. */
export const commentOperations: readonly Operation[] = [
  inRepository({ route: `POST ${issues}/{issue_number}/comments`, needs: WRITE, handle: create }),
  inRepository({ route: `GET ${issues}/{issue_number}/comments`, needs: READ, handle: list }),
  inRepository({ route: `GET ${comment}`, needs: READ, handle: get }),
  inRepository({ route: `PATCH ${comment}`, needs: WRITE, handle: update }),
  inRepository({ route: `DELETE ${comment}`, needs: WRITE, handle: remove }),
  inRepository({ route: `POST ${comment}/reactions`, needs: WRITE, handle: addReaction }),
  inRepository({ route: `GET ${comment}/reactions`, needs: READ, handle: listReactions }),
];
