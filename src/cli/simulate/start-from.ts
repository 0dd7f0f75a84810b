import type { JudgedRow } from "#audit/judged-rows.ts";
import { collectOwnership, handlesOf, readOwners } from "#core/collect/collect-ownership.ts";
import type { JudgeOptions } from "#core/judge/judge.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import { type Answer, problem } from "../answer.ts";
import {
  type CheckOptions,
  closeSubject,
  judgeSubject,
  openSubject,
  readSubject,
} from "../check/judge-clone.ts";
import { tellRange, tellUnknownStage, tellWhyNothing } from "../check/tell-range.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { rowName } from "../kept/exported-judgement.ts";
import { readKeptFacts } from "../kept/kept-facts.ts";
import { showProgress } from "../progress.ts";
import { type Terminal, tell } from "../terminal.ts";

/** What is known before anything is otherwise. */
export interface Start {
  readonly facts: KnownFacts;
  readonly policy: Policy;
  /** Name of the stage that judges now. */
  readonly stage: string;
  readonly options: JudgeOptions;
  /** Every owner in CODEOWNERS, of whichever path; empty for facts that were kept, which have those of the changed paths. */
  readonly handles: readonly string[];
  /** The row of an exported log that the facts are of; `null` where they come from no log. */
  readonly row: JudgedRow | null;
}

/** A start, or how the command ends without one: why was told. */
export type Started = { readonly start: Start } | { readonly code: ExitCode };

/** Starts from facts that were kept, of a row where they are an exported log. `policy`: what they are judged by where none was kept with them. */
export async function startFromFacts(
  { facts: path, row: asked }: { readonly facts: string; readonly row?: string },
  policy: Policy | null,
  terminal: Terminal,
): Promise<Answer<Start>> {
  if (asked !== undefined && !/^[1-9]\d{0,14}$/.test(asked))
    return problem({ id: "no-row", says: "`{asked}` is no number of a row of the log", values: { asked } });
  const kept = await readKeptFacts(path, asked === undefined ? undefined : Number(asked));
  if (!kept.ok) return kept;
  const { facts, by, missingFacts, row } = kept.value;
  const judging = by?.policy ?? policy;
  const stage = by?.stage ?? judging?.stages[0]?.name;
  if (judging === null || stage === undefined) {
    const says = "`{path}` holds facts alone, and not by which policy they were judged";
    return problem({ id: "no-policy", says, fix: "name it: --policy FILE", values: { path } });
  }
  if (row !== null) {
    const values = { seq: row.seq, about: rowName(row), now: facts.now };
    tell(terminal, "note", { says: "row {seq} of the log: `{about}`, as it was judged at {now}", values });
  }
  return { ok: true, value: { facts, policy: judging, stage, options: { missingFacts }, handles: [], row } };
}

/** Starts from a clone, judged as `gatehouse check` judges it, with what CODEOWNERS says of the changed paths. */
export async function startFromClone(options: CheckOptions, terminal: Terminal): Promise<Started> {
  const opened = await openSubject(options);
  if (!opened.ok) {
    tell(terminal, "error", opened.problem);
    return { code: EXIT.unanswered };
  }
  const subject = opened.value;
  const progress = showProgress(terminal);
  progress.say("judging");
  try {
    const range = await readSubject(subject, options);
    progress.end();
    if (!range.ok) {
      tell(terminal, "error", range.problem);
      return { code: EXIT.unanswered };
    }
    tellRange(range.value, undefined, terminal);
    const now = new Date().toISOString();
    const answer = await judgeSubject(subject, range.value, { ...options, path: undefined }, now);
    if (!answer.ok) {
      tell(terminal, "error", answer.problem);
      return { code: EXIT.unanswered };
    }
    const judgement = answer.value;
    if (judgement.kind === "none") {
      await tellWhyNothing(judgement.reason, range.value, terminal);
      return { code: EXIT.unanswered };
    }
    if (judgement.kind === "unknown-stage") {
      tellUnknownStage(options, judgement.known, terminal);
      return { code: EXIT.unanswered };
    }
    if (judgement.by === null) {
      const says = "the policy of `{base}` cannot be judged by";
      const values = { base: range.value.pullRequest.base.ref };
      tell(terminal, "error", { says, fix: "`gatehouse check` shows why", values });
      return { code: EXIT.unanswered };
    }
    const { facts, policy, stage, options: judged } = judgement.by;
    const { base, head, changes } = range.value;
    const paths = [...changes.map(({ path }) => path), policy.path];
    const owners = await readOwners(base);
    const ownership = await collectOwnership(owners, () => readOwners(head), paths);
    const known = { ...facts, ownership };
    return {
      start: {
        facts: known,
        policy,
        stage: stage.name,
        options: judged,
        handles: handlesOf(owners),
        row: null,
      },
    };
  } finally {
    progress.end();
    await closeSubject(subject);
  }
}
