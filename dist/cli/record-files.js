import { t as problem } from "./answer.js";
import { _ as extensionOf, c as recordText, h as RECORD_LIMITS, s as recordOf, v as recordSchema } from "./sign-offs-of.js";
import { dirname, join, relative, resolve, sep } from "node:path";
import { randomUUID } from "node:crypto";
import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
// src/core/record/not-recorded.ts
/** Why packages of a judgement have no record, a sentence each. */
function notRecorded({ tooLarge, misnamed = [] }) {
	return [...tooLarge.map((folder) => ({
		says: "package `{folder}` has more files, or more to tell, than one record holds",
		values: { folder }
	})), ...misnamed.map(({ folder, path }) => ({
		says: "package `{folder}` has a file whose name is not UTF-8, and nobody could find it by what a record would call it: `{path}`",
		fix: "rename it, and hand the package over again",
		values: {
			folder,
			path
		}
	}))];
}
// src/core/record/records-of.ts
/** What stands in a name for bytes that are not UTF-8. */
const NO_TEXT = "�";
/** One record for each package of a verdict, in its order. Each can be read again: what nobody could read is not written. */
function recordsOf(source) {
	const records = [];
	const tooLarge = [];
	const misnamed = [];
	for (const one of source.facts.packages) {
		const record = recordOf(one, source);
		const odd = record.subject.find(({ name }) => name.includes(NO_TEXT));
		if (odd !== void 0) misnamed.push({
			folder: one.folder,
			path: odd.name
		});
		else if (isReadable(record)) records.push(record);
		else tooLarge.push(one.folder);
	}
	return {
		records,
		tooLarge,
		...misnamed.length === 0 ? {} : { misnamed }
	};
}
function isReadable(record) {
	return recordSchema.safeParse(record).success && recordText(record).length * 3 <= RECORD_LIMITS.bytes;
}
// src/core/record/record-name.ts
/**
* Names of the files of records, in their order, each once: `gatehouse-record-<package>-<version>.intoto.json`, with the folder in their
* place while the manifest cannot be read. What no file system would take is a dash.
*/
function recordNames(records) {
	const taken = /* @__PURE__ */ new Set();
	return records.map((record) => {
		const { name, version, folder } = extensionOf(record).package;
		const plain = (name === void 0 ? folder : `${name}-${version ?? ""}`).replaceAll(/[^\w.+-]+/g, "-").slice(0, 150);
		let free = plain;
		for (let n = 2; taken.has(free); n++) free = `${plain}-${n}`;
		taken.add(free);
		return `gatehouse-record-${free}.intoto.json`;
	});
}
// src/cli/record-files.ts
/**
* Writes records, one file each, and gives their paths. All or none: where another file stands in the place of one of them, or the folder cannot be
* written to, nothing is written. One that is there already with the same bytes stays as it is. With `force`, other files and links are replaced; a folder
* or a device never is.
*/
async function writeRecords(records, { folder, force, clone }) {
	if (folder === "") return problem(UNNAMED);
	try {
		const real = await realFolder(folder, clone);
		if (real === null) return problem(leadsOut(folder));
		const files = recordNames(records).map((name, index) => {
			return {
				name,
				path: join(real, name),
				text: recordText(records[index])
			};
		});
		const states = await Promise.all(files.map(({ path, text }) => stateOf(path, text)));
		const pathsOf = (state) => files.flatMap(({ name }, index) => states[index] === state ? [join(folder, name)] : []);
		const [others, noFiles] = [pathsOf("other"), pathsOf("no-file")];
		if (noFiles.length > 0) return problem(noFile(noFiles));
		if (others.length > 0 && !force) return problem(taken(others));
		await putAll(real, files.filter((_, index) => states[index] !== "same"));
		return {
			ok: true,
			value: files.map(({ name }) => join(folder, name))
		};
	} catch (error) {
		if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
		return problem({
			id: "not-written",
			says: "nothing can be written to `{folder}`: {why}",
			fix: "name another folder",
			values: {
				folder,
				why: error.code
			}
		});
	}
}
/** Writes all beside their places first, where the disk may still turn out to be full, and then moves each to its place: through no link, and never half of one. */
async function putAll(folder, files) {
	const written = files.map(({ path, text }) => ({
		path,
		text,
		beside: join(folder, `.${randomUUID()}`)
	}));
	try {
		for (const { beside, text } of written) await writeFile(beside, text, { flag: "wx" });
		for (const { beside, path } of written) await rename(beside, path);
	} finally {
		await Promise.all(written.map(({ beside }) => rm(beside, { force: true })));
	}
}
/** Makes a folder, and gives it without links; `null` where its way leads into the clone, and a link leads it out again. */
async function realFolder(folder, clone) {
	const named = resolve(folder);
	if (clone !== null && await isLedOut(named, await realpath(clone))) return null;
	await mkdir(named, { recursive: true });
	return realpath(named);
}
/** Whether some folder on the way to a path is in the clone, by whatever name, and the path itself is not. */
async function isLedOut(named, clone) {
	const there = await existing(named);
	if (isWithin(await realpath(there), clone)) return false;
	return (await Promise.all(foldersAbove(there).map((each) => realpath(each)))).some((each) => isWithin(each, clone));
}
/** The nearest folder above, or the path itself, that is there. */
async function existing(path) {
	return await lstat(path).catch(() => null) !== null || dirname(path) === path ? path : existing(dirname(path));
}
function foldersAbove(path) {
	const above = dirname(path);
	return above === path ? [] : [above, ...foldersAbove(above)];
}
function isWithin(path, folder) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
/** What stands in the place of a record. A link counts as another file: it is replaced itself, and never followed. */
async function stateOf(path, text) {
	const stats = await lstat(path).catch(() => null);
	if (stats === null) return "free";
	if (stats.isSymbolicLink()) return "other";
	if (!stats.isFile()) return "no-file";
	return stats.size === Buffer.byteLength(text) && await readFile(path, "utf8") === text ? "same" : "other";
}
const UNNAMED = {
	id: "no-folder",
	says: "no folder is named to write records to, and nothing was written",
	fix: "name one; `.` is the one where you are",
	values: {}
};
function noFile(paths) {
	return {
		id: "no-file",
		says: "{count} [place is|places are] taken by what is no file, and nothing was written: {paths}",
		fix: "move it away, or name another folder",
		values: {
			count: paths.length,
			paths
		}
	};
}
function leadsOut(folder) {
	return {
		id: "leads-out",
		says: "`{folder}` is a link in the clone that leads out of it",
		fix: "name the folder that you mean, or one outside of the clone",
		values: { folder }
	};
}
function taken(paths) {
	return {
		id: "taken",
		says: "{count} other [file is|files are] there already, and nothing was written: {paths}",
		fix: "a signature of what is there would no longer hold: name another folder, or write over it with --force",
		values: {
			count: paths.length,
			paths
		}
	};
}
export { recordsOf as n, notRecorded as r, writeRecords as t };
