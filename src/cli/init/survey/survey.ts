import type { Observation } from "#core/model/observation.ts";
import type { Statement } from "#core/model/statement.ts";

/** A value, and the file in which it stands. */
export interface Known<T = string> {
  readonly value: T;
  readonly from: string;
}

/** Data that the repository holds or points to. Paths are repository-relative. */
export interface FoundDataset {
  readonly name: string;
  readonly path: string;
  /** By the file's own name, as in `train.csv`. */
  readonly role?: "train" | "validate" | "test" | "reference";
  readonly license?: string;
  readonly lineage: readonly string[];
  readonly from: string;
}

/** A report that a tool wrote, as it was read. */
export interface FoundEvidence {
  readonly path: string;
  /** Id of the format that read it. */
  readonly format: string;
  readonly bytes: Buffer;
  readonly observations: readonly Observation[];
  /** What it is called in the package, below `reports/`; by default its own name. */
  readonly name?: string;
}

/** The model, as far as files say what and where it is. */
export interface FoundModel {
  /** Repository-relative path of a file or folder. */
  readonly path: string;
  readonly framework?: string;
  readonly runId?: string;
  readonly from: string;
}

/** What a repository says about the package that could be made of it. What nothing says is absent: nothing is guessed. */
export interface Survey {
  readonly name?: Known;
  readonly version?: Known;
  readonly description?: Known;
  readonly license?: Known;
  readonly code?: Known;
  readonly params?: Known;
  readonly model?: FoundModel;
  /** The model card. */
  readonly card?: Known;
  readonly datasets: readonly FoundDataset[];
  readonly environment: readonly string[];
  readonly evidence: readonly FoundEvidence[];
  /** What was read where, for people. */
  readonly read: readonly Statement[];
  /** What was seen and not taken, with the reason. */
  readonly left: readonly Statement[];
}

/** Part of a survey, as one tool's files give it. */
export type Part = Partial<Survey> & {
  /** Files that a tool calls its metrics, whatever their names; they are read as reports. */
  readonly metrics?: readonly string[];
};

/** Joins parts: of what only one can say, the first that says it counts; lists are added up. */
export function joinParts(parts: readonly Part[]): Survey {
  const { metrics: _, ...first } = [...parts]
    .reverse()
    .reduce<Part>((joined, part) => ({ ...joined, ...part }), {});
  const all = <K extends "datasets" | "environment" | "evidence" | "read" | "left">(key: K) =>
    parts.flatMap((part) => (part[key] ?? []) as unknown[]) as unknown as Survey[K];
  return {
    ...first,
    datasets: withOwnNames(byKey(all("datasets"), ({ path }) => path)),
    environment: [...new Set(all("environment"))],
    evidence: byKey(all("evidence"), ({ path }) => path),
    read: all("read"),
    left: all("left"),
  };
}

/** Two data sets of one name get the folders in front that tell them apart: a manifest cannot have one name twice. */
function withOwnNames(datasets: readonly FoundDataset[]): readonly FoundDataset[] {
  const byName = Map.groupBy(datasets, ({ name }) => name);
  return datasets.map((each) => {
    const same = byName.get(each.name) ?? [];
    if (same.length < 2) return each;
    return { ...each, name: ownName(each, same) };
  });
}

function ownName({ name, path }: FoundDataset, same: readonly FoundDataset[]): string {
  const folders = path.split("/").slice(0, -1);
  const tail = (segments: readonly string[], length: number): string =>
    segments.slice(Math.max(0, segments.length - length)).join("/");
  for (let length = 1; length <= folders.length; length += 1) {
    const own = tail(folders, length);
    const alike = same.filter((other) => tail(other.path.split("/").slice(0, -1), length) === own);
    if (alike.length === 1) return `${own}/${name}`.slice(-200);
  }
  // Beside each other, in one folder: only the ending tells them apart.
  return path.slice(-200);
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(keyOf(item))) seen.set(keyOf(item), item);
  return [...seen.values()];
}
