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
const GROUPS: readonly (readonly [Kind, (one: PackageFacts) => readonly Row[]])[] = [
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
}

/**
 * What a package changes against the version that it names as its previous one, or else against the base. `undefined` where
 * there is nothing to compare with, and where that cannot be told.
 */
export function changesOf(one: PackageFacts, known: Known): VersionChanges | undefined {
  const before = previousOf(one, known);
  if (before === undefined || !before.manifest.ok || !one.manifest.ok) return undefined;
  const groups = GROUPS.flatMap(([kind, rowsOf]) => {
    const rows = compareRows(rowsOf(before), rowsOf(one));
    if (rows.length === 0) return [];
    return [{ kind, rows: rows.slice(0, MOST_ROWS), more: Math.max(0, rows.length - MOST_ROWS) }];
  });
  return { since: before.manifest.value.handoff.package.version, groups };
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
