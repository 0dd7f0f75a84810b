import type { JsonObject } from "../contract/json.ts";
import type { IssueComment, Pull, Reaction, Repository } from "../state/records.ts";
import { REACTIONS } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName } from "../state/world.ts";
import { accountView, appView } from "./accounts.ts";
import { labelView } from "./labels.ts";
import { association } from "./pulls.ts";

/** Counts of reactions as issues and comments carry them. */
function reactionCounts(url: string, reactions: readonly Reaction[]): JsonObject {
  const counts = REACTIONS.map((content) => {
    return [content, reactions.filter((one) => one.content === content).length] as const;
  });
  return { url: `${url}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) };
}

/** A reaction. */
export function reactionView(reaction: Reaction): JsonObject {
  const { id, content, createdAt } = reaction;
  return { id, node_id: `REA_${id}`, user: accountView(reaction.user), content, created_at: createdAt };
}

/** A comment on a pull request: to GitHub, a comment on the issue of the same number. */
export function commentView(
  world: World,
  repository: Repository,
  pull: Pull,
  comment: IssueComment,
): JsonObject {
  const url = `${world.url}/repos/${fullName(repository)}/issues`;
  const own = `${url}/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: own,
    html_url: `${world.url}/${fullName(repository)}/pull/${pull.number}#issuecomment-${comment.id}`,
    issue_url: `${url}/${pull.number}`,
    user: accountView(comment.user),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(repository, comment.user),
    performed_via_github_app: comment.app === null ? null : appView(comment.app),
    reactions: reactionCounts(own, comment.reactions),
  };
}

/** The issue that a pull request is, too. */
export function issueView(world: World, repository: Repository, pull: Pull): JsonObject {
  const url = `${world.url}/repos/${fullName(repository)}/issues/${pull.number}`;
  const html = `${world.url}/${fullName(repository)}/pull/${pull.number}`;
  const at = `${world.url}/repos/${fullName(repository)}/pulls/${pull.number}`;
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    url,
    html_url: html,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    state_reason: null,
    draft: pull.draft,
    locked: false,
    active_lock_reason: null,
    user: accountView(pull.author),
    labels: [...pull.labels.values()].map((label) => labelView(world, repository, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    comments: pull.comments.length,
    author_association: association(repository, pull.author),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    pull_request: {
      url: at,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull.mergedAt,
    },
    performed_via_github_app: null,
    reactions: reactionCounts(url, []),
  };
}
