import { byGravity } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { codeFrame } from "./code-frame.ts";
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
  const printed = inOrder.flatMap((item, index) => {
    const cells = rows[index];
    return cells === undefined ? [] : [print(cells, widths, paint), ...below(item, lines, widths, context)];
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

function below(
  placed: PlacedFinding,
  lines: readonly string[],
  widths: Widths,
  { paint, read }: Context,
): readonly string[] {
  const { finding } = placed;
  const fix = fixOf(finding, TERMINAL) ?? "";
  const held = heldBy(placed);
  const indent = " ".repeat(widths.place > 0 ? widths.place + 4 : 2);
  const advice = (text: string) => `${indent}→ ${text}`;
  const page = pageOf(placed);
  const link = page === null || read.has(page) ? [] : [`${indent}${paint("quiet", `= ${page}`)}`];
  if (page !== null) read.add(page);
  const others = [...(held === null ? [] : [advice(says(held, TERMINAL))]), ...link];
  const frame = finding.where === undefined ? null : codeFrame(lines, finding.where, fix, paint);
  if (frame !== null) return [...frame.map((line) => `    ${line}`), ...others];
  return [...(fix === "" ? [] : [advice(fix)]), ...others];
}

/** Where it is read what the gate blocks and why. What only waits, or is only told, asks nobody to read anything. */
function pageOf(placed: PlacedFinding): string | null {
  const standing = standingOf(placed);
  if (standing !== "error" && standing !== "fail" && standing !== "warns") return null;
  return placed.gate === null ? gatePage(null) : `${gatePage(placed.gate.gate)}#blocks`;
}
