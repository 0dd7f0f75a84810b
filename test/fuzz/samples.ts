import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** Characters of a sample: most edits of a small one change what is read of it. */
const MOST_BYTES = 6_000;

/** Files of the example and of the golden repositories that match one of the patterns, as text. There is one at the least. */
export function samplesAt(...patterns: readonly string[]): readonly string[] {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort();
  const texts = files
    .map((file) => join(ROOT, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size <= MOST_BYTES)
    .map((file) => readFileSync(file, "utf8"));
  if (texts.length === 0) throw new Error(`no samples at ${patterns.join(", ")}`);
  return texts;
}

/** What stands between fences in the pages that match, such as the examples of a format's own page. */
export function fencedAt(...patterns: readonly string[]): readonly string[] {
  const pages = patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort();
  return pages.flatMap((page) => {
    const blocks = readFileSync(join(ROOT, page), "utf8").matchAll(/^```\w*\n([\s\S]*?)^```$/gm);
    return [...blocks].map(([, block = ""]) => block).filter((block) => block.length <= MOST_BYTES);
  });
}
