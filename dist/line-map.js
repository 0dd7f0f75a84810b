// src/core/evidence/define-reader.ts
/** Identity function whose only job is to check the shape of a reader where it is written. */
function defineReader(reader) {
	return reader;
}
/** A reading of a file that says nothing but what is wrong with it. */
function unreadable(format, file, problems) {
	return {
		path: file.path,
		format,
		digest: file.oid,
		observations: [],
		problems
	};
}
/** A reading with observations; the producer is left out where the file does not name it. */
function reading(format, file, content) {
	const { observations, problems, producer } = content;
	const whole = {
		path: file.path,
		format,
		digest: file.oid,
		observations,
		problems
	};
	return producer === void 0 ? whole : {
		...whole,
		producer
	};
}
/** The first character of a file: where a problem about the whole of it is shown. */
function startOf(file) {
	return {
		path: file.path,
		line: 1,
		column: 1
	};
}
// src/core/source/source-document.ts
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
export { defineReader as a, unreadable as c, exceedsBytes as i, JSON_LIMITS as n, reading as o, YAML_LIMITS as r, startOf as s, LineMap as t };
