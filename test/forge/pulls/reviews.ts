import { atLeast, membersOf, roleOf } from "../state/access.ts";
import type { Account, Pull, Repository, Review, Team, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { instant, takeId } from "../state/world.ts";
import { accountView, teamView } from "../views/accounts.ts";
import { pullView, reviewView } from "../views/pulls.ts";
import { emit } from "../webhooks/emit.ts";
import { announce } from "./announce.ts";
import { requestable } from "./requestable.ts";

const states = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

/** What a reviewer submits; `commit` is the commit that was looked at, the head unless told. */
export interface NewReview {
  readonly user: User;
  readonly state: keyof typeof states;
  readonly body?: string;
  readonly commit?: string | null;
}

/** Tells of a review. Webhooks spell the state in lower case, where REST uses upper case. */
async function tell(
  world: World,
  repository: Repository,
  pull: Pull,
  review: Review,
  action: string,
  by: Account,
  extra = {},
) {
  const view = { ...reviewView(world, repository, pull, review), state: review.state.toLowerCase() };
  const payload = { review: view, pull_request: await pullView(world, repository, pull), ...extra };
  emit(world, { event: "pull_request_review", action, repository, sender: by, payload });
}

/**
 * Submits a review. Authors cannot approve nor reject their own pull request, as on GitHub. A review of whatever kind answers its request, and
 * that of each team for which the reviewer speaks; no event tells that these requests are gone.
 */
export async function submitReview(
  world: World,
  repository: Repository,
  pull: Pull,
  asked: NewReview,
): Promise<Review> {
  if (asked.user.id === pull.author.id && asked.state !== "COMMENT") {
    throw new Error("Can not approve or request changes on your own pull request");
  }
  if (roleOf(repository, asked.user) === "none")
    throw new Error(`${asked.user.login} cannot see the repository`);
  const review: Review = {
    id: takeId(world),
    user: asked.user,
    state: states[asked.state],
    body: asked.body ?? "",
    commit: asked.commit === undefined ? pull.head.sha : asked.commit,
    submittedAt: instant(world),
    dismissal: null,
  };
  pull.reviews.push(review);
  answerRequests(pull, asked.user);
  await tell(world, repository, pull, review, "submitted", asked.user);
  return review;
}

function answerRequests(pull: Pull, { id, login }: User): void {
  const key = login.toLowerCase();
  pull.requestedUsers.delete(key);
  // Nobody is asked to review what is their own.
  if (id === pull.author.id) return;
  for (const [slug, team] of pull.requestedTeams)
    if (membersOf(team).has(key)) pull.requestedTeams.delete(slug);
}

/** Dismisses a review that approves or asks for changes. */
export async function dismissReview(
  world: World,
  repository: Repository,
  pull: Pull,
  review: Review,
  by: Account,
  message: string,
): Promise<void> {
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED")
    throw new Error("Can not dismiss such a review");
  review.dismissal = { by, message, at: instant(world), previous: review.state };
  review.state = "DISMISSED";
  pull.timeline.push({
    id: takeId(world),
    kind: "ReviewDismissedEvent",
    actor: by,
    at: instant(world),
    review,
  });
  await tell(world, repository, pull, review, "dismissed", by);
}

/** Changes the text of a review; its state and commit stay. */
export async function editReview(
  world: World,
  repository: Repository,
  pull: Pull,
  review: Review,
  body: string,
): Promise<void> {
  const changes = { body: { from: review.body } };
  review.body = body;
  await tell(world, repository, pull, review, "edited", review.user, { changes });
}

/** Asks people and teams for a review: an event for each one newly asked. Returns what GitHub refuses, or null. */
export async function requestReviews(
  world: World,
  repository: Repository,
  pull: Pull,
  by: Account,
  users: readonly User[],
  teams: readonly Team[],
): Promise<string | null> {
  if (users.some((user) => user.id === pull.author.id))
    return "Review cannot be requested from pull request author.";
  const refused =
    users.some((user) => !atLeast(roleOf(repository, user), "read")) ||
    !teams.every((t) => requestable(repository, t));
  if (refused)
    return "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.";
  for (const user of users) {
    if (pull.requestedUsers.has(user.login.toLowerCase())) continue;
    pull.requestedUsers.set(user.login.toLowerCase(), user);
    await tellOfRequest(world, repository, pull, "review_requested", by, user);
  }
  for (const team of teams) {
    if (pull.requestedTeams.has(team.slug)) continue;
    pull.requestedTeams.set(team.slug, team);
    await tellOfRequest(world, repository, pull, "review_requested", by, team);
  }
  return null;
}

/** Takes requests back: an event for each one that stood. */
export async function removeRequests(
  world: World,
  repository: Repository,
  pull: Pull,
  by: Account,
  users: readonly User[],
  teams: readonly Team[],
): Promise<void> {
  for (const user of users) {
    if (!pull.requestedUsers.delete(user.login.toLowerCase())) continue;
    await tellOfRequest(world, repository, pull, "review_request_removed", by, user);
  }
  for (const team of teams) {
    if (!pull.requestedTeams.delete(team.slug)) continue;
    await tellOfRequest(world, repository, pull, "review_request_removed", by, team);
  }
}

async function tellOfRequest(
  world: World,
  repository: Repository,
  pull: Pull,
  action: "review_requested" | "review_request_removed",
  by: Account,
  reviewer: User | Team,
): Promise<void> {
  const kind = action === "review_requested" ? "ReviewRequestedEvent" : "ReviewRequestRemovedEvent";
  pull.timeline.push({ id: takeId(world), kind, actor: by, at: instant(world), reviewer });
  const who =
    "slug" in reviewer
      ? { requested_team: teamView(world, reviewer) }
      : { requested_reviewer: accountView(reviewer) };
  await announce(world, repository, pull, action, by, who);
}
