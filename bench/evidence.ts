import type { EvidenceFile, EvidenceReader } from "#core/evidence/define-reader.ts";
import { FORMATS } from "#core/evidence/formats.ts";
import { readEvidence } from "#core/evidence/readers.ts";
import { MADE, makeFile } from "./evidence/files.ts";
import { type Report as Listed, listReports, makeReports } from "./evidence/package.ts";
import { type Case, collect, judgeCase } from "./judge/evaluation.ts";
import { makePeople } from "./judge/people.ts";
import { interleave, ratios, type Summary, summarize, timed } from "./measure.ts";
import { duration, type Report, spread, type Table, times } from "./report.ts";

const ROUNDS = { rounds: 11, warmUp: 3 };
const HOSTILE_ROUNDS = { rounds: 3, warmUp: 1 };
/** Bytes of the file that each reader is given to read by itself. */
const LARGE = 1_000_000;
const LIMIT_RATIO = 2;
const AIM_MS = 50;

/** Reading evidence against judging it, and each reader on a large file of its own. */
export async function benchEvidence(): Promise<Report> {
  const reports = makeReports();
  const race = await raceReading(reports);
  const large = await readLarge();
  const slowest = large.toSorted((a, b) => b.ms.median - a.ms.median)[0];
  const middle = summarize(large.map(({ ms }) => ms.median)).median;
  const bytes = reports.reduce((sum, { file }) => sum + file.text.length, 0);
  return {
    title: "Evidence",
    notes: [
      `${reports.length} reports of as many formats, ${Math.round(bytes / 1000).toLocaleString("en")} KB in all, listed by the example's package. Judging is the whole judgement of a stage by all of its gates, with what the next stage asks for, which are the rest of the example's gates, and with explanations. ${ROUNDS.rounds} rounds in turn, in one warm process.`,
      `Each reader alone then reads about 1 MB of the entry that its format has most of, ${HOSTILE_ROUNDS.rounds} rounds in turn; those that refuse a file of that size read a half, a quarter … of it, and their time is counted for 1 MB.`,
    ],
    tables: [raceTable(race), largeTable(large)],
    key: [
      {
        what: `Judge a package with ${reports.length} reports, to reading them`,
        aim: `≤ ${LIMIT_RATIO}×`,
        measured: `${times(ratios(race.judge, race.read).median)} (${duration(summarize(race.judge).median)})`,
      },
      {
        what: "Read 1 MB of ill will, median of the readers · slowest",
        aim: `≤ ${AIM_MS} ms`,
        measured: `${duration(middle)} · ${slowest === undefined ? "" : `${duration(slowest.ms.median)} (${slowest.format})`}`,
      },
    ],
  };
}

interface Race {
  readonly read: readonly number[];
  readonly judge: readonly number[];
}

async function raceReading(reports: readonly Listed[]): Promise<Race> {
  const pullRequest = await listReports(reports);
  const collected = await collect(pullRequest, makePeople(pullRequest.changes, pullRequest.teams));
  const judged = beforeLast(collected);
  const seen = judged.facts.packages.flatMap(({ evidence }) => evidence).length;
  if (seen < reports.length)
    throw new Error(`the package lists ${reports.length} reports, and ${seen} were read`);
  const measure = {
    read: () => timed(() => readAll(reports)),
    judge: () => timed(() => judgeCase(judged)),
  };
  const values = await interleave(["read", "judge"] as const, ROUNDS, (name) => measure[name]());
  return { read: values.get("read") ?? [], judge: values.get("judge") ?? [] };
}

/** The stage before the last, so that the last, which asks for all, is judged as the next one. */
function beforeLast({ policy, facts }: Case): Case {
  const stage = policy.stages.at(-2);
  if (stage === undefined) throw new Error("the example's policy has no stage before its last");
  return { policy, stage, facts };
}

async function readAll(reports: readonly Listed[]): Promise<void> {
  for (const { format, file } of reports) await readEvidence(format, file);
}

interface Large {
  readonly format: string;
  /** Milliseconds for 1 MB. */
  readonly ms: Summary;
  readonly answer: string;
}

async function readLarge(): Promise<readonly Large[]> {
  const missing = [...FORMATS.keys()].filter((format) => !MADE.includes(format));
  if (missing.length > 0) throw new Error(`no file is made for ${missing.join(", ")}`);
  const values = await interleave([...FORMATS.keys()], HOSTILE_ROUNDS, async (format) => {
    const reader = await FORMATS.get(format)?.load();
    if (reader === undefined) throw new Error(`no format ${format}`);
    const file = largestOf(reader);
    const megabytes = (file.bytes?.length ?? file.text.length) / 1_000_000;
    const started = performance.now();
    const { observations, details = {}, problems } = reader.read(file);
    const ms = (performance.now() - started) / megabytes;
    const entries = Object.values(details).reduce((sum, list) => sum + list.length, 0);
    return {
      ms,
      answer: `${observations.length} · ${entries} · ${problems[0]?.id ?? ""}`,
    };
  });
  return [...values].map(([format, taken]) => ({
    format,
    ms: summarize(taken.map(({ ms }) => ms)),
    answer: taken[0]?.answer ?? "",
  }));
}

/** 1 MB, or what is left of it after halving until the reader does not refuse the file for its size. */
function largestOf(reader: EvidenceReader): EvidenceFile {
  let size = LARGE;
  let file = makeFile(reader.id, size);
  while (size > 1_000 && reader.read(file).problems.some(({ id }) => id === "too-large")) {
    size /= 2;
    file = makeFile(reader.id, size);
  }
  return file;
}

function raceTable({ read, judge }: Race): Table {
  return {
    caption: "Reading and judging a package with 40 reports",
    columns: ["", "time", "to reading"],
    rows: [
      ["read all reports", spread(summarize(read)), ""],
      ["judge the package", spread(summarize(judge)), times(ratios(judge, read).median)],
    ],
  };
}

function largeTable(large: readonly Large[]): Table {
  return {
    caption: `1 MB for each reader (aim: ${AIM_MS} ms)`,
    columns: ["format", "time for 1 MB", "observations · entries · first problem"],
    rows: large
      .toSorted((a, b) => b.ms.median - a.ms.median)
      .map(({ format, ms, answer }) => [`\`${format}\``, spread(ms), answer]),
  };
}
