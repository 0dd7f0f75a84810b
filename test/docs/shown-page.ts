import { type FencedBlock, fencedBlocks, readPage } from "./fenced-blocks.ts";
import { quoted, readShown, type ShownFile, shownFile } from "./shown-file.ts";
import { type RepositoryName, runGatehouse, shownRepository } from "./shown-repository.ts";

const PROMPT = "$ gatehouse ";
const SEEN = /(?<= saw at `)[0-9a-f]{7}(?=`)/g;
const COMMIT = /, [0-9a-f]{7}(?= →|\)$)/g;

/** The file that a block shows; `null` where it shows none. */
export function fileOf({ language, text, info }: FencedBlock): ShownFile | null {
  if (language === "yaml") return shownFile(text);
  const [, path, ids] = /^(\S+\.md)(?: not valid: (.+))?$/.exec(language === "markdown" ? info : "") ?? [];
  return path === undefined ? null : { path, part: false, mistakes: ids?.split(", ") ?? [] };
}

/**
 * A page with what our commands print and our readers say today, in place of what it shows. Times stay as they are, and so do
 * commits of a comparison, which follow from every letter of the README.
 */
export function pageOfToday(page: string): string {
  const lines = readPage(page).split("\n");
  for (const block of fencedBlocks(page).toReversed()) {
    const end = lines.indexOf("```", block.line);
    if (block.language === "console" && block.text.startsWith(PROMPT)) {
      lines.splice(block.line + 1, end - block.line - 1, ...outputOf(block));
    } else if (block.quote.length > 0) {
      const from = lines.findIndex((line, at) => at > end && line !== "");
      lines.splice(from, block.quote.length, ...mistakesOf(block));
    }
  }
  return lines.join("\n");
}

const repositories = new Map<string, string>();

function outputOf({ text, comment }: FencedBlock): string[] {
  const name = (/^in: ([\w-]+)$/.exec(comment ?? "")?.[1] ?? "passing") as RepositoryName;
  const dir = repositories.get(name) ?? shownRepository(name);
  repositories.set(name, dir);
  const command = text.split("\n")[0] ?? "";
  const output = runGatehouse(command.slice(PROMPT.length).split(" "), dir).trimEnd();
  return output.split("\n").map((line) =>
    line
      .trimEnd()
      .replace(/\d+\.\d\d s$/, "0.21 s")
      .replace(COMMIT, ", 4be91c2")
      .replace(SEEN, "4be91c2"),
  );
}

function mistakesOf(block: FencedBlock): string[] {
  const file = fileOf(block);
  const reading = file === null ? null : readShown(file, block.text);
  return reading === null || reading.ok ? [] : reading.issues.map((issue) => `> ${quoted(issue)}`);
}
