import { spawn } from "node:child_process";
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
export { spawnGit as n, GitError as r, runGit as t };
