import { t as problem } from "./answer.js";
import { _ as recordSchema, c as recordText, g as extensionOf, m as RECORD_LIMITS, s as recordOf } from "./sign-offs-of.js";
import { dirname, join, relative, resolve, sep } from "node:path";
import { lstat, mkdir, readFile, realpath, unlink, writeFile } from "node:fs/promises";
// src/core/record/records-of.ts
/** One record for each package of a verdict, in its order. Each can be read again: what nobody could read is not written. */
function recordsOf(source) {
	const records = [];
	const tooLarge = [];
	for (const one of source.facts.packages) {
		const record = recordOf(one, source);
		if (isReadable(record)) records.push(record);
		else tooLarge.push(one.folder);
	}
	return {
		records,
		tooLarge
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
* written to, nothing is written. One that is there already with the same bytes stays as it is.
*/
async function writeRecords(records, { folder, force, clone }) {
	try {
		const real = await realFolder(folder, clone);
		if (real === null) return problem(leadsOut(folder));
		const files = recordNames(records).map((name, index) => ({
			name,
			path: join(real, name),
			text: recordText(records[index])
		}));
		const states = await Promise.all(files.map(({ path, text }) => stateOf(path, text)));
		const others = files.filter((_, index) => states[index] === "other");
		if (others.length > 0 && !force) return problem(taken(others.map(({ name }) => join(folder, name))));
		for (const [index, { path, text }] of files.entries()) {
			if (states[index] === "same") continue;
			if (states[index] === "other") await unlink(path);
			await writeFile(path, text, { flag: "wx" });
		}
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
/** Makes a folder, and gives it without links; `null` where it is in the clone by its name, and elsewhere in truth. */
async function realFolder(folder, clone) {
	const named = resolve(folder);
	if (clone !== null && isWithin(named, clone) && !isWithin(await realpath(await existing(named)), clone)) return null;
	await mkdir(named, { recursive: true });
	return realpath(named);
}
/** The nearest folder above, or the path itself, that is there. */
async function existing(path) {
	return await lstat(path).catch(() => null) !== null || dirname(path) === path ? path : existing(dirname(path));
}
function isWithin(path, folder) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
async function stateOf(path, text) {
	const stats = await lstat(path).catch(() => null);
	if (stats === null) return "free";
	return stats.isFile() && stats.size === Buffer.byteLength(text) && await readFile(path, "utf8") === text ? "same" : "other";
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
export { recordsOf as n, writeRecords as t };
