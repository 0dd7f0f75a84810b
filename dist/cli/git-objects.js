import { t as BYTES_LIMIT } from "./tree.js";
import { n as spawnGit, r as GitError, t as runGit } from "./run-git.js";
import { Socket } from "node:net";
// src/git/commits.ts
/** The full id of the commit that a revision names, or `null` when the clone does not hold it, or is none. */
function commitId(objects, revision) {
	return orNull(() => objects.id(`${revision}^{commit}`));
}
/** The best common ancestor of two commits, or `null` when the clone does not reach back to one. */
function mergeBase(dir, a, b) {
	return lineOf(dir, [
		"merge-base",
		a,
		b
	]);
}
/** Whether the clone lacks history (`fetch-depth` of actions/checkout), or `null` when there is no clone. */
async function isShallow(dir) {
	const answer = await lineOf(dir, ["rev-parse", "--is-shallow-repository"]);
	return answer === null ? null : answer === "true";
}
/** The commits of those of the tags that exist in the clone, by tag. */
async function existingTags(dir, names) {
	const plain = new Set(names.filter((name) => /^[\w.@/+-]+$/.test(name)));
	if (plain.size === 0) return /* @__PURE__ */ new Map();
	const refs = [...plain].map((name) => `refs/tags/${name}`);
	const found = (await runGit(dir, [
		"for-each-ref",
		`--format=%(refname:strip=2) %(objecttype) %(objectname) %(*objecttype) %(*objectname)`,
		...refs
	])).toString("utf8").split("\n").map((line) => line.split(" ")).map(async ([name = "", type, own = "", peeledType, peeled = ""]) => {
		if (!plain.has(name)) return [];
		if (type === "commit") return [[name, own]];
		if (peeledType === "commit") return [[name, peeled]];
		const commit = peeledType === "tag" ? await peeledTo(dir, `refs/tags/${name}`) : null;
		return commit === null ? [] : [[name, commit]];
	});
	return new Map((await Promise.all(found)).flat());
}
function peeledTo(dir, ref) {
	return lineOf(dir, [
		"rev-parse",
		"--verify",
		"--quiet",
		`${ref}^{commit}`
	]);
}
/**
* Tags of the clone that begin with one of the prefixes; `null` where it was told to bring none along (`git clone --no-tags`) and has none.
* A shallow clone comes without them, too: ask {@link isShallow}.
*/
async function listTags(dir, prefixes) {
	const plain = prefixes.filter((prefix) => /^[\w.@/+-]+$/.test(prefix));
	if (plain.length === 0) return [];
	const refs = plain.map((prefix) => `refs/tags/${prefix}*`);
	const found = (await runGit(dir, [
		"for-each-ref",
		"--format=%(refname:strip=2)",
		...refs
	])).toString("utf8").split("\n").filter((tag) => plain.some((prefix) => tag.startsWith(prefix)));
	if (found.length > 0) return found;
	return await lineOf(dir, [
		"config",
		"--get-regexp",
		"^remote\\..*\\.tagopt$",
		"^--no-tags$"
	]) === null ? [] : null;
}
/** The line that git prints, or `null` where it refuses. */
function lineOf(dir, args) {
	return orNull(async () => (await runGit(dir, args)).toString("latin1").trim());
}
async function orNull(ask) {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return null;
		throw error;
	}
}
// src/git/object-stream.ts
/** Takes what `git cat-file --batch` or `--batch-check` prints, in pieces of any size, apart into its answers. */
var ObjectStream = class {
	#bodies;
	#chunks = [];
	#held = 0;
	/** Bytes below which the answer that has begun cannot be whole: pieces are joined no sooner. */
	#needed = 1;
	constructor(bodies) {
		this.#bodies = bodies;
	}
	/** The answers that are whole with this piece, in the order of the questions; `null` for an object that was not found. */
	push(chunk) {
		this.#chunks.push(chunk);
		this.#held += chunk.length;
		if (this.#held < this.#needed) return [];
		const bytes = Buffer.concat(this.#chunks);
		const answers = [];
		let at = 0;
		for (;;) {
			const end = bytes.indexOf(10, at);
			this.#needed = bytes.length - at + 1;
			if (end < 0) break;
			const object = readHeader(bytes.toString("latin1", at, end));
			const from = end + 1;
			const length = object === null || !this.#bodies ? 0 : bounded(object).size + 1;
			this.#needed = from + length - at;
			if (bytes.length < from + length) break;
			answers.push(object && {
				...object,
				body: bytes.subarray(from, from + Math.max(0, length - 1))
			});
			at = from + length;
		}
		this.#chunks = [Buffer.from(bytes.subarray(at))];
		this.#held = bytes.length - at;
		return answers;
	}
};
/** `oid type size`; anything else (`… missing`, `… ambiguous`) says that there is no such object. */
function readHeader(line) {
	const [, oid, type, size] = /^([0-9a-f]{40}|[0-9a-f]{64}) (\w+) (\d+)$/.exec(line) ?? [];
	return oid === void 0 || type === void 0 ? null : {
		oid,
		type,
		size: Number(size)
	};
}
/** Larger content is an error, never a cut. */
function bounded(object) {
	if (object.size <= 104857600) return object;
	throw new GitError("git-output", `object ${object.oid} has ${object.size} bytes, more than ${BYTES_LIMIT}`);
}
// src/git/cat-file.ts
/**
* One `git cat-file` that answers as many questions as there are: a process takes longer to start than to answer
* hundreds. It starts with the first question, holds up the end of this process only while it has one to answer, and
* ends with it.
*/
var CatFile = class {
	#dir;
	#mode;
	#env;
	#conversation = null;
	/** With `--batch` answers have contents, with `--batch-check` only facts. */
	constructor(dir, mode, env = {}) {
		this.#dir = dir;
		this.#env = env;
		this.#mode = mode;
	}
	/** The object that a name (an id, or any revision) leads to, or `null` where there is none. Rejects with a {@link GitError}. */
	ask(name) {
		if (/[\n\0]/.test(name)) return Promise.resolve(null);
		this.#conversation ??= this.#start();
		const { child, open } = this.#conversation;
		if (open.size === 0) hold(child, true);
		return new Promise((resolve, reject) => {
			open.add({
				resolve,
				reject
			});
			if (child.stdin.writableCorked === 0) {
				child.stdin.cork();
				process.nextTick(() => child.stdin.uncork());
			}
			child.stdin.write(`${name}\n`);
		});
	}
	/** Ends the process, where there is one. The next question starts another. */
	close() {
		this.#conversation?.child.kill();
		this.#conversation = null;
	}
	#start() {
		const child = spawnGit(this.#dir, ["cat-file", this.#mode], this.#env);
		const stream = new ObjectStream(this.#mode === "--batch");
		const open = /* @__PURE__ */ new Set();
		let complaint = "";
		const fail = (error) => {
			if (this.#conversation?.child === child) this.#conversation = null;
			for (const { reject } of open) reject(error);
			open.clear();
		};
		child.stdout.on("data", (chunk) => {
			try {
				answer(open, stream.push(chunk));
			} catch (cause) {
				fail(cause instanceof GitError ? cause : new GitError("git-failed", String(cause), { cause }));
				child.kill();
			}
			if (open.size === 0) hold(child, false);
		});
		child.stderr.on("data", (chunk) => {
			if (complaint.length < 4096) complaint += chunk.toString("utf8");
		});
		child.on("error", (cause) => fail(new GitError("git-missing", "git could not be started", { cause })));
		child.on("close", (status) => fail(new GitError("git-failed", `git cat-file ended with ${status}: ${complaint.trim()}`)));
		return {
			child,
			open
		};
	}
};
function answer(open, objects) {
	const questions = open.values();
	for (const object of objects) {
		const { value: question } = questions.next();
		if (question === void 0) throw new GitError("git-failed", "git cat-file gave an answer too many");
		open.delete(question);
		question.resolve(object);
	}
}
/** Whether this process may end while the child still runs. Its pipes count as much as the child. */
function hold(child, held) {
	const pipes = [
		child.stdin,
		child.stdout,
		child.stderr
	].filter((pipe) => pipe instanceof Socket);
	for (const each of [child, ...pipes]) if (held) each.ref();
	else each.unref();
}
// src/git/parse-folder.ts
/** How git records that an entry is a folder, in six digits. */
const FOLDER_MODE = "040000";
/** What a name of an entry is found by: its bytes, so that a name that is no text is not taken for one that looks alike. */
function keyOf(name) {
	return Buffer.from(name, "utf8").toString("latin1");
}
/**
* Reads a tree object: `mode name NUL id` for each entry, the id in `idBytes` bytes (20 for SHA-1, 32 for SHA-256).
* Throws a {@link GitError} for bytes that are no tree. See gitformat-pack(5) and git's tree-walk.c.
*/
function parseFolder(bytes, idBytes) {
	const entries = /* @__PURE__ */ new Map();
	for (let at = 0; at < bytes.length;) {
		const blank = bytes.indexOf(32, at);
		const nul = bytes.indexOf(0, blank + 1);
		const next = nul + 1 + idBytes;
		if (blank < 0 || nul < 0 || next > bytes.length) throw malformed();
		const mode = modeOf(bytes.toString("latin1", at, blank));
		const key = bytes.toString("latin1", blank + 1, nul);
		const name = bytes.toString("utf8", blank + 1, nul);
		entries.set(key, {
			name,
			mode,
			oid: bytes.toString("hex", nul + 1, next)
		});
		at = next;
	}
	return entries;
}
/** The mode as git reads it: very old commits have others than the five that git writes today. */
function modeOf(octal) {
	if (!/^[0-7]{5,6}$/.test(octal)) throw malformed();
	const mode = Number.parseInt(octal, 8);
	switch (mode & 61440) {
		case 32768: return (mode & 64) === 0 ? "100644" : "100755";
		case 40960: return "120000";
		case 16384: return FOLDER_MODE;
		default: return "160000";
	}
}
function malformed() {
	return new GitError("git-failed", "git has a folder that cannot be read: its bytes are no tree");
}
// src/git/git-objects.ts
/** Entries of folders that are remembered at most, so that a monorepo read from end to end does not stay in memory. */
const MOST_REMEMBERED = 2e5;
/**
* The objects of one local clone: two processes of git for everything that is read of it, each from its first use to the
* end of this process. What any method is asked at once travels together. Methods reject with a {@link GitError}.
*/
var GitObjects = class {
	dir;
	#facts;
	#contents;
	#folders = /* @__PURE__ */ new Map();
	#remembered = 0;
	/** With an environment, git reads objects where that says, such as those of a {@link WorkTree}. */
	constructor(dir, env = {}) {
		this.dir = dir;
		this.#facts = new CatFile(dir, "--batch-check", env);
		this.#contents = new CatFile(dir, "--batch", env);
	}
	/** The id of the object that a revision leads to, or `null` when the clone does not hold it. */
	async id(revision) {
		return (await this.#facts.ask(revision))?.oid ?? null;
	}
	/** Bytes of an object; rejects when the clone does not hold it. */
	async size(oid) {
		return found(await this.#facts.ask(oid), oid).size;
	}
	/** The content of a file; rejects when the clone does not hold it, and beyond 100 MiB. */
	async content(oid) {
		return (await this.#whole(oid, "blob")).body;
	}
	/** What lies in a folder, by its id or by a revision that always leads to the same one; rejects where there is none. */
	folder(id) {
		const known = this.#folders.get(id);
		if (known !== void 0) return known;
		const reading = this.#readFolder(id);
		this.#folders.set(id, reading);
		reading.catch(() => this.#folders.delete(id));
		return reading;
	}
	/** Ends the processes that were started. Without it they end when this process does. */
	close() {
		this.#facts.close();
		this.#contents.close();
	}
	async #readFolder(id) {
		const { oid, body } = await this.#whole(id, "tree");
		const folder = parseFolder(body, oid.length / 2);
		this.#remembered += folder.size;
		if (this.#remembered > MOST_REMEMBERED) {
			this.#folders.clear();
			this.#remembered = 0;
		}
		return folder;
	}
	async #whole(name, type) {
		const object = found(await this.#contents.ask(name), name);
		if (object.type === type) return object;
		throw new GitError("git-failed", `object ${object.oid} is a ${object.type} and no ${type}`);
	}
};
function found(object, name) {
	if (object === null) throw new GitError("git-failed", `object ${name} is not in this clone`);
	return object;
}
export { existingTags as a, mergeBase as c, commitId as i, FOLDER_MODE as n, isShallow as o, keyOf as r, listTags as s, GitObjects as t };
