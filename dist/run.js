import "./rolldown-runtime.js";
import { E as withoutCommands, i as decodeText, n as stop, t as sentence } from "./tell.js";
import { i as TEXT_LIMIT, r as BYTES_LIMIT } from "./statement.js";
import { Socket } from "node:net";
import { isAbsolute, join } from "node:path";
import { spawn } from "node:child_process";
// src/core/report/own-fault.ts
/** A failure of ours, or of what we run on, in words: its code and its causes. `fix`: what whoever reads it can do. */
function ownFault(error, fix) {
	return {
		id: "own-fault",
		says: "Gatehouse itself failed ({code}): {message}",
		fix,
		values: {
			code: codeOf(error),
			message: [...new Set(causes(error))].join(" <- ")
		}
	};
}
function codeOf(error) {
	const code = typeof error === "object" && error !== null && "code" in error ? error.code : void 0;
	return typeof code === "string" ? code : "internal";
}
/** Messages of an error and its causes; deeper ones say nothing more. */
function causes(error, depth = 3) {
	if (!(error instanceof Error)) return [String(error)];
	const deeper = error.cause === void 0 || depth === 0 ? [] : causes(error.cause, depth - 1);
	return [error.message, ...deeper];
}
// src/action/fault.ts
/** A failure of ours, or of what we run on, in words, and that it is nobody's file. */
function describeFault(error) {
	return ownFault(error, "this is no mistake in your files: run the job again, and report it with this message if it comes back");
}
/** Where it happened, for a log that somebody asked to be detailed. */
function traceOf(error) {
	return error instanceof Error ? error.stack ?? error.message : String(error);
}
// src/action/inputs.ts
const SWITCHES = {
	true: true,
	false: false
};
/** Reads the inputs; every one that cannot be understood is named. */
function readInputs({ input, environment }) {
	const problems = [];
	const choice = (name, values, preset) => {
		const given = input(name);
		if (given === "") return preset;
		if (Object.hasOwn(values, given)) return values[given] ?? preset;
		problems.push({
			id: "input-value",
			says: "input `{name}` is `{given}`; it takes {values}",
			fix: "mend it under `with:` of the step that uses Gatehouse",
			values: {
				name,
				given,
				values: Object.keys(values)
			}
		});
		return preset;
	};
	const workspace = environment["GITHUB_WORKSPACE"] ?? process.cwd();
	const scratch = join(environment["RUNNER_TEMP"] ?? workspace, "gatehouse");
	const path = (name, from, preset) => {
		const given = input(name) || preset;
		return isAbsolute(given) ? given : join(from, given);
	};
	const stage = input("stage");
	const value = {
		token: input("token"),
		dir: path("path", workspace, "."),
		...stage === "" ? {} : { stage },
		...input("organisation-policy") === "" ? {} : { organisationPolicy: path("organisation-policy", workspace, "") },
		failOn: choice("fail-on", {
			fail: "fail",
			never: "never"
		}, "fail"),
		annotations: choice("annotations", SWITCHES, true),
		summary: choice("summary", SWITCHES, true),
		reportPath: path("report-path", workspace, join(scratch, "verdict.json")),
		sarifPath: path("sarif-path", workspace, join(scratch, "verdict.sarif"))
	};
	return problems.length > 0 ? {
		ok: false,
		problems
	} : {
		ok: true,
		value
	};
}
// src/action/answer.ts
/** An answer that is one problem. */
function problem(statement) {
	return {
		ok: false,
		problems: [statement]
	};
}
// src/action/pull-request-event.ts
/**
* Reads the payload of `pull_request`, `pull_request_target` and `merge_group`.
* Source: GitHub docs, "Webhook events and payloads".
*/
function readEvent(name, text) {
	const payload = parse(text);
	switch (name) {
		case "pull_request":
		case "pull_request_target": return fromPullRequest(name, at(payload, "pull_request"));
		case "merge_group": return fromQueue(at(payload, "merge_group"));
		default: return problem({
			id: "event-not-judged",
			says: "this run was started by `{name}`, and Gatehouse judges pull requests",
			fix: "start the workflow with `on: pull_request` (and `merge_group`, where a merge queue is in use)",
			values: { name: name === "" ? "no event" : name }
		});
	}
}
function fromPullRequest(name, pull) {
	const base = side(at(pull, "base"));
	const head = side(at(pull, "head"));
	const number = at(pull, "number");
	if (base === null || head === null || typeof number !== "number") return unreadable(name);
	const changedFiles = at(pull, "changed_files");
	return {
		ok: true,
		value: {
			number,
			title: string(at(pull, "title")) ?? "",
			author: account(at(pull, "user")),
			draft: at(pull, "draft") === true,
			base,
			head,
			changedFiles: typeof changedFiles === "number" ? changedFiles : null,
			queued: false
		}
	};
}
/** A merge group names no pull request but in the name of its branch: `gh-readonly-queue/main/pr-104-<base>`. */
function fromQueue(group) {
	const base = sideOf(at(group, "base_ref"), at(group, "base_sha"));
	const head = sideOf(at(group, "head_ref"), at(group, "head_sha"));
	if (base === null || head === null) return unreadable("merge_group");
	return {
		ok: true,
		value: {
			number: Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(head.ref)?.[1] ?? 0),
			title: "",
			author: null,
			draft: false,
			base,
			head,
			changedFiles: null,
			queued: true
		}
	};
}
function unreadable(name) {
	return problem({
		id: "event-unreadable",
		says: "the event file of `{name}` does not name the commits of a pull request",
		fix: "start the workflow through GitHub, or give the runner a complete event file",
		values: { name }
	});
}
function side(value) {
	return sideOf(at(value, "ref"), at(value, "sha"));
}
/** Only a full object id is taken: it is handed to git later. */
function sideOf(ref, sha) {
	if (typeof ref !== "string" || typeof sha !== "string" || !/^[0-9a-f]{40,64}$/.test(sha)) return null;
	return {
		ref: ref.replace(/^refs\/heads\//, ""),
		sha
	};
}
function account(user) {
	const id = at(user, "id");
	const login = string(at(user, "login"));
	if (typeof id !== "number" || login === null) return null;
	return {
		id,
		login,
		kind: at(user, "type") === "User" ? "user" : "bot"
	};
}
function parse(text) {
	try {
		return text === null ? null : JSON.parse(text);
	} catch {
		return null;
	}
}
function at(value, key) {
	return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : null;
}
function string(value) {
	return typeof value === "string" ? value : null;
}
// src/git/git-error.ts
/** Git could not do what was asked: a missing program, a commit that is not there, output beyond the bound. */
var GitError = class extends Error {
	code;
	constructor(code, message, options) {
		super(message, options);
		this.name = "GitError";
		this.code = code;
	}
};
// src/git/spawn-git.ts
/** Paths are names and never patterns (`:(glob)…`), nobody is asked anything, and messages are in one language. */
const ENVIRONMENT = {
	LC_ALL: "C",
	GIT_TERMINAL_PROMPT: "0",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_LITERAL_PATHSPECS: "1"
};
/**
* Settings that a repository must not choose for us: hooks and monitors would run its programs, quoting would change its file
* names, and a folder of it that is made up like a bare repository (`HEAD`, `config`, `objects`, `refs`) would bring a
* configuration of its author's: a bare one must be named by `GIT_DIR`.
*/
function settings(dir, trust) {
	return [
		"-c",
		"core.hooksPath=/dev/null",
		"-c",
		"core.fsmonitor=false",
		"-c",
		"safe.bareRepository=explicit",
		...trust === "anyone" ? ["-c", `safe.directory=${dir}`] : [],
		"-c",
		"core.quotepath=off"
	];
}
/** Starts git in a folder, all three of its streams piped. */
function spawnGit(dir, args, env = {}, trust = "anyone") {
	const child = spawn("git", [
		"-C",
		dir,
		...settings(dir, trust),
		...args
	], {
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		env: {
			...process.env,
			...ENVIRONMENT,
			...env
		}
	});
	child.stdin.on("error", () => {});
	return child;
}
// src/git/run-git.ts
const MAX_BYTES = 536870912;
/** Runs git in a folder and gives its standard output as bytes. Rejects with a {@link GitError} on any other end than 0. */
function runGit(dir, args, { maxBytes = MAX_BYTES, env = {}, trust = "anyone" } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawnGit(dir, args, env, trust);
		const chunks = [];
		let bytes = 0;
		let complaint = "";
		child.stdout.on("data", (chunk) => {
			bytes += chunk.length;
			if (bytes > maxBytes) child.kill();
			else chunks.push(chunk);
		});
		child.stderr.on("data", (chunk) => {
			if (complaint.length < 4096) complaint += chunk.toString("utf8");
		});
		child.on("error", (cause) => reject(new GitError("git-missing", "git could not be started", { cause })));
		child.on("close", (status) => {
			if (bytes > maxBytes) reject(new GitError("git-output", `git ${args[0]} gave more than ${maxBytes} bytes`));
			else if (status === 0) resolve(Buffer.concat(chunks));
			else reject(new GitError("git-failed", `git ${args[0]} ended with ${status}: ${complaint.trim()}`));
		});
		child.stdin.end();
	});
}
// src/git/changed-paths.ts
/**
* The paths whose entry differs between two commits (or trees), sorted. A rename is two paths that name each other:
* the old one goes, the new one comes.
*/
async function changedPaths(dir, before, after, env = {}) {
	const fields = (await runGit(dir, [
		"diff-tree",
		"-r",
		"-z",
		"-M",
		"--raw",
		"--no-abbrev",
		"--no-commit-id",
		before,
		after
	], { env })).toString("utf8").split("\0");
	const changes = [];
	for (let i = 0; i + 1 < fields.length;) {
		const header = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(fields[i++] ?? "");
		if (header === null) continue;
		const [, oldMode = "", newMode = "", oldOid = "", newOid = "", status = ""] = header;
		const path = fields[i++] ?? "";
		const old = entryOf(oldMode, oldOid);
		const now = entryOf(newMode, newOid);
		if (status !== "R") changes.push({
			path,
			before: old,
			after: now
		});
		else {
			const renamedTo = fields[i++] ?? "";
			changes.push({
				path,
				before: old,
				after: null,
				renamedTo
			});
			changes.push({
				path: renamedTo,
				before: null,
				after: now,
				renamedFrom: path
			});
		}
	}
	return changes.sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
function entryOf(mode, oid) {
	return mode === "000000" ? null : {
		mode,
		oid
	};
}
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
	const found = (await runGit(dir, [
		"for-each-ref",
		`--format=%(refname:strip=2) %(objecttype) %(objectname) %(*objecttype) %(*objectname)`,
		...[...plain].map((name) => `refs/tags/${name}`)
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
/** Whether the clone has a tag at all. `actions/checkout` brings none along with any `fetch-depth` but 0, also where that reaches the first commit. */
async function hasTags(dir) {
	return (await runGit(dir, [
		"for-each-ref",
		"--count=1",
		"refs/tags"
	])).length > 0;
}
/**
* Tags of the clone that begin with one of the prefixes; `null` where it was told to bring none along (`git clone --no-tags`) and has none.
* A shallow clone comes without them, too: ask {@link isShallow}.
*/
async function listTags(dir, prefixes) {
	const plain = prefixes.filter((prefix) => /^[\w.@/+-]+$/.test(prefix));
	if (plain.length === 0) return [];
	const found = (await runGit(dir, [
		"for-each-ref",
		"--format=%(refname:strip=2)",
		...plain.map((prefix) => `refs/tags/${prefix}*`)
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
// src/action/complete-tags.ts
/**
* Lists the tags of a clone, and asks GitHub where it has none at all: `actions/checkout` leaves them out with any `fetch-depth` but 0, and
* one that reaches the first commit leaves no sign of it. Tags that only GitHub has are unknown here (`null`), since their commits are not
* at hand; so are all tags where GitHub does not answer. Not for a run without a token, which has to believe its clone.
*/
function completeTags({ listTags, hasTags }, onGithub) {
	return async (prefixes) => {
		const local = await listTags(prefixes);
		if (local === null || await hasTags()) return local;
		return (await onGithub(prefixes))?.length === 0 ? local : null;
	};
}
// src/action/workspace.ts
const DEEPEN = "set `fetch-depth: 0` under `with:` of the step that uses `actions/checkout`";
/**
* Finds the pull request in the clone that `actions/checkout` left. The head judged is the event's, never the test merge;
* the base is the test merge's first parent where that is checked out, since it is newer than the event's.
* A problem where the clone does not hold the commits, or not the history between them. Tags are asked for on GitHub where the clone has none.
*/
async function readWorkspace(dir, event, onGithub) {
	const objects = new GitObjects(dir);
	const [checkedOut, shallow] = await Promise.all([commitId(objects, "HEAD"), isShallow(dir)]);
	if (checkedOut === null || shallow === null) return problem({
		id: "no-clone",
		says: "there is no clone of the repository at `{dir}`",
		fix: "use `actions/checkout` with `fetch-depth: 0` in a step before this one, or set input `path` to its folder",
		values: { dir }
	});
	const range = event.queued ? await queuedRange(objects, event, shallow) : await pullRequestRange(objects, event, checkedOut, shallow);
	if (!range.ok) return range;
	const { base, head, mergeBase: ancestor, between } = range.value;
	const listLocal = async (prefixes) => shallow ? null : listTags(dir, prefixes);
	return {
		ok: true,
		value: {
			head: new GitTree(objects, head),
			base: new GitTree(objects, base),
			mergeBase: ancestor,
			changes: await changedPaths(dir, ...between),
			at: (commit) => new GitTree(objects, commit),
			findTags: async (names) => shallow ? null : existingTags(dir, names),
			listTags: onGithub === null ? listLocal : completeTags({
				listTags: listLocal,
				hasTags: () => hasTags(dir)
			}, onGithub),
			local: true
		}
	};
}
async function pullRequestRange(objects, event, checkedOut, shallow) {
	const [first, second, head, target] = await Promise.all([
		commitId(objects, "HEAD^1"),
		commitId(objects, "HEAD^2"),
		commitId(objects, event.head.sha),
		commitId(objects, event.base.sha)
	]);
	const testMerge = first !== null && second !== null && second === head;
	const base = testMerge ? first : target;
	if (base === null || head === null) return problem(missingCommits(event, shallow));
	if (shallow && testMerge) return {
		ok: true,
		value: {
			base,
			head,
			mergeBase: base,
			between: [base, checkedOut]
		}
	};
	if (shallow) return problem(missingCommits(event, shallow));
	const ancestor = await mergeBase(objects.dir, base, head);
	if (ancestor === null) return problem(NO_ANCESTOR);
	return {
		ok: true,
		value: {
			base,
			head,
			mergeBase: ancestor,
			between: [ancestor, head]
		}
	};
}
/** In a merge queue the base is an ancestor of the head, so that both commits alone are enough. */
async function queuedRange(objects, event, shallow) {
	const [base, head] = await Promise.all([commitId(objects, event.base.sha), commitId(objects, event.head.sha)]);
	if (base === null || head === null) return problem(missingCommits(event, shallow));
	return {
		ok: true,
		value: {
			base,
			head,
			mergeBase: base,
			between: [base, head]
		}
	};
}
const NO_ANCESTOR = {
	id: "no-common-ancestor",
	says: "head and base of this pull request have no commit in common, so what it changes cannot be told",
	fix: "rebase the branch on its base",
	values: {}
};
function missingCommits({ base, head }, shallow) {
	const values = {
		base: base.sha.slice(0, 12),
		head: head.sha.slice(0, 12)
	};
	if (shallow) return {
		id: "clone-too-shallow",
		says: "the clone is too shallow: it does not reach from head `{head}` to base `{base}`",
		fix: DEEPEN,
		values
	};
	return {
		id: "commits-not-in-clone",
		says: "the clone does not hold head `{head}` and base `{base}` of this pull request",
		fix: `check out the pull request as \`actions/checkout\` does by default on \`pull_request\`, and ${DEEPEN}`,
		values
	};
}
// src/action/run.ts
/**
* One run of the Action: reads the pull request, judges what a runner can judge, and shows it.
* Gives the exit code: 1 for a verdict that blocks, a workflow that is set up wrongly, and a failure of ours.
*/
async function run(world, version) {
	try {
		const inputs = readInputs(world);
		if (!inputs.ok) return stop(world, inputs.problems);
		const event = readEvent(world.environment["GITHUB_EVENT_NAME"] ?? "", world.event);
		if (!event.ok) return stop(world, event.problems);
		const [source, judging] = await Promise.all([readSource(inputs.value, event.value, world), import("./judge-source.js")]);
		if (!source.ok) return stop(world, source.problems);
		return await judging.judgeSource({
			inputs: inputs.value,
			event: event.value,
			source: source.value,
			world,
			version
		});
	} catch (error) {
		world.writers.debug(withoutCommands(traceOf(error)));
		return stop(world, [describeFault(error)]);
	}
}
/** The clone answers wherever it can; only where it cannot, and there is a token, the API is asked. */
async function readSource({ dir, token }, event, { environment, writers }) {
	const [owner, name] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
	const local = await readWorkspace(dir, event, token !== "" && owner !== void 0 && name !== void 0 ? tagsThrough(token, {
		owner,
		name
	}, writers) : null);
	if (local.ok || token === "" || owner === void 0 || name === void 0) return local;
	for (const reason of local.problems) writers.log(`Reading through GitHub's API, because ${sentence(reason)}`);
	try {
		const { readGithub } = await import("./github-source.js");
		return {
			ok: true,
			value: await readGithub(token, {
				owner,
				name
			}, event)
		};
	} catch (error) {
		writers.debug(withoutCommands(traceOf(error)));
		const { values } = describeFault(error);
		const says = "GitHub's API, asked in its place, could not be read ({code}): {message}";
		return {
			ok: false,
			problems: [...local.problems, {
				id: "api-unreadable",
				says,
				values
			}]
		};
	}
}
/** Tags as GitHub lists them; `null` where it cannot be asked. */
function tagsThrough(token, repository, writers) {
	return async (prefixes) => {
		try {
			const { listTagsThrough } = await import("./github-source.js");
			return await listTagsThrough(token, repository, prefixes);
		} catch (error) {
			writers.debug(withoutCommands(traceOf(error)));
			return null;
		}
	};
}
export { run };
