import "./rolldown-runtime.js";
import { r as exceedsBytes, s as LineMap, t as JSON_LIMITS } from "./source-document.js";
import { i as unreadable, n as reading, r as startOf, t as defineReader } from "./define-reader.js";
import { n as XMLParser, t as XMLValidator } from "./fast-xml-parser.js";
import { n as shown } from "./source-issue.js";
import { t as readInstant } from "./read-instant.js";
const ATTRIBUTES = ":@";
const META = XMLParser.getMetaDataSymbol();
/**
* Reads an XML document without entities: a DOCTYPE is refused, and only the five predefined entities and character
* references are decoded, in attributes. Never throws; linear in time.
*/
function parseXml(text) {
	const clean = text.startsWith("﻿") ? text.slice(1) : text;
	const lines = new LineMap(clean);
	const doctype = findDeclaration(clean);
	if (doctype >= 0) return {
		ok: false,
		refusal: {
			kind: "doctype",
			reason: "<!DOCTYPE",
			...lines.at(doctype)
		}
	};
	const refusal = malformed(clean, lines);
	if (refusal !== null) return {
		ok: false,
		refusal
	};
	try {
		const [root] = elements(parser().parse(clean), lines);
		if (root !== void 0) return {
			ok: true,
			root
		};
		return {
			ok: false,
			refusal: {
				kind: "not-xml",
				reason: "no element",
				line: 1,
				column: 1
			}
		};
	} catch (error) {
		const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown";
		return {
			ok: false,
			refusal: {
				kind: reason.includes("nested") ? "too-deep" : "not-xml",
				reason,
				line: 1,
				column: 1
			}
		};
	}
}
/** What is not well-formed. For a file that was cut off the validator only lists all open elements, without a place. */
function malformed(text, lines) {
	const valid = XMLValidator.validate(text);
	if (valid === true) return null;
	const { msg, line, col } = valid.err;
	if (!msg.startsWith("Invalid '[")) return {
		kind: "not-xml",
		reason: msg.slice(0, 200),
		line,
		column: col || 1
	};
	return {
		kind: "not-xml",
		reason: "the file ends before all its elements are closed",
		...lines.at(text.trimEnd().length)
	};
}
function parser() {
	return new XMLParser({
		preserveOrder: true,
		ignoreAttributes: false,
		attributeNamePrefix: "",
		captureMetaData: true,
		parseTagValue: false,
		parseAttributeValue: false,
		processEntities: false,
		maxNestedTags: 64,
		jPath: false
	});
}
/** Offset of the first `<!` that is neither comment nor CDATA: a DOCTYPE or something of its kind; -1 for none. */
function findDeclaration(text) {
	let at = text.indexOf("<!");
	while (at >= 0) {
		const [opening, closing] = text.startsWith("<!--", at) ? ["<!--", "-->"] : text.startsWith("<![CDATA[", at) ? ["<![CDATA[", "]]>"] : ["", ""];
		if (opening === "") return at;
		const end = text.indexOf(closing, at + opening.length);
		if (end < 0) return -1;
		at = text.indexOf("<!", end + closing.length);
	}
	return -1;
}
/** The elements of one level, as the parser gives them in order: `{ name: [children], ":@": attributes }`. */
function elements(nodes, lines) {
	if (!Array.isArray(nodes) || nodes.length === 0) return [];
	const found = [];
	const listed = nodes;
	for (const node of listed) {
		if (typeof node !== "object" || node === null) continue;
		const name = nameOf(node);
		if (name === void 0 || name === "#text" || name.startsWith("?")) continue;
		const { line, column } = lines.at(startIndexOf(node));
		const children = elements(Reflect.get(node, name), lines);
		found.push({
			name,
			attributes: attributesOf(node),
			children,
			line,
			column
		});
	}
	return found;
}
/** The first key that names an element rather than its attributes. */
function nameOf(node) {
	for (const name of Object.keys(node)) if (name !== ATTRIBUTES) return name;
}
function startIndexOf(node) {
	const meta = typeof META === "symbol" ? Reflect.get(node, META) : void 0;
	if (typeof meta !== "object" || meta === null || !("startIndex" in meta)) return 0;
	return typeof meta.startIndex === "number" ? meta.startIndex : 0;
}
function attributesOf(node) {
	const attributes = Reflect.get(node, ATTRIBUTES);
	const decoded = /* @__PURE__ */ new Map();
	if (typeof attributes !== "object" || attributes === null) return decoded;
	for (const [name, value] of Object.entries(attributes)) decoded.set(name, decode(String(value)));
	return decoded;
}
const NAMED = /* @__PURE__ */ new Map([
	["lt", "<"],
	["gt", ">"],
	["amp", "&"],
	["quot", "\""],
	["apos", "'"]
]);
function decode(text) {
	if (!text.includes("&")) return text;
	return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
		const named = NAMED.get(name);
		if (named !== void 0) return named;
		const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
		return code <= 1114111 ? String.fromCodePoint(code) : whole;
	});
}
// src/core/evidence/junit/subjects-of.ts
/** Names of properties that say what was tested. Case does not count, and `.`, `-` and blanks are as good as `_`. */
const NAMES = {
	model: [
		"model_sha256",
		"model_digest",
		"artifact_sha256",
		"artifact_digest"
	],
	dataset: [
		"dataset_sha256",
		"dataset_digest",
		"data_sha256",
		"data_digest"
	],
	commit: [
		"git_commit",
		"git_sha",
		"git_commit_sha",
		"git_commit_id",
		"commit",
		"commit_sha",
		"commit_id"
	],
	run: ["mlflow_run_id", "run_id"]
};
const WRONG = {
	digest: {
		id: "not-a-digest",
		says: "The property `{name}` is `{found}`, which is no SHA-256 digest, so it does not say what was tested.",
		fix: "Record the digest as 64 hexadecimal digits."
	},
	commit: {
		id: "not-a-commit",
		says: "The property `{name}` is `{found}`, which is no id of a commit, so it does not say what was tested.",
		fix: "Record the id as git prints it: `git rev-parse HEAD`."
	}
};
/** Most properties of one report that are told to be wrong. */
const MOST_PROBLEMS = 20;
/**
* What a report was about, by the properties that its tests recorded (`record_property("model_sha256", …)` of pytest), and
* those of these properties that cannot be what they are called.
*/
function subjectsOf({ properties }, path) {
	const all = [...properties.values()];
	const dirty = all.some(({ name, value }) => plain(name) === "git_dirty" && /^(?:true|1|yes)$/i.test(value.trim()));
	const named = all.find(({ name }) => plain(name) === "dataset_name")?.value;
	const subjects = [];
	const problems = [];
	for (const property of all) {
		const found = subjectOf(property, {
			dirty,
			dataset: named
		});
		if (found === void 0) continue;
		if ("subject" in found) subjects.push(found.subject);
		else if (problems.length < MOST_PROBLEMS) {
			const values = {
				name: shown(property.name),
				found: shown(property.value, 40)
			};
			const { line, column } = property.spot;
			problems.push({
				...WRONG[found.wrong],
				values,
				where: {
					path,
					line,
					column
				}
			});
		}
	}
	return {
		subjects,
		problems
	};
}
function subjectOf({ name, value, spot }, about) {
	const key = plain(name);
	const is = (names) => names.includes(key);
	const text = value.trim();
	if (text === "") return void 0;
	if (is(NAMES.run)) return { subject: {
		kind: "run",
		id: text,
		source: spot
	} };
	if (is(NAMES.commit)) {
		const id = /^[0-9a-f]{7,64}$/i.test(text) ? text.toLowerCase() : void 0;
		const dirty = about.dirty ? { dirty: true } : {};
		return id === void 0 ? { wrong: "commit" } : { subject: {
			kind: "commit",
			id,
			...dirty,
			source: spot
		} };
	}
	const model = is(NAMES.model);
	if (!model && !is(NAMES.dataset)) return void 0;
	const digest = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(text)?.[1]?.toLowerCase();
	if (digest === void 0) return { wrong: "digest" };
	const digests = [{
		algorithm: "sha256",
		value: digest
	}];
	return model ? { subject: {
		kind: "content",
		name: "model",
		digests,
		source: spot
	} } : { subject: {
		kind: "dataset",
		name: about.dataset ?? "dataset",
		digests,
		source: spot
	} };
}
function plain(name) {
	return name.slice(0, 100).toLowerCase().replace(/[.\- ]/g, "_");
}
// src/core/evidence/junit/tally.ts
/** How many distinct properties are kept. */
const PROPERTIES = 200;
/** Counts the test cases below a root element, at any depth. Attributes that claim counts are not asked. */
function tally(root) {
	const counted = {
		counts: {
			passed: 0,
			failed: 0,
			errored: 0,
			skipped: 0
		},
		first: {},
		seconds: 0,
		at: void 0,
		properties: /* @__PURE__ */ new Map()
	};
	countSuite(root, `/${root.name}`, counted);
	return counted;
}
function countSuite(suite, pointer, counted) {
	noteTime(suite, counted);
	const seen = /* @__PURE__ */ new Map();
	for (const child of suite.children) {
		const index = (seen.get(child.name) ?? 0) + 1;
		seen.set(child.name, index);
		const spot = {
			pointer: `${pointer}/${child.name}[${index}]`,
			line: child.line,
			column: child.column
		};
		if (child.name === "testsuite") countSuite(child, spot.pointer, counted);
		else if (child.name === "testcase") countCase(child, spot, counted);
		else if (child.name === "properties") noteProperties(child, spot.pointer, counted);
		else if (child.name === "error" || child.name === "failure") count("errored", spot, counted);
	}
}
function countCase(test, spot, counted) {
	count(statusOf(test), spot, counted);
	const time = test.attributes.get("time") ?? "";
	counted.seconds += /^\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/.test(time) ? Number(time) : NaN;
	for (const child of test.children) if (child.name === "properties") noteProperties(child, `${spot.pointer}/properties[1]`, counted);
}
/** The gravest that a test says of itself. GoogleTest says that a test did not run in an attribute. */
function statusOf(test) {
	const has = (name) => test.children.some((child) => child.name === name);
	if (has("error")) return "errored";
	if (has("failure")) return "failed";
	return test.attributes.get("status") === "notrun" || test.attributes.get("result") === "suppressed" || has("skipped") ? "skipped" : "passed";
}
function count(status, spot, counted) {
	counted.counts[status] += 1;
	counted.first[status] ??= spot;
}
function noteTime(suite, counted) {
	const at = readInstant(suite.attributes.get("timestamp") ?? "");
	if (at !== void 0 && (counted.at === void 0 || at < counted.at)) counted.at = at;
}
function noteProperties(element, pointer, counted) {
	for (const [index, { name, attributes, line, column }] of element.children.entries()) {
		const key = attributes.get("name");
		const value = attributes.get("value");
		if (name !== "property" || key === void 0 || value === void 0) continue;
		if (counted.properties.size >= PROPERTIES) return;
		const spot = {
			pointer: `${pointer}/property[${index + 1}]`,
			line,
			column
		};
		const distinct = JSON.stringify([key, value]);
		if (!counted.properties.has(distinct)) counted.properties.set(distinct, {
			name: key,
			value,
			spot
		});
	}
}
// src/core/evidence/junit/reader.ts
const FORMAT = "junit";
const LIMIT = JSON_LIMITS.bytes;
/** JUnit XML, the report that nearly every test runner can write. The mapping is in this folder's README. */
const junit = defineReader({
	id: FORMAT,
	title: "JUnit XML",
	detect: (text) => /<testsuites?[\s/>]/.test(text.slice(0, 65536)),
	read(file) {
		if (exceedsBytes(file.text, LIMIT)) return unreadable(FORMAT, file, [tooLarge(file)]);
		const parsed = parseXml(file.text);
		if (!parsed.ok) return unreadable(FORMAT, file, [refused(file, parsed.refusal)]);
		const { root } = parsed;
		if (root.name !== "testsuites" && root.name !== "testsuite") return unreadable(FORMAT, file, [notJunit(file, root)]);
		const counted = tally(root);
		const problems = nothingRan(file, counted);
		if (problems.length > 0) return unreadable(FORMAT, file, problems);
		const observations = observe(counted, {
			pointer: `/${root.name}`,
			line: root.line,
			column: root.column
		});
		const { subjects, problems: unbound } = subjectsOf(counted, file.path);
		const details = subjects.length === 0 ? void 0 : { subjects };
		return reading(FORMAT, file, {
			observations,
			problems: unbound,
			details
		});
	}
});
function observe({ counts, first, seconds, at, properties }, root) {
	const ran = counts.passed + counts.failed + counts.errored;
	const shared = {
		samples: ran,
		...at === void 0 ? {} : { at }
	};
	const broken = first.failed ?? first.errored ?? root;
	const counted = [
		{
			name: "tests",
			value: ran + counts.skipped,
			source: root
		},
		{
			name: "passed",
			value: counts.passed,
			source: root
		},
		{
			name: "failures",
			value: counts.failed + counts.errored,
			source: broken
		},
		{
			name: "errors",
			value: counts.errored,
			source: first.errored ?? root
		},
		{
			name: "skipped",
			value: counts.skipped,
			source: first.skipped ?? root
		}
	];
	const time = Number.isFinite(seconds) ? [{
		name: "time",
		value: round(seconds),
		unit: "s",
		source: root
	}] : [];
	const noted = [...properties.values()].map(({ name, value, spot }) => ({
		name: `properties.${name}`,
		value,
		source: spot
	}));
	return [...[...counted, ...time].map((observation) => ({
		...observation,
		...shared
	})), ...noted];
}
/** Sums of decimal seconds gather noise in the last digits. */
function round(seconds) {
	return Number(seconds.toPrecision(12));
}
function nothingRan(file, { counts, first }) {
	const { passed, failed, errored, skipped } = counts;
	if (passed + failed + errored > 0) return [];
	if (skipped === 0) return [{
		id: "no-tests",
		says: "This report holds no test at all, so it proves nothing.",
		fix: "Check that the test runner found its tests, and commit the report of a run that did.",
		values: {},
		where: startOf(file)
	}];
	return [{
		id: "all-skipped",
		says: "All {skipped} tests of this report were skipped, so it proves nothing.",
		fix: "Run the tests where what they need is available.",
		values: { skipped },
		where: {
			path: file.path,
			line: first.skipped?.line ?? 1,
			column: first.skipped?.column ?? 1
		}
	}];
}
function tooLarge(file) {
	return {
		id: "too-large",
		says: "This report is larger than {limit} bytes, so it was not read.",
		fix: "Write the report without the output of the tests.",
		values: { limit: LIMIT },
		where: startOf(file)
	};
}
function notJunit(file, root) {
	return {
		id: "not-junit",
		says: "The root element is `{root}`; a JUnit report begins with `testsuites` or `testsuite`.",
		fix: "Let the test runner write its report in JUnit's format.",
		values: { root: root.name.slice(0, 80) },
		where: {
			path: file.path,
			line: root.line,
			column: root.column
		}
	};
}
const REFUSALS = {
	"not-xml": {
		says: "This is not readable XML: {reason}",
		fix: "Write the file again with the tool that made it; a run that was cut off leaves half a file."
	},
	doctype: {
		says: "This file declares a document type (`{reason}`), which is refused: reports need none, and it can hide content.",
		fix: "Remove the declaration."
	},
	"too-deep": {
		says: "Elements are nested more than {limit} deep, so this report was not read.",
		fix: "Write the report again with the tool that made it."
	}
};
function refused(file, { kind, reason, line, column }) {
	const values = {
		reason,
		limit: 64
	};
	return {
		id: kind,
		...REFUSALS[kind],
		values,
		where: {
			path: file.path,
			line,
			column
		}
	};
}
export { junit };
