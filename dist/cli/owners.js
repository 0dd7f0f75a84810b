import "./rolldown-runtime.js";
import { i as CODEOWNERS_PATHS, r as compileCodeowners, t as parseCodeowners } from "./parse-codeowners.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { t as runGit } from "./run-git.js";
import { t as problem } from "./answer.js";
import { n as text } from "./escape-terminal.js";
import { resolve } from "node:path";
import { lstat, readFile } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
// src/cli/owners/codeowners-file.ts
/** Reads the file that was named, or the one of the working tree that GitHub would look at: the first of its three places. */
async function findCodeowners(repo, named) {
	if (named !== void 0) return load(resolve(named), named);
	const root = await rootOf(resolve(repo));
	for (const path of CODEOWNERS_PATHS) {
		const file = resolve(root, path);
		const entry = await lstat(file).catch(() => null);
		if (entry === null || entry.isDirectory()) continue;
		if (!entry.isFile()) return unloadable(path, "is a link, and GitHub reads no links");
		return load(file, path);
	}
	return problem({
		id: "no-codeowners",
		says: "`{root}` has no CODEOWNERS file: GitHub looks at {places}",
		fix: "add one, or name a file: --codeowners FILE",
		values: {
			root,
			places: CODEOWNERS_PATHS
		}
	});
}
/** The folder in which the repository's paths begin; the folder itself where git knows of none. */
async function rootOf(dir) {
	return (await runGit(dir, ["rev-parse", "--show-toplevel"]).catch(() => null))?.toString("utf8").trim() || dir;
}
async function load(file, path) {
	const bytes = await readFile(file).catch(() => null);
	if (bytes === null) return unloadable(path, "cannot be read");
	if (bytes.length >= 3145728) return unloadable(path, "has 3 MB or more, and GitHub loads none of it");
	return {
		ok: true,
		value: parseCodeowners(bytes.toString("utf8"), path)
	};
}
function unloadable(path, reason) {
	return problem({
		id: "codeowners-not-loaded",
		says: `\`{path}\` ${reason}`,
		fix: "mend it, or name another file: --codeowners FILE",
		values: { path }
	});
}
// src/cli/owners/owner-lines.ts
/** One JSON object a line: `owners` is empty where nobody owns the path, `line` is null where no line matches it. */
function jsonLines() {
	const known = /* @__PURE__ */ new Map([[null, `"owners":[],"line":null}\n`]]);
	const tail = (rule) => {
		const seen = known.get(rule);
		if (seen !== void 0 || rule === null) return seen ?? "";
		const made = `"owners":${JSON.stringify(rule.owners.map(({ handle }) => handle))},"line":${rule.line}}\n`;
		known.set(rule, made);
		return made;
	};
	return (batch) => batch.map(({ path, rule }) => `{"path":${JSON.stringify(path)},${tail(rule)}`).join("");
}
/** Widest path that still lets the owners to its right stand in one column, in characters. */
const PATH_COLUMN = 80;
/** Columns: path, owners, and the line that says so. Columns are as wide as a batch needs. */
function alignedRows(file, paint) {
	const owned = ({ rule }) => {
		if (rule === null) return "nobody: no line matches";
		if (rule.owners.length === 0) return "nobody: the line frees it";
		return rule.owners.map(({ handle }) => text(handle)).join(" ");
	};
	return (batch) => {
		const rows = batch.map((each) => ({
			...each,
			path: text(each.path),
			owners: owned(each)
		}));
		const width = (key) => rows.reduce((most, { [key]: { length } }) => length > PATH_COLUMN ? most : Math.max(most, length), 0);
		const [first, second] = [width("path"), width("owners")];
		return rows.map(({ path, owners, rule }) => {
			const place = rule === null ? "" : paint("quiet", `${text(file)}:${rule.line}`);
			const cell = (rule?.owners.length ?? 0) > 0 ? owners.padEnd(second) : paint("warning", owners.padEnd(second));
			return `${path.padEnd(first)}  ${cell}  ${place}`.trimEnd();
		}).join("\n").concat("\n");
	};
}
// src/cli/owners/path-stream.ts
/** Paths that are printed at once: enough to make a write worth its call, few enough to be kept. */
const BATCH = 4096;
/** A list in parts. */
function* inBatches(paths) {
	for (let at = 0; at < paths.length; at += BATCH) yield paths.slice(at, at + BATCH);
}
/** The lines of a stream in batches, without their breaks; empty lines are passed over. */
async function* pathsOf(input) {
	const decoder = new StringDecoder("utf8");
	let rest = "";
	for await (const chunk of input) {
		const lines = (rest + (typeof chunk === "string" ? chunk : decoder.write(chunk))).split("\n");
		rest = lines.pop() ?? "";
		yield* inBatches(lines.map(withoutReturn).filter((line) => line !== ""));
	}
	const last = withoutReturn(rest + decoder.end());
	if (last !== "") yield [last];
}
function withoutReturn(line) {
	return line.endsWith("\r") ? line.slice(0, -1) : line;
}
// src/cli/owners/owners.ts
/** Prints who owns the paths and by which line. Paths are taken as they come, so that a million of them need little memory. */
async function owners(paths, options, terminal) {
	if (paths.length === 0 && options.stdin !== true) {
		tell(terminal, "error", {
			says: "name paths, or give them on standard input with --stdin",
			values: {}
		});
		return EXIT.unanswered;
	}
	const found = await findCodeowners(options.repo, options.codeowners);
	if (!found.ok) {
		tell(terminal, "error", found.problem);
		return EXIT.no;
	}
	tellIssues(found.value, terminal);
	if (!found.value.loaded) return EXIT.no;
	const matcher = compileCodeowners(found.value);
	const format = options.json === true ? jsonLines() : alignedRows(found.value.path, paintFor(terminal.out));
	const print = async (batch) => {
		const text = format(batch.map((path) => ({
			path,
			rule: matcher.ruleFor(path)
		})));
		if (!terminal.out.write(text)) await new Promise((resume) => terminal.out.once("drain", resume));
	};
	for (const batch of inBatches(paths)) await print(batch);
	if (options.stdin === true) for await (const batch of pathsOf(terminal.input)) await print(batch);
	return EXIT.done;
}
function tellIssues({ issues, warnings }, terminal) {
	const say = (word) => (issue) => {
		const { path, line, column } = issue.where;
		const place = [
			path,
			line,
			column
		].filter((part) => part !== void 0).join(":");
		tell(terminal, word, {
			...issue,
			says: `{place}: ${issue.says}`,
			values: {
				...issue.values,
				place
			}
		});
	};
	issues.forEach(say("error"));
	warnings.forEach(say("warning"));
}
export { owners };
