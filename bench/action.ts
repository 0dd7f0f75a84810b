import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Job, prepareJob, type Started, start, verdictOf } from "./action/job.ts";
import { interleave, ratios, type Summary, summarize } from "./measure.ts";
import { kilobytes, type Report, spread, times } from "./report.ts";

const MAIN = join(import.meta.dirname, "../dist/main.js");
const COUNTER = pathToFileURL(join(import.meta.dirname, "action/count-loads.mjs")).href;
const ROUNDS = { rounds: 21, warmUp: 2 };
const AIM = { ratio: 2, bytes: 300_000 };

/** What a runner waits for: from the start of the process to the first line, and to the end of the job. */
export async function benchAction(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  try {
    const job = prepareJob(folder);
    const loads = await countLoads(job, folder);
    const verdict = verdictOf(job);
    if (verdict !== "fail")
      throw new Error(`the example's proposal should fail, and the Action says ${verdict}`);
    return report(await race(job), loads);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Contestant = "bare" | "git" | "action";

interface Race {
  readonly bare: readonly number[];
  readonly git: readonly number[];
  readonly first: readonly number[];
  readonly whole: readonly number[];
}

async function race(job: Job): Promise<Race> {
  const measure: Readonly<Record<Contestant, () => Promise<Started> | Started>> = {
    bare: () => start(job, ["-e", "0"]),
    git: () => oneGit(job),
    action: () => start(job, [MAIN]),
  };
  const names: readonly Contestant[] = ["bare", "action", "git"];
  const values = await interleave(names, ROUNDS, (name) => measure[name]());
  const of = (name: Contestant, key: keyof Started) => (values.get(name) ?? []).map((each) => each[key]);
  return {
    bare: of("bare", "whole"),
    git: of("git", "whole"),
    first: of("action", "first"),
    whole: of("action", "whole"),
  };
}

/** The smallest thing that can be asked of git: the Action asks it several, and cannot be faster than those. */
function oneGit({ workspace }: Job): Started {
  const started = performance.now();
  spawnSync("git", ["-C", workspace, "rev-parse", "HEAD"]);
  const whole = performance.now() - started;
  return { first: whole, whole };
}

interface Loads {
  readonly bytes: number;
  readonly files: number;
}

async function countLoads(
  job: Job,
  folder: string,
): Promise<{ readonly first: Loads; readonly whole: Loads }> {
  const path = join(folder, "loads.json");
  await start(job, ["--import", COUNTER, MAIN], { BENCH_LOADS: path });
  return JSON.parse(readFileSync(path, "utf8")) as { readonly first: Loads; readonly whole: Loads };
}

function report({ bare, git, first, whole }: Race, loads: Awaited<ReturnType<typeof countLoads>>): Report {
  const toFirst = ratios(first, bare);
  const toEnd = ratios(whole, bare);
  const row = (what: string, values: readonly number[], ratio: Summary | null) => [
    what,
    spread(summarize(values)),
    ratio === null ? "" : `${times(ratio.median)} (${times(ratio.least)}–${times(ratio.most)})`,
  ];
  const size = ({ bytes, files }: Loads) => `${kilobytes(bytes)} in ${files} files`;
  return {
    title: "Action",
    notes: [
      `The committed \`dist/\` on a clone of the example that proposes version 1.1.0, in a runner's environment, without network; ${ROUNDS.rounds} rounds in turn. The first line names the version, and is printed before what judges is loaded. Loaded JavaScript is what Node's loader read.`,
    ],
    tables: [
      {
        caption: "Start and run",
        columns: ["", "time", "to bare Node"],
        rows: [
          row("`node -e 0`", bare, null),
          row("Action, to its first line", first, toFirst),
          row("Action, whole run", whole, toEnd),
          row("`git rev-parse HEAD`, once", git, ratios(git, bare)),
        ],
      },
      {
        caption: "JavaScript loaded",
        columns: ["before the first line", "in the whole run"],
        rows: [[size(loads.first), size(loads.whole)]],
      },
    ],
    key: [
      {
        what: "Action, start to first line, to bare `node -e 0`",
        aim: `≤ ${AIM.ratio}×`,
        measured: times(toFirst.median),
      },
      {
        what: "Action, JavaScript loaded before the first line",
        aim: `≤ ${kilobytes(AIM.bytes)}`,
        measured: `${kilobytes(loads.first.bytes)} (${kilobytes(loads.whole.bytes)} in the whole run)`,
      },
      {
        what: "Action, whole run on the example",
        aim: null,
        measured: `${spread(summarize(whole))}, ${times(toEnd.median)} bare Node`,
      },
    ],
  };
}
