// src/core/source/positions.ts
/** One segment of an RFC 6901 pointer, escaped. */
function pointerSegment(name) {
	if (typeof name === "number") return String(name);
	return name.includes("~") || name.includes("/") ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}
/** RFC 6901 pointer of a path; `[]` gives `""`. */
function toPointer(path) {
	let pointer = "";
	for (const name of path) pointer += `/${pointerSegment(name)}`;
	return pointer;
}
/** A pointer as people write it, with the entries of lists in brackets: `rollback.to`, `datasets[0].lineage`. */
function spelledPointer(pointer) {
	return pointer.split("/").slice(1).map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~")).map((name, index) => /^\d+$/.test(name) ? `[${name}]` : index === 0 ? name : `.${name}`).join("");
}
/** How many places are kept, and how many characters their pointers may take together. */
const ENTRIES = 2e5;
const CHARACTERS = 16e6;
/**
* Collects positions within a fixed budget, so that no document makes them large. What comes after the budget is spent
* is simply not recorded: `spanOf` then answers with the nearest parent.
*/
var PositionRecorder = class {
	#spans = {};
	#entries = ENTRIES;
	#characters = CHARACTERS;
	/** Whether nothing more will be kept: lets callers save the work of computing a span. */
	get full() {
		return this.#entries <= 0;
	}
	/** Records (or replaces) the place of a pointer. Returns whether it was kept. */
	record(pointer, span) {
		if (this.#entries <= 0 || pointer.length > this.#characters) return false;
		this.#entries -= 1;
		this.#characters -= pointer.length;
		this.#spans[pointer] = span;
		return true;
	}
	/** Replaces the place of a pointer that was kept before, at no cost. */
	complete(pointer, span) {
		this.#spans[pointer] = span;
	}
	/** What was recorded. */
	positions() {
		return this.#spans;
	}
};
export { toPointer as i, pointerSegment as n, spelledPointer as r, PositionRecorder as t };
