import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A fenced block of a page, with what stands around it. */
export interface FencedBlock {
  readonly page: string;
  /** Line of the opening fence. */
  readonly line: number;
  readonly language: string;
  /** What follows the language: for Markdown, the path of the file that is shown. */
  readonly info: string;
  readonly text: string;
  /** What the HTML comment right above the fence says. */
  readonly comment: string | null;
  /** Lines of the quote right below the block. */
  readonly quote: readonly string[];
}

const root = join(import.meta.dirname, "../..");

/** Pages that people read, from the root of the repository. */
export const PAGES = ["README.md", "app/README.md", ...globSync("docs/**/*.md", { cwd: root }).toSorted()];

/** Text of a file of the repository. */
export function readPage(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** Every fenced block of a page, in order. */
export function fencedBlocks(page: string): FencedBlock[] {
  const lines = readPage(page).split("\n");
  const blocks: FencedBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, fence, language = "", info = ""] = /^(`{3,})(\S*) *(.*)$/.exec(lines[at] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, at + 1);
    if (end < 0) throw new Error(`${page}:${at + 1}: this block is never closed`);
    const text = `${lines.slice(at + 1, end).join("\n")}\n`;
    blocks.push({
      page,
      line: at + 1,
      language,
      info,
      text,
      comment: commentAbove(lines, at),
      quote: quoteBelow(lines, end),
    });
    at = end;
  }
  return blocks;
}

function commentAbove(lines: readonly string[], fence: number): string | null {
  const above = lines[fence - 1] === "" ? lines[fence - 2] : lines[fence - 1];
  return /^<!-- (.+) -->$/.exec(above ?? "")?.[1] ?? null;
}

function quoteBelow(lines: readonly string[], end: number): string[] {
  const from = lines[end + 1] === "" ? end + 2 : end + 1;
  const quote = lines.slice(from, lines.indexOf("", from) < 0 ? undefined : lines.indexOf("", from));
  return quote.filter((line) => line.startsWith("> ")).map((line) => line.slice(2));
}
