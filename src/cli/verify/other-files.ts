import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Files of one folder that are looked at at most. */
export const MOST_OTHERS = 20_000;

/** What a search leaves out: files that the record names, and what is looked at elsewhere or not at all. As paths below `top`, with slashes. */
export interface LeftOut {
  readonly isKnown: (path: string) => boolean;
  readonly skipped: readonly string[];
}

/**
 * Files below `top` that nobody named, sorted, as paths below it with slashes. Links are told and not followed; a folder that cannot be read has
 * none. Of what git keeps for itself, its folder alone is told. `null` where there are more than {@link MOST_OTHERS} files to look at.
 */
export async function otherFiles(top: string, { isKnown, skipped }: LeftOut): Promise<string[] | null> {
  const others: string[] = [];
  const waiting = [top];
  let looked = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
      const inside = join(next, entry.name);
      const path = relative(top, inside).split(sep).join("/");
      if (skipped.includes(path)) continue;
      const isGits = entry.isDirectory() && entry.name === ".git";
      if (entry.isDirectory() && !isGits) {
        waiting.push(inside);
        continue;
      }
      looked += 1;
      if (looked > MOST_OTHERS) return null;
      if (isGits || !isKnown(path)) others.push(isGits ? `${path}/` : path);
    }
  }
  return others.sort();
}
