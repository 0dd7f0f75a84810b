import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { toJson } from "#core/report/to-json.ts";
import { toTerminal } from "#core/report/to-terminal.ts";
import type { CloneRange } from "../clone/clone-range.ts";
import { framedSources } from "../clone/framed-sources.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Progress, showProgress } from "../progress.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import { type CheckOptions, judgeSubject, type Subject } from "./judge-clone.ts";
import { nameIgnored } from "./name-ignored.ts";
import { notRecordable } from "./not-recordable.ts";
import { tellOwners } from "./tell-owners.ts";
import { tellRange, tellUnknownStage, tellWhyNothing } from "./tell-range.ts";

/** What is judged, and where it is shown. */
export interface Check {
  readonly subject: Subject;
  readonly path: string | undefined;
  readonly options: CheckOptions;
  readonly terminal: Terminal;
  /** Instant to judge at; `null` is now, whenever that is. */
  readonly day: string | null;
}

/** A judgement that is under way. */
export interface Running {
  readonly progress: Progress;
  /** When it began, by `performance.now()`. */
  readonly started: number;
}

/** Judges what was read of a clone, and prints the verdict and whatever there is to say about it. Gives how the command ends. */
export async function judgeRange(
  { subject, path, options, terminal, day }: Check,
  range: CloneRange,
  { progress, started }: Running = { progress: showProgress(terminal), started: performance.now() },
): Promise<ExitCode> {
  const unfit = options.record === undefined ? null : notRecordable(range);
  if (unfit !== null) {
    progress.end();
    tell(terminal, "error", unfit);
    return EXIT.unanswered;
  }
  progress.say("judging");
  const now = day ?? new Date().toISOString();
  const answer = await judgeSubject(subject, range, { ...options, path }, now).finally(progress.end);
  if (!answer.ok) {
    tell(terminal, "error", answer.problem);
    return EXIT.unanswered;
  }
  tellRange(range, path, terminal);
  if (day !== null) tell(terminal, "note", { says: "judged as at {day}, not as of today", values: { day } });
  const judgement = answer.value;
  switch (judgement.kind) {
    case "none":
      await tellWhyNothing(judgement.reason, range, terminal);
      return options.record === undefined ? EXIT.done : tellNoRecord(terminal);
    case "unknown-stage":
      tellUnknownStage(options, judgement.known, terminal);
      return EXIT.unanswered;
    case "judged":
      await tellOwners(judgement, range, terminal);
      await print(await nameIgnored(judgement.verdict, subject.clone), range, { options, terminal, started });
      if (options.record !== undefined) {
        const { recordVerdict } = await import("./record-verdict.ts");
        const ended = await recordVerdict(judgement, range, options, terminal);
        if (ended !== null) return ended;
      }
      return blocks(judgement.verdict.outcome) ? EXIT.no : EXIT.done;
    default:
      return judgement satisfies never;
  }
}

/** Says that nothing was recorded, where nothing was judged: whoever asked for a record does not go on without one. */
function tellNoRecord(terminal: Terminal): ExitCode {
  tell(terminal, "error", {
    says: "no record was written: a record is of what was judged",
    fix: "name the branch that the release is for: --base BRANCH",
    values: {},
  });
  return EXIT.unanswered;
}

async function print(
  verdict: Verdict,
  range: CloneRange,
  { options, terminal, started }: Pick<Check, "options" | "terminal"> & Pick<Running, "started">,
): Promise<void> {
  if (options.sarif !== undefined) {
    const { toSarif } = await import("#core/report/to-sarif.ts");
    const path = resolve(options.sarif);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toSarif(verdict, { version: ownVersion() }));
  }
  if (options.json === true) {
    terminal.out.write(toJson(verdict));
    return;
  }
  const source = await framedSources(verdict, range.head, range.base);
  const elapsed = (performance.now() - started) / 1000;
  terminal.out.write(toTerminal(verdict, { source, paint: paintFor(terminal.out), elapsed }));
}
