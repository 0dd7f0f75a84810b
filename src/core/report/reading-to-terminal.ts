import type { Details } from "#core/model/details.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";
import { withoutCommands } from "./escape-command.ts";
import { text } from "./escape-terminal.ts";
import { fillTemplate, fixOf, says, TERMINAL } from "./fill-template.ts";
import type { Paint } from "./paint.ts";
import { shorten } from "./text-size.ts";

/** How a reading is shown. */
export interface ReadingOptions {
  /** Title of the format; its id where there is none. */
  readonly title?: string;
  /** Default: no colour. */
  readonly paint?: Paint;
  /** Entries of each list of details that are shown; the rest is counted. */
  readonly most?: number;
}

/** Widest name that still lets the values to its right stand in one column, in characters. */
const NAME_COLUMN = 60;
/** Observations that are printed: nobody reads more on a terminal. */
const MOST_OBSERVATIONS = 200;

/**
 * What a reader saw in a file, for a terminal: each observation as a policy's `read` names it, with value and line, then what the
 * file says besides numbers, then what could not be read. Ends in a line break. No foreign text moves the cursor.
 */
export function readingToTerminal(reading: EvidenceReading, options: ReadingOptions = {}): string {
  const { title = reading.format, paint = (_tone, plain) => plain, most = 8 } = options;
  const { path, format, producer, observations, details = {}, problems } = reading;
  const tool = producer === undefined ? "" : [producer.tool, producer.version ?? ""].join(" ").trim();
  const about = tool === "" ? "{path}: {title}" : "{path}: {title}, written by {tool}";
  const head = fillTemplate(about, { path, title, tool }, TERMINAL);
  const lines = [
    paint("strong", head),
    ...observed(format, observations, paint),
    ...Object.entries(details).flatMap(([list, entries]) => listed(list, entries, most, paint)),
    ...problems.flatMap((problem) => told(problem, paint)),
  ];
  if (lines.length === 1) lines.push(`  ${paint("warning", "nothing was read")}`);
  return withoutCommands(`${lines.join("\n")}\n`);
}

function observed(format: string, observations: readonly Observation[], paint: Paint): readonly string[] {
  const left = observations.length - MOST_OBSERVATIONS;
  const rows = observations.slice(0, MOST_OBSERVATIONS).map((observation) => ({
    name: text(shorten(`${format}:${observation.name}`, 200)),
    value: `${text(shorten(String(observation.value), 80))}${text(observation.unit ?? "")}`,
    more: [...partsOf(observation), `line ${observation.source.line ?? 1}`].join("  "),
  }));
  const width = (key: "name" | "value") =>
    rows.reduce((most, { [key]: { length } }) => (length > NAME_COLUMN ? most : Math.max(most, length)), 0);
  const [name, value] = [width("name"), width("value")];
  const lines = rows.map(
    (row) => `  ${row.name.padEnd(name)}  ${row.value.padEnd(value)}  ${paint("quiet", row.more)}`,
  );
  return left > 0 ? [...lines, `  and ${left} more; --json prints them all`] : lines;
}

function partsOf({ slice = {}, dataset, samples, passed, at }: Observation): readonly string[] {
  const parts = Object.entries(slice).map(([key, part]) => `${key}: ${part}`);
  return [
    ...(parts.length === 0 ? [] : [`slice { ${parts.join(", ")} }`]),
    ...(dataset === undefined ? [] : [`dataset ${dataset}`]),
    ...(samples === undefined ? [] : [`${samples} samples`]),
    ...(passed === undefined ? [] : [passed ? "the tool passed it" : "the tool failed it"]),
    ...(at === undefined ? [] : [`at ${at}`]),
  ].map((part) => text(shorten(part, 120)));
}

function listed(
  list: string,
  entries: Details[keyof Details],
  most: number,
  paint: Paint,
): readonly string[] {
  const all: readonly object[] = entries ?? [];
  if (all.length === 0) return [];
  const shown = all
    .slice(0, most)
    .map((entry) => `    ${text(shorten(wordsOf(entry), 160))}${lineOf(entry, paint)}`);
  const left = all.length - shown.length;
  const title = list.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return [`  ${title} (${all.length})`, ...shown, ...(left > 0 ? [`    and ${left} more`] : [])];
}

/** The plain fields of an entry, in their order; lists by their length. */
function wordsOf(entry: object): string {
  return Object.entries(entry)
    .flatMap(([key, value]: [string, unknown]): string[] => {
      if (key === "source" || value === undefined) return [];
      if (key === "digests" && Array.isArray(value)) return value.map(digestOf);
      if (Array.isArray(value)) {
        const plain = value.every((each) => typeof each === "string");
        return value.length === 0 ? [] : [plain ? `${key}: ${value.join(", ")}` : `${value.length} ${key}`];
      }
      if (typeof value === "boolean") return value ? [key] : [];
      return typeof value === "string" || typeof value === "number"
        ? [`${value}`.replaceAll(/\s+/g, " ")]
        : [];
    })
    .join(", ");
}

function digestOf(digest: unknown): string {
  if (typeof digest !== "object" || digest === null) return "";
  return `${String(Reflect.get(digest, "algorithm"))}:${String(Reflect.get(digest, "value")).slice(0, 12)}`;
}

function lineOf(entry: object, paint: Paint): string {
  const source: unknown = Reflect.get(entry, "source");
  const line: unknown =
    typeof source === "object" && source !== null ? Reflect.get(source, "line") : undefined;
  return typeof line === "number" ? paint("quiet", `  line ${line}`) : "";
}

function told(problem: Issue, paint: Paint): readonly string[] {
  const { line = 1, column = 1 } = problem.where;
  const fix = fixOf(problem, TERMINAL);
  const advice = fix === null ? [] : [`    → ${fix}`];
  return [`  ${paint("error", "not evaluable")}  ${line}:${column}  ${says(problem, TERMINAL)}`, ...advice];
}
