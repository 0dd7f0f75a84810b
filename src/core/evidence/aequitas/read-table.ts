import Papa from "papaparse";
import type { Location, Span } from "#core/model/location.ts";
import { Foreign } from "../foreign.ts";

/** A table with its rows in their places; a row knows its line, and so do its values. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Foreign[];
  /** Rows that do not fit the header. */
  readonly broken: readonly Location[];
}

const NUMBER = /^[+-]?\d{1,32}(?:\.\d{0,32})?(?:[eE][+-]?\d{1,3})?$/;

/**
 * A CSV text with a header. A table has no types, so that here a text which is a number is that number, and `TRUE` is true;
 * everything else stays a text. Never throws on a text.
 */
export function readTable(text: string, path: string): Table {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter: "," });
  const [header = [], ...lines] = data;
  const values: Record<string, unknown>[] = [];
  const positions: Record<string, Span> = {};
  const broken: Location[] = [];
  let line = 1 + breaksIn(header);
  for (const cells of lines) {
    const first = line + 1;
    line += 1 + breaksIn(cells);
    if (cells.length === 1 && cells[0]?.trim() === "") continue;
    if (cells.length !== header.length) {
      broken.push({ path, line: first });
      continue;
    }
    positions[`/${values.length}`] = { line: first, column: 1, endLine: line, endColumn: 1 };
    values.push(Object.fromEntries(header.map((name, index) => [name, valueOf(cells[index] ?? "")])));
  }
  return { header, rows: Foreign.of({ value: values, positions }, path).items, broken };
}

/** Lines that the values of a row take beyond the first. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + cell.split(/\r\n|\n|\r/).length - 1, 0);
}

function valueOf(cell: string): string | number | boolean {
  const text = cell.trim();
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : cell;
}
