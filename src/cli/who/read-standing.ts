import { findPolicy } from "#core/collect/find-policy.ts";
import type { Statement } from "#core/model/statement.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { GITHUB_ACTIONS, isActions } from "#github/protection/github-actions.ts";
import { readBranchProtection } from "#github/protection/read-branch-protection.ts";
import { readBranchTip } from "#github/protection/read-branch-tip.ts";
import { type PostedCheck, readPostedChecks } from "#github/protection/read-check-posters.ts";
import { type PullState, readPullState } from "#github/protection/read-pull-state.ts";
import { RulesetReader } from "#github/protection/read-rulesets.ts";
import { look } from "#github/protection/seen.ts";
import { extendedPolicyReader } from "#github/read-extended-policy.ts";

/** Where a pull request stands with Gatehouse. */
export interface Standing extends PullState {
  /** Checks of Gatehouse's App on the head. */
  readonly checks: readonly PostedCheck[];
  /** Checks of that name by others, which count for nothing. */
  readonly foreign: readonly PostedCheck[];
  /** Why there is none; `null` where there is one. */
  readonly because: Statement | null;
}

/** Reads the checks on a pull request's head, and where there is none, why. Rejects with what Octokit throws, and a GithubError. */
export async function readStanding(client: GithubClient, number: number): Promise<Standing> {
  const pull = await readPullState(client, number);
  const [posted, trusted] = await Promise.all([
    readPostedChecks(client, pull.head, "gatehouse: "),
    readTrusted(client, pull.base),
  ]);
  // A rule may name GitHub Actions: then GitHub takes any workflow's word, and it still is not Gatehouse's.
  const workflows = new Set([
    GITHUB_ACTIONS,
    ...posted.flatMap(({ app }) => (isActions(app) ? [app.id] : [])),
  ]);
  const named = trusted.filter((id) => !workflows.has(id));
  const isTrusted = ({ app }: PostedCheck) =>
    !workflows.has(app.id) && (named.length === 0 || named.includes(app.id));
  const checks = posted.filter(isTrusted);
  return {
    ...pull,
    checks,
    foreign: posted.filter((check) => !isTrusted(check)),
    because: checks.length > 0 ? null : await whyNone(client, pull.base, pull.state),
  };
}

/**
 * Ids of the Apps from which rules of the branch require Gatehouse's checks, rulesets and those of the older kind alike; empty where no rule was
 * seen that names one.
 */
async function readTrusted(client: GithubClient, branch: string): Promise<readonly number[]> {
  const [rulesets, older] = await Promise.all([
    new RulesetReader(client).onBranch(branch),
    look(() => readBranchProtection(client, branch)),
  ]);
  const rule = older.seen && older.value.rule.seen ? older.value.rule.value : null;
  const sources = [...(rulesets.seen ? rulesets.value : []), ...(rule === null ? [] : [rule])];
  return sources.flatMap(({ checks }) =>
    checks.flatMap(({ context, appId }) =>
      context.startsWith("gatehouse: ") && appId !== null ? [appId] : [],
    ),
  );
}

async function whyNone(client: GithubClient, branch: string, state: Standing["state"]): Promise<Statement> {
  const values = { branch, path: POLICY_PATHS[0] };
  if (state !== "open")
    return {
      id: "not-open",
      says: `it is ${state}, and its head has no check of Gatehouse`,
      values,
    };
  const batch = new GraphqlBatch(client);
  const tip = await readBranchTip(client, batch, branch);
  const found = tip === null ? null : await findPolicy(tip, extendedPolicyReader({ client, batch }));
  if (found === null || found.kind === "none")
    return {
      id: "no-policy",
      says: "`{branch}` has no policy at `{path}`, so Gatehouse says nothing",
      fix: "commit a policy there",
      values,
    };
  if (found.kind === "broken")
    return {
      id: "broken-policy",
      says: "the policy of `{branch}` is not valid, and the App has not said so yet",
      fix: "mend it there; `gatehouse check` shows every mistake with its line",
      values,
    };
  const choice = stageOf(found.policy, branch);
  if (choice.kind === "none")
    return {
      id: "not-gated",
      says: "no stage of its policy names `{branch}`, so Gatehouse says nothing",
      fix: "name it in a stage, or let the pull request go to a gated branch",
      values,
    };
  return {
    id: "no-check",
    says: "`{branch}` is gated, but the App has posted no check on the newest commit",
    fix: "wait some seconds; if none comes, see whether the App is installed here: `gatehouse doctor`",
    values,
  };
}
