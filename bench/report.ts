import type { Summary } from "./measure.ts";

/** What a part of the bench found. */
export interface Report {
  readonly title: string;
  /** How it was measured, and what could not be. */
  readonly notes: readonly string[];
  readonly tables: readonly Table[];
  /** What belongs into a README. */
  readonly key: readonly KeyFigure[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One line of the README: what was measured, what was aimed at (or nothing), and what it came to. */
export interface KeyFigure {
  readonly what: string;
  readonly aim: string | null;
  readonly measured: string;
}

/** A report as Markdown. */
export function reportMarkdown({ title, notes, tables }: Report): string {
  const bodies = tables.map((table) => `**${table.caption}**\n\n${tableMarkdown(table.columns, table.rows)}`);
  return [`## ${title}`, ...notes, ...bodies].join("\n\n");
}

/** The key figures of all parts as one Markdown table. */
export function keyMarkdown(reports: readonly Report[]): string {
  const rows = reports.flatMap(({ key }) =>
    key.map(({ what, aim, measured }) => [what, aim ?? "", measured]),
  );
  return tableMarkdown(["what", "aim", "measured"], rows);
}

function tableMarkdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

const STEPS = [
  { from: 1000, unit: "s", each: 1000 },
  { from: 1, unit: "ms", each: 1 },
  { from: 0.001, unit: "µs", each: 0.001 },
  { from: 0, unit: "ns", each: 0.000_001 },
] as const;

/** Milliseconds in the unit that reads best, with three digits. */
export function duration(ms: number): string {
  const { unit, each } = STEPS.find(({ from }) => ms >= from) ?? STEPS[3];
  return `${digits(ms / each)} ${unit}`;
}

/** A median, with least and most behind it. */
export function spread({ median, least, most }: Summary): string {
  return `${duration(median)} (${duration(least)}–${duration(most)})`;
}

/** How many times as much: `1.9×`. */
export function times(ratio: number): string {
  return `${digits(ratio)}×`;
}

/** How many a second: `1,200/s`. */
export function perSecond(rate: number): string {
  return `${digits(rate)}/s`;
}

/** Bytes in thousands. */
export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000).toLocaleString("en")} KB`;
}

/** Bytes in millions. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000).toLocaleString("en")} MB`;
}

function digits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(value >= 10 ? 1 : 2);
}
