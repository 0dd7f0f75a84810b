import { t as referencedPaths } from "./referenced-paths.js";
import { i as detectFormat, n as readEvidence, r as FORMATS } from "./readers.js";
// src/core/evidence/read-document.ts
/** Formats that take nearly any file: of a document they would tell nothing that somebody asked for. */
const VAGUE = /* @__PURE__ */ new Set(["metrics"]);
/**
* Reads a file that is no report by the format that it looks like; `null` when it looks like none. Unlike evidence, a document
* may be of no known format: prose and code are.
*/
async function readDocument(file, { format, never = [] } = {}) {
	const wanted = format === void 0 ? void 0 : await FORMATS.get(format)?.load();
	if (wanted !== void 0) return wanted.read(file);
	const skipped = /* @__PURE__ */ new Set([...VAGUE, ...never]);
	return (await detectFormat(file.text, file.path, file.bytes, skipped))?.read(file) ?? null;
}
// src/core/collect/document-paths.ts
/** Files of a named folder that are read, of the model's, and documents of a package. */
const MOST_OF_FOLDER = 200;
const MOST_OF_DATA_FOLDER = 100;
const MOST_DOCUMENTS = 600;
/** Pointers of Git LFS and DVC are smaller than this, whatever they are called. */
const MOST_OF_POINTER = 300;
/** Larger files at these places are data and code, which no reader of documents has anything to say about. */
const MOST_OF_DATA = 65536;
/** Names under which tools leave a file that describes a package, in lower case. */
const KNOWN_NAMES = /(?:^|\/)(?:mlmodel|dvc\.lock|dvc\.yaml|kitfile|model\.sig|[^/]+\.dvc|feature_store\.ya?ml|catalog-info\.ya?ml)$/;
/** Files whose bytes are read: their headers say what they are. */
const BINARY = /\.(?:onnx|safetensors|pkl|pickle|joblib|pt|pth|bin)$/;
/** Places whose content is data or code: only a format that knows itself is told there. */
const DATA = /^\/(?:datasets\/\d+\/path|model\/path|code\/path|code\/features\/\d+)$/;
/** Judged elsewhere: evidence by its own entry, the drill and sections by their own readers. */
const ELSEWHERE = /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill|rollback\/path)$/;
/** Places whose content is a configuration when it is nothing else. */
const CONFIGURATION = /^\/(?:code\/params|deployment\/|monitoring\/)/;
/** Whether a file at the model's place is read by its bytes, once it is known that it is no text. */
function isBinaryName(path) {
	return BINARY.test(path.toLowerCase());
}
/**
* The documents of a package: every file that the manifest names and nothing else reads, the files of folders that it names, and
* files of the package under names that tools give. `listed` holds the package's files and those below named folders outside.
*/
function documentPaths(handoff, folder, listed) {
	const found = /* @__PURE__ */ new Map();
	const cut = /* @__PURE__ */ new Set();
	const sizes = new Map(listed.map(({ path, size }) => [path, size]));
	const add = (path, pointer) => {
		const known = found.get(path) ?? {
			pointers: [],
			size: sizes.get(path) ?? null
		};
		if (pointer !== void 0 && !known.pointers.includes(pointer)) known.pointers.push(pointer);
		found.set(path, known);
	};
	for (const { pointer, path, kind } of referencedPaths(handoff).paths) {
		if (ELSEWHERE.test(pointer)) continue;
		if (kind === "file" || !isFolder(path, listed)) {
			add(path, pointer);
			continue;
		}
		const { files, complete } = filesOf(path, pointer, listed);
		if (!complete) cut.add(path);
		for (const file of files) add(file.path, pointer);
	}
	for (const { path } of filesBelow(folder, listed)) if (KNOWN_NAMES.test(path.toLowerCase())) add(path);
	const all = [...found].map(([path, { pointers, size }]) => ({
		path,
		pointers,
		size,
		hints: hintsOf(pointers)
	})).filter(({ pointers, size, path }) => !isData(pointers) || isBinaryName(path) || (size ?? 0) <= MOST_OF_DATA);
	if (all.length > MOST_DOCUMENTS) cut.add(folder);
	return {
		documents: all.slice(0, MOST_DOCUMENTS),
		cut: [...cut]
	};
}
/** Files of a named folder that are read. Of data and code, only what tells itself is, and the rest is not missed. */
function filesOf(path, pointer, listed) {
	const below = filesBelow(path, listed);
	if (!DATA.test(pointer)) return {
		files: below.slice(0, MOST_OF_FOLDER),
		complete: below.length <= MOST_OF_FOLDER
	};
	const known = below.filter((file) => KNOWN_NAMES.test(file.path.toLowerCase()));
	const telling = below.filter((file) => !known.includes(file) && tellsItself(file, pointer));
	return {
		files: [...known, ...telling].slice(0, MOST_OF_DATA_FOLDER),
		complete: true
	};
}
function isData(pointers) {
	return pointers.length > 0 && pointers.every((pointer) => DATA.test(pointer));
}
function tellsItself({ path, size }, pointer) {
	if (pointer === "/model/path" && size !== null && size < MOST_OF_POINTER) return true;
	const name = path.toLowerCase();
	return isBinaryName(name) || /(?:^|\/)readme\.md$/.test(name);
}
function hintsOf(pointers) {
	if (pointers.includes("/code/params")) return { format: "parameters" };
	if (isData(pointers)) return { never: ["parameters", "markdown"] };
	return pointers.some((pointer) => CONFIGURATION.test(pointer)) ? {} : { never: ["parameters"] };
}
function filesBelow(path, listed) {
	const prefix = path === "" ? "" : `${path}/`;
	return listed.filter((file) => file.path.startsWith(prefix) && file.mode.startsWith("100"));
}
function isFolder(path, listed) {
	return path === "" || listed.some((file) => file.path.startsWith(`${path}/`));
}
// src/core/collect/read-evidence-file.ts
/**
* Reads one evidence file of a manifest, whatever stands there: what cannot be read as text is a problem at the place
* where the manifest names it, so that it is reported as not evaluable and never overlooked.
*/
async function readEvidenceFile(path, content, format, where) {
	if (content.kind === "text") return readEvidence(format, {
		path,
		text: content.text,
		oid: content.oid
	});
	const digest = content.kind === "absent" ? "" : content.oid;
	return {
		path,
		format: format ?? "",
		digest,
		observations: [],
		problems: [{
			...problemOf(content, path),
			where
		}]
	};
}
function problemOf(content, path) {
	switch (content.kind) {
		case "absent": return {
			id: "evidence-absent",
			says: "`{path}` does not exist",
			fix: "add the file that the tool wrote",
			values: { path }
		};
		case "binary": return {
			id: "evidence-binary",
			says: "`{path}` is not UTF-8 text",
			fix: "commit the tool's text report",
			values: { path }
		};
		case "too-large": return {
			id: "evidence-too-large",
			says: "`{path}` has {size} bytes; at most {limit} are read",
			fix: "commit a summary, or split the report",
			values: {
				path,
				size: content.size,
				limit: content.limit
			}
		};
		case "symlink":
		case "submodule":
		case "folder": return {
			id: "evidence-not-a-file",
			says: "`{path}` is a {kind}, not a file",
			fix: "name the file that the tool wrote",
			values: {
				path,
				kind: content.kind
			}
		};
		default: return content;
	}
}
export { readDocument as i, documentPaths as n, isBinaryName as r, readEvidenceFile as t };
