import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { t as readYamlDocuments } from "./read-yaml-documents.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as tellCut, t as leavesIn } from "./leaves.js";
import { n as TomlError, t as parse$1 } from "./dist5.js";
import { i as toPointer } from "./positions.js";
import { n as YAML_LIMITS, r as exceedsBytes } from "./source-document.js";
import { n as shown, r as sourceIssue } from "./source-issue.js";
// src/core/evidence/parameters/read-toml.ts
const DEEPEST = 40;
/** What a key may be made of, dots and quotes included. */
const KEY = /^[\w."' -]{1,300}$/;
const PART = /"([^"]{0,200})"|'([^']{0,200})'|([A-Za-z0-9_-]{1,200})/g;
/**
* Reads a TOML 1.0 text of up to 1 MiB with the lines of its keys, as far as a scan line by line tells them. Never throws on a text.
* Dates become texts.
*/
function readToml(text, path) {
	const top = {
		path,
		line: 1,
		column: 1
	};
	if (exceedsBytes(text, YAML_LIMITS.bytes)) return {
		ok: false,
		issues: [sourceIssue("too-large", top, { limit: YAML_LIMITS.bytes })]
	};
	const clean = text.startsWith("﻿") ? text.slice(1) : text;
	try {
		return {
			ok: true,
			value: {
				value: withoutClasses(parse$1(clean, {
					maxDepth: DEEPEST,
					integersAsBigInt: "asNeeded",
					unsafeKeyBehaviour: "throw"
				})),
				positions: linesOf(clean)
			}
		};
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const reason = shown((error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, ""), 120);
		const place = error instanceof TomlError ? {
			path,
			line: error.line,
			column: error.column
		} : top;
		return {
			ok: false,
			issues: [{
				...NOT_TOML,
				values: { reason },
				where: place
			}]
		};
	}
}
const NOT_TOML = {
	id: "not-toml",
	says: "This is not readable TOML: {reason}.",
	fix: "Correct the syntax at this place."
};
/** Dates and large integers as texts, so that only JSON's kinds of values are left. */
function withoutClasses(value) {
	if (typeof value === "bigint") return value.toString();
	if (value instanceof Date) return value.toISOString();
	if (Array.isArray(value)) return value.map(withoutClasses);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutClasses(inner)]));
}
function linesOf(text) {
	const lines = { "": spanAt(1, 1, 1) };
	const counts = /* @__PURE__ */ new Map();
	let table = [];
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
function nextEntry(list, counts) {
	const pointer = toPointer(list);
	const index = counts.get(pointer) ?? 0;
	counts.set(pointer, index + 1);
	return [...list, index];
}
function partsOf(dotted) {
	return [...dotted.matchAll(PART)].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
}
function spanAt(line, column, endColumn) {
	return {
		line,
		column,
		endLine: line,
		endColumn
	};
}
// src/core/evidence/parameters/reader.ts
const FORMAT = "parameters";
/** Aliases of one file: configurations share parts by them. */
const MOST_ALIASES = 500;
/** A parameters file or any other configuration: its plain values under dotted names. The mapping is in this folder's README. */
const parameters = defineReader({
	id: FORMAT,
	title: "parameters in YAML, JSON or TOML",
	detect: (text, path) => /\.(?:ya?ml|json|toml)$/i.test(path) && !text.trimStart().startsWith("<"),
	read(file) {
		const parsed = parse(file);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const builder = new ReadingBuilder(FORMAT, file);
		for (const document of parsed.value) {
			const root = Foreign.of(document, file.path);
			const leaves = leavesIn(root, prefixOf(root));
			for (const { name, value, at } of leaves.leaves) builder.add("parameters", {
				name,
				value,
				source: at.source
			});
			tellCut(leaves, builder);
		}
		if (builder.empty) builder.problem(NOTHING);
		return builder.build();
	}
});
function parse({ path, text }) {
	const single = /\.toml$/i.test(path) ? readToml(text, path) : /\.json$/i.test(path) ? readJson(text, path) : void 0;
	if (single === void 0) return readYamlDocuments(text, path, { aliases: MOST_ALIASES });
	return single.ok ? {
		ok: true,
		value: [single.value]
	} : single;
}
/** `Deployment/churn.` for an object of Kubernetes, so that the objects of one file keep apart. */
function prefixOf(root) {
	const kind = root.at("kind").text;
	const name = root.at("metadata", "name").text;
	return kind === void 0 || name === void 0 ? "" : `${kind}/${name}`;
}
const NOTHING = {
	id: "no-parameters",
	says: "This file holds no parameter: no name with a plain value.",
	fix: "Write a mapping, such as \"learning_rate: 0.01\", or list the file that was meant."
};
export { parameters };
