import type { RecordSubject } from "./record-schema.ts";

/** Names of subjects in the order of their code units, as {@link countAt} wants them. */
export function sortedNames(subjects: readonly RecordSubject[]): readonly string[] {
  return subjects.map(({ name }) => name).sort();
}

/** How many of sorted names are a path or lie below it; `""` is the root, below which all do. */
export function countAt(sorted: readonly string[], path: string): number {
  if (path === "") return sorted.length;
  const own = sorted[firstFrom(sorted, path)] === path ? 1 : 0;
  // `0` is what comes right after `/`, so what begins with `path/` stands between the two.
  return own + firstFrom(sorted, `${path}0`) - firstFrom(sorted, `${path}/`);
}

/** Index of the first name that is not before a text. By halves, since a record from anybody may name thousands of paths. */
function firstFrom(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
