import { a as pointerSegment, i as PositionRecorder, l as shown, u as sourceIssue } from "./span-of.js";
import { i as exceedsBytes, n as JSON_LIMITS, t as LineMap } from "./line-map.js";
// src/core/source/json-scanner.ts
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /-?[A-Za-z]+/y;
const WORDS = /* @__PURE__ */ new Map([
	["null", null],
	["true", true],
	["false", false],
	["NaN", NaN],
	["Infinity", Number.POSITIVE_INFINITY],
	["-Infinity", Number.NEGATIVE_INFINITY]
]);
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const MOST_ISSUES = 100;
/** Leaves the scan at the first syntax error, which is already in `issues`. Never leaves `scan`. */
var Stop = class extends Error {};
/** Reads a JSON text from left to right; see `readJson` for what it promises. */
var JsonScanner = class {
	issues = [];
	warnings = [];
	#text;
	#path;
	#lines;
	#depth;
	#places = new PositionRecorder();
	#at = 0;
	constructor(text, path, lines, depth) {
		this.#text = text;
		this.#path = path;
		this.#lines = lines;
		this.#depth = depth;
	}
	/** The value, or `undefined` when `issues` says why there is none. */
	scan() {
		try {
			const value = this.#value("", 0);
			this.#blank();
			if (this.#at < this.#text.length) this.#expected("the end of the file");
			return value;
		} catch (error) {
			if (error instanceof Stop) return void 0;
			throw error;
		}
	}
	/** The places found so far. */
	positions() {
		return this.#places.positions();
	}
	#value(pointer, depth) {
		this.#blank();
		const start = this.#at;
		const character = this.#text[start];
		if (character === "{" || character === "[") return this.#collection(character, pointer, depth + 1);
		const value = character === "\"" ? this.#string() : this.#wordOrNumber();
		if (!this.#places.full) this.#places.record(pointer, this.#lines.span(start, this.#at));
		return value;
	}
	#collection(opening, pointer, depth) {
		const start = this.#at;
		if (depth > this.#depth) {
			this.#say(this.issues, "too-deep", start, start + 1, { limit: this.#depth });
			throw new Stop();
		}
		const kept = this.#places.record(pointer, this.#lines.span(start, start + 1));
		this.#at++;
		const value = opening === "{" ? this.#object(pointer, depth) : this.#array(pointer, depth);
		if (kept) this.#places.complete(pointer, this.#lines.span(start, this.#at));
		return value;
	}
	#array(pointer, depth) {
		const items = [];
		if (this.#take("]")) return items;
		do
			items.push(this.#value(`${pointer}/${items.length}`, depth));
		while (this.#take(","));
		if (!this.#take("]")) this.#expected("`,` or `]`");
		return items;
	}
	#object(pointer, depth) {
		const members = {};
		if (this.#take("}")) return members;
		const seen = /* @__PURE__ */ new Map();
		do
			this.#member(members, seen, pointer, depth);
		while (this.#take(","));
		if (!this.#take("}")) this.#expected("`,` or `}`");
		return members;
	}
	#member(members, seen, pointer, depth) {
		this.#blank();
		const start = this.#at;
		if (this.#text[start] !== "\"") this.#expected("a key in double quotes");
		const name = this.#string();
		const child = `${pointer}/${pointerSegment(name)}`;
		if (!this.#places.full) this.#places.record(`${child}#key`, this.#lines.span(start, this.#at));
		const first = seen.get(name);
		if (first !== void 0) this.#say(this.issues, "duplicate-key", start, this.#at, {
			key: shown(name),
			first: this.#lines.at(first).line
		});
		else seen.set(name, start);
		const forbidden = name === "__proto__";
		if (forbidden) this.#say(this.issues, "forbidden-key", start, this.#at, { key: name });
		if (!this.#take(":")) this.#expected("`:`");
		const value = this.#value(child, depth);
		if (!forbidden) members[name] = value;
	}
	#string() {
		const start = this.#at;
		let escaped = false;
		for (let i = start + 1; i < this.#text.length; i++) {
			const code = this.#text.charCodeAt(i);
			if (code === 34) {
				this.#at = i + 1;
				return escaped ? String(JSON.parse(this.#text.slice(start, this.#at))) : this.#text.slice(start + 1, i);
			}
			if (code < 32) this.#stopAt(i, "the closing `\"` of a text");
			if (code !== 92) continue;
			ESCAPE.lastIndex = i;
			if (!ESCAPE.test(this.#text)) this.#stopAt(i, "an escape that JSON knows");
			escaped = true;
			i = ESCAPE.lastIndex - 1;
		}
		return this.#stopAt(start, "a text that is closed by `\"`");
	}
	#wordOrNumber() {
		const start = this.#at;
		WORD.lastIndex = start;
		const word = WORD.exec(this.#text)?.[0];
		NUMBER.lastIndex = start;
		const digits = word === void 0 ? NUMBER.exec(this.#text)?.[0] : void 0;
		const value = word === void 0 ? digits === void 0 ? void 0 : Number(digits) : WORDS.get(word);
		if (value === void 0) return this.#expected("a value");
		const found = word ?? digits ?? "";
		this.#at = start + found.length;
		if (typeof value === "number" && !Number.isFinite(value)) this.#say(this.warnings, "non-finite", start, this.#at, { found: shown(found, 24) });
		return value;
	}
	#blank() {
		for (; this.#at < this.#text.length; this.#at++) {
			const code = this.#text.charCodeAt(this.#at);
			if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
		}
	}
	#take(character) {
		this.#blank();
		if (this.#text[this.#at] !== character) return false;
		this.#at++;
		return true;
	}
	#expected(expected) {
		this.#blank();
		return this.#stopAt(this.#at, expected);
	}
	#stopAt(at, expected) {
		const ended = at >= this.#text.length;
		const place = ended ? this.#text.trimEnd().length : at;
		const found = ended ? "the end of the file" : shown(String.fromCodePoint(this.#text.codePointAt(at) ?? 32));
		this.#say(this.issues, "not-json", place, ended ? place : at + 1, {
			expected,
			found
		});
		throw new Stop();
	}
	#say(list, id, start, end, values) {
		if (!(list.length >= MOST_ISSUES && id !== "not-json" && id !== "too-deep")) list.push(sourceIssue(id, {
			path: this.#path,
			...this.#lines.span(start, end)
		}, values));
	}
};
// src/core/source/read-json.ts
/**
* Reads one JSON text (RFC 8259) with the place of every value and key. Never throws on a text.
*
* Python's bare `NaN`, `Infinity` and `-Infinity`, and numbers too large for a double (`1e400`), become the numbers NaN
* and ±Infinity with a warning `non-finite`: a reader must test `Number.isFinite`. Repeated keys are issues, and so is
* `__proto__`; `constructor` and `prototype` are ordinary own keys here, since tools write what they like.
*/
function readJson(text, path, limits) {
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
	if (clean.trim() === "") return {
		ok: false,
		issues: [sourceIssue("empty", top)]
	};
	const scanner = new JsonScanner(clean, path, new LineMap(clean), bounds.depth);
	const value = scanner.scan();
	if (scanner.issues.length > 0) return {
		ok: false,
		issues: scanner.issues
	};
	const document = {
		value,
		positions: scanner.positions()
	};
	return scanner.warnings.length > 0 ? {
		ok: true,
		value: document,
		warnings: scanner.warnings
	} : {
		ok: true,
		value: document
	};
}
export { readJson as t };
