import Papa from "papaparse";
import { LineMap } from "#core/source/line-map.ts";
import type { EvidenceFile } from "../define-reader.ts";
import { AGGREGATED, type Entry, type Value } from "./entry.ts";

/** A row of the file and the line on which it begins. */
interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Most columns of a table of statistics; Locust writes some twenty. */
const MOST_COLUMNS = 100;

/** Reads `*_stats.csv`; `undefined` when its header is not that of the statistics. */
export function readCsv(file: EvidenceFile): readonly Entry[] | undefined {
  const [header, ...rows] = rowsOf(file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text);
  const columns = header?.cells.map((cell) => cell.trim()) ?? [];
  if (columns.length > MOST_COLUMNS) return undefined;
  if (!["Name", "Request Count", "Failure Count"].every((column) => columns.includes(column)))
    return undefined;
  const table = tableOf(columns);
  return rows.map((row, index) => entryOf(row, table, { file, index }));
}

function rowsOf(text: string): readonly Row[] {
  const lines = new LineMap(text);
  const rows: Row[] = [];
  let start = 0;
  Papa.parse<readonly string[]>(text, {
    delimiter: ",",
    step({ data, meta }) {
      if (data.some((cell) => cell.trim() !== "")) rows.push({ cells: data, line: lines.at(start).line });
      start = meta.cursor;
    },
  });
  return rows;
}

/** Where the columns stand that every row is asked for, and those that are observed. */
interface Columns {
  readonly type: number;
  readonly name: number;
  readonly requests: number;
  readonly failures: number;
  readonly observed: readonly { readonly name: string; readonly position: number }[];
}

function tableOf(columns: readonly string[]): Columns {
  return {
    type: columns.indexOf("Type"),
    name: columns.indexOf("Name"),
    requests: columns.indexOf("Request Count"),
    failures: columns.indexOf("Failure Count"),
    observed: columns.flatMap((column, position) => {
      const name = nameOf(column);
      return name === undefined ? [] : [{ name, position }];
    }),
  };
}

function entryOf(
  { cells, line }: Row,
  columns: Columns,
  { file, index }: { readonly file: EvidenceFile; readonly index: number },
): Entry {
  const cell = (position: number) => cells[position]?.trim() ?? "";
  const type = cell(columns.type);
  return {
    name: cell(columns.name) || AGGREGATED,
    type: type === "None" ? "" : type,
    requests: numberOf(cell(columns.requests)) ?? 0,
    failures: numberOf(cell(columns.failures)) ?? 0,
    // Worked out when it is asked for: of a long table, only the first rows are observed.
    get values(): readonly Value[] {
      return columns.observed.map(({ name, position }) => {
        const text = cell(position);
        const source = { pointer: `/${index + 1}/${position}`, line };
        return { name, value: numberOf(text) ?? text, source };
      });
    },
    source: { pointer: `/${index + 1}`, line },
    where: { path: file.path, line, column: 1 },
  };
}

/** The columns that are observed: percentiles under a name that a policy can write (`95%` → `p95`), the others as they are. */
function nameOf(column: string): string | undefined {
  if (["Type", "Name", ""].includes(column)) return undefined;
  return /^\d{1,3}(?:\.\d{1,6})?%$/.test(column) ? `p${column.slice(0, -1)}` : column;
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,3})?$/.test(text) ? finite(Number(text)) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
