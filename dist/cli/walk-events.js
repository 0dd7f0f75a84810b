import { i as toPointer } from "./positions.js";
import { n as shown, r as sourceIssue, t as hasInvisible } from "./source-issue.js";
import { o as PlaceTree, s as LineMap } from "./source-document.js";
import { a as getScalarValue, i as constructFromEvents, n as EVENT_ID, r as YAMLException, t as CORE_SCHEMA } from "./js-yaml.js";
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
// src/core/source/event-text.ts
/** Plain keys that YAML may resolve to something else than text; js-yaml itself says to what. */
const RESOLVED_KEY = /^(?:$|[^A-Za-z_]|(?:null|true|false)$)/i;
/** The name under which js-yaml will store a key: `0x10` is stored as `16`, `~` as `null`. */
function keyName(source, event) {
	const text = getScalarValue(source, event);
	if (event.style !== 1 || !RESOLVED_KEY.test(text)) return text;
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
			source,
			schema: CORE_SCHEMA
		})[0]);
	} catch {
		return text;
	}
}
/**
* End of a flow collection whose last token ends at `from`: events do not carry it, but only blanks, a comma and comments
* stand before its bracket. Gives `from` where something else does.
*/
function closingOf(text, from, bracket) {
	for (let i = from; i < text.length; i++) {
		const character = text[i];
		if (character === bracket) return i + 1;
		if (character === "#") while (i + 1 < text.length && !"\r\n".includes(text[i + 1] ?? "")) i++;
		else if (!" 	\r\n,".includes(character ?? "")) break;
	}
	return from;
}
// src/core/source/number-text.ts
const NON_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** Decimal numbers of YAML; those of other bases are seldom written, and are shown by their value. */
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const LONGEST_NUMBER = 40;
/** What the numbers of YAML, also those that are not finite, begin with. */
const NUMERIC = new Set([..."+-.0123456789"].map((sign) => sign.charCodeAt(0)));
/** Most digits of a whole number that is printed as it is written, whatever they are. */
const SHORT = 15;
const ZERO = 48;
/** Whether a plain scalar may be a number that is printed otherwise than it is written, or none that is finite. Cheap. */
function isOddNumber(text, start, end) {
	return end - start <= LONGEST_NUMBER && NUMERIC.has(text.charCodeAt(start)) && !isShortWhole(text, start, end);
}
/** Whether YAML reads a plain scalar as a number that is printed otherwise: `1.0`, `+3`. */
function isRespelled(found) {
	return NUMBER.test(found) && String(Number(found)) !== found;
}
/** Whether YAML reads a plain scalar as infinite or not a number. */
function isNonFinite(found) {
	return NON_FINITE.test(found);
}
function isShortWhole(text, start, end) {
	if (end - start > SHORT || text.charCodeAt(start) === ZERO && end - start > 1) return false;
	for (let i = start; i < end; i++) {
		const code = text.charCodeAt(i);
		if (code < ZERO || code > 57) return false;
	}
	return true;
}
// src/core/source/seen-keys.ts
/** Keys of a mapping that are compared one by one, before an index of them is worth its cost. */
const FEW = 8;
/** The keys of the mappings that a walk is in, to find those that stand twice. Most mappings are too small for a map of their own. */
var SeenKeys = class {
	#names = [];
	#starts = [];
	/** Where the keys of each open mapping begin, and the index of its keys once it is large. */
	#firsts = [];
	#indexes = [];
	/** Enters a mapping. */
	open() {
		this.#firsts.push(this.#names.length);
		this.#indexes.push(void 0);
	}
	/** Leaves the innermost mapping. */
	close() {
		const first = this.#firsts.pop() ?? 0;
		this.#names.length = first;
		this.#starts.length = first;
		this.#indexes.pop();
	}
	/** Keeps a key of the innermost mapping that begins at an offset. Gives where the same key begins before it, if it does. */
	keep(name, start) {
		const at = this.#indexes.length - 1;
		const index = this.#indexes[at];
		if (index !== void 0) {
			const earlier = index.get(name);
			if (earlier === void 0) index.set(name, start);
			return earlier;
		}
		const first = this.#firsts[at] ?? 0;
		for (let i = first; i < this.#names.length; i++) if (this.#names[i] === name) return this.#starts[i];
		this.#names.push(name);
		this.#starts.push(start);
		if (this.#names.length - first > FEW) this.#indexes[at] = this.#indexFrom(first);
	}
	#indexFrom(first) {
		const index = /* @__PURE__ */ new Map();
		for (let i = first; i < this.#names.length; i++) index.set(this.#names[i] ?? "", this.#starts[i] ?? 0);
		return index;
	}
};
// src/core/source/walk-events.ts
/** More mistakes than this in one file are not listed: the reader has understood by then. */
const MOST_ISSUES = 100;
const FORBIDDEN = [
	"__proto__",
	"constructor",
	"prototype"
];
/** The usual key: nothing in it is invisible. */
const PRINTABLE = /^[ -~]*$/;
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
	#places;
	/** Keys and indexes that lead to where the walk is. */
	#at = [];
	#issues = [];
	#warnings = [];
	#open = [];
	#keys = new SeenKeys();
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
		this.#places = new PlaceTree(text);
		this.#lines = this.#places.lines;
	}
	run() {
		this.#node(null);
		const [places, spellings] = [this.#places, this.#spellings];
		return {
			places,
			spellings,
			issues: this.#issues,
			warnings: this.#warnings
		};
	}
	#node(key) {
		const event = this.#events[this.#next++];
		if (event?.type === EVENT_ID.SCALAR) this.#scalar(event, key);
		else if (event?.type === EVENT_ID.ALIAS) this.#alias(event.anchorStart, event.anchorEnd, key);
		else if (event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING) this.#collection(event, key);
	}
	/** Keeps the place of a value; see `PlaceTree.open`. */
	#record(key, start, end) {
		return this.#places.open(key?.name ?? null, key?.start ?? 0, key?.end ?? 0, start, end);
	}
	#scalar(event, key) {
		this.#anchor(event.anchorStart, event.anchorEnd);
		const start = this.#scalarStart(event);
		const end = this.#scalarEnd(event, start);
		const kept = this.#record(key, start, end) >= 0;
		if (event.style !== 1 || event.valueStart < 0) return;
		if (!isOddNumber(this.#text, event.valueStart, event.valueEnd)) return;
		const found = this.#text.slice(event.valueStart, event.valueEnd);
		if (kept && isRespelled(found)) this.#spellings[toPointer(this.#at)] = found;
		if (isNonFinite(found)) this.#say(this.#warnings, "non-finite", start, end, { found });
	}
	/** Where a scalar begins with its quotes; an empty one stands right after the token before it. */
	#scalarStart({ style, valueStart }) {
		return valueStart >= 0 ? valueStart - quoteOf(style) : this.#last;
	}
	#scalarEnd({ style, valueStart, valueEnd }, start) {
		const end = valueStart >= 0 ? Math.max(valueEnd + quoteOf(style), start) : start;
		this.#last = Math.max(this.#last, end);
		return end;
	}
	#alias(start, end, key) {
		this.#last = Math.max(this.#last, end);
		this.#record(key, start - 1, end);
		const name = this.#text.slice(start, end);
		this.#aliases += 1;
		if (this.#aliases > this.#limits.aliases || this.#open.includes(name)) this.#say(this.#issues, "alias", start - 1, end, { name: shown(`*${name}`) });
	}
	#anchor(start, end) {
		if (start < 0) return void 0;
		const name = this.#text.slice(start, end);
		if (this.#limits.aliases === 0) this.#say(this.#issues, "alias", start - 1, end, { name: shown(`&${name}`) });
		return name;
	}
	#collection(event, key) {
		const anchor = this.#anchor(event.anchorStart, event.anchorEnd);
		if (anchor !== void 0) this.#open.push(anchor);
		this.#depth += 1;
		if (this.#depth === this.#limits.depth + 1) this.#say(this.#issues, "too-deep", event.start, event.start + 1, { limit: this.#limits.depth });
		this.#last = Math.max(this.#last, event.style === 2 ? event.start + 1 : event.start);
		const place = this.#record(key, event.start, event.start);
		if (event.type === EVENT_ID.MAPPING) this.#entries();
		else this.#items();
		this.#next++;
		if (event.style === 2) this.#last = closingOf(this.#text, this.#last, event.type === EVENT_ID.MAPPING ? "}" : "]");
		this.#places.close(place, Math.max(event.start, this.#last));
		if (anchor !== void 0) this.#open.pop();
		this.#depth -= 1;
	}
	#items() {
		for (let index = 0; this.#inside(); index++) {
			this.#at.push(index);
			this.#node(null);
			this.#at.pop();
		}
	}
	#entries() {
		this.#keys.open();
		while (this.#inside()) {
			const key = this.#key();
			this.#skipColon();
			this.#at.push(key.name);
			this.#node(key);
			this.#at.pop();
		}
		this.#keys.close();
	}
	#inside() {
		const event = this.#events[this.#next];
		return event !== void 0 && event.type !== EVENT_ID.POP;
	}
	#key() {
		const event = this.#events[this.#next];
		if (event?.type !== EVENT_ID.SCALAR) {
			const start = event !== void 0 && "start" in event ? event.start : this.#last;
			this.#say(this.#issues, "complex-key", start, start, {});
			const key = {
				name: "?",
				start,
				end: start
			};
			this.#node(key);
			return key;
		}
		this.#next++;
		this.#anchor(event.anchorStart, event.anchorEnd);
		const start = this.#scalarStart(event);
		const end = this.#scalarEnd(event, start);
		const key = {
			name: keyName(this.#text, event),
			start,
			end
		};
		this.#judgeKey(key);
		this.#judgeComma(event, key);
		return key;
	}
	#judgeKey({ name, start, end }) {
		const earlier = this.#keys.keep(name, start);
		if (earlier !== void 0) {
			const { line } = this.#lines.at(earlier);
			this.#say(this.#issues, "duplicate-key", start, end, {
				key: shown(name),
				first: line
			});
		}
		if (FORBIDDEN.includes(name)) this.#say(this.#issues, "forbidden-key", start, end, { key: name });
		if (!PRINTABLE.test(name) && hasInvisible(name)) this.#say(this.#issues, "key-characters", start, end, { key: shown(name) });
	}
	/** In `{ target: 0,78 }` the comma ends the number, and what follows is a key without a value. */
	#judgeComma({ style, valueStart, valueEnd }, { start, end }) {
		const next = this.#events[this.#next];
		if (style !== 1 || next?.type !== EVENT_ID.SCALAR || next.valueStart >= 0) return;
		const after = this.#text.slice(valueStart, valueEnd);
		const before = /[-+]?\d{1,15},$/.exec(this.#text.slice(Math.max(0, valueStart - 20), valueStart))?.[0];
		if (before === void 0 || !/^\d{1,15}[A-Za-z%/]{0,5}$/.test(after)) return;
		const [found, meant] = [`${before}${after}`, `${before.slice(0, -1)}.${after}`];
		this.#say(this.#issues, "decimal-comma", start, end, {
			found,
			meant
		});
	}
	/** An empty value stands after its colon, not after its key. */
	#skipColon() {
		for (let i = this.#last; i < this.#last + 8; i++) {
			const character = this.#text[i];
			if (character === ":") this.#last = i + 1;
			if (character !== " ") return;
		}
	}
	#say(list, id, start, end, values) {
		if (list.length < MOST_ISSUES) list.push(sourceIssue(id, {
			path: this.#path,
			...this.#lines.span(start, end)
		}, values));
	}
};
/** Characters of the quotes on one side of a scalar. */
function quoteOf(style) {
	return style === 2 || style === 3 ? 1 : 0;
}
export { syntaxIssue as n, walkEvents as t };
