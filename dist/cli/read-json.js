import { i as parsedDocument, o as PlaceTree, r as exceedsBytes, t as JSON_LIMITS } from "./source-document.js";
import { n as shown, r as sourceIssue } from "./source-issue.js";
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
/** Most digits of a whole number that is read without looking at it as text. */
const SHORT = 15;
const NONE = -1;
const [BLANK, QUOTE, COMMA, ZERO, COLON] = [
	32,
	34,
	44,
	48,
	58
];
const [OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_MAPPING, CLOSE_MAPPING] = [
	91,
	92,
	93,
	123,
	125
];
function isBlank(code) {
	return code === BLANK || code === 10 || code === 13 || code === 9;
}
function isDigit(code) {
	return code >= ZERO && code <= 57;
}
/** Whether a number may be over in front of this: not if a digit, a letter or one of `+-.` follows. */
function endsNumber(code) {
	return code === COMMA || code === CLOSE_LIST || code === CLOSE_MAPPING || isBlank(code);
}
/** Leaves the scan at the first syntax error, which is already in `issues`. Never leaves `scan`. */
var Stop = class extends Error {};
/** Reads a JSON text from left to right; see `readJson` for what it promises. */
var JsonScanner = class {
	issues = [];
	warnings = [];
	/** Where each value and key stands. */
	places;
	#text;
	#path;
	#depth;
	/** Keys of the mappings that are open, and where they begin. */
	#keys = [];
	#keyStarts = [];
	#at = 0;
	constructor(text, path, depth) {
		this.#text = text;
		this.#path = path;
		this.places = new PlaceTree(text);
		this.#depth = depth;
	}
	/** The value, or `undefined` when `issues` says why there is none. */
	scan() {
		try {
			const value = this.#value(null, 0, 0, 0);
			this.#blank();
			if (this.#at < this.#text.length) this.#expected("the end of the file");
			return value;
		} catch (error) {
			if (error instanceof Stop) return void 0;
			throw error;
		}
	}
	#value(name, keyStart, keyEnd, depth) {
		this.#blank();
		const start = this.#at;
		const code = this.#text.charCodeAt(start);
		if (code === OPEN_MAPPING || code === OPEN_LIST) {
			if (depth >= this.#depth) this.#tooDeep(start);
			const place = this.places.open(name, keyStart, keyEnd, start, start + 1);
			this.#at++;
			const value = code === OPEN_MAPPING ? this.#object(depth + 1) : this.#array(depth + 1);
			this.places.close(place, this.#at);
			return value;
		}
		const value = code === QUOTE ? this.#string() : this.#wordOrNumber(code);
		this.places.open(name, keyStart, keyEnd, start, this.#at);
		return value;
	}
	#tooDeep(start) {
		this.#say(this.issues, "too-deep", start, start + 1, { limit: this.#depth });
		throw new Stop();
	}
	#array(depth) {
		const items = [];
		if (this.#take(CLOSE_LIST)) return items;
		do
			items.push(this.#value(null, 0, 0, depth));
		while (this.#take(COMMA));
		if (!this.#take(CLOSE_LIST)) this.#expected("`,` or `]`");
		return items;
	}
	#object(depth) {
		const members = {};
		if (this.#take(CLOSE_MAPPING)) return members;
		const first = this.#keys.length;
		do
			this.#member(members, first, depth);
		while (this.#take(COMMA));
		this.#keys.length = first;
		this.#keyStarts.length = first;
		if (!this.#take(CLOSE_MAPPING)) this.#expected("`,` or `}`");
		return members;
	}
	#member(members, first, depth) {
		this.#blank();
		const start = this.#at;
		if (this.#text.charCodeAt(start) !== QUOTE) this.#expected("a key in double quotes");
		const name = this.#string();
		const end = this.#at;
		const forbidden = name === "__proto__";
		if (forbidden || Object.hasOwn(members, name)) this.#judgeRepeated(name, start, first);
		this.#keys.push(name);
		this.#keyStarts.push(start);
		if (forbidden) this.#say(this.issues, "forbidden-key", start, end, { key: name });
		if (!this.#take(COLON)) this.#expected("`:`");
		const value = this.#value(name, start, end, depth);
		if (!forbidden) members[name] = value;
	}
	/** Looks a key up among those before it in its mapping, which is slow, and so only done while the mistake would be listed. */
	#judgeRepeated(name, start, first) {
		const index = this.issues.length < MOST_ISSUES ? this.#keys.indexOf(name, first) : -1;
		const earlier = this.#keyStarts[index];
		if (earlier === void 0) return;
		const { line } = this.places.lines.at(earlier);
		this.#say(this.issues, "duplicate-key", start, this.#at, {
			key: shown(name),
			first: line
		});
	}
	#string() {
		const text = this.#text;
		const start = this.#at;
		let escaped = false;
		for (let i = start + 1; i < text.length; i++) {
			const code = text.charCodeAt(i);
			if (code === QUOTE) {
				this.#at = i + 1;
				return escaped ? String(JSON.parse(text.slice(start, this.#at))) : text.slice(start + 1, i);
			}
			if (code < BLANK) this.#stopAt(i, "the closing `\"` of a text");
			if (code !== BACKSLASH) continue;
			ESCAPE.lastIndex = i;
			if (!ESCAPE.test(text)) this.#stopAt(i, "an escape that JSON knows");
			escaped = true;
			i = ESCAPE.lastIndex - 1;
		}
		return this.#stopAt(start, "a text that is closed by `\"`");
	}
	#wordOrNumber(code) {
		const whole = this.#shortWhole(code);
		if (whole !== NONE) return whole;
		const start = this.#at;
		WORD.lastIndex = start;
		const word = isDigit(code) ? void 0 : WORD.exec(this.#text)?.[0];
		NUMBER.lastIndex = start;
		const digits = word === void 0 ? NUMBER.exec(this.#text)?.[0] : void 0;
		const value = word === void 0 ? digits === void 0 ? void 0 : Number(digits) : WORDS.get(word);
		if (value === void 0) return this.#expected("a value");
		const found = word ?? digits ?? "";
		this.#at = start + found.length;
		if (typeof value === "number" && !Number.isFinite(value)) this.#say(this.warnings, "non-finite", start, this.#at, { found: shown(found, 24) });
		return value;
	}
	/** A whole number of a few digits, which most numbers are; -1 where something else stands. */
	#shortWhole(code) {
		if (!isDigit(code)) return NONE;
		const start = this.#at;
		let value = code - ZERO;
		let at = start + 1;
		const last = code === ZERO ? at : start + SHORT;
		for (; at < last; at++) {
			const next = this.#text.charCodeAt(at);
			if (!isDigit(next)) break;
			value = value * 10 + next - ZERO;
		}
		if (!endsNumber(this.#text.charCodeAt(at))) return NONE;
		this.#at = at;
		return value;
	}
	#blank() {
		const text = this.#text;
		let at = this.#at;
		for (let code = text.charCodeAt(at); isBlank(code); code = text.charCodeAt(at)) at++;
		this.#at = at;
	}
	#take(character) {
		this.#blank();
		if (this.#text.charCodeAt(this.#at) !== character) return false;
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
			...this.places.lines.span(start, end)
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
	const scanner = new JsonScanner(clean, path, bounds.depth);
	const value = scanner.scan();
	if (scanner.issues.length > 0) return {
		ok: false,
		issues: scanner.issues
	};
	const document = parsedDocument(value, scanner.places);
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
