import { n as TEXT_LIMIT } from "./tree.js";
import { t as decodeText } from "./decode-text.js";
import { r as GitError } from "./run-git.js";
import { n as FOLDER_MODE, r as keyOf } from "./git-objects.js";
/**
* UTF-16 units of all paths of one listing, each with {@link UNITS_AN_ENTRY} for the rest: folders that hold the same
* folder ten times, ten levels deep, are a commit of a kilobyte with billions of files. About as many as GitHub's own
* bound on a tree (100,000 entries) where paths have a hundred characters.
*/
const MOST_UNITS = 16777216;
const UNITS_AN_ENTRY = 64;
/**
* Everything below a folder that is no folder itself, at any depth and in git's order. `null` where the folder is beyond
* bounds: a path longer than {@link LONGEST_PATH}, or paths of more than `most` units together.
*/
async function filesBelow(objects, folder, oid, most = MOST_UNITS) {
	let left = most;
	const walk = async (prefix, id) => {
		const parts = [];
		for (const { name, mode, oid } of (await objects.folder(id)).values()) {
			const path = `${prefix}${name}`;
			left = path.length > 4096 ? -1 : left - path.length - UNITS_AN_ENTRY;
			if (left < 0) break;
			parts.push(mode === "040000" ? walk(`${path}/`, oid) : Promise.resolve([{
				path,
				mode,
				oid
			}]));
		}
		return (await Promise.all(parts)).flat();
	};
	const files = await walk(folder === "" ? "" : `${folder}/`, oid);
	return left < 0 ? null : files;
}
// src/git/git-tree.ts
const LINK_MODE = "120000";
const SUBMODULE_MODE = "160000";
/** Bytes of all texts that one call gives; more is an error, never a cut. */
const MOST_TEXT = 536870912;
/** One commit of a local clone, read with git itself and never checked out. */
var GitTree = class {
	commit;
	#objects;
	constructor(objects, commit) {
		this.#objects = objects;
		this.commit = commit;
	}
	async entries(paths) {
		const found = await forEach(paths, (path) => this.#find(path));
		return new Map([...found].flatMap(([path, entry]) => entry === null ? [] : [[path, entry]]));
	}
	list(folders) {
		return forEach(folders, async (path) => {
			const oid = await this.#findFolder(path);
			const files = oid === null ? [] : await filesBelow(this.#objects, path, oid);
			if (files === null) return {
				files: [],
				complete: false
			};
			return {
				files: await Promise.all(files.map((file) => this.#withSize(file))),
				complete: true
			};
		});
	}
	async read(paths) {
		const entries = await this.entries(paths);
		const sizes = await forEach([...entries.values()].filter(isFile).map(({ oid }) => oid), (oid) => this.#objects.size(oid));
		const total = [...sizes.values()].filter((size) => size <= TEXT_LIMIT).reduce((sum, size) => sum + size, 0);
		if (total > MOST_TEXT) throw new GitError("git-output", `the files asked for have ${total} bytes, more than ${MOST_TEXT}`);
		return forEach(paths, async (path) => {
			const entry = entries.get(path);
			return this.#content(entry, sizes.get(entry?.oid ?? "") ?? 0);
		});
	}
	async bytes(path) {
		const entry = await this.#find(path);
		if (entry === null || !isFile(entry)) return null;
		return await this.#objects.size(entry.oid) > 104857600 ? null : this.#objects.content(entry.oid);
	}
	get #root() {
		return `${this.commit}^{tree}`;
	}
	/** Follows a path from folder to folder; `null` where nothing lies there. */
	async #find(path) {
		if (!isPlain(path)) return null;
		let found = {
			mode: FOLDER_MODE,
			oid: this.#root
		};
		for (const segment of path.split("/")) {
			if (found.mode !== "040000") return null;
			const entry = (await this.#objects.folder(found.oid)).get(keyOf(segment));
			if (entry === void 0) return null;
			found = {
				mode: entry.mode,
				oid: entry.oid
			};
		}
		return found;
	}
	async #findFolder(path) {
		if (path === "") return this.#root;
		const entry = await this.#find(path);
		return entry?.mode === "040000" ? entry.oid : null;
	}
	async #withSize(file) {
		return {
			...file,
			size: file.mode === SUBMODULE_MODE ? null : await this.#objects.size(file.oid)
		};
	}
	async #content(entry, size) {
		if (entry === void 0) return { kind: "absent" };
		const { mode, oid } = entry;
		if (mode === LINK_MODE) return {
			kind: "symlink",
			oid
		};
		if (mode === SUBMODULE_MODE) return {
			kind: "submodule",
			oid
		};
		if (mode === "040000") return {
			kind: "folder",
			oid
		};
		if (size > 5242880) return {
			kind: "too-large",
			oid,
			size,
			limit: TEXT_LIMIT
		};
		const text = decodeText(await this.#objects.content(oid));
		return text === null ? {
			kind: "binary",
			oid,
			size
		} : {
			kind: "text",
			text,
			oid,
			size
		};
	}
};
/** Whether a path can name something in a git tree at all. */
function isPlain(path) {
	if (path === "" || path.length > 4096 || path.includes("\0")) return false;
	return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
function isFile({ mode }) {
	return mode.startsWith("100");
}
/** Asks for each path, once and all at the same time, so that what is asked of git travels together. */
async function forEach(paths, ask) {
	const asked = [...new Set(paths)].map(async (path) => [path, await ask(path)]);
	return new Map(await Promise.all(asked));
}
// src/cli/clone/no-copy.ts
/** For a clone without a copy of the policy that its own extends: nothing is fetched, so that a judgement of a clone needs no network. */
const noCopy = async () => ({
	kind: "unreadable",
	hidden: true,
	because: {
		says: "The policy of `{repository}`, on which this one stands, is not in this clone.",
		fix: "Name a copy of it: --organisation-policy FILE",
		values: {}
	}
});
export { GitTree as n, noCopy as t };
