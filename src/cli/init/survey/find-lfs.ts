import type { Place } from "./place.ts";
import type { Part } from "./survey.ts";

/** Which patterns Git LFS takes, by the `.gitattributes` at the top: what it holds is a pointer in git, and no report can be read there. */
export async function findLfs({ files }: Place): Promise<Part> {
  const text = await files.text(".gitattributes");
  const patterns = (text ?? "")
    .split("\n")
    .flatMap((line) => /^\s*([^#\s]\S*)\s(?:.*\s)?filter=lfs(?:\s|$)/.exec(line)?.[1] ?? []);
  if (patterns.length === 0) return {};
  return {
    read: [{ id: "lfs", says: "Git LFS: it holds {patterns}", values: { patterns } }],
  };
}
