import { parse, TomlError } from "smol-toml";
import type { Span } from "#core/model/location.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import type { Positions } from "#core/source/positions.ts";
import { exceedsBytes, JSON_LIMITS, type SourceDocument } from "#core/source/source-document.ts";
import { shown, sourceIssue } from "#core/source/source-issue.ts";
import { type EvidenceFile, startOf } from "../define-reader.ts";
import { items, member } from "../foreign-value.ts";

/**
 * Reads a TOML file that a tool wrote. The places of entries of `[[lists]]` at the top are known, and all within such an entry
 * stands at its heading; when headings cannot be told for sure (a text holds one), everything stands at the file's start.
 */
export function readToml(file: EvidenceFile): Reading<SourceDocument> {
  const { bytes, depth } = JSON_LIMITS;
  if (exceedsBytes(file.text, bytes))
    return refused(sourceIssue("too-large", startOf(file), { limit: bytes }));
  const text = file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text;
  if (text.trim() === "") return refused(sourceIssue("empty", startOf(file)));
  try {
    const value = parse(text, { maxDepth: depth, integersAsBigInt: "asNeeded" });
    return { ok: true, value: { value, positions: headingsOf(text, value) } };
  } catch (error) {
    return refused(notToml(file, error));
  }
}

function refused(issue: Issue): Reading<SourceDocument> {
  return { ok: false, issues: [issue] };
}

function notToml(file: EvidenceFile, error: unknown): Issue {
  const known = error instanceof TomlError;
  const [reason = ""] = known ? error.message.replace(/^Invalid TOML document: /, "").split("\n") : [];
  return {
    id: "not-toml",
    says: "This is not readable TOML: {reason}.",
    fix: "Write the file again with the tool that made it.",
    values: { reason: shown(reason === "" ? "the parser gave up" : reason, 200) },
    where: known ? { path: file.path, line: error.line, column: error.column } : startOf(file),
  };
}

const HEADING = /^[ \t]*\[\[[ \t]*([A-Za-z0-9_-]{1,100})[ \t]*\]\]/;

function headingsOf(text: string, value: unknown): Positions {
  const lists = new Map<string, number>();
  const spans: Record<string, Span> = {};
  for (const [index, line] of text.split(/\r\n|\n/).entries()) {
    const name = HEADING.exec(line)?.[1];
    if (name === undefined) continue;
    const at = lists.get(name) ?? 0;
    lists.set(name, at + 1);
    const column = line.indexOf("[") + 1;
    spans[`/${name}/${at}`] = { line: index + 1, column, endLine: index + 1, endColumn: line.length + 1 };
  }
  const sure = [...lists].every(([name, count]) => items(member(value, name)).length === count);
  return sure ? spans : {};
}
