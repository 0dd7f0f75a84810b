import type { JudgedContent } from "#core/collect/judge-content.ts";
import { judge } from "#core/judge/judge.ts";
import { worstOf } from "#core/judge/worst-of.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Collected } from "#github/collect-facts.ts";

type Judgeable = Extract<Collected, { kind: "judgeable" }>;

/** A pull request that was judged, with what it was judged by. */
export interface JudgedPullRequest {
  readonly number: number;
  /** Name under which its own verdict is published. */
  readonly checkName: string;
  readonly subject: Judgeable["subject"];
  readonly verdict: Verdict;
}

/** What is shown on a commit, and the pull requests that it was found from. */
export interface Judgement {
  /** The one that was asked about, then those that share its commit and its check; of a queue's commit, those in it. */
  readonly judged: readonly [JudgedPullRequest, ...JudgedPullRequest[]];
  /** The gravest of their verdicts; of a queue's commit, of what each of them would have it come to. */
  readonly verdict: Verdict;
  /** Of a queue's commit alone: `judged` are the pull requests in it. */
  readonly queue?: QueueContent;
}

/** What a merge queue's commit holds. */
export interface QueueContent {
  /** What its content comes to, without the people. */
  readonly content: JudgedContent;
  /** Pull requests whose rules are changed by what is merged ahead. */
  readonly otherRules: readonly number[];
}

/** The App enforces: what it cannot know is an error. */
export const JUDGED_WITH = { missingFacts: "error" } as const;

/** Judges what was collected. */
export function judgeCollected({ subject, state, checkName }: Judgeable): JudgedPullRequest {
  const verdict =
    subject.kind === "refused"
      ? subject.verdict
      : judge(subject.policy, subject.stage, subject.facts, JUDGED_WITH);
  return { number: state.facts.number, checkName, subject, verdict };
}

/** Joins the verdict on a pull request with those of the ones that share its commit. */
export function joinJudged(own: JudgedPullRequest, sharing: readonly JudgedPullRequest[]): Judgement {
  return { judged: [own, ...sharing], verdict: worstOf([own, ...sharing]) };
}
