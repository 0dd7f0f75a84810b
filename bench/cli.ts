import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareJob, type Started } from "./action/job.ts";
import { type Judgements, prepareEvidence, REPORTS, SIZE } from "./cli/judge-evidence.ts";
import { interleave, ratios, type Summary, summarize } from "./measure.ts";
import { type Report, spread, times } from "./report.ts";

const BUNDLE = join(import.meta.dirname, "../dist/cli/gatehouse.mjs");
const SOURCES = join(import.meta.dirname, "../src/cli/gatehouse.mjs");
const STARTS = { rounds: 21, warmUp: 2 };
const WATCHES = { rounds: 7, warmUp: 1 };
const AIM = 2;

/** What somebody waits for at a terminal: from the start of the process to its first byte, and from saving a file to the verdict. */
export async function benchCli(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  try {
    const { workspace } = prepareJob(folder);
    const started = await interleave(Object.keys(CONTESTANTS), STARTS, (name) =>
      start(workspace, CONTESTANTS[name] ?? []),
    );
    const judgeAgain = prepareEvidence(join(folder, "evidence"));
    const judged = await interleave(["watch"], WATCHES, judgeAgain);
    return report(started, judged.get("watch") ?? []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BARE = "node -e 0";
const CHECK = ["check", "--base", "HEAD~1", "--stage", "production"];
const CONTESTANTS: Readonly<Record<string, readonly string[]>> = {
  [BARE]: ["-e", "0"],
  "gatehouse --version": [BUNDLE, "--version"],
  "gatehouse --help": [BUNDLE, "--help"],
  "gatehouse check --help": [BUNDLE, "check", "--help"],
  "gatehouse check": [BUNDLE, ...CHECK],
  "gatehouse --version, from the sources": [SOURCES, "--version"],
  "gatehouse check, from the sources": [SOURCES, ...CHECK],
};

/** Milliseconds to the first byte on either stream (or to the end, where there is none), and to the end. */
function start(cwd: string, args: readonly string[]): Promise<Started> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let first: number | null = null;
    const child = spawn(process.execPath, [...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const heard = () => {
      first ??= performance.now() - started;
    };
    child.stdout.on("data", heard);
    child.stderr.on("data", heard);
    child.on("error", reject);
    child.on("close", (code) => {
      const whole = performance.now() - started;
      // 1 is a verdict, too: the example's proposal has mistakes.
      if (code === 0 || code === 1) resolve({ first: first ?? whole, whole });
      else reject(new Error(`node ${args.join(" ")} ended with ${code}`));
    });
  });
}

function report(started: ReadonlyMap<string, readonly Started[]>, judged: readonly Judgements[]): Report {
  const firsts = (name: string) => (started.get(name) ?? []).map(({ first }) => first);
  const ends = (name: string) => (started.get(name) ?? []).map(({ whole }) => whole);
  const toBare = (name: string) => ratios(firsts(name), firsts(BARE));
  const [first, next] = [judged.map((each) => each.first), judged.map((each) => each.next)];
  const again = ratios(next, first);
  return {
    title: "Command line",
    notes: [
      `The committed \`dist/cli\` on a clone of the example that proposes version 1.1.0, and the sources that it was built from; ${STARTS.rounds} rounds in turn. Node keeps what it compiled from the run before. The first byte of \`check\` is its verdict.`,
      `Judged again as \`check --watch\` does it: a package that lists ${REPORTS} reports of ${SIZE.toLocaleString("en")} characters in six formats, after one of them was saved; ${WATCHES.rounds} rounds, each with a memory of its own.`,
    ],
    tables: [
      {
        caption: "Start",
        columns: ["", "to its first byte", "to bare Node", "to its end"],
        rows: Object.keys(CONTESTANTS).map((name) => [
          `\`${name}\``,
          spread(summarize(firsts(name))),
          name === BARE ? "" : range(toBare(name)),
          spread(summarize(ends(name))),
        ]),
      },
      {
        caption: "Judged again",
        columns: ["", "time", "to the first"],
        rows: [
          ["the first judgement", spread(summarize(first)), ""],
          ["after one report was saved", spread(summarize(next)), range(again)],
        ],
      },
    ],
    key: [
      {
        what: "`gatehouse --version` · `--help` · `check --help`, start to first byte, to bare `node -e 0`",
        aim: `≤ ${AIM}×`,
        measured: ["--version", "--help", "check --help"]
          .map((name) => times(toBare(`gatehouse ${name}`).median))
          .join(" · "),
      },
      {
        what: "`gatehouse check` on the example, start to verdict, to bare `node -e 0`",
        aim: null,
        measured: `${spread(summarize(firsts("gatehouse check")))}, ${times(toBare("gatehouse check").median)}`,
      },
      {
        what: `\`gatehouse check --watch\`, ${REPORTS} reports, judged again after one was saved, to the first judgement`,
        aim: null,
        measured: `${times(again.median)} (${spread(summarize(next))})`,
      },
    ],
  };
}

function range({ median, least, most }: Summary): string {
  return `${times(median)} (${times(least)}–${times(most)})`;
}
