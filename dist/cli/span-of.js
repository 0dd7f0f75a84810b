import { o as PlaceTree } from "./source-document.js";
import { i as toPointer } from "./positions.js";
// src/core/source/span-of.ts
const START = {
	line: 1,
	column: 1,
	endLine: 1,
	endColumn: 1
};
/** Where the value at `path` stands, or else its nearest existing parent; the file's start when nothing is known. */
function spanOf(places, path) {
	if (places instanceof PlaceTree) return places.spanOf(path) ?? START;
	for (let length = path.length; length >= 0; length--) {
		const span = places[toPointer(path.slice(0, length))];
		if (span) return span;
	}
	return START;
}
/** Where the key that names the value at `path` stands; falls back to the value, then to its parents. */
function keySpanOf(places, path) {
	return (places instanceof PlaceTree ? places.keySpanOf(path) : places[`${toPointer(path)}#key`]) ?? spanOf(places, path);
}
/** {@link spanOf} with its file. */
function locate(file, places, path) {
	return {
		path: file,
		...spanOf(places, path)
	};
}
/** {@link keySpanOf} with its file. */
function locateKey(file, places, path) {
	return {
		path: file,
		...keySpanOf(places, path)
	};
}
export { spanOf as i, locate as n, locateKey as r, keySpanOf as t };
