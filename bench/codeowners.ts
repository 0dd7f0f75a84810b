import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CONTESTANTS, type ContestantName, PEERS } from "./codeowners/matchers.ts";
import type { Measured } from "./codeowners/measure-one.ts";
import { keptSets, makeSet, pathsOf, type RuleSet } from "./codeowners/rule-sets.ts";
import { interleave, ratios, summarize } from "./measure.ts";
import { duration, type KeyFigure, type Report, spread, type Table, times } from "./report.ts";

const run = promisify(execFile);

/** Longest time in milliseconds that one measurement of one contestant may take; what would take longer is sampled. */
const CAP = 300;
const ROUNDS = { rounds: 3, warmUp: 0 };
const OURS: ContestantName = "gatehouse";
const NAMES = (Object.keys(CONTESTANTS) as ContestantName[]).sort(
  (a, b) => Number(b === OURS) - Number(a === OURS),
);

/** CODEOWNERS matching, ours against the packages of npm. */
export async function benchCodeowners(): Promise<Report> {
  await installPeers();
  const scratch = await mkdtemp(join(tmpdir(), "gatehouse-bench-"));
  try {
    const { present, absent } = keptSets();
    const sets = [await makeSet(scratch, 1000, 1), await makeSet(scratch, 10_000, 2), ...present];
    const measured: Comparison[] = [];
    for (const set of sets) measured.push(await compare(set));
    return {
      title: "CODEOWNERS matching",
      notes: [
        NOTES,
        ...(absent.length > 0 ? [`Skipped, since they are not here: ${absent.join("; ")}.`] : []),
      ],
      tables: measured.map(tableOf),
      key: measured.filter(({ set }) => /rules|integrations/.test(set.title)).map(keyOf),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const NOTES = [
  `Each contestant runs in a process of its own, in turn, ${ROUNDS.rounds} rounds. *First* is load and 100 paths in a fresh process;`,
  "*again* is the same when warm, where the first was within the cap. *Cold* is the first pass of a fresh matcher over all paths, *warm* the best later pass of the",
  "same paths, which some packages answer from a cache of everything that was ever asked. `1/n`: only every nth path was",
  `asked, since all would have taken longer than ${CAP} ms. *Differs*: of those 100 paths, how many have other owners than`,
  "Gatehouse says; GitHub's rules are in src/core/codeowners/README.md. Ratios are to Gatehouse, round by round.",
].join(" ");

async function installPeers(): Promise<void> {
  if (existsSync(join(PEERS, "node_modules"))) return;
  console.error("installing the packages to compare with into bench/peers (npm ci) …");
  await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: PEERS });
}

type Outcome = Measured | { readonly failed: string };

interface Comparison {
  readonly set: RuleSet;
  readonly paths: number;
  readonly outcomes: ReadonlyMap<ContestantName, readonly Outcome[]>;
}

async function compare(set: RuleSet): Promise<Comparison> {
  console.error(`  ${set.title}`);
  const script = join(import.meta.dirname, "codeowners/measure-one.ts");
  const outcomes = await interleave(NAMES, ROUNDS, async (name): Promise<Outcome> => {
    const { stdout } = await run(process.execPath, [script, name, set.folder, String(CAP)], {
      maxBuffer: 2 ** 26,
    });
    // The packages may print warnings of their own; the measurement is the last line.
    return JSON.parse(stdout.slice(stdout.lastIndexOf("\n") + 1)) as Outcome;
  });
  return { set, paths: pathsOf(set.folder).length, outcomes };
}

function measuredOf({ outcomes }: Comparison, name: ContestantName): readonly Measured[] {
  return (outcomes.get(name) ?? []).flatMap((outcome) => ("failed" in outcome ? [] : [outcome]));
}

function tableOf(comparison: Comparison): Table {
  const { set, paths, outcomes } = comparison;
  return {
    caption: `${set.title} (${paths.toLocaleString("en")} paths)`,
    columns: ["", "first", "ratio", "again", "cold, per path", "ratio", "warm, per path", "differs"],
    rows: NAMES.map((name) => {
      const failed = outcomes.get(name)?.find((outcome) => "failed" in outcome);
      if (failed !== undefined)
        return [CONTESTANTS[name].title, `throws: ${failed.failed.slice(0, 80)}`, "", "", "", "", "", ""];
      return rowOf(comparison, name);
    }),
  };
}

function rowOf(comparison: Comparison, name: ContestantName): string[] {
  const [own, ours] = [measuredOf(comparison, name), measuredOf(comparison, OURS)];
  const of = (key: "first" | "cold" | "warm") => own.map((each) => each[key]);
  const toOurs = (key: "first" | "cold") =>
    times(
      ratios(
        of(key),
        ours.map((each) => each[key]),
      ).median,
    );
  const stride = Math.max(...own.map((each) => each.stride));
  const [owners = [], expected = []] = [own[0]?.owners, ours[0]?.owners];
  const differs = owners.filter((each, index) => each !== expected[index]).length;
  const again = own.flatMap((each) => (each.again === null ? [] : [each.again]));
  return [
    CONTESTANTS[name].title,
    spread(summarize(of("first"))),
    toOurs("first"),
    again.length === own.length ? duration(summarize(again).median) : "",
    `${duration(summarize(of("cold")).median)}${stride > 1 ? ` (1/${stride})` : ""}`,
    toOurs("cold"),
    duration(summarize(of("warm")).median),
    name === OURS ? "" : `${differs}/${owners.length}`,
  ];
}

/** How ours stands against the fastest of the others that did not throw. */
function keyOf(comparison: Comparison): KeyFigure {
  const median = (name: ContestantName, key: "first" | "cold") => {
    const values = measuredOf(comparison, name).map((each) => each[key]);
    return values.length === 0 ? Number.POSITIVE_INFINITY : summarize(values).median;
  };
  const others = NAMES.filter((name) => name !== OURS);
  const fastest = (key: "first" | "cold") => Math.min(...others.map((name) => median(name, key)));
  const [load, path] = [median(OURS, "first"), median(OURS, "cold")];
  return {
    what: `CODEOWNERS, ${comparison.set.title}: load and 100 paths · each path`,
    aim: null,
    measured: `${duration(load)}, fastest peer ${times(fastest("first") / load)} · ${duration(path)}, fastest peer ${times(fastest("cold") / path)}`,
  };
}
