import { byGravity } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { sharedFrame } from "./code-frame.ts";
import { withoutCommands } from "./escape-command.ts";
import { fillTemplate, fixOf, says, TERMINAL } from "./fill-template.ts";
import { gatePage } from "./gate-page.ts";
import type { Paint, Tone } from "./paint.ts";
import {
  heldBy,
  isUnjudged,
  nameOf,
  openFindings,
  type PlacedFinding,
  type Standing,
  standingOf,
} from "./tally.ts";
import { verdictLine } from "./verdict-line.ts";

export interface TerminalOptions {
  /** Text of a file at the judged commit, for code frames; `null` when it is not at hand. */
  readonly source?: (path: string) => string | null;
  /** Default: no colour. */
  readonly paint?: Paint;
  /** How long it took, in seconds; left out when absent. */
  readonly elapsed?: number;
}

/** Widest message that still lets the names to its right stand in one column, in characters. */
const MESSAGE_COLUMN = 90;

const LEVELS: Readonly<Record<Standing, { readonly word: string; readonly tone: Tone }>> = {
  error: { word: "error", tone: "error" },
  fail: { word: "error", tone: "error" },
  held: { word: "error", tone: "error" },
  pending: { word: "waiting", tone: "waiting" },
  warns: { word: "warning", tone: "warning" },
  waived: { word: "waived", tone: "quiet" },
  pass: { word: "note", tone: "quiet" },
  skip: { word: "note", tone: "quiet" },
};

/**
 * The open findings for a terminal: by file, then line and column, with the code they point at, and the verdict last.
 * Ends in a line break. No foreign text moves the cursor, colours anything or commands a workflow's runner.
 */
export function toTerminal(verdict: Verdict, options: TerminalOptions = {}): string {
  const paint: Paint = options.paint ?? ((_tone, text) => text);
  const groups = byFile(openFindings(verdict));
  const context = { source: options.source ?? (() => null), paint, read: new Set<string>() };
  const blocks = [...groups].map(([path, placed]) => group(path, placed, context));
  return withoutCommands(`${[...blocks, verdictLine(verdict, options.elapsed, paint)].join("\n\n")}\n`);
}

/**
 * Files (or packages) in the order of their gravest finding, then as the gates came to them: a gate looks at a file before
 * it says what follows from it elsewhere. What has no place comes last, under `null`.
 */
function byFile(open: readonly PlacedFinding[]): ReadonlyMap<string | null, readonly PlacedFinding[]> {
  const groups = Map.groupBy(open, ({ finding }) => finding.where?.path ?? finding.package ?? null);
  const gravity = (placed: readonly PlacedFinding[]) => placed[0]?.finding.outcome ?? "skip";
  const sorted = [...groups].toSorted(([a, inA], [b, inB]) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return byGravity(gravity(inA), gravity(inB));
  });
  return new Map(sorted);
}

interface Context {
  readonly source: (path: string) => string | null;
  readonly paint: Paint;
  /** Pages that a finding above named already: each is named once. */
  readonly read: Set<string>;
}

function group(path: string | null, placed: readonly PlacedFinding[], context: Context): string {
  const { source, paint } = context;
  const inOrder = placed.toSorted((a, b) => {
    const [here, there] = [a.finding.where, b.finding.where];
    return (here?.line ?? 0) - (there?.line ?? 0) || (here?.column ?? 0) - (there?.column ?? 0);
  });
  const text = path === null ? null : source(path);
  const lines = text === null ? [] : text.split(/\r\n|\n|\r/);
  const rows = inOrder.map(row);
  const widest = (column: "place" | "word" | "message", limit = Infinity) =>
    rows.reduce((width, { [column]: { length } }) => (length > limit ? width : Math.max(width, length)), 0);
  const widths = {
    place: widest("place"),
    word: widest("word"),
    message: widest("message", MESSAGE_COLUMN),
  };
  const title = path === null ? "the pull request" : fillTemplate("{path}", { path }, TERMINAL);
  const printed = byLine(inOrder).flatMap((items, at, all) => {
    const [next] = all[at + 1] ?? [];
    return together(items, next === undefined ? null : adviceOf(next), lines, widths, context);
  });
  return [paint("strong", title), ...printed].join("\n");
}

interface Row {
  readonly place: string;
  readonly word: string;
  readonly tone: Tone;
  readonly message: string;
  readonly name: string;
}

type Widths = Readonly<Record<"place" | "word" | "message", number>>;

function row(placed: PlacedFinding): Row {
  const { where } = placed.finding;
  const place = where?.line === undefined ? "" : [where.line, where.column].filter(Boolean).join(":");
  const name = fillTemplate("{name}", { name: nameOf(placed) }, TERMINAL);
  const message = says(placed.finding, TERMINAL);
  const level = LEVELS[standingOf(placed)];
  return { place, ...level, ...(isUnjudged(placed) ? { word: "unjudged" } : {}), message, name };
}

function print({ place, word, tone, message, name }: Row, widths: Widths, paint: Paint): string {
  const columns = [
    ...(widths.place > 0 ? [place.padEnd(widths.place)] : []),
    paint(tone, word.padEnd(widths.word)),
    message.padEnd(widths.message),
    paint("quiet", name),
  ];
  return `  ${columns.join("  ")}`;
}

/** Findings that follow each other and point into the same line, which is shown once for all of them. */
function byLine(inOrder: readonly PlacedFinding[]): readonly (readonly PlacedFinding[])[] {
  const groups: PlacedFinding[][] = [];
  for (const item of inOrder) {
    const { line, column } = item.finding.where ?? {};
    const before = groups.at(-1);
    const last = before?.at(-1)?.finding.where;
    const isSame =
      line !== undefined && column !== undefined && last?.line === line && last.column !== undefined;
    if (before !== undefined && isSame) before.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** What to do about a finding; empty where that goes without saying. */
function adviceOf({ finding }: PlacedFinding): string {
  return fixOf(finding, TERMINAL) ?? "";
}

/**
 * Findings of one line, what to do about each, and the line. What is to be done about all of them stands at its mark. The same advice for
 * several in a row is given with the last of them: `next` is that of the line after.
 */
function together(
  items: readonly PlacedFinding[],
  next: string | null,
  lines: readonly string[],
  widths: Widths,
  { paint, read }: Context,
): readonly string[] {
  const indent = " ".repeat(widths.place > 0 ? widths.place + 4 : 2);
  const advice = (text: string) => `${indent}→ ${text}`;
  const fixes = items.map(adviceOf);
  const [common = ""] = new Set(fixes).size === 1 ? fixes : [];
  const places = items.flatMap(({ finding }) => finding.where ?? []);
  const frame = sharedFrame(lines, places, common === next ? "" : common, paint) ?? [];
  const told = items.flatMap((item, index) => {
    const fix = fixes[index] ?? "";
    const after = index + 1 < fixes.length ? fixes[index + 1] : next;
    const isSaid = fix === "" || fix === after || (frame.length > 0 && common !== "");
    return [print(row(item), widths, paint), ...(isSaid ? [] : [advice(fix)])];
  });
  const held = new Set(
    items.flatMap((item) => {
      const behind = heldBy(item);
      return behind === null ? [] : [advice(says(behind, TERMINAL))];
    }),
  );
  const links = items.flatMap((item) => {
    const page = pageOf(item);
    if (page === null || read.has(page)) return [];
    read.add(page);
    return [`${indent}${paint("quiet", `= ${page}`)}`];
  });
  return [...told, ...frame.map((line) => `    ${line}`), ...held, ...links];
}

/** Where it is read what the gate blocks and why. What only waits, or is only told, asks nobody to read anything. */
function pageOf(placed: PlacedFinding): string | null {
  const standing = standingOf(placed);
  if (standing !== "error" && standing !== "fail" && standing !== "warns") return null;
  return placed.gate === null ? gatePage(null) : `${gatePage(placed.gate.gate)}#blocks`;
}
