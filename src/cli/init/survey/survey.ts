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
  readonly datasets: readonly FoundDataset[];
  readonly environment: readonly string[];
  readonly evidence: readonly FoundEvidence[];
  /** What was read where, for people. */
  readonly read: readonly Statement[];
  /** What was seen and not taken, with the reason. */
  readonly left: readonly Statement[];
}

/** Part of a survey, as one tool's files give it. */
export type Part = Partial<Survey>;

/** Joins parts: of what only one can say, the first that says it counts; lists are added up. */
export function joinParts(parts: readonly Part[]): Survey {
  const first = [...parts].reverse().reduce<Part>((joined, part) => ({ ...joined, ...part }), {});
  const all = <K extends "datasets" | "environment" | "evidence" | "read" | "left">(key: K) =>
    parts.flatMap((part) => (part[key] ?? []) as unknown[]) as unknown as Survey[K];
  return {
    ...first,
    datasets: byKey(all("datasets"), ({ path }) => path),
    environment: [...new Set(all("environment"))],
    evidence: byKey(all("evidence"), ({ path }) => path),
    read: all("read"),
    left: all("left"),
  };
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(keyOf(item))) seen.set(keyOf(item), item);
  return [...seen.values()];
}
