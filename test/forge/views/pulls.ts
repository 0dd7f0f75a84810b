import type { JsonObject } from "../contract/json.ts";
import { compareCommits } from "../git/cache.ts";
import { roleOf } from "../state/access.ts";
import type { Pull, Repository, Review, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName } from "../state/world.ts";
import { accountView, teamView } from "./accounts.ts";
import { labelView } from "./labels.ts";
import { repositoryView } from "./repository.ts";

/** How an author stands to a repository. */
export function association(repository: Repository, user: User): string {
  if (repository.owner.id === user.id) return "OWNER";
  if (repository.owner.type === "Organization" && repository.owner.members.has(user.login.toLowerCase()))
    return "MEMBER";
  return roleOf({ ...repository, private: true }, user) === "none" ? "CONTRIBUTOR" : "COLLABORATOR";
}

function sideView(
  world: World,
  owner: Pull["head"]["owner"],
  ref: string,
  sha: string,
  repo: Repository | null,
): JsonObject {
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: accountView(owner),
    repo: repo === null ? null : repositoryView(world, repo),
  };
}

/** What GitHub says about merging: `dirty` on conflict, `draft`, else `clean`, or `blocked` while rules are unmet. */
export function mergeableState(pull: Pull, blocked: boolean): string {
  if (pull.state === "closed") return "unknown";
  if (pull.testMerge === null) return "dirty";
  if (pull.draft) return "draft";
  return blocked ? "blocked" : "clean";
}

async function sizes(repository: Repository, pull: Pull): Promise<JsonObject> {
  const { changes, commits } = await compareCommits(repository, pull.base.sha, pull.head.sha);
  return {
    comments: pull.comments.length,
    review_comments: 0,
    commits: commits.length,
    additions: changes.reduce((sum, change) => sum + change.additions, 0),
    deletions: changes.reduce((sum, change) => sum + change.deletions, 0),
    changed_files: changes.length,
  };
}

function progress(pull: Pull, blocked: boolean): JsonObject {
  const mergeable = pull.state === "open" ? pull.testMerge !== null : null;
  return {
    state: pull.state,
    draft: pull.draft,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merged: pull.merged,
    merged_by: pull.mergedBy === null ? null : accountView(pull.mergedBy),
    merge_commit_sha: pull.mergeCommit ?? pull.testMerge,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeableState(pull, blocked),
  };
}

/** A pull request with everything REST and webhooks show. */
export async function pullView(
  world: World,
  repository: Repository,
  pull: Pull,
  blocked = false,
): Promise<JsonObject> {
  const url = `${world.url}/repos/${fullName(repository)}/pulls/${pull.number}`;
  const links = [
    "self",
    "html",
    "issue",
    "comments",
    "review_comments",
    "review_comment",
    "commits",
    "statuses",
  ];
  return {
    id: pull.id,
    node_id: `PR_${pull.id}`,
    url,
    html_url: `${world.url}/${fullName(repository)}/pull/${pull.number}`,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    locked: false,
    user: accountView(pull.author),
    labels: [...pull.labels.values()].map((label) => labelView(world, repository, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    active_lock_reason: null,
    author_association: association(repository, pull.author),
    auto_merge: null,
    ...progress(pull, blocked),
    requested_reviewers: [...pull.requestedUsers.values()].map(accountView),
    requested_teams: [...pull.requestedTeams.values()].map((team) => teamView(world, team)),
    base: sideView(world, repository.owner, pull.base.ref, pull.base.sha, repository),
    head: sideView(world, pull.head.owner, pull.head.ref, pull.head.sha, pull.head.repository),
    _links: Object.fromEntries(links.map((name) => [name, { href: `${url}/${name}` }])),
    ...(await sizes(repository, pull)),
  };
}

/** A review as the REST API shows it (state in upper case). */
export function reviewView(world: World, repository: Repository, pull: Pull, review: Review): JsonObject {
  const url = `${world.url}/repos/${fullName(repository)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: accountView(review.user),
    body: review.body,
    state: review.state,
    html_url: `${url}#pullrequestreview-${review.id}`,
    pull_request_url: url,
    author_association: association(repository, review.user),
    _links: { html: { href: url }, pull_request: { href: url } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
  };
}

/** The form of a pull request inside check runs and suites. */
export function pullReference(world: World, repository: Repository, pull: Pull): JsonObject {
  const side = (repo: Repository, ref: string, sha: string) => ({
    ref,
    sha,
    repo: { id: repo.id, url: `${world.url}/repos/${fullName(repo)}`, name: repo.name },
  });
  return {
    id: pull.id,
    number: pull.number,
    url: `${world.url}/repos/${fullName(repository)}/pulls/${pull.number}`,
    head: side(pull.head.repository ?? repository, pull.head.ref, pull.head.sha),
    base: side(repository, pull.base.ref, pull.base.sha),
  };
}

/**
 * Open pull requests that a check on a commit names. Those from forks are left out: GitHub leaves `pull_requests`
 * empty for them ("check_run" webhook).
 */
export function pullsOfHead(repository: Repository, sha: string): Pull[] {
  return [...repository.pulls.values()].filter(
    (pull) => pull.state === "open" && pull.head.sha === sha && pull.head.repository?.id === repository.id,
  );
}
