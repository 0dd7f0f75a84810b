import type { Finding } from "#core/model/finding.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import type { KnownFacts } from "./known-facts.ts";

/** What has to be said about the judgement itself: incomplete facts, nothing applied, a policy whose review is due. */
export function noticesOf(
  policy: Policy,
  stage: Stage,
  facts: KnownFacts,
  anythingApplied: boolean,
): Finding[] {
  const notices: Finding[] = facts.incomplete.map((statement) => ({ ...statement, outcome: "error" }));
  if (!anythingApplied) {
    notices.push({
      id: "nothing-applied",
      outcome: "error",
      says: "no gate of stage `{stage}` had anything to look at, and a gated branch is never passed by silence",
      fix: "touch a package ({packages}), or give the stage a gate that applies to every pull request, such as sign-offs",
      values: { stage: stage.name, packages: policy.packages },
    });
  }
  if (policy.reviewBy !== undefined && facts.now.slice(0, 10) > policy.reviewBy) {
    notices.push({
      id: "policy-review-overdue",
      outcome: "pass",
      says: "the policy itself was to be reviewed by {date}; it still judges",
      fix: "review `{path}` and move `review_by`",
      values: { date: policy.reviewBy, path: policy.path },
      where: { path: policy.path },
    });
  }
  return notices;
}
