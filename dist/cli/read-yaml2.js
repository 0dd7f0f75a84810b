import "./rolldown-runtime.js";
import { i as constructFromEvents, n as EVENT_ID, o as parseEvents, t as CORE_SCHEMA } from "./js-yaml.js";
import { i as parsedDocument, n as YAML_LIMITS, r as exceedsBytes, s as LineMap } from "./source-document.js";
import { r as sourceIssue } from "./source-issue.js";
import { n as syntaxIssue, t as walkEvents } from "./walk-events.js";
// src/core/source/read-yaml.ts
/**
* Reads one YAML 1.2 document (core schema) with the place of every value and key. Never throws on a text.
* A syntax error is told alone, since nothing after it can be trusted; all other mistakes are told at once.
* A byte order mark and any line ending are accepted. `.nan` and `.inf` are read, with a warning `non-finite`.
*/
function readYaml(text, path, limits) {
	const bounds = {
		...YAML_LIMITS,
		...limits
	};
	const top = {
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	};
	if (exceedsBytes(text, bounds.bytes)) return refused(sourceIssue("too-large", top, { limit: bounds.bytes }));
	const clean = text.startsWith("﻿") ? text.slice(1) : text;
	try {
		return readEvents(clean, parseEvents(clean, { maxDepth: bounds.depth + 2 }), path, bounds);
	} catch (error) {
		return refused(syntaxIssue(clean, path, error, bounds));
	}
}
function readEvents(text, events, path, bounds) {
	const starts = documentStarts(events);
	if (starts.length === 0 || starts.length === 1 && isBlank(events)) return refused(sourceIssue("empty", {
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	}));
	if (starts.length > 1) return refused(severalDocuments(text, events, starts, path));
	const walked = walkEvents(text, events, path, bounds);
	if (walked.issues.length > 0) return {
		ok: false,
		issues: walked.issues
	};
	const [value] = constructFromEvents(events, {
		source: text,
		schema: CORE_SCHEMA,
		maxAliases: bounds.aliases,
		json: false
	});
	const document = parsedDocument(value, walked.places, walked.spellings);
	return walked.warnings.length > 0 ? {
		ok: true,
		value: document,
		warnings: walked.warnings
	} : {
		ok: true,
		value: document
	};
}
/** A document whose only content is nothing at all (`---` alone), as opposed to a written `null`. */
function isBlank(events) {
	const root = events[1];
	if (root === void 0 || root.type === EVENT_ID.POP) return true;
	return root.type === EVENT_ID.SCALAR && root.valueStart < 0 && root.tagStart < 0;
}
function documentStarts(events) {
	return events.flatMap((event, index) => event.type === EVENT_ID.DOCUMENT ? [index] : []);
}
/** Points at the line that opens the second document. */
function severalDocuments(text, events, starts, path) {
	const lines = new LineMap(text);
	const before = lastOffset(text, events.slice(0, starts[1]));
	const found = text.slice(before).search(/^---(?=\s|$)/m);
	const offset = found < 0 ? before : before + found;
	return sourceIssue("several-documents", {
		path,
		...lines.span(offset, offset + 3)
	}, { count: starts.length });
}
/** End of what the first document holds, or of its own opening line when it holds nothing. */
function lastOffset(text, events) {
	const [opening] = events;
	let last = opening?.type === EVENT_ID.DOCUMENT && opening.explicitStart ? text.search(/^---/m) + 3 : 0;
	for (const event of events) {
		if (event.type === EVENT_ID.SCALAR) last = Math.max(last, event.valueEnd);
		if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) last = Math.max(last, event.start);
	}
	return last;
}
function refused(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
export { readYaml as t };
