import { parse, TomlError } from "smol-toml";
import type { Span } from "#core/model/location.ts";
import type { Reading } from "#core/model/statement.ts";
import { toPointer } from "#core/source/positions.ts";
import { exceedsBytes, type SourceDocument, YAML_LIMITS } from "#core/source/source-document.ts";
import { shown, sourceIssue } from "#core/source/source-issue.ts";

const DEEPEST = 40;
/** What a key may be made of, dots and quotes included. */
const KEY = /^[\w."' -]{1,300}$/;
const PART = /"([^"]{0,200})"|'([^']{0,200})'|([A-Za-z0-9_-]{1,200})/g;

/**
 * Reads a TOML 1.0 text of up to 1 MiB with the lines of its keys, as far as a scan line by line tells them. Never throws on a text.
 * Dates become texts.
 */
export function readToml(text: string, path: string): Reading<SourceDocument> {
  const top = { path, line: 1, column: 1 };
  if (exceedsBytes(text, YAML_LIMITS.bytes))
    return { ok: false, issues: [sourceIssue("too-large", top, { limit: YAML_LIMITS.bytes })] };
  const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    const value = parse(clean, {
      maxDepth: DEEPEST,
      integersAsBigInt: "asNeeded",
      unsafeKeyBehaviour: "throw",
    });
    return { ok: true, value: { value: withoutClasses(value), positions: linesOf(clean) } };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = shown((error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, ""), 120);
    const place = error instanceof TomlError ? { path, line: error.line, column: error.column } : top;
    return { ok: false, issues: [{ ...NOT_TOML, values: { reason }, where: place }] };
  }
}

const NOT_TOML = {
  id: "not-toml",
  says: "This is not readable TOML: {reason}.",
  fix: "Correct the syntax at this place.",
};

/** Dates and large integers as texts, so that only JSON's kinds of values are left. */
function withoutClasses(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutClasses);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutClasses(inner)]));
}

function linesOf(text: string): Readonly<Record<string, Span>> {
  const lines: Record<string, Span> = { "": spanAt(1, 1, 1) };
  const counts = new Map<string, number>();
  let table: readonly (string | number)[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const row = line.slice(0, 700).trim();
    const column = line.length - line.trimStart().length + 1;
    const span = spanAt(index + 1, column, column + row.length);
    const header = /^\[{1,2}/.exec(row)?.[0].length ?? 0;
    const name = row.slice(header, row.indexOf(header > 0 ? "]" : "=")).trim();
    if (!KEY.test(name)) continue;
    if (header === 0) {
      lines[toPointer([...table, ...partsOf(name)])] ??= span;
      continue;
    }
    table = header === 1 ? partsOf(name) : nextEntry(partsOf(name), counts);
    lines[toPointer(table)] ??= span;
  }
  return lines;
}

/** Path of the next entry of a list of tables. */
function nextEntry(list: readonly string[], counts: Map<string, number>): readonly (string | number)[] {
  const pointer = toPointer(list);
  const index = counts.get(pointer) ?? 0;
  counts.set(pointer, index + 1);
  return [...list, index];
}

function partsOf(dotted: string): readonly string[] {
  return [...dotted.matchAll(PART)].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
}

function spanAt(line: number, column: number, endColumn: number): Span {
  return { line, column, endLine: line, endColumn };
}
