import type { Issue } from "#core/model/statement.ts";
import { readJson } from "#core/source/read-json.ts";
import { type EvidenceFile, startOf } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";

/** Most lines of a JSON Lines file that are read. */
const MOST_LINES = 1000;

/** JSON values of a file, and what could not be read. */
export interface Values {
  readonly values: readonly Foreign[];
  readonly issues: readonly Issue[];
}

/**
 * Reads a file that is one JSON value, or one on each line (JSON Lines). In the second case, all of a value stands at its line.
 */
export function readValues(file: EvidenceFile): Values {
  const whole = readJson(file.text, file.path);
  if (whole.ok) return { values: [Foreign.of(whole.value, file.path)], issues: [] };
  const lines = file.text
    .split("\n")
    .flatMap((text, index) => (text.trim() === "" ? [] : [{ text, line: index + 1 }]));
  const apart = lines.length > 1 && lines.every(({ text }) => /^\s*\{.*\}\s*$/.test(text));
  if (!apart) return { values: [], issues: whole.issues };
  const values: Foreign[] = [];
  const issues: Issue[] = [];
  for (const { text, line } of lines.slice(0, MOST_LINES)) {
    const place = { line, column: 1, endLine: line, endColumn: text.length + 1 };
    const read = readJson(text, file.path);
    if (read.ok) values.push(Foreign.of({ value: read.value.value, positions: { "": place } }, file.path));
    else
      issues.push(
        ...read.issues.map((issue) => ({ ...issue, where: { ...issue.where, line, endLine: line } })),
      );
  }
  if (lines.length > MOST_LINES) issues.push(tooMany(file));
  return { values, issues };
}

function tooMany(file: EvidenceFile): Issue {
  return {
    id: "too-many-lines",
    says: "This file has more than {limit} lines, so it was read in part.",
    fix: "List only the statements that belong to this package.",
    values: { limit: MOST_LINES },
    where: startOf(file),
  };
}

/** A value that was packed into another one: all of it stands where its wrapping stands. */
export function unpack(text: string, wrapping: Foreign, path: string): Foreign | undefined {
  const read = readJson(text, path);
  if (!read.ok) return undefined;
  const { line = 1, column = 1, endLine = line, endColumn = column } = wrapping.where;
  return Foreign.of(
    { value: read.value.value, positions: { "": { line, column, endLine, endColumn } } },
    path,
  );
}
