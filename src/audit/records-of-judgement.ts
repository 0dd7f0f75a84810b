import { type Records, recordsOf } from "#core/record/records-of.ts";
import { type Heard, signOffsOf } from "#core/record/sign-offs-of.ts";
import { AuditError } from "./audit-error.ts";
import type { JudgedRecord, JudgementRecord } from "./judgement-record.ts";
import { judgeAgain, verdictOf } from "./replay.ts";
import { sha256 } from "./sha256.ts";

type Judged = Extract<JudgedRecord, { kind: "facts" }>;

/**
 * The records of what the log keeps of a judgement, with the sign-offs of every pull request that was heard: of a commit that several share, of each
 * of them; of a merge queue's, of those in it. None where nothing was judged. `server` is the address of the GitHub that holds the repository.
 */
export function recordsOfJudgement(judgement: JudgementRecord, server: string): Records {
  const verdict = judgeAgain(judgement);
  const { program, joined, judged } = judgement;
  // The gravest is shown with its own gates: those tell whose packages the verdict is about.
  const shown = joined === "queue" ? judged[0] : judged.find((each) => sameGates(each, verdict.gates));
  if (shown === undefined) throw new AuditError("unreadable", "the record holds no judgement");
  if (shown.kind === "refused") return { records: [], tooLarge: [] };
  const people = (joined === "queue" ? judged.slice(1) : judged).filter((each) => each.kind === "facts");
  const signOffs = signOffsOf(verdict, people.map(heardOf), sha256);
  return recordsOf({ verdict, facts: shown.facts, signOffs, program, server, sha256 });
}

function sameGates(each: JudgedRecord, gates: readonly unknown[]): boolean {
  return JSON.stringify(verdictOf(each).verdict.gates) === JSON.stringify(gates);
}

function heardOf({ number, policy, stage: name, facts }: Judged): Heard {
  const stage = policy.stages.find((each) => each.name === name);
  if (stage === undefined)
    throw new AuditError("unreadable", `the kept policy has no stage ${JSON.stringify(name)}`);
  return { number, policy, stage, facts };
}
