import "./rolldown-runtime.js";
import { I as blocks, L as byGravity, c as RISKS } from "./rule-lines.js";
import { a as isUnjudged, c as standingOf, i as heldBy, l as tally, n as headline, o as nameOf, s as openFindings, t as toJson } from "./to-json.js";
import { i as withoutCommands } from "./escape-terminal.js";
import { _ as EXIT, a as PLAIN, c as fillTemplate, d as ofMany, f as says, n as tell, o as TERMINAL, p as cutToBytes, s as TITLE, t as paintFor, u as fixOf } from "./terminal.js";
import "./causes.js";
import { t as gatePage } from "./gate-page.js";
import { n as sharedFrame } from "./code-frame.js";
import { i as isProtected, r as readOwners } from "./collect-ownership.js";
import { n as instantOf, t as showProgress } from "./progress.js";
import { t as ownVersion } from "./version.js";
import { i as readSubject, n as judgeSubject, r as openSubject, t as closeSubject } from "./judge-clone.js";
import { n as recordsOf, r as notRecorded, t as writeRecords } from "./record-files.js";
import { r as signOffsOf } from "./sign-offs-of.js";
import { n as topOf } from "./refused-top.js";
import { r as GitError, t as runGit } from "./run-git.js";
import { t as findPolicy } from "./find-policy.js";
import { t as gatesFor } from "./gates-for.js";
import { n as tellUnknownStage, r as tellWhyNothing, t as tellRange } from "./tell-range.js";
import { dirname, resolve } from "node:path";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
// src/core/report/explained.ts
/** Why it is asked, in a style; `null` where the finding does not say it. */
function whyOf({ why, values }, style) {
	return why === void 0 ? null : fillTemplate(why, values, style).trim();
}
// src/core/report/check-annotations.ts
/** Longest message of an annotation: 64 KB, GitHub's REST reference. */
const MESSAGE_LIMIT = 64e3;
const LEVELS$2 = {
	error: "failure",
	fail: "failure",
	held: "failure",
	pending: "notice",
	warns: "warning",
	waived: "notice",
	pass: "notice",
	skip: "notice"
};
/** Level at which a finding is annotated: what waits for a person is no mistake, so it is a notice. */
function levelOf(placed) {
	return LEVELS$2[standingOf(placed)];
}
/** What a finding says and advises, and which gates it holds back, and why it is asked, as plain text of four lines at most. */
function plainMessage(placed) {
	const { finding } = placed;
	const held = heldBy(placed);
	const why = whyOf(finding, PLAIN);
	const parts = [
		says(finding, PLAIN),
		fixOf(finding, PLAIN),
		why === null ? null : `Why: ${why}`,
		held && says(held, PLAIN)
	];
	return cutToBytes(withoutCommands(parts.filter((part) => part !== null).join("\n")), MESSAGE_LIMIT);
}
// src/core/report/digest.ts
/** A JSON value whose objects list their keys in order, so that equal values print alike. */
function canonical(_key, value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}
/**
* Sixteen hexadecimal digits that tell whether two JSON values are the same: two FNV-1a hashes of 32 bits over
* the canonical text. It tells changes apart, and proves nothing: never rest trust on it.
*/
function digest(value) {
	const text = JSON.stringify(value, canonical) ?? "";
	let first = 2166136261;
	let second = 461845907;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		first = Math.imul(first ^ unit, 16777619);
		second = Math.imul(second ^ unit + (at & 255), 16777619);
		second ^= second >>> 15;
	}
	return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
// src/core/report/escape-sarif.ts
/**
* Plain text for a SARIF message, where `[label](target)` would become a link (SARIF 2.1.0, 3.11.6).
* A zero-width space parts the brackets, which reads the same in viewers that know such links and in those that do not.
*/
function withoutLinks(text) {
	return withoutCommands(text).replace(/\](?=\()/g, "]​");
}
// src/core/report/to-sarif.ts
const LEVELS$1 = {
	failure: "error",
	warning: "warning",
	notice: "note"
};
/**
* The open findings as a SARIF 2.1.0 log (OASIS, 27 March 2020): a rule for each gate and finding id, a result for each
* finding with a place. What has no place in a file becomes a notification of the invocation, since GitHub's code
* scanning refuses results without one; `executionSuccessful` is false when something could not be judged.
*/
function toSarif(verdict, tool) {
	const open = openFindings(verdict);
	const located = open.filter(({ finding }) => finding.where !== void 0 && finding.where.path !== "");
	const others = open.filter(({ finding }) => finding.where === void 0 || finding.where.path === "");
	const rules = /* @__PURE__ */ new Map();
	for (const placed of open) if (!rules.has(nameOf(placed))) rules.set(nameOf(placed), rule(placed));
	const indexes = new Map([...rules.keys()].map((name, index) => [name, index]));
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Gatehouse",
				...tool,
				rules: [...rules.values()]
			} },
			automationDetails: { id: `gatehouse/${encodeSegment(verdict.stage)}/` },
			columnKind: "utf16CodeUnits",
			invocations: [{
				executionSuccessful: verdict.outcome !== "error",
				endTimeUtc: verdict.at,
				toolExecutionNotifications: others.map(notification)
			}],
			results: located.map((placed) => result(placed, indexes.get(nameOf(placed)) ?? -1)),
			properties: {
				outcome: verdict.outcome,
				headline: headline(verdict, TITLE),
				head: verdict.head
			}
		}]
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}
function rule(placed) {
	const { gate, finding } = placed;
	const title = gate === null ? "the judgement itself" : gate.title;
	const page = gatePage(gate?.gate ?? null);
	return {
		id: nameOf(placed),
		shortDescription: { text: withoutLinks(says({
			says: "{text}",
			values: { text: ofMany(finding.says) }
		}, PLAIN)) },
		fullDescription: { text: withoutLinks(says({
			says: "Releasable when {title}.",
			values: { title }
		}, PLAIN)) },
		helpUri: page,
		help: { text: `What is asked, why, and how it passes: ${page}` },
		defaultConfiguration: { level: LEVELS$1[levelOf(placed)] }
	};
}
function notification(placed) {
	return {
		associatedRule: { id: nameOf(placed) },
		level: LEVELS$1[levelOf(placed)],
		message: { text: withoutLinks(plainMessage(placed)) }
	};
}
function result(placed, ruleIndex) {
	const { finding } = placed;
	const { check, package: folder, where } = finding;
	const named = Object.entries(finding.values).filter(([, value]) => typeof value === "string");
	const about = [
		folder ?? null,
		check ?? null,
		where?.path ?? null,
		Object.fromEntries(named)
	];
	const fingerprint = digest([nameOf(placed), ...about]);
	return {
		ruleId: nameOf(placed),
		ruleIndex,
		level: LEVELS$1[levelOf(placed)],
		message: { text: withoutLinks(plainMessage(placed)) },
		locations: where === void 0 ? [] : [{ physicalLocation: physical(where) }],
		partialFingerprints: { "gatehouse/v1": fingerprint },
		...finding.outcome === "waived" ? { suppressions: [{
			kind: "external",
			status: "accepted"
		}] } : {}
	};
}
function physical(where) {
	const { path, line, column, endLine, endColumn } = where;
	const artifactLocation = {
		uri: path.split("/").filter(Boolean).map(encodeSegment).join("/"),
		uriBaseId: "%SRCROOT%"
	};
	if (line === void 0) return { artifactLocation };
	return {
		artifactLocation,
		region: {
			startLine: line,
			startColumn: column,
			endLine,
			endColumn
		}
	};
}
/** Percent-encodes one segment of a path, after mending what no URI can hold (a lone surrogate). */
function encodeSegment(segment) {
	return encodeURIComponent(segment.toWellFormed());
}
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
/** Counts what is printed above: rows that are errors, and the files that they stand under. */
function summaryParts(verdict, open) {
	const of = (...wanted) => open.filter((placed) => wanted.includes(standingOf(placed)));
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
	const inOrder = placed.toSorted((a, b) => {
		const [here, there] = [a.finding.where, b.finding.where];
		return (here?.line ?? 0) - (there?.line ?? 0) || (here?.column ?? 0) - (there?.column ?? 0);
	});
	const text = path === null ? null : source(path);
	const lines = text === null ? [] : text.split(/\r\n|\n|\r/);
	const rows = inOrder.map(row);
	const widest = (column, limit = 1e400) => rows.reduce((width, { [column]: { length } }) => length > limit ? width : Math.max(width, length), 0);
	const widths = {
		place: widest("place"),
		word: widest("word"),
		message: widest("message", MESSAGE_COLUMN)
	};
	const title = path === null ? "the pull request" : fillTemplate("{path}", { path }, TERMINAL);
	const printed = byLine(inOrder).flatMap((items, at, all) => {
		const [next] = all[at + 1] ?? [];
		return together(items, next === void 0 ? null : adviceOf(next), lines, widths, context);
	});
	return [paint("strong", title), ...printed].join("\n");
}
function row(placed) {
	const { where } = placed.finding;
	const place = where?.line === void 0 ? "" : [where.line, where.column].filter(Boolean).join(":");
	const name = fillTemplate("{name}", { name: nameOf(placed) }, TERMINAL);
	const message = says(placed.finding, TERMINAL);
	return {
		place,
		...LEVELS[standingOf(placed)],
		...isUnjudged(placed) ? { word: "unjudged" } : {},
		message,
		name
	};
}
function print$1({ place, word, tone, message, name }, widths, paint) {
	return `  ${[
		...widths.place > 0 ? [place.padEnd(widths.place)] : [],
		paint(tone, word.padEnd(widths.word)),
		message.padEnd(widths.message),
		paint("quiet", name)
	].join("  ")}`;
}
/** Findings that follow each other and point into the same line, which is shown once for all of them. */
function byLine(inOrder) {
	const groups = [];
	for (const item of inOrder) {
		const { line, column } = item.finding.where ?? {};
		const before = groups.at(-1);
		const last = before?.at(-1)?.finding.where;
		const isSame = line !== void 0 && column !== void 0 && last?.line === line && last.column !== void 0;
		if (before !== void 0 && isSame) before.push(item);
		else groups.push([item]);
	}
	return groups;
}
/** What to do about a finding; empty where that goes without saying. */
function adviceOf({ finding }) {
	return fixOf(finding, TERMINAL) ?? "";
}
/**
* Findings of one line, what to do about each, and the line. What is to be done about all of them stands at its mark. The same advice for
* several in a row is given with the last of them: `next` is that of the line after.
*/
function together(items, next, lines, widths, { paint, read }) {
	const indent = " ".repeat(widths.place > 0 ? widths.place + 4 : 2);
	const advice = (text) => `${indent}→ ${text}`;
	const fixes = items.map(adviceOf);
	const [common = ""] = new Set(fixes).size === 1 ? fixes : [];
	const places = items.flatMap(({ finding }) => finding.where ?? []);
	const frame = sharedFrame(lines, places, common === next ? "" : common, paint) ?? [];
	const told = items.flatMap((item, index) => {
		const fix = fixes[index] ?? "";
		const after = index + 1 < fixes.length ? fixes[index + 1] : next;
		const isSaid = fix === "" || fix === after || frame.length > 0 && common !== "";
		return [print$1(row(item), widths, paint), ...isSaid ? [] : [advice(fix)]];
	});
	const held = new Set(items.flatMap((item) => {
		const behind = heldBy(item);
		return behind === null ? [] : [advice(says(behind, TERMINAL))];
	}));
	const links = items.flatMap((item) => {
		const page = pageOf(item);
		if (page === null || read.has(page)) return [];
		read.add(page);
		return [`${indent}${paint("quiet", `= ${page}`)}`];
	});
	return [
		...told,
		...frame.map((line) => `    ${line}`),
		...held,
		...links
	];
}
/** Where it is read what the gate blocks and why. What only waits, or is only told, asks nobody to read anything. */
function pageOf(placed) {
	const standing = standingOf(placed);
	if (standing !== "error" && standing !== "fail" && standing !== "warns") return null;
	return placed.gate === null ? gatePage(null) : `${gatePage(placed.gate.gate)}#blocks`;
}
// src/cli/clone/framed-sources.ts
/**
* Texts of the files that open findings point into, for code frames. Policy, checklist definitions and CODEOWNERS were
* judged as the base has them; every other file as the head has it.
*/
async function framedSources(verdict, head, base) {
	const findings = [...verdict.notices, ...verdict.gates.flatMap((gate) => gate.findings)];
	const paths = [...new Set(findings.flatMap(({ where }) => where?.path ?? []))];
	const contents = new Map([...await head.read(paths.filter((path) => !isProtected(path))), ...await base.read(paths.filter(isProtected))]);
	return (path) => {
		const content = contents.get(path);
		return content?.kind === "text" ? content.text : null;
	};
}
// src/core/record/records-of-content.ts
/** Bytes of files that are read for no more than their digests, of all packages together. */
const MOST_BYTES = 4294967296;
/**
* The records of a judgement that heard no people: of sign-offs they say that they were not judged here. Whoever judges the same commits at the same
* moment, on a runner or in a terminal, gets the same bytes.
*/
async function recordsOfContent(judged) {
	const { verdict, facts, trees, program, server, sha256 } = judged;
	const policy = trees === null ? null : await trees.base.bytes(verdict.policy.path);
	return recordsOf({
		verdict,
		facts,
		signOffs: signOffsOf(verdict, [], sha256),
		program,
		sha256,
		...server === void 0 ? {} : { server },
		...policy === null ? {} : { policySha256: sha256(policy) },
		digests: trees === null ? {} : await digestsOf(facts.packages, trees.head, sha256)
	});
}
/** SHA-256 of the files that no gate asked it of. What is too large to be read is known by its git blob id alone. */
async function digestsOf(packages, head, sha256) {
	const found = /* @__PURE__ */ new Map();
	let left = MOST_BYTES;
	for (const { files, outside, digests } of packages) for (const { path, mode } of [...files, ...outside]) {
		if (!mode.startsWith("100") || Object.hasOwn(digests, path) || found.has(path) || left <= 0) continue;
		const bytes = await head.bytes(path);
		if (bytes === null) continue;
		left -= bytes.length;
		found.set(path, sha256(bytes));
	}
	return Object.fromEntries(found);
}
// src/cli/check/origin-of.ts
const NOWHERE = {
	owner: "",
	name: ""
};
/** Reads where a clone comes from. */
async function originOf(dir) {
	try {
		return readOrigin((await runGit(dir, [
			"config",
			"--get",
			"remote.origin.url"
		])).toString("utf8").trim());
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return NOWHERE;
		throw error;
	}
}
/** Reads an address as git takes it: a URL, or `user@host:path`. Who signed in, and the port of anything but a web page, say nothing of where it is. */
function readOrigin(address) {
	const short = /^(?:[^@/:]+@)?([\w.-]{2,}):(?!\/\/)\/?(.+)$/.exec(address);
	if (short !== null) return placed(`https://${short[1] ?? ""}`, short[2] ?? "");
	const url = /^(https?|ssh|git):\/\//.test(address) && URL.canParse(address) ? new URL(address) : null;
	if (url === null || url.hostname === "") return NOWHERE;
	return placed(url.protocol.startsWith("http") ? url.origin : `https://${url.hostname}`, url.pathname);
}
function placed(server, path) {
	const segments = path.replace(/\.git\/?$/, "").split("/").filter((segment) => segment !== "");
	const name = segments.pop();
	return name === void 0 || segments.length === 0 ? NOWHERE : {
		server,
		owner: segments.join("/"),
		name
	};
}
// src/cli/check/record-verdict.ts
/**
* Writes the records of a verdict, as the Action would, and says where. Gives how the command ends where that could not be done; `null` where it was, or
* there was nothing to record.
*/
async function recordVerdict({ verdict, by }, { head, base }, { repo, record: folder = "", force = false, pr }, terminal) {
	if (by === null || by.facts.packages.length === 0) {
		tell(terminal, "note", {
			says: "no package was judged, so there is nothing to record",
			values: {}
		});
		return null;
	}
	const { server, ...repository } = await originOf(resolve(repo));
	const pullRequest = {
		...by.facts.pullRequest,
		number: pr ?? by.facts.pullRequest.number
	};
	const made = await recordsOfContent({
		verdict,
		facts: {
			...by.facts,
			repository,
			pullRequest
		},
		trees: {
			head,
			base
		},
		program: ownVersion(),
		server,
		sha256: (content) => createHash("sha256").update(content).digest("hex")
	});
	const without = notRecorded(made);
	for (const words of without) tell(terminal, "error", words);
	const top = await topOf(resolve(repo));
	const written = await writeRecords(made.records, {
		folder,
		force,
		clone: top.kind === "found" ? top.root : null
	});
	if (!written.ok) {
		tell(terminal, "error", written.problem);
		return EXIT.unanswered;
	}
	if (written.value.length > 0) tell(terminal, "note", {
		says: "recorded without sign-offs, which people give: {paths}",
		values: { paths: written.value }
	});
	return without.length === 0 ? null : EXIT.unanswered;
}
/** Says why what was read cannot be recorded: a record is of a commit. `null` where it can. */
function notRecordable({ uncommitted }) {
	const count = uncommitted?.changes.length ?? 0;
	if (count === 0) return null;
	return {
		says: "a record is of a commit, and {count} [file has|files have] changes that no commit has",
		fix: "commit them first, or record the commit alone: --head HEAD",
		values: { count }
	};
}
// src/cli/check/tell-owners.ts
/**
* Sign-offs are judged in the pull request, but what CODEOWNERS of the base will do to them can be seen here: where it will
* block, one note says so, before somebody asks for reviews that cannot count.
*/
async function tellOwners(verdict, range, terminal) {
	if (range.changes.length === 0 || !await needsOwners(verdict, range)) return;
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
async function needsOwners({ stage, packages, deferred }, { base, readExtended }) {
	if (!deferred.includes("sign-offs")) return false;
	const found = await findPolicy(base, readExtended);
	if (found.kind !== "policy") return false;
	const chosen = found.policy.stages.find(({ name }) => name === stage);
	if (chosen === void 0) return false;
	const risks = packages.map(({ risk }) => RISKS.findIndex((known) => known === risk));
	const gravest = risks.includes(-1) ? "High" : RISKS[Math.max(0, ...risks)];
	const signOffs = gatesFor(found.policy, chosen, gravest ?? "High").find(({ gate }) => gate.meta.id === "sign-offs");
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
// src/cli/check/check.ts
/**
* Judges a local clone, as the Action judges a pull request, and prints the verdict: its files as they are, or a commit. With a
* path, only the packages that it leads to. With `watch`, again whenever something changes.
*/
async function check(path, options, terminal) {
	if (options.record === void 0 && (options.pr !== void 0 || options.force === true)) {
		tell(terminal, "error", {
			says: "--pr and --force are about a record, and none is asked for",
			fix: "name the folder to write it to: --record DIR",
			values: {}
		});
		return EXIT.unanswered;
	}
	const day = options.now === void 0 ? {
		ok: true,
		value: null
	} : instantOf(options.now);
	const opened = day.ok ? await openSubject(options) : day;
	if (!day.ok || !opened.ok) {
		if (!opened.ok) tell(terminal, "error", opened.problem);
		return EXIT.unanswered;
	}
	const subject = opened.value;
	const work = {
		subject,
		path,
		options,
		terminal,
		day: day.value
	};
	try {
		if (options.watch !== true) return await judgeNow(work);
		const { watch } = await import("./watch.js");
		return await watch(subject, options, terminal, (range) => judgeRange(work, range));
	} finally {
		await closeSubject(subject);
	}
}
async function judgeNow(work) {
	const started = performance.now();
	const progress = showProgress(work.terminal);
	progress.say("reading the clone");
	const leave = (_, number) => process.exit(128 + number);
	for (const name of ENDINGS) process.once(name, leave);
	try {
		const range = await readSubject(work.subject, work.options);
		if (range.ok) return await judgeRange(work, range.value, {
			progress,
			started
		});
		progress.end();
		tell(work.terminal, "error", range.problem);
		return EXIT.unanswered;
	} finally {
		progress.end();
		for (const name of ENDINGS) process.off(name, leave);
	}
}
/** Asked to end, the process ends as a shell expects it, and not before it removed what it wrote for a while. */
const ENDINGS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
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
			return EXIT.done;
		case "unknown-stage":
			tellUnknownStage(options, judgement.known, terminal);
			return EXIT.unanswered;
		case "judged":
			await tellOwners(judgement.verdict, range, terminal);
			await print(judgement.verdict, range, {
				options,
				terminal,
				started
			});
			if (options.record !== void 0) {
				const ended = await recordVerdict(judgement, range, options, terminal);
				if (ended !== null) return ended;
			}
			return blocks(judgement.verdict.outcome) ? EXIT.no : EXIT.done;
		default: return judgement;
	}
}
async function print(verdict, range, { options, terminal, started }) {
	if (options.sarif !== void 0) {
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
export { check };
