import { carrySignOffs } from "#core/judge/carry-sign-offs.ts";
import { judge } from "#core/judge/judge.ts";
import { worstMember } from "#core/judge/worst-member.ts";
import { type NumberedVerdict, worstOf } from "#core/judge/worst-of.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { AuditError } from "./audit-error.ts";
import { type JudgedRecord, type JudgementRecord, readJudgement } from "./judgement-record.ts";

/** What judging again came to. */
export interface Replay {
  /** Whether the verdict is the one that was kept, byte for byte. */
  readonly same: boolean;
  readonly verdict: Verdict;
  /** Version of Gatehouse that judged then: another one may well come to something else. */
  readonly program: string;
}

/** Judges again from what was kept (see {@link JudgementRecord}), and compares with the verdict that was kept. */
export function replay(record: string, keptVerdict: string): Replay {
  const judgement = readJudgement(record);
  const verdict = judgeAgain(judgement);
  return { same: JSON.stringify(verdict) === keptVerdict, verdict, program: judgement.program };
}

/** The verdict that a judgement comes to. Throws an {@link AuditError} (`unreadable`) when there is nothing to judge by. */
export function judgeAgain({ judged, joined, otherRules = [] }: JudgementRecord): Verdict {
  const [first, ...others] = judged.map(verdictOf);
  if (first === undefined) throw new AuditError("unreadable", "the record holds no judgement");
  if (joined === "shared") return worstOf([first, ...others]);
  const carried = others.map(({ number, verdict }) => ({
    number,
    verdict: carrySignOffs(first.verdict, verdict, { sameRules: !otherRules.includes(number) }),
  }));
  return worstMember(carried, first.verdict);
}

/** The verdict of one that was judged, by itself. */
export function verdictOf(judged: JudgedRecord): NumberedVerdict {
  if (judged.kind === "refused") return judged;
  const { number, policy, facts, options } = judged;
  const stage = policy.stages.find(({ name }) => name === judged.stage);
  if (stage === undefined)
    throw new AuditError("unreadable", `the kept policy has no stage ${JSON.stringify(judged.stage)}`);
  return { number, verdict: judge(policy, stage, facts, options) };
}
