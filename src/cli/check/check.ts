import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { toJson } from "#core/report/to-json.ts";
import { toSarif } from "#core/report/to-sarif.ts";
import { toTerminal } from "#core/report/to-terminal.ts";
import type { Answer } from "../answer.ts";
import type { CloneRange } from "../clone/clone-range.ts";
import { framedSources } from "../clone/framed-sources.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { instantOf } from "../instant-of.ts";
import { type Progress, showProgress } from "../progress.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import {
  type CheckOptions,
  closeSubject,
  judgeSubject,
  openSubject,
  readSubject,
  type Subject,
} from "./judge-clone.ts";
import { notRecordable, recordVerdict } from "./record-verdict.ts";
import { tellOwners } from "./tell-owners.ts";
import { tellRange, tellUnknownStage, tellWhyNothing } from "./tell-range.ts";

/** What is judged, and where it is shown. */
interface Check {
  readonly subject: Subject;
  readonly path: string | undefined;
  readonly options: CheckOptions;
  readonly terminal: Terminal;
  /** Instant to judge at; `null` is now, whenever that is. */
  readonly day: string | null;
}

/**
 * Judges a local clone, as the Action judges a pull request, and prints the verdict: its files as they are, or a commit. With a
 * path, only the packages that it leads to. With `watch`, again whenever something changes.
 */
export async function check(
  path: string | undefined,
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.record === undefined && (options.pr !== undefined || options.force === true)) {
    tell(terminal, "error", {
      says: "--pr and --force are about a record, and none is asked for",
      fix: "name the folder to write it to: --record DIR",
      values: {},
    });
    return EXIT.unanswered;
  }
  const day: Answer<string | null> =
    options.now === undefined ? { ok: true, value: null } : instantOf(options.now);
  const opened = day.ok ? await openSubject(options) : day;
  if (!day.ok || !opened.ok) {
    if (!opened.ok) tell(terminal, "error", opened.problem);
    return EXIT.unanswered;
  }
  const subject = opened.value;
  const work = { subject, path, options, terminal, day: day.value };
  try {
    if (options.watch !== true) return await judgeNow(work);
    const { watch } = await import("./watch.ts");
    return await watch(subject, options, terminal, (range) => judgeRange(work, range));
  } finally {
    await closeSubject(subject);
  }
}

async function judgeNow(work: Check): Promise<ExitCode> {
  const started = performance.now();
  const progress = showProgress(work.terminal);
  progress.say("reading the clone");
  const leave = (_: NodeJS.Signals, number: number) => process.exit(128 + number);
  for (const name of ENDINGS) process.once(name, leave);
  try {
    const range = await readSubject(work.subject, work.options);
    if (range.ok) return await judgeRange(work, range.value, { progress, started });
    progress.end();
    tell(work.terminal, "error", range.problem);
    return EXIT.unanswered;
  } finally {
    progress.end();
    for (const name of ENDINGS) process.off(name, leave);
  }
}

/** Asked to end, the process ends as a shell expects it, and not before it removed what it wrote for a while. */
const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

interface Running {
  readonly progress: Progress;
  /** When it began, by `performance.now()`. */
  readonly started: number;
}

async function judgeRange(
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
      return EXIT.done;
    case "unknown-stage":
      tellUnknownStage(options, judgement.known, terminal);
      return EXIT.unanswered;
    case "judged":
      await tellOwners(judgement, range, terminal);
      await print(judgement.verdict, range, { options, terminal, started });
      if (options.record !== undefined) {
        const ended = await recordVerdict(judgement, range, options, terminal);
        if (ended !== null) return ended;
      }
      return blocks(judgement.verdict.outcome) ? EXIT.no : EXIT.done;
    default:
      return judgement satisfies never;
  }
}

async function print(
  verdict: Verdict,
  range: CloneRange,
  { options, terminal, started }: Pick<Check, "options" | "terminal"> & Pick<Running, "started">,
): Promise<void> {
  if (options.sarif !== undefined) {
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
