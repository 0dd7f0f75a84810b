import "./rolldown-runtime.js";
import { n as blocks, r as byGravity } from "./outcome.js";
import { t as toJson } from "./to-json.js";
import { n as sharedFrame } from "./code-frame.js";
import { i as withoutCommands } from "./escape-terminal.js";
import { i as TERMINAL, o as fillTemplate, u as says } from "./fill-template.js";
import { t as gatePage } from "./gate-page.js";
import { a as nameOf, c as tally, i as isUnjudged, o as openFindings, r as heldBy, s as standingOf } from "./headline.js";
import { a as toldTogether, i as saysOf, n as byPlace, r as linesOf$1, t as adviceOf } from "./told-together.js";
import { i as isProtected, r as readOwners } from "./collect-ownership.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { t as showProgress } from "./progress.js";
import { t as ownVersion } from "./version.js";
import { n as judgeSubject } from "./judge-clone.js";
import { r as writtenPath } from "./package-path.js";
import { n as spawnGit } from "./run-git.js";
import { t as gateFor } from "./gates-for.js";
import { i as RISKS } from "./setting-for.js";
import { n as tellUnknownStage, r as tellWhyNothing, t as tellRange } from "./tell-range.js";
import { dirname, join, resolve } from "node:path";
import { lstatSync } from "node:fs";
import { lstat, mkdir, writeFile } from "node:fs/promises";
// src/core/report/verdict-line.ts
/** The last line of a terminal's output: the verdict, what was found and where, and how long it took in seconds. */
function verdictLine(verdict, elapsed, paint) {
	const parts = summaryParts(verdict, openFindings(verdict));
	const [sign, tone] = signOf(verdict);
	const stage = fillTemplate("{stage}", { stage: verdict.stage }, TERMINAL);
	const time = elapsed === void 0 ? "" : `   ${paint("quiet", `${elapsed.toFixed(2)} s`)}`;
	return `${paint(tone, `${sign} ${stage}:`)} ${parts.map((part) => says(part, TERMINAL)).join(", ")}${time}`;
}
/** Nothing to judge is no pass; but where what there is to judge is left to the pull request, it is no "no" either. */
function signOf(verdict) {
	const { outcome, deferred } = verdict;
	const isNothing = tally(verdict).applied === 0 && deferred.length > 0;
	if (outcome === "skip" || outcome === "pass" || outcome === "waived") {
		if (isNothing) return ["–", "quiet"];
		return outcome === "skip" ? ["✗", "error"] : ["✓", "good"];
	}
	return outcome === "pending" ? ["…", "waiting"] : ["✗", "error"];
}
/** Counts what is printed above: rows that are errors, of which one may tell of several findings, and the files that they stand under. */
function summaryParts(verdict, open) {
	const rows = toldTogether(open).map(([first]) => first);
	const of = (...wanted) => rows.filter((placed) => wanted.includes(standingOf(placed)));
	const errors = of("error", "fail");
	const unjudged = new Set(errors.filter(isUnjudged).map(({ gate }) => gate));
	const count = tally(verdict);
	const parts = [
		problems(errors.filter((placed) => !isUnjudged(placed))),
		counted([...unjudged].filter((gate) => gate !== null).length, "gate could not be judged", "gates could not be judged"),
		counted(count.held.length, "gate is not judged until then", "gates are not judged until then"),
		counted(of("warns").length, "warning", "warnings"),
		counted(count.pending.length, "gate waits for people", "gates wait for people"),
		counted(count.pass.length, "gate passes", "gates pass"),
		counted(count.waived.length, "gate is waived", "gates are waived")
	].flatMap((said) => said.length === 0 ? [] : [joined(said)]);
	if (count.applied === 0) parts.push(joined([verdict.deferred.length > 0 ? "nothing to judge" : "nothing was judged"]));
	else if (parts.length === 0) parts.push(joined(["it could not be judged"]));
	if (verdict.deferred.length === 0) return parts;
	return [...parts, {
		says: "{deferred} to be judged in the pull request",
		values: { deferred: verdict.deferred }
	}];
}
function problems(placed) {
	const paths = placed.flatMap(({ finding }) => finding.where?.path ?? []);
	const files = counted(new Set(paths).size, "file", "files");
	const whole = counted(placed.length, "problem", "problems");
	if (files.length === 0) return whole;
	return paths.length === placed.length ? [
		...whole,
		"in",
		...files
	] : [`${whole.join(" ")} (${paths.length} in`, `${files.join(" ")})`];
}
function counted(count, one, many) {
	return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
function joined(words) {
	return {
		says: words.join(" "),
		values: {}
	};
}
// src/core/report/to-terminal.ts
/** Widest message that still lets the names to its right stand in one column, in characters. */
const MESSAGE_COLUMN = 90;
/** Widest name in a list of several that still lets what is said of each stand in one column, in characters. */
const EACH_COLUMN = 40;
const LEVELS = {
	error: {
		word: "error",
		tone: "error"
	},
	fail: {
		word: "error",
		tone: "error"
	},
	held: {
		word: "error",
		tone: "error"
	},
	pending: {
		word: "waiting",
		tone: "waiting"
	},
	warns: {
		word: "warning",
		tone: "warning"
	},
	waived: {
		word: "waived",
		tone: "quiet"
	},
	pass: {
		word: "note",
		tone: "quiet"
	},
	skip: {
		word: "note",
		tone: "quiet"
	}
};
/**
* The open findings for a terminal: by file, then line and column, with the code they point at, and the verdict last.
* Ends in a line break. No foreign text moves the cursor, colours anything or commands a workflow's runner.
*/
function toTerminal(verdict, options = {}) {
	const paint = options.paint ?? ((_tone, text) => text);
	const groups = byFile(openFindings(verdict));
	const context = {
		source: options.source ?? (() => null),
		paint,
		read: /* @__PURE__ */ new Set()
	};
	const blocks = [...groups].map(([path, placed]) => group(path, placed, context));
	return withoutCommands(`${[...blocks, verdictLine(verdict, options.elapsed, paint)].join("\n\n")}\n`);
}
/**
* Files (or packages) in the order of their gravest finding, then as the gates came to them: a gate looks at a file before
* it says what follows from it elsewhere. What has no place comes last, under `null`.
*/
function byFile(open) {
	const groups = Map.groupBy(open, ({ finding }) => finding.where?.path ?? finding.package ?? null);
	const gravity = (placed) => placed[0]?.finding.outcome ?? "skip";
	const sorted = [...groups].toSorted(([a, inA], [b, inB]) => {
		if (a === null || b === null) return Number(a === null) - Number(b === null);
		return byGravity(gravity(inA), gravity(inB));
	});
	return new Map(sorted);
}
function group(path, placed, context) {
	const { source, paint } = context;
	const told = toldTogether(placed.toSorted(byPlace));
	const text = path === null ? null : source(path);
	const lines = text === null ? [] : text.split(/\r\n|\n|\r/);
	const rows = told.map(row);
	const widest = (column, limit = 1e400) => rows.reduce((width, { [column]: { length } }) => length > limit ? width : Math.max(width, length), 0);
	const places = told.flatMap((each) => each.map(({ finding }) => placeIn(finding).length));
	const widths = {
		place: Math.max(0, ...places),
		word: widest("word"),
		message: widest("message", MESSAGE_COLUMN)
	};
	const title = path === null ? "the pull request" : fillTemplate("{path}", { path }, TERMINAL);
	const printed = byLine(told).flatMap((block, at, all) => {
		const [next] = all[at + 1] ?? [];
		const [first] = block;
		if (first !== void 0 && first.length > 1) return list(first, widths, context);
		return together(block.map(([only]) => only), next === void 0 ? null : adviceIn(next), lines, widths, context);
	});
	return [paint("strong", title), ...printed].join("\n");
}
/** Line and column, as far as they are known. */
function placeIn({ where }) {
	return where?.line === void 0 ? "" : [where.line, where.column].filter(Boolean).join(":");
}
function row(told) {
	const [placed] = told;
	const name = fillTemplate("{name}", { name: nameOf(placed) }, TERMINAL);
	const message = saysOf(told, TERMINAL);
	const level = LEVELS[standingOf(placed)];
	const word = isUnjudged(placed) ? { word: "unjudged" } : {};
	return {
		place: placeIn(placed.finding),
		...level,
		...word,
		message,
		name
	};
}
/** Findings that are told as one: what they are, a line for each with its place where that is another one, and what to do about all. */
function list(told, widths, context) {
	const { paint } = context;
	const items = linesOf$1(told, TERMINAL);
	const width = items.reduce((most, { each: { length } }) => length > EACH_COLUMN ? most : Math.max(most, length), 0);
	const printed = items.map(({ of: { finding }, each, note }, index) => {
		const place = placeIn(finding);
		const before = told[Math.max(0, index - 1)]?.finding;
		const isSame = before !== void 0 && placeIn(before) === place;
		return `  ${[
			...widths.place > 0 ? [(isSame ? "" : place).padEnd(widths.place)] : [],
			" ".repeat(widths.word),
			note === null ? each : `${each.padEnd(width)}  ${paint("quiet", note)}`
		].join("  ")}`;
	});
	const fix = adviceOf(told, TERMINAL);
	const indent = indentOf(widths);
	return [
		print$1(row(told), widths, paint),
		...printed,
		...fix === null ? [] : [`${indent}→ ${fix}`],
		...linksOf([told[0]], indent, context)
	];
}
function indentOf({ place }) {
	return " ".repeat(place > 0 ? place + 4 : 2);
}
function print$1({ place, word, tone, message, name }, widths, paint) {
	return `  ${[
		...widths.place > 0 ? [place.padEnd(widths.place)] : [],
		paint(tone, word.padEnd(widths.word)),
		message.padEnd(widths.message),
		paint("quiet", name)
	].join("  ")}`;
}
/** What follows each other and points into the same line, which is shown once for all; what is told as one is by itself. */
function byLine(told) {
	const groups = [];
	for (const item of told) {
		const { line, column } = item[0].finding.where ?? {};
		const before = groups.at(-1);
		const [last, ...others] = before?.at(-1) ?? [];
		const there = last?.finding.where;
		const isSame = line !== void 0 && column !== void 0 && there?.line === line && there.column !== void 0;
		if (before !== void 0 && isSame && others.length === 0 && item.length === 1) before.push(item);
		else groups.push([item]);
	}
	return groups;
}
/** What to do about what is told next; empty where that goes without saying. */
function adviceIn(told) {
	return adviceOf(told, TERMINAL) ?? "";
}
/**
* Findings of one line, what to do about each, and the line. What is to be done about all of them stands at its mark. The same advice for
* several in a row is given with the last of them: `next` is that of the line after.
*/
function together(items, next, lines, widths, context) {
	const { paint } = context;
	const indent = indentOf(widths);
	const advice = (text) => `${indent}→ ${text}`;
	const fixes = items.map((item) => adviceIn([item]));
	const [common = ""] = new Set(fixes).size === 1 ? fixes : [];
	const places = items.flatMap(({ finding }) => finding.where ?? []);
	const frame = sharedFrame(lines, places, common === next ? "" : common, paint) ?? [];
	const told = items.flatMap((item, index) => {
		const fix = fixes[index] ?? "";
		const after = index + 1 < fixes.length ? fixes[index + 1] : next;
		const isSaid = fix === "" || fix === after || frame.length > 0 && common !== "";
		return [print$1(row([item]), widths, paint), ...isSaid ? [] : [advice(fix)]];
	});
	const held = new Set(items.flatMap((item) => {
		const behind = heldBy(item);
		return behind === null ? [] : [advice(says(behind, TERMINAL))];
	}));
	return [
		...told,
		...frame.map((line) => `    ${line}`),
		...held,
		...linksOf(items, indent, context)
	];
}
/** Pages that nothing above named yet. */
function linksOf(items, indent, { paint, read }) {
	return items.flatMap((item) => {
		const page = pageOf(item);
		if (page === null || read.has(page)) return [];
		read.add(page);
		return [`${indent}${paint("quiet", `= ${page}`)}`];
	});
}
/** Where it is read what the gate blocks and why. What only waits, or is only told, asks nobody to read anything. */
function pageOf(placed) {
	const standing = standingOf(placed);
	if (standing !== "error" && standing !== "fail" && standing !== "warns") return null;
	return placed.gate === null ? gatePage(null) : `${gatePage(placed.gate.gate)}#blocks`;
}
// src/cli/clone/framed-sources.ts
/** The gate that looks at rules as a change leaves them, and not at those that it is judged by. */
const OF_THE_HEAD = "policy-change";
/**
* Texts of the files that open findings point into, for code frames. Policy, checklist definitions and CODEOWNERS were
* judged as the base has them, save by the gate that judges their change; every other file as the head has it. `null`
* where some places of a file are of one text and some of another.
*/
async function framedSources(verdict, head, base) {
	const { ofHead, ofBase } = pathsOf(verdict);
	const [heads, bases] = await Promise.all([head.read([...ofHead]), base.read([...ofBase])]);
	return (path) => {
		const texts = /* @__PURE__ */ new Set([...ofHead.has(path) ? [textOf(heads.get(path))] : [], ...ofBase.has(path) ? [textOf(bases.get(path))] : []]);
		const [text = null] = texts;
		return texts.size === 1 ? text : null;
	};
}
function textOf(content) {
	return content?.kind === "text" ? content.text : null;
}
/** Files by the commit whose text the places in them are of. What names a file alone needs no text. */
function pathsOf({ notices, gates }) {
	const ofHead = /* @__PURE__ */ new Set();
	const ofBase = /* @__PURE__ */ new Set();
	const told = [{
		gate: "",
		findings: notices
	}, ...gates];
	for (const { gate, findings } of told) for (const { where } of findings) {
		if (where?.line === void 0) continue;
		(isProtected(where.path) && gate !== OF_THE_HEAD ? ofBase : ofHead).add(where.path);
	}
	return {
		ofHead,
		ofBase
	};
}
// src/cli/check/ignored-files.ts
/**
* Those of the paths that are on this disk and that git leaves out of a commit, by path from the top of the work tree. Empty where git
* cannot tell: this makes a sentence better, and is never what a verdict rests on.
*/
async function ignoredFiles(root, paths) {
	const there = await Promise.all(paths.map((path) => lstat(join(root, path)).then((stats) => stats.isFile() || stats.isDirectory(), () => false)));
	const present = paths.filter((_, index) => there[index]);
	return present.length === 0 ? /* @__PURE__ */ new Map() : linesOf(await checkIgnore(root, present));
}
/** Four fields a path: file, line, pattern, path. A pattern that begins with `!` takes the path back in. */
function linesOf(fields) {
	const lines = /* @__PURE__ */ new Map();
	for (let at = 0; at + 3 < fields.length; at += 4) {
		const [file = "", line = "", pattern = "", path = ""] = fields.slice(at, at + 4);
		if (!pattern.startsWith("!")) lines.set(path.replace(/^\.\//, ""), {
			file,
			line: Number(line)
		});
	}
	return lines;
}
function checkIgnore(root, paths) {
	return new Promise((resolve) => {
		const child = spawnGit(root, [
			"check-ignore",
			"-z",
			"--verbose",
			"--stdin"
		], { GIT_LITERAL_PATHSPECS: "0" });
		const chunks = [];
		child.stdout.on("data", (chunk) => chunks.push(chunk));
		child.stderr.resume();
		child.on("error", () => resolve([]));
		child.on("close", (status) => resolve(status === 0 ? Buffer.concat(chunks).toString("utf8").split("\0") : []));
		child.stdin.end(paths.map((path) => `./${path}\0`).join(""));
	});
}
// src/cli/check/name-ignored.ts
/**
* The verdict with other words for a file that the manifest names and that is on this disk, but that git ignores: no commit has it, so it
* is absent as the gate says, and yet nobody who looks into the folder would believe so. What counts is left as it is.
*/
async function nameIgnored(verdict, { workTree }) {
	const absent = verdict.gates.flatMap(({ gate, findings }) => findings.flatMap((finding) => absentPath(gate, finding) ?? []));
	if (workTree === null || absent.length === 0) return verdict;
	const lines = await ignoredFiles(workTree.root, [...new Set(absent)]);
	if (lines.size === 0) return verdict;
	return {
		...verdict,
		gates: verdict.gates.map((result) => ({
			...result,
			findings: result.findings.map((finding) => {
				const line = lines.get(absentPath(result.gate, finding) ?? "");
				return line === void 0 ? finding : reworded(finding, line, workTree.root);
			})
		}))
	};
}
/** The words for it; DVC leaves its pointer beside what it lets git ignore. */
function reworded(finding, { file, line }, root) {
	const pointer = `${absentPath("package", finding) ?? ""}.dvc`;
	const isTracked = lstatSync(join(root, pointer), { throwIfNoEntry: false })?.isFile() === true;
	const { folder } = finding.values;
	const written = typeof folder === "string" ? writtenPath(folder, pointer) : pointer;
	const fix = isTracked ? "name the pointer that DVC left beside it: `{written}` (paths are relative to `{folder}`)" : "take it out of `{ignoring}`, or add it with `git add --force`; a large one goes into Git LFS or DVC";
	const { many: _, ...alone } = finding;
	return {
		...alone,
		says: "`{path}` is on this disk, but git ignores it (`{ignoring}:{line}`), so that no commit has it",
		fix,
		actual: "a file that git ignores, by line {line} of `{ignoring}`",
		values: {
			...finding.values,
			ignoring: file,
			line,
			written
		}
	};
}
function absentPath(gate, { id, values }) {
	const { path } = values;
	return gate === "package" && id === "absent" && typeof path === "string" ? path : null;
}
// src/cli/check/not-recordable.ts
/** Says why what was read cannot be recorded: a record is of a commit. `null` where it can. A record of a run before is a change, too, so the first is named. */
function notRecordable({ uncommitted }) {
	const [first, ...others] = uncommitted?.changes ?? [];
	if (first === void 0) return null;
	return {
		says: others.length === 0 ? "a record is of a commit, and 1 file has changes that no commit has: `{path}`" : "a record is of a commit, and {count} files have changes that no commit has, such as `{path}`",
		fix: "commit them first, or record the commit alone: --head HEAD",
		values: {
			count: others.length + 1,
			path: first.path
		}
	};
}
// src/cli/check/tell-owners.ts
/**
* Sign-offs are judged in the pull request, but what CODEOWNERS of the base will do to them can be seen here: where it will
* block, one note says so, before somebody asks for reviews that cannot count.
*/
async function tellOwners(judgement, range, terminal) {
	if (range.changes.length === 0 || !needsOwners(judgement)) return;
	const owners = await readOwners(range.base);
	const base = range.pullRequest.base.ref;
	if (owners.file === null) tell(terminal, "note", {
		says: "no CODEOWNERS on `{base}`: every changed path is unowned, and the App will say so",
		fix: "add a CODEOWNERS file to `{base}`, or let the policy do without: `unowned: allow`",
		values: { base }
	});
	else if (!owners.file.loaded) tell(terminal, "note", {
		says: "GitHub does not load `{path}` of `{base}`, so nobody owns anything, and sign-offs will block",
		fix: "make it a text file (no link) of less than 3 MB on `{base}`",
		values: {
			path: owners.file.path,
			base
		}
	});
	else if (!await tellInvalidLines(owners, range, terminal)) tellUnowned(owners, range, terminal);
}
/** Whether the verdict's stage blocks a change whose paths nobody owns. A risk tier only adds to what a stage asks for. */
function needsOwners({ verdict: { packages, deferred }, by }) {
	if (by === null || !deferred.includes("sign-offs")) return false;
	const risks = packages.map(({ risk }) => RISKS.findIndex((known) => known === risk));
	const gravest = risks.includes(-1) ? "High" : RISKS[Math.max(0, ...risks)];
	const signOffs = gateFor("sign-offs", by.policy, by.stage, gravest ?? "High");
	if (signOffs?.severity !== "block") return false;
	return signOffs.options["code-owners"] !== "off" && signOffs.options["unowned"] !== "allow";
}
/** Says that lines of CODEOWNERS are invalid, unless the change itself mends them. */
async function tellInvalidLines({ file }, { changes, head, pullRequest }, terminal) {
	const [first] = file?.issues ?? [];
	if (file === null || first === void 0) return false;
	if (changes.some(({ path }) => path === file.path) && (await readOwners(head)).file?.issues.length === 0) return false;
	const { path, line = 1 } = first.where;
	const count = file.issues.length;
	tell(terminal, "note", {
		says: `\`{file}\` of \`{branch}\` has ${count === 1 ? "an invalid line" : "{lines} invalid lines"}, and sign-offs will block: line {at}, ${first.says}`,
		fix: "mend it there, or in this change; `gatehouse owners` shows every invalid line",
		values: {
			...first.values,
			file: path,
			branch: pullRequest.base.ref,
			lines: count,
			at: line
		}
	});
	return true;
}
function tellUnowned({ ownersOf }, { changes, pullRequest }, terminal) {
	const unowned = changes.filter(({ path }) => (ownersOf(path)?.owners ?? []).length === 0);
	const [first] = unowned;
	if (first === void 0) return;
	const who = unowned.length === 1 ? "`{path}` has" : "{count} changed paths, among them `{path}`, have";
	tell(terminal, "note", {
		says: `${who} no code owner on \`{base}\`, and the App will say so`,
		fix: "give them an owner in CODEOWNERS on `{base}`, or let the policy do without: `unowned: allow`",
		values: {
			count: unowned.length,
			path: first.path,
			base: pullRequest.base.ref
		}
	});
}
// src/cli/check/judge-range.ts
/** Judges what was read of a clone, and prints the verdict and whatever there is to say about it. Gives how the command ends. */
async function judgeRange({ subject, path, options, terminal, day }, range, { progress, started } = {
	progress: showProgress(terminal),
	started: performance.now()
}) {
	const unfit = options.record === void 0 ? null : notRecordable(range);
	if (unfit !== null) {
		progress.end();
		tell(terminal, "error", unfit);
		return EXIT.unanswered;
	}
	progress.say("judging");
	const now = day ?? (/* @__PURE__ */ new Date()).toISOString();
	const answer = await judgeSubject(subject, range, {
		...options,
		path
	}, now).finally(progress.end);
	if (!answer.ok) {
		tell(terminal, "error", answer.problem);
		return EXIT.unanswered;
	}
	tellRange(range, path, terminal);
	if (day !== null) tell(terminal, "note", {
		says: "judged as at {day}, not as of today",
		values: { day }
	});
	const judgement = answer.value;
	switch (judgement.kind) {
		case "none":
			await tellWhyNothing(judgement.reason, range, terminal);
			return options.record === void 0 ? EXIT.done : tellNoRecord(terminal);
		case "unknown-stage":
			tellUnknownStage(options, judgement.known, terminal);
			return EXIT.unanswered;
		case "judged":
			await tellOwners(judgement, range, terminal);
			await print(await nameIgnored(judgement.verdict, subject.clone), range, {
				options,
				terminal,
				started
			});
			if (options.record !== void 0) {
				const { recordVerdict } = await import("./record-verdict.js");
				const ended = await recordVerdict(judgement, range, options, terminal);
				if (ended !== null) return ended;
			}
			return blocks(judgement.verdict.outcome) ? EXIT.no : EXIT.done;
		default: return judgement;
	}
}
/** Says that nothing was recorded, where nothing was judged: whoever asked for a record does not go on without one. */
function tellNoRecord(terminal) {
	tell(terminal, "error", {
		says: "no record was written: a record is of what was judged",
		fix: "name the branch that the release is for: --base BRANCH",
		values: {}
	});
	return EXIT.unanswered;
}
async function print(verdict, range, { options, terminal, started }) {
	if (options.sarif !== void 0) {
		const { toSarif } = await import("./to-sarif.js");
		const path = resolve(options.sarif);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, toSarif(verdict, { version: ownVersion() }));
	}
	if (options.json === true) {
		terminal.out.write(toJson(verdict));
		return;
	}
	const source = await framedSources(verdict, range.head, range.base);
	const elapsed = (performance.now() - started) / 1e3;
	terminal.out.write(toTerminal(verdict, {
		source,
		paint: paintFor(terminal.out),
		elapsed
	}));
}
export { judgeRange };
