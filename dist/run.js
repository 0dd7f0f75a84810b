import "./rolldown-runtime.js";
import { n as stop, t as sentence, w as withoutCommands } from "./tell.js";
import { t as TEXT_LIMIT } from "./tree.js";
import { isAbsolute, join } from "node:path";
import { spawn } from "node:child_process";
// src/action/fault.ts
/** A failure of ours, or of what we run on, in words: its code, its cause, and that it is nobody's file. */
function describeFault(error) {
	return {
		id: "own-fault",
		says: "Gatehouse itself failed ({code}): {message}",
		fix: "this is no mistake in your files: run the job again, and report it with this message if it comes back",
		values: {
			code: codeOf(error),
			message: [...new Set(causes(error))].join(" <- ")
		}
	};
}
/** Where it happened, for a log that somebody asked to be detailed. */
function traceOf(error) {
	return error instanceof Error ? error.stack ?? error.message : String(error);
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
// src/git/run-git.ts
/** Git could not do what was asked: a missing program, a commit that is not there, output beyond the bound. */
var GitError = class extends Error {
	code;
	constructor(code, message, options) {
		super(message, options);
		this.name = "GitError";
		this.code = code;
	}
};
const MAX_BYTES = 536870912;
/** Paths are names and never patterns (`:(glob)…`), nobody is asked anything, and messages are in one language. */
const ENVIRONMENT = {
	LC_ALL: "C",
	GIT_TERMINAL_PROMPT: "0",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_LITERAL_PATHSPECS: "1"
};
/**
* Settings that a repository must not choose for us: hooks and monitors would run its programs, quoting would change
* its file names, and a workspace that another user owns (containers) is still the one that we were given.
*/
function settings(dir) {
	return [
		"-c",
		"core.hooksPath=/dev/null",
		"-c",
		"core.fsmonitor=false",
		"-c",
		`safe.directory=${dir}`,
		"-c",
		"core.quotepath=off"
	];
}
/** Runs git in a folder and gives its standard output as bytes. Rejects with a {@link GitError} on any other end than 0. */
function runGit(dir, args, { input, maxBytes = MAX_BYTES } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn("git", [
			"-C",
			dir,
			...settings(dir),
			...args
		], {
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			env: {
				...process.env,
				...ENVIRONMENT
			}
		});
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
		child.stdin.on("error", () => {});
		child.stdin.end(input ?? "");
	});
}
// src/git/changed-paths.ts
/**
* The paths whose entry differs between two commits, sorted. A rename is two paths that name each other:
* the old one goes, the new one comes.
*/
async function changedPaths(dir, before, after) {
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
	])).toString("utf8").split("\0");
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
/** The full id of a commit that a revision names, or `null` when the clone does not hold it. */
async function commitId(dir, revision) {
	try {
		return (await runGit(dir, [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			`${revision}^{commit}`
		])).toString("latin1").trim();
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return null;
		throw error;
	}
}
/** The best common ancestor of two commits, or `null` when the clone does not reach back to one. */
async function mergeBase(dir, a, b) {
	try {
		return (await runGit(dir, [
			"merge-base",
			a,
			b
		])).toString("latin1").trim();
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return null;
		throw error;
	}
}
/** Whether the clone lacks history (`fetch-depth` of actions/checkout). */
async function isShallow(dir) {
	return (await runGit(dir, ["rev-parse", "--is-shallow-repository"])).toString("latin1").trim() === "true";
}
/** Which of the tags exist in the clone. */
async function existingTags(dir, names) {
	const plain = names.filter((name) => /^[\w.@/+-]+$/.test(name));
	if (plain.length === 0) return /* @__PURE__ */ new Set();
	const output = await runGit(dir, [
		"for-each-ref",
		"--format=%(refname:strip=2)",
		...plain.map((name) => `refs/tags/${name}`)
	]);
	return new Set(output.toString("utf8").split("\n").filter((name) => plain.includes(name)));
}
// src/git/decode-text.ts
const decoder = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** The text of a file, or `null` when it is not UTF-8 or holds a NUL byte. A byte order mark is kept: positions count it. */
function decodeText(bytes) {
	if (bytes.includes(0)) return null;
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}
// src/git/read-objects.ts
/** Reads blobs by object id through one `git cat-file --batch`. Every id asked for is in the map, or this rejects. */
async function readObjects(dir, oids) {
	const wanted = [...new Set(oids)];
	const found = /* @__PURE__ */ new Map();
	if (wanted.length === 0) return found;
	const output = await runGit(dir, ["cat-file", "--batch"], { input: `${wanted.join("\n")}\n` });
	let at = 0;
	for (const oid of wanted) {
		const end = output.indexOf(10, at);
		const header = output.toString("latin1", at, end < 0 ? output.length : end);
		const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
		if (size === void 0) throw new GitError("git-failed", `object ${oid} cannot be read: ${header}`);
		const start = end + 1;
		found.set(oid, output.subarray(start, start + Number(size)));
		at = start + Number(size) + 1;
	}
	return found;
}
// src/git/git-tree.ts
/** UTF-16 units of paths for one call of git: below the smallest limit of an operating system on arguments, whatever they are. */
const UNITS_A_CALL = 32e3;
/** Longest path that is looked for: no operating system could check out a longer one. */
const LONGEST_PATH = 4096;
/** One commit of a local clone, read with git itself and never checked out. */
var GitTree = class {
	commit;
	#dir;
	constructor(dir, commit) {
		this.#dir = dir;
		this.commit = commit;
	}
	async entries(paths) {
		const lines = await this.#lines(paths);
		return new Map([...lines].map(([path, { mode, oid }]) => [path, {
			mode,
			oid
		}]));
	}
	async list(folders) {
		const listed = new Map(folders.map((folder) => [folder, []]));
		const plain = [...listed.keys()].filter(isPlain).map((folder) => `${folder}/`);
		const lines = listed.has("") ? await this.#lsTree(["-r", "-l"], []) : await this.#inChunks(["-r", "-l"], plain);
		for (const { path, mode, oid, size } of lines) for (const folder of foldersAbove(path)) listed.get(folder)?.push({
			path,
			mode,
			oid,
			size
		});
		return new Map([...listed].map(([folder, files]) => [folder, {
			files,
			complete: true
		}]));
	}
	async read(paths) {
		const lines = await this.#lines(paths);
		const wanted = [...lines.values()].filter((line) => isFile(line) && (line.size ?? 0) <= 5242880);
		const objects = await readObjects(this.#dir, wanted.map(({ oid }) => oid));
		return new Map(paths.map((path) => [path, contentOf(lines.get(path), objects)]));
	}
	async #lines(paths) {
		const found = /* @__PURE__ */ new Map();
		for (const level of levelsOf(paths.filter(isPlain))) for (const line of await this.#inChunks(["-l"], level)) found.set(line.path, line);
		return found;
	}
	/** The lines that many paths come to, each once. */
	async #inChunks(flags, paths) {
		const found = /* @__PURE__ */ new Map();
		for (const chunk of chunksOf(paths)) for (const line of await this.#lsTree(flags, chunk)) found.set(line.path, line);
		return found.values();
	}
	async #lsTree(flags, paths) {
		return (await runGit(this.#dir, [
			"ls-tree",
			"-z",
			"--full-tree",
			...flags,
			this.commit,
			"--",
			...paths
		])).toString("utf8").split("\0").flatMap(parseLine);
	}
};
/** Whether a path can name something in a git tree at all. */
function isPlain(path) {
	if (path === "" || path.length > LONGEST_PATH || path.includes("\0")) return false;
	return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
/** Distinct paths, apart by how many of the others they lie below: asked for together, git would enter a folder instead of naming it. */
function levelsOf(paths) {
	const asked = new Set(paths);
	const levels = [];
	for (const path of asked) {
		const level = foldersAbove(path).filter((folder) => asked.has(folder)).length;
		for (let missing = levels.length; missing <= level; missing++) levels.push([]);
		levels[level]?.push(path);
	}
	return levels;
}
function chunksOf(paths) {
	const chunks = [];
	let units = Number.POSITIVE_INFINITY;
	for (const path of paths) {
		units += path.length + 1;
		if (units > UNITS_A_CALL) {
			chunks.push([]);
			units = path.length + 1;
		}
		chunks.at(-1)?.push(path);
	}
	return chunks;
}
/** The folders that a path lies in, the root among them. */
function foldersAbove(path) {
	const segments = path.split("/");
	return segments.map((_, index) => segments.slice(0, index).join("/"));
}
/** One line of `ls-tree -l`: `mode type oid  size<TAB>path`; a folder's and a submodule's size is `-`, a lost object's `BAD`. */
function parseLine(line) {
	if (line === "") return [];
	const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line);
	if (match === null) throw new GitError("git-failed", `git ls-tree gave a line that cannot be read: ${line}`);
	const [, mode = "", type = "", oid = "", size = "-", path = ""] = match;
	return [{
		mode,
		type,
		oid,
		path,
		size: size === "-" ? null : Number(size)
	}];
}
function isFile({ type, mode }) {
	return type === "blob" && mode !== "120000";
}
function contentOf(line, objects) {
	if (line === void 0) return { kind: "absent" };
	const { oid, mode, type } = line;
	if (mode === "120000") return {
		kind: "symlink",
		oid
	};
	if (type === "commit") return {
		kind: "submodule",
		oid
	};
	if (type === "tree") return {
		kind: "folder",
		oid
	};
	const size = line.size ?? 0;
	if (size > 5242880) return {
		kind: "too-large",
		oid,
		size,
		limit: TEXT_LIMIT
	};
	const text = decodeText(objects.get(oid) ?? Buffer.alloc(0));
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
// src/action/workspace.ts
const DEEPEN = "set `fetch-depth: 0` under `with:` of the step that uses `actions/checkout`";
/**
* Finds the pull request in the clone that `actions/checkout` left. The head judged is the event's, never the test merge;
* the base is the test merge's first parent where that is checked out, since it is newer than the event's.
* A problem where the clone does not hold the commits, or not the history between them.
*/
async function readWorkspace(dir, event) {
	const checkedOut = await commitId(dir, "HEAD");
	if (checkedOut === null) return problem({
		id: "no-clone",
		says: "there is no clone of the repository at `{dir}`",
		fix: "use `actions/checkout` with `fetch-depth: 0` in a step before this one, or set input `path` to its folder",
		values: { dir }
	});
	const shallow = await isShallow(dir);
	const range = event.queued ? await queuedRange(dir, event) : await pullRequestRange(dir, event, checkedOut, shallow);
	if (!range.ok) return range;
	const { base, head, mergeBase: ancestor, between } = range.value;
	return {
		ok: true,
		value: {
			head: new GitTree(dir, head),
			base: new GitTree(dir, base),
			mergeBase: ancestor,
			changes: await changedPaths(dir, ...between),
			findTags: async (names) => shallow ? null : existingTags(dir, names)
		}
	};
}
async function pullRequestRange(dir, event, checkedOut, shallow) {
	const [first, second, head] = await Promise.all([
		commitId(dir, "HEAD^1"),
		commitId(dir, "HEAD^2"),
		commitId(dir, event.head.sha)
	]);
	const testMerge = first !== null && second !== null && second === head;
	const base = testMerge ? first : await commitId(dir, event.base.sha);
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
	const ancestor = await mergeBase(dir, base, head);
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
async function queuedRange(dir, event) {
	const [base, head] = await Promise.all([commitId(dir, event.base.sha), commitId(dir, event.head.sha)]);
	if (base === null || head === null) return problem(missingCommits(event, await isShallow(dir)));
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
	const local = await readWorkspace(dir, event);
	const [owner, name] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
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
export { run };
