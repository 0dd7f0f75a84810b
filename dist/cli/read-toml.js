import { n as TomlError, t as parse } from "./dist5.js";
import { r as exceedsBytes, t as JSON_LIMITS } from "./source-document.js";
import { n as shown, r as sourceIssue } from "./source-issue.js";
import { r as startOf } from "./define-reader.js";
import { i as member, r as items } from "./foreign.js";
// src/core/evidence/uv-lock/read-toml.ts
/**
* Reads a TOML file that a tool wrote. The places of entries of `[[lists]]` at the top are known, and all within such an entry
* stands at its heading; when headings cannot be told for sure (a text holds one), everything stands at the file's start.
*/
function readToml(file) {
	const { bytes, depth } = JSON_LIMITS;
	if (exceedsBytes(file.text, bytes)) return refused(sourceIssue("too-large", startOf(file), { limit: bytes }));
	const text = file.text.startsWith("﻿") ? file.text.slice(1) : file.text;
	if (text.trim() === "") return refused(sourceIssue("empty", startOf(file)));
	try {
		const value = parse(text, {
			maxDepth: depth,
			integersAsBigInt: "asNeeded"
		});
		return {
			ok: true,
			value: {
				value,
				positions: headingsOf(text, value)
			}
		};
	} catch (error) {
		return refused(notToml(file, error));
	}
}
function refused(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
function notToml(file, error) {
	const known = error instanceof TomlError;
	const [reason = ""] = known ? error.message.replace(/^Invalid TOML document: /, "").split("\n") : [];
	return {
		id: "not-toml",
		says: "This is not readable TOML: {reason}.",
		fix: "Write the file again with the tool that made it.",
		values: { reason: shown(reason === "" ? "the parser gave up" : reason, 200) },
		where: known ? {
			path: file.path,
			line: error.line,
			column: error.column
		} : startOf(file)
	};
}
const HEADING = /^[ \t]*\[\[[ \t]*([A-Za-z0-9_-]{1,100})[ \t]*\]\]/;
function headingsOf(text, value) {
	const lists = /* @__PURE__ */ new Map();
	const spans = {};
	for (const [index, line] of text.split(/\r\n|\n/).entries()) {
		const name = HEADING.exec(line)?.[1];
		if (name === void 0) continue;
		const at = lists.get(name) ?? 0;
		lists.set(name, at + 1);
		const column = line.indexOf("[") + 1;
		spans[`/${name}/${at}`] = {
			line: index + 1,
			column,
			endLine: index + 1,
			endColumn: line.length + 1
		};
	}
	return [...lists].every(([name, count]) => items(member(value, name)).length === count) ? spans : {};
}
export { readToml as t };
