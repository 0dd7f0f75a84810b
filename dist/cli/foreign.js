import { n as describeFound } from "./describe-value.js";
import { i as toPointer } from "./positions.js";
import { a as placesOf } from "./source-document.js";
import { n as shown } from "./source-issue.js";
import { i as spanOf } from "./span-of.js";
// src/core/evidence/foreign-value.ts
/** A member of a foreign JSON value; `undefined` when the value is no mapping or has no such key of its own. */
function member(value, ...keys) {
	let inner = value;
	for (const key of keys) {
		if (!isMapping(inner) || !Object.hasOwn(inner, key)) return void 0;
		inner = inner[key];
	}
	return inner;
}
/** The items of a foreign list; nothing when the value is no list. */
function items(value) {
	return Array.isArray(value) ? value : [];
}
/** A foreign text; `undefined` when the value is anything else. */
function textOf(value) {
	return typeof value === "string" ? value : void 0;
}
/** Whether a foreign value is a mapping (and not a list). */
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/core/evidence/foreign.ts
/** Characters of the keys of a path that a place is told by. */
const LONGEST_PATH = 4e3;
/**
* A value of a foreign JSON or YAML document together with its place. Going into it never throws: what is not there is a
* `Foreign` without a value, which still knows where it would stand.
*/
var Foreign = class Foreign {
	value;
	path;
	#file;
	#places;
	constructor(value, path, file, places) {
		this.value = value;
		this.path = path;
		this.#file = file;
		this.#places = places;
	}
	/** The root of a parsed document. */
	static of(document, file) {
		return new Foreign(document.value, [], file, placesOf(document));
	}
	/** What stands below keys of mappings and indexes of lists. */
	at(...keys) {
		let value = this.value;
		for (const key of keys) value = childOf(value, key);
		return new Foreign(value, [...this.path, ...keys], this.#file, this.#places);
	}
	/** Whether anything but `null` stands here. */
	get present() {
		return this.value !== void 0 && this.value !== null;
	}
	/** The items of a list; none when it is no list. */
	get items() {
		return Array.isArray(this.value) ? this.value.map((_, index) => this.at(index)) : [];
	}
	/** The entries of a mapping in the order of the file; none when it is no mapping. */
	get entries() {
		return isMapping(this.value) ? Object.keys(this.value).map((key) => [key, this.at(key)]) : [];
	}
	get isMapping() {
		return isMapping(this.value);
	}
	get isList() {
		return Array.isArray(this.value);
	}
	/** A text that is not empty. */
	get text() {
		return typeof this.value === "string" && this.value.trim() !== "" ? this.value : void 0;
	}
	/** A finite number; one that is written as text is none. */
	get number() {
		return typeof this.value === "number" && Number.isFinite(this.value) ? this.value : void 0;
	}
	get boolean() {
		return typeof this.value === "boolean" ? this.value : void 0;
	}
	/** What stands here, short enough for a sentence: a text or number itself, or "a list", "a mapping", "nothing". */
	get spelled() {
		return typeof this.value === "string" && this.value !== "" ? shown(this.value) : describeFound(this.value);
	}
	/** The path, or its nearest parent whose keys are of a sane size: a hostile key must not be copied for each value under it. */
	get #placed() {
		let length = 0;
		for (const [index, key] of this.path.entries()) {
			length += typeof key === "string" ? key.length : 1;
			if (length > LONGEST_PATH) return this.path.slice(0, index);
		}
		return this.path;
	}
	/** Pointer, line and column, as observations and details name them. */
	get source() {
		const { line, column } = spanOf(this.#places, this.#placed);
		return {
			pointer: toPointer(this.#placed),
			line,
			column
		};
	}
	/** Where a problem about it is shown. */
	get where() {
		return {
			path: this.#file,
			...spanOf(this.#places, this.#placed)
		};
	}
};
function childOf(value, key) {
	if (typeof key === "number") return Array.isArray(value) ? value[key] : void 0;
	return isMapping(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
export { textOf as a, member as i, isMapping as n, items as r, Foreign as t };
