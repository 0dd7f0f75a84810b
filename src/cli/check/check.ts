import type { Answer } from "../answer.ts";
import { closeClone, type OpenClone, openClone, readRange } from "../clone/clone-range.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { showProgress } from "../progress.ts";
import { type Terminal, tell } from "../terminal.ts";
import type { CheckOptions } from "./judge-clone.ts";
import type { Check, Running } from "./judge-range.ts";
import { loadJudging } from "./load-judging.ts";

/** What was asked, and what it takes to answer. */
type Asked = Omit<Check, "subject"> &
  Running & {
    readonly clone: OpenClone;
    readonly judging: ReturnType<typeof loadJudging>;
  };

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
  const started = performance.now();
  const progress = showProgress(terminal);
  progress.say("reading the clone");
  const leave = (_: NodeJS.Signals, number: number) => {
    progress.end();
    process.exit(128 + number);
  };
  // Who watches hears of it by itself, and ends with the last verdict.
  const endings = options.watch === true ? [] : ENDINGS;
  for (const name of endings) process.once(name, leave);
  try {
    return await openAndJudge({ path, options, terminal, progress, started });
  } finally {
    for (const name of endings) process.off(name, leave);
    progress.end();
  }
}

async function openAndJudge(asked: Omit<Asked, "clone" | "judging" | "day">): Promise<ExitCode> {
  const { options } = asked;
  const day = await dayOf(options);
  if (!day.ok) return unanswered(day, asked);
  // What judges is loaded while git looks. Where that fails, who waits for it says so.
  const judging = loadJudging();
  judging.catch(() => {});
  const opened = await openClone(options.repo, options.head === undefined ? "work-tree" : "commit");
  if (!opened.ok) return unanswered(opened, asked);
  const clone = opened.value;
  try {
    const judge = options.watch === true ? judgeAgain : judgeNow;
    return await judge({ ...asked, clone, judging, day: day.value });
  } finally {
    await closeClone(clone);
  }
}

async function dayOf({ now }: CheckOptions): Promise<Answer<string | null>> {
  if (now === undefined) return { ok: true, value: null };
  const { instantOf } = await import("../instant-of.ts");
  return instantOf(now);
}

function unanswered(
  { problem }: Answer<never> & { readonly ok: false },
  { progress, terminal }: Pick<Asked, "progress" | "terminal">,
): ExitCode {
  progress.end();
  tell(terminal, "error", problem);
  return EXIT.unanswered;
}

async function judgeAgain({ clone, judging, progress, ...asked }: Asked): Promise<ExitCode> {
  const { watch } = await import("./watch.ts");
  const { judgeRange, subjectOf } = await judging;
  const subject = subjectOf(clone);
  progress.end();
  return watch(subject, asked.options, asked.terminal, (range) => judgeRange({ subject, ...asked }, range));
}

async function judgeNow({ clone, judging, progress, started, ...asked }: Asked): Promise<ExitCode> {
  const { options, terminal } = asked;
  const range = await readRange(options, clone);
  if (!range.ok) return unanswered(range, { progress, terminal });
  const { judgeRange, subjectOf } = await judging;
  return judgeRange({ subject: subjectOf(clone), ...asked }, range.value, { progress, started });
}

/** Asked to end, the process ends as a shell expects it, and not before it removed what it wrote for a while. */
const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
