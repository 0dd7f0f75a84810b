import type { Reading } from "#core/model/statement.ts";
import { JsonScanner } from "./json-scanner.ts";
import {
  exceedsBytes,
  JSON_LIMITS,
  type ParsedDocument,
  parsedDocument,
  type SourceLimits,
} from "./source-document.ts";
import { sourceIssue } from "./source-issue.ts";

/**
 * Reads one JSON text (RFC 8259) with the place of every value and key. Never throws on a text.
 *
 * Python's bare `NaN`, `Infinity` and `-Infinity`, and numbers too large for a double (`1e400`), become the numbers NaN
 * and ±Infinity with a warning `non-finite`: a reader must test `Number.isFinite`. Repeated keys are issues, and so is
 * `__proto__`; `constructor` and `prototype` are ordinary own keys here, since tools write what they like.
 */
export function readJson(
  text: string,
  path: string,
  limits?: Partial<SourceLimits>,
): Reading<ParsedDocument> {
  const bounds: SourceLimits = { ...JSON_LIMITS, ...limits };
  const top = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (exceedsBytes(text, bounds.bytes))
    return { ok: false, issues: [sourceIssue("too-large", top, { limit: bounds.bytes })] };
  const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (clean.trim() === "") return { ok: false, issues: [sourceIssue("empty", top)] };
  const scanner = new JsonScanner(clean, path, bounds.depth);
  const value = scanner.scan();
  if (scanner.issues.length > 0) return { ok: false, issues: scanner.issues };
  const document = parsedDocument(value, scanner.places);
  return scanner.warnings.length > 0
    ? { ok: true, value: document, warnings: scanner.warnings }
    : { ok: true, value: document };
}
