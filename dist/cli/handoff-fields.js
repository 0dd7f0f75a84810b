import { o as __toESM } from "./rolldown-runtime.js";
import { _ as string, f as number, g as strictObject, r as _enum, v as union } from "./zod.js";
import { t as require_spdx_expression_parse } from "./spdx.js";
import { n as parseQuantity } from "./parse-quantity.js";
import { i as nearestUnit, r as memoryUnits } from "./units.js";
import { t as pathFault } from "./package-path.js";
// src/core/quantity/operator.ts
/** Names of comparisons, as OpenSLO spells `op`; `eq` is ours. */
const OPERATORS = [
	"gte",
	"gt",
	"lte",
	"lt",
	"eq"
];
/** A comparison in words, to stand before a number: "at least 0.78". */
const OPERATOR_WORDS = {
	gte: "at least",
	gt: "more than",
	lte: "at most",
	lt: "less than",
	eq: "exactly"
};
/** Whether "left op right" holds, given how left stands to right. */
function holds(operator, order) {
	if (operator === "gte") return order >= 0;
	if (operator === "gt") return order > 0;
	if (operator === "lte") return order <= 0;
	if (operator === "lt") return order < 0;
	return order === 0;
}
// src/core/quantity/parse-duration.ts
/** Milliseconds of each unit, the largest first: a compound such as `1h30m` names them in this order. */
const DAY = 864e5;
const HOUR = 36e5;
const UNITS = /* @__PURE__ */ new Map([
	["w", 7 * DAY],
	["d", DAY],
	["h", HOUR],
	["m", 6e4],
	["s", 1e3],
	["ms", 1]
]);
const ORDER = [...UNITS.keys()];
const SHORT = /^(?:\d{1,12}(?:\.\d{1,9})?(?:ms|[wdhms]))+$/;
const SHORT_PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/g;
const ISO = /^P(?:(\d{1,12})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?$/;
const ISO_CALENDAR = /^P\d+(?:\.\d+)?[YMW]/;
const EXPECTED = "expected a length of time such as 250ms, 90s, 15m, 24h or 7d, or in ISO 8601 such as PT15M or P7D";
/**
* Reads a length of time and gives milliseconds: `250ms`, `90s`, `15m`, `24h`, `7d`, `2w`, a compound from the
* largest unit down (`1h30m`), or `PnDTnHnMnS` of ISO 8601. A day is 24 hours. Years and months are refused,
* since their length depends on a calendar. Case-sensitive, without spaces and sign.
*/
function parseDuration(text) {
	if (text.length === 0 || text.length > 64) return {
		ok: false,
		problem: EXPECTED
	};
	if (text.startsWith("P")) return parseIso(text);
	if (!SHORT.test(text)) return {
		ok: false,
		problem: EXPECTED
	};
	let total = 0;
	let previous = -1;
	for (const [, amount = "", unit = ""] of text.matchAll(SHORT_PART)) {
		const rank = ORDER.indexOf(unit);
		if (rank <= previous) return {
			ok: false,
			problem: "expected each unit once, the largest first: 1h30m"
		};
		previous = rank;
		total += Number(amount) * (UNITS.get(unit) ?? NaN);
	}
	return bounded(total);
}
function parseIso(text) {
	if (ISO_CALENDAR.test(text)) return {
		ok: false,
		problem: "expected days, hours, minutes or seconds: the length of a year or month varies"
	};
	const parts = ISO.exec(text);
	if (parts === null || text.length === 1 || text.endsWith("T")) return {
		ok: false,
		problem: EXPECTED
	};
	const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = parts;
	return bounded(Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * 6e4 + Number(seconds) * 1e3);
}
function bounded(milliseconds) {
	const rounded = Number(milliseconds.toPrecision(15));
	if (rounded <= Number.MAX_SAFE_INTEGER) return {
		ok: true,
		value: rounded
	};
	return {
		ok: false,
		problem: "expected a shorter time: this one is longer than history"
	};
}
/** Milliseconds as {@link parseDuration} reads them back: `90000` is `1m30s`, `0` is `0s`. Takes a value that is not negative. */
function formatDuration(milliseconds) {
	let rest = milliseconds;
	let text = "";
	for (const [unit, size] of UNITS) {
		if (unit === "w") continue;
		const count = unit === "ms" ? rest : Math.floor(rest / size);
		if (count > 0) text += `${unit === "ms" ? Number(count.toFixed(6)) : count}${unit}`;
		rest -= count * size;
	}
	return text === "" ? "0s" : text;
}
// src/core/handoff/handoff-fields.ts
var import_spdx_expression_parse = /* @__PURE__ */ __toESM(require_spdx_expression_parse(), 1);
function refined(judge, advise) {
	return string().superRefine((text, context) => {
		const message = judge(text);
		if (message === null) return;
		const params = advise?.(text);
		context.addIssue({
			code: "custom",
			message,
			...params === void 0 ? {} : { params }
		});
	});
}
/** A few words or a sentence. */
const text = string().min(1).max(2e3);
/** A name that other files mention: a metric, a data set, a suite. */
const label = string().min(1).max(200).regex(/^[ -~\u00a0-\uffff]*$/, "expected a name without control characters");
/** Name of a package: what stands before `@` in `churn@3.1.0`. */
const NAME = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";
const VERSION = "(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?";
const packageName = string().max(100).regex(new RegExp(`^${NAME}$`), "expected lower-case letters, digits, dots, hyphens and underscores");
/** What a value that is no version is told to be; `advisedVersion` knows its mistakes by it. */
const versionFault = "expected a semantic version such as 3.1.0 or 3.1.0-rc.1";
/** Whether a text is a version as {@link version} takes it. */
function isVersion(written) {
	return version.safeParse(written).success;
}
/** Semantic version without build metadata, which would give one version two spellings. A number such as 3.1 is none. */
const version = string(versionFault).max(64).regex(new RegExp(`^${VERSION}$`), versionFault);
const packageAtVersion = string().max(165).regex(new RegExp(`^${NAME}@${VERSION}$`), "expected a package at a version, such as churn@3.0.0");
/** What a rollback of a first release names in place of a version: there is none. */
const NO_VERSION = "none";
/** Where a rollback goes: a version of a package, or `none`. */
const rollbackTarget = string().max(165).regex(new RegExp(`^(?:${NAME}@${VERSION}|${NO_VERSION})$`), "expected a package at a version, such as churn@3.0.0, or none for a first release");
/** Someone as CODEOWNERS spells them. */
const handle = string().max(200).regex(/^(?:@[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?|[^\s@,]+@[^\s@,.]+(?:\.[^\s@,.]+)+)$/, "expected @user, @organisation/team or an e-mail address");
function licenceFault(expression) {
	const fault = "expected an SPDX licence expression such as Apache-2.0, MIT OR GPL-3.0-only or LicenseRef-ours";
	if (expression.length > 200) return fault;
	try {
		(0, import_spdx_expression_parse.default)(expression);
		return null;
	} catch {
		return fault;
	}
}
/** `Apache 2.0` is nearly `Apache-2.0`; for anything else the list says it. */
function licenceAdvice(expression) {
	const hyphened = expression.trim().replace(/\s+(?=\d)/g, "-");
	if (licenceFault(hyphened) === null) return {
		fix: "Write `{nearest}`.",
		values: { nearest: hyphened }
	};
	return { fix: "Look its id up on spdx.org/licenses; terms of your own are `LicenseRef-` and a name." };
}
const licence = refined(licenceFault, licenceAdvice);
function durationFault(written) {
	const parsed = parseDuration(written);
	return parsed.ok ? null : parsed.problem;
}
/** A length of time with its unit, such as `10m`. */
const duration = refined(durationFault);
function quantityFault(written) {
	const parsed = parseQuantity(written);
	return parsed.ok ? null : parsed.problem;
}
function quantityAdvice(written) {
	const [, digits = "", symbol = ""] = /^([-+.\d]+) ?(\S+)$/.exec(written) ?? [];
	const memory = memoryUnits(symbol);
	if (memory !== null && quantityFault(`${digits}${memory[0]}`) === null) {
		const [binary, decimal] = memory.map((unit) => `${digits}${unit}`);
		return {
			fix: "Write `{binary}` where it counts by 1024, or `{decimal}` where it counts by 1000.",
			values: {
				binary: binary ?? "",
				decimal: decimal ?? ""
			}
		};
	}
	const nearest = `${digits}${nearestUnit(symbol) ?? ""}`;
	if (nearestUnit(symbol) !== void 0 && quantityFault(nearest) === null) return {
		fix: "Write `{nearest}`.",
		values: { nearest }
	};
	return { fix: "Write a number that can be compared: `0.78`, or one with its unit, such as `250ms` or `512Mi`." };
}
/** A bare number, or text with a unit such as `250ms`. */
const quantity = union([number(), refined(quantityFault, quantityAdvice)]);
const operator = _enum(OPERATORS).describe("How the metric is compared: at least (gte), more than (gt), at most (lte), less than (lt), equal (eq).");
/** Backslashes are turned round; what else can be wrong with a path is said by its fault. */
function pathAdvice(written) {
	const nearest = written.replaceAll("\\", "/");
	if (nearest !== written && pathFault(nearest) === null) return {
		fix: "Write `{nearest}`.",
		values: { nearest }
	};
}
/** A path relative to the package folder; see {@link pathFault}. */
const path = refined(pathFault, pathAdvice);
function markdownFault(written) {
	const named = /\.(?:md|markdown)$/.test(written);
	return pathFault(written) ?? (named ? null : "expected a Markdown file (.md) whose front matter holds the section");
}
/** A Markdown file that stands for a whole section. */
const markdownPath = refined(markdownFault).describe("Markdown file of the package whose front matter holds this section's keys. Paths in it are relative to the package folder, too.");
const sha256 = string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in 64 lower-case hexadecimal digits").describe("SHA-256 of the content, in lower-case hexadecimal.");
const missingDigest = "expected { sha256 }, since what stands at a uri can change";
/** Content outside the repository, fixed by its digest (an in-toto resource descriptor). */
const external = strictObject({
	uri: string().max(2e3).regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/, "expected a uri such as s3://bucket/key or oci://registry/image").describe("Where the content is."),
	digest: strictObject({ sha256 }, { error: (issue) => issue.code === "invalid_type" ? missingDigest : void 0 }).describe("What the content is."),
	mediaType: label.optional().describe("Media type of the content.")
});
/** A path, or `{ uri, digest: { sha256 } }` in its place. */
const pathOrUri = union([path, external]);
export { formatDuration as _, label as a, OPERATOR_WORDS as b, operator as c, pathOrUri as d, quantity as f, versionFault as g, version as h, isVersion as i, packageAtVersion as l, text as m, duration as n, licence as o, rollbackTarget as p, handle as r, markdownPath as s, NO_VERSION as t, packageName as u, parseDuration as v, holds as x, OPERATORS as y };
