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
  return rows.map((row, index) => entryOf(row, columns, { file, index }));
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

function entryOf(
  { cells, line }: Row,
  columns: readonly string[],
  { file, index }: { readonly file: EvidenceFile; readonly index: number },
): Entry {
  const cell = (column: string) => cells[columns.indexOf(column)]?.trim() ?? "";
  const at = (column: number) => ({ pointer: `/${index + 1}/${column}`, line });
  const values = columns.flatMap((column, position): readonly Value[] => {
    const name = nameOf(column);
    const text = cells[position]?.trim() ?? "";
    return name === undefined ? [] : [{ name, value: numberOf(text) ?? text, source: at(position) }];
  });
  const type = cell("Type");
  return {
    name: cell("Name") || AGGREGATED,
    type: type === "None" ? "" : type,
    requests: numberOf(cell("Request Count")) ?? 0,
    failures: numberOf(cell("Failure Count")) ?? 0,
    values,
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
