import { r as EXIT } from "./terminal.js";
import { _ as string, c as int, g as strictObject, h as record, n as datetime, o as base64, p as object, r as _enum, u as literal, v as union, y as unknown } from "./zod.js";
import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { hash } from "node:crypto";
// src/audit/audit-error.ts
/** A failure of the log itself; never a statement about a file of a user. */
var AuditError = class extends Error {
	code;
	constructor(code, message, options) {
		super(message, options);
		this.name = "AuditError";
		this.code = code;
	}
};
// src/audit/sha256.ts
/** SHA-256 in lower-case hex, of bytes or of text as UTF-8. */
function sha256(content) {
	return hash("sha256", content, "hex");
}
// src/audit/pack-content.ts
/** Bytes of content that is kept, and that unpacking makes room for at most. */
const CONTENT_LIMIT = 67108864;
promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
/**
* The text that was packed. It never takes more memory than `size` and {@link CONTENT_LIMIT} allow, and rejects with an
* {@link AuditError} (`content-changed`) when it is not the content of this digest.
*/
async function unpackContent({ digest, packed, size }) {
	const bytes = await decompress(packed, { maxOutputLength: Math.max(1, Math.min(size, CONTENT_LIMIT)) }).catch((cause) => {
		throw new AuditError("content-changed", `what is kept as ${digest} cannot be unpacked`, { cause });
	});
	if (bytes.length !== size || sha256(bytes) !== digest) throw new AuditError("content-changed", `what is kept as ${digest} is something else`);
	return bytes.toString("utf8");
}
// src/audit/export-format.ts
/** Name of the format that exports are written in. */
const EXPORT_FORMAT = "gatehouse/export/v1";
const hex = string().regex(/^[0-9a-f]{64}$/);
const whole = int().nonnegative();
const text = string().nullable();
const end = strictObject({
	seq: whole,
	hash: hex
});
const sealed = strictObject({
	seq: int().positive(),
	at: datetime({ precision: 3 }),
	kind: string(),
	installation: whole.nullable(),
	repository: text,
	number: whole.nullable(),
	data: text,
	dataDigest: hex,
	prev: hex,
	hash: hex
});
const kept = strictObject({
	digest: hex,
	size: whole,
	at: datetime(),
	content: base64()
});
const header = strictObject({
	format: literal(EXPORT_FORMAT),
	/** Version of Gatehouse that wrote it. */
	program: string(),
	/** Newest migration of the tables that it was read from. */
	schema: string(),
	at: datetime(),
	/** `all`: everything, to be taken over by another store. `log`: rows of the log. `extract`: some rows, which make no chain. */
	holds: _enum([
		"all",
		"log",
		"extract"
	]),
	/** Where the chain begins: the last row that retention took from its front. */
	anchor: end
});
const footer = strictObject({
	end,
	/** How many lines of each kind stand above. */
	counts: record(string(), whole)
});
const line = union([
	strictObject({ audit: sealed }),
	strictObject({ kept }),
	strictObject({ row: strictObject({
		table: string(),
		values: record(string(), unknown())
	}) }),
	strictObject({ task: strictObject({
		task: unknown(),
		after: datetime()
	}) }),
	strictObject({ end: footer })
]);
/** Reads the first line. Throws an {@link AuditError} (`unreadable`) that says which format or version it is instead. */
function readHeader(value) {
	const read = header.safeParse(value);
	if (read.success) return read.data;
	const format = object({ format: string().max(100) }).safeParse(value);
	throw new AuditError("unreadable", format.success && format.data.format !== "gatehouse/export/v1" ? `it is written as ${JSON.stringify(format.data.format)}, and this version reads ${EXPORT_FORMAT} alone: export it again with a version that writes that` : "its first line does not say that it is an export of Gatehouse");
}
/** Reads a line below the first. Throws an {@link AuditError} (`unreadable`) with its number. */
function readLine(value, number) {
	const read = line.safeParse(value);
	if (read.success) return read.data;
	throw new AuditError("unreadable", `line ${number} is nothing that an export holds`, { cause: read.error });
}
// src/audit/json-lines.ts
/** Characters of a line at most: kept content at its limit, packed badly and written as base64, with room for the rest. */
const LINE_LIMIT = 100663296;
/**
* Reads JSON Lines from chunks of bytes, holding one line at a time. Empty lines are passed over. Rejects with an {@link AuditError}: `too-large`
* for a line above `limit` characters as soon as it is, `unreadable` for one that is no JSON.
*/
async function* readJsonLines(chunks, limit = LINE_LIMIT) {
	const decoder = new TextDecoder();
	const rest = [];
	let length = 0;
	let line = 0;
	const take = function* (text) {
		let from = 0;
		for (let to = text.indexOf("\n"); to !== -1; to = text.indexOf("\n", from)) {
			line++;
			if (length + to - from > limit) throw tooLong(line, limit);
			const whole = rest.length === 0 ? text.slice(from, to) : rest.join("") + text.slice(from, to);
			rest.length = 0;
			length = 0;
			from = to + 1;
			if (whole.trim() !== "") yield {
				line,
				value: parse(whole, line)
			};
		}
		if (from === text.length) return;
		rest.push(text.slice(from));
		length += text.length - from;
		if (length > limit) throw tooLong(line + 1, limit);
	};
	for await (const chunk of chunks) yield* take(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
	yield* take(`${decoder.decode()}\n`);
}
function parse(text, line) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new AuditError("unreadable", `line ${line} is no JSON`, { cause });
	}
}
function tooLong(line, limit) {
	return new AuditError("too-large", `line ${line} has more than ${limit} characters`);
}
// src/audit/read-export.ts
/**
* Reads an export piece by piece. Rejects with an {@link AuditError}: `unreadable` for anything that is no export, was cut off, goes on behind its
* end or does not hold as many lines as its end says; `too-large` for a line without end.
*/
async function* readExport(chunks) {
	const counts = /* @__PURE__ */ new Map();
	let state = "start";
	for await (const { line: number, value } of readJsonLines(chunks)) {
		if (state === "start") {
			yield {
				kind: "header",
				header: readHeader(value)
			};
			state = "open";
			continue;
		}
		if (state === "ended") throw new AuditError("unreadable", `line ${number} stands behind the end`);
		const line = readLine(value, number);
		if ("end" in line) {
			compareCounts(counts, line.end.counts);
			yield {
				kind: "footer",
				footer: line.end
			};
			state = "ended";
			continue;
		}
		const name = countedAs(line);
		counts.set(name, (counts.get(name) ?? 0) + 1);
		yield {
			kind: "line",
			line
		};
	}
	if (state === "start") throw new AuditError("unreadable", "it is empty");
	if (state === "open") throw new AuditError("unreadable", "it was cut off: its last line is missing");
}
/** What a line is counted as in the footer: `audit`, `kept`, `task`, or the name of its table. */
function countedAs(line) {
	if ("row" in line) return line.row.table;
	return "audit" in line ? "audit" : "kept" in line ? "kept" : "task";
}
function compareCounts(found, told) {
	for (const name of /* @__PURE__ */ new Set([...found.keys(), ...Object.keys(told)])) {
		const [is, should] = [found.get(name) ?? 0, Object.hasOwn(told, name) ? told[name] : 0];
		if (is !== should) throw new AuditError("unreadable", `it holds ${is} lines of ${name}, and its end says ${should}`);
	}
}
"0".repeat(64);
/**
* The hash that a row must have: SHA-256 over a list of its fields, in this order and as JSON. The data itself is covered by its digest
* alone, so that it can be taken away.
*/
function hashOf(row) {
	const { seq, at, kind, installation, repository, number, dataDigest, prev } = row;
	return sha256(JSON.stringify([
		seq,
		at,
		kind,
		installation,
		repository,
		number,
		dataDigest,
		prev
	]));
}
// src/audit/seal-break.ts
/** What is wrong with a row by itself, whatever stands before it. */
function sealBreak(row) {
	if (hashOf(row) !== row.hash) return "changed-field";
	return row.data === null || sha256(row.data) === row.dataDigest ? null : "changed-data";
}
// src/audit/removal.ts
const WHAT = "data-removed";
const schema = object({
	what: literal(WHAT),
	through: int().nonnegative(),
	before: datetime({ precision: 3 })
});
/** The removal that a row tells of; `null` for any other row. The row's seal is the caller's to check. */
function announcedRemoval({ kind, seq, data }) {
	if (kind !== "log" || data === null || !data.includes(WHAT)) return null;
	const told = schema.safeParse(parsed(data));
	return told.success && told.data.through < seq ? told.data : null;
}
function parsed(data) {
	try {
		return JSON.parse(data);
	} catch {
		return null;
	}
}
// src/audit/verify-chain.ts
/** {@link verifyChain} for rows that are handed over one by one. */
var ChainCheck = class {
	#end;
	#rows = 0;
	#first = null;
	#emptied = 0;
	/** Of the rows without data: the newest number and moment, and the newest that a later row tells of. */
	#taken = null;
	#told = {
		through: 0,
		before: ""
	};
	constructor(anchor) {
		this.#end = anchor;
	}
	/** Rows that were found right so far. */
	get rows() {
		return this.#rows;
	}
	/** What is wrong with the row that follows; `null` when nothing is. */
	next(row) {
		const kind = breakOf(row, this.#end);
		if (kind !== null) return {
			kind,
			seq: row.seq
		};
		this.#end = {
			seq: row.seq,
			hash: row.hash
		};
		this.#first ??= row.seq;
		this.#rows++;
		if (row.data === null) this.#take(row);
		else this.#tell(row);
		return null;
	}
	/** What the rows come to now that there are no more. */
	end() {
		const rows = this.#rows;
		const taken = this.#taken;
		if (taken !== null && (taken.through > this.#told.through || taken.before >= this.#told.before)) return {
			ok: false,
			rows,
			break: {
				kind: "untold-removal",
				seq: taken.through
			}
		};
		return {
			ok: true,
			rows,
			first: this.#first,
			end: this.#end,
			emptied: this.#emptied
		};
	}
	#take({ seq, at }) {
		this.#emptied++;
		const before = this.#taken?.before ?? "";
		this.#taken = {
			through: seq,
			before: at > before ? at : before
		};
	}
	#tell(row) {
		const told = announcedRemoval(row);
		if (told === null) return;
		const { through, before } = this.#told;
		this.#told = {
			through: Math.max(through, told.through),
			before: told.before > before ? told.before : before
		};
	}
};
function breakOf(row, { seq, hash }) {
	if (row.seq <= seq) return "duplicate";
	if (row.seq > seq + 1) return "gap";
	if (row.prev !== hash) return "wrong-prev";
	return sealBreak(row);
}
// src/audit/verify-export.ts
/**
* Verifies an export in one pass: the chain of its rows, each kept content, and that it is whole. Stops at the first break. With `noted`, a row
* that was noted down earlier, it also shows that the log was not cut off before it, nor sealed anew. Rejects with an {@link AuditError} when it
* cannot be read, or a kept content is not what its digest says.
*/
async function verifyExport(chunks, noted = null) {
	let check;
	for await (const part of readExport(chunks)) if (part.kind === "header") check = new ExportCheck(part.header, noted);
	else if (part.kind === "footer") check?.compareEnd(part.footer.end);
	else if ("kept" in part.line) await check?.keptLine(part.line.kept);
	else if ("audit" in part.line) {
		if ((check?.row(part.line.audit) ?? null) !== null) break;
	}
	if (check === void 0) throw new AuditError("unreadable", "it is empty");
	return check.result();
}
var ExportCheck = class {
	#header;
	#chain;
	#noted;
	#seen = false;
	#contents = 0;
	#rows = 0;
	#last;
	#break = null;
	constructor(header, noted) {
		this.#header = header;
		this.#chain = new ChainCheck(header.anchor);
		this.#last = header.anchor;
		this.#noted = noted;
		this.#see(header.anchor);
	}
	row(row) {
		this.#break = this.#header.holds === "extract" ? ofSeal(row) : this.#chain.next(row);
		if (this.#break !== null) return this.#break;
		this.#rows++;
		this.#last = {
			seq: row.seq,
			hash: row.hash
		};
		this.#see(row);
		return null;
	}
	async keptLine(line) {
		await unpackContent(toPacked(line));
		this.#contents++;
	}
	compareEnd({ seq, hash }) {
		if (seq !== this.#last.seq || hash !== this.#last.hash) throw new AuditError("unreadable", "its last line tells of another end of the chain than its rows");
	}
	result() {
		const noted = this.#noted === null ? null : this.#seen ? "there" : "missing";
		return {
			header: this.#header,
			contents: this.#contents,
			noted,
			chain: this.#verdict()
		};
	}
	#verdict() {
		const rows = this.#rows;
		if (this.#break !== null) return {
			ok: false,
			rows,
			break: this.#break
		};
		if (this.#header.holds !== "extract") return this.#chain.end();
		return {
			ok: true,
			rows,
			first: null,
			end: this.#last,
			emptied: 0
		};
	}
	#see({ seq, hash }) {
		if (seq === this.#noted?.seq && hash === this.#noted.hash) this.#seen = true;
	}
};
function ofSeal(row) {
	const kind = sealBreak(row);
	return kind === null ? null : {
		kind,
		seq: row.seq
	};
}
/** Kept content as it was packed. */
function toPacked({ digest, size, content }) {
	return {
		digest,
		size,
		packed: Buffer.from(content, "base64")
	};
}
// src/cli/audit/unreadable.ts
/** Why an export could not be gone through, and how the command ends: content that is not what it should be is an answer, anything else none. */
function unreadable(error, path) {
	if (error instanceof AuditError) return {
		code: error.code === "content-changed" ? EXIT.no : EXIT.unanswered,
		statement: {
			says: "`{path}`: {why}",
			values: {
				path,
				why: error.message
			}
		}
	};
	if (error instanceof Error && "code" in error && error.code === "ENOENT") return {
		code: EXIT.unanswered,
		statement: {
			says: "`{path}` does not exist",
			fix: "Look for a mistake in its name.",
			values: { path }
		}
	};
	if (error instanceof Error && "syscall" in error) return {
		code: EXIT.unanswered,
		statement: {
			says: "`{path}` cannot be read: {why}",
			values: {
				path,
				why: error.message
			}
		}
	};
	throw error;
}
export { readExport as a, unpackContent as c, sealBreak as i, sha256 as l, toPacked as n, EXPORT_FORMAT as o, verifyExport as r, CONTENT_LIMIT as s, unreadable as t, AuditError as u };
