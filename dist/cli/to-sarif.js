import "./rolldown-runtime.js";
import { t as exactly } from "./statement.js";
import { i as withoutCommands } from "./escape-terminal.js";
import { a as TITLE, d as cutToBytes, l as ofMany, o as fillTemplate, r as PLAIN, u as says } from "./fill-template.js";
import "./outcome.js";
import "./causes.js";
import { a as nameOf, o as openFindings, r as heldBy, s as standingOf, t as headline } from "./headline.js";
import { i as saysOf, o as wholeLine, r as linesOf, t as adviceOf } from "./told-together.js";
import { t as gatePage } from "./gate-page.js";
// src/core/report/explained.ts
/** Why it is asked, in a style; `null` where the finding does not say it. */
function whyOf({ why, values }, style) {
	return why === void 0 ? null : fillTemplate(why, values, style).trim();
}
// src/core/report/check-annotations.ts
/** Longest message of an annotation: 64 KB, GitHub's REST reference. */
const MESSAGE_LIMIT = 64e3;
const LEVELS$1 = {
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
	return LEVELS$1[standingOf(placed)];
}
/**
* What a finding says and advises, and which gates it holds back, and why it is asked, as plain text of four lines at most; of several that
* are told as one, a line more for each. With `whole`, they are those at one place of more that are told as one.
*/
function plainMessage(told, whole = told) {
	const [placed] = told;
	const isPart = told.length > 1 && told.length < whole.length;
	const held = heldBy(placed);
	const why = whyOf(placed.finding, PLAIN);
	const lines = linesOf(told, PLAIN).map((line) => `- ${wholeLine(line)}`);
	const parts = [
		saysOf(isPart ? whole : told, PLAIN),
		adviceOf(told, PLAIN),
		why === null ? null : `Why: ${why}`,
		held && says(held, PLAIN),
		isPart ? "Here:" : null,
		...lines
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
const LEVELS = {
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
		defaultConfiguration: { level: LEVELS[levelOf(placed)] }
	};
}
function notification(placed) {
	return {
		associatedRule: { id: nameOf(placed) },
		level: LEVELS[levelOf(placed)],
		message: { text: withoutLinks(plainMessage([placed])) }
	};
}
function result(placed, ruleIndex) {
	const { finding } = placed;
	const { check, package: folder, where } = finding;
	const named = Object.entries(finding.values).map(([name, value]) => [name, exactly(value)]).filter(([, value]) => typeof value === "string");
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
		level: LEVELS[levelOf(placed)],
		message: { text: withoutLinks(plainMessage([placed])) },
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
export { toSarif };
