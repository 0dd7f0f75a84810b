import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { VersionChange } from "#core/model/verdict.ts";
import { compareRows, type Row } from "./compare-rows.ts";
import { type AskedMetric, type Direction, directionsOf } from "./directions.ts";
import {
  datasetRows,
  dependencyRows,
  metricRows,
  modelRows,
  parameterRows,
  rollbackRows,
} from "./package-rows.ts";
import { checklistRows, fileRows, licenceRows, ownerRows, promiseRows } from "./stated-rows.ts";

/** What kinds of things are compared, in the order in which a reader wants to know them. */
export const CHANGE_KINDS = [
  "metrics",
  "parameters",
  "data",
  "model",
  "dependencies",
  "licences",
  "promises",
  "owners",
  "rollback",
  "checklists",
  "files",
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One difference; for a number whether it went up or down, and what that means where somebody asks for the metric. */
export interface PackageChange extends VersionChange {
  /** A metric's numbers in full, where both sides have one of the same unit. */
  readonly numbers?: { readonly before: number; readonly after: number; readonly unit: string };
  readonly moved?: "up" | "down";
  readonly verdict?: "better" | "worse";
}

/** All that differs of one kind. Never empty. */
export interface ChangeGroup {
  readonly kind: ChangeKind;
  readonly changes: readonly PackageChange[];
}

/** Two versions of a package, and what a policy's checks ask for. */
export interface Comparison {
  /** `null`: the package is new, so that all of it is added. */
  readonly before: PackageFacts | null;
  readonly after: PackageFacts;
  readonly checks: readonly AskedMetric[];
}

/** Everything that differs between two versions of a package; kinds in which nothing differs are left out. */
export function comparePackages({ before, after, checks }: Comparison): readonly ChangeGroup[] {
  const known = before === null ? [after] : [before, after];
  const handoffs = known.flatMap(({ manifest }) => (manifest.ok ? [manifest.value.handoff] : []));
  const directions = directionsOf(handoffs, checks);
  const asked = new Set([...directions.keys(), ...checks.map(({ metric }) => metric)]);
  return CHANGE_KINDS.flatMap((kind) => {
    const changes = changesOf(kind, [before, after], { directions, asked });
    return changes.length === 0 ? [] : [{ kind, changes }];
  });
}

interface Asked {
  readonly directions: ReadonlyMap<string, Direction>;
  /** Metrics that somebody asks about. */
  readonly asked: ReadonlySet<string>;
}

const ROWS: Readonly<Record<ChangeKind, (one: PackageFacts, asked: ReadonlySet<string>) => readonly Row[]>> =
  {
    metrics: metricRows,
    parameters: parameterRows,
    data: datasetRows,
    model: modelRows,
    dependencies: dependencyRows,
    licences: licenceRows,
    promises: promiseRows,
    owners: ownerRows,
    rollback: rollbackRows,
    checklists: checklistRows,
    files: filesBeside,
  };

function changesOf(
  kind: ChangeKind,
  [before, after]: readonly [PackageFacts | null, PackageFacts],
  { directions, asked }: Asked,
): readonly PackageChange[] {
  const [old, now] = [before === null ? [] : ROWS[kind](before, asked), ROWS[kind](after, asked)];
  if (kind !== "metrics") return compareRows(old, now);
  const known = new Map(old.map((row) => [row.key, row]));
  const isAsked = ({ metric = "" }: Row) => Number(asked.has(metric));
  // Row by row, since a change does not say of which metric it is.
  const kept = now
    .toSorted((a, b) => isAsked(b) - isAsked(a))
    .flatMap((row) => {
      const was = known.get(row.key);
      return compareRows(was === undefined ? [] : [was], [row]).map((change) => ({
        ...change,
        ...movement(was, row, directions),
      }));
    });
  return [...kept, ...compareRows(old, now).filter(({ after: is }) => is === null)];
}

function movement(
  before: Row | undefined,
  after: Row,
  directions: ReadonlyMap<string, Direction>,
): Pick<PackageChange, "numbers" | "moved" | "verdict"> {
  const [was, is] = [before?.number, after.number];
  if (was === undefined || is === undefined || was.unit !== is.unit || was.value === is.value) return {};
  const numbers = { before: was.value, after: is.value, unit: is.unit };
  const moved = is.value > was.value ? "up" : "down";
  const better = directions.get(after.metric ?? "");
  if (better === undefined) return { numbers, moved };
  return { numbers, moved, verdict: (moved === "up") === (better === "higher") ? "better" : "worse" };
}

/** Files that no other row tells of by their own. */
function filesBeside(one: PackageFacts): readonly Row[] {
  const told = new Set(modelRows(one).map(({ key }) => key));
  return fileRows(one).filter(({ key }) => !told.has(key));
}
