import { i as constructFromEvents, n as EVENT_ID, o as parseEvents, t as CORE_SCHEMA } from "./js-yaml.js";
import { i as parsedDocument, r as exceedsBytes, t as JSON_LIMITS } from "./source-document.js";
import { r as sourceIssue } from "./source-issue.js";
import { n as syntaxIssue, t as walkEvents } from "./walk-events.js";
// src/core/source/read-yaml-documents.ts
/** Most documents of one file. */
const MOST_DOCUMENTS = 200;
/**
* Reads a file of several YAML documents, as Kubernetes tools write them, by the rules of `readYaml`. Positions are those of the
* whole file; documents that hold nothing are left out. Limits are those of tools' files unless others are given.
*/
function readYamlDocuments(text, path, limits) {
	const bounds = {
		...JSON_LIMITS,
		...limits
	};
	const top = {
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	};
	if (exceedsBytes(text, bounds.bytes)) return {
		ok: false,
		issues: [sourceIssue("too-large", top, { limit: bounds.bytes })]
	};
	const clean = text.startsWith("﻿") ? text.slice(1) : text;
	try {
		const groups = documentsOf(parseEvents(clean, { maxDepth: bounds.depth + 2 })).filter((group) => !isBlank(group));
		if (groups.length === 0) return {
			ok: false,
			issues: [sourceIssue("empty", top)]
		};
		if (groups.length > MOST_DOCUMENTS) return {
			ok: false,
			issues: [sourceIssue("several-documents", top, { count: groups.length })]
		};
		const read = groups.map((group) => readDocument(clean, group, path, bounds));
		const issues = read.flatMap((each) => each.ok ? [] : each.issues);
		if (issues.length > 0) return {
			ok: false,
			issues
		};
		return {
			ok: true,
			value: read.flatMap((each) => each.ok ? [each.value] : [])
		};
	} catch (error) {
		return {
			ok: false,
			issues: [syntaxIssue(clean, path, error, bounds)]
		};
	}
}
function readDocument(text, events, path, bounds) {
	const { issues, places, spellings } = walkEvents(text, events, path, bounds);
	if (issues.length > 0) return {
		ok: false,
		issues
	};
	const [value] = constructFromEvents(events, {
		source: text,
		schema: CORE_SCHEMA,
		maxAliases: bounds.aliases,
		json: false
	});
	return {
		ok: true,
		value: parsedDocument(value, places, spellings)
	};
}
function documentsOf(events) {
	const groups = [];
	for (const event of events) {
		if (event.type === EVENT_ID.DOCUMENT) groups.push([]);
		groups.at(-1)?.push(event);
	}
	return groups;
}
/** A document that holds nothing: `---` alone, or a closing one. */
function isBlank([, root]) {
	if (root === void 0 || root.type === EVENT_ID.POP) return true;
	return root.type === EVENT_ID.SCALAR && root.valueStart < 0 && root.tagStart < 0;
}
export { readYamlDocuments as t };
