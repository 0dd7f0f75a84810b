import { type JudgeOptions, judge } from "#core/judge/judge.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import { blocks, byGravity, type Outcome } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { signOffRules } from "#core/policy/sign-off-rules.ts";
import { hasSignOffFacts } from "#core/sign-offs/requirement.ts";
import { type SignOffs, weighSignOffs } from "#core/sign-offs/weigh-sign-offs.ts";

/** What a situation comes to, in the words in which cases expect it. */
export interface Found {
  /** `null`: nothing judged. */
  readonly verdict: Verdict | null;
  readonly outcome: Outcome;
  /** `null`: nothing judges, since the branch is not gated. */
  readonly stage: string | null;
  /** Gates that keep the merge back, the gravest first. */
  readonly blocks: readonly string[];
  readonly gates: Readonly<Record<string, Outcome>>;
  /** `gate/id`, each once. Notices of the judgement itself are `verdict/id`. */
  readonly findings: readonly string[];
  /** Handles that people gates wait for, sorted. */
  readonly asked: readonly string[];
  /** For what each reviewer's approval counts, by login. Empty where no sign-off is asked. */
  readonly counts: Readonly<Record<string, readonly string[]>>;
  /** Everything that has to be signed, and who did; `null` where it is not judged here. */
  readonly signOffs: SignOffs | null;
}

/** What judges. */
export interface Bench {
  readonly policy: Policy;
  readonly stage: Stage;
  readonly options: JudgeOptions;
  /** Since when content that turns out green was green, where the facts do not know it. ISO 8601. */
  readonly greenAt: string;
}

/** Judges facts in which people may act beside the content: whether it was green before they did is found out first. */
export function judgeFound(facts: KnownFacts, { policy, stage, options, greenAt }: Bench): Found {
  const first = judge(policy, stage, facts, options);
  const known = first.contentGreen ? withGreen(facts, greenAt) : facts;
  return foundOf(known === facts ? first : judge(policy, stage, known, options), known, policy, stage);
}

/** The head is green since that moment, unless the facts know since when. */
function withGreen(facts: KnownFacts, greenAt: string): KnownFacts {
  const { sha } = facts.pullRequest.head;
  const head = facts.snapshots?.[sha];
  if (head === undefined || head.contentGreenAt !== null) return facts;
  return { ...facts, snapshots: { ...facts.snapshots, [sha]: { ...head, contentGreenAt: greenAt } } };
}

function foundOf(verdict: Verdict, facts: KnownFacts, policy: Policy, stage: Stage): Found {
  const blocking = verdict.gates.filter(({ severity, outcome }) => severity === "block" && blocks(outcome));
  const findings = [
    ...verdict.gates.flatMap(({ gate, findings: all }) => all.map(({ id }) => `${gate}/${id}`)),
    ...verdict.notices.map(({ id }) => `verdict/${id}`),
  ];
  const signOffs = signOffsOf(facts, policy, stage);
  return {
    verdict,
    outcome: verdict.outcome,
    stage: verdict.stage,
    blocks: blocking.toSorted((a, b) => byGravity(a.outcome, b.outcome)).map(({ gate }) => gate),
    gates: Object.fromEntries(verdict.gates.map(({ gate, outcome }) => [gate, outcome])),
    findings: [...new Set(findings)],
    asked: askedOf(verdict),
    counts: signOffs === null ? {} : countsOf(signOffs),
    signOffs,
  };
}

function askedOf({ gates }: Verdict): readonly string[] {
  const waiting = gates
    .filter(({ kind, severity }) => kind === "people" && severity === "block")
    .flatMap(({ findings }) => findings)
    .filter(({ outcome }) => outcome === "pending");
  return [...new Set(waiting.flatMap(({ who }) => who ?? []))].sort();
}

/** The sign-offs weighed once more, since a verdict tells of them in sentences only. */
function signOffsOf(facts: KnownFacts, policy: Policy, stage: Stage): SignOffs | null {
  const rules = signOffRules(policy, stage, facts);
  return rules !== null && hasSignOffFacts(facts) ? weighSignOffs(facts, rules) : null;
}

function countsOf({ reviews }: SignOffs): Record<string, readonly string[]> {
  const counts = new Map<string, readonly string[]>();
  // The newest first: what somebody said last is what may count.
  for (const { review, holdsFor } of reviews) {
    if (review.author === null || counts.has(review.author.login)) continue;
    counts.set(review.author.login, holdsFor.map(({ name }) => name).sort());
  }
  return Object.fromEntries(counts);
}
