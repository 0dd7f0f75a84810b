import "./rolldown-runtime.js";
import { i as readDocument, r as isBinaryName, t as readEvidenceFile } from "./read-evidence-file.js";
import { n as readEvidence, r as FORMATS } from "./readers.js";
import { n as TEXT_LIMIT, t as BYTES_LIMIT } from "./tree.js";
import { i as withoutCommands, n as text } from "./escape-terminal.js";
import { c as fixOf, f as shorten, i as TERMINAL, o as fillTemplate, u as says } from "./fill-template.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
// src/core/report/reading-to-terminal.ts
/** Widest name that still lets the values to its right stand in one column, in characters. */
const NAME_COLUMN = 60;
/** Observations that are printed: nobody reads more on a terminal. */
const MOST_OBSERVATIONS = 200;
/**
* What a reader saw in a file, for a terminal: each observation as a policy's `read` names it, with value and line, then what the
* file says besides numbers, then what could not be read. Ends in a line break. No foreign text moves the cursor.
*/
function readingToTerminal(reading, options = {}) {
	const { title = reading.format, paint = (_tone, plain) => plain, most = 8 } = options;
	const { path, format, producer, observations, details = {}, problems } = reading;
	const tool = producer === void 0 ? "" : [producer.tool, producer.version ?? ""].join(" ").trim();
	const lines = [
		paint("strong", fillTemplate(tool === "" ? "{path}: {title}" : "{path}: {title}, written by {tool}", {
			path,
			title,
			tool
		}, TERMINAL)),
		...observed(format, observations, paint),
		...Object.entries(details).flatMap(([list, entries]) => listed(list, entries, most, paint)),
		...problems.flatMap((problem) => told(problem, paint))
	];
	if (lines.length === 1) lines.push(`  ${paint("warning", "nothing was read")}`);
	return withoutCommands(`${lines.join("\n")}\n`);
}
function observed(format, observations, paint) {
	const left = observations.length - MOST_OBSERVATIONS;
	const rows = observations.slice(0, MOST_OBSERVATIONS).map((observation) => ({
		name: text(shorten(`${format}:${observation.name}`, 200)),
		value: `${text(shorten(String(observation.value), 80))}${text(observation.unit ?? "")}`,
		more: [...partsOf(observation), `line ${observation.source.line ?? 1}`].join("  ")
	}));
	const width = (key) => rows.reduce((most, { [key]: { length } }) => length > NAME_COLUMN ? most : Math.max(most, length), 0);
	const [name, value] = [width("name"), width("value")];
	const lines = rows.map((row) => `  ${row.name.padEnd(name)}  ${row.value.padEnd(value)}  ${paint("quiet", row.more)}`);
	return left > 0 ? [...lines, `  and ${left} more; --json prints them all`] : lines;
}
function partsOf({ slice = {}, dataset, samples, passed, at }) {
	const parts = Object.entries(slice).map(([key, part]) => `${key}: ${part}`);
	return [
		...parts.length === 0 ? [] : [`slice { ${parts.join(", ")} }`],
		...dataset === void 0 ? [] : [`dataset ${dataset}`],
		...samples === void 0 ? [] : [`${samples} samples`],
		...passed === void 0 ? [] : [passed ? "the tool passed it" : "the tool failed it"],
		...at === void 0 ? [] : [`at ${at}`]
	].map((part) => text(shorten(part, 120)));
}
function listed(list, entries, most, paint) {
	const all = entries ?? [];
	if (all.length === 0) return [];
	const shown = all.slice(0, most).map((entry) => `    ${text(shorten(wordsOf(entry), 160))}${lineOf(entry, paint)}`);
	const left = all.length - shown.length;
	return [
		`  ${list.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} (${all.length})`,
		...shown,
		...left > 0 ? [`    and ${left} more`] : []
	];
}
/** The plain fields of an entry, in their order; lists by their length. */
function wordsOf(entry) {
	return Object.entries(entry).flatMap(([key, value]) => {
		if (key === "source" || value === void 0) return [];
		if (key === "digests" && Array.isArray(value)) return value.map(digestOf);
		if (Array.isArray(value)) {
			const plain = value.every((each) => typeof each === "string");
			return value.length === 0 ? [] : [plain ? `${key}: ${value.join(", ")}` : `${value.length} ${key}`];
		}
		if (typeof value === "boolean") return value ? [key] : [];
		return typeof value === "string" || typeof value === "number" ? [`${value}`.replaceAll(/\s+/g, " ")] : [];
	}).join(", ");
}
function digestOf(digest) {
	if (typeof digest !== "object" || digest === null) return "";
	return `${String(Reflect.get(digest, "algorithm"))}:${String(Reflect.get(digest, "value")).slice(0, 12)}`;
}
function lineOf(entry, paint) {
	const source = Reflect.get(entry, "source");
	const line = typeof source === "object" && source !== null ? Reflect.get(source, "line") : void 0;
	return typeof line === "number" ? paint("quiet", `  line ${line}`) : "";
}
function told(problem, paint) {
	const { line = 1, column = 1 } = problem.where;
	const fix = fixOf(problem, TERMINAL);
	const advice = fix === null ? [] : [`    → ${fix}`];
	return [`  ${paint("error", "not evaluable")}  ${line}:${column}  ${says(problem, TERMINAL)}`, ...advice];
}
// src/cli/read/read.ts
/** Problems of files that are no reports, and may be something else that a package holds. */
const NO_REPORT = /* @__PURE__ */ new Set([
	"unrecognised",
	"lfs-pointer",
	"dvc-pointer"
]);
/** Prints what a reader sees in files, each by the format that it looks like or by the one that is named. */
async function read(paths, options, terminal) {
	const readings = [];
	let unread = false;
	for (const path of paths) {
		const reading = await readOne(path, options.as, terminal);
		if (reading === null) unread = true;
		else readings.push(reading);
	}
	if (options.json === true) terminal.out.write(`${JSON.stringify(readings, null, 2)}\n`);
	else terminal.out.write(readings.map((reading) => shown(reading, terminal)).join("\n"));
	if (unread) return EXIT.unanswered;
	return readings.some(({ problems }) => problems.length > 0) ? EXIT.no : EXIT.done;
}
function shown(reading, { out }) {
	const format = FORMATS.get(reading.format);
	return readingToTerminal(reading, {
		...format === void 0 ? {} : { title: `${format.title} (${reading.format})` },
		paint: paintFor(out)
	});
}
/** One file's reading; `null` where it cannot be opened, which is told. */
async function readOne(path, format, terminal) {
	const bytes = await bytesOf(path, terminal);
	if (bytes === null) return null;
	const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
	const text = bytes.length > 5242880 ? null : decode(bytes);
	if (text === null) return readBinary({
		path,
		text: "",
		oid,
		bytes
	}, format);
	const file = {
		path,
		text,
		oid
	};
	if (format !== void 0) return readEvidence(format, file);
	const asEvidence = await readEvidence(void 0, file);
	if (!asEvidence.problems.some(({ id }) => NO_REPORT.has(id))) return asEvidence;
	return await readDocument(file) ?? asEvidence;
}
/** What a header says of a file that is no text, or too large to be read as one; as in a package, why where none does. */
async function readBinary(file, format) {
	const found = isBinaryName(file.path) ? await readDocument(file) : null;
	if (found !== null && (format === void 0 || found.format === format)) return found;
	const { path, oid, bytes } = file;
	const size = bytes.length;
	return readEvidenceFile(path, size > 5242880 ? {
		kind: "too-large",
		oid,
		size,
		limit: TEXT_LIMIT
	} : {
		kind: "binary",
		oid,
		size
	}, format, { path });
}
async function bytesOf(path, terminal) {
	try {
		if ((await stat(path)).isDirectory()) {
			tell(terminal, "error", {
				says: "`{path}` is a folder, and files are read one by one",
				fix: "Name the files in it, such as `{path}/*`.",
				values: { path: path.replace(/\/+$/, "") }
			});
			return null;
		}
		const bytes = await atMost(path, BYTES_LIMIT);
		if (bytes !== null) return bytes;
		tell(terminal, "error", {
			says: "`{path}` is larger than the {limit} bytes that are read of one file",
			values: {
				path,
				limit: BYTES_LIMIT
			}
		});
		return null;
	} catch (error) {
		tell(terminal, "error", unopened(path, error));
		return null;
	}
}
/** The bytes of a file, a pipe or a device, whose size nothing says; `null` as soon as they are more than the limit. */
async function atMost(path, limit) {
	const chunks = [];
	let size = 0;
	const stream = createReadStream(path, { highWaterMark: 1048576 });
	for await (const chunk of stream) {
		if (!(chunk instanceof Uint8Array)) continue;
		size += chunk.length;
		if (size > limit) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
function unopened(path, error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	if (code === "ENOENT" && path === "-") return {
		says: "`-` is no file",
		fix: "Name standard input as `/dev/stdin`.",
		values: {}
	};
	if (code === "ENOENT") return {
		says: "`{path}` does not exist",
		fix: "Look for a mistake in its name.",
		values: { path }
	};
	return {
		says: "`{path}` cannot be read: {cause}",
		values: {
			path,
			cause: error instanceof Error ? error.message : String(error)
		}
	};
}
/** The text of UTF-8 bytes; `null` for anything else. */
function decode(bytes) {
	if (bytes.includes(0)) return null;
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return null;
	}
}
export { read };
