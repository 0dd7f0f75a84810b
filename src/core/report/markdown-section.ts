import { byteLength } from "./text-size.ts";

/** A stretch of Markdown that may be cut between its rows, and only there: what `head` opens, `foot` closes. */
export interface Section {
  readonly head: readonly string[];
  /** Finished Markdown, each row indivisible. */
  readonly rows: readonly string[];
  readonly foot: readonly string[];
  /** What a row is, in the singular and the plural: for saying how many were cut. */
  readonly noun: readonly [one: string, many: string];
}

/** Room kept for the sentence that says what was cut, in bytes. */
const NOTICE_ROOM = 500;

/** A section that is one paragraph. */
export function paragraph(markdown: string): Section {
  return { head: [], rows: [markdown], foot: [], noun: ["paragraph", "paragraphs"] };
}

/** A section that is folded away until the reader opens it. The title is finished HTML. */
export function folded(title: string, section: Section): Section {
  return {
    ...section,
    head: [`<details><summary>${title}</summary>`, "", ...section.head],
    foot: [...section.foot, "", "</details>"],
  };
}

const print = ({ head, rows, foot }: Section): string => [...head, ...rows, ...foot].join("\n");

/**
 * Joins sections to Markdown of at most `limit` bytes in UTF-8 (so of at most `limit` characters too, however they are counted).
 * What does not fit is left out from the end, row by row; whatever is open is closed, and the last sentence says what is missing.
 */
export function joinSections(sections: readonly Section[], limit: number): string {
  const whole = `${sections.map(print).join("\n\n")}\n`;
  if (byteLength(whole) <= limit) return whole;
  const printed: string[] = [];
  const missing = new Map<string, { count: number; noun: Section["noun"] }>();
  let room = limit - NOTICE_ROOM;
  for (const section of sections) {
    const rows = room > 0 ? fitting(section, room) : [];
    if (rows.length > 0) {
      const part = print({ ...section, rows });
      room -= byteLength(part) + 2;
      printed.push(part);
    }
    const left = section.rows.length - rows.length;
    if (left === 0) continue;
    room = 0;
    const [one] = section.noun;
    missing.set(one, { count: (missing.get(one)?.count ?? 0) + left, noun: section.noun });
  }
  return `${[...printed, notice([...missing.values()])].join("\n\n")}\n`;
}

function fitting(section: Section, room: number): readonly string[] {
  let left = room - byteLength(print({ ...section, rows: [] })) - 2;
  let count = 0;
  for (const row of section.rows) {
    left -= byteLength(row) + 1;
    if (left < 0) break;
    count++;
  }
  return section.rows.slice(0, count);
}

function notice(missing: readonly { count: number; noun: Section["noun"] }[]): string {
  const list = missing.map(({ count, noun: [one, many] }) => `${count} ${count === 1 ? one : many}`);
  return `**This page is full.** Not shown: ${list.join(", ")}. \`gatehouse check\` in a clone shows every finding.`;
}
