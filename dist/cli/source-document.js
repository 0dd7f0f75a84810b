import { n as pointerSegment, t as PositionRecorder } from "./positions.js";
// src/core/source/line-map.ts
/** Turns offsets in a text into 1-based lines and columns (UTF-16 units). LF, CRLF and a lone CR end a line. */
var LineMap = class {
	#starts = [0];
	#length;
	constructor(text) {
		this.#length = text.length;
		for (let i = 0; i < text.length; i++) {
			const code = text.charCodeAt(i);
			if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
			if (code === 10 || code === 13) this.#starts.push(i + 1);
		}
	}
	/** Line and column of an offset; an offset outside the text is moved to its nearest end. */
	at(offset) {
		const place = Math.max(0, Math.min(offset, this.#length));
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if ((this.#starts[middle] ?? 0) <= place) low = middle;
			else high = middle - 1;
		}
		return {
			line: low + 1,
			column: place - (this.#starts[low] ?? 0) + 1
		};
	}
	/** The range from `start` up to, not including, `end`. */
	span(start, end) {
		const from = this.at(start);
		const to = this.at(Math.max(start, end));
		return {
			line: from.line,
			column: from.column,
			endLine: to.line,
			endColumn: to.column
		};
	}
};
// src/core/source/place-tree.ts
/** How many places are kept: a member of a mapping takes two, one for its key. */
const PLACES = 2e5;
/** Numbers that one node takes: start, end, start and end of its key, and the id of the node behind all that is below it. */
const STRIDE = 5;
const ROOT = 0;
const NONE = -1;
/** Members of a mapping that are looked through one by one, before an index of them is worth its cost. */
const FEW = 8;
/**
* Where each value of a document stands, as offsets in the order of the text. Pointers, lines and columns are worked out only for
* the places that somebody asks for: most of a large file is never named to anybody.
*
* After 200,000 places nothing more is kept, and the nearest parent answers.
*/
var PlaceTree = class {
	#text;
	#names = [];
	#children = /* @__PURE__ */ new Map();
	#numbers = new Int32Array(STRIDE * 256);
	#left = PLACES;
	#count = 0;
	#lines;
	#record;
	/** The path that was asked for last, and the nodes along it: places are mostly asked for in the order of the text. */
	#trail = [];
	#trailIds = [];
	constructor(text) {
		this.#text = text;
	}
	/** Lines and columns of the text. */
	get lines() {
		this.#lines ??= new LineMap(this.#text);
		return this.#lines;
	}
	/**
	* Keeps the place of a value, before those below it. `name` is the key in front of it, and `null` in a list and for the root.
	* Gives the id to close it with, or -1 when there was no room.
	*/
	open(name, keyStart, keyEnd, start, end) {
		const cost = name === null ? 1 : 2;
		if (this.#left < cost) {
			this.#left = 0;
			return NONE;
		}
		this.#left -= cost;
		const id = this.#count++;
		const at = id * STRIDE;
		if (at + STRIDE > this.#numbers.length) this.#grow();
		this.#numbers[at] = start;
		this.#numbers[at + 1] = end;
		this.#numbers[at + 2] = keyStart;
		this.#numbers[at + 3] = keyEnd;
		this.#numbers[at + 4] = id + 1;
		this.#names.push(name);
		return id;
	}
	/** Says where a list or mapping ends, after all that is below it. */
	close(id, end) {
		if (id === NONE) return;
		this.#numbers[id * STRIDE + 1] = end;
		this.#numbers[id * STRIDE + 4] = this.#count;
	}
	/** Where the value at a path stands, or its nearest parent that was kept. */
	spanOf(path) {
		if (this.#count === 0) return void 0;
		let id = ROOT;
		for (let depth = 0; depth < path.length; depth++) {
			const child = this.#step(id, path[depth] ?? "", depth);
			if (child === void 0) break;
			id = child;
		}
		return this.#span(id);
	}
	/** Where the key that names the value at a path stands; `undefined` when it has none or was not kept. */
	keySpanOf(path) {
		let id = this.#count === 0 ? void 0 : ROOT;
		for (const key of path) id = id === void 0 ? void 0 : this.#child(id, key);
		return id === void 0 ? void 0 : this.#keySpan(id);
	}
	/** All places at once, by pointer. */
	positions() {
		if (this.#record === void 0) {
			const recorder = new PositionRecorder();
			if (this.#count > 0) this.#fill(recorder, ROOT, "");
			this.#record = recorder.positions();
		}
		return this.#record;
	}
	#fill(recorder, id, pointer) {
		const key = this.#keySpan(id);
		if (key !== void 0) recorder.record(`${pointer}#key`, key);
		if (!recorder.record(pointer, this.#span(id))) return;
		const below = this.#below(id);
		for (const [index, child] of below.entries()) this.#fill(recorder, child, `${pointer}/${pointerSegment(this.#names[child] ?? index)}`);
	}
	/** The child of a node that lies on the trail as deep as `depth`: it is there already, or is the next one, or is looked for. */
	#step(id, key, depth) {
		const known = depth < this.#trail.length ? this.#trailIds[depth] : void 0;
		const last = this.#trail[depth];
		if (known !== void 0 && last === key) return known;
		this.#trail.length = depth;
		const child = this.#next(id, key, known, last) ?? this.#child(id, key);
		if (child === void 0) return void 0;
		this.#trail.push(key);
		this.#trailIds[depth] = child;
		return child;
	}
	/** The node behind the last one below the same node, if it is the one that is looked for. */
	#next(id, key, known, last) {
		if (known === void 0) return void 0;
		const next = this.#numbers[known * STRIDE + 4] ?? 0;
		if (next >= (this.#numbers[id * STRIDE + 4] ?? 0)) return void 0;
		const name = this.#names[next];
		if (typeof name === "string") return name === key ? next : void 0;
		return typeof key === "number" && last === key - 1 ? next : void 0;
	}
	#child(id, key) {
		const isMapping = typeof this.#names[id + 1] === "string";
		const found = isMapping ? this.#among(id, String(key)) : NONE;
		if (found !== NONE) return found;
		let children = this.#children.get(id);
		if (children === void 0) {
			children = isMapping ? this.#named(id) : this.#below(id);
			this.#children.set(id, children);
		}
		if ("get" in children) return children.get(String(key));
		if (typeof key === "number") return children[key];
		const index = Number(key);
		return String(index) === key ? children[index] : void 0;
	}
	/** Looks for a name among the first members of a mapping, which are all that most have; -1 where it may be further on. */
	#among(id, name) {
		const end = this.#numbers[id * STRIDE + 4] ?? 0;
		let child = id + 1;
		for (let looked = 0; looked < FEW; looked++) {
			if (child >= end) return void 0;
			if (this.#names[child] === name) return child;
			child = this.#numbers[child * STRIDE + 4] ?? end;
		}
		return NONE;
	}
	/** Ids of what stands directly below a node. */
	#below(id) {
		const end = this.#numbers[id * STRIDE + 4] ?? 0;
		const ids = [];
		for (let child = id + 1; child < end; child = this.#numbers[child * STRIDE + 4] ?? end) ids.push(child);
		return ids;
	}
	#named(id) {
		const end = this.#numbers[id * STRIDE + 4] ?? 0;
		const ids = /* @__PURE__ */ new Map();
		for (let child = id + 1; child < end; child = this.#numbers[child * STRIDE + 4] ?? end) ids.set(this.#names[child] ?? "", child);
		return ids;
	}
	#span(id) {
		return this.lines.span(this.#numbers[id * STRIDE] ?? 0, this.#numbers[id * STRIDE + 1] ?? 0);
	}
	#keySpan(id) {
		if (typeof this.#names[id] !== "string") return void 0;
		return this.lines.span(this.#numbers[id * STRIDE + 2] ?? 0, this.#numbers[id * STRIDE + 3] ?? 0);
	}
	#grow() {
		const larger = new Int32Array(this.#numbers.length * 2);
		larger.set(this.#numbers);
		this.#numbers = larger;
	}
};
// src/core/source/source-document.ts
/** A document and the places of what it holds. */
function parsedDocument(value, places, spellings) {
	return {
		value,
		places,
		get positions() {
			return places.positions();
		},
		...spellings === void 0 ? {} : { spellings }
	};
}
/** The quickest way to the places of a document, whoever made it. */
function placesOf(document) {
	return "places" in document && document.places instanceof PlaceTree ? document.places : document.positions;
}
/** Limits of what people write: manifests, policies, checklists. */
const YAML_LIMITS = {
	bytes: 1048576,
	depth: 40,
	aliases: 0
};
/** Limits of what tools write. */
const JSON_LIMITS = {
	bytes: 5242880,
	depth: 64,
	aliases: 0
};
/** Whether a text takes more than `limit` bytes in UTF-8. */
function exceedsBytes(text, limit) {
	if (text.length > limit) return true;
	if (text.length * 3 <= limit) return false;
	let bytes = text.length;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 128) continue;
		bytes += code < 2048 || code >= 55296 && code <= 57343 ? 1 : 2;
	}
	return bytes > limit;
}
export { placesOf as a, parsedDocument as i, YAML_LIMITS as n, PlaceTree as o, exceedsBytes as r, LineMap as s, JSON_LIMITS as t };
