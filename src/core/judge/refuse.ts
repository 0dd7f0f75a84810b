import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Issue, Statement } from "#core/model/statement.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { StageChoice } from "#core/policy/stage-of.ts";

interface Refusal {
  readonly stage: string;
  readonly pullRequest: Pick<PullRequestFacts, "head" | "base">;
  readonly policy: Verdict["policy"];
  readonly now: string;
  readonly because: readonly Statement[];
}

/** A verdict where no gate could be asked: every reason is an error, so it never lets anything through. */
export function refuse({ stage, pullRequest, policy, now, because }: Refusal): Verdict {
  return {
    outcome: "error",
    stage,
    packages: [],
    head: pullRequest.head.sha,
    base: pullRequest.base.sha,
    policy,
    at: now,
    gates: [],
    deferred: [],
    contentGreen: false,
    notices: because.map((statement): Finding => ({ ...statement, outcome: "error" })),
  };
}

/** Why a broken policy refuses: its mistakes, and that they are on the base branch, where this pull request cannot mend them. */
export function brokenPolicy(issues: readonly Issue[], path: string, baseRef: string): Statement[] {
  const consequence: Statement = {
    id: "policy-broken",
    says: "the policy `{path}` on `{base}` is not valid, so no pull request to that branch can pass",
    fix: "mend it on `{base}`",
    values: { path, base: baseRef },
  };
  return [consequence, ...issues];
}

/** Why a branch that several stages claim by glob refuses. */
export function ambiguousStage(
  choice: Extract<StageChoice, { kind: "ambiguous" }>,
  branch: string,
): Statement[] {
  return [
    {
      id: "ambiguous-stage",
      says: "branch `{branch}` matches patterns of several stages: {stages}",
      fix: "name the branch exactly in the stage that it belongs to",
      values: { branch, stages: choice.stages },
    },
  ];
}
