import { isAncestor } from "../git/history.ts";
import { atLeast, roleOf } from "../state/access.ts";
import type { CheckRun, Pull, Repository, Review } from "../state/records.ts";
import { runsOn } from "../state/world.ts";
import type { RequiredCheck } from "./matching.ts";
import { activeRules, requiredChecks } from "./matching.ts";

/** Conclusions that GitHub counts as passing ("About protected branches": successful, skipped, or neutral). */
const PASSING = new Set(["success", "neutral", "skipped"]);

/** What a required check comes to on a commit. The newest run of a name and App speaks; a pinned check hears only its App. */
export function checkState(
  repository: Repository,
  sha: string,
  required: RequiredCheck,
): "passing" | "failing" | "expected" {
  const latest = new Map<number, CheckRun>();
  for (const run of runsOn(repository, sha)) {
    const pinned = required.integrationId === null || required.integrationId === run.suite.app.id;
    if (run.name === required.context && pinned) latest.set(run.suite.app.id, run);
  }
  const runs = [...latest.values()];
  if (runs.length === 0 || runs.some((run) => run.status !== "completed")) return "expected";
  return runs.every((run) => PASSING.has(run.conclusion ?? "")) ? "passing" : "failing";
}

/** GitHub's words for those of the required checks that a commit still lacks. */
export function checkComplaints(
  repository: Repository,
  required: readonly RequiredCheck[],
  sha: string,
): string[] {
  const states = required.map((check) => ({
    check,
    state: checkState(repository, sha, check),
  }));
  const expected = states.filter(({ state }) => state === "expected");
  const failing = states.filter(({ state }) => state === "failing");
  const say = (list: typeof states, word: string) => {
    if (list.length === 0) return [];
    if (list.length === 1) return [`Required status check "${list[0]?.check.context}" is ${word}.`];
    return [`${list.length} of ${states.length} required status checks are ${word}.`];
  };
  return [...say(expected, "expected"), ...say(failing, "failing")];
}

/**
 * The newest opinion of each reviewer: approving, asking for changes, or dismissed. A comment is no opinion and replaces none;
 * a dismissed newest one means that the reviewer has none, and does not bring an older one back.
 */
export function latestOpinions(pull: Pull): Review[] {
  return newestVerdicts(pull).filter((review) => review.state !== "DISMISSED");
}

/** The newest review of each person that approves, rejects or was dismissed: GraphQL's `latestOpinionatedReviews`. */
export function newestVerdicts(pull: Pull): Review[] {
  const newest = new Map<number, Review>();
  for (const review of pull.reviews) {
    if (["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(review.state))
      newest.set(review.user.id, review);
  }
  return [...newest.values()];
}

function reviewComplaints(repository: Repository, pull: Pull): string[] {
  const rules = activeRules(repository, pull.base.ref).filter((rule) => rule.type === "pull_request");
  const wanted = Math.max(
    0,
    ...rules.map((rule) => Number(rule.parameters?.["required_approving_review_count"] ?? 0)),
  );
  if (rules.length === 0) return [];
  // Only opinions of people with write access count ("About protected branches").
  const opinions = latestOpinions(pull).filter((review) => atLeast(roleOf(repository, review.user), "write"));
  const complaints: string[] = [];
  if (opinions.some((review) => review.state === "CHANGES_REQUESTED"))
    complaints.push("Changes have been requested.");
  const approvals = opinions.filter((review) => review.state === "APPROVED");
  if (approvals.length < wanted) {
    const reviews = wanted === 1 ? "review is" : "reviews are";
    complaints.push(`At least ${wanted} approving ${reviews} required by reviewers with write access.`);
  }
  // The one who pushed last cannot be the only one who approves what was pushed.
  const byOthers = approvals.some((review) => review.user.id !== pull.lastPusher.id);
  if (rules.some((rule) => rule.parameters?.["require_last_push_approval"] === true) && !byOthers) {
    complaints.push("New changes require approval from someone other than the last pusher.");
  }
  return complaints;
}

/** Everything that a pull request's branch still asks of it, in GitHub's words; empty when it may merge. */
export async function mergeComplaints(repository: Repository, pull: Pull): Promise<string[]> {
  const complaints = [
    ...reviewComplaints(repository, pull),
    ...checkComplaints(repository, requiredChecks(repository, pull.base.ref), pull.head.sha),
  ];
  const strict = activeRules(repository, pull.base.ref).some((rule) => {
    return (
      rule.type === "required_status_checks" &&
      rule.parameters?.["strict_required_status_checks_policy"] === true
    );
  });
  const upToDate =
    !strict || (await isAncestor(repository.dir, `refs/heads/${pull.base.ref}`, pull.head.sha));
  if (!upToDate) complaints.push("Head branch is out of date. Review and try the merge again.");
  return complaints;
}
