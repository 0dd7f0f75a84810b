import { CORE_SCHEMA, constructFromEvents, EVENT_ID, type Event, parseEvents } from "js-yaml";
import type { Location } from "#core/model/location.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { LineMap } from "./line-map.ts";
import {
  exceedsBytes,
  parsedDocument,
  type SourceDocument,
  type SourceLimits,
  YAML_LIMITS,
} from "./source-document.ts";
import { sourceIssue } from "./source-issue.ts";
import { syntaxIssue } from "./syntax-issue.ts";
import { walkEvents } from "./walk-events.ts";

export type { SourceDocument, SourceLimits } from "./source-document.ts";

/**
 * Reads one YAML 1.2 document (core schema) with the place of every value and key. Never throws on a text.
 * A syntax error is told alone, since nothing after it can be trusted; all other mistakes are told at once.
 * A byte order mark and any line ending are accepted. `.nan` and `.inf` are read, with a warning `non-finite`.
 */
export function readYaml(
  text: string,
  path: string,
  limits?: Partial<SourceLimits>,
): Reading<SourceDocument> {
  const bounds: SourceLimits = { ...YAML_LIMITS, ...limits };
  const top: Location = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (exceedsBytes(text, bounds.bytes))
    return refused(sourceIssue("too-large", top, { limit: bounds.bytes }));
  const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    // js-yaml counts keys and the document as levels, too: its limit guards the stack, ours is kept in the walk.
    const events = parseEvents(clean, { maxDepth: bounds.depth + 2 });
    return readEvents(clean, events, path, bounds);
  } catch (error) {
    return refused(syntaxIssue(clean, path, error, bounds));
  }
}

function readEvents(
  text: string,
  events: Event[],
  path: string,
  bounds: SourceLimits,
): Reading<SourceDocument> {
  const starts = documentStarts(events);
  if (starts.length === 0 || (starts.length === 1 && isBlank(events)))
    return refused(sourceIssue("empty", { path, line: 1, column: 1, endLine: 1, endColumn: 1 }));
  if (starts.length > 1) return refused(severalDocuments(text, events, starts, path));
  const walked = walkEvents(text, events, path, bounds);
  if (walked.issues.length > 0) return { ok: false, issues: walked.issues };
  const [value] = constructFromEvents(events, {
    source: text,
    schema: CORE_SCHEMA,
    maxAliases: bounds.aliases,
    json: false,
  });
  const document = parsedDocument(value, walked.places, walked.spellings);
  return walked.warnings.length > 0
    ? { ok: true, value: document, warnings: walked.warnings }
    : { ok: true, value: document };
}

/** A document whose only content is nothing at all (`---` alone), as opposed to a written `null`. */
function isBlank(events: readonly Event[]): boolean {
  const root = events[1];
  if (root === undefined || root.type === EVENT_ID.POP) return true;
  return root.type === EVENT_ID.SCALAR && root.valueStart < 0 && root.tagStart < 0;
}

function documentStarts(events: readonly Event[]): readonly number[] {
  return events.flatMap((event, index) => (event.type === EVENT_ID.DOCUMENT ? [index] : []));
}

/** Points at the line that opens the second document. */
function severalDocuments(
  text: string,
  events: readonly Event[],
  starts: readonly number[],
  path: string,
): Issue {
  const lines = new LineMap(text);
  const before = lastOffset(text, events.slice(0, starts[1]));
  const marker = /^---(?=\s|$)/m;
  const found = text.slice(before).search(marker);
  const offset = found < 0 ? before : before + found;
  return sourceIssue(
    "several-documents",
    { path, ...lines.span(offset, offset + 3) },
    { count: starts.length },
  );
}

/** End of what the first document holds, or of its own opening line when it holds nothing. */
function lastOffset(text: string, events: readonly Event[]): number {
  const [opening] = events;
  const explicit = opening?.type === EVENT_ID.DOCUMENT && opening.explicitStart;
  let last = explicit ? text.search(/^---/m) + 3 : 0;
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR) last = Math.max(last, event.valueEnd);
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING)
      last = Math.max(last, event.start);
  }
  return last;
}

function refused(issue: Issue): Reading<SourceDocument> {
  return { ok: false, issues: [issue] };
}
