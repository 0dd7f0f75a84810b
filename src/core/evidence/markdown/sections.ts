import type { Section } from "#core/model/details.ts";
import { abbreviationsIn, placeholderIn, placeholderOfBlock } from "#core/source/placeholder.ts";
import { type Block, blocksOf } from "./markdown-blocks.ts";

/** Characters of prose that a section quotes. */
const OPENING = 400;
const LONGEST_TITLE = 300;
const LONGEST_ANCHOR = 100;
/** One of Chinese or Japanese, which put no blanks between words, or what stands between blanks and holds a letter or digit. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
/** One that somebody can see: there are letters without a shape. */
const WORDY = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

interface Growing {
  readonly title: string;
  readonly level: number;
  words: number;
  placeholder?: string;
  placeholderLine?: number;
  opening: string;
  readonly source: Section["source"];
}

/**
 * The sections of a Markdown text (with or without front matter): one for each heading at its outermost level, with what
 * stands under it and under deeper headings. Prose before the first heading is a section with the title `""` of level 1, which
 * ends at the first heading of any level; so a text without headings is one such section. Never throws on a text.
 */
export function sectionsOf(text: string): readonly Section[] {
  return sectionsOfBlocks(blocksOf(text).blocks);
}

/** {@link sectionsOf} for a text that was cut into blocks before. */
export function sectionsOfBlocks(blocks: readonly Block[]): readonly Section[] {
  const sections: Growing[] = [];
  const anchors = new Map<string, number>();
  let open: readonly Growing[] = [];
  const named = abbreviationsIn(blocks.map(({ text }) => text).join("\n"));
  for (const block of blocks) {
    if (block.kind === "heading") {
      const made = begin(block, anchorOf(block.text, anchors), named);
      open = [...open.filter(({ title, level }) => level < made.level && title !== ""), made];
      sections.push(made);
      continue;
    }
    if (block.quoted === "") continue;
    if (open.length === 0) {
      open = [begin({ text: "", level: 1, line: block.line }, "", named)];
      sections.push(...open);
    }
    extend(open, block, named);
  }
  return sections;
}

function begin(
  { text, level, line }: Pick<Block, "text" | "level" | "line">,
  anchor: string,
  named: ReadonlySet<string>,
): Growing {
  const placeholder = placeholderIn(text, named);
  return {
    title: text.slice(0, LONGEST_TITLE),
    level,
    words: 0,
    ...(placeholder === undefined ? {} : { placeholder, placeholderLine: line }),
    opening: "",
    source: { pointer: `#${anchor}`, line },
  };
}

function extend(
  open: readonly Growing[],
  { text, quoted, apart, line }: Pick<Block, "text" | "quoted" | "apart" | "line">,
  named: ReadonlySet<string>,
): void {
  const words = wordsIn(text);
  // Beside code, which is no part of it, a text is not all that stands there.
  const isAll = text.replaceAll("\n", " ") === quoted;
  const placeholder = isAll ? placeholderOfBlock(text, apart, named) : placeholderIn(text, named);
  const opening = quoted.slice(0, OPENING);
  for (const section of open) {
    section.words += words;
    if (placeholder !== undefined && section.placeholder === undefined) {
      section.placeholder = placeholder;
      section.placeholderLine = line;
    }
    const room = OPENING - section.opening.length;
    if (room > 1) section.opening = `${section.opening} ${opening}`.trim().slice(0, OPENING);
  }
}

function wordsIn(text: string): number {
  let words = 0;
  for (const [word] of text.matchAll(WORD)) if (WORDY.test(word)) words += 1;
  return words;
}

/** The anchor that GitHub gives to a heading: `#out-of-scope-use`, `#use-1` for the second "Use". */
function anchorOf(title: string, taken: Map<string, number>): string {
  const plain = title.slice(0, LONGEST_ANCHOR).toLowerCase();
  const anchor = plain.replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
  const before = taken.get(anchor) ?? 0;
  taken.set(anchor, before + 1);
  return before === 0 ? anchor : `${anchor}-${before}`;
}
