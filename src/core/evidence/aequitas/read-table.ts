import Papa from "papaparse";
import type { Location, Span } from "#core/model/location.ts";
import { Foreign } from "../foreign.ts";

/** A table with its rows in their places; a row knows its line, and so do its values. */
export interface Table {
  readonly header: readonly string[];
  /** How many rows fit the header. */
  readonly size: number;
  /** The rows, each read when it is asked for: of a long table, only the first ones are. */
  readonly rows: () => Iterable<Foreign>;
  /** The different values of a column in all rows, as texts. */
  readonly valuesOf: (column: string) => ReadonlySet<string>;
  /** Rows that do not fit the header. */
  readonly broken: readonly Location[];
}

/** A row that fits the header, and the lines that it takes. */
interface Row {
  readonly cells: readonly string[];
  readonly span: Span;
}

const NUMBER = /^[+-]?\d{1,32}(?:\.\d{0,32})?(?:[eE][+-]?\d{1,3})?$/;

/**
 * A CSV text with a header. A table has no types, so that here a text which is a number is that number, and `TRUE` is true;
 * everything else stays a text. Never throws on a text.
 */
export function readTable(text: string, path: string): Table {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter: "," });
  const [header = [], ...lines] = data;
  const fitting: Row[] = [];
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
    fitting.push({ cells, span: { line: first, column: 1, endLine: line, endColumn: 1 } });
  }
  return {
    header,
    size: fitting.length,
    rows: () => rowsIn(fitting, header, path),
    valuesOf: (column) => {
      // Of columns of one name the last one counts, and a column that is not there has one value: none.
      const index = header.lastIndexOf(column);
      return new Set(
        index < 0 ? ["undefined"] : fitting.map(({ cells }) => String(valueOf(cells[index] ?? ""))),
      );
    },
    broken,
  };
}

function* rowsIn(rows: readonly Row[], header: readonly string[], path: string): Iterable<Foreign> {
  const value: Record<string, unknown>[] = [];
  const positions: Record<string, Span> = {};
  const table = Foreign.of({ value, positions }, path);
  for (const [index, { cells, span }] of rows.entries()) {
    positions[`/${index}`] = span;
    value.push(Object.fromEntries(header.map((name, at) => [name, valueOf(cells[at] ?? "")])));
    yield table.at(index);
  }
}

/** Lines that the values of a row take beyond the first. */
function breaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells)
    if (cell.includes("\n") || cell.includes("\r")) count += cell.split(/\r\n|\n|\r/).length - 1;
  return count;
}

function valueOf(cell: string): string | number | boolean {
  const text = cell.trim();
  if (text.length === 4 && /^true$/i.test(text)) return true;
  if (text.length === 5 && /^false$/i.test(text)) return false;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : cell;
}
