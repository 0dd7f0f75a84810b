import type { Finding } from "#core/model/finding.ts";
import { byGravity } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { sharedFrame } from "./code-frame.ts";
import { withoutCommands } from "./escape-command.ts";
import { fillTemplate, says, TERMINAL } from "./fill-template.ts";
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
import { adviceOf, byPlace, linesOf, saysOf, type Told, toldTogether } from "./told-together.ts";
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
/** Widest name in a list of several that still lets what is said of each stand in one column, in characters. */
const EACH_COLUMN = 40;

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
  const told = toldTogether(placed.toSorted(byPlace));
  const text = path === null ? null : source(path);
  const lines = text === null ? [] : text.split(/\r\n|\n|\r/);
  const rows = told.map(row);
  const widest = (column: "word" | "message", limit = Infinity) =>
    rows.reduce((width, { [column]: { length } }) => (length > limit ? width : Math.max(width, length)), 0);
  const places = told.flatMap((each) => each.map(({ finding }) => placeIn(finding).length));
  const widths = {
    place: Math.max(0, ...places),
    word: widest("word"),
    message: widest("message", MESSAGE_COLUMN),
  };
  const title = path === null ? "the pull request" : fillTemplate("{path}", { path }, TERMINAL);
  const printed = byLine(told).flatMap((block, at, all) => {
    const [next] = all[at + 1] ?? [];
    const [first] = block;
    if (first !== undefined && first.length > 1) return list(first, widths, context);
    const items = block.map(([only]) => only);
    return together(items, next === undefined ? null : adviceIn(next), lines, widths, context);
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

/** Line and column, as far as they are known. */
function placeIn({ where }: Finding): string {
  return where?.line === undefined ? "" : [where.line, where.column].filter(Boolean).join(":");
}

function row(told: Told<PlacedFinding>): Row {
  const [placed] = told;
  const name = fillTemplate("{name}", { name: nameOf(placed) }, TERMINAL);
  const message = saysOf(told, TERMINAL);
  const level = LEVELS[standingOf(placed)];
  const word = isUnjudged(placed) ? { word: "unjudged" } : {};
  return { place: placeIn(placed.finding), ...level, ...word, message, name };
}

/** Findings that are told as one: what they are, a line for each with its place where that is another one, and what to do about all. */
function list(told: Told<PlacedFinding>, widths: Widths, context: Context): readonly string[] {
  const { paint } = context;
  const items = linesOf(told, TERMINAL);
  const width = items.reduce(
    (most, { each: { length } }) => (length > EACH_COLUMN ? most : Math.max(most, length)),
    0,
  );
  const printed = items.map(({ of: { finding }, each, note }, index) => {
    const place = placeIn(finding);
    const before = told[Math.max(0, index - 1)]?.finding;
    const isSame = before !== undefined && placeIn(before) === place;
    const columns = [
      ...(widths.place > 0 ? [(isSame ? "" : place).padEnd(widths.place)] : []),
      " ".repeat(widths.word),
      note === null ? each : `${each.padEnd(width)}  ${paint("quiet", note)}`,
    ];
    return `  ${columns.join("  ")}`;
  });
  const fix = adviceOf(told, TERMINAL);
  const indent = indentOf(widths);
  return [
    print(row(told), widths, paint),
    ...printed,
    ...(fix === null ? [] : [`${indent}→ ${fix}`]),
    ...linksOf([told[0]], indent, context),
  ];
}

function indentOf({ place }: Widths): string {
  return " ".repeat(place > 0 ? place + 4 : 2);
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

/** What follows each other and points into the same line, which is shown once for all; what is told as one is by itself. */
function byLine(told: readonly Told<PlacedFinding>[]): readonly (readonly Told<PlacedFinding>[])[] {
  const groups: Told<PlacedFinding>[][] = [];
  for (const item of told) {
    const { line, column } = item[0].finding.where ?? {};
    const before = groups.at(-1);
    const [last, ...others] = before?.at(-1) ?? [];
    const there = last?.finding.where;
    const isSame =
      line !== undefined && column !== undefined && there?.line === line && there.column !== undefined;
    if (before !== undefined && isSame && others.length === 0 && item.length === 1) before.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** What to do about what is told next; empty where that goes without saying. */
function adviceIn(told: Told<PlacedFinding>): string {
  return adviceOf(told, TERMINAL) ?? "";
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
  context: Context,
): readonly string[] {
  const { paint } = context;
  const indent = indentOf(widths);
  const advice = (text: string) => `${indent}→ ${text}`;
  const fixes = items.map((item) => adviceIn([item]));
  const [common = ""] = new Set(fixes).size === 1 ? fixes : [];
  const places = items.flatMap(({ finding }) => finding.where ?? []);
  const frame = sharedFrame(lines, places, common === next ? "" : common, paint) ?? [];
  const told = items.flatMap((item, index) => {
    const fix = fixes[index] ?? "";
    const after = index + 1 < fixes.length ? fixes[index + 1] : next;
    const isSaid = fix === "" || fix === after || (frame.length > 0 && common !== "");
    return [print(row([item]), widths, paint), ...(isSaid ? [] : [advice(fix)])];
  });
  const held = new Set(
    items.flatMap((item) => {
      const behind = heldBy(item);
      return behind === null ? [] : [advice(says(behind, TERMINAL))];
    }),
  );
  return [...told, ...frame.map((line) => `    ${line}`), ...held, ...linksOf(items, indent, context)];
}

/** Pages that nothing above named yet. */
function linksOf(
  items: readonly PlacedFinding[],
  indent: string,
  { paint, read }: Context,
): readonly string[] {
  return items.flatMap((item) => {
    const page = pageOf(item);
    if (page === null || read.has(page)) return [];
    read.add(page);
    return [`${indent}${paint("quiet", `= ${page}`)}`];
  });
}

/** Where it is read what the gate blocks and why. What only waits, or is only told, asks nobody to read anything. */
function pageOf(placed: PlacedFinding): string | null {
  const standing = standingOf(placed);
  if (standing !== "error" && standing !== "fail" && standing !== "warns") return null;
  return placed.gate === null ? gatePage(null) : `${gatePage(placed.gate.gate)}#blocks`;
}
