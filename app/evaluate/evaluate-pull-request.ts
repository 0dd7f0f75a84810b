import { judge } from "#core/judge/judge.ts";
import type { Effect } from "#core/model/effect.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { markerOf } from "#core/report/comment-marker.ts";
import { plan } from "#core/report/plan.ts";
import type { PreviousComment } from "#core/report/sticky-comment.ts";
import { checkName } from "#github/check-name.ts";
import type { Collected } from "#github/collect-facts.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { isMerged } from "./is-merged.ts";
import {
  JUDGED_WITH,
  type JudgedPullRequest,
  type Judgement,
  joinJudged,
  judgeCollected,
} from "./judgement.ts";
import { nextChange } from "./next-change.ts";
import { nextMoment } from "./next-moment.ts";
import { publish } from "./publish.ts";
import { recordNotice } from "./record-notice.ts";
import { scopesOf, scopesOfState } from "./scopes.ts";
import { standingOf } from "./standing.ts";
import { withdraw } from "./withdraw.ts";
import { mayPass, withheldChecks } from "./withheld-checks.ts";

/** Which pull request is evaluated. */
export interface EvaluateRequest {
  readonly number: number;
  /** Base commit that an event named. */
  readonly likelyBase?: string;
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
  /** What was judged. */
  readonly judged?: JudgedPullRequest;
  readonly draft?: boolean;
}

type Judgeable = Extract<Collected, { kind: "judgeable" }>;
type Unjudged = Exclude<Collected, Judgeable>;

/** Looks again this often when the pull request keeps moving; the events of the moves bring it back anyway. */
const ATTEMPTS = 3;

/**
 * Collects, judges and publishes. What moved while it was read is read again, and after publishing it looks once more:
 * a verdict is only ever shown on the commit, base, policy and reviews that it is about.
 */
export async function evaluatePullRequest(
  context: EvaluateContext,
  { number, likelyBase }: EvaluateRequest,
): Promise<Evaluation> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const hint = attempt === 1 && likelyBase !== undefined ? { likelyBase } : {};
    const collected = await context.host.collect(number, { now: context.now().toISOString(), ...hint });
    if (collected.kind !== "judgeable") return takeBack(context, number, collected);
    if (collected.moved) continue;
    const evaluation = await show(context, number, collected);
    if (evaluation !== null) return evaluation;
  }
  return { result: "moving" };
}

/** Shows the verdict on what was collected; `null` when the pull request moved while that was done. */
async function show(
  context: EvaluateContext,
  number: number,
  collected: Judgeable,
): Promise<Evaluation | null> {
  const { host, place } = context;
  const { state, checks, checkName: name, subject } = collected;
  const siblings = await judgedSiblings(context, number, collected);
  // A sibling whose policy cannot be read is not known to be green under any name.
  const sharing = siblings.filter((each) => each.checkName === name || each.subject.kind === "refused");
  const judgement = joinJudged(judgeCollected(collected), sharing);
  const effects = await effectsOf(context, collected, judgement, siblings);
  const touched = siblings.map((each) => each.number);
  await publish(context, {
    number,
    head: state.facts.head.sha,
    effects,
    scopes: scopesOf(place, collected, touched),
    runs: checks.runs,
    shown: { name, judgement },
    because: "judged",
    endsWith: number,
  });
  const until = subject.kind === "facts" ? nextLook(subject) : null;
  const seen = {
    stage: judgement.verdict.stage,
    outcome: judgement.verdict.outcome,
    head: state.facts.head.sha,
    judged: judgement.judged[0],
    draft: state.facts.draft,
    ...(until === null ? {} : { until: new Date(until).toISOString() }),
  };
  if (effects.length === 0) return { result: "unchanged", ...seen };
  if (await host.hasMovedSince(state)) {
    // What was published a moment ago is about something else by now: it must not stay green for as long as judging again takes.
    const standing = await standingOf(context.store.db, place, number);
    if (!(await isMerged(host, number))) await withdraw(context, standing, "superseded");
    return null;
  }
  // Only a check is shared. A review or comment that GitHub refuses is planned each time: two pull requests would wake each other for ever.
  const wroteCheck = effects.some(({ kind }) => kind === "publish-check");
  return { result: "published", ...seen, ...(wroteCheck && touched.length > 0 ? { touched } : {}) };
}

async function effectsOf(
  { host }: EvaluateContext,
  collected: Judgeable,
  judgement: Judgement,
  siblings: readonly JudgedPullRequest[],
): Promise<Effect[]> {
  const { verdict } = judgement;
  const { state, checks, checkName: name } = collected;
  const comment = await shownComment(host, collected);
  const records = recordNotice(judgement, host);
  const author = state.facts.author === null ? [] : [`@${state.facts.author.login}`];
  const shown = plan(verdict, checks.runs.get(name) ?? null, {
    name,
    draft: state.facts.draft,
    requested: state.requested,
    removed: [...state.removed, ...author],
    linkTo: host.linkTo(state.facts.head.sha),
    ...(records === null ? {} : { records }),
    ...(comment === undefined ? {} : { comment }),
  });
  const backed = new Set([name, ...siblings.map((each) => each.checkName)]);
  return [...shown, ...unbacked(collected, backed, verdict)];
}

/** The comment of ours that shows the verdict, `null` where there is none yet; not asked for where the policy wants none. */
async function shownComment(
  host: EvaluateContext["host"],
  { subject, state }: Judgeable,
): Promise<PreviousComment | null | undefined> {
  if (subject.kind !== "facts" || subject.policy.comment !== "sticky") return undefined;
  const own = await host.ownComments(state.facts.number);
  return own.find(({ body }) => body.startsWith(markerOf({ kind: "verdict" }))) ?? null;
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
async function takeBack(
  context: EvaluateContext,
  number: number,
  { kind, state }: Unjudged,
): Promise<Evaluation> {
  if (state === null || state.merged) return { result: kind };
  const { host, now, place } = context;
  const head = state.facts.head.sha;
  const { runs, openPullRequests } = await host.checksOn(head);
  if (![...runs.values()].some(mayPass)) return { result: kind };
  // Others that share the commit may stand behind its checks: evaluating them says which, and takes back the rest.
  const others = openPullRequests.filter((each) => each.number !== number);
  const judged = await Promise.all(others.map((each) => isJudged(context, each.number)));
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
  const scopes = scopesOfState(place, state);
  const publication = { number, head, effects, scopes, runs, shown: null, endsWith: null };
  await publish(context, { ...publication, because: "not-judged-here" });
  return { result: effects.length === 0 ? kind : "withheld", head };
}

async function isJudged({ host, now }: EvaluateContext, number: number): Promise<boolean> {
  const { kind } = await host.collect(number, { now: now().toISOString() });
  return kind === "judgeable";
}

/** The other open pull requests whose head is the same commit, judged. */
async function judgedSiblings(
  { host, now }: EvaluateContext,
  own: number,
  collected: Judgeable,
): Promise<JudgedPullRequest[]> {
  const found: JudgedPullRequest[] = [];
  for (const { number } of collected.checks.openPullRequests) {
    if (number === own) continue;
    const sibling = await host.collect(number, { now: now().toISOString() });
    if (sibling.kind !== "judgeable") continue;
    if (sibling.state.facts.head.sha !== collected.state.facts.head.sha) continue;
    found.push(judgeCollected(sibling));
  }
  return found;
}

/** How far ahead it is looked for what time alone changes. Everything open is judged more often than that. */
const HORIZON_MS = 25 * 60 * 60 * 1000;

/** When the clock alone may make the verdict another one. */
function nextLook(subject: Extract<JudgedPullRequest["subject"], { kind: "facts" }>): number | null {
  const { policy, stage, facts } = subject;
  const judgedAt = (now: string) => judge(policy, stage, { ...facts, now }, JUDGED_WITH);
  const moments = [nextMoment(subject), nextChange(judgedAt, facts.now, HORIZON_MS)];
  const ahead = moments.filter((moment) => moment !== null);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
