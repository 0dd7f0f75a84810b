import { judge } from "#core/judge/judge.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy } from "#core/policy/policy.ts";
import type { LinkTo } from "#core/report/overview.ts";
import type { PullRequestHost } from "../evaluate/pull-request-host.ts";

/** A pull request and its verdict, as they are now. */
export interface CurrentJudgement {
  readonly kind: "judged";
  readonly verdict: Verdict;
  /** Name of the check. */
  readonly name: string;
  /** Policy at the base; `null` where there is none that could judge. */
  readonly policy: Policy | null;
  readonly draft: boolean;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly linkTo: LinkTo;
}

/** What can be said of a pull request now. */
export type Current =
  | CurrentJudgement
  /** Closed, or not gated by any policy. */
  | { readonly kind: "closed" | "no-opinion" }
  /** It changed while it was read. */
  | { readonly kind: "moving" };

/** Judges a pull request for somebody who asks, and publishes nothing. Rejects with a GithubError. */
export async function readCurrent(
  host: Pick<PullRequestHost, "collect" | "linkTo">,
  number: number,
  now: Date,
): Promise<Current> {
  const collected = await host.collect(number, { now: now.toISOString() });
  if (collected.kind !== "judgeable") return { kind: collected.kind };
  if (collected.moved) return { kind: "moving" };
  const { subject, state, checkName: name } = collected;
  const { draft, base, head } = state.facts;
  const about = { kind: "judged", name, draft, base, linkTo: host.linkTo(head.sha) } as const;
  if (subject.kind === "refused") return { ...about, verdict: subject.verdict, policy: null };
  const { policy, stage, facts } = subject;
  return { ...about, policy, verdict: judge(policy, stage, facts, { missingFacts: "error" }) };
}
