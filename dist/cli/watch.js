import "./rolldown-runtime.js";
import { t as runGit } from "./run-git.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { i as readSubject } from "./judge-clone.js";
import { dirname, join, resolve, sep } from "node:path";
import { watch as watch$1 } from "node:fs";
import { readdir } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
// src/cli/check/signal.ts
/** Counts how often something happened, so that nothing goes unseen that happens while nobody waits. */
var Signal = class {
	#count = 0;
	#waiting = [];
	/** How often it happened so far. */
	get count() {
		return this.#count;
	}
	/** It happened. */
	give = () => {
		this.#count++;
		for (const wake of this.#waiting.splice(0)) wake();
	};
	/** Waits until it happened more often than that. */
	after(count) {
		if (this.#count > count) return Promise.resolve();
		return new Promise((resolve) => this.#waiting.push(resolve));
	}
};
// src/cli/check/watched-folders.ts
/**
* Watches folders, each by itself: what git ignores (packages, caches, data) is never looked at, and costs nothing. A change is
* told without saying what it is.
*/
var WatchedFolders = class {
	#watchers = /* @__PURE__ */ new Map();
	#changed;
	constructor(changed) {
		this.#changed = changed;
	}
	/**
	* Watches exactly these folders from now on; one that is not there is passed over. Gives how many are new: what changed in
	* them before this moment was not told. Throws where the system allows no more watchers.
	*/
	follow(folders) {
		for (const folder of this.#watchers.keys()) if (!folders.has(folder)) this.#drop(folder);
		const before = this.#watchers.size;
		for (const folder of folders) if (!this.#watchers.has(folder)) this.#add(folder);
		return this.#watchers.size - before;
	}
	/** Watches nothing any more. */
	close() {
		for (const folder of this.#watchers.keys()) this.#drop(folder);
	}
	#add(folder) {
		try {
			const watcher = watch$1(folder, (kind, name) => {
				if (kind === "rename" && name !== null) this.#dropBelow(join(folder, name));
				this.#changed();
			});
			watcher.on("error", () => this.#drop(folder));
			this.#watchers.set(folder, watcher);
		} catch (error) {
			if (!isGone(error)) throw error;
		}
	}
	#dropBelow(path) {
		for (const folder of this.#watchers.keys()) if (folder === path || folder.startsWith(path + sep)) this.#drop(folder);
	}
	#drop(folder) {
		this.#watchers.get(folder)?.close();
		this.#watchers.delete(folder);
	}
};
function isGone(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
// src/cli/check/watch.ts
/** Milliseconds of silence after which what somebody saved, or checked out, is taken to be whole; and after which nobody waits any more. */
const SILENCE = 60;
const PATIENCE = 1e3;
/**
* Judges, and again whenever files of the work tree or branches of the clone changed, until this process is asked to end. Gives
* how the last judgement ended. A change that leaves the content as it was is not told.
*/
async function watch(subject, options, terminal, judge) {
	const { workTree } = subject.clone;
	if (workTree === null) {
		tell(terminal, "error", {
			says: "there is no work tree at `{repo}`, and commits do not change",
			values: { repo: options.repo }
		});
		return EXIT.unanswered;
	}
	const changed = new Signal();
	const folders = new WatchedFolders(changed.give);
	const end = new AbortController();
	const stop = () => {
		end.abort();
		changed.give();
	};
	for (const name of ENDINGS) process.once(name, stop);
	try {
		return await rounds({
			subject,
			options,
			terminal,
			judge,
			changed,
			folders,
			end: end.signal
		});
	} finally {
		folders.close();
		for (const name of ENDINGS) process.off(name, stop);
	}
}
const ENDINGS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
async function rounds({ subject, options, terminal, judge, changed, folders, end }) {
	let code = EXIT.done;
	let told = null;
	while (!end.aborted) {
		const seen = changed.count;
		const range = await readSubject(subject, options);
		const content = range.ok ? contentOf(range.value) : JSON.stringify(range.problem);
		if (folders.follow(await foldersOf(subject)) > 0) changed.give();
		if (content !== told) {
			clear(terminal);
			if (range.ok) code = await judge(range.value);
			else {
				code = EXIT.unanswered;
				tell(terminal, "error", range.problem);
			}
			told = content;
			terminal.err.write(`${paintFor(terminal.err)("quiet", "waiting for changes; Ctrl-C ends")}\n`);
		}
		await changed.after(seen);
		await silence(changed, end);
	}
	return code;
}
/** What a verdict follows from, beside the clock. */
function contentOf({ pullRequest, head, base }) {
	return [
		pullRequest.head.sha,
		pullRequest.mergeBase,
		pullRequest.base.ref,
		head.commit,
		base.commit
	].join(" ");
}
/** Waits until what changes has come to rest: saving many files is one change. */
async function silence(changed, end) {
	const started = performance.now();
	let seen;
	do {
		seen = changed.count;
		await Promise.race([changed.after(seen), setTimeout(SILENCE)]);
	} while (changed.count > seen && !end.aborted && performance.now() - started < PATIENCE);
}
/** A terminal shows one verdict at a time; a file gets them all, one below the other. */
function clear({ out }) {
	if (out.isTTY) out.write("\x1B[2J\x1B[H");
}
/** Folders whose files are judged, and those in which git keeps what branches lead to. */
async function foldersOf({ clone: { objects, workTree } }) {
	if (workTree === null) return /* @__PURE__ */ new Set();
	const { root, env } = workTree;
	const listed = (await runGit(root, ["ls-files", "-z"], { env })).toString("utf8").split("\0");
	const folders = /* @__PURE__ */ new Set([root]);
	for (const path of listed) for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
		if (folders.has(join(root, folder))) break;
		folders.add(join(root, folder));
	}
	for (const folder of await foldersOfGit(objects.dir)) folders.add(folder);
	return folders;
}
async function foldersOfGit(dir) {
	const [own = "", common = ""] = (await runGit(dir, [
		"rev-parse",
		"--git-dir",
		"--git-common-dir"
	])).toString("utf8").split("\n");
	const refs = join(resolve(dir, common), "refs");
	const folders = (await readdir(refs, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
	return [
		resolve(dir, own),
		resolve(dir, common),
		refs,
		...folders
	];
}
export { watch };
