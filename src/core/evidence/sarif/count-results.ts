import { items, member } from "../foreign-value.ts";
import { type Band, bandOf, isFinding, isSuppressed, type Level, levelOf, rulesOf } from "./rules.ts";

type Path = readonly (string | number)[];

/** How many results there are of a kind, and the path of the first. */
interface Count {
  readonly count: number;
  readonly first?: Path;
}

export type Kind = "results" | "suppressed" | "unrated" | "invalid" | Band | Level;

/** Counts of all runs together. */
export type Counts = ReadonlyMap<Kind, Count>;

/** Counts the results of all runs: suppressed ones only as such, the others by level and by severity band. */
export function countResults(runs: readonly unknown[]): Counts {
  const counts = new Map<Kind, Count>();
  const add = (kind: Kind, path: Path) => {
    const before = counts.get(kind);
    counts.set(kind, { count: (before?.count ?? 0) + 1, first: before?.first ?? path });
  };
  for (const [run, content] of runs.entries()) {
    const ruleOf = rulesOf(content);
    for (const [index, result] of items(member(content, "results")).entries()) {
      const path = ["runs", run, "results", index];
      if (!isFinding(result)) continue;
      if (isSuppressed(result)) {
        add("suppressed", path);
        continue;
      }
      const rule = ruleOf(result);
      add("results", path);
      add(levelOf(result, rule), path);
      add(bandOf(result, rule), path);
    }
  }
  return counts;
}
