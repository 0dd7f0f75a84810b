import { a as getScalarValue, i as constructFromEvents, n as EVENT_ID, o as parseEvents, r as YAMLException, t as CORE_SCHEMA } from "./js-yaml.js";
import { i as exceedsBytes, r as YAML_LIMITS, t as LineMap } from "./line-map.js";
import { a as pointerSegment, c as hasInvisible, i as PositionRecorder, l as shown, u as sourceIssue } from "./span-of.js";
// src/core/source/syntax-issue.ts
/**
* Turns whatever the YAML parser threw into an issue inside the text; js-yaml says that not only its own error may come.
* The two slips that people make most, a sign that YAML keeps for itself and a colon inside of a value, are said by name.
*/
function syntaxIssue(text, path, error, bounds) {
	const reason = error instanceof YAMLException ? error.reason : "the parser gave up";
	const position = error instanceof YAMLException ? error.mark?.position ?? 0 : 0;
	const offset = Math.max(0, Math.min(position, text.trimEnd().length));
	const where = {
		path,
		...new LineMap(text).span(offset, Math.min(offset + 1, text.length))
	};
	if (reason.includes("maxDepth")) return sourceIssue("too-deep", where, { limit: bounds.depth });
	if (reason.startsWith("tab characters")) return sourceIssue("tab-indentation", where);
	return unquoted(text, offset, where) ?? sourceIssue("not-yaml", where, { reason: shown(reason, 200) });
}
/** How far around a place its line is looked at. */
const NEAR = 500;
/** A value that had to be in quotes: it begins with a sign of YAML's own, or holds a colon with a blank behind it. */
function unquoted(text, offset, where) {
	const before = lastLine(text.slice(Math.max(0, offset - NEAR), offset));
	const after = /^[^\r\n]*/.exec(text.slice(offset, offset + NEAR))?.[0] ?? "";
	const beginsValue = /(?:^|[:,[{-])[ \t]*$/.test(before);
	const word = /^([@`%])[^\s,[\]{}]*/.exec(after);
	if (beginsValue && word !== null) {
		const [found, sign = ""] = word;
		return sourceIssue("needs-quotes", where, {
			sign,
			quoted: `"${shown(found)}"`
		});
	}
	const value = /: +([^\s"'[\]{},][^"'[\]{},]*)$/.exec(before)?.[1];
	const rest = /^:[^\r\n,}\]#]*/.exec(after)?.[0];
	if (value === void 0 || rest === void 0 || !/^:(?:[ \t]|$)/.test(after)) return void 0;
	return sourceIssue("colon-in-value", where, { quoted: `"${shown(`${value}${rest}`.trim())}"` });
}
function lastLine(text) {
	return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}
// src/core/source/walk-events.ts
/** More mistakes than this in one file are not listed: the reader has understood by then. */
const MOST_ISSUES = 100;
const FORBIDDEN = /* @__PURE__ */ new Set([
	"__proto__",
	"constructor",
	"prototype"
]);
const NON_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** Decimal numbers of YAML; those of other bases are seldom written, and are shown by their value. */
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const LONGEST_NUMBER = 40;
/** Plain keys that YAML resolves to text, the usual case; all others are resolved by js-yaml itself. */
const PLAIN_TEXT_KEY = /^[A-Za-z_][\w.-]*$/;
const RESOLVED_WORD = /^(?:null|true|false)$/i;
/**
* Walks the events of one document (`events[0]` opens it) and never throws on what a user can write.
* Recursion is bounded by the `maxDepth` the events were parsed with.
*/
function walkEvents(text, events, path, limits) {
	return new Walk(text, events, path, limits).run();
}
var Walk = class {
	#text;
	#events;
	#path;
	#limits;
	#lines;
	#places = new PositionRecorder();
	#issues = [];
	#warnings = [];
	#open = [];
	#spellings = {};
	#aliases = 0;
	#depth = 0;
	#next = 1;
	/** End of the latest token: gives collections their end and empty values their place. */
	#last = 0;
	constructor(text, events, path, limits) {
		this.#text = text;
		this.#events = events;
		this.#path = path;
		this.#limits = limits;
		this.#lines = new LineMap(text);
	}
	run() {
		this.#node("");
		return {
			positions: this.#places.positions(),
			spellings: this.#spellings,
			issues: this.#issues,
			warnings: this.#warnings
		};
	}
	#node(pointer) {
		const event = this.#events[this.#next++];
		if (event?.type === EVENT_ID.SCALAR) this.#scalar(event, pointer);
		else if (event?.type === EVENT_ID.ALIAS) this.#alias(event.anchorStart, event.anchorEnd, pointer);
		else if (event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING) this.#collection(event, pointer);
	}
	#scalar(event, pointer) {
		this.#anchor(event.anchorStart, event.anchorEnd);
		const span = this.#scalarSpan(event);
		const kept = this.#places.record(pointer, span);
		if (event.style !== 1 || event.valueStart < 0) return;
		if (event.valueEnd - event.valueStart > LONGEST_NUMBER) return;
		const found = this.#text.slice(event.valueStart, event.valueEnd);
		if (kept && NUMBER.test(found) && String(Number(found)) !== found) this.#spellings[pointer] = found;
		if (NON_FINITE.test(found)) this.#say(this.#warnings, "non-finite", span, { found });
	}
	/** Offsets of a scalar with its quotes; an empty one stands right after the token before it. */
	#scalarSpan(event) {
		const quote = event.style === 2 || event.style === 3 ? 1 : 0;
		const start = event.valueStart >= 0 ? event.valueStart - quote : this.#last;
		const end = event.valueStart >= 0 ? Math.max(event.valueEnd + quote, start) : start;
		this.#last = Math.max(this.#last, end);
		return this.#lines.span(start, end);
	}
	#alias(start, end, pointer) {
		this.#last = Math.max(this.#last, end);
		const span = this.#lines.span(start - 1, end);
		this.#places.record(pointer, span);
		const name = this.#text.slice(start, end);
		this.#aliases += 1;
		if (this.#aliases > this.#limits.aliases || this.#open.includes(name)) this.#say(this.#issues, "alias", span, { name: shown(`*${name}`) });
	}
	#anchor(start, end) {
		if (start < 0) return void 0;
		const name = this.#text.slice(start, end);
		if (this.#limits.aliases === 0) this.#say(this.#issues, "alias", this.#lines.span(start - 1, end), { name: shown(`&${name}`) });
		return name;
	}
	#collection(event, pointer) {
		const anchor = this.#anchor(event.anchorStart, event.anchorEnd);
		if (anchor !== void 0) this.#open.push(anchor);
		this.#depth += 1;
		if (this.#depth === this.#limits.depth + 1) this.#say(this.#issues, "too-deep", this.#lines.span(event.start, event.start + 1), { limit: this.#limits.depth });
		this.#last = Math.max(this.#last, event.style === 2 ? event.start + 1 : event.start);
		const kept = this.#places.record(pointer, this.#lines.span(event.start, event.start));
		if (event.type === EVENT_ID.MAPPING) this.#entries(pointer);
		else this.#items(pointer);
		this.#next++;
		if (event.style === 2) this.#last = this.#closing(event.type === EVENT_ID.MAPPING ? "}" : "]");
		if (kept) this.#places.complete(pointer, this.#lines.span(event.start, this.#last));
		if (anchor !== void 0) this.#open.pop();
		this.#depth -= 1;
	}
	#items(pointer) {
		for (let index = 0; this.#inside(); index++) this.#node(`${pointer}/${index}`);
	}
	#entries(pointer) {
		const seen = /* @__PURE__ */ new Map();
		while (this.#inside()) {
			const child = this.#key(pointer, seen);
			this.#skipColon();
			this.#node(child);
		}
	}
	#inside() {
		const event = this.#events[this.#next];
		return event !== void 0 && event.type !== EVENT_ID.POP;
	}
	/** Reads a key and returns the pointer of its value. */
	#key(pointer, seen) {
		const event = this.#events[this.#next];
		if (event?.type !== EVENT_ID.SCALAR) {
			const start = event !== void 0 && "start" in event ? event.start : this.#last;
			this.#say(this.#issues, "complex-key", this.#lines.span(start, start), {});
			const child = `${pointer}/?`;
			this.#node(child);
			return child;
		}
		this.#next++;
		this.#anchor(event.anchorStart, event.anchorEnd);
		const span = this.#scalarSpan(event);
		const name = this.#keyName(event);
		this.#judgeKey(name, span, seen);
		this.#judgeComma(event, span);
		const child = `${pointer}/${pointerSegment(name)}`;
		this.#places.record(`${child}#key`, span);
		return child;
	}
	#judgeKey(name, span, seen) {
		const first = seen.get(name);
		if (first === void 0) seen.set(name, span.line);
		else this.#say(this.#issues, "duplicate-key", span, {
			key: shown(name),
			first
		});
		if (FORBIDDEN.has(name)) this.#say(this.#issues, "forbidden-key", span, { key: name });
		if (hasInvisible(name)) this.#say(this.#issues, "key-characters", span, { key: shown(name) });
	}
	/** In `{ target: 0,78 }` the comma ends the number, and what follows is a key without a value. */
	#judgeComma({ style, valueStart, valueEnd }, span) {
		const next = this.#events[this.#next];
		if (style !== 1 || next?.type !== EVENT_ID.SCALAR || next.valueStart >= 0) return;
		const after = this.#text.slice(valueStart, valueEnd);
		const before = /[-+]?\d{1,15},$/.exec(this.#text.slice(Math.max(0, valueStart - 20), valueStart))?.[0];
		if (before === void 0 || !/^\d{1,15}[A-Za-z%/]{0,5}$/.test(after)) return;
		const [found, meant] = [`${before}${after}`, `${before.slice(0, -1)}.${after}`];
		this.#say(this.#issues, "decimal-comma", span, {
			found,
			meant
		});
	}
	/** The name under which js-yaml will store a key: `0x10` is stored as `16`, `~` as `null`. */
	#keyName(event) {
		const text = getScalarValue(this.#text, event);
		if (event.style !== 1 || PLAIN_TEXT_KEY.test(text) && !RESOLVED_WORD.test(text)) return text;
		try {
			return String(constructFromEvents([
				{
					type: 1,
					explicitStart: false,
					explicitEnd: false,
					directives: []
				},
				event,
				{ type: 6 }
			], {
				source: this.#text,
				schema: CORE_SCHEMA
			})[0]);
		} catch {
			return text;
		}
	}
	/** An empty value stands after its colon, not after its key. */
	#skipColon() {
		for (let i = this.#last; i < this.#last + 8; i++) {
			const character = this.#text[i];
			if (character === ":") this.#last = i + 1;
			if (character !== " ") return;
		}
	}
	/** End of a flow collection: events do not carry it, but only blanks, a comma and comments stand before it. */
	#closing(bracket) {
		for (let i = this.#last; i < this.#text.length; i++) {
			const character = this.#text[i];
			if (character === bracket) return i + 1;
			if (character === "#") while (i + 1 < this.#text.length && !"\r\n".includes(this.#text[i + 1] ?? "")) i++;
			else if (!" 	\r\n,".includes(character ?? "")) break;
		}
		return this.#last;
	}
	#say(list, id, span, values) {
		if (list.length < MOST_ISSUES) list.push(sourceIssue(id, {
			path: this.#path,
			...span
		}, values));
	}
};
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
	const document = {
		value,
		positions: walked.positions,
		spellings: walked.spellings
	};
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
