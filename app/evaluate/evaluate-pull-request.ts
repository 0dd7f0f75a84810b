import { judge } from "#core/judge/judge.ts";
import { type NumberedVerdict, worstOf } from "#core/judge/worst-of.ts";
import type { Effect } from "#core/model/effect.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { plan } from "#core/report/plan.ts";
import { applyEffects } from "#github/apply-effects.ts";
import { type Collected, checkName, collectFacts } from "#github/collect-facts.ts";
import type { GithubClient } from "#github/github-client.ts";
import { hasMovedSince } from "#github/has-moved.ts";
import { linkTo } from "./link-to.ts";
import { withheldChecks } from "./withheld-checks.ts";

export interface EvaluateRequest {
  readonly client: GithubClient;
  readonly appId: number;
  readonly number: number;
  /** The clock. */
  readonly now: () => Date;
  readonly likelyBase?: string;
  /** Address of GitHub's pages: `https://github.com`. */
  readonly webUrl: string;
}

/** What came of an evaluation, for the log. */
export interface Evaluation {
  readonly result: "closed" | "no-opinion" | "unchanged" | "published" | "moving";
  readonly stage?: string;
  readonly outcome?: Verdict["outcome"];
  readonly head?: string;
}

type Judgeable = Extract<Collected, { kind: "judgeable" }>;

/** Looks again this often when the pull request keeps moving; the events of the moves bring it back anyway. */
const ATTEMPTS = 3;

/**
 * Collects, judges and publishes. What moved while it was read is read again, and after publishing it looks once more:
 * a verdict is only ever shown on the commit, base and policy that it is about.
 */
export async function evaluatePullRequest(request: EvaluateRequest): Promise<Evaluation> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { client, number, appId, now, likelyBase } = request;
    const hint = attempt === 1 && likelyBase !== undefined ? { likelyBase } : {};
    const collected = await collectFacts({ client, number, appId, now: now().toISOString(), ...hint });
    if (collected.kind !== "judgeable") return { result: collected.kind };
    if (collected.moved) continue;
    const evaluation = await publish(request, collected);
    if (evaluation !== null) return evaluation;
  }
  return { result: "moving" };
}

/** Publishes the verdict on what was collected; `null` when the pull request moved while that was done. */
async function publish(request: EvaluateRequest, collected: Judgeable): Promise<Evaluation | null> {
  const { client, number, webUrl } = request;
  const { state, checks } = collected;
  const own = verdictOn(collected);
  const siblings = await siblingVerdicts(request, collected, own.stage);
  const verdict = worstOf([{ number, verdict: own }, ...siblings]);
  const name = checkName(verdict.stage);
  const author = state.facts.author === null ? [] : [`@${state.facts.author.login}`];
  const shown = plan(verdict, checks.runs.get(name) ?? null, {
    name,
    draft: state.facts.draft,
    requested: state.requested,
    removed: [...state.removed, ...author],
    linkTo: linkTo(webUrl, client, state.facts.head.sha),
  });
  const effects = [...shown, ...unbacked(collected, verdict)];
  const { stage, outcome } = verdict;
  const seen = { stage, outcome, head: state.facts.head.sha };
  if (effects.length === 0) return { result: "unchanged", ...seen };
  await applyEffects(client, number, effects);
  return (await hasMovedSince(client, state)) ? null : { result: "published", ...seen };
}

/**
 * Takes back checks that the policy at the base no longer stands behind: all others where it cannot be read, and those of
 * stages that it does not have. Where other pull requests share the commit, such a stage may be one of theirs.
 */
function unbacked({ state, checks, subject }: Judgeable, verdict: Verdict): Effect[] {
  const shared = checks.openPullRequests.length > 1;
  if (shared && subject.kind === "facts") return [];
  const stages = subject.kind === "facts" ? subject.policy.stages.map(({ name }) => name) : [verdict.stage];
  const backed = new Set(stages.map(checkName));
  const { policy, at: now } = verdict;
  return withheldChecks({
    runs: new Map([...checks.runs].filter(([name]) => !backed.has(name))),
    pullRequest: state.facts,
    policy,
    now,
    because: {
      id: "stage-gone",
      says: "the policy on `{base}` no longer stands behind this check: it is not valid, or has no such stage any more",
      fix: "mend the policy, or require the check of the stage that `{base}` belongs to now",
      values: { base: state.facts.base.ref },
    },
  });
}

function verdictOn({ subject }: Judgeable): Verdict {
  if (subject.kind === "refused") return subject.verdict;
  return judge(subject.policy, subject.stage, subject.facts, { missingFacts: "error" });
}

/** Verdicts of the other open pull requests whose head is the same commit and whose stage is the same. */
async function siblingVerdicts(
  request: EvaluateRequest,
  collected: Judgeable,
  stage: string,
): Promise<NumberedVerdict[]> {
  const { client, appId, now } = request;
  const numbers = collected.checks.openPullRequests
    .map(({ number }) => number)
    .filter((each) => each !== request.number);
  const found: NumberedVerdict[] = [];
  for (const number of numbers) {
    const sibling = await collectFacts({ client, number, appId, now: now().toISOString() });
    if (sibling.kind !== "judgeable" || sibling.state.facts.head.sha !== collected.state.facts.head.sha)
      continue;
    const verdict = verdictOn(sibling);
    if (verdict.stage === stage) found.push({ number, verdict });
  }
  return found;
}
