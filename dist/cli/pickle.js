import "./rolldown-runtime.js";
import { t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/pickle/what-is-pickled.ts
const RUNS = "which runs code when it is loaded";
/** How far into a zip its first names are looked for: PyTorch writes `data.pkl` first. */
const OPENING = 65536;
/** First bytes of the containers in which joblib packs a pickle: zlib, gzip, bzip2, xz, lzma, lz4, and its own old one. */
const PACKED = [
	[120],
	[31, 139],
	[
		66,
		90,
		104
	],
	[
		253,
		55,
		122,
		88,
		90
	],
	[93, 0],
	[
		4,
		34,
		77,
		24
	],
	[90, 70]
];
/** Tells by its first bytes whether a file is a pickle or holds one. Nothing is unpacked. */
function whatIsPickled(bytes) {
	const [first, second = 0] = bytes;
	if (first === 128 && second >= 2 && second <= 5) return {
		why: `is a pickle, ${RUNS}`,
		protocol: second
	};
	if (!startsWith(bytes, [
		80,
		75,
		3,
		4
	])) return void 0;
	const opening = new TextDecoder("latin1").decode(bytes.subarray(0, OPENING));
	const closing = new TextDecoder("latin1").decode(bytes.subarray(-65536));
	return /\.pkl/.test(opening) || /\.pkl/.test(closing) ? { why: `holds a pickle, ${RUNS}` } : void 0;
}
/** Whether a file begins like one that joblib packed. */
function isPacked(bytes) {
	return PACKED.some((signature) => startsWith(bytes, signature));
}
function startsWith(bytes, signature) {
	return signature.every((byte, index) => bytes[index] === byte);
}
// src/core/evidence/pickle/reader.ts
const ID = "pickle";
/** Endings that mean a pickle whatever stands inside, and those that may mean one. */
const SURELY = /\.(?:pkl|pickle|joblib)$/i;
const PERHAPS = /\.(?:pt|pth|bin|ckpt|model|sav|dat)$/i;
/** Pickles, bare or inside of a file of PyTorch or joblib. They are never loaded: it is only told that they are there. */
const pickle = defineReader({
	id: ID,
	title: "Python pickle",
	detect: (_, path, bytes) => SURELY.test(path) || PERHAPS.test(path) && bytes !== void 0 && whatIsPickled(bytes) !== void 0,
	read: (file) => {
		const builder = new ReadingBuilder(ID, file);
		const found = find(file);
		const name = file.path.split("/").at(-1) ?? file.path;
		if (found === void 0) {
			builder.problem(NO_PICKLE, { path: file.path });
			return builder.build();
		}
		builder.add("executables", {
			name,
			why: found.why,
			source: { pointer: "" }
		});
		if (found.protocol !== void 0) builder.add("properties", {
			name: "protocol",
			value: found.protocol,
			source: { pointer: "" }
		});
		return builder.build();
	}
});
/** By its bytes, else by its name: pickles of protocols 0 and 1 are plain text, and packed ones show only their packing. */
function find({ path, bytes = /* @__PURE__ */ new Uint8Array(), text }) {
	const found = whatIsPickled(bytes);
	if (found !== void 0 || !SURELY.test(path)) return found;
	const packed = isPacked(bytes) ? "is packed, and by its name" : "by its name";
	if (bytes.length === 0 && text === "") return void 0;
	return { why: `${packed} is a pickle, which runs code when it is loaded` };
}
const NO_PICKLE = {
	id: "no-pickle",
	says: "This does not begin like a pickle, nor like a file of PyTorch that holds one.",
	fix: "Name the format that it is in with `as:`, or save the file again: it may be empty or cut off."
};
export { pickle };
