import { judge } from "#core/judge/judge.ts";
import { type NumberedVerdict, worstOf } from "#core/judge/worst-of.ts";
import type { Effect } from "#core/model/effect.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { plan } from "#core/report/plan.ts";
import { applyEffects } from "#github/apply-effects.ts";
import { checkName } from "#github/check-name.ts";
import { type Collected, collectFacts } from "#github/collect-facts.ts";
import type { ContentMemory } from "#github/content-memory.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { hasMovedSince } from "#github/has-moved.ts";
import { readChecks } from "#github/read-checks.ts";
import { linkTo } from "./link-to.ts";
import { nextMoment } from "./next-moment.ts";
import { mayPass, withheldChecks } from "./withheld-checks.ts";

export interface EvaluateRequest {
  readonly client: GithubClient;
  readonly appId: number;
  readonly number: number;
  /** The clock. */
  readonly now: () => Date;
  readonly likelyBase?: string;
  /** Address of GitHub's pages: `https://github.com`. */
  readonly webUrl: string;
  /** Content of commits that earlier evaluations read. */
  readonly memory: ContentMemory;
}

/** What came of an evaluation, for the log. */
export interface Evaluation {
  readonly result: "closed" | "no-opinion" | "unchanged" | "published" | "withheld" | "moving";
  readonly stage?: string;
  readonly outcome?: Verdict["outcome"];
  readonly head?: string;
  /** Other open pull requests on the same commit, whose check was written too: they have to be looked at again. */
  readonly touched?: readonly number[];
  /** When the clock alone may have changed the verdict, ISO 8601. */
  readonly until?: string;
}

type Judgeable = Extract<Collected, { kind: "judgeable" }>;
type Unjudged = Exclude<Collected, Judgeable>;

/** Looks again this often when the pull request keeps moving; the events of the moves bring it back anyway. */
const ATTEMPTS = 3;

/**
 * Collects, judges and publishes. What moved while it was read is read again, and after publishing it looks once more:
 * a verdict is only ever shown on the commit, base, policy and reviews that it is about.
 */
export async function evaluatePullRequest(request: EvaluateRequest): Promise<Evaluation> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { client, number, appId, now, likelyBase, memory } = request;
    const hint = attempt === 1 && likelyBase !== undefined ? { likelyBase } : {};
    const collected = await collectFacts({
      client,
      number,
      appId,
      now: now().toISOString(),
      memory,
      ...hint,
    });
    if (collected.kind !== "judgeable") return takeBack(request, collected);
    if (collected.moved) continue;
    const evaluation = await publish(request, collected);
    if (evaluation !== null) return evaluation;
  }
  return { result: "moving" };
}

/** Publishes the verdict on what was collected; `null` when the pull request moved while that was done. */
async function publish(request: EvaluateRequest, collected: Judgeable): Promise<Evaluation | null> {
  const { client, number, webUrl } = request;
  const { state, checks, checkName: name } = collected;
  const siblings = await judgedSiblings(request, collected);
  // A sibling whose policy cannot be read is not known to be green under any name.
  const sharing = siblings.filter((each) => each.checkName === name || each.refused);
  const verdict = worstOf([{ number, verdict: verdictOn(collected) }, ...sharing]);
  const author = state.facts.author === null ? [] : [`@${state.facts.author.login}`];
  const shown = plan(verdict, checks.runs.get(name) ?? null, {
    name,
    draft: state.facts.draft,
    requested: state.requested,
    removed: [...state.removed, ...author],
    linkTo: linkTo(webUrl, client, state.facts.head.sha),
  });
  const backed = new Set([name, ...siblings.map((each) => each.checkName)]);
  const effects = [...shown, ...unbacked(collected, backed, verdict)];
  const { stage, outcome } = verdict;
  const until = collected.subject.kind === "facts" ? nextMoment(collected.subject) : null;
  const seen = {
    stage,
    outcome,
    head: state.facts.head.sha,
    ...(until === null ? {} : { until: new Date(until).toISOString() }),
  };
  if (effects.length === 0) return { result: "unchanged", ...seen };
  await applyEffects(client, number, effects);
  if (await hasMovedSince(client, state)) return null;
  const touched = siblings.map((each) => each.number);
  return { result: "published", ...seen, ...(touched.length === 0 ? {} : { touched }) };
}

/**
 * Takes back checks that nothing stands behind any more: all others where the policy cannot be read or the pull request
 * came from another base, and those of stages that the policy does not have.
 */
function unbacked(
  { state, checks, subject }: Judgeable,
  backed: ReadonlySet<string>,
  { policy, at: now }: Verdict,
): Effect[] {
  // Checks of other stages may be those of earlier pull requests with the same commit, on its way through the stages.
  const others =
    subject.kind === "facts" && !state.retargeted
      ? subject.policy.stages.filter(({ name }) => name !== subject.stage.name)
      : [];
  const known = new Set([...backed, ...others.map(({ name }) => checkName(name))]);
  return withheldChecks({
    runs: new Map([...checks.runs].filter(([name]) => !known.has(name))),
    pullRequest: state.facts,
    policy,
    now,
    because: {
      id: "stage-gone",
      says: "nothing stands behind this check any more: the pull request goes to `{base}` now, or the policy there is not valid or has no such stage",
      fix: "mend the policy, or require the check of the stage that `{base}` belongs to now",
      values: { base: state.facts.base.ref },
    },
  });
}

/**
 * A pull request that is not judged must not keep a check that was: it could go back to where the check is required, and
 * merge before it is looked at. A merged one needs it no more.
 */
async function takeBack(request: EvaluateRequest, collected: Unjudged): Promise<Evaluation> {
  const { client, number, appId, now } = request;
  const { kind, state } = collected;
  if (state === null || state.merged) return { result: kind };
  const { runs, openPullRequests } = await readChecks(new GraphqlBatch(client), state.facts.head.sha, appId);
  if (![...runs.values()].some(mayPass)) return { result: kind };
  // Others that share the commit may stand behind its checks: evaluating them says which, and takes back the rest.
  const others = openPullRequests.filter((each) => each.number !== number);
  const judged = await Promise.all(others.map((each) => isJudged(request, each.number)));
  const touched = others.filter((_, index) => judged[index] === true).map((each) => each.number);
  if (touched.length > 0) return { result: kind, touched };
  const effects = withheldChecks({
    runs,
    pullRequest: state.facts,
    policy: { path: "", digest: "" },
    now: now().toISOString(),
    because: {
      id: "not-judged-here",
      says: "this pull request is closed, or goes to a branch that no policy gates, so nothing stands behind this check",
      fix: "reopen it, or let it go to the branch whose stage this is: it is judged again at once",
      values: {},
    },
  });
  await applyEffects(client, number, effects);
  return { result: effects.length === 0 ? kind : "withheld", head: state.facts.head.sha };
}

async function isJudged({ client, appId, now, memory }: EvaluateRequest, number: number): Promise<boolean> {
  const { kind } = await collectFacts({ client, number, appId, now: now().toISOString(), memory });
  return kind === "judgeable";
}

function verdictOn({ subject }: Judgeable): Verdict {
  if (subject.kind === "refused") return subject.verdict;
  return judge(subject.policy, subject.stage, subject.facts, { missingFacts: "error" });
}

interface Sibling extends NumberedVerdict {
  readonly checkName: string;
  readonly refused: boolean;
}

/** The other open pull requests whose head is the same commit, judged. */
async function judgedSiblings(request: EvaluateRequest, collected: Judgeable): Promise<Sibling[]> {
  const { client, appId, now, memory } = request;
  const found: Sibling[] = [];
  for (const { number } of collected.checks.openPullRequests) {
    if (number === request.number) continue;
    const sibling = await collectFacts({ client, number, appId, now: now().toISOString(), memory });
    if (sibling.kind !== "judgeable") continue;
    if (sibling.state.facts.head.sha !== collected.state.facts.head.sha) continue;
    const { checkName: name, subject } = sibling;
    found.push({ number, verdict: verdictOn(sibling), checkName: name, refused: subject.kind === "refused" });
  }
  return found;
}
