import type { PackageFacts } from "#core/facts/package-facts.ts";
import { baseOf } from "#core/gates/base-of.ts";
import type { VersionChanges } from "#core/model/verdict.ts";
import { compareRows, type Row } from "./compare-rows.ts";
import {
  codeRows,
  datasetRows,
  dependencyRows,
  metricRows,
  modelRows,
  parameterRows,
  rollbackRows,
} from "./package-rows.ts";

/** Rows of one kind that are shown. */
const MOST_ROWS = 20;

type Kind = VersionChanges["groups"][number]["kind"];

/** What is compared, in the order in which a reader wants to know it. */
const GROUPS: readonly (readonly [
  Kind,
  (one: PackageFacts, asked: ReadonlySet<string>) => readonly Row[],
])[] = [
  ["metrics", metricRows],
  ["parameters", parameterRows],
  ["data", datasetRows],
  ["model", modelRows],
  ["dependencies", dependencyRows],
  ["rollback", rollbackRows],
  ["code", codeRows],
];

interface Known {
  readonly packages: readonly PackageFacts[];
  readonly baseline: readonly PackageFacts[];
  readonly releases?: Readonly<Record<string, PackageFacts>>;
  /** Names of metrics that the policy asks about. */
  readonly checked?: readonly string[];
}

/**
 * What a package changes against the version that it names as its previous one, or else against the base. `undefined` where
 * there is nothing to compare with, and where that cannot be told.
 */
export function changesOf(one: PackageFacts, known: Known): VersionChanges | undefined {
  const before = previousOf(one, known);
  if (before === undefined || !before.manifest.ok || !one.manifest.ok) return undefined;
  const { problem, rollback } = one.manifest.value.handoff;
  const asked = new Set([
    ...(known.checked ?? []),
    ...(problem?.success ?? []).map(({ metric }) => metric),
    ...(rollback?.triggers ?? []).map(({ metric }) => metric),
  ]);
  const groups = GROUPS.flatMap(([kind, rowsOf]) => {
    const [old, now] = [rowsOf(before, asked), rowsOf(one, asked)];
    const rows = compareRows(old, kind === "metrics" ? telling(old, now, asked) : now);
    if (rows.length === 0) return [];
    return [{ kind, rows: rows.slice(0, MOST_ROWS), more: Math.max(0, rows.length - MOST_ROWS) }];
  });
  return { since: before.manifest.value.handoff.package.version, groups };
}

/** Metrics in the order of what they tell: those that somebody asks about first, and of each kind the largest change for its size. */
function telling(before: readonly Row[], after: readonly Row[], asked: ReadonlySet<string>): readonly Row[] {
  const old = new Map(before.map((row) => [row.key, row]));
  const sized = after.map((row) => ({
    row,
    asked: asked.has(row.metric ?? row.name),
    size: relative(old.get(row.key), row),
  }));
  return sized.toSorted((a, b) => Number(b.asked) - Number(a.asked) || b.size - a.size).map(({ row }) => row);
}

/** The change as a part of the larger of both values, from 0 to 2; 1 for what is new or of another unit. */
function relative(before: Row | undefined, after: Row): number {
  const [was, is] = [before?.number, after.number];
  if (was === undefined || is === undefined || was.unit !== is.unit) return 1;
  const largest = Math.max(Math.abs(was.value), Math.abs(is.value));
  return largest === 0 ? 0 : Math.abs(is.value / largest - was.value / largest);
}

function previousOf(one: PackageFacts, known: Known): PackageFacts | undefined {
  const { releases = {} } = known;
  const base = baseOf(one, known);
  const there = base === "unclear" ? undefined : base;
  if (!one.manifest.ok) return undefined;
  const { name, previous } = one.manifest.value.handoff.package;
  if (previous === undefined) return there;
  const isPrevious = there?.manifest.ok === true && there.manifest.value.handoff.package.version === previous;
  return isPrevious ? there : (releases[`${name}@${previous}`] ?? there);
}
