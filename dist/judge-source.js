import { o as __toESM } from "./rolldown-runtime.js";
import { a as boolean, c as literal, d as object, f as record, g as unknown, h as union, i as array, l as looseObject, m as string, n as datetime, o as int, p as strictObject, r as _enum, t as date } from "./zod.js";
import { $ as sayer, A as handoffSchema, B as detectFormat, C as signOffs$1, D as codeOwnerScopes, E as roleScopes, G as pointersOf, H as fewestDigits, I as linkPath, J as didYouMean, K as claimCandidates, L as versionOrder, M as NO_VERSION, N as isVersion, O as hasSignOffFacts, P as version, Q as baseOf, R as readEvidence, S as gates, T as weighSignOffs, U as parseDuration, V as OPERATOR_WORDS, W as require_semver, X as resolvePath, Y as referencedPaths, Z as whereOf, _ as canonical$1, a as parsePolicy, b as spelled$1, c as withImplied, d as settingFor, et as OUTCOMES, f as POLICY_PATHS, g as spelledSource, h as lineOf, i as unreadExtended, it as inOrder$2, j as manifestSchema, k as SECTIONS, l as checkSchema, m as stageOf, nt as byGravity, o as STAGE_KEYS, p as RISKS, q as claimsOf, r as readingOnce, rt as gravest, s as isIdle, t as completePolicy, tt as blocks, u as compareChecks, v as missingFrom, w as rulesOf, x as environmentsOf, y as sortChanges, z as FORMATS } from "./extended-policy.js";
import { r as quantity, t as formatQuantity } from "./parse-quantity.js";
import { l as toPointer, n as YAML_LIMITS, r as exceedsBytes } from "./source-document.js";
import { t as splitFrontMatter } from "./front-matter.js";
import { n as blocksOf, r as positionedMarkdown } from "./markdown-blocks.js";
import { o as shown } from "./define-reader.js";
import { t as readYaml } from "./read-yaml.js";
import { n as locate, r as locateKey } from "./span-of.js";
import { t as exactly } from "./statement.js";
import { l as saysAnything, n as isNoAnswer, o as placeholderOf, r as isSeen } from "./placeholder.js";
import { n as minimatch } from "./minimatch.js";
import { C as row$1, D as oneLine, E as withoutCommands, S as link, T as plain, _ as shorten, a as MARKDOWN, b as codeCell, c as TERMINAL, d as fillValue, f as fixOf, g as cutToBytes, h as byteLength, i as decodeText, l as TITLE, m as says, n as stop, o as MARKDOWN_CELL, p as ofMany, r as publishNothing, s as PLAIN, t as sentence$1, u as fillTemplate, v as sourceLine, w as tableHead, x as html, y as code } from "./tell.js";
import "./read-json.js";
import { constants, createHash, createPublicKey, verify } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
// src/core/quantity/measured-change.ts
/** Part of a difference by which that of the two as they are shown may miss it. */
const NEAR = .05;
/** Two different numbers of one unit, in six significant digits, or in as many more as tell how far they are apart. */
function measuredChange(before, after, unit) {
	const apart = after - before;
	const shorten = fewestDigits((short) => Math.abs(short(after) - short(before) - apart) <= NEAR * Math.abs(apart));
	const [was, is] = [shorten(before), shorten(after)];
	const shown = {
		before: formatQuantity({
			value: was,
			unit
		}),
		after: formatQuantity({
			value: is,
			unit
		})
	};
	if (!Number.isFinite(apart)) return shown;
	const sign = after < before ? "−" : "+";
	const size = withDecimals(Math.abs(is - was), Math.max(decimalsOf(was), decimalsOf(is)));
	const part = unit === "" || unit === "%" ? "" : partOf(before, after);
	const difference = `${sign}${formatQuantity({
		value: size,
		unit
	})}${part === "" ? "" : ` (${sign}${part})`}`;
	return {
		...shown,
		difference
	};
}
/** The difference of two decimals without the noise that it carries in its last digits: as exact as the two are. */
function withDecimals(size, decimals) {
	const digits = Math.floor(Math.log10(size)) + 1 + decimals;
	return Number(size.toPrecision(Math.min(100, Math.max(1, digits))));
}
/** A measured number by itself, in six significant digits; a whole number keeps all of its own. */
function measured(value, unit) {
	return formatQuantity({
		value: fewestDigits()(value),
		unit
	});
}
/** How many digits stand behind the decimal point when a number is written out. */
function decimalsOf(value) {
	const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
	return Math.max(0, fraction.length - Number(exponent));
}
/** Above this many times the value before, a part in percent is nothing that people read. */
const MOST_TIMES = 10;
/** How large a change is beside what was, such as `12 %`; empty beside zero, and where it is many times that. */
function partOf(before, after) {
	const times = Math.abs((after - before) / before);
	if (!Number.isFinite(times) || times > MOST_TIMES) return "";
	const percent = times * 100;
	return `${percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(2))} %`;
}
// src/core/explain/compare-rows.ts
/** What differs between two lists of rows: changed and added in the order of `after`, then removed in the order of `before`. */
function compareRows(before, after) {
	const old = firstOfEach(before);
	const now = firstOfEach(after);
	const kept = [...now.values()].flatMap((row) => {
		const was = old.get(row.key);
		if (was === void 0) return [{
			name: row.name,
			before: null,
			after: alone(row),
			...placed$1(row)
		}];
		if ((was.identity ?? was.shown) === (row.identity ?? row.shown)) return [];
		return [{
			name: row.name,
			...changeOf(was, row),
			...placed$1(row)
		}];
	});
	const removed = [...old.values()].flatMap((row) => now.has(row.key) ? [] : [{
		name: row.name,
		before: alone(row),
		after: null
	}]);
	return [...kept, ...removed];
}
function firstOfEach(rows) {
	const first = /* @__PURE__ */ new Map();
	for (const row of rows) if (!first.has(row.key)) first.set(row.key, row);
	return first;
}
function placed$1({ where }) {
	return where === void 0 ? {} : { where };
}
/** What is shown of one side; a metric in no more digits than people read. */
function alone({ metric, number, shown }) {
	return metric === void 0 || number === void 0 ? shown : measured(number.value, number.unit);
}
function staying(before, after) {
	return after.stays !== void 0 && before.shown === after.shown ? { difference: after.stays } : {};
}
/** Both sides, and the signed difference where they are numbers of one unit. What people wrote keeps their digits, what tools measured does not. */
function changeOf(before, after) {
	const [was, is] = [before.number, after.number];
	if (was === void 0 || is === void 0 || was.unit !== is.unit) return {
		before: alone(before),
		after: alone(after),
		...staying(before, after)
	};
	if (after.metric !== void 0) return measuredChange(was.value, is.value, is.unit);
	const difference = Number((is.value - was.value).toPrecision(12)) + 0;
	const shown = quantity(Math.abs(difference), is.unit);
	const told = {
		before: before.shown,
		after: after.shown
	};
	if (!shown.ok) return told;
	return {
		...told,
		difference: `${difference < 0 ? "−" : "+"}${formatQuantity(shown.value)}`
	};
}
// src/core/explain/package-rows.ts
/**
* Numbers of the evidence, one row for each name, part of the data and suite. How long tests took says something about the
* machine that ran them, so it is there only where somebody asks about it.
*/
function metricRows({ evidence, folder }, asked = /* @__PURE__ */ new Set()) {
	return evidence.flatMap(({ reading, suite = "" }) => {
		const report = `${inside(reading.path, folder)}\n${[reading.format, suite].join("\n")}`;
		return reading.observations.flatMap(({ name, value, unit = "", slice = {}, dataset = "", source }) => {
			const number = typeof value === "number" ? quantity(value, unit) : void 0;
			if (typeof value !== "number" || number?.ok !== true) return [];
			if (reading.format === "junit" && unit === "s" && !asked.has(name)) return [];
			const parts = Object.entries(slice).map(([key, part]) => `${key}=${part}`);
			const label = parts.length === 0 ? name : `${name} (${parts.join(", ")})`;
			const key = [
				report,
				dataset,
				name,
				...parts.toSorted()
			].join("\n");
			const where = {
				path: reading.path,
				...source.line === void 0 ? {} : { line: source.line }
			};
			return [{
				key,
				name: label,
				metric: name,
				shown: formatQuantity(number.value),
				number: {
					value,
					unit
				},
				where
			}];
		});
	});
}
/** Parameters of the run. */
function parameterRows({ documents }) {
	return documents.filter(({ pointers }) => pointers.includes("/code/params")).flatMap(({ path, reading }) => (reading?.details?.parameters ?? []).map(({ name, value, source }) => {
		const number = typeof value === "number" ? { number: {
			value,
			unit: ""
		} } : {};
		const where = {
			path,
			...source.line === void 0 ? {} : { line: source.line }
		};
		return {
			key: name,
			name,
			shown: String(value),
			...number,
			where
		};
	}));
}
/** What the environment files pin. */
function dependencyRows({ documents }) {
	return documents.filter(({ pointers }) => pointers.some((pointer) => pointer.startsWith("/code/environment"))).flatMap(({ path, reading }) => (reading?.details?.pins ?? []).map(({ kind, name, version, source }) => {
		const where = {
			path,
			...source.line === void 0 ? {} : { line: source.line }
		};
		return {
			key: `${kind} ${name.toLowerCase()}`,
			name,
			shown: version ?? "any version",
			where
		};
	}));
}
/** Data sets, with what is known of their content, terms and licence. */
function datasetRows(one) {
	return withHandoff(one, (handoff, manifest) => (manifest.datasets ?? []).map((dataset, index) => {
		const { name, role, license, classification, path } = dataset;
		const content = contentOf$1(one, path);
		const shown = [
			role,
			license,
			classification,
			content.shown
		].filter((part) => part !== void 0 && part !== "");
		const where = whereOf(handoff, `/datasets/${index}`);
		return {
			key: name,
			name,
			shown: shown.join(", "),
			identity: `${shown.join("\n")}\n${content.identity}`,
			where
		};
	}));
}
/** The model: its content, and what the manifest says of it. */
function modelRows(one) {
	return withHandoff(one, (handoff, { model }) => {
		if (model === void 0) return [];
		const content = contentRows(one, model.path, whereOf(handoff, "/model/path"));
		const { identity } = contentOf$1(one, model.path);
		const bound = (key, run) => key === "run_id" ? {
			identity: `${run}\n${identity}`,
			stays: "stays, though the model changed"
		} : {};
		const said = ["framework", "run_id"].flatMap((key) => {
			const value = model[key];
			return value === void 0 ? [] : [{
				key,
				name: key,
				shown: value,
				where: whereOf(handoff, `/model/${key}`),
				...bound(key, value)
			}];
		});
		return [...content, ...said];
	});
}
/** Each file of the named content; a uri is one row. */
function contentRows(one, named, where) {
	if (named === void 0) return [];
	if (typeof named !== "string") {
		const { shown, identity } = contentOf$1(one, named);
		return [{
			key: "content",
			name: "content",
			shown,
			identity,
			...where === void 0 ? {} : { where }
		}];
	}
	return filesAt(one, named).map(({ path, oid }) => {
		return {
			key: inside(path, one.folder),
			name: path,
			shown: oid.slice(0, 7),
			identity: oid,
			where: { path }
		};
	});
}
/** Files below the named code. */
function codeRows(one) {
	return withHandoff(one, (_handoff, { code }) => filesAt(one, code?.path).map(({ path, oid }) => ({
		key: inside(path, one.folder),
		name: path,
		shown: oid.slice(0, 7),
		identity: oid,
		where: { path }
	})));
}
/** The rollback plan, one row for each of its promises. */
function rollbackRows(one) {
	return withHandoff(one, (handoff, { rollback }) => {
		if (rollback === void 0) return [];
		const { triggers = [], stable, path, to, instead, within, authority } = rollback;
		const plain = Object.entries({
			to,
			instead,
			within,
			authority
		}).flatMap(([name, value]) => value === void 0 ? [] : [{
			key: name,
			name,
			shown: value,
			where: whereOf(handoff, `/rollback/${name}`)
		}]);
		const conditions = triggers.map((trigger, index) => {
			const { metric, op, threshold, lookbackWindow = "", action = "" } = trigger;
			const shown = [
				`${OPERATOR_WORDS[op]} ${threshold}`,
				lookbackWindow && `over ${lookbackWindow}`,
				action && `then ${action}`
			];
			const where = whereOf(handoff, `/rollback/triggers/${index}`);
			return {
				key: `trigger ${metric} ${op}`,
				name: `trigger ${metric}`,
				shown: shown.filter(Boolean).join(" "),
				where
			};
		});
		const until = stable === void 0 ? [] : [{
			key: "stable",
			name: "stable",
			shown: `${stable.metric} ${OPERATOR_WORDS[stable.op]} ${stable.threshold}`,
			where: whereOf(handoff, "/rollback/stable")
		}];
		const script = contentOf$1(one, path);
		const run = {
			key: "script",
			name: "script",
			shown: script.shown,
			identity: script.identity,
			where: whereOf(handoff, "/rollback/path")
		};
		return [
			...plain,
			...conditions,
			...until,
			...path === void 0 ? [] : [run]
		];
	});
}
function withHandoff({ manifest }, rows) {
	return manifest.ok ? rows(manifest.value, manifest.value.handoff) : [];
}
/** What stands at a path, by the object ids of its files; a uri is its digest. */
function contentOf$1(one, named) {
	if (named === void 0) return {
		shown: "",
		identity: ""
	};
	if (typeof named !== "string") {
		const { sha256 } = named.digest;
		return {
			shown: sha256.slice(0, 12),
			identity: sha256
		};
	}
	const files = filesAt(one, named);
	const identity = files.map(({ path, oid }) => `${inside(path, one.folder)} ${oid}`).join("\n");
	const [only, ...others] = files;
	if (only === void 0) return {
		shown: "absent",
		identity
	};
	return {
		shown: others.length === 0 ? only.oid.slice(0, 7) : `${files.length} files`,
		identity
	};
}
function filesAt({ folder, files, outside }, named) {
	const path = typeof named === "string" ? resolvePath(folder, named) : null;
	if (path === null) return [];
	return [...files, ...outside].filter((file) => file.mode.startsWith("100") && (file.path === path || file.path.startsWith(`${path}/`)));
}
/** A path by which files of a package that was moved can be told to be the same. */
function inside(path, folder) {
	return path.startsWith(`${folder}/`) ? path.slice(folder.length) : `/${path}`;
}
// src/core/explain/changes-of.ts
/** Rows of one kind that are shown. */
const MOST_ROWS = 20;
/** What is compared, in the order in which a reader wants to know it. */
const GROUPS = [
	["metrics", metricRows],
	["parameters", parameterRows],
	["data", datasetRows],
	["model", modelRows],
	["dependencies", dependencyRows],
	["rollback", rollbackRows],
	["code", codeRows]
];
/**
* What a package changes against the version that it names as its previous one, or else against the base. `undefined` where
* there is nothing to compare with, and where that cannot be told.
*/
function changesOf(one, known) {
	const before = previousOf(one, known);
	if (before === void 0 || !before.manifest.ok || !one.manifest.ok) return void 0;
	const { problem, rollback } = one.manifest.value.handoff;
	const asked = /* @__PURE__ */ new Set([
		...known.checked ?? [],
		...(problem?.success ?? []).map(({ metric }) => metric),
		...(rollback?.triggers ?? []).map(({ metric }) => metric)
	]);
	const groups = GROUPS.flatMap(([kind, rowsOf]) => {
		const [old, now] = [rowsOf(before, asked), rowsOf(one, asked)];
		const rows = compareRows(old, kind === "metrics" ? telling(old, now, asked) : now);
		if (rows.length === 0) return [];
		return [{
			kind,
			rows: rows.slice(0, MOST_ROWS),
			more: Math.max(0, rows.length - MOST_ROWS)
		}];
	});
	return {
		since: before.manifest.value.handoff.package.version,
		groups
	};
}
/** Metrics in the order of what they tell: those that somebody asks about first, and of each kind the largest change for its size. */
function telling(before, after, asked) {
	const old = new Map(before.map((row) => [row.key, row]));
	return after.map((row) => ({
		row,
		asked: asked.has(row.metric ?? row.name),
		size: relative(old.get(row.key), row)
	})).toSorted((a, b) => Number(b.asked) - Number(a.asked) || b.size - a.size).map(({ row }) => row);
}
/** The change as a part of the larger of both values, from 0 to 2; 1 for what is new or of another unit. */
function relative(before, after) {
	const [was, is] = [before?.number, after.number];
	if (was === void 0 || is === void 0 || was.unit !== is.unit) return 1;
	const largest = Math.max(Math.abs(was.value), Math.abs(is.value));
	return largest === 0 ? 0 : Math.abs(is.value / largest - was.value / largest);
}
function previousOf(one, known) {
	const { releases = {} } = known;
	const base = baseOf(one, known);
	const there = base === "unclear" ? void 0 : base;
	if (!one.manifest.ok) return void 0;
	const { name, previous } = one.manifest.value.handoff.package;
	if (previous === void 0) return there;
	return there?.manifest.ok === true && there.manifest.value.handoff.package.version === previous ? there : releases[`${name}@${previous}`] ?? there;
}
// src/core/explain/checked-metrics.ts
const checks = looseObject({ checks: array(looseObject({ read: string() })) });
/** Names of the metrics that checks of gates read: what stands behind the format in `metrics:test.auc`. */
function checkedMetrics(gates) {
	return gates.flatMap(({ options }) => {
		const parsed = checks.safeParse(options);
		return parsed.success ? parsed.data.checks.map(({ read }) => read.slice(read.indexOf(":") + 1)) : [];
	});
}
// src/core/explain/decision-of.ts
/** Headings under which a decision record says what was decided, as MADR and Nygard's template spell them. */
const DECIDED = /^(?:the )?decision(?: outcome)?$|^what (?:was|is) decided$|^outcome$/i;
/** Why this model: what the decision record says that the manifest names; `undefined` when there is none that can be read. */
function decisionOf({ documents }) {
	const record = documents.find(({ pointers }) => pointers.includes("/model/approach"));
	const sections = record?.reading?.details?.sections ?? [];
	const [first] = sections;
	if (record === void 0 || first === void 0) return void 0;
	const title = sections.find(({ level }) => level === 1) ?? first;
	const decided = sections.find((section) => DECIDED.test(section.title.trim())) ?? firstWithText(sections);
	const line = decided.source.line;
	return {
		path: record.path,
		title: title.title,
		decided: decided.opening,
		...line === void 0 ? {} : { line }
	};
}
function firstWithText(sections) {
	const [first] = sections;
	const told = sections.find(({ opening }) => opening !== "") ?? first;
	if (told === void 0) throw new Error("a record has a section");
	return told;
}
// src/core/policy/gates-for.ts
/**
* The gates of a stage for a package of a risk, in the registry's order, each with all that {@link settingFor} joins.
* A gate that is asked for nothing at all is left out.
*/
function gatesFor(policy, stage, risk) {
	const upTo = stagesUpTo(policy, stage);
	return gates.flatMap((gate) => configured(gate, policy, {
		upTo,
		risk
	}) ?? []);
}
/** The one of {@link gatesFor} with this id, without the work for all the others; `undefined` where it is not among them. */
function gateFor(id, policy, stage, risk) {
	const gate = gates.find(({ meta }) => meta.id === id);
	return gate && configured(gate, policy, {
		upTo: stagesUpTo(policy, stage),
		risk
	});
}
function stagesUpTo({ stages }, { name: last }) {
	return stages.slice(0, stages.findIndex(({ name }) => name === last) + 1);
}
function configured(gate, policy, at) {
	const setting = settingFor(gate, policy, at);
	if (!setting.on) return void 0;
	const options = gate.options.parse(withImplied(gate, setting.options, {
		policy,
		upTo: at.upTo
	}));
	return isIdle(gate, options) ? void 0 : {
		gate,
		severity: setting.severity,
		options
	};
}
// src/core/policy/risk-of.ts
/**
* The risk that a pull request is judged by: the gravest of its packages, at head and at base,
* so that a pull request cannot lower the bar that it is measured by. Unknown or unreadable counts as High;
* no package at all as Low.
*/
function riskOf(packages, baseline) {
	let gravest = 0;
	for (const { manifest } of [...packages, ...baseline]) {
		const declared = manifest.ok ? manifest.value.handoff.package.risk : void 0;
		const rank = RISKS.findIndex((risk) => risk === declared);
		gravest = Math.max(gravest, rank === -1 ? RISKS.length - 1 : rank);
	}
	return RISKS[gravest] ?? "High";
}
// src/core/judge/counted-outcome.ts
/**
* What a finding counts for in its gate's outcome. One whose check only warns never blocks and is never an excuse: it counts
* as looked at (`pass`), or as what does not apply (`skip`).
*/
function countedOutcome({ outcome, severity }) {
	if (severity !== "warn") return outcome;
	return outcome === "skip" ? "skip" : "pass";
}
/** Sorts what blocks first, the gravest before the others; then what only warns; then the rest by gravity. */
function byWeight(a, b) {
	return group$1(a) - group$1(b) || byGravity(a.outcome, b.outcome);
}
function group$1(finding) {
	if (blocks(countedOutcome(finding))) return 0;
	return blocks(finding.outcome) ? 1 : 2;
}
// src/core/judge/gate-result.ts
/** What a gate came to: its findings in the order of their weight, and the gravest of those that count. */
function gateResult({ gate, severity }, evaluation) {
	const { findings, tables = [], graphs } = evaluation;
	return {
		gate: gate.meta.id,
		title: gate.meta.title,
		severity,
		...summed(findings),
		kind: gate.meta.kind,
		tables,
		...graphs === void 0 ? {} : { graphs }
	};
}
/** The same gate with other findings. */
function withFindings(result, findings) {
	return {
		...result,
		...summed(findings)
	};
}
function summed(findings) {
	return {
		outcome: gravest(findings.map(countedOutcome)),
		findings: findings.toSorted(byWeight)
	};
}
// src/core/judge/needed-later.ts
/** What a waiver could excuse at one stage, as text; `null` where it is not asked for. */
function askedFor({ gate, check }, configured) {
	const found = configured.find((each) => each.gate.meta.id === gate);
	if (found === void 0) return null;
	if (check === void 0) return JSON.stringify(found.options);
	const checks = found.options["checks"];
	const named = Array.isArray(checks) ? checks.filter((one) => Object(one).name === check) : [];
	return named.length === 0 ? null : JSON.stringify(named);
}
/**
* Whether nothing can need a waiver that no finding matches here: what it excuses is asked for by this stage, and no later
* stage asks more of it. A policy is one file for all stages, so what a later stage needs must be allowed to stand.
*/
function isNeedless(waiver, { policy, stage, configured }, { packages, baseline }) {
	const here = askedFor(waiver, configured);
	if (here === null) return false;
	const risk = riskOf(packages, baseline);
	return policy.stages.slice(policy.stages.findIndex(({ name }) => name === stage.name) + 1).every((each) => {
		const there = askedFor(waiver, gatesFor(policy, each, risk));
		return there === null || there === here;
	});
}
// src/core/judge/waiver-authority.ts
/** `policyPath`: the file in which the waiver stands. */
function authorityOf({ authority }, policyPath, { ownership }, missingFacts) {
	if (ownership === void 0) return missingFacts === "defer" ? "unchecked" : "unknown";
	if (!Object.hasOwn(ownership.base, policyPath)) return "unknown";
	const owners = ownership.base[policyPath]?.owners ?? [];
	const wanted = authority.toLowerCase();
	return owners.some((owner) => owner.toLowerCase() === wanted) ? "owner" : "stranger";
}
// src/core/judge/waiver-notices.ts
/** Every sentence about waivers themselves. What is waived is said where it was found. */
const NOTICES = {
	"waiver-expired": {
		id: "waiver-expired",
		outcome: "error",
		says: "The waiver of `{what}` for `{package}` ended with {expires}, so it excuses nothing any more.",
		fix: "Remove it from `{policy}`, or have `{authority}` renew it there, in a pull request of its own.",
		expected: "a waiver that still counts, or none",
		actual: "one that ended with {expires}",
		why: "An exception that nobody takes back becomes the rule."
	},
	"waiver-ambiguous": {
		id: "waiver-ambiguous",
		outcome: "error",
		says: "The waiver of `{what}` for `{package}` excuses nothing, since several packages here have this name and version.",
		fix: "Give each package a name of its own.",
		expected: "one package `{package}`",
		actual: "several",
		why: "Who took the risk of one package did not take that of another."
	},
	"waiver-orphaned": {
		id: "waiver-orphaned",
		outcome: "error",
		says: "The waiver of `{what}` for `{package}` excuses nothing: there is no such finding.",
		fix: "Remove it from `{policy}`, in a pull request of its own.",
		expected: "a finding that the waiver excuses, or no waiver",
		actual: "a waiver that is not needed",
		why: "A waiver that is not needed would excuse what nobody has looked at yet."
	},
	"waiver-of-a-stranger": {
		id: "waiver-of-a-stranger",
		outcome: "error",
		says: "The waiver of `{what}` for `{package}` does not count, since `{authority}` does not own `{policy}`.",
		fix: "Name an owner of `{policy}` by CODEOWNERS as its authority, or add a line there that makes `{authority}` one.",
		expected: "an owner of `{policy}` by the CODEOWNERS of the base branch",
		actual: "`{authority}`",
		why: "Who answers for an exception must be somebody whose review the policy needs."
	},
	"waiver-authority-unknown": {
		id: "waiver-authority-unknown",
		outcome: "error",
		says: "The waiver of `{what}` for `{package}` does not count, since who owns `{policy}` was not looked up.",
		fix: "Run Gatehouse again; if this stays, report it.",
		expected: "the owners of `{policy}` by the CODEOWNERS of the base branch",
		actual: "no answer",
		why: "Who answers for an exception must be somebody whose review the policy needs."
	},
	"waiver-authority-unchecked": {
		id: "waiver-authority-unchecked",
		outcome: "pass",
		says: "Whether `{authority}`, who answers for the waiver of `{what}` for `{package}`, owns `{policy}` is not looked at here."
	},
	"waiver-ends-soon": {
		id: "waiver-ends-soon",
		outcome: "pass",
		says: "The waiver of `{what}` for `{package}` ends with {expires}; what it excuses blocks from the day after.",
		fix: "Mend what it excuses before, or have `{authority}` renew it."
	}
};
/** A sentence about a waiver, at the line where it stands, for who answers for it. */
function waiverNotice(id, waiver, policy) {
	const { gate, check, package: excused, expires, authority, where } = waiver;
	const values = {
		what: check === void 0 ? `gate ${gate}` : `check ${check}`,
		package: excused,
		expires,
		authority,
		policy
	};
	return {
		...NOTICES[id],
		values,
		where,
		who: [authority]
	};
}
// src/core/judge/apply-waivers.ts
/** Days before its end from which a waiver is said to end soon. */
const SOON = 14;
const DAY = 864e5;
/**
* Excuses findings by the waivers of the base's policy. A waiver excuses what blocks (`fail` and `error`, never `pending`) of
* its gate and check, in the one package of exactly its version; nothing of a gate of people, and nothing beyond its last day.
* A waiver that has ended, that is not needed or whose authority does not own the policy blocks; one for a package that is
* not in this pull request does nothing.
*/
function applyWaivers(bar, results, facts) {
	let weighed = results;
	const notices = [];
	for (const waiver of bar.policy.waivers ?? []) {
		const step = applyOne(waiver, bar, weighed, facts);
		weighed = step.results;
		notices.push(...step.notices);
	}
	return {
		results: weighed,
		notices
	};
}
function applyOne(waiver, bar, results, facts) {
	const { path } = bar.policy;
	const about = foldersOf$1(waiver, facts);
	const told = (id) => ({
		results,
		notices: [waiverNotice(id, waiver, path)]
	});
	if (about === null) return {
		results,
		notices: []
	};
	if (about.length > 1) return told("waiver-ambiguous");
	const today = facts.now.slice(0, 10);
	if (today > waiver.expires) return told("waiver-expired");
	const authority = authorityOf(waiver, path, facts, bar.missingFacts);
	if (authority === "stranger") return told("waiver-of-a-stranger");
	if (authority === "unknown") return told("waiver-authority-unknown");
	const result = results.find(({ gate, kind }) => gate === waiver.gate && kind === "content");
	if (result === void 0) return {
		results,
		notices: []
	};
	const excused = (finding) => excuses(waiver, finding, about);
	if (!result.findings.some(excused)) return !isOpen$1(waiver, result, about) && isNeedless(waiver, bar, facts) ? told("waiver-orphaned") : {
		results,
		notices: []
	};
	const findings = result.findings.map((finding) => excused(finding) && finding.outcome !== "waived" ? {
		...finding,
		outcome: "waived",
		waiver
	} : finding);
	const notices = [...authority === "unchecked" ? [waiverNotice("waiver-authority-unchecked", waiver, path)] : [], ...endsSoon(waiver, today) ? [waiverNotice("waiver-ends-soon", waiver, path)] : []];
	return {
		results: results.map((each) => each === result ? withFindings(result, findings) : each),
		notices
	};
}
/** Folders of the packages of exactly the waiver's version; `null` where neither it nor a later one is in the pull request. */
function foldersOf$1(waiver, { packages }) {
	const at = waiver.package.lastIndexOf("@");
	const [wanted, since] = [waiver.package.slice(0, at), waiver.package.slice(at + 1)];
	const reached = packages.flatMap(({ folder, manifest }) => {
		if (!manifest.ok) return [];
		const { name, version } = manifest.value.handoff.package;
		if (name !== wanted) return [];
		if (version === since) return [{
			folder,
			exact: true
		}];
		return (versionOrder(version, since) ?? -1) >= 0 ? [{
			folder,
			exact: false
		}] : [];
	});
	return reached.length === 0 ? null : reached.flatMap(({ folder, exact }) => exact ? [folder] : []);
}
/** What an earlier waiver excuses, too, is no reason to call this one needless. */
function excuses(waiver, finding, folders) {
	const { outcome, package: folder } = finding;
	return (outcome === "fail" || outcome === "error" || outcome === "waived") && folder !== void 0 && folders.includes(folder) && (waiver.check === void 0 || finding.check === waiver.check);
}
/** Whether the gate has yet to say what the waiver could excuse: somebody has to act first, or the gate could not judge at all. */
function isOpen$1(waiver, { findings }, folders) {
	return findings.some((finding) => finding.outcome === "error" && finding.package === void 0 || finding.outcome === "pending" && excuses(waiver, {
		...finding,
		outcome: "fail"
	}, folders));
}
function endsSoon({ expires }, today) {
	return Date.parse(expires) - Date.parse(today) <= SOON * DAY;
}
// src/core/judge/judged-by.ts
/** How a verdict names the policy that it was judged by. */
function judgedBy({ path, digest, extends: extended }) {
	if (extended === void 0) return {
		path,
		digest
	};
	const { repository, commit, policy } = extended;
	return {
		path,
		digest,
		extends: {
			repository,
			commit,
			path: policy.path,
			digest: policy.digest
		}
	};
}
// src/core/judge/next-stage.ts
/**
* What the gates of the stage after this one find that this stage's gates do not: what has still to be done before the package
* can move on. Gates of people are left out, since nobody can sign there yet, and so is what this stage asks, too.
*/
function nextStage(stage, now, ahead) {
	const known = new Set(now.flatMap((gate) => gate.findings.map((finding) => keyOf(gate, finding))));
	return {
		stage,
		asks: ahead.filter(({ kind, severity }) => kind === "content" && severity === "block").flatMap((gate) => gate.findings.filter((finding) => blocks(finding.outcome) && finding.severity !== "warn").filter((finding) => !known.has(keyOf(gate, finding))).map((finding) => ({
			gate: gate.gate,
			finding
		})))
	};
}
function keyOf({ gate }, { id, package: folder, check, where, values }) {
	return JSON.stringify([
		gate,
		id,
		folder,
		check,
		where,
		values
	]);
}
// src/core/judge/notices.ts
/**
* What has to be said about the judgement itself: incomplete facts, nothing applied, no package touched and why,
* a policy whose review is due. What only informs comes to `skip` or `pass`, and so never decides.
*/
function noticesOf(policy, stage, facts, anythingApplied) {
	const notices = facts.incomplete.map((statement) => ({
		...statement,
		outcome: "error"
	}));
	if (!anythingApplied) notices.push({
		id: "nothing-applied",
		outcome: "error",
		says: "no gate of stage `{stage}` had anything to look at, and a gated branch is never passed by silence",
		fix: "touch a package ({packages}), or give the stage a gate that applies to every pull request, such as sign-offs",
		values: {
			stage: stage.name,
			packages: policy.packages
		}
	});
	notices.push(...untouched(policy, facts), ...manifestsElsewhere(policy, facts));
	if (policy.reviewBy !== void 0 && facts.now.slice(0, 10) > policy.reviewBy) notices.push({
		id: "policy-review-overdue",
		outcome: "pass",
		says: "the policy itself was to be reviewed by {date}; it still judges",
		fix: "review `{path}` and move `review_by`",
		values: {
			date: policy.reviewBy,
			path: policy.path
		},
		where: { path: policy.path }
	});
	notices.push(...ofExtended(policy, facts.now.slice(0, 10)));
	return notices;
}
/** Lines that the extended policy has overtaken, and its own review. Both inform: what it asks counts in any case. */
function ofExtended({ extends: extended }, today) {
	if (extended === void 0) return [];
	const weaker = extended.weaker.map((issue) => ({
		...issue,
		outcome: "pass"
	}));
	const { reviewBy } = extended.policy;
	if (reviewBy === void 0 || today <= reviewBy) return weaker;
	return [...weaker, {
		id: "extended-policy-review-overdue",
		outcome: "pass",
		says: "the policy of `{repository}`, on which this one stands, was to be reviewed by {date}; it still judges",
		fix: "review it there, and move `review_by`",
		values: {
			date: reviewBy,
			repository: extended.repository
		}
	}];
}
/** That no package is touched, and what would be one: otherwise a green verdict seems to have looked at something. */
function untouched({ packages }, facts) {
	if (facts.packages.length > 0 || facts.baseline.length > 0 || packages.length === 0) return [];
	return [{
		id: "no-package",
		outcome: "skip",
		says: "this change touches no package; packages are the folders `{packages}`",
		values: { packages }
	}];
}
const MANIFEST = /(?:^|\/)handoff\.ya?ml$/;
/** Most manifests that one sentence lists. */
const MOST_MANIFESTS$1 = 5;
/** Manifests in the change that lie in no package: most likely somebody takes their folder for one. */
function manifestsElsewhere({ packages, path }, facts) {
	const judged = facts.packages.map(({ folder }) => `${folder}/`);
	const stray = (facts.changes?.paths ?? []).filter((changed) => changed.after !== null && MANIFEST.test(changed.path)).map((changed) => changed.path).filter((manifest) => !judged.some((folder) => manifest.startsWith(folder)));
	const [first] = stray;
	if (first === void 0) return [];
	return [{
		id: "manifest-elsewhere",
		outcome: "skip",
		says: "`{manifests}` is in no package, so it is not judged; packages are the folders `{packages}`",
		fix: "move its folder to where packages are, or have that place added to `packages` in `{policy}`",
		values: {
			manifests: stray.slice(0, MOST_MANIFESTS$1),
			packages,
			policy: path
		},
		where: { path: first }
	}];
}
// src/core/judge/outcome-of.ts
/**
* What gates and notices come to: the gravest of the notices and of the gates that may block.
* A gate that only warns never blocks; where it is the only one that applied, the pull request passes.
*/
function outcomeOf(gates, notices) {
	const counted = gates.map(({ severity, outcome }) => {
		if (severity === "block") return outcome;
		return outcome === "skip" ? "skip" : "pass";
	});
	return gravest([...counted, ...notices.map(({ outcome }) => outcome)]);
}
// src/core/policy/rule-origins.ts
/**
* Where the rules of a gate are written, the extended policy's first. A gate of which neither says anything works with its
* defaults, which the first stage asks for. Empty where a policy stands for itself: then there is one file to look at.
*/
function originsOf(gate, policy, { stage, risk }) {
	const { extends: extended } = policy;
	if (extended === void 0) return [];
	const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage.name) + 1);
	const layers = [{
		policy: extended.policy,
		lines: extended.lines.theirs,
		name: spelledSource(extended)
	}, {
		policy,
		lines: extended.lines.own,
		name: policy.path
	}];
	const written = layers.flatMap((layer) => [...upTo.flatMap(({ name }) => ofStage(gate, name, layer)), ...RISKS.slice(0, RISKS.indexOf(risk) + 1).flatMap((tier) => ofGate(gate, ["risk", tier], layer))]);
	const once = [...new Map(written.map((one) => [JSON.stringify(one), one])).values()];
	if (once.length > 0) return [...once, ...rolesOf(gate, policy, layers)];
	return [{
		rule: "defaults",
		from: firstOf(upTo, extended, policy)
	}];
}
/** Who fills the roles of the policy, for a gate that counts them. */
function rolesOf(gate, { roles }, layers) {
	if (gate.roles === void 0) return [];
	return Object.keys(roles).flatMap((role) => {
		const [definition] = layers.flatMap((layer) => at$1(layer, ["roles", role], { rule: `role ${role}` }));
		return definition === void 0 ? [] : [definition];
	});
}
/** Where the first stage is written: what nobody says is asked there by default. */
function firstOf(upTo, extended, { path }) {
	const theirs = extended.policy.stages.find(({ name }) => upTo.some((stage) => stage.name === name));
	const [lines, name] = theirs === void 0 ? [extended.lines.own, path] : [extended.lines.theirs, spelledSource(extended)];
	return `${name}:${lineOf(lines, ["stages", (theirs ?? upTo[0])?.name ?? ""]) ?? 1}`;
}
function ofStage(gate, stage, layer) {
	return [
		...["requires", "after"].filter((key) => key in gate.options.shape).flatMap((key) => at$1(layer, [
			"stages",
			stage,
			key
		], {
			rule: key,
			asks: stage
		})),
		...ofGate(gate, ["stages", stage], layer),
		..."windows" in gate.options.shape ? at$1(layer, ["freezes"], { rule: "freezes" }) : []
	];
}
function ofGate(gate, under, layer) {
	const [kind, asks] = under;
	const { policy } = layer;
	const setting = (kind === "stages" ? policy.stages.find(({ name }) => name === asks)?.gates : policy.risk[asks])?.[gate.meta.id];
	const path = [
		...under,
		"gates",
		gate.meta.id
	];
	if (setting === void 0) return [];
	if (!setting.on) return at$1(layer, path, {
		rule: "off",
		asks
	});
	const options = Object.entries(setting.options).flatMap(([rule, value]) => {
		if (rule !== "checks" || !Array.isArray(value)) return at$1(layer, [...path, rule], {
			rule,
			asks
		});
		return value.flatMap((check, index) => at$1(layer, [
			...path,
			rule,
			index
		], {
			rule,
			check: String(Object(check).name),
			asks
		}));
	});
	const severity = at$1(layer, [...path, "severity"], {
		rule: "severity",
		asks
	});
	return options.length + severity.length > 0 ? [...options, ...severity] : at$1(layer, path, {
		rule: "defaults",
		asks
	});
}
/** The rule, if the file writes it. */
function at$1({ lines, name }, path, rule) {
	const line = lines[toPointer(path)];
	return line === void 0 ? [] : [{
		...rule,
		from: `${name}:${line}`
	}];
}
// src/core/judge/tell-origins.ts
/** Most places that one finding names; the gate's table has all of them. */
const MOST_PLACES = 4;
/**
* The verdict with the places where each gate's rules are written: as a table of the gate, and in the reason of what blocks.
* A policy that stands for itself is one file, of which nothing more is told.
*/
function tellOrigins(verdict, policy, asked) {
	if (policy.extends === void 0) return verdict;
	return {
		...verdict,
		gates: verdict.gates.map((result) => told(result, policy, asked))
	};
}
function told(result, policy, asked) {
	const gate = gates.find(({ meta }) => meta.id === result.gate);
	const origins = gate === void 0 ? [] : originsOf(gate, policy, asked);
	if (origins.length === 0) return result;
	return {
		...result,
		findings: result.findings.map((finding) => withOrigin(finding, origins)),
		tables: [...result.tables, tableOf(origins)]
	};
}
function withOrigin(finding, origins) {
	if (!blocks(finding.outcome) && finding.outcome !== "waived") return finding;
	const asking = origins.filter(({ check }) => check === finding.check);
	const from = [...new Set(asking.map((origin) => origin.from))];
	if (from.length === 0) return finding;
	const askedIn = [...from.slice(0, MOST_PLACES), ...from.length > MOST_PLACES ? ["others"] : []];
	const why = `${finding.why === void 0 ? "" : `${finding.why} `}Asked for in \`{askedIn}\`.`;
	return {
		...finding,
		why,
		values: {
			...finding.values,
			askedIn
		}
	};
}
function tableOf(origins) {
	return {
		title: "where its rules stand",
		columns: [
			"rule",
			"asked for",
			"from"
		],
		rows: origins.map(({ rule, check, asks = "", from }) => [
			check === void 0 ? rule : `${rule}: ${check}`,
			asks,
			from
		])
	};
}
// src/core/judge/judge.ts
/**
* Judges a pull request by a policy. Pure: the same policy and facts give the same verdict.
*
* The outcome is the gravest of the blocking gates and of the notices. Nothing applied is an error, not a pass;
* a gate that throws is an error of ours and never a pass; incomplete facts are errors. Waivers of the policy excuse what
* they name: see {@link applyWaivers}.
*/
function judge$1(policy, stage, facts, options) {
	const risk = riskOf(facts.packages, facts.baseline);
	const gates = (of) => gatesFor(policy, of, risk);
	const verdict = judgeByGates({
		policy,
		stage,
		configured: gates(stage)
	}, facts, options);
	const told = (final) => tellOrigins(final, policy, {
		stage,
		risk
	});
	const later = policy.stages[policy.stages.findIndex(({ name }) => name === stage.name) + 1];
	if (later === void 0 || facts.packages.length === 0) return told(verdict);
	const ahead = askGates({
		policy,
		stage: later,
		configured: gates(later)
	}, facts, { missingFacts: "defer" });
	return told({
		...verdict,
		next: nextStage(later.name, verdict.gates, ahead.results)
	});
}
/** Judges by gates that are chosen already: {@link judge} without the choice. */
function judgeByGates({ policy, stage, configured }, facts, options) {
	const { results, notices: ofWaivers, deferred } = askGates({
		policy,
		stage,
		configured
	}, facts, options);
	const checked = checkedMetrics(configured);
	const notices = [...noticesOf(policy, stage, facts, results.filter(({ outcome }) => outcome !== "skip").length > 0 || deferred.length > 0), ...ofWaivers];
	const content = results.filter(({ severity, kind }) => severity === "block" && kind === "content");
	return {
		outcome: outcomeOf(results, notices),
		stage: stage.name,
		packages: facts.packages.map((one) => judgedPackage(one, {
			...facts,
			checked
		})),
		head: facts.pullRequest.head.sha,
		base: facts.pullRequest.base.sha,
		policy: judgedBy(policy),
		at: facts.now,
		gates: results,
		deferred: deferred.map(({ gate }) => gate.meta.id),
		contentGreen: ![...content, ...notices].some(({ outcome }) => blocks(outcome)),
		notices
	};
}
/** What the gates come to, with waivers applied. Those whose facts cannot be known here are left out where that is asked for. */
function askGates({ policy, stage, configured }, facts, { missingFacts }) {
	const deferred = missingFacts === "defer" ? configured.filter((each) => lacks(each, facts).length > 0) : [];
	const asked = configured.filter((each) => !deferred.includes(each));
	const found = asked.map((each) => gateResult(each, evaluate(each, facts)));
	return {
		...applyWaivers({
			policy,
			stage,
			configured: asked,
			missingFacts
		}, found, facts),
		deferred
	};
}
function lacks({ gate }, facts) {
	return gate.needs.filter((key) => facts[key] === void 0);
}
/** Runs a gate. Whatever goes wrong inside it becomes an `error` finding that names the gate, never a pass. */
function evaluate(configured, facts) {
	const { gate, options } = configured;
	const missing = lacks(configured, facts);
	if (missing.length > 0) return ownFault("facts-missing", "gate `{gate}` needs facts that were not collected: {missing}", {
		gate: gate.meta.id,
		missing
	});
	try {
		const evaluation = gate.evaluate(facts, options, sayer(gate.messages, gate.meta));
		if (evaluation.findings.length > 0) return evaluation;
		return ownFault("gate-silent", "gate `{gate}` came to no finding at all", { gate: gate.meta.id });
	} catch (error) {
		const cause = error instanceof Error ? error.message : String(error);
		return ownFault("gate-crashed", "gate `{gate}` broke off: {cause}", {
			gate: gate.meta.id,
			cause
		});
	}
}
/** A fault of Gatehouse itself: said as such, so that nobody looks for it in their own files. */
function ownFault(id, says, values) {
	return { findings: [{
		id,
		outcome: "error",
		says,
		fix: "this is a fault of Gatehouse, not of your files: please report it with this message",
		values
	}] };
}
function judgedPackage(one, known) {
	const { folder, manifest } = one;
	if (!manifest.ok) return { folder };
	const { name, version, risk } = manifest.value.handoff.package;
	const decision = decisionOf(one);
	const changes = changesOf(one, known);
	return {
		folder,
		name,
		version,
		...risk === void 0 ? {} : { risk },
		...decision === void 0 ? {} : { decision },
		...changes === void 0 ? {} : { changes }
	};
}
// src/core/judge/refuse.ts
/** A verdict where no gate could be asked: every reason is an error, so it never lets anything through. */
function refuse$1({ stage, pullRequest, policy, now, because }) {
	return {
		outcome: "error",
		stage,
		packages: [],
		head: pullRequest.head.sha,
		base: pullRequest.base.sha,
		policy,
		at: now,
		gates: [],
		deferred: [],
		contentGreen: false,
		notices: because.map((statement) => ({
			...statement,
			outcome: "error"
		}))
	};
}
/** Why a broken policy refuses: its mistakes, and that they are on the base branch, where this pull request cannot mend them. */
function brokenPolicy(issues, path, baseRef) {
	return [{
		id: "policy-broken",
		says: "the policy `{path}` on `{base}` is not valid, so no pull request to that branch can pass",
		fix: "mend it on `{base}`",
		values: {
			path,
			base: baseRef
		}
	}, ...issues];
}
/** Why a branch that several stages claim by glob refuses. */
function ambiguousStage(choice, branch) {
	return [{
		id: "ambiguous-stage",
		says: "branch `{branch}` matches patterns of several stages: {stages}",
		fix: "name the branch exactly in the stage that it belongs to",
		values: {
			branch,
			stages: choice.stages
		}
	}];
}
// src/core/checklist/checklist-issue.ts
/** What can be wrong with a checklist file, in words. Ids are stable; prose may change. */
const WORDS = {
	"checklist-too-large": {
		says: "This checklist is larger than {limit} bytes, so it was not read.",
		fix: "Split it, or move what is not an item into another document."
	},
	"too-many-items": {
		says: "This checklist has {count} items; at most {limit} are read.",
		fix: "Split it into several checklists."
	},
	"too-many-links": {
		says: "The item `{id}` has {count} links; at most {limit} are read.",
		fix: "Link to a file that lists the others."
	},
	"too-deep": {
		says: "This is nested too deep to be read; an item may stand inside at most {limit} others.",
		fix: "Flatten the list."
	},
	"no-items": {
		says: "This file has no checklist item.",
		fix: "Write items as `- [ ] text` in Markdown, or under `items` in YAML."
	},
	"no-box": {
		says: "`{found}` is not the box of an item, so nobody sees a tick here.",
		fix: "Write `[x]` when it is true and `[ ]` when it is not, with nothing else between the brackets."
	},
	"no-text": {
		says: "This item has no text.",
		fix: "Say what is to be confirmed."
	},
	"no-id": {
		says: "No id can be made from the text of this item.",
		fix: "Give it one with a comment: `<!-- id: short-name -->`."
	},
	"bad-id": {
		says: "`{id}` cannot be an id: expected a letter or digit, then letters, digits, `.`, `_` or `-`, at most 64 in all.",
		fix: "Choose a short name such as `eval-report`."
	},
	"duplicate-id": {
		says: "Two items have the id `{id}`: this one, and the one on line {first}.",
		fix: "Give each its own id; in Markdown with a comment: `<!-- id: short-name -->`."
	},
	"unknown-attribute": {
		says: "Unknown attribute `{key}` in the comment of an item.",
		fix: "Use one of {known}, or write the comment outside of the item."
	},
	"bad-attribute": {
		says: "Expected `key: value` pairs with commas between them in this comment, and found `{found}`.",
		fix: "Write for example `<!-- id: eval-report, evidence: required -->`."
	},
	"attribute-outside": {
		says: "This comment describes an item, but stands in none.",
		fix: "Put it at the end of the item's line, or indent it as far as the item's text."
	},
	"attribute-twice": {
		says: "The attribute `{key}` is given twice for one item.",
		fix: "Keep one of the two."
	},
	"bad-evidence": {
		says: "`evidence: {found}` does not fit: expected `required`, `optional` or `none`.",
		fix: "Write `evidence: required` when a tick must come with a file."
	},
	"bad-role": {
		says: "`{found}` cannot be a role: expected the name of a role in the policy.",
		fix: "Write the name as the policy spells it, for example `role: operations`."
	},
	"done-and-not-applicable": {
		says: "The item `{id}` is both done and not applicable.",
		fix: "Remove `done: true`, or `not_applicable` and its reason."
	},
	"more-issues": {
		says: "{count} more mistakes follow in this file.",
		fix: "Mend the ones that are listed first."
	},
	"unknown-extension": {
		says: "A checklist is a Markdown or a YAML file, and this is neither.",
		fix: "Let its name end in `.md`, `.yml` or `.yaml`."
	}
};
/** An issue about a checklist, worded once for both formats. */
function checklistIssue(id, where, values = {}) {
	return {
		id,
		...WORDS[id],
		values,
		where
	};
}
/** More mistakes than this in one file are counted, not listed. */
const MOST_ISSUES = 100;
/** The first issues of a file in its order, and a last one that counts those left out. */
function inOrder$1(issues) {
	const sorted = issues.toSorted((a, b) => (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0));
	const last = sorted[99];
	if (last === void 0 || sorted.length === MOST_ISSUES) return sorted;
	const count = sorted.length - MOST_ISSUES;
	return [...sorted.slice(0, MOST_ISSUES), checklistIssue("more-issues", last.where, { count })];
}
// src/core/checklist/checklist.ts
/** Largest checklist that is read, in bytes of UTF-8. */
const CHECKLIST_BYTES = 131072;
// src/core/checklist/item-issues.ts
/** What is wrong with the items of a file taken together: none, too many, two of one id, or one with too many links. */
function itemIssues(items, top) {
	if (items.length === 0) return [checklistIssue("no-items", top)];
	if (items.length > 500) return [checklistIssue("too-many-items", top, {
		count: items.length,
		limit: 500
	})];
	const first = /* @__PURE__ */ new Map();
	return items.flatMap(({ id, where, evidence, links }) => {
		const line = first.get(id);
		if (line === void 0) first.set(id, where.line ?? 1);
		const count = evidence.length + links.length;
		const issues = count > 50 ? [checklistIssue("too-many-links", where, {
			id,
			count,
			limit: 50
		})] : [];
		if (line !== void 0 && id !== "") issues.push(checklistIssue("duplicate-id", where, {
			id,
			first: line
		}));
		return issues;
	});
}
// src/core/checklist/content-places.ts
/**
* Finds places of a paragraph's content in its file. A parser hands content over without the indentation, bullets
* and quote marks before it, so that a line of content is the end of a line of the file.
*/
var ContentPlaces = class {
	#source;
	#first;
	#content;
	#starts;
	/** `first`: index of the file's line with which the content begins. */
	constructor(source, first, content) {
		this.#source = source;
		this.#first = first;
		this.#content = content.split("\n");
		let start = 0;
		this.#starts = this.#content.map((line) => {
			const here = start;
			start += line.length + 1;
			return here;
		});
	}
	/** Where an offset of the content stands; always inside the file. */
	at(offset) {
		const index = this.#lineOf(offset);
		const line = this.#source.lines[this.#first + index] ?? "";
		const content = this.#content[index] ?? "";
		const column = line.trimEnd().length - content.trimEnd().length + offset - (this.#starts[index] ?? 0);
		return {
			path: this.#source.path,
			line: this.#source.lineOffset + this.#first + index + 1,
			column: Math.max(0, Math.min(column, line.length)) + 1
		};
	}
	#lineOf(offset) {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
};
// src/core/checklist/markdown-parser.ts
/** Made once: it keeps no state between calls. */
const { parser, offsetOf: pushedAt } = positionedMarkdown({ maxNesting: 60 });
/** Parses a Markdown text without front matter. Never throws on a text. */
function parseMarkdown(text) {
	const shared = {};
	return {
		tokens: parser.parse(text, shared),
		inline: (content) => parser.parseInline(content, shared)[0]?.children ?? []
	};
}
/** Whether a token stands so deep that the parser may have left out what it holds. */
function isTooDeep(token) {
	return token.level >= 50;
}
/** Offset in its content at which an inline token begins; `undefined` for plain text, which is never pushed. */
function offsetOf(token) {
	const offset = pushedAt(token);
	return offset !== void 0 && token.type === "link_open" && token.info !== "auto" ? Math.max(0, offset - 1) : offset;
}
// src/core/checklist/inline-text.ts
const BARE_URL = /(?<![\w("<])https?:\/\/[^\s<>]+/g;
/** Reads a paragraph, or what follows its box. */
function readInline(inline, places) {
	return new InlineReader(inline, places).read();
}
var InlineReader = class {
	#inline;
	#places;
	#evidence = [];
	#links = [];
	#comments = [];
	#text = {
		struck: "",
		rest: ""
	};
	#wording = {
		struck: "",
		rest: ""
	};
	/** Whether anything but white space has been read. */
	#begun = false;
	#part = "struck";
	#struck = false;
	/** Strikes that are open since the one at the start. */
	#strikes = 0;
	/** Where the latest token that knows its place begins. */
	#offset = 0;
	#link;
	constructor(inline, places) {
		this.#inline = inline;
		this.#places = places;
	}
	read() {
		for (const token of this.#inline.tokens) {
			this.#offset = Math.max(this.#offset, offsetOf(token) ?? 0);
			this.#token(token);
		}
		return {
			text: tidy(this.#text.struck),
			wording: tidy(this.#wording.struck),
			struck: this.#struck,
			rest: tidy(this.#wording.rest),
			evidence: this.#evidence,
			links: this.#links,
			comments: this.#comments
		};
	}
	#token(token) {
		if (token.type === "text") this.#plain(token.content);
		else if (token.type === "softbreak" || token.type === "hardbreak") this.#append(" ");
		else if (token.type === "code_inline") this.#append(`${token.markup}${token.content}${token.markup}`);
		else if (token.type === "html_inline") this.#html(token.content);
		else if (token.type === "image") this.#leadsTo(String(token.attrGet("src") ?? ""), tidy(token.content), this.#offset);
		else if (token.type === "link_open") this.#link = {
			href: String(token.attrGet("href") ?? ""),
			offset: this.#offset,
			label: ""
		};
		else if (token.type === "link_close") this.#closeLink();
		else if (token.type === "s_open" || token.type === "s_close") this.#strike(token);
		else this.#append(token.markup);
	}
	#append(text) {
		this.#begun ||= /\S/.test(text);
		this.#wording[this.#part] += text;
		if (this.#link === void 0) this.#text[this.#part] += text;
		else this.#link.label += text;
	}
	#html(html) {
		if (html.startsWith("<!--")) {
			this.#comments.push({
				text: html,
				offset: this.#inline.offset + this.#offset
			});
			this.#append(" ");
		} else this.#append(html);
	}
	#plain(text) {
		if (this.#link !== void 0) {
			this.#append(text);
			return;
		}
		this.#begun ||= /\S/.test(text);
		this.#wording[this.#part] += text;
		this.#text[this.#part] += text.replace(BARE_URL, (href) => {
			this.#offset = Math.max(this.#offset, this.#inline.content.indexOf(href, this.#offset));
			this.#links.push({
				href,
				where: this.#place(this.#offset)
			});
			return " ";
		});
	}
	#closeLink() {
		const link = this.#link;
		this.#link = void 0;
		if (link !== void 0) this.#leadsTo(link.href, tidy(link.label), link.offset);
	}
	#leadsTo(href, label, offset) {
		const where = this.#place(offset);
		const path = linkPath(href);
		if (path === void 0) this.#links.push({
			href,
			label,
			where
		});
		else this.#evidence.push({
			path,
			label,
			where
		});
		this.#text[this.#part] += " ";
	}
	/** A strike at the very start says that the item does not apply; any other is part of its wording. */
	#strike(token) {
		const opens = token.nesting > 0;
		if (this.#strikes > 0) {
			this.#strikes += opens ? 1 : -1;
			if (this.#strikes === 0) this.#part = "rest";
		} else if (opens && !this.#struck && this.#link === void 0 && !this.#begun) {
			this.#struck = true;
			this.#strikes = 1;
		} else this.#append(token.markup);
	}
	#place(offset) {
		return this.#places.at(this.#inline.offset + offset);
	}
};
function tidy(text) {
	return text.replace(/\s+/g, " ").trim();
}
// src/core/checklist/item-id.ts
/** What an id looks like where an author writes one. Without flags, so that it can stand in a JSON Schema. */
const ITEM_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** What a role's name looks like in an item. */
const ROLE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const LONGEST$1 = 64;
/**
* The id of an item whose author gave none: its words in lower case, joined by `-`, cut to 64 characters.
* Letters of every script are kept. Empty when the text has neither letters nor digits.
*/
function slugOf(text) {
	return [...(text.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join("-")].slice(0, LONGEST$1).join("").replace(/-$/, "");
}
// src/core/checklist/item-attributes.ts
const KNOWN = [
	"id",
	"evidence",
	"role"
];
const CHECKS = {
	id: {
		pattern: ITEM_ID,
		issue: "bad-id"
	},
	evidence: {
		pattern: /^(?:required|optional|none)$/,
		issue: "bad-evidence"
	},
	role: {
		pattern: ROLE_NAME,
		issue: "bad-role"
	}
};
/** More than this is prose that was commented out. */
const LONGEST_COMMENT = 500;
/**
* Reads `<!-- id: eval-report, evidence: required, role: operations -->` into `into` and returns what is wrong with it.
* A comment in which no key is known, or nearly so, is an ordinary comment and is passed over.
*/
function readAttributes(comment, where, into) {
	const body = comment.replace(/^<!--/, "").replace(/-->$/, "").trim();
	if (body.length > LONGEST_COMMENT) return [];
	const pairs = body.split(",").map(asPair);
	if (!pairs.some((pair) => pair.key !== void 0 && (isKnown(pair.key) || nearest(pair.key)))) return [];
	return pairs.flatMap(({ key, value, raw }) => {
		if (key === void 0) return [checklistIssue("bad-attribute", where, { found: shown(raw) })];
		return readPair(key, value, where, into);
	});
}
function asPair(part) {
	const raw = part.trim();
	const colon = raw.indexOf(":");
	const key = colon < 0 ? "" : raw.slice(0, colon).trim();
	return {
		key: /^[A-Za-z_-]+$/.test(key) ? key : void 0,
		value: raw.slice(colon + 1).trim(),
		raw
	};
}
function readPair(key, value, where, into) {
	if (!isKnown(key)) {
		const issue = checklistIssue("unknown-attribute", where, {
			key: shown(key),
			known: KNOWN
		});
		const meant = nearest(key);
		if (meant === void 0) return [issue];
		return [{
			...issue,
			fix: "Did you mean `{nearest}`?",
			values: {
				...issue.values,
				nearest: meant
			}
		}];
	}
	if (into[key] !== void 0) return [checklistIssue("attribute-twice", where, { key })];
	const { pattern, issue } = CHECKS[key];
	if (!pattern.test(value)) return [checklistIssue(issue, where, {
		id: shown(value),
		found: shown(value)
	})];
	into[key] = value;
	return [];
}
function isKnown(key) {
	return KNOWN.some((known) => known === key);
}
/** The known key that was meant. A key shorter than three letters is near to none: `in` is not a mistyped `id`. */
function nearest(key) {
	const lower = key.toLowerCase();
	return KNOWN.find((known) => known === lower) ?? (key.length < 3 ? void 0 : didYouMean(key, KNOWN));
}
// src/core/checklist/not-applicable-reason.ts
const LEAD = /^[\s:;,.()–—-]*(?:n\/?a\b|not applicable\b)?[\s:;,.()–—-]*/i;
/**
* The reason in what follows a struck item: `n/a: no personal data` gives `no personal data`.
* `undefined` when nothing is left that has a letter or a digit.
*/
function notApplicableReason(rest) {
	const reason = rest.replace(LEAD, "").trim();
	const balanced = reason.endsWith(")") && !reason.includes("(") ? reason.slice(0, -1).trim() : reason;
	return /[\p{L}\p{N}]/u.test(balanced) ? balanced : void 0;
}
// src/core/checklist/open-item.ts
/** An item of a Markdown checklist while the blocks below its first line are still being read. */
var OpenItem = class {
	#start;
	#where;
	#evidence = [];
	#links = [];
	#attributes = {};
	#issues = [];
	constructor(start) {
		this.#start = start;
		this.#where = start.places.at(0);
		this.addNote(start.said, start.places);
	}
	/** Takes over the links and comments of a paragraph that belongs to the item. */
	addNote(said, places) {
		this.#evidence.push(...said.evidence);
		this.#links.push(...said.links);
		for (const comment of said.comments) this.addComment(comment.text, places.at(comment.offset));
	}
	/** Takes over what a comment says about the item. */
	addComment(comment, where) {
		this.#issues.push(...readAttributes(comment, where, this.#attributes));
	}
	/** The finished item; what is wrong with it is added to `issues`. */
	close(issues) {
		const { said, section, depth } = this.#start;
		const text = said.text === "" ? said.wording : said.text;
		const { id: written, evidence, role } = this.#attributes;
		const id = written ?? slugOf(text);
		issues.push(...this.#issues);
		if (text === "") issues.push(checklistIssue("no-text", this.#where));
		else if (id === "") issues.push(checklistIssue("no-id", this.#where));
		const reason = said.struck ? notApplicableReason(said.rest) : void 0;
		return {
			id,
			text,
			wording: said.wording,
			state: this.#state(),
			...reason === void 0 ? {} : { reason },
			evidence: this.#evidence,
			links: this.#links,
			evidenceRequired: evidence === "required",
			...role === void 0 ? {} : { role },
			section,
			depth,
			where: this.#where
		};
	}
	#state() {
		if (this.#start.said.struck) return "not-applicable";
		return this.#start.ticked ? "done" : "open";
	}
};
// src/core/checklist/markdown-items.ts
/** GitHub's task list item: a box, white space, and something after it. */
const BOX = /^\[([ xX\t\n])\][ \t\n]+(?=\S)/;
/** What was meant as such a box: blanks beside the tick, no blank at all, or another sign for a tick. */
const NEARLY_BOX = /^\[[ \t]*[xX\u2713\u2714\u2611\u2705]?[ \t]*\](?=[ \t\n]+\S)/;
/** Walks the blocks of a Markdown file once and gathers its task list items. */
var MarkdownItems = class {
	#parsed;
	#source;
	#items = [];
	#issues = [];
	#section = [];
	/** One for each list item that is open here; `undefined` for one without a box. */
	#open = [];
	#title;
	#deep = false;
	constructor(parsed, source) {
		this.#parsed = parsed;
		this.#source = source;
	}
	read() {
		const { tokens } = this.#parsed;
		tokens.forEach((token, index) => {
			this.#guardDepth(token);
			if (token.type === "list_item_open") this.#open.push(void 0);
			else if (token.type === "list_item_close") this.#open.pop();
			else if (token.type === "inline") this.#inline(token, tokens[index - 1], tokens[index - 2]);
			else if (token.type === "html_block") this.#htmlBlock(token);
		});
		const items = this.#items.map((item) => item.close(this.#issues));
		return {
			title: this.#title,
			items,
			issues: this.#issues
		};
	}
	#inline(token, before, beforeThat) {
		const first = token.map?.[0];
		if (first === void 0) return;
		if (before?.type === "heading_open") {
			this.#heading(before, token);
			return;
		}
		const places = new ContentPlaces(this.#source, first, token.content);
		const opensItem = before?.type === "paragraph_open" && beforeThat?.type === "list_item_open";
		const box = opensItem ? BOX.exec(token.content) : null;
		if (box === null) {
			const nearly = opensItem ? NEARLY_BOX.exec(token.content) : null;
			if (nearly !== null) this.#issues.push(checklistIssue("no-box", places.at(0), { found: nearly[0] }));
			const note = readInline({
				content: token.content,
				tokens: token.children ?? [],
				offset: 0
			}, places);
			const item = this.#nearest();
			item?.addNote(note, places);
			if (item === void 0 && nearly === null) for (const { text, offset } of note.comments) this.#looseComment(text, places.at(offset));
			return;
		}
		this.#item(token.content, box[0].length, box[1] !== void 0 && "xX".includes(box[1]), places);
		if (this.#depth() > 9) this.#tooDeep(first);
	}
	#item(content, offset, ticked, places) {
		const said = content.slice(offset);
		const inline = {
			content: said,
			tokens: this.#parsed.inline(said),
			offset
		};
		const section = this.#section.map(({ text }) => text);
		const item = new OpenItem({
			ticked,
			said: readInline(inline, places),
			places,
			section,
			depth: this.#depth()
		});
		this.#open[this.#open.length - 1] = item;
		this.#items.push(item);
	}
	/** Items that are open here. */
	#depth() {
		return this.#open.filter((open) => open !== void 0).length;
	}
	#heading(opening, token) {
		if (this.#open.length > 0) return;
		const level = Number(opening.tag.slice(1));
		while ((this.#section.at(-1)?.level ?? 0) >= level) this.#section.pop();
		const text = readInline({
			content: token.content,
			tokens: token.children ?? [],
			offset: 0
		}, new ContentPlaces(this.#source, token.map?.[0] ?? 0, token.content)).wording;
		if (level === 1) this.#title ??= text;
		else this.#section.push({
			level,
			text
		});
	}
	/** A comment on lines of its own is a block, and may still belong to an item. */
	#htmlBlock(token) {
		const first = token.map?.[0];
		if (first === void 0) return;
		const item = this.#nearest();
		const places = new ContentPlaces(this.#source, first, token.content.replace(/\n$/, ""));
		for (const { text, offset } of commentsOf(token.content)) {
			const where = places.at(offset);
			if (item === void 0) this.#looseComment(text, where);
			else item.addComment(text, where);
		}
	}
	/** Attributes that reach no item would silently ask for less than their author meant. */
	#looseComment(comment, where) {
		const attributes = {};
		if (readAttributes(comment, where, attributes).length === 0 && Object.keys(attributes).length > 0) this.#issues.push(checklistIssue("attribute-outside", where));
	}
	#nearest() {
		return this.#open.findLast((open) => open !== void 0);
	}
	#guardDepth(token) {
		const first = token.map?.[0];
		if (first !== void 0 && isTooDeep(token)) this.#tooDeep(first);
	}
	#tooDeep(line) {
		if (this.#deep) return;
		this.#deep = true;
		const where = new ContentPlaces(this.#source, line, "").at(0);
		this.#issues.push(checklistIssue("too-deep", {
			...where,
			column: 1
		}, { limit: 8 }));
	}
};
/** Comments of a block of HTML. Searched for by hand: a pattern would look for the end of each unclosed one anew. */
function commentsOf(html) {
	const found = [];
	let start = html.indexOf("<!--");
	while (start >= 0) {
		const end = html.indexOf("-->", start + 4);
		if (end < 0) break;
		found.push({
			text: html.slice(start, end + 3),
			offset: start
		});
		start = html.indexOf("<!--", end + 3);
	}
	return found;
}
// src/core/checklist/read-markdown-checklist.ts
/**
* Reads the task list items of a Markdown file as GitHub shows them: any bullet, nested, in quotes; not those in code,
* comments or tables. Never throws on a text; every mistake is told at once.
*
* A comment of an item may say more about it: `<!-- id: eval-report, evidence: required, role: operations -->`.
* `~~struck~~ n/a: reason` is an item that does not apply. Relative links of an item, also those in paragraphs and
* plain bullets below it, are its evidence. Front matter is passed over.
*/
function readMarkdownChecklist(text, path) {
	const top = {
		path,
		line: 1,
		column: 1
	};
	if (exceedsBytes(text, 131072)) return {
		ok: false,
		issues: [checklistIssue("checklist-too-large", top, { limit: CHECKLIST_BYTES })]
	};
	const clean = text.startsWith("﻿") ? text.slice(1) : text;
	const front = splitFrontMatter(clean);
	const body = front?.body ?? clean;
	const source = {
		path,
		lines: body.split(/\r\n|\n|\r/),
		lineOffset: front?.bodyLineOffset ?? 0
	};
	const { items, title, issues } = new MarkdownItems(parseMarkdown(body), source).read();
	const all = [...issues, ...itemIssues(items, top)];
	if (all.length > 0) return {
		ok: false,
		issues: inOrder$1(all)
	};
	return {
		ok: true,
		value: {
			path,
			...title === void 0 ? {} : { title },
			items
		}
	};
}
// src/core/checklist/checklist-schema.ts
const requirement = _enum([
	"required",
	"optional",
	"none"
]);
const evidence = union([requirement, array(string().min(1).max(1e3)).max(50)]).describe("In a definition whether a tick counts only with a file: `required`, `optional` or `none`. In a filled copy the files, as paths relative to the checklist.");
const item$1 = strictObject({
	id: string().regex(ITEM_ID, "An id begins with a letter or digit, has letters, digits, `.`, `_` and `-`, and at most 64 in all.").describe("Names the item in the definition and in every filled copy. Unique in its file."),
	text: string().min(1).max(2e3).describe("What is to be confirmed. The same in a filled copy."),
	evidence: evidence.optional(),
	role: string().regex(ROLE_NAME, "Expected the name of a role in the policy.").describe("Role of the policy that answers for the item.").optional(),
	done: boolean().describe("Whether it is confirmed. Only in a filled copy.").optional(),
	note: string().max(4e3).describe("Free text for the people who read the copy.").optional(),
	not_applicable: string().max(2e3).describe("Why the item does not apply. Only in a filled copy.").optional()
});
/** A checklist written as YAML: the definition, or a filled copy of it. */
const checklistSchema = strictObject({
	title: string().min(1).max(200).describe("What the list is about.").optional(),
	items: array(item$1).describe("What is to be confirmed, in order.")
});
// src/core/checklist/read-yaml-checklist.ts
/**
* Reads a checklist written as YAML, strictly: an unknown key is an issue that names the nearest known one.
* Never throws on a text; apart from a syntax error every mistake is told at once.
*/
function readYamlChecklist(text, path) {
	const top = {
		path,
		line: 1,
		column: 1
	};
	if (exceedsBytes(text, 131072)) return {
		ok: false,
		issues: [checklistIssue("checklist-too-large", top, { limit: CHECKLIST_BYTES })]
	};
	const document = readYaml(text, path, { bytes: CHECKLIST_BYTES });
	if (!document.ok) return document;
	const written = checkSchema(checklistSchema, document.value, path);
	if (!written.ok) return written;
	const { positions } = document.value;
	const { title, items } = written.value;
	const read = items.map((item, index) => readItem(item, index, positions, path));
	const issues = [...items.flatMap((item, i) => contradiction(item, i, positions, path)), ...itemIssues(read, top)];
	if (issues.length > 0) return {
		ok: false,
		issues: inOrder$1(issues)
	};
	return {
		ok: true,
		value: {
			path,
			...title === void 0 ? {} : { title },
			items: read
		}
	};
}
function readItem(item, index, positions, path) {
	const text = item.text.replace(/\s+/g, " ").trim();
	const reason = item.not_applicable?.replace(/\s+/g, " ").trim() ?? "";
	const files = Array.isArray(item.evidence) ? item.evidence : [];
	return {
		id: item.id,
		text,
		wording: text,
		state: item.not_applicable !== void 0 ? "not-applicable" : item.done === true ? "done" : "open",
		.../[\p{L}\p{N}]/u.test(reason) ? { reason } : {},
		evidence: files.flatMap((file, at) => {
			const where = locate(path, positions, [
				"items",
				index,
				"evidence",
				at
			]);
			return isOutside(file) ? [] : [{
				path: file,
				where
			}];
		}),
		links: files.flatMap((file, at) => {
			const where = locate(path, positions, [
				"items",
				index,
				"evidence",
				at
			]);
			return isOutside(file) ? [{
				href: file,
				where
			}] : [];
		}),
		evidenceRequired: item.evidence === "required",
		...item.role === void 0 ? {} : { role: item.role },
		section: [],
		depth: 0,
		where: locate(path, positions, ["items", index])
	};
}
/** A list of files may be given as addresses by mistake; a colon alone is a letter of a file name. */
function isOutside(file) {
	return /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(file);
}
function contradiction(item, index, positions, path) {
	if (item.done !== true || item.not_applicable === void 0) return [];
	return [checklistIssue("done-and-not-applicable", locateKey(path, positions, [
		"items",
		index,
		"not_applicable"
	]), { id: item.id })];
}
// src/core/checklist/read-checklist.ts
/** Reads a checklist in the format that its file name says. Never throws on a text. */
function readChecklist(text, path) {
	if (path.endsWith(".md")) return readMarkdownChecklist(text, path);
	if (path.endsWith(".yml") || path.endsWith(".yaml")) return readYamlChecklist(text, path);
	return {
		ok: false,
		issues: [checklistIssue("unknown-extension", {
			path,
			line: 1,
			column: 1
		})]
	};
}
// src/core/collect/collect-digests.ts
/** Digests of contents that were computed before, by object id: content never changes under its id. */
var DigestMemory = class {
	#digests = /* @__PURE__ */ new Map();
	#texts = /* @__PURE__ */ new Map();
	#most;
	constructor(most = 1e4) {
		this.#most = most;
	}
	get(oid) {
		return this.#digests.get(oid);
	}
	set(oid, digests) {
		if (this.#digests.size >= this.#most) this.#digests.delete(this.#digests.keys().next().value ?? "");
		this.#digests.set(oid, digests);
	}
	/** SHA-256 of a text of which no other digest was asked for. */
	text(oid) {
		return this.#texts.get(oid);
	}
	setText(oid, sha256) {
		if (this.#texts.size >= this.#most) this.#texts.delete(this.#texts.keys().next().value ?? "");
		this.#texts.set(oid, sha256);
	}
};
/** Files whose digests are computed for one package, and bytes of all of them together. */
const MOST_FILES$1 = 200;
const MOST_BYTES$3 = 536870912;
/**
* Digests of files by path, in the order given. A file that is too large or no plain file is left out: who needs its digest must
* say that it is not known.
*/
async function collectDigests({ tree, crypto, memory, contents }, files) {
	const digests = /* @__PURE__ */ new Map();
	const left = [];
	let bytesLeft = MOST_BYTES$3;
	const texts = await smallTexts(tree, contents, files.filter(({ oid }) => memory.get(oid) === void 0));
	for (const { path, mode, oid, size = null } of files) {
		if (!mode.startsWith("100") || (size ?? 0) > 104857600) continue;
		if (digests.size >= MOST_FILES$1 || bytesLeft <= 0 || (size ?? 0) > bytesLeft) {
			left.push(path);
			continue;
		}
		const known = memory.get(oid) ?? await digestOf(path);
		if (known === null) continue;
		memory.set(oid, known);
		bytesLeft -= known.size;
		digests.set(path, known);
	}
	return {
		digests: Object.fromEntries(digests),
		left
	};
	async function digestOf(path) {
		const content = contents.get(path) ?? texts.get(path);
		const bytes = (content === void 0 ? null : ownBytes(content, crypto)?.bytes) ?? await tree.bytes(path);
		return bytes === null ? null : crypto.digests(bytes);
	}
}
/** SHA-256 in hexadecimal of the texts among some contents, by path. One that is not the file's own bytes is left out. */
function textDigests(contents, { crypto, memory }) {
	const found = [...contents].flatMap(([path, content]) => {
		if (content.kind !== "text") return [];
		const sha256 = memory.text(content.oid) ?? ownBytes(content, crypto)?.sha256;
		if (sha256 === void 0) return [];
		memory.setText(content.oid, sha256);
		return [[path, sha256]];
	});
	return Object.fromEntries(found);
}
/** The bytes of a text; `null` where they are not those that git keeps, as of a file that is no UTF-8 and that a server wrote anew. */
function ownBytes(content, crypto) {
	if (content.kind !== "text") return null;
	const bytes = new TextEncoder().encode(content.text);
	const sha256 = crypto.blobDigest(bytes, content.oid);
	return sha256 === null ? null : {
		bytes,
		sha256
	};
}
/** Largest file, in bytes, that is worth asking for as a text: most are, and a remote tree gives many texts in one request. */
const SMALL = 262144;
/** Texts of small files that were not read yet, asked for together. What is no text is read by its bytes. */
async function smallTexts(tree, contents, files) {
	const wanted = files.slice(0, MOST_FILES$1).filter(({ path, mode, size = null }) => mode.startsWith("100") && (size ?? 0) <= SMALL && !contents.has(path)).map(({ path }) => path);
	return wanted.length === 0 ? /* @__PURE__ */ new Map() : tree.read(wanted);
}
// src/core/drill/drill-schema.ts
/** Whether a text is a day of the calendar in ISO 8601: `2026-02-30` is none. */
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The front matter of a drill's record. Strict; keys that begin with `x-` are taken out before. */
const drillSchema = strictObject({
	date: string().refine(isDay, "expected the day of the drill, such as 2026-10-02").describe("Day of the drill in UTC."),
	target: string().max(165).regex(/^(?:[^@\s]+@[^@\s]+|none)$/, "expected a package at a version, such as churn@3.0.0, or none where a first release was switched off").describe("What was rolled back to; `none` where a first release was switched off."),
	duration: string().refine((text) => parseDuration(text).ok, "expected a length of time such as 7m or 90s").describe("How long it took until the target served again."),
	outcome: _enum(["passed", "failed"]).describe("Whether the rollback did what it should."),
	failure_mode: string().min(1).max(2e3).optional().describe("What was made to fail."),
	script_sha256: string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest: 64 digits and small letters from a to f").optional().describe("SHA-256 of the script that was run, so that a later change of the script is noticed."),
	by: string().min(1).max(200).optional().describe("Who ran the drill.")
});
// src/core/drill/read-drill.ts
const EXAMPLE = "Begin the file with `---`, the keys `date`, `target`, `duration` and `outcome`, and another `---`.";
/**
* Reads the record of a rollback drill: a Markdown file whose front matter holds the keys of {@link Drill}.
* Gives every mistake at once, with its place; never throws.
*/
function readDrill(text, path) {
	if (exceedsBytes(text, YAML_LIMITS.bytes)) return refused$3("too-large", path);
	const front = splitFrontMatter(text);
	if (front === null) return refused$3("no-front-matter", path);
	const document = readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
	if (!document.ok) return document;
	const checked = checkSchema(drillSchema, document.value, path);
	if (!checked.ok) return checked;
	const { failure_mode, script_sha256, by, ...facts } = checked.value;
	const where = { "": {
		path,
		line: 1,
		column: 1
	} };
	for (const key of Object.keys(checked.value)) where[key] = locate(path, document.value.positions, [key]);
	return {
		ok: true,
		value: {
			...facts,
			...failure_mode === void 0 ? {} : { failure_mode },
			...script_sha256 === void 0 ? {} : { script_sha256 },
			...by === void 0 ? {} : { by },
			where
		}
	};
}
function refused$3(id, path) {
	const says = id === "too-large" ? "This record is larger than {limit} bytes, so it was not read." : "This record of a drill does not begin with front matter, so nothing in it can be compared.";
	const values = id === "too-large" ? { limit: YAML_LIMITS.bytes } : {};
	return {
		ok: false,
		issues: [{
			id,
			says,
			fix: EXAMPLE,
			values,
			where: {
				path,
				line: 1,
				column: 1
			}
		}]
	};
}
// src/core/handoff/advised-version.ts
/**
* The mistake with the version that was likely meant, where it is about one: `1.0` and `v1.0.0` are `1.0.0`. A number in YAML reaches no
* refinement of the schema, so this is asked afterwards. Any other mistake is given back as it is.
*/
function advisedVersion(issue) {
	const { expected, found } = issue.values;
	if (issue.fix !== void 0 || typeof found !== "string" || !isAboutVersion(expected)) return issue;
	const nearest = nearestVersion(found.replace(/^"|"$/g, ""));
	if (nearest === null) return {
		...issue,
		fix: "Write three numbers with points between them, such as `1.0.0`."
	};
	return {
		...issue,
		fix: "Write `{nearest}`.",
		values: {
			...issue.values,
			nearest
		}
	};
}
/** Without a `v` and build metadata, and with the numbers that are missing; `null` where this makes no version. */
function nearestVersion(written) {
	const [, numbers = "", rest = ""] = /^[vV]?(\d+(?:\.\d+){0,2})(-[A-Za-z][^+]*)?(?:\+.*)?$/.exec(written) ?? [];
	const nearest = `${[
		...numbers.split("."),
		"0",
		"0"
	].slice(0, 3).join(".")}${rest}`;
	return isVersion(nearest) ? nearest : null;
}
function isAboutVersion(expected) {
	return typeof expected === "string" && `expected ${expected}` === "expected a semantic version such as 3.1.0 or 3.1.0-rc.1";
}
// src/core/handoff/read-manifest.ts
/**
* Reads `handoff.yml`. `path` is the file's, `folder` the package's, both repository-relative. Gives the manifest and
* the Markdown files that hold sections of it (to be read, then `resolveSections`), or every mistake with its place.
*/
function readManifest(text, path, folder) {
	const document = readYaml(text, path);
	if (!document.ok) return document;
	const { value, positions } = document.value;
	const places = withFile(positions, path);
	const checked = checkSchema(manifestSchema, document.value, path);
	const escapes = referencedPaths({
		path,
		folder,
		handoff: value,
		positions: places,
		sections: []
	}).issues;
	const found = [
		...checked.ok ? [] : checked.issues.map(advisedVersion),
		...escapes,
		...repeatedNames(value, positions, path)
	];
	if (!checked.ok || found.length > 0) return {
		ok: false,
		issues: inOrder$2(found)
	};
	const sections = sectionsOf(checked.value, positions, path, folder);
	return {
		ok: true,
		value: {
			path,
			folder,
			manifest: checked.value,
			positions: places,
			sections
		}
	};
}
/** Positions with their file, so that those of several files can stand side by side. */
function withFile(positions, path) {
	return Object.fromEntries(Object.entries(positions).map(([pointer, span]) => [pointer, {
		path,
		...span
	}]));
}
function sectionsOf(manifest, positions, path, folder) {
	return sectionNames().flatMap((section) => {
		const written = manifest[section];
		const target = typeof written === "string" ? resolvePath(folder, written) : null;
		return target === null ? [] : [{
			section,
			path: target,
			where: locate(path, positions, [section])
		}];
	});
}
/** The names of {@link SECTIONS}, in the order of the manifest. */
function sectionNames() {
	return Object.keys(SECTIONS).filter((name) => Object.hasOwn(SECTIONS, name));
}
/** Two data sets of one name could not be told apart by what refers to them. Takes any value, since it may be unchecked. */
function repeatedNames(value, positions, path) {
	const datasets = typeof value === "object" && value !== null && "datasets" in value ? value.datasets : [];
	const seen = /* @__PURE__ */ new Set();
	return (Array.isArray(datasets) ? datasets : []).flatMap((dataset, index) => {
		const name = typeof dataset === "object" && dataset !== null && "name" in dataset ? dataset.name : void 0;
		if (typeof name !== "string") return [];
		if (!seen.has(name)) {
			seen.add(name);
			return [];
		}
		const where = locate(path, positions, [
			"datasets",
			index,
			"name"
		]);
		return [{
			id: "repeated-name",
			says: "Another data set is named `{name}` already.",
			fix: "Give each data set a name of its own.",
			values: { name },
			where
		}];
	});
}
// src/core/handoff/resolve-sections.ts
/** Sections that are lists: front matter is a mapping, so it holds them under their own name. */
const LISTS = /* @__PURE__ */ new Map([["datasets", strictObject({ datasets: SECTIONS.datasets })], ["evidence", strictObject({ evidence: SECTIONS.evidence })]]);
/**
* Puts the Markdown sections of a manifest in place. `contents` holds the text of each path in `document.sections`,
* or `null` where there is no readable file. Gives the complete handoff, or every mistake of all files.
*/
function resolveSections(document, contents) {
	const readings = document.sections.map((reference) => readSection(reference, contents.get(reference.path) ?? null));
	const issues = readings.flatMap((reading) => reading.ok ? [] : reading.issues);
	if (issues.length > 0) return {
		ok: false,
		issues
	};
	const sections = readings.flatMap((reading) => reading.ok ? [reading.value] : []);
	const value = {
		...document.manifest,
		...Object.fromEntries(sections.map((one) => [one.name, one.value]))
	};
	const positions = Object.assign({}, document.positions, ...sections.map((one) => one.positions));
	const { path, folder } = document;
	const handoff = handoffSchema.safeParse(value);
	if (!handoff.success) return {
		ok: false,
		issues: [unresolved(document)]
	};
	const resolved = {
		path,
		folder,
		handoff: handoff.data,
		positions,
		sections: document.sections
	};
	const escapes = referencedPaths(resolved).issues;
	return escapes.length > 0 ? {
		ok: false,
		issues: inOrder$2(escapes)
	} : {
		ok: true,
		value: resolved
	};
}
function readSection(reference, text) {
	if (text === null) return refused$2(missing(reference));
	const document = frontMatterOf(text, reference);
	if (!document.ok) return document;
	const { section: name, path } = reference;
	const schema = LISTS.get(name) ?? SECTIONS[name];
	const checked = checkSchema(schema, document.value, path);
	if (!checked.ok) return checked;
	const repeated = repeatedNames(checked.value, document.value.positions, path);
	if (repeated.length > 0) return {
		ok: false,
		issues: repeated
	};
	return {
		ok: true,
		value: {
			name,
			value: LISTS.has(name) ? ownValue(checked.value, name) : checked.value,
			positions: placed(document.value.positions, reference)
		}
	};
}
/** The front matter as a document whose positions are those of the Markdown file. */
function frontMatterOf(text, { path, section }) {
	const top = {
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	};
	const tooLarge = exceedsBytes(text, YAML_LIMITS.bytes);
	const front = tooLarge ? null : splitFrontMatter(text);
	if (front !== null) return readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
	return refused$2({
		id: tooLarge ? "too-large" : "no-front-matter",
		says: tooLarge ? "This file is larger than {limit} bytes, so it was not read." : "This file stands for the section `{section}`, but does not begin with front matter.",
		fix: "Begin the file with the section's keys between two lines that hold only `---`.",
		values: tooLarge ? { limit: YAML_LIMITS.bytes } : { section },
		where: top
	});
}
/** Moves positions below the section; the section's own place is the front matter, its key stays in the manifest. */
function placed(positions, { section, path }) {
	const own = withFile(positions, path);
	if (LISTS.has(section)) return Object.fromEntries(Object.entries(own).filter(([pointer]) => pointer !== ""));
	return Object.fromEntries(Object.entries(own).map(([pointer, where]) => [`/${section}${pointer}`, where]));
}
function ownValue(value, name) {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
function missing({ section, path, where }) {
	return {
		id: "missing-section",
		says: "`{section}` is left to `{path}`, and there is no readable file.",
		fix: "Add the file, or correct the path.",
		values: {
			section,
			path
		},
		where
	};
}
function unresolved({ path }) {
	return {
		id: "unresolved-section",
		says: "A section of this manifest could not be put in place.",
		values: {},
		where: {
			path,
			line: 1,
			column: 1
		}
	};
}
function refused$2(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
// src/core/evidence/is-blank.ts
/** Where the manifest names documents that hubs and tools read by their front matter: cards of the model and of data. */
const CARD = /^\/(?:model\/card|datasets\/\d+\/lineage\/\d+)$/;
const RECORD = "/model/approach";
/** Keys by which a record is filed. They say nothing of what was decided. */
const FILED = /^(?:\$?schema|id|number|nr|adr|title|status|state|dates?|created|updated|modified|last[-_ ]?(?:modified|updated)|version|tags?|labels?|categor(?:y|ies)|layout|template|authors?|owners?|deciders?|decision[-_ ]?makers?|consulted|informed|supersed\w{0,8}|reviewe\w{0,3}|lang(?:uage)?)(?:\.|$)/i;
/**
* Whether a text holds nothing that anybody could read: white space and characters without a shape alone; a word such as `tbd` alone, in a
* text of no known format; or, of a file that was read as Markdown, headings, comments, rulers, punctuation and front matter alone. Code, tables,
* links and pictures are something. So is front matter of a card, and of a decision record where it holds more than how it is filed.
* `pointers` are the places of the manifest that name it.
*/
function isBlank$1(text, reading, pointers = []) {
	if (!isSeen(text)) return true;
	if (reading === null) return text.length < 200 && isWholly(text.trim());
	if (reading.format !== "markdown") return false;
	const { sections = [], links = [], properties = [] } = reading.details ?? {};
	if (links.length > 0 || sections.some(({ words, opening }) => words > 0 || saysAnything(opening))) return false;
	if (reading.problems.some(({ id }) => id !== "empty-document")) return false;
	if (properties.some((property) => isContent(property, pointers))) return false;
	const { hasCode, hasPicture } = blocksOf(text);
	return !hasCode && !hasPicture;
}
/** Whether a text of no known format is nothing else than a word for what is to be written. Signs may mean something in it. */
function isWholly(text) {
	return saysAnything(text) && placeholderOf(text) === text;
}
function isContent({ name, value }, pointers) {
	const isNamed = pointers.some((pointer) => CARD.test(pointer) || pointer === RECORD && !FILED.test(name));
	const said = String(value);
	return isNamed && said.trim() !== "" && !isNoAnswer(said) && placeholderOf(said) === void 0;
}
// src/core/evidence/read-document.ts
/** Formats that take nearly any file: of a document they would tell nothing that somebody asked for. */
const VAGUE = /* @__PURE__ */ new Set(["metrics"]);
/**
* Reads a file that is no report by the format that it looks like; `null` when it looks like none. Unlike evidence, a document
* may be of no known format: prose and code are.
*/
async function readDocument(file, { format, never = [] } = {}) {
	const wanted = format === void 0 ? void 0 : await FORMATS.get(format)?.load();
	if (wanted !== void 0) return wanted.read(file);
	const skipped = /* @__PURE__ */ new Set([...VAGUE, ...never]);
	return (await detectFormat(file.text, file.path, file.bytes, skipped))?.read(file) ?? null;
}
// src/core/collect/document-paths.ts
/** Files of a named folder that are read, of the model's, and documents of a package. */
const MOST_OF_FOLDER = 200;
const MOST_OF_DATA_FOLDER = 100;
const MOST_DOCUMENTS = 600;
/** Pointers of Git LFS and DVC are smaller than this, whatever they are called. */
const MOST_OF_POINTER = 300;
/** Larger files at these places are data and code, which no reader of documents has anything to say about. */
const MOST_OF_DATA = 65536;
/** Names under which tools leave a file that describes a package, in lower case. */
const KNOWN_NAMES = /(?:^|\/)(?:mlmodel|dvc\.lock|dvc\.yaml|kitfile|model\.sig|[^/]+\.dvc|feature_store\.ya?ml|catalog-info\.ya?ml)$/;
/** Files whose bytes are read: their headers say what they are. */
const BINARY = /\.(?:onnx|safetensors|pkl|pickle|joblib|pt|pth|bin)$/;
/** Places whose content is data or code: only a format that knows itself is told there. */
const DATA = /^\/(?:datasets\/\d+\/path|model\/path|code\/path|code\/features\/\d+)$/;
/** Judged elsewhere: evidence by its own entry, the drill and sections by their own readers. */
const ELSEWHERE = /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill|rollback\/path)$/;
/** Places whose content is a configuration when it is nothing else. */
const CONFIGURATION = /^\/(?:code\/params|deployment\/|monitoring\/)/;
/** Whether a file at the model's place is read by its bytes, once it is known that it is no text. */
function isBinaryName(path) {
	return BINARY.test(path.toLowerCase());
}
/**
* The documents of a package: every file that the manifest names and nothing else reads, the files of folders that it names, and
* files of the package under names that tools give. `listed` holds the package's files and those below named folders outside.
*/
function documentPaths(handoff, folder, listed) {
	const found = /* @__PURE__ */ new Map();
	const cut = /* @__PURE__ */ new Set();
	const sizes = new Map(listed.map(({ path, size }) => [path, size]));
	const add = (path, pointer) => {
		const known = found.get(path) ?? {
			pointers: [],
			size: sizes.get(path) ?? null
		};
		if (pointer !== void 0 && !known.pointers.includes(pointer)) known.pointers.push(pointer);
		found.set(path, known);
	};
	for (const { pointer, path, kind } of referencedPaths(handoff).paths) {
		if (ELSEWHERE.test(pointer)) continue;
		if (kind === "file" || !isFolder(path, listed)) {
			add(path, pointer);
			continue;
		}
		const { files, complete } = filesOf(path, pointer, listed);
		if (!complete) cut.add(path);
		for (const file of files) add(file.path, pointer);
	}
	for (const { path } of filesBelow(folder, listed)) if (KNOWN_NAMES.test(path.toLowerCase())) add(path);
	const all = [...found].map(([path, { pointers, size }]) => ({
		path,
		pointers,
		size,
		hints: hintsOf$1(pointers)
	})).filter(({ pointers, size, path }) => !isData(pointers) || isBinaryName(path) || (size ?? 0) <= MOST_OF_DATA);
	if (all.length > MOST_DOCUMENTS) cut.add(folder);
	return {
		documents: all.slice(0, MOST_DOCUMENTS),
		cut: [...cut]
	};
}
/** Files of a named folder that are read. Of data and code, only what tells itself is, and the rest is not missed. */
function filesOf(path, pointer, listed) {
	const below = filesBelow(path, listed);
	if (!DATA.test(pointer)) return {
		files: below.slice(0, MOST_OF_FOLDER),
		complete: below.length <= MOST_OF_FOLDER
	};
	const known = below.filter((file) => KNOWN_NAMES.test(file.path.toLowerCase()));
	const telling = below.filter((file) => !known.includes(file) && tellsItself(file, pointer));
	return {
		files: [...known, ...telling].slice(0, MOST_OF_DATA_FOLDER),
		complete: true
	};
}
function isData(pointers) {
	return pointers.length > 0 && pointers.every((pointer) => DATA.test(pointer));
}
function tellsItself({ path, size }, pointer) {
	if (pointer === "/model/path" && size !== null && size < MOST_OF_POINTER) return true;
	const name = path.toLowerCase();
	return isBinaryName(name) || /(?:^|\/)readme\.md$/.test(name);
}
function hintsOf$1(pointers) {
	if (pointers.includes("/code/params")) return { format: "parameters" };
	if (isData(pointers)) return { never: ["parameters", "markdown"] };
	return pointers.some((pointer) => CONFIGURATION.test(pointer)) ? {} : { never: ["parameters"] };
}
function filesBelow(path, listed) {
	const prefix = path === "" ? "" : `${path}/`;
	return listed.filter((file) => file.path.startsWith(prefix) && file.mode.startsWith("100"));
}
function isFolder(path, listed) {
	return path === "" || listed.some((file) => file.path.startsWith(`${path}/`));
}
// src/core/collect/reading-memory.ts
/** Characters of all texts whose readings are remembered: readings take memory in proportion to them. */
const MOST_CHARACTERS = 64e6;
/**
* Readings of text files that were read before. A reading depends on nothing but path, content and format, and content never
* changes under its object id; so nothing that is remembered can be out of date. What was not asked for longest goes first.
*/
var ReadingMemory = class {
	#readings = /* @__PURE__ */ new Map();
	#most;
	#held = 0;
	constructor(most = MOST_CHARACTERS) {
		this.#most = most;
	}
	/** What {@link readEvidence} makes of a file. */
	evidence(file, format) {
		const key = JSON.stringify([
			"evidence",
			format ?? null,
			file.path,
			file.oid
		]);
		return this.#recall(key, file, () => readEvidence(format, file));
	}
	/** What {@link readDocument} makes of a file. */
	document(file, hints) {
		const key = JSON.stringify([
			"document",
			hints,
			file.path,
			file.oid
		]);
		return this.#recall(key, file, () => readDocument(file, hints));
	}
	/** What is kept under a key is always what the same `read` gave. */
	#recall(key, { text: { length: size } }, read) {
		const known = this.#readings.get(key);
		const reading = known === void 0 ? read() : known.reading;
		this.#forget(key);
		this.#readings.set(key, {
			size,
			reading
		});
		this.#held += size;
		for (const oldest of this.#readings.keys()) {
			if (this.#held <= this.#most) break;
			this.#forget(oldest);
		}
		if (known === void 0) reading.catch(() => this.#forget(key));
		return reading;
	}
	#forget(key) {
		this.#held -= this.#readings.get(key)?.size ?? 0;
		this.#readings.delete(key);
	}
};
// src/core/collect/collect-documents.ts
/** Largest binary file whose header is read: most of what a header says stands at its start, but not all of it. */
const MOST_BINARY = 104857600;
/** Reads the documents of a package, each as its reader sees it, in the order given. */
async function collectDocuments(tree, paths, contents, readings = new ReadingMemory()) {
	const documents = [];
	for (const path of paths) documents.push(await collectDocument({
		tree,
		readings
	}, path, contents.get(path.path)));
	return documents;
}
async function collectDocument({ tree, readings }, { path, pointers, hints }, content = { kind: "absent" }) {
	if (content.kind === "text") {
		const reading = await readings.document({
			path,
			text: content.text,
			oid: content.oid
		}, hints);
		return {
			path,
			pointers,
			reading,
			...isBlank$1(content.text, reading, pointers) ? { blank: true } : {}
		};
	}
	if ((content.kind === "binary" || content.kind === "too-large") && isBinaryName(path)) {
		const bytes = content.size > MOST_BINARY ? null : await tree.bytes(path);
		if (bytes !== null) return {
			path,
			pointers,
			reading: await readDocument({
				path,
				text: "",
				oid: content.oid,
				bytes
			}, hints)
		};
	}
	const issue = issueOf(content, path);
	return issue === null ? {
		path,
		pointers,
		reading: null
	} : {
		path,
		pointers,
		reading: null,
		issue
	};
}
/** Why a document could not be looked at; `null` for a binary file of no known format, of which nothing is expected. */
function issueOf(content, path) {
	const base = {
		values: {
			path,
			kind: content.kind
		},
		where: { path }
	};
	switch (content.kind) {
		case "binary": return null;
		case "absent": return {
			...base,
			id: "document-absent",
			says: "`{path}` does not exist",
			fix: "add it, or name the file that was meant"
		};
		case "too-large": return {
			...base,
			id: "document-too-large",
			says: "`{path}` is too large to be read",
			fix: "name a summary, or split the file"
		};
		case "symlink":
		case "submodule":
		case "folder": return {
			...base,
			id: "document-not-a-file",
			says: "`{path}` is a {kind}, not a file",
			fix: "name the file that was meant"
		};
		default: return content;
	}
}
// src/core/facts/crypto.ts
const ENDINGS = [
	".sigstore.json",
	".sigstore",
	".bundle",
	".sig"
];
/** The file beside which a detached signature lies: `model.json` for `model.json.sig`. `null` when its name says none. */
function signedPath(path) {
	const ending = ENDINGS.find((each) => path.endsWith(each));
	const signed = ending === void 0 ? "" : path.slice(0, -ending.length);
	return signed === "" || signed.endsWith("/") ? null : signed;
}
// src/core/collect/collect-signatures.ts
/** Signed files of one package that are verified. */
const MOST_SIGNATURES$1 = 20;
/** Bytes of files beside which detached signatures lie, of all together: each is hashed for every key that may have signed it. */
const MOST_BYTES$2 = 536870912;
/**
* What the policy trusts, as its own commit has it; `null` where neither the stage nor the one after it trusts anybody. It is what any risk trusts: which of it counts for a package is for the gate to say.
*/
async function collectAnchors(base, policy, stage) {
	const at = policy.stages.findIndex(({ name }) => name === stage.name);
	const asked = policy.stages.slice(at, at + 2).flatMap((each) => askedAt(policy, each));
	const paths = [...new Set(asked.flatMap(({ keys }) => texts(keys)))];
	const identities = asked.flatMap(({ identities: given }) => identitiesOf(given));
	if (paths.length + identities.length === 0) return null;
	const roots = rootsOf$2(asked);
	const wanted = [...paths, ...roots];
	const contents = wanted.length === 0 ? /* @__PURE__ */ new Map() : await base.read(wanted);
	const textAt = (path) => {
		const content = contents.get(path);
		return content?.kind === "text" ? content.text : null;
	};
	const keys = paths.flatMap((path) => {
		const pem = textAt(path);
		return pem === null ? [] : [{
			path,
			pem
		}];
	});
	const [root] = roots;
	return {
		keys,
		identities,
		...root === void 0 ? {} : { trustedRoot: textAt(root) ?? "" }
	};
}
/** Paths of every key and trusted root that the policy names at any stage, whether or not they are there yet. */
function trustedPaths(policy) {
	const asked = policy.stages.flatMap((stage) => askedAt(policy, stage));
	return [.../* @__PURE__ */ new Set([...asked.flatMap(({ keys }) => texts(keys)), ...rootsOf$2(asked)])];
}
function askedAt(policy, stage) {
	return RISKS.flatMap((risk) => {
		const asked = gateFor("signature", policy, stage, risk);
		return asked === void 0 ? [] : [asked.options];
	});
}
function rootsOf$2(asked) {
	return asked.flatMap(({ trusted_root: root }) => typeof root === "string" ? [root] : []);
}
function texts(value) {
	return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
function identitiesOf(value) {
	return (Array.isArray(value) ? value : []).flatMap((each) => {
		if (typeof each !== "object" || each === null) return [];
		const { issuer, subject } = each;
		return typeof issuer === "string" && typeof subject === "string" ? [{
			issuer,
			subject
		}] : [];
	});
}
/**
* Verifies every signed file of a package: first what the manifest names as signature or provenance, then every envelope found.
* One that is not looked at, for a bound or for what it is, is said to be unreadable and why.
*/
async function collectSignatures({ tree, crypto, anchors, contents }, documents) {
	const signed = [...documents.filter(isNamed$1), ...documents.filter((each) => !isNamed$1(each) && isSigned(each))];
	const verified = [];
	let bytesLeft = MOST_BYTES$2;
	for (const { path } of signed.slice(0, MOST_SIGNATURES$1)) {
		const content = contents.get(path);
		if (content?.kind !== "text") {
			verified.push(unlooked(path, "it is no text file of this commit"));
			continue;
		}
		const target = signedPath(path);
		const beside = target === null || bytesLeft <= 0 ? null : await tree.bytes(target);
		bytesLeft -= beside?.length ?? 0;
		const file = {
			path,
			text: content.text,
			...beside === null ? {} : { content: beside }
		};
		verified.push(...await crypto.verify(file, anchors));
	}
	const left = signed.slice(MOST_SIGNATURES$1);
	const because = `only the first ${MOST_SIGNATURES$1} signed files of a package are verified`;
	return [...verified, ...left.map(({ path }) => unlooked(path, because))];
}
function unlooked(path, because) {
	return {
		path,
		where: { path },
		predicateType: null,
		subjects: [],
		status: "unreadable",
		because
	};
}
function isNamed$1({ pointers }) {
	return pointers.some((pointer) => /^\/model\/(?:signature|provenance\/\d+)$/.test(pointer));
}
function isSigned({ reading }) {
	return (reading?.details?.attestations ?? []).some(({ signed }) => signed);
}
// src/core/collect/refuse-package.ts
/** A package that is too large to be read whole: it is not judged at all, since nothing may be concluded from a part of it. */
function refuse(one, issues) {
	return {
		...one,
		manifest: {
			ok: false,
			issues
		}
	};
}
function at({ manifestPath }) {
	return {
		path: manifestPath,
		line: 1,
		column: 1
	};
}
/** A folder outside of the package of which not every file is known. */
function outsideCut(path, one) {
	return {
		id: "outside-cut",
		says: "`{path}` has more files than could be listed, so nothing can be said about what is missing there",
		fix: "name a smaller folder, or name the data by uri and digest",
		values: { path },
		where: at(one)
	};
}
/** More documents than are read of one folder, or of one package. */
function documentsCut(path, one) {
	return {
		id: "documents-cut",
		says: "`{path}` holds more documents than are read, so nothing can be said about the rest",
		fix: "name the files that count themselves, or a smaller folder",
		values: { path },
		where: at(one)
	};
}
/** Documents that name more files than can be looked up. */
function claimsCut(one) {
	return {
		id: "claims-cut",
		says: "the package's documents name more files than could be looked up in this repository",
		fix: "commit shorter lists, such as one for each step",
		values: {},
		where: at(one)
	};
}
/** Files whose digests somebody states, beyond what is computed of one package. */
function digestsCut(paths, one) {
	const [path = ""] = paths;
	return {
		id: "digests-cut",
		says: "digests are stated of more files, or of larger ones, than are read of one package: {count} are left, the first of them `{path}`",
		fix: "keep large files in Git LFS, pack small ones into one archive, or split the package",
		values: {
			count: paths.length,
			path
		},
		where: at(one)
	};
}
// src/core/collect/collect-details.ts
/** Paths that documents name and that are looked up one by one; more are looked up in a list of the whole commit. */
const MOST_CLAIMS = 500;
/**
* Adds to a package what its documents say: the documents themselves, files that they name, digests and signatures. What a bound
* leaves out is never passed over in silence: the package's manifest is refused, with what to do about it.
*/
async function collectDetails(one, handoff, source) {
	const { tree, folder, files, crypto, memory, ownersOf } = source;
	const { documents: paths, cut } = documentPaths(handoff, folder, [...one.files, ...source.outside]);
	if (cut.length > 0) return refuse(one, cut.map((path) => documentsCut(path, one)));
	const documents = await collectDocuments(tree, paths, files, source.readings);
	const named = await withClaims(tree, {
		...one,
		documents
	}, source.outside);
	if (named === null) return refuse(one, [claimsCut(one)]);
	const outside = named.map(({ path, mode, oid }) => ({
		path,
		mode,
		oid,
		owners: ownersOf(path)
	}));
	const known = {
		...one,
		documents,
		outside
	};
	const { needed, more } = digestedFiles(known, handoff, named);
	const [digested, signatures] = await Promise.all([collectDigests({
		tree,
		crypto,
		memory,
		contents: files
	}, [...needed, ...more]), signaturesOf(source, documents)]);
	const unknown = digested.left.filter((path) => needed.some((file) => file.path === path));
	const facts = {
		...known,
		digests: digested.digests,
		signatures
	};
	return unknown.length === 0 ? facts : refuse(facts, [digestsCut(unknown, one)]);
}
/**
* Files outside that only a document names are looked up, too. `null`: they are too many to be looked up, and the commit too large
* to be listed.
*/
async function withClaims(tree, one, outside) {
	const known = new Set([...one.files, ...outside].map(({ path }) => path));
	const candidates = claimsOf(one).filter(({ path }) => path === null).flatMap(({ document, artifact }) => claimCandidates(one, document, artifact.name));
	const asked = [...new Set(candidates)].filter((path) => !known.has(path));
	if (asked.length === 0) return outside;
	if (asked.length <= MOST_CLAIMS) {
		const entries = await tree.entries(asked);
		return [...outside, ...[...entries].map(([path, entry]) => ({
			path,
			...entry,
			size: null
		}))];
	}
	const listing = (await tree.list([""])).get("");
	if (listing?.complete !== true) return null;
	const wanted = new Set(asked);
	return [...outside, ...listing.files.filter(({ path }) => wanted.has(path))];
}
function digestedFiles(one, handoff, outside) {
	const roots = (pointers) => referencedPaths(handoff).paths.flatMap(({ pointer, path }) => pointers.test(pointer) ? [path] : []);
	const below = (path, named) => named.some((root) => path === root || path.startsWith(`${root}/`));
	const [own, data] = [roots(/^\/(?:model|rollback)\/path$/), roots(/^\/datasets\/\d+\/path$/)];
	const claimed = new Set(claimsOf(one).flatMap(({ path }) => path ?? []));
	const all = [...one.files, ...outside];
	const needed = all.filter(({ path }) => claimed.has(path) || below(path, own));
	const taken = new Set(needed);
	return {
		needed,
		more: all.filter((file) => !taken.has(file) && below(file.path, data))
	};
}
/** What verifying the package's signed files comes to; nothing where the policy does not ask for it. */
async function signaturesOf({ tree, crypto, anchors, files }, documents) {
	const trusted = await anchors;
	return trusted === null ? [] : collectSignatures({
		tree,
		crypto,
		anchors: trusted,
		contents: files
	}, documents);
}
// src/core/collect/collect-outside.ts
/** Files below named folders outside of a package that are known one by one. */
const MOST_FILES = 2e4;
/**
* What a manifest names beyond the package's folder: each path with its entry, folders included, and the files below those
* folders. Sizes are `null` where only the entry was looked up.
*/
async function collectOutside(tree, handoff, folder) {
	const named = referencedPaths(handoff).paths.filter(({ path }) => path !== "" && path !== folder && !path.startsWith(`${folder}/`));
	if (named.length === 0) return {
		files: [],
		cut: []
	};
	const paths = [...new Set(named.map(({ path }) => path))];
	const folders = [...new Set(named.flatMap(({ path, kind }) => kind === "either" ? [path] : []))];
	const [entries, listings] = await Promise.all([tree.entries(paths), tree.list(folders)]);
	const known = /* @__PURE__ */ new Map();
	const cut = [];
	for (const [path, { files, complete }] of listings) {
		const room = MOST_FILES - known.size;
		if (!complete || files.length > room) cut.push(path);
		for (const file of files.slice(0, room)) known.set(file.path, file);
	}
	for (const [path, entry] of entries) if (!known.has(path)) known.set(path, {
		path,
		...entry,
		size: null
	});
	return {
		files: [...known.values()],
		cut
	};
}
// src/core/collect/read-evidence-file.ts
/**
* Reads one evidence file of a manifest, whatever stands there: what cannot be read as text is a problem at the place
* where the manifest names it, so that it is reported as not evaluable and never overlooked.
*/
async function readEvidenceFile(path, content, format, where) {
	if (content.kind === "text") return readEvidence(format, {
		path,
		text: content.text,
		oid: content.oid
	});
	const digest = content.kind === "absent" ? "" : content.oid;
	return {
		path,
		format: format ?? "",
		digest,
		observations: [],
		problems: [{
			...problemOf(content, path),
			where
		}]
	};
}
function problemOf(content, path) {
	switch (content.kind) {
		case "absent": return {
			id: "evidence-absent",
			says: "`{path}` does not exist",
			fix: "add the file that the tool wrote",
			values: { path }
		};
		case "binary": return {
			id: "evidence-binary",
			says: "`{path}` is not UTF-8 text",
			fix: "commit the tool's text report",
			values: { path }
		};
		case "too-large": return {
			id: "evidence-too-large",
			says: "`{path}` has {size} bytes; at most {limit} are read",
			fix: "commit a summary, or split the report",
			values: {
				path,
				size: content.size,
				limit: content.limit
			}
		};
		case "symlink":
		case "submodule":
		case "folder": return {
			id: "evidence-not-a-file",
			says: "`{path}` is a {kind}, not a file",
			fix: "name the file that the tool wrote",
			values: {
				path,
				kind: content.kind
			}
		};
		default: return content;
	}
}
// src/core/collect/listed-evidence.ts
/** The evidence files that a manifest lists, each as its reader saw it, in the manifest's order. */
async function listedEvidence(manifest, files, readings = new ReadingMemory()) {
	const paths = new Map(referencedPaths(manifest).paths.map(({ pointer, path }) => [pointer, path]));
	const listed = (manifest.handoff.evidence ?? []).map(async (entry, index) => {
		const pointer = `/evidence/${index}`;
		const path = paths.get(`${pointer}/path`);
		if (path === void 0) return null;
		const content = files.get(path) ?? { kind: "absent" };
		const where = whereOf(manifest, `${pointer}/path`);
		const reading = content.kind === "text" ? await readings.evidence({
			path,
			text: content.text,
			oid: content.oid
		}, entry.as) : await readEvidenceFile(path, content, entry.as, where);
		const { suite, environment, about } = entry;
		return {
			pointer,
			path,
			...suite === void 0 ? {} : { suite },
			...environment === void 0 ? {} : { environment },
			...about === void 0 ? {} : { about },
			reading
		};
	});
	return (await Promise.all(listed)).filter((each) => each !== null);
}
// src/core/collect/package-folders.ts
/** Names of the manifest, in the order in which they are looked for. */
const MANIFEST_NAMES = ["handoff.yml", "handoff.yaml"];
/**
* The folders, among those above the paths, that the policy's globs call packages: sorted, each once.
* Whether a manifest stands in them is for the reader of the package to say.
*/
function packageFolders(paths, globs) {
	const seen = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Set();
	for (const path of paths) for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
		const folder = path.slice(0, end);
		const known = seen.get(folder);
		if (known === void 0) seen.set(folder, isPackage(folder, globs));
		if (seen.get(folder) === true) folders.add(folder);
		if (known !== void 0) break;
	}
	return [...folders].sort();
}
/** Whether the policy's globs call a folder of that path a package. */
function isPackage(folder, globs) {
	return globs.some((glob) => minimatch(folder, glob, {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	}));
}
// src/core/collect/manifest-of.ts
/** The manifest's text and reading; a folder without one, with two, or with an unreadable one, has an issue in its place. */
function manifestOf(folder, contents) {
	const [found, other] = MANIFEST_NAMES.map((name) => `${folder}/${name}`).filter((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
	const path = found ?? `${folder}/${MANIFEST_NAMES[0]}`;
	if (other !== void 0) return {
		path,
		document: twoManifests(folder, path, other)
	};
	const content = contents.get(path);
	if (content?.kind === "text") return {
		path,
		document: readManifest(content.text, path, folder)
	};
	const kind = content?.kind ?? "absent";
	const where = {
		path,
		line: 1,
		column: 1
	};
	return {
		path,
		document: {
			ok: false,
			issues: [kind === "absent" ? {
				id: "no-manifest",
				says: "`{folder}` is a package folder by the policy and has no manifest",
				fix: "add `{path}`; the policy's `packages` says which folders are packages",
				values: {
					folder,
					path
				},
				where
			} : {
				id: "manifest-unreadable",
				says: "the manifest is not a text file but {kind}",
				fix: kind === "binary" ? "save it as YAML in UTF-8; what `>` writes in Windows PowerShell is UTF-16" : "make it a YAML file",
				values: { kind },
				where
			}]
		}
	};
}
/** Whoever reviews one of two manifests would sign for what the other says. */
function twoManifests(folder, path, other) {
	return {
		ok: false,
		issues: [{
			id: "two-manifests",
			says: "`{folder}` has two manifests, `{path}` and `{other}`, and nothing says which of them counts",
			fix: "keep one of them",
			values: {
				folder,
				path,
				other
			},
			where: {
				path: other,
				line: 1,
				column: 1
			}
		}]
	};
}
/** Nothing may be concluded from what a cut list does not name, so such a package is not judged at all. */
function cutListing(folder, path) {
	return {
		ok: false,
		issues: [{
			id: "listing-cut",
			says: "`{folder}` has more files than could be listed, so nothing can be said about what is missing",
			fix: "move data out of the package, and name it by uri and digest",
			values: { folder },
			where: {
				path,
				line: 1,
				column: 1
			}
		}]
	};
}
// src/core/collect/reference-facts.ts
/** What stands at each path that a manifest names, in its order. A path that leads through a link is absent. */
function referenceFacts(handoff, listing, entries) {
	const inside = new Map(listing.files.map((file) => [file.path, file]));
	const folders = new Set(listing.files.flatMap(({ path }) => ancestors(path)));
	const named = referencedPaths(handoff).paths;
	const byCase = new Map([...inside.keys(), ...folders].map((path) => [path.toLowerCase(), path]));
	return named.map(({ pointer, path }) => {
		const file = inside.get(path);
		const entry = file ?? entries.get(path);
		if (entry !== void 0) return {
			pointer,
			path,
			kind: kindOf$1(entry.mode),
			size: file?.size ?? null
		};
		if (path === "" || folders.has(path)) return {
			pointer,
			path,
			kind: "folder",
			size: null
		};
		const similar = byCase.get(path.toLowerCase());
		return {
			pointer,
			path,
			kind: "absent",
			size: null,
			...similar === void 0 ? {} : { similar }
		};
	});
}
function ancestors(path) {
	const segments = path.split("/");
	return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
function kindOf$1(mode) {
	switch (mode) {
		case "040000": return "folder";
		case "120000": return "symlink";
		case "160000": return "submodule";
		default: return "file";
	}
}
// src/core/collect/collect-packages.ts
/** The packages of a commit, in the order of the folders. A folder without any file is no package there. */
async function collectPackages(tree, folders, options) {
	if (folders.length === 0) return [];
	const manifests = folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
	const [listings, contents] = await Promise.all([tree.list(folders), tree.read(manifests)]);
	const packages = folders.map(async (folder) => {
		const listing = listings.get(folder) ?? {
			files: [],
			complete: true
		};
		if (listing.files.length === 0 && listing.complete) return null;
		return collectPackage({
			...options,
			tree,
			folder,
			listing
		}, contents);
	});
	return (await Promise.all(packages)).filter((each) => each !== null);
}
/** Lines with a word that is no owner, told one by one. */
const MOST_SKIPPED = 20;
/** The file that says who owns the packages, and what it does not manage to say. */
function codeownersOf({ file }) {
	if (file === null) return {};
	const skipped = file.issues.flatMap(({ id, values: { owner }, where: { line } }) => id === "invalid-owner" && typeof owner === "string" && line !== void 0 ? [{
		line,
		found: owner
	}] : []);
	return { codeowners: {
		path: file.path,
		skipped: skipped.slice(0, MOST_SKIPPED)
	} };
}
async function collectPackage(context, contents) {
	const { folder, listing, owners } = context;
	const { path, document: read } = manifestOf(folder, contents);
	const document = listing.complete ? read : cutListing(folder, path);
	if (!document.ok) {
		const copies = await context.tree.read(wantedCopies(context));
		return {
			...emptyPackage(context, path, document),
			checklists: filledChecklists(context, copies)
		};
	}
	const { manifest, files, outside, cut } = await readParts(document.value, context);
	const facts = {
		...emptyPackage(context, path, manifest),
		checklists: filledChecklists(context, files),
		...textsOf(context, new Map([...ownManifest(context, contents), ...files]))
	};
	if (!manifest.ok) return facts;
	if (cut.length > 0) return refuse(facts, cut.map((each) => outsideCut(each, facts)));
	return collectDetails({
		...facts,
		references: referenceFacts(manifest.value, listing, entriesOf(outside)),
		evidence: await listedEvidence(manifest.value, files, context.readings),
		drill: drillOf(manifest.value, files)
	}, manifest.value, {
		...context,
		files,
		outside,
		ownersOf: owners.ownersOf
	});
}
function ownManifest({ folder }, contents) {
	const own = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
	return [...contents].filter(([path]) => own.includes(path));
}
/** SHA-256 of the texts that were read of a package, where a record may be made of it. */
function textsOf({ recorded = false, crypto, memory }, files) {
	if (!recorded) return {};
	const texts = textDigests(files, {
		crypto,
		memory
	});
	return Object.keys(texts).length === 0 ? {} : { texts };
}
function emptyPackage({ folder, listing, owners }, manifestPath, manifest) {
	return {
		folder,
		manifestPath,
		manifest,
		files: listing.files,
		references: [],
		evidence: [],
		documents: [],
		outside: [],
		digests: {},
		signatures: [],
		checklists: [],
		owners: owners.ownersOf(manifestPath),
		...codeownersOf(owners),
		drill: null
	};
}
/** Everything that the manifest's own text names is read at once; Markdown sections may name more, which takes a second round. */
async function readParts(document, context) {
	const early = await readNamed({
		...document,
		handoff: document.manifest
	}, context, /* @__PURE__ */ new Map(), [...document.sections.map(({ path }) => path), ...wantedCopies(context)]);
	const manifest = resolveSections(document, sectionTexts(document, early.files));
	if (!manifest.ok || manifest.value.sections.length === 0) return {
		manifest,
		...early
	};
	const late = await readNamed(manifest.value, context, early.files, []);
	const outside = new Map([...early.outside, ...late.outside].map((file) => [file.path, file]));
	return {
		manifest,
		files: new Map([...early.files, ...late.files]),
		outside: [...outside.values()],
		cut: [.../* @__PURE__ */ new Set([...early.cut, ...late.cut])]
	};
}
/** Reads what a manifest names: first what stands outside of the package, so that folders there are known, then every file. */
async function readNamed(handoff, { tree, folder, listing }, known, more) {
	const { files: outside, cut } = await collectOutside(tree, handoff, folder);
	const { documents: paths } = documentPaths(handoff, folder, [...listing.files, ...outside]);
	const documents = paths.map(({ path }) => path);
	const wanted = [
		...more,
		...namedFiles(handoff),
		...documents
	];
	return {
		files: await tree.read([...new Set(wanted)].filter((path) => !known.has(path))),
		outside,
		cut
	};
}
/** Filled checklists that are there. */
function wantedCopies({ folder, listing, checklists }) {
	const present = new Set(listing.files.map(({ path }) => path));
	return checklistPaths(folder, checklists).flatMap(({ path }) => present.has(path) ? [path] : []);
}
function entriesOf(files) {
	return new Map(files.map(({ path, mode, oid }) => [path, {
		mode,
		oid
	}]));
}
/** Evidence files and the drill's record: what is read as content, not only looked up. */
function namedFiles(handoff) {
	return referencedPaths(handoff).paths.flatMap(({ pointer, path }) => /^\/evidence\/\d+\/path$/.test(pointer) || pointer === "/rollback/drill" ? [path] : []);
}
function sectionTexts(document, contents) {
	return new Map(document.sections.map(({ path }) => [path, textOf$1(contents.get(path))]));
}
function textOf$1(content) {
	return content?.kind === "text" ? content.text : null;
}
function checklistPaths(folder, names) {
	return names.flatMap((name) => [
		"md",
		"yml",
		"yaml"
	].map((end) => ({
		name,
		path: `${folder}/checklists/${name}.${end}`
	})));
}
function filledChecklists({ folder, checklists }, files) {
	return checklistPaths(folder, checklists).flatMap(({ name, path }) => {
		const text = textOf$1(files.get(path));
		return text === null ? [] : [{
			name,
			path,
			checklist: readChecklist(text, path)
		}];
	});
}
function drillOf(handoff, files) {
	const path = referencedPaths(handoff).paths.find(({ pointer }) => pointer === "/rollback/drill")?.path;
	const text = path === void 0 ? null : textOf$1(files.get(path));
	return path === void 0 || text === null ? null : readDrill(text, path);
}
// src/core/codeowners/codeowners-path.ts
/**
* Where GitHub looks for a CODEOWNERS file, in its order: the first file found is the only one that counts,
* even when it turns out empty or too large. The name is upper case and exact.
* Source: GitHub docs, "About code owners".
*/
const CODEOWNERS_PATHS = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
// src/core/policy/compare-exceptions.ts
/** Waivers, freezes, and what stages come after. */
function compareExceptions(before, after) {
	return [
		...compareWaivers(before.waivers ?? [], after.waivers ?? []),
		...compareFreezes(before.freezes ?? [], after.freezes ?? []),
		...before.stages.flatMap((stage) => {
			const now = after.stages.find(({ name }) => name === stage.name);
			return now === void 0 ? [] : compareAfter(stage.name, stage.after, now.after);
		})
	];
}
const say = (direction, id, says, values) => ({
	direction,
	id,
	says,
	values
});
function compareWaivers(before, after) {
	const identity = ({ gate, check, package: one }) => JSON.stringify([
		gate,
		check ?? null,
		one
	]);
	const [old, now] = [before, after].map((list) => new Map(list.map((one) => [identity(one), one])));
	return [.../* @__PURE__ */ new Set([...old?.keys() ?? [], ...now?.keys() ?? []])].flatMap((id) => compareWaiver(old?.get(id), now?.get(id)));
}
function compareWaiver(old, now) {
	const { gate, check, package: excused } = old ?? now ?? {};
	const values = {
		what: check === void 0 ? `gate ${gate}` : `check ${check}`,
		package: excused ?? ""
	};
	if (old === void 0 || now === void 0) {
		if (now === void 0) return [say("tightened", "waiver-removed", "The waiver of `{what}` for `{package}` is removed.", values)];
		const told = {
			...values,
			expires: now.expires
		};
		return [say("loosened", "waiver-added", "`{what}` is waived for `{package}` until {expires}.", told)];
	}
	const changes = [];
	if (old.expires !== now.expires) {
		const says = "The waiver of `{what}` for `{package}` ends on {after}; it ended on {before}.";
		const direction = now.expires > old.expires ? "loosened" : "tightened";
		changes.push(say(direction, "waiver-moved", says, {
			...values,
			before: old.expires,
			after: now.expires
		}));
	}
	if (old.authority.toLowerCase() !== now.authority.toLowerCase()) changes.push(say("loosened", "waiver-authority", "`{after}` answers for the waiver of `{what}` for `{package}`; it was `{before}`.", {
		...values,
		before: old.authority,
		after: now.authority
	}));
	return changes;
}
/** Freezes are known by their names; of several of one name, those that are written alike are the same. */
function compareFreezes(before, after) {
	const same = (one) => canonical$1({
		...one,
		where: void 0
	});
	const [known, kept] = [new Set(before.map(same)), new Set(after.map(same))];
	const gone = before.filter((one) => !kept.has(same(one)));
	const added = after.filter((one) => !known.has(same(one)));
	const changes = [];
	for (const old of gone) {
		const index = added.findIndex(({ name }) => name === old.name);
		const [now] = index < 0 ? [] : added.splice(index, 1);
		if (now === void 0) changes.push(say("loosened", "freeze-removed", "The freeze `{name}` from {from} to {to} is removed.", days(old)));
		else changes.push(...compareFreeze(old, now));
	}
	const fresh = added.map((one) => say("tightened", "freeze-added", "The freeze `{name}` from {from} to {to} is new.", days(one)));
	return [...changes, ...fresh];
}
const days = ({ name, from, to }) => ({
	name,
	from,
	to
});
function compareFreeze(old, now) {
	const { name } = now;
	const changes = [];
	if (old.from !== now.from) {
		const says = "The freeze `{name}` begins on {after}; it began on {before}.";
		const direction = now.from > old.from ? "loosened" : "tightened";
		changes.push(say(direction, "freeze-begins", says, {
			name,
			before: old.from,
			after: now.from
		}));
	}
	if (old.to !== now.to) {
		const says = "The freeze `{name}` ends on {after}; it ended on {before}.";
		const direction = now.to < old.to ? "loosened" : "tightened";
		changes.push(say(direction, "freeze-ends", says, {
			name,
			before: old.to,
			after: now.to
		}));
	}
	if (old.except !== now.except) {
		const direction = now.except === void 0 ? "tightened" : "loosened";
		const says = now.except === void 0 ? "The freeze `{name}` lets no rollback through any more." : "The freeze `{name}` lets rollbacks through now.";
		changes.push(say(direction, "freeze-exception", says, { name }));
	}
	return [...changes, ...compareFrozen(old, now)];
}
/** `null` freezes every stage, so a list is less than that. */
function compareFrozen(old, now) {
	const every = ["every other stage"];
	const less = now.stages === null ? [] : old.stages === null ? every : missingFrom(now.stages, old.stages);
	const more = old.stages === null ? [] : now.stages === null ? every : missingFrom(old.stages, now.stages);
	const values = (stages) => ({
		name: now.name,
		stages
	});
	return [...less.length === 0 ? [] : [say("loosened", "freeze-stages", "The freeze `{name}` does not freeze {stages} any more.", values(less))], ...more.length === 0 ? [] : [say("tightened", "freeze-stages", "The freeze `{name}` freezes {stages}, too.", values(more))]];
}
function compareAfter(stage, old, now) {
	const gone = (one) => say("loosened", "after-removed", "Stage `{stage}` does not come after `{after}` any more.", {
		stage,
		after: one.stage
	});
	const fresh = (one) => say("tightened", "after-added", "Stage `{stage}` comes after `{after}` now.", {
		stage,
		after: one.stage
	});
	if (old === void 0) return now === void 0 ? [] : [fresh(now)];
	if (now === void 0) return [gone(old)];
	if (old.stage !== now.stage) return [gone(old), fresh(now)];
	return [
		...compareTime(stage, "soak", old.soak, now.soak),
		...compareTime(stage, "within", old.within, now.within),
		...old.same === now.same ? [] : [say(now.same === "model" ? "loosened" : "tightened", "after-same", "Stage `{stage}` asks that the {after} is the same as in `{other}`; it asked that of the {before}.", {
			stage,
			other: now.stage,
			before: old.same,
			after: now.same
		})]
	];
}
/** A longer soak asks for more, and a longer `within` for less; none sets no limit. */
function compareTime(stage, key, old, now) {
	const none = key === "soak" ? 0 : Number.POSITIVE_INFINITY;
	const [before, after] = [old, now].map((text) => {
		const parsed = text === void 0 ? null : parseDuration(text);
		return parsed?.ok === true ? parsed.value : none;
	});
	if (before === void 0 || after === void 0 || before === after) return [];
	return [say(after < before === (key === "soak") ? "loosened" : "tightened", "after-time", "Stage `{stage}` has `{key}` {after}; it had {before}.", {
		stage,
		key,
		before: old ?? "nothing",
		after: now ?? "nothing"
	})];
}
// src/core/policy/compare-extends.ts
/** Whose policy a policy stands on. What that one asks for is compared with the rest. */
function compareExtends(before, after) {
	const [old, now] = [spelled(before), spelled(after)];
	if (old?.toLowerCase() === now?.toLowerCase()) return [];
	if (now === void 0) return [{
		direction: "loosened",
		id: "extends-removed",
		says: "The policy of `{repository}` is not extended any more, so what changes there changes nothing here.",
		values: { repository: old ?? "" }
	}];
	if (old === void 0) return [{
		direction: "tightened",
		id: "extends-added",
		says: "The policy of `{repository}` is extended now.",
		values: { repository: now }
	}];
	return [{
		direction: "both",
		id: "extends-moved",
		says: "The policy of `{after}` is extended now; it was that of `{before}`.",
		values: {
			before: old,
			after: now
		}
	}];
}
function spelled(extended) {
	if (extended === void 0) return void 0;
	const { repository, ref } = extended;
	return ref === void 0 ? repository : `${repository}@${ref}`;
}
// src/core/policy/compare-gates.ts
/**
* What the gates come to in each stage that both policies have, for each risk. Compared is what is asked in the end, so
* neither a default written out nor a rule moved to an earlier stage is a difference.
*/
function compareGates(before, after) {
	const found = /* @__PURE__ */ new Map();
	for (const stage of before.stages) {
		const now = after.stages.find(({ name }) => name === stage.name);
		if (now === void 0) continue;
		for (const risk of RISKS) for (const change of compareConfigured(gatesFor(before, stage, risk), gatesFor(after, now, risk))) {
			const key = JSON.stringify(change);
			const entry = found.get(key) ?? {
				change,
				places: /* @__PURE__ */ new Map()
			};
			entry.places.set(stage.name, [...entry.places.get(stage.name) ?? [], risk]);
			found.set(key, entry);
		}
	}
	return [...found.values()].map(({ change, places }) => ({
		...change,
		values: {
			...change.values,
			stages: [...places].map(placeOf$1)
		}
	}));
}
/** A stage, and the risks where it is not the same for all. */
function placeOf$1([stage, risks]) {
	return risks.length === RISKS.length ? stage : `${stage} (risk ${risks.join(", ")})`;
}
function compareConfigured(before, after) {
	return [...new Set([...before, ...after].map(({ gate }) => gate.meta.id))].flatMap((id) => {
		const old = before.find(({ gate }) => gate.meta.id === id);
		const now = after.find(({ gate }) => gate.meta.id === id);
		if (old !== void 0 && now !== void 0) return [...compareSeverity(old, now), ...compareOptions(old, now)];
		const gate = old ?? now;
		if (gate === void 0 || Object.keys(gate.gate.options.shape).some((key) => STAGE_KEYS.has(key))) return [];
		return old === void 0 ? [{
			direction: "tightened",
			id: "gate-added",
			says: "Gate `{gate}` is asked now, in {stages}.",
			values: { gate: id }
		}] : [{
			direction: "loosened",
			id: "gate-removed",
			says: "Gate `{gate}` is not asked any more, in {stages}.",
			values: { gate: id }
		}];
	});
}
function compareSeverity(before, after) {
	if (before.severity === after.severity) return [];
	const values = { gate: before.gate.meta.id };
	return after.severity === "warn" ? [{
		direction: "loosened",
		id: "gate-warns",
		says: "Gate `{gate}` only warns now, in {stages}.",
		values
	}] : [{
		direction: "tightened",
		id: "gate-blocks",
		says: "Gate `{gate}` blocks now, in {stages}.",
		values
	}];
}
function compareOptions({ gate, options: before }, { options: after }) {
	const joined = joinedOptions(gate, before, after);
	return Object.keys(gate.options.shape).flatMap((option) => {
		const [old, now] = [before[option], after[option]];
		if (STAGE_KEYS.has(option) || canonical$1(old) === canonical$1(now)) return [];
		if (option === "checks") return compareChecks(old, now);
		const most = joined === null ? void 0 : canonical$1(joined[option]);
		return [changedOption(most === canonical$1(now) ? "tightened" : most === canonical$1(old) ? "loosened" : "both", {
			gate: gate.meta.id,
			option,
			before: spelled$1(old),
			after: spelled$1(now)
		})];
	});
}
function changedOption(direction, values) {
	return {
		direction,
		id: `option-${direction === "both" ? "changed" : direction}`,
		says: {
			loosened: "Gate `{gate}` asks for less in {stages}: its `{option}` was `{before}` and is `{after}`.",
			tightened: "Gate `{gate}` asks for more in {stages}: its `{option}` was `{before}` and is `{after}`.",
			both: "Gate `{gate}` asks for something else in {stages}: its `{option}` was `{before}` and is `{after}`."
		}[direction],
		values
	};
}
/** What asks for both: the gate itself knows which of two values is the stronger. `null` where nothing can ask for both. */
function joinedOptions(gate, before, after) {
	const joined = gate.options.safeParse(gate.strengthen(before, after));
	return joined.success ? joined.data : null;
}
// src/core/policy/compare-reach.ts
/** What the policy looks at, at all: folders of packages, stages and their branches, and its own review. */
function compareReach(before, after) {
	return [
		...comparePackages(before.packages, after.packages),
		...compareStages(before, after),
		...after.stages.flatMap(({ name }) => compareBranches(name, before, after)),
		...compareEnvironments(before, after),
		...compareReview(before.reviewBy, after.reviewBy)
	];
}
function comparePackages(before, after) {
	const less = missingFrom(after, before).map((glob) => ({
		direction: "loosened",
		id: "packages-removed",
		says: "Folders `{glob}` are no packages any more, so nothing in them is judged.",
		values: { glob }
	}));
	const more = missingFrom(before, after).map((glob) => ({
		direction: "tightened",
		id: "packages-added",
		says: "Folders `{glob}` are packages now.",
		values: { glob }
	}));
	return [...less, ...more];
}
function compareStages(before, after) {
	const [old, now] = [before.stages.map(({ name }) => name), after.stages.map(({ name }) => name)];
	const gone = before.stages.filter(({ name }) => !now.includes(name)).map(({ name, branches }) => ({
		direction: "loosened",
		id: "stage-removed",
		says: "Stage `{stage}` is removed; its branches were {branches}.",
		values: {
			stage: name,
			branches
		}
	}));
	const added = missingFrom(old, now).map((stage) => ({
		direction: "tightened",
		id: "stage-added",
		says: "Stage `{stage}` is new.",
		values: { stage }
	}));
	return [...gone, ...added];
}
function compareBranches(stage, before, after) {
	const branchesOf = (policy) => policy.stages.find(({ name }) => name === stage)?.branches ?? [];
	const removed = missingFrom(branchesOf(after), branchesOf(before)).map((branch) => movedBranch(branch, {
		from: stage,
		to: stageNamed(after, branch)
	}) ?? {
		direction: "loosened",
		id: "branch-removed",
		says: "Branch `{branch}` belongs to stage `{stage}` no more.",
		values: {
			branch,
			stage
		}
	});
	const added = missingFrom(branchesOf(before), branchesOf(after)).map((branch) => movedBranch(branch, {
		from: stageNamed(before, branch),
		to: stage
	}) ?? {
		direction: "tightened",
		id: "branch-added",
		says: "Branch `{branch}` belongs to stage `{stage}` now.",
		values: {
			branch,
			stage
		}
	});
	return [...removed, ...added];
}
/** Of stages that stay; those of a stage that is new or removed are told with it. */
function compareEnvironments(before, after) {
	return after.stages.flatMap((stage) => {
		const old = before.stages.find(({ name }) => name === stage.name);
		if (old === void 0) return [];
		const [had, has] = [environmentsOf(old), environmentsOf(stage)];
		const gone = missingFrom(has, had).map((environment) => ({
			direction: "loosened",
			id: "environment-removed",
			says: "Stage `{stage}` does not answer for deployments to `{environment}` any more.",
			values: {
				stage: stage.name,
				environment
			}
		}));
		const added = missingFrom(had, has).map((environment) => ({
			direction: "tightened",
			id: "environment-added",
			says: "Stage `{stage}` answers for deployments to `{environment}` now.",
			values: {
				stage: stage.name,
				environment
			}
		}));
		return [...gone, ...added];
	});
}
function stageNamed(policy, branch) {
	const choice = stageOf(policy, branch);
	return choice.kind === "stage" ? choice.stage.name : null;
}
/** A branch that is named exactly leaves the stage whose glob it matched, and goes back there when it is not. */
function movedBranch(branch, { from, to }) {
	if (from === null || to === null || from === to) return null;
	return {
		direction: "both",
		id: "branch-moved",
		says: "Branch `{branch}` belongs to stage `{stage}` now; it was one of stage `{other}`.",
		values: {
			branch,
			stage: to,
			other: from
		}
	};
}
function compareReview(before, after) {
	if (before === after) return [];
	return [{
		direction: after === void 0 || before !== void 0 && after > before ? "loosened" : "tightened",
		id: "review-moved",
		says: "The policy itself is to be reviewed by {after}; it was to be by {before}.",
		values: {
			before: before ?? "no day",
			after: after ?? "no day"
		}
	}];
}
// src/core/policy/compare-roles.ts
/** Who may sign for a role, and for what. */
function compareRoles(before, after) {
	return Object.entries(before).flatMap(([role, old]) => {
		const now = Object.hasOwn(after, role) ? after[role] : void 0;
		if (now === void 0) return [{
			direction: "loosened",
			id: "role-removed",
			says: "Role `{role}` is removed.",
			values: { role }
		}];
		return [...compareOwners(role, spelledAlike(old.owners), spelledAlike(now.owners)), ...compareCovers(role, old.covers, now.covers)];
	});
}
/** Handles are compared without case. */
function spelledAlike(handles) {
	return handles.map((handle) => handle.toLowerCase());
}
function compareOwners(role, before, after) {
	const added = missingFrom(before, after).map((owner) => ({
		direction: "loosened",
		id: "role-owner-added",
		says: "`{owner}` may sign for role `{role}` now.",
		values: {
			owner,
			role
		}
	}));
	const removed = missingFrom(after, before).map((owner) => ({
		direction: "tightened",
		id: "role-owner-removed",
		says: "`{owner}` may sign for role `{role}` no more.",
		values: {
			owner,
			role
		}
	}));
	return [...added, ...removed];
}
/** `null` covers every path, so a list is less than that. */
function compareCovers(role, before, after) {
	const less = after === null ? [] : before === null ? ["every path"] : missingFrom(after, before);
	const more = before === null ? [] : after === null ? ["every path"] : missingFrom(before, after);
	const change = (direction, paths) => paths.length === 0 ? [] : [{
		direction,
		id: direction === "loosened" ? "role-covers-less" : "role-covers-more",
		says: direction === "loosened" ? "Role `{role}` does not sign for {paths} any more." : "Role `{role}` signs for {paths} now.",
		values: {
			role,
			paths
		}
	}];
	return [...change("loosened", less), ...change("tightened", more)];
}
// src/core/policy/compare-policies.ts
/**
* What one policy asks less of than another, and what more of, in plain words. Two that ask for the same give nothing,
* however they are written. What cannot be told is said as both: nothing is loosened unsaid.
*/
function comparePolicies(before, after) {
	return sortChanges([
		...compareExtends(before.extends, after.extends),
		...compareReach(before, after),
		...compareGates(before, after),
		...compareRoles(before.roles, after.roles),
		...compareExceptions(before, after)
	]);
}
// src/core/collect/collect-proposal.ts
/**
* What a pull request does to the rules that it is judged by: compared is all that the policies come to, with what they extend.
* A line that asks for less than the extended policy is a mistake of who proposes it.
*/
async function collectProposal(policy, { head, changedPaths, keys, readExtended }) {
	const paths = changedPaths.flatMap((path) => {
		const kind = ruleOf$1(path, keys);
		return kind === null ? [] : [{
			path,
			kind
		}];
	});
	const none = {
		paths,
		issues: [],
		loosened: [],
		tightened: []
	};
	if (!paths.some(({ kind }) => kind === "policy")) return none;
	const contents = await head.read(POLICY_PATHS);
	const path = POLICY_PATHS.find((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
	const content = contents.get(path ?? "") ?? { kind: "absent" };
	if (path === void 0 || content.kind !== "text") return {
		...none,
		loosened: [gone(policy)]
	};
	const file = parsePolicy(content.text, path, content.oid);
	const proposed = file.ok ? await completePolicy(file.value, readExtended) : file;
	if (!proposed.ok) return {
		...none,
		issues: proposed.issues
	};
	const { warnings = [] } = proposed;
	if (warnings.length > 0) return {
		...none,
		issues: warnings
	};
	return {
		...none,
		...comparePolicies(policy, proposed.value)
	};
}
function gone({ path }) {
	return {
		id: "policy-removed",
		says: "The policy `{path}` is no file any more, so nothing would be asked.",
		values: { path }
	};
}
function ruleOf$1(path, keys) {
	if (POLICY_PATHS.includes(path)) return "policy";
	if (CODEOWNERS_PATHS.includes(path)) return "owners";
	if (path.startsWith(".github/checklists/")) return "checklist";
	if (path.startsWith(".github/workflows/") || path.startsWith(".github/actions/")) return "workflow";
	return keys.includes(path) ? "key" : null;
}
// src/core/collect/collect-releases.ts
/** Versions that are looked up: three of each package, of as many packages as are judged at once. */
const MOST_VERSIONS = 150;
/**
* Finds the versions that the packages name: what they roll back to, what they are compared with, and their own version, which
* may have been released already. A version that stands at the base is read from there, any other from its tag.
*/
async function collectReleases(packages, baseline, findTags, read) {
	const wanted = [...packages.flatMap(targetsOf), ...packages.flatMap(versionsOf)];
	const rollbacks = new Set(packages.flatMap(rollbackTarget));
	const atBase = new Map(baseline.flatMap((each) => identityOf(each).map((id) => [id, each])));
	const elsewhere = [...new Map(wanted.map((each) => [each.id, each])).values()].filter(({ id }) => !atBase.has(id)).slice(0, MOST_VERSIONS);
	const tags = elsewhere.length === 0 ? /* @__PURE__ */ new Map() : await findTags(elsewhere.flatMap(({ id }) => tagsOf(id)));
	const tagged = new Map(await Promise.all(elsewhere.map(async ({ id, folder }) => {
		return [id, await readTagged(new Map(tagsOf(id).flatMap((tag) => pair(tag, tags?.get(tag)))), (commit) => read(commit, folder, id), id)];
	})));
	const released = [...[...tagged].flatMap(([id, { release }]) => pair(id, release)), ...wanted.flatMap(({ id }) => pair(id, atBase.get(id)))];
	return {
		targets: Object.fromEntries([...rollbacks].map((id) => [id, placeOf(id)])),
		releases: Object.fromEntries(released)
	};
	function placeOf(id) {
		if (atBase.has(id)) return "base";
		if (tags === null || !elsewhere.some((each) => each.id === id)) return "unknown";
		return tagged.get(id)?.place ?? "absent";
	}
}
/** The version at the first of its tags that holds it. A tag that leads to something else proves nothing about what it names. */
async function readTagged(commits, read, id) {
	const others = [];
	for (const [tag, commit] of commits) {
		const release = await read(commit);
		const [holds = null] = release === null ? [] : identityOf(release);
		if (release !== null && holds === id) return {
			place: "tag",
			release
		};
		others.push({
			tag,
			holds
		});
	}
	return { place: others[0] ?? "absent" };
}
function pair(id, found) {
	return found === void 0 ? [] : [[id, found]];
}
/** `name@version` of a package; nothing while its manifest cannot be read. */
function identityOf({ manifest }) {
	if (!manifest.ok) return [];
	const { name, version } = manifest.value.handoff.package;
	return [`${name}@${version}`];
}
function targetsOf(one) {
	return rollbackTarget(one).map((id) => ({
		id,
		folder: one.folder
	}));
}
/** Every version that a package names, with the folder in which it is to be looked for. */
function versionsOf(one) {
	if (!one.manifest.ok) return [];
	const { name, previous } = one.manifest.value.handoff.package;
	return [...previous === void 0 ? [] : [`${name}@${previous}`], ...identityOf(one)].map((id) => ({
		id,
		folder: one.folder
	}));
}
/** Where a package's rollback goes: the version that it names, or else its previous one. */
function rollbackTarget({ manifest }) {
	if (!manifest.ok || manifest.value.handoff.rollback === void 0) return [];
	const { rollback, package: own } = manifest.value.handoff;
	const previous = own.previous === void 0 ? [] : [`${own.name}@${own.previous}`];
	if (rollback.to === "none") return [];
	return rollback.to === void 0 ? previous : [rollback.to];
}
/** How the tag of `churn@3.0.0` may be spelled: as it is, with a `v` (as GTO writes it), or with a hyphen. */
function tagsOf(target) {
	const [name = "", version = ""] = target.split("@");
	return [
		target,
		`${name}@v${version}`,
		`${name}-v${version}`,
		`${name}-${version}`
	];
}
// src/core/collect/protected-paths.ts
var import_semver = require_semver();
const FILES = /* @__PURE__ */ new Set([...CODEOWNERS_PATHS, ...POLICY_PATHS]);
const FOLDERS = [
	".github/workflows/",
	".github/actions/",
	".github/checklists/"
];
/**
* Whether a path decides how pull requests are judged: the policy, CODEOWNERS at any of its places, checklist
* definitions, workflows and the repository's own actions. Changing one takes the owners of both versions.
*/
function isProtected(path) {
	return FILES.has(path) || FOLDERS.some((folder) => path.startsWith(folder));
}
// src/core/collect/naming-folders.ts
/** Packages of a repository whose manifests are read to learn what they name; more are not looked at in one pull request. */
const MOST_MANIFESTS = 1e3;
const NONE$1 = {
	folders: [],
	incomplete: []
};
/**
* The packages that name a changed path outside of every package: data, code or a contract that is shared. Such a change is a
* change of the package, at the head or at the base, although nothing in its folder moves.
* Packages are looked for below the fixed beginning of each glob; a glob without one (`*`) is not followed.
*/
async function namingFolders(trees, changedPaths, globs, touched) {
	const outside = changedPaths.filter((path) => !isProtected(path) && !touched.some((folder) => path.startsWith(`${folder}/`)));
	const roots = rootsOf$1(globs);
	if (outside.length === 0 || roots.length === 0) return NONE$1;
	const found = await Promise.all(trees.map((tree) => namingAt(tree, outside, roots, globs)));
	const known = new Set(touched);
	const folders = [...new Set(found.flatMap((each) => each.folders))].filter((folder) => !known.has(folder));
	const told = new Map(found.flatMap((each) => each.incomplete).map((statement) => [statement.id, statement]));
	return {
		folders: folders.sort(),
		incomplete: [...told.values()]
	};
}
/** The folders below which packages lie: of each glob what stands before its first wildcard. */
function rootsOf$1(globs) {
	const roots = globs.flatMap((glob) => {
		const segments = glob.split("/");
		const wild = segments.findIndex((segment) => /[*?[\]()!+@]/.test(segment));
		const fixed = (wild < 0 ? segments : segments.slice(0, wild)).join("/");
		return fixed === "" ? [] : [fixed];
	});
	const each = [...new Set(roots)];
	return each.filter((root) => !each.some((other) => root.startsWith(`${other}/`)));
}
async function namingAt(tree, outside, roots, globs) {
	const listings = [...(await tree.list(roots)).values()];
	const folders = listings.flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
	const all = [...new Set(folders)];
	const cut = all.length > MOST_MANIFESTS || listings.some(({ complete }) => !complete);
	const read = all.slice(0, MOST_MANIFESTS);
	const manifests = await tree.read(read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)));
	const documents = read.flatMap((folder) => {
		const { document } = manifestOf(folder, manifests);
		return document.ok ? [document.value] : [];
	});
	const sections = documents.flatMap(({ sections: named }) => named.map(({ path }) => path));
	const texts = sections.length === 0 ? /* @__PURE__ */ new Map() : await tree.read(sections);
	return {
		folders: documents.filter((document) => {
			const resolved = resolveSections(document, new Map(document.sections.map(({ path }) => [path, textOf(texts.get(path))])));
			const handoff = resolved.ok ? resolved.value : {
				...document,
				handoff: document.manifest
			};
			return referencedPaths(handoff).paths.some(({ path }) => outside.some((changed) => touches(changed, path)));
		}).map(({ folder }) => folder),
		incomplete: cut ? [tooManyToKnow(all.length)] : []
	};
}
/** The folder in which a version of a package stands at a commit, wherever that is; `null` when it stands nowhere. */
async function folderOfVersion(tree, globs, id) {
	const [found = null] = await foldersOf(tree, globs, ({ name, version }) => `${name}@${version}` === id);
	return found;
}
/** The folders in which a package of a name stands at a commit, in any version. */
async function foldersOfName(tree, globs, wanted) {
	return foldersOf(tree, globs, ({ name }) => name === wanted);
}
async function foldersOf(tree, globs, isWanted) {
	const folders = [...(await tree.list(rootsOf$1(globs))).values()].flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
	const read = [...new Set(folders)].slice(0, MOST_MANIFESTS);
	const manifests = await tree.read(read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)));
	return read.filter((folder) => {
		const { document } = manifestOf(folder, manifests);
		return document.ok && isWanted(document.value.manifest.package);
	});
}
/** The package that a path is the manifest of; none or one. */
function folderOf(path, globs) {
	const name = MANIFEST_NAMES.find((each) => path.endsWith(`/${each}`));
	const folder = name === void 0 ? "" : path.slice(0, -name.length - 1);
	return folder !== "" && isPackage(folder, globs) ? [folder] : [];
}
/** Whether a change of one path changes what stands at another: it is that, lies in it, or is what it lies in. */
function touches(changed, named) {
	return changed === named || named === "" || changed.startsWith(`${named}/`) || named.startsWith(`${changed}/`);
}
function textOf(content) {
	return content?.kind === "text" ? content.text : null;
}
function tooManyToKnow(count) {
	return {
		id: "packages-not-all-known",
		says: "there are {count} packages or more, too many to know which of them name the files that changed outside of packages",
		fix: "let the policy's `packages` begin with a folder that holds fewer of them",
		values: { count }
	};
}
// src/core/collect/collect-tagged.ts
/** Tags of one package whose commits are looked into; a package with more of them has had time to name a version. */
const MOST_TAGS = 50;
/** Commits in which a package is searched for in whatever folder at once. */
const AT_ONCE = 10;
/**
* For each package whose rollback plan says that no version came before, under `churn@none`: a tag that holds another one; `absent` where
* none does, and `unknown` where tags cannot be read, or not all of them. `known` are versions that were found elsewhere, which settle it.
*/
async function collectTagged(packages, known, source) {
	const found = packages.map(async (one) => {
		if (!one.manifest.ok) return [];
		const { rollback, package: own } = one.manifest.value.handoff;
		const [id = ""] = identityOf(one);
		const isSettled = known.some((other) => other !== id && nameOf$1(other) === own.name);
		if (rollback?.to !== "none" || own.previous !== void 0 || isSettled) return [];
		return [[`${own.name}@${NO_VERSION}`, await earlierAtTag(one.folder, id, source)]];
	});
	return Object.fromEntries((await Promise.all(found)).flat());
}
function nameOf$1(id) {
	return id.slice(0, id.lastIndexOf("@"));
}
async function earlierAtTag(folder, own, source) {
	const name = nameOf$1(own);
	const listed = await source.listTags?.([`${name}@`, `${name}-`]) ?? null;
	if (listed === null) return "unknown";
	const newest = listed.flatMap((tag) => candidateOf(tag, name)).filter(({ id }) => isAnother(id, own)).toSorted((a, b) => versionOrder(versionOf(b.id), versionOf(a.id)) ?? 0);
	const looked = newest.slice(0, MOST_TAGS);
	if (looked.length === 0) return "absent";
	const commits = await source.findTags(looked.map(({ tag }) => tag));
	if (commits === null) return "unknown";
	const there = looked.flatMap(({ tag, id }) => {
		const commit = commits.get(tag);
		return commit === void 0 ? [] : [{
			tag,
			id,
			tree: source.at(commit)
		}];
	});
	const found = await holding(there, folder) ?? await holdingElsewhere(there, source.globs);
	if (found !== null) return {
		tag: found.tag,
		holds: found.id
	};
	return newest.length > looked.length ? "unknown" : "absent";
}
/** The version that a tag is named like, in any spelling that a rollback plan finds; none or one. */
function candidateOf(tag, name) {
	const rest = tag.startsWith(`${name}@`) || tag.startsWith(`${name}-`) ? tag.slice(name.length + 1) : "";
	const read = version.safeParse(rest.replace(/^v/, ""));
	return read.success ? [{
		tag,
		id: `${name}@${read.data}`
	}] : [];
}
/** Whether it is another version than the package's own. What was tried out of a version on its way, such as `1.0.0-rc.1` of `1.0.0`, is none. */
function isAnother(id, own) {
	if (id === own) return false;
	const [made, wanted] = [versionOf(id), versionOf(own)];
	return (0, import_semver.prerelease)(made) === null || made.split("-", 1)[0] !== wanted;
}
function versionOf(id) {
	return id.slice(id.lastIndexOf("@") + 1);
}
/** The first whose commit holds the version in the folder where the package is now. All are asked for together: they travel together. */
async function holding(tagged, folder) {
	const paths = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
	const held = await Promise.all(tagged.map(async (one) => {
		const { document } = manifestOf(folder, await one.tree.read(paths));
		if (!document.ok) return false;
		const { name, version: stated } = document.value.manifest.package;
		return `${name}@${stated}` === one.id;
	}));
	return tagged.find((_, at) => held[at]) ?? null;
}
/** The same in whatever folder, which takes a list of each commit. */
async function holdingElsewhere(tagged, globs) {
	for (let from = 0; from < tagged.length; from += AT_ONCE) {
		const some = tagged.slice(from, from + AT_ONCE);
		const folders = await Promise.all(some.map(({ tree, id }) => folderOfVersion(tree, globs, id)));
		const found = some.find((_, at) => folders[at] !== null);
		if (found !== void 0) return found;
	}
	return null;
}
// src/core/collect/collect-content.ts
/** Collects the content facts of a pull request for a stage. */
async function collectContent(source, policy, stage) {
	const { head, base, at, changedPaths, owners, findTags, crypto, readExtended = unreadExtended } = source;
	const touched = packageFolders(changedPaths, policy.packages);
	const names = checklistNames(policy, stage);
	const { digests: memory = new DigestMemory(), readings = new ReadingMemory() } = source;
	const anchors = collectAnchors(base, policy, stage);
	const options = {
		checklists: names,
		owners,
		crypto,
		memory,
		readings,
		anchors
	};
	const both = (of) => Promise.all([collectPackages(head, of, {
		...options,
		recorded: true
	}), collectPackages(base, of, options)]);
	const [naming, [there, before], checklists, proposal] = await Promise.all([
		namingFolders([head, base], changedPaths, policy.packages, touched),
		both(touched),
		collectDefinitions(base, names),
		collectProposal(policy, {
			head,
			changedPaths,
			keys: trustedPaths(policy),
			readExtended
		}),
		anchors
	]);
	const [more, moreBefore] = await both(naming.folders);
	const folders = [...touched, ...naming.folders];
	const packages = inOrder([...there, ...more]);
	const baseline = inOrder([...before, ...moreBefore]);
	const { targets, releases } = await collectReleases(packages, baseline, findTags, async (commit, folder, id) => {
		const tree = at(commit);
		const [there] = await collectPackages(tree, [folder], options);
		if (there !== void 0 && identityOf(there).includes(id)) return there;
		const elsewhere = await folderOfVersion(tree, policy.packages, id);
		const [found] = elsewhere === null ? [] : await collectPackages(tree, [elsewhere], options);
		return found ?? there ?? null;
	});
	const atBase = await collectEarlier(packages, base, policy.packages, options);
	const tagged = await collectTagged(packages, Object.keys(atBase), {
		listTags: source.listTags,
		findTags,
		at,
		globs: policy.packages
	});
	const incomplete = [
		...tooMany(folders),
		...naming.incomplete,
		...await notFolders(head, changedPaths, policy.packages)
	];
	const known = {
		...atBase,
		...releases
	};
	return {
		packages,
		baseline,
		checklists,
		targets: {
			...targets,
			...tagged
		},
		releases: known,
		proposal,
		incomplete
	};
}
/** What stands at the base under the names of packages whose rollback plan says that no version came before. */
async function collectEarlier(packages, base, globs, options) {
	const names = packages.flatMap(({ manifest }) => manifest.ok && manifest.value.handoff.rollback?.to === "none" ? [manifest.value.handoff.package.name] : []);
	const folders = await Promise.all(names.map((name) => foldersOfName(base, globs, name)));
	const found = await collectPackages(base, [...new Set(folders.flat())], options);
	return Object.fromEntries(found.flatMap((each) => identityOf(each).map((id) => [id, each])));
}
/** Packages by folder: in which order they were found says nothing. */
function inOrder(packages) {
	return packages.toSorted((a, b) => a.folder < b.folder ? -1 : 1);
}
/** Links and submodules that stand where a package would: what they show is not in this commit. */
async function notFolders(head, changedPaths, globs) {
	const candidates = changedPaths.filter((path) => isPackage(path, globs));
	return [...candidates.length === 0 ? /* @__PURE__ */ new Map() : await head.entries(candidates)].flatMap(([path, { mode }]) => {
		const kind = mode === "120000" ? "symbolic link" : mode === "160000" ? "submodule" : null;
		if (kind === null) return [];
		return [{
			id: "package-elsewhere",
			says: "`{path}` is a package folder by the policy, and here it is a {kind}, so nothing can be judged",
			fix: "put the package's files themselves there",
			values: {
				path,
				kind
			},
			where: { path }
		}];
	});
}
/** More packages in one pull request than anybody can review: said, rather than judged in part. */
const MOST_PACKAGES = 50;
function tooMany(folders) {
	if (folders.length <= MOST_PACKAGES) return [];
	return [{
		id: "too-many-packages",
		says: "{count} packages are touched at once; at most {most} are judged together",
		fix: "split the pull request",
		values: {
			count: folders.length,
			most: MOST_PACKAGES
		}
	}];
}
/** Every checklist that the stage or the next one could ask for, whatever the risk turns out to be. */
function checklistNames(policy, stage) {
	const at = policy.stages.findIndex(({ name }) => name === stage.name);
	const names = policy.stages.slice(at, at + 2).flatMap((each) => RISKS.flatMap((risk) => {
		const use = gateFor("checklist", policy, each, risk)?.options["use"];
		return Array.isArray(use) ? use.filter((name) => typeof name === "string") : [];
	}));
	return [...new Set(names)].sort();
}
async function collectDefinitions(base, names) {
	const paths = (name) => [
		"md",
		"yml",
		"yaml"
	].map((end) => `.github/checklists/${name}.${end}`);
	const contents = names.length === 0 ? /* @__PURE__ */ new Map() : await base.read(names.flatMap(paths));
	const definitions = names.map((name) => {
		const candidates = paths(name);
		const path = candidates.find((each) => contents.get(each)?.kind === "text") ?? candidates[0] ?? "";
		const content = contents.get(path);
		return [name, {
			name,
			path,
			definition: content?.kind === "text" ? readChecklist(content.text, path) : null
		}];
	});
	return Object.fromEntries(definitions);
}
// src/core/codeowners/segment-glob.ts
/** Stands for "any one character" in a glob's tokens; every other token is a code point. */
const ANY = -1;
/** Whether a part of a pattern has a wildcard that no backslash takes away. */
function hasWildcard(segment) {
	for (let at = 0; at < segment.length; at++) {
		const sign = segment[at];
		if (sign === "*" || sign === "?") return true;
		if (sign === "\\") at++;
	}
	return false;
}
/** The name that a part of a pattern without wildcards stands for. */
function literalName(segment) {
	return segment.includes("\\") ? segment.replace(/\\(.)/gsu, "$1") : segment;
}
function tokenize(segment) {
	const signs = [];
	const loops = [false];
	let escaped = false;
	for (const sign of segment) if (!escaped && sign === "\\") escaped = true;
	else if (!escaped && sign === "*") loops[signs.length] = true;
	else {
		signs.push(!escaped && sign === "?" ? ANY : sign.codePointAt(0) ?? ANY);
		loops.push(false);
		escaped = false;
	}
	return {
		signs,
		loops
	};
}
function bits(flags) {
	const words = new Uint32Array((flags.length >>> 5) + 1);
	for (const [at, flag] of flags.entries()) if (flag) words[at >>> 5] = (words[at >>> 5] ?? 0) | 1 << (at & 31);
	return words;
}
/**
* Matches by following every way through the glob at once: bit n says "the first n tokens are matched".
* Time is the length of the name times the tokens / 32, whatever the wildcards; no way is ever tried again.
*/
function followAll({ signs, loops }) {
	const stay = bits(loops);
	const anySign = bits(signs.map((sign) => sign === ANY));
	const bySign = /* @__PURE__ */ new Map();
	for (const sign of new Set(signs)) bySign.set(sign, bits(signs.map((s) => s === ANY || s === sign)));
	const size = stay.length;
	const now = new Uint32Array(size);
	return (name) => {
		now.fill(0);
		now[0] = 1;
		for (let at = 0; at < name.length; at++) {
			const sign = name.codePointAt(at) ?? ANY;
			if (sign > 65535) at++;
			const takes = bySign.get(sign) ?? anySign;
			let carry = 0;
			for (let word = 0; word < size; word++) {
				const before = now[word] ?? 0;
				const taken = before & (takes[word] ?? 0);
				now[word] = taken << 1 | carry | before & (stay[word] ?? 0);
				carry = taken >>> 31;
			}
		}
		return ((now[signs.length >>> 5] ?? 0) >>> (signs.length & 31) & 1) === 1;
	};
}
function text(signs) {
	return signs.map((sign) => String.fromCodePoint(sign)).join("");
}
function matcherOf(tokens) {
	const { signs, loops } = tokens;
	const star = loops.indexOf(true);
	if (star < 0 || loops.indexOf(true, star + 1) >= 0 || signs.includes(ANY)) return followAll(tokens);
	const head = text(signs.slice(0, star));
	const tail = text(signs.slice(star));
	const least = head.length + tail.length;
	if (head === "") return (name) => name.endsWith(tail);
	if (tail === "") return (name) => name.startsWith(head);
	return (name) => name.length >= least && name.startsWith(head) && name.endsWith(tail);
}
/** Compiles a part of a pattern that has a wildcard: `*` takes any run of characters, `?` one, `\` escapes. */
function compileGlob(segment) {
	const tokens = tokenize(segment);
	const { signs, loops } = tokens;
	const fixedFrom = Math.max(loops.lastIndexOf(true), signs.lastIndexOf(ANY) + 1);
	const fixed = text(signs.slice(fixedFrom));
	const dot = fixed.lastIndexOf(".");
	return {
		matches: matcherOf(tokens),
		extension: dot < 0 ? null : fixed.slice(dot + 1)
	};
}
// src/core/codeowners/glob-table.ts
const NO_ENTRIES = [];
function withExtensionOf({ byExtension }, name) {
	const dot = byExtension.size === 0 ? -1 : name.lastIndexOf(".");
	return dot < 0 ? NO_ENTRIES : byExtension.get(name.slice(dot + 1)) ?? NO_ENTRIES;
}
/** The entries are sorted, so the first one that matches is the highest. */
function firstMatch(entries, name, floor) {
	for (const { target, matches } of entries) {
		if (target.exact <= floor) return floor;
		if (matches(name)) return target.exact;
	}
	return floor;
}
/**
* The globs that leave one node, sorted so that few of them are tried on a name: those that fix an extension
* only on names that have it. Filled first, asked afterwards.
*/
var GlobTable = class {
	#targets = /* @__PURE__ */ new Map();
	#sorted = null;
	/** Where a glob leads; makes it the first time. */
	target(source, make) {
		let target = this.#targets.get(source);
		if (target === void 0) {
			target = make();
			this.#targets.set(source, target);
		}
		return target;
	}
	/** Highest `exact` of the globs that take a file name, or `floor` where none is higher. */
	highest(name, floor) {
		const sorted = this.#sort();
		return firstMatch(withExtensionOf(sorted, name), name, firstMatch(sorted.others, name, floor));
	}
	/** Visits the targets of all globs that take a folder's name, in no particular order. */
	visit(name, enter) {
		const sorted = this.#sort();
		for (const entry of withExtensionOf(sorted, name)) if (entry.matches(name)) enter(entry.target);
		for (const entry of sorted.others) if (entry.matches(name)) enter(entry.target);
	}
	/** Globs are compiled here, when a path first comes along: most nodes are never reached by a pull request. */
	#sort() {
		if (this.#sorted !== null) return this.#sorted;
		const entries = [...this.#targets].map(([source, target]) => ({
			...compileGlob(source),
			target
		}));
		entries.sort((a, b) => b.target.exact - a.target.exact);
		const byExtension = Map.groupBy(entries, (entry) => entry.extension);
		const others = byExtension.get(null) ?? NO_ENTRIES;
		const fixed = /* @__PURE__ */ new Map();
		for (const [extension, list] of byExtension) if (extension !== null) fixed.set(extension, list);
		this.#sorted = {
			byExtension: fixed,
			others
		};
		return this.#sorted;
	}
};
/**
* A place in the tree of all patterns: what has been matched after some folders of a path.
* Rules are their indexes, and they are inserted in order, so the last one written is always the highest.
*/
var PatternNode = class {
	id;
	/** Whether any further folder leads back here: the place after a `**`. */
	stays;
	literals = null;
	globs = null;
	any = null;
	deep = null;
	/** Rule that takes a file whose path ends here. */
	exact = -1;
	/** Rule that takes every file below a folder whose path ends here. */
	under = -1;
	/** Highest rule that a further part of a path can reach from here. */
	reach = -1;
	/** Highest rule that a file name alone can reach from here by a literal or a glob. */
	fileReach = -1;
	constructor(id, stays) {
		this.id = id;
		this.stays = stays;
	}
};
function shapeOf(pattern) {
	const anchored = pattern.startsWith("/");
	const folder = pattern.endsWith("/");
	const all = pattern.slice(anchored ? 1 : 0, folder ? -1 : void 0).split("/");
	const segments = all.filter((segment, at) => segment !== "**" || all[at + 1] !== "**");
	return {
		floats: !anchored && all.length === 1,
		folder,
		segments
	};
}
/** All patterns of a file as one tree: as many nodes as there are different beginnings of patterns. */
var PatternTree = class {
	root = new PatternNode(0, false);
	#nodes = 1;
	constructor(rules) {
		for (const [index, rule] of rules.entries()) this.#insert(shapeOf(rule.pattern), index);
	}
	#node(stays = false) {
		return new PatternNode(this.#nodes++, stays);
	}
	/** The node that is reached from another one through any number of folders, also none. */
	#deep(from) {
		if (from.stays) return from;
		from.deep ??= this.#node(true);
		return from.deep;
	}
	#step(from, segment, rule) {
		from.reach = rule;
		if (segment === "*") {
			from.any ??= this.#node();
			return from.any;
		}
		if (hasWildcard(segment)) {
			from.globs ??= new GlobTable();
			return from.globs.target(segment, () => this.#node());
		}
		const name = literalName(segment);
		from.literals ??= /* @__PURE__ */ new Map();
		let next = from.literals.get(name);
		if (next === void 0) {
			next = this.#node();
			from.literals.set(name, next);
		}
		return next;
	}
	#insert({ floats, folder, segments }, rule) {
		const last = segments.at(-1) ?? "";
		let from = floats && last !== "**" ? this.#deep(this.root) : this.root;
		for (const segment of segments.slice(0, -1)) from = segment === "**" ? this.#deep(from) : this.#step(from, segment, rule);
		if (last === "**") {
			const top = folder && segments.length === 1 ? this.#step(this.#deep(from), "*", rule) : from;
			top.under = rule;
			return;
		}
		const end = this.#step(from, last, rule);
		if (!folder) {
			end.exact = rule;
			if (last !== "*") from.fileReach = rule;
		}
		if (folder || floats || last !== "*") end.under = rule;
	}
};
// src/core/codeowners/folder-states.ts
/**
* How much is remembered before all of it is forgotten, in characters of keys and {@link OVERHEAD}: some 30 MB.
* A repository of 50,000 folders takes a fifth of it.
*/
const MEMORY_LIMIT = 33554432;
/** What an entry of a map costs beside its key, in the same measure. */
const OVERHEAD = 64;
/** A set of nodes under way: what a folder's name leads to. */
var Frontier = class {
	nodes = [];
	under;
	constructor(under) {
		this.under = under;
	}
	enter(node) {
		this.keep(node);
		if (node.deep !== null) this.keep(node.deep);
	}
	keep(node) {
		if (node.under > this.under) this.under = node.under;
		this.nodes.push(node);
	}
	/** A node whose rules are all overruled by `under` can decide nothing any more. */
	alive() {
		const alive = this.nodes.filter((node) => node.reach > this.under);
		if (alive.length < 2) return alive;
		alive.sort((a, b) => a.id - b.id);
		return alive.filter((node, at) => node !== alive[at - 1]);
	}
};
function stateOf(nodes, under) {
	let files = under;
	for (const { any } of nodes) if (any !== null && any.exact > files) files = any.exact;
	const naming = nodes.filter((node) => node.fileReach > files).sort((a, b) => b.fileReach - a.fileReach);
	return {
		nodes,
		under,
		files,
		naming,
		next: /* @__PURE__ */ new Map()
	};
}
/**
* The patterns as an automaton over folders, made deterministic where paths lead: a folder's state is computed once
* and found again by the folder's name. Memory is bounded by forgetting; time is linear in the length of a path.
*/
var FolderStates = class {
	#root;
	#states = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Map();
	#limit;
	#spent = 0;
	#start;
	constructor(root, limit = MEMORY_LIMIT) {
		this.#root = root;
		this.#limit = limit;
		this.#start = this.#first();
	}
	/** State of the repository's root folder. */
	get start() {
		return this.#start;
	}
	/** State of a folder, `/`-separated and relative to the repository. */
	of(folder) {
		const known = this.#folders.get(folder);
		if (known !== void 0) return known;
		let state = this.#start;
		for (let from = 0; from <= folder.length && state.nodes.length > 0;) {
			const slash = folder.indexOf("/", from);
			const end = slash < 0 ? folder.length : slash;
			state = this.#below(state, folder.slice(from, end));
			from = end + 1;
		}
		this.#folders.set(folder, state);
		this.#spent += folder.length + OVERHEAD;
		return state;
	}
	#first() {
		const frontier = new Frontier(-1);
		frontier.enter(this.#root);
		return this.#intern(frontier);
	}
	#forget() {
		this.#states.clear();
		this.#folders.clear();
		this.#spent = 0;
		this.#start = this.#first();
	}
	#below(state, name) {
		const known = state.next.get(name);
		if (known !== void 0) return known;
		if (this.#spent > this.#limit) this.#forget();
		const frontier = new Frontier(state.under);
		for (const node of state.nodes) {
			if (node.stays) frontier.keep(node);
			if (node.any !== null) frontier.enter(node.any);
			const literal = node.literals?.get(name);
			if (literal !== void 0) frontier.enter(literal);
			node.globs?.visit(name, (target) => frontier.enter(target));
		}
		const next = this.#intern(frontier);
		state.next.set(name, next);
		this.#spent += name.length + OVERHEAD;
		return next;
	}
	#intern(frontier) {
		const nodes = frontier.alive();
		const key = `${frontier.under}:${nodes.map((node) => node.id).join()}`;
		const known = this.#states.get(key);
		if (known !== void 0) return known;
		const state = stateOf(nodes, frontier.under);
		this.#states.set(key, state);
		this.#spent += key.length + (nodes.length + state.naming.length + 4) * OVERHEAD;
		return state;
	}
};
// src/core/codeowners/match-codeowners.ts
/** Index of the rule that takes a file, given what its folder decides. */
function ruleOf(state, name) {
	let best = state.files;
	for (const node of state.naming) {
		if (node.fileReach <= best) break;
		const literal = node.literals?.get(name);
		if (literal !== void 0 && literal.exact > best) best = literal.exact;
		if (node.globs !== null) best = node.globs.highest(name, best);
	}
	return best;
}
/**
* Prepares a CODEOWNERS file for matching. A file that is not `loaded` has no rules, so nothing matches:
* ask that first.
*/
function compileCodeowners({ rules }) {
	const states = new FolderStates(new PatternTree(rules).root);
	let folder = "";
	let state = states.start;
	/** Lists of paths are mostly sorted, so the folder is likely the one of the path before. */
	function stateIn(path, slash) {
		if (slash < 0) return states.start;
		if (slash === folder.length && path.startsWith(folder)) return state;
		folder = path.slice(0, slash);
		state = states.of(folder);
		return state;
	}
	return { ruleFor(path) {
		const slash = path.lastIndexOf("/");
		const decided = stateIn(path, slash);
		return rules[decided.naming.length === 0 ? decided.files : ruleOf(decided, path.slice(slash + 1))] ?? null;
	} };
}
// src/core/codeowners/codeowners.ts
/** Size in bytes from which GitHub does not load a file ("must be under 3 MB"). */
const CODEOWNERS_LIMIT = 3145728;
/** Longest line that is read, in UTF-16 units: as long as the longest path a file system takes. */
const LINE_LIMIT$1 = 4096;
/** Most parts between slashes of all patterns. A file of ordinary lines meets GitHub's limit in bytes first. */
const SEGMENT_LIMIT = 4e5;
/**
* Most characters of all parts that have a wildcard inside a name, such as `*.md`, and {@link DEPTH_WEIGHT} for each
* `**`: what may have to be tried on each name of a path. Real files of 1,000 rules have some 2,000 of them.
*/
const WILDCARD_LIMIT = 65536;
// src/core/codeowners/issue-list.ts
/** Collects the issues of one file, so that a hostile file cannot make more of them than anybody reads. */
var IssueList = class {
	#path;
	#issues = [];
	#unlisted = 0;
	constructor(path) {
		this.#path = path;
	}
	/** Adds an issue at a place, or about the whole file where no line is given. */
	add(said, line, column) {
		if (this.#issues.length >= 1e3) {
			this.#unlisted++;
			return;
		}
		const where = line === void 0 || column === void 0 ? { path: this.#path } : {
			path: this.#path,
			line,
			column
		};
		this.#issues.push({
			...said,
			where
		});
	}
	/** All of them in order of their addition, with a last one that counts what is not listed. */
	all() {
		if (this.#unlisted === 0) return this.#issues;
		const rest = {
			id: "more-issues",
			says: "{count} more lines of this file have a problem that is not listed.",
			fix: "Mend the lines listed here, then look again.",
			values: { count: this.#unlisted },
			where: { path: this.#path }
		};
		return [...this.#issues, rest];
	}
};
// src/core/codeowners/owner-kind.ts
const HANDLE = /^@[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/;
/** Looked at by position, because a pattern for "text, dot, text" can take quadratic time on hostile text. */
function isEmail(word) {
	const at = word.indexOf("@");
	if (at < 1 || word.includes("@", at + 1) || /[\s,]/.test(word)) return false;
	return word.slice(at + 2, -1).includes(".");
}
/** What a word names as an owner, or null where GitHub's checker says `Invalid owner`. */
function ownerKind(word) {
	const handle = HANDLE.exec(word);
	if (handle !== null) return handle[1] === void 0 ? "user" : "team";
	return isEmail(word) ? "email" : null;
}
// src/core/codeowners/pattern-fault.ts
const NEGATION = {
	id: "negation",
	offset: 0,
	says: "`{pattern}` begins with an exclamation mark. CODEOWNERS has no negation, so GitHub skips the line.",
	fix: "Remove the line. To free a path from its owners, write the path on a later line without owners."
};
const ESCAPED_HASH = {
	id: "escaped-hash",
	offset: 0,
	says: "`{pattern}` escapes a number sign at its start. GitHub does not take that escape and skips the line.",
	fix: "Write a question mark in place of the escaped number sign, or own the folder."
};
const TRIPLE_STAR = {
	id: "triple-star",
	says: "`{pattern}` has three asterisks in a row. GitHub calls the pattern invalid and skips the line.",
	fix: "Write two asterisks between slashes for any depth of folders, or one inside a name."
};
const BRACKETS = {
	id: "brackets",
	says: "`{pattern}` has a square bracket without a backslash. CODEOWNERS has no character ranges, so GitHub skips the line.",
	fix: "Write a backslash before each `[` and `]` that is part of a name, or write a line for each character of the range."
};
const DANGLING_ESCAPE = {
	id: "dangling-escape",
	says: "`{pattern}` ends with a backslash that escapes nothing.",
	fix: "Remove the backslash, or write the character that it should escape."
};
const ESCAPED_SLASH = {
	id: "escaped-slash",
	says: "`{pattern}` has a backslash before a slash. A slash always separates folders and cannot be escaped.",
	fix: "Remove the backslash."
};
const MATCHES_NOTHING = {
	id: "matches-nothing",
	offset: 0,
	says: "`{pattern}` can never match a path: {reason}.",
	fix: "Write `*` for every file, `/*` for the files in the root folder, or the path from the root of the repository."
};
/** A fault that only reading from the left finds, since a backslash changes what follows it. */
function faultInside(pattern) {
	for (let at = 0; at < pattern.length; at++) {
		const sign = pattern[at];
		if (sign === "[" || sign === "]") return {
			...BRACKETS,
			offset: at
		};
		if (sign !== "\\") continue;
		if (at + 1 === pattern.length) return {
			...DANGLING_ESCAPE,
			offset: at
		};
		if (pattern[at + 1] === "/") return {
			...ESCAPED_SLASH,
			offset: at
		};
		at++;
	}
	return null;
}
function whyNothing(pattern) {
	if (pattern === "/") return "it names no file and no folder";
	if (pattern.includes("//")) return "two slashes in a row name a folder without a name";
	if (/(?:^|\/)\.\.?(?:\/|$)/.test(pattern)) return "one or two dots alone are not a name in a repository";
	return null;
}
/**
* What GitHub's checker calls an `Invalid pattern`, and patterns that never match; null for one that works.
* Sources: GitHub docs "About code owners", REST "List CODEOWNERS errors", the checker's wording in public issues.
*/
function patternFault(pattern) {
	if (pattern.startsWith("!")) return NEGATION;
	if (pattern.startsWith("\\#")) return ESCAPED_HASH;
	const stars = pattern.indexOf("***");
	if (stars >= 0) return {
		...TRIPLE_STAR,
		offset: stars
	};
	const inside = faultInside(pattern);
	if (inside !== null) return inside;
	const reason = whyNothing(pattern);
	return reason === null ? null : {
		...MATCHES_NOTHING,
		reason
	};
}
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;
/** Shapes that are read as git reads them, though nobody has shown that GitHub does; null for any other pattern. */
function patternDoubt(pattern) {
	const hash = pattern.indexOf("#");
	if (hash > 0 && pattern[hash - 1] !== "\\") return {
		id: "hash-in-pattern",
		offset: hash,
		says: "`{pattern}` has a number sign inside. It is read as part of the name; GitHub may read a comment.",
		fix: "Write a blank before the number sign if a comment begins there, or a question mark in its place if it belongs to the name."
	};
	const invisible = pattern.search(INVISIBLE);
	if (invisible >= 0) return {
		id: "invisible-character",
		offset: invisible,
		says: "`{pattern}` contains an invisible character that does not end the pattern.",
		fix: "Separate the pattern and its owners with ordinary blanks or tabs."
	};
	if (!/^\/?(?:\*\*\/)+$/.test(pattern)) return null;
	return {
		id: "any-folder",
		offset: 0,
		says: "`{pattern}` is read as every file inside a folder, without the files in the root; GitHub does not document it.",
		fix: "Write `*` for every file, or `*/` for every file inside a folder."
	};
}
// src/core/codeowners/split-line.ts
const TAB = 9;
const BLANK = 32;
const HASH = 35;
const BACKSLASH = 92;
function isBlank(code) {
	return code === BLANK || code === TAB;
}
function skipBlanks(line, from) {
	let at = from;
	while (at < line.length && isBlank(line.charCodeAt(at))) at++;
	return at;
}
/** End of the pattern: a backslash takes the character after it along, so that `\ ` is part of a path. */
function endOfPattern(line, from) {
	let at = from;
	while (at < line.length) {
		const code = line.charCodeAt(at);
		if (isBlank(code)) break;
		at += code === BACKSLASH ? 2 : 1;
	}
	return Math.min(at, line.length);
}
function endOfWord(line, from) {
	let at = from;
	while (at < line.length && !isBlank(line.charCodeAt(at))) at++;
	return at;
}
/**
* Splits one line (without its line end) into a pattern and the words after it, up to a word that begins with `#`.
* Null for a blank line and for a comment. Only blanks and tabs separate.
*/
function splitLine(line) {
	const start = skipBlanks(line, 0);
	if (start === line.length || line.charCodeAt(start) === HASH) return null;
	let at = endOfPattern(line, start);
	const pattern = {
		text: line.slice(start, at),
		column: start + 1
	};
	const owners = [];
	for (;;) {
		at = skipBlanks(line, at);
		if (at === line.length || line.charCodeAt(at) === HASH) return {
			pattern,
			owners
		};
		const end = endOfWord(line, at);
		owners.push({
			text: line.slice(at, end),
			column: at + 1
		});
		at = end;
	}
}
// src/core/codeowners/parse-codeowners.ts
const SECTION = /^\^?\[[^\]]+\](?:\[\d+\])?(?:[ \t]|$)/;
const COMMENT = /^[ \t]*(?:#|$)/;
const BYTE_ORDER_MARK = "﻿";
/** What is shown of a long word: enough to find it by, since its line and column are given too. */
function excerpt(text) {
	return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}
/** Size in UTF-8. Encodes only where the number of UTF-16 units leaves the answer open. */
function isTooLarge(text) {
	if (text.length >= 3145728) return true;
	return text.length * 3 >= 3145728 && new TextEncoder().encode(text).length >= 3145728;
}
function readOwners$1(words, line, issues) {
	const owners = [];
	for (const { text, column } of words) {
		const kind = ownerKind(text);
		if (kind !== null) owners.push({
			handle: text,
			kind,
			column
		});
		else issues.add({
			id: "invalid-owner",
			says: "`{owner}` is not an owner that GitHub knows how to read, so it skips the whole line.",
			fix: "Write `@user`, `@organization/team` or an e-mail address, separated by blanks and without commas.",
			values: { owner: excerpt(text) }
		}, line, column);
	}
	return owners.length === words.length ? owners : null;
}
function checkPattern({ text: pattern, column }, line, issues) {
	const fault = patternFault(pattern);
	if (fault === null) return true;
	const { id, says, fix, offset, reason } = fault;
	const values = {
		pattern: excerpt(pattern),
		...reason === void 0 ? {} : { reason }
	};
	issues.add({
		id,
		says,
		fix,
		values
	}, line, column + offset);
	return false;
}
function warn({ text: pattern, column }, line, warnings) {
	const doubt = patternDoubt(pattern);
	if (doubt === null) return;
	const { id, says, fix, offset } = doubt;
	warnings.add({
		id,
		says,
		fix,
		values: { pattern: excerpt(pattern) }
	}, line, column + offset);
}
/** A line that cannot be split into a pattern and owners at all: reported here, and null. */
function readLine(text, line, issues) {
	if (text.length > 4096 && !COMMENT.test(text)) {
		issues.add({
			id: "long-line",
			says: "The line has {length} characters, and lines of more than {limit} are not read.",
			fix: "Shorten the pattern, or put the owners into a team and name the team.",
			values: {
				length: text.length,
				limit: LINE_LIMIT$1
			}
		}, line, 1);
		return null;
	}
	const split = splitLine(text);
	if (split === null) return null;
	const rest = text.slice(split.pattern.column - 1);
	if (!SECTION.test(rest)) return split;
	issues.add({
		id: "gitlab-section",
		says: "`{section}` looks like a section of GitLab's CODEOWNERS. GitHub has no sections and skips the line.",
		fix: "Remove the line, and write the section's owners on each line that needs them.",
		values: { section: excerpt(rest.trimEnd()) }
	}, line, split.pattern.column);
	return null;
}
/** Counts what matching will have to hold in memory and try. */
var Weight = class {
	segments = 0;
	wildcards = 0;
	add(pattern) {
		for (const [at, segment] of pattern.split("/").entries()) {
			this.segments++;
			if (segment === "**") this.wildcards += at === 0 ? 0 : 16;
			else if (segment !== "*" && /[*?]/.test(segment)) this.wildcards += segment.length;
		}
	}
	isTooGreat() {
		return this.segments > 4e5 || this.wildcards > 65536;
	}
};
/** A file that does not count as a whole. */
function refused$1(path, id, says, fix, limits) {
	return {
		path,
		loaded: false,
		rules: [],
		issues: [{
			id,
			says,
			fix,
			values: limits,
			where: { path }
		}],
		warnings: []
	};
}
function tooLarge(path) {
	return refused$1(path, "too-large", "The file has {limit} bytes or more. GitHub does not load such a file: no path has an owner, and no review is requested.", "Join lines by patterns until the file is smaller.", { limit: CODEOWNERS_LIMIT });
}
function tooComplex(path) {
	return refused$1(path, "too-complex", "The file has more than {segments} parts between slashes, or more than {wildcards} characters of parts with wildcards. Such a file is not evaluated.", "Own folders in place of single files and name patterns.", {
		segments: SEGMENT_LIMIT,
		wildcards: WILDCARD_LIMIT
	});
}
/**
* Reads the text of a CODEOWNERS file as GitHub does: a line that GitHub skips is an issue and the others count.
* Never throws. Where `loaded` is false, the file says nothing about owners, and the caller must not take that for
* "nobody owns anything".
* Sources: GitHub docs "About code owners", REST "List CODEOWNERS errors"; see README.md.
*/
function parseCodeowners(text, path) {
	if (isTooLarge(text)) return tooLarge(path);
	const issues = new IssueList(path);
	const warnings = new IssueList(path);
	const rules = [];
	const weight = new Weight();
	let number = 0;
	const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
	for (const ended of body.split("\n")) {
		const line = ++number;
		const split = readLine(ended.endsWith("\r") ? ended.slice(0, -1) : ended, line, issues);
		if (split === null) continue;
		const sound = checkPattern(split.pattern, line, issues);
		const owners = readOwners$1(split.owners, line, issues);
		if (!sound || owners === null) continue;
		warn(split.pattern, line, warnings);
		weight.add(split.pattern.text);
		if (weight.isTooGreat()) return tooComplex(path);
		rules.push({
			line,
			pattern: split.pattern.text,
			owners
		});
	}
	return {
		path,
		loaded: true,
		rules,
		issues: issues.all(),
		warnings: warnings.all()
	};
}
// src/core/collect/collect-ownership.ts
/** Reads the CODEOWNERS file that counts at a commit: the first of GitHub's three places that holds one. */
async function readOwners(tree) {
	const contents = await tree.read(CODEOWNERS_PATHS);
	for (const path of CODEOWNERS_PATHS) {
		const content = contents.get(path);
		if (content === void 0 || content.kind === "absent" || content.kind === "folder") continue;
		if (content.kind !== "text") return {
			file: unloaded(path),
			ownersOf: () => null
		};
		const file = parseCodeowners(content.text, path);
		const matcher = compileCodeowners(file);
		return {
			file,
			ownersOf: (asked) => {
				const rule = matcher.ruleFor(asked);
				return rule === null ? null : {
					line: rule.line,
					owners: rule.owners.map(({ handle }) => handle)
				};
			}
		};
	}
	return {
		file: null,
		ownersOf: () => null
	};
}
/** A file that GitHub would not load either: too large, a link, or not text. */
function unloaded(path) {
	return {
		path,
		loaded: false,
		rules: [],
		issues: [],
		warnings: []
	};
}
// src/core/collect/find-policy.ts
/**
* Finds and reads the policy of a commit: always the base's, never the head's.
* A policy that is there but cannot be read (a link, not text, too large), or that stands on one that cannot, is broken,
* never absent.
*/
async function findPolicy(base, readExtended = unreadExtended) {
	const contents = await base.read(POLICY_PATHS);
	for (const path of POLICY_PATHS) {
		const content = contents.get(path);
		if (content === void 0 || content.kind === "absent") continue;
		if (content.kind !== "text") {
			const issue = {
				id: "policy-unreadable",
				says: "the policy is not a text file but {kind}",
				fix: "make it a YAML file of less than a megabyte",
				values: { kind: content.kind },
				where: { path }
			};
			return {
				kind: "broken",
				path,
				digest: content.oid,
				issues: [issue]
			};
		}
		const file = parsePolicy(content.text, path, content.oid);
		const reading = file.ok ? await completePolicy(file.value, readExtended) : file;
		if (reading.ok) return {
			kind: "policy",
			policy: reading.value
		};
		return {
			kind: "broken",
			path,
			digest: content.oid,
			issues: reading.issues
		};
	}
	return { kind: "none" };
}
// src/core/collect/judge-content.ts
/** Judges what needs no person: every gate whose facts are content. Gates of people are deferred. */
async function judgeContent(request) {
	const { now, repository, pullRequest, changes, head, base, at, findTags, listTags, crypto } = request;
	const readExtended = readingOnce(request.readExtended ?? unreadExtended);
	const found = await findPolicy(base, readExtended);
	if (found.kind === "none") return {
		kind: "none",
		reason: "no-policy"
	};
	const subject = {
		pullRequest,
		now
	};
	if (found.kind === "broken") {
		const { path, digest, issues } = found;
		const because = brokenPolicy(issues, path, pullRequest.base.ref);
		return {
			kind: "judged",
			verdict: refuse$1({
				...subject,
				stage: "policy",
				policy: {
					path,
					digest
				},
				because
			}),
			by: null
		};
	}
	const { policy } = found;
	const named = request.stage === void 0 ? void 0 : policy.stages.find(({ name }) => name === request.stage);
	if (request.stage !== void 0 && named === void 0) return {
		kind: "unknown-stage",
		known: policy.stages.map(({ name }) => name)
	};
	const choice = named === void 0 ? stageOf(policy, pullRequest.base.ref) : {
		kind: "stage",
		stage: named
	};
	if (choice.kind === "none") return {
		kind: "none",
		reason: "not-gated"
	};
	if (choice.kind === "ambiguous") {
		const because = ambiguousStage(choice, pullRequest.base.ref);
		return {
			kind: "judged",
			verdict: refuse$1({
				...subject,
				stage: "policy",
				policy: judgedBy(policy),
				because
			}),
			by: null
		};
	}
	const owners = await readOwners(base);
	const content = await collectContent({
		head,
		base,
		at,
		changedPaths: request.paths ?? changes.map(({ path }) => path),
		owners,
		findTags,
		listTags,
		crypto,
		readExtended,
		...request.memory
	}, policy, choice.stage);
	const facts = {
		now,
		repository,
		pullRequest,
		changes: { paths: changes },
		roles: policy.roles,
		...content
	};
	const by = {
		policy,
		stage: choice.stage,
		facts,
		options: { missingFacts: "defer" }
	};
	return {
		kind: "judged",
		verdict: judge$1(policy, choice.stage, facts, by.options),
		by
	};
}
// src/core/report/causes.ts
/**
* Finds what follows from what: a gate that could not look at something (`error`) at the very place where another gate
* found it wrong (`fail`, and blocks) says nothing new. A manifest that is not valid keeps several gates from looking,
* and its author has one mistake to mend. Only places with line and column count: others stand for a whole file.
*/
function causesOf({ gates }) {
	const wrong = /* @__PURE__ */ new Map();
	for (const gate of gates) for (const finding of gate.severity === "block" ? gate.findings : []) {
		const place = finding.outcome === "fail" ? exactPlace(finding) : null;
		if (place !== null && !wrong.has(place)) wrong.set(place, {
			gate,
			finding
		});
	}
	const causes = /* @__PURE__ */ new Map();
	for (const gate of gates) for (const finding of gate.findings) {
		const place = finding.outcome === "error" ? exactPlace(finding) : null;
		const cause = place === null ? void 0 : wrong.get(place);
		if (cause !== void 0 && cause.gate !== gate) causes.set(finding, cause.finding);
	}
	return causes;
}
function exactPlace({ where }) {
	if (where?.line === void 0 || where.column === void 0) return null;
	return `${where.line}:${where.column}:${where.path}`;
}
// src/core/report/tally.ts
const ORDER$1 = [
	"error",
	"fail",
	"held",
	"pending",
	"warns",
	"waived",
	"pass",
	"skip"
];
/** What a gate, or a finding of it, means for the merge. */
function standing(gate, outcome) {
	return gate.severity === "warn" && blocks(outcome) ? "warns" : outcome;
}
/** What a gate means for the merge, where findings that only follow from another gate's count as that. */
function standingOfGate(gate, causes) {
	const own = gate.findings.filter((finding) => !causes.has(finding));
	if (own.some((finding) => finding.severity === "warn" && blocks(finding.outcome)) && !blocks(gate.outcome)) return "warns";
	if (own.length === gate.findings.length) return standing(gate, gate.outcome);
	const rest = gravest(own.flatMap(({ outcome, severity }) => severity === "warn" ? [] : [outcome]));
	if (blocks(rest)) return standing(gate, rest);
	return gate.severity === "warn" ? "warns" : "held";
}
/** Counts a verdict's gates. */
function tally(verdict) {
	const causes = causesOf(verdict);
	const of = (wanted) => verdict.gates.filter((gate) => standingOfGate(gate, causes) === wanted);
	const skip = of("skip");
	return {
		error: of("error"),
		fail: of("fail"),
		held: of("held"),
		pending: of("pending"),
		warns: of("warns"),
		waived: of("waived"),
		pass: of("pass"),
		skip,
		applied: verdict.gates.length - skip.length
	};
}
/** Gates as they are listed: the gravest first, the policy's order among equals. */
function gatesInOrder(verdict) {
	const causes = causesOf(verdict);
	const place = (gate) => ORDER$1.indexOf(standingOfGate(gate, causes));
	return verdict.gates.toSorted((a, b) => place(a) - place(b));
}
/** Findings the gravest first, in the gate's order among equals. */
function gravestFirst(findings) {
	return findings.toSorted((a, b) => byGravity(a.outcome, b.outcome));
}
/** Whether a finding (or gate) asks for something or excuses something; the others only say what was looked at. */
function isOpen({ outcome }) {
	return outcome !== "pass" && outcome !== "skip";
}
/** That other gates could not look because of a finding; `null` where none was kept from it. */
function heldBy({ holds = [] }) {
	if (holds.length === 0) return null;
	return {
		says: "Not judged until this is mended: {holds}.",
		values: { holds }
	};
}
/** What a finding means for the merge; a notice counts as a blocking gate's. */
function standingOf({ gate, finding }) {
	if (finding.severity === "warn" && blocks(finding.outcome)) return "warns";
	return gate === null ? finding.outcome : standing(gate, finding.outcome);
}
/** What could not be looked at and has no place in a file: nobody's mistake there. */
function isUnjudged({ finding }) {
	return finding.where === void 0 && finding.outcome === "error";
}
/** `gate/id`, the name that waivers and tests use; a notice's gate is called `verdict`. */
function nameOf({ gate, finding }) {
	return `${gate?.gate ?? "verdict"}/${finding.id}`;
}
/**
* Every open finding, the gravest first, and every notice, whatever it comes to: a judgement says one only to be read.
* What only follows from another finding is left out; that one names the gates that it holds back.
*/
function openFindings(verdict) {
	const causes = causesOf(verdict);
	const held = /* @__PURE__ */ new Map();
	const all = verdict.notices.map((finding) => ({
		gate: null,
		finding
	}));
	for (const gate of verdict.gates) for (const finding of gate.findings) {
		const cause = causes.get(finding);
		if (cause === void 0) all.push({
			gate,
			finding
		});
		else held.set(cause, [.../* @__PURE__ */ new Set([...held.get(cause) ?? [], gate.gate])]);
	}
	return all.filter(({ gate, finding }) => gate === null || isOpen(finding)).map((placed) => {
		const holds = held.get(placed.finding);
		return holds === void 0 ? placed : {
			...placed,
			holds
		};
	}).toSorted((a, b) => ORDER$1.indexOf(standingOf(a)) - ORDER$1.indexOf(standingOf(b)));
}
/** Who can act on the findings that block, each once, in order of appearance. */
function whoCanAct(findings) {
	const open = findings.filter(({ outcome, severity }) => severity !== "warn" && blocks(outcome));
	return [...new Set(open.flatMap((finding) => finding.who ?? []))];
}
/** `path:line`, as editors and terminals understand it. */
function placeOf(where) {
	return where.line === void 0 ? where.path : `${where.path}:${where.line}`;
}
// src/core/report/headline.ts
const ids = (gates) => gates.map((gate) => gate.gate);
const everyFinding = (gates) => gates.flatMap((gate) => gate.findings);
const plural = (count, one, many) => count === 1 ? one : many;
/**
* The verdict in one line, as parts to be joined: what keeps the merge back, then for whom it waits.
* `2 of 11 gates block · waiting for @acme/sre`; `all 5 gates pass`; `3 gates could not be judged`.
*/
function headlineParts(verdict) {
	const count = tally(verdict);
	const parts = [...blockedParts(verdict, count), ...waitingParts(count)];
	if (parts.length === 0) parts.push(greenPart(verdict, count));
	const warned = count.warns.length;
	if (warned > 0) parts.push({
		says: `{warned} ${plural(warned, "gate warns", "gates warn")}`,
		values: { warned }
	});
	if (verdict.deferred.length > 0) parts.push({
		says: "{deferred} still to come in the pull request",
		values: { deferred: verdict.deferred }
	});
	return parts;
}
function blockedParts(verdict, count) {
	const parts = [];
	const [mendable, unjudged] = byMendable(count.error);
	if (unjudged.length > 0) {
		const gates = plural(unjudged.length, "gate", "gates");
		parts.push({
			says: `{count} ${gates} could not be judged`,
			values: { count: unjudged.length }
		});
	} else if (isWhollyUnjudged(verdict)) parts.push({
		says: "this pull request could not be judged",
		values: {}
	});
	if (mendable.length > 0) {
		const says = `{count} ${plural(mendable.length, "gate", "gates")} cannot be judged before something is mended`;
		parts.push({
			says,
			values: { count: mendable.length }
		});
	}
	const failed = count.fail.length;
	if (failed > 0) {
		const says = `{failed} of {applied} ${plural(count.applied, "gate", "gates")} ${plural(failed, "blocks", "block")}`;
		parts.push({
			says,
			values: {
				failed,
				applied: count.applied
			}
		});
	} else if (verdict.outcome === "fail") parts.push({
		says: "it may not merge",
		values: {}
	});
	const held = count.held.length;
	if (held > 0) {
		const says = `{held} ${plural(held, "is", "are")} not judged until that is mended`;
		parts.push({
			says,
			values: { held }
		});
	}
	return parts;
}
/** Whether the judgement as a whole failed, and not only gates that tell of it themselves. */
function isWhollyUnjudged({ outcome, notices, gates }) {
	if (outcome !== "error") return false;
	return !gates.some((gate) => gate.severity === "block" && gate.outcome === "error") || notices.some((notice) => notice.outcome === "error");
}
function waitingParts(count) {
	const gates = [...count.fail.filter(isAlsoWaiting), ...count.pending];
	if (gates.length === 0) return [];
	const who = whoCanAct(everyFinding(gates).filter(({ outcome }) => outcome === "pending"));
	const shown = who.slice(0, 3);
	const left = who.length - shown.length;
	const isForPeople = count.pending.some(({ kind }) => kind === "people");
	const waiting = who.length === 0 ? {
		says: `waiting for ${isForPeople ? "people" : "time or other tools"} in {gates}`,
		values: { gates: ids(count.pending) }
	} : {
		says: `waiting for \`{who}\`${left > 0 ? " and {left} more" : ""}`,
		values: {
			who: shown,
			left
		}
	};
	const others = count.pass.length + count.waived.length;
	if (others === 0 || others + count.pending.length !== count.applied) return [waiting];
	return [waiting, {
		says: plural(others, "the other gate passes", "the other {others} gates pass"),
		values: { others }
	}];
}
function greenPart(verdict, count) {
	if (count.applied === 0 && verdict.deferred.length > 0) return {
		says: "nothing to judge here",
		values: {}
	};
	if (verdict.outcome === "skip" || count.applied === 0) return {
		says: "nothing was judged, so it may not merge",
		values: {}
	};
	if (blocks(verdict.outcome)) return {
		says: "it may not merge yet",
		values: {}
	};
	const passed = count.pass.length + count.waived.length;
	const all = passed === count.applied && verdict.deferred.length === 0 ? plural(passed, "the only gate passes", passed === 2 ? "both gates pass" : "all {passed} gates pass") : plural(passed, "1 gate passes", "{passed} gates pass");
	const waived = count.waived.length;
	return {
		says: waived > 0 ? `${all}, {waived} by a waiver` : all,
		values: {
			passed,
			waived
		}
	};
}
/** {@link headlineParts} in a style. */
function headline(verdict, style) {
	return headlineParts(verdict).map((part) => says(part, style)).join(" · ");
}
/** The verdict in a few plain sentences: may it merge, what keeps it back and who can act, what else is to be known. */
function sentences(verdict) {
	const count = tally(verdict);
	return [...blockedSentences(verdict, count), ...otherSentences(verdict, count)];
}
function blockedSentences(verdict, count) {
	const said = unjudgedSentences(verdict, count);
	if (count.fail.length > 0) {
		const who = whoCanAct(everyFinding(count.fail).filter(({ outcome }) => outcome !== "pending"));
		const by = who.length > 0 ? ", by `{who}`" : "";
		said.push({
			says: `To be mended${by}: {gates}.`,
			values: {
				who,
				gates: ids(count.fail)
			}
		});
	}
	if (count.held.length > 0) said.push({
		says: "Not judged until that is mended: {gates}.",
		values: { gates: ids(count.held) }
	});
	const waiting = [...[...count.error, ...count.fail].filter(isAlsoWaiting), ...count.pending];
	if (waiting.length > 0) {
		const who = whoCanAct(everyFinding(waiting).filter(({ outcome }) => outcome === "pending"));
		const when = said.length > 0 ? "Then" : "Nothing is wrong;";
		const whom = who.length > 0 ? "`{who}`" : "people";
		said.push({
			says: `${when} it waits for ${whom} ({gates}).`,
			values: {
				who,
				gates: ids(waiting)
			}
		});
	}
	if (verdict.outcome === "skip") {
		const says = verdict.deferred.length > 0 ? "Nothing in this change is judged here." : "No gate applied here. A stage that judges nothing lets nothing through.";
		said.push({
			says,
			values: {}
		});
	}
	if (said.length === 0 && blocks(verdict.outcome)) said.push({
		says: "Something beside the gates keeps this back: it is said below.",
		values: {}
	});
	return said;
}
/** Whether a gate that blocks for another reason waits for people besides. */
function isAlsoWaiting({ findings }) {
	return whoCanAct(findings.filter(({ outcome }) => outcome === "pending")).length > 0;
}
/** What could not be judged: by a failure of ours or GitHub's, or because a file is to be mended first. */
function unjudgedSentences(verdict, count) {
	const said = [];
	const [mendable, unjudged] = byMendable(count.error);
	if (unjudged.length > 0 || isWhollyUnjudged(verdict)) {
		const which = unjudged.length > 0 ? "{gates}" : "this pull request";
		const who = whoCanAct(everyFinding(unjudged).filter(({ outcome }) => outcome === "error"));
		const by = who.length > 0 ? " Who can act: `{who}`." : "";
		said.push({
			says: `Gatehouse could not judge ${which}. That says nothing about the content; but what was not looked at cannot be let through, so the merge is kept back.${by}`,
			values: {
				who,
				gates: ids(unjudged)
			}
		});
	}
	if (mendable.length > 0) {
		const who = whoCanAct(everyFinding(mendable));
		const by = who.length > 0 ? ", by `{who}`" : "";
		said.push({
			says: `Not judged, since what has to be looked at is to be mended first${by}: {gates}.`,
			values: {
				who,
				gates: ids(mendable)
			}
		});
	}
	return said;
}
/** Gates whose every error has a place in a file, where somebody can mend it, and the others. */
function byMendable(gates) {
	const isMendable = ({ findings }) => findings.every(({ outcome, where }) => outcome !== "error" || where !== void 0);
	return [gates.filter(isMendable), gates.filter((gate) => !isMendable(gate))];
}
function otherSentences(verdict, count) {
	const said = [];
	if (count.waived.length > 0) said.push({
		says: "Excused by a reviewed waiver: {gates}.",
		values: { gates: ids(count.waived) }
	});
	if (count.warns.length > 0) said.push({
		says: "Only warning, so not in the way: {gates}.",
		values: { gates: ids(count.warns) }
	});
	if (verdict.deferred.length > 0) said.push({
		says: "Not judged here but by Gatehouse's check in the pull request: {gates}.",
		values: { gates: verdict.deferred }
	});
	if (!blocks(verdict.outcome) && verdict.outcome !== "skip" && verdict.deferred.length === 0) said.unshift({
		says: "Nothing keeps this back.",
		values: {}
	});
	return said;
}
// src/crypto/blob-digest.ts
/**
* SHA-256 of bytes in hexadecimal, where git's blob id of these bytes is `oid` (SHA-1, or SHA-256 in newer repositories); `null` where it is not. So
* bytes that came as a text, which a server may have written in another encoding, are known to be those of the file.
*/
function blobDigest(bytes, oid) {
	const algorithm = oid.length === 64 ? "sha256" : "sha1";
	return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === oid ? createHash("sha256").update(bytes).digest("hex") : null;
}
// src/crypto/file-digests.ts
const LF = 10;
const CR = 13;
/** Bytes that are turned into text at once. */
const PIECE = 1048576;
/** Digests of a file's bytes, and of the same text as a clone with the other line endings would have it. */
function fileDigests(bytes) {
	const hex = (algorithm) => createHash(algorithm).update(bytes).digest("hex");
	const other = otherLineEndings(bytes);
	return {
		size: bytes.length,
		sha256: hex("sha256"),
		sha512: hex("sha512"),
		sha1: hex("sha1"),
		md5: hex("md5"),
		...other === null ? {} : { otherLineEndings: other }
	};
}
function otherLineEndings(bytes) {
	if (bytes.indexOf(LF) < 0 || !isText(bytes)) return null;
	const [from, to] = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("\r\n") ? ["\r\n", "\n"] : ["\n", "\r\n"];
	const hashes = [createHash("sha256"), createHash("md5")];
	for (const piece of pieces(bytes)) {
		const converted = Buffer.from(piece.toString("latin1").replaceAll(from, to), "latin1");
		for (const hash of hashes) hash.update(converted);
	}
	return {
		sha256: hashes[0].digest("hex"),
		md5: hashes[1].digest("hex")
	};
}
/** Whether bytes are UTF-8 without a NUL, which git, too, takes for a sign of a binary file. */
function isText(bytes) {
	if (bytes.includes(0)) return false;
	const decoder = new TextDecoder("utf-8", { fatal: true });
	try {
		for (const piece of pieces(bytes)) decoder.decode(piece, { stream: true });
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}
/** The bytes piece by piece, none of which ends between a carriage return and its line feed. */
function* pieces(bytes) {
	for (let at = 0; at < bytes.length;) {
		let end = Math.min(at + PIECE, bytes.length);
		if (end < bytes.length && bytes[end - 1] === CR && end - at > 1) end--;
		yield Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at);
		at = end;
	}
}
// src/crypto/statement.ts
/** Payload type of in-toto statements in DSSE envelopes. */
const IN_TOTO = "application/vnd.in-toto+json";
/** Subjects that are read; a model of more files is refused, never cut. */
const MOST_SUBJECTS$1 = 1e4;
const digests$1 = record(string().max(100), string().max(1e3));
const statement = object({
	_type: _enum(["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"]),
	subject: array(object({
		name: string().max(4096).optional(),
		digest: digests$1
	})).max(MOST_SUBJECTS$1),
	predicateType: string().max(1e3),
	predicate: unknown().optional()
});
/** Predicate of OpenSSF model signing since 1.0: its one subject is a digest over the digests of the files. */
const MODEL_SIGNING = /^https:\/\/model_signing\/signature\/v1\.\d{1,3}$/;
const modelSigning = object({
	serialization: object({ method: string().max(100) }),
	resources: array(object({
		name: string().max(4096),
		algorithm: string().max(100),
		digest: string().max(1e3)
	})).max(MOST_SUBJECTS$1)
});
const repositoryUri = string().max(2e3);
const provenance = object({
	runDetails: object({ builder: object({ id: repositoryUri }).optional() }).optional(),
	buildDefinition: object({
		externalParameters: object({ workflow: object({ repository: repositoryUri }).optional() }).optional(),
		resolvedDependencies: array(object({ digest: object({ gitCommit: repositoryUri.optional() }).optional() })).optional()
	}).optional(),
	builder: object({ id: repositoryUri }).optional(),
	invocation: object({ configSource: object({
		uri: repositoryUri.optional(),
		digest: object({ sha1: repositoryUri.optional() }).optional()
	}).optional() }).optional()
});
/** Reads the statement of an envelope. Never throws. Sources: in-toto attestation spec 1.0, SLSA 0.2 and 1, model_signing 1. */
function readStatement(payloadType, payload) {
	if (payloadType !== IN_TOTO) return refused("what it signs is no in-toto statement");
	const parsed = statement.safeParse(jsonOf$1(payload));
	if (!parsed.success) return refused(`what it signs is no in-toto statement with at most ${MOST_SUBJECTS$1} subjects`);
	const { predicateType, predicate, subject } = parsed.data;
	if (MODEL_SIGNING.test(predicateType)) return readModelSigning(predicateType, predicate, subject[0]?.digest["sha256"]);
	return {
		predicateType,
		subjects: subject.map(({ name, digest }, index) => artifact(name ?? "", digest, `/subject/${index}`)),
		...originOf(predicate)
	};
}
function readModelSigning(predicateType, predicate, root) {
	const parsed = modelSigning.safeParse(predicate);
	if (!parsed.success) return refused("the list of the model's files in it cannot be read", predicateType);
	const { serialization, resources } = parsed.data;
	if (serialization.method !== "files") return refused("it lists pieces of files in place of whole files, which cannot be compared here", predicateType);
	const hash = createHash("sha256");
	for (const { digest } of resources) hash.update(Buffer.from(digest, "hex"));
	if (root === void 0 || hash.digest("hex") !== root.toLowerCase()) return refused("the digest of the whole model in it is not that of the files that it lists", predicateType);
	return {
		predicateType,
		subjects: resources.map(({ name, algorithm, digest }, index) => artifact(name, { [algorithm]: digest }, `/predicate/resources/${index}`))
	};
}
function originOf(predicate) {
	const parsed = provenance.safeParse(predicate);
	if (!parsed.success) return {};
	const { runDetails, buildDefinition, builder: older, invocation } = parsed.data;
	const builder = runDetails?.builder?.id ?? older?.id;
	const sourceRepository = buildDefinition?.externalParameters?.workflow?.repository ?? invocation?.configSource?.uri;
	const sourceCommit = (buildDefinition?.resolvedDependencies?.flatMap(({ digest }) => digest?.gitCommit ?? []) ?? [])[0] ?? invocation?.configSource?.digest?.sha1;
	return {
		...builder === void 0 ? {} : { builder },
		...sourceRepository === void 0 ? {} : { sourceRepository },
		...sourceCommit === void 0 ? {} : { sourceCommit }
	};
}
function artifact(name, stated, pointer) {
	return {
		name,
		digests: Object.entries(stated).filter(([, value]) => /^[0-9a-fA-F]+$/.test(value)).map(([algorithm, value]) => ({
			algorithm,
			value: value.toLowerCase()
		})),
		source: { pointer }
	};
}
function refused(because, predicateType = null) {
	return {
		predicateType,
		subjects: [],
		because
	};
}
function jsonOf$1(payload) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
	} catch {
		return;
	}
}
// src/crypto/envelope.ts
/** Bounds that no real bundle comes near, so that a hostile one costs little. */
const MOST_SIGNATURES = 10;
const MOST_CERTIFICATES = 10;
const part = string().max(5e4);
const encoded = string().regex(/^[A-Za-z0-9+/_=-]*$/);
const dsse = object({
	payloadType: string().max(300),
	payload: encoded,
	signatures: array(object({
		sig: part,
		keyid: part.nullish()
	})).min(1).max(MOST_SIGNATURES)
});
const certificate = object({ rawBytes: part });
const bounded = array(unknown()).max(MOST_SIGNATURES).nullish();
const material = object({
	publicKey: object({
		hint: part.nullish(),
		rawBytes: part.nullish()
	}).nullish(),
	certificate: certificate.nullish(),
	x509CertificateChain: object({ certificates: array(certificate).max(MOST_CERTIFICATES) }).nullish(),
	tlogEntries: bounded,
	timestampVerificationData: object({ rfc3161Timestamps: bounded }).nullish()
});
const messageSignature = object({ signature: part });
const bundle = object({
	mediaType: string().regex(/^application\/vnd\.dev\.sigstore\.bundle[.+]/).max(200),
	verificationMaterial: material,
	dsseEnvelope: dsse.nullish(),
	messageSignature: messageSignature.nullish()
}).refine(({ dsseEnvelope, messageSignature: message }) => dsseEnvelope == null !== (message == null));
/** Tells what a JSON value is; `null` when it is neither, or larger than any real one. Sources: sigstore bundle 0.1-0.3, DSSE 1. */
function envelopeOf(value) {
	const found = bundle.safeParse(value);
	if (found.success) return {
		kind: "bundle",
		bundle: found.data
	};
	const plain = dsse.safeParse(value);
	return plain.success ? {
		kind: "dsse",
		dsse: plain.data
	} : null;
}
/** What is signed of an envelope: its pre-authentication encoding (DSSE 1, "PAE"). */
function preAuthEncoding(payloadType, payload) {
	const type = Buffer.from(payloadType);
	return Buffer.concat([
		Buffer.from(`DSSEv1 ${type.length} `),
		type,
		Buffer.from(` ${payload.length} `),
		payload
	]);
}
// src/crypto/proof.ts
/** A detached signature whose file is not known. */
const NO_CONTENT = {
	status: "unreadable",
	because: "the file that it signs, whose name is its own without the ending, is not there"
};
/** A signature of something else. */
const DOES_NOT_HOLD = {
	status: "broken",
	because: "the signature does not hold for what it is about"
};
// src/crypto/ssh-fields.ts
/** Reads the fields of an OpenSSH blob one after another (RFC 4251, section 5). Throws a RangeError where it ends early. */
var SshFields = class {
	#bytes;
	#at = 0;
	constructor(bytes) {
		this.#bytes = bytes;
	}
	/** Whether everything was read. */
	get done() {
		return this.#at === this.#bytes.length;
	}
	/** So many bytes as they are. */
	take(length) {
		const end = this.#at + length;
		if (end > this.#bytes.length) throw new RangeError("an OpenSSH blob ends early");
		const field = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		return field;
	}
	uint32() {
		return this.take(4).readUInt32BE(0);
	}
	/** A `string`: bytes after their length. */
	bytes() {
		return this.take(this.uint32());
	}
	text() {
		return this.bytes().toString("latin1");
	}
	/** An `mpint` that is not negative, without leading zeros. */
	integer() {
		const bytes = this.bytes();
		const first = bytes.findIndex((byte) => byte !== 0);
		return first < 0 ? Buffer.alloc(0) : bytes.subarray(first);
	}
};
/** A `string` of RFC 4251: bytes after their length. */
function sshString(bytes) {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes.length);
	return Buffer.concat([length, bytes]);
}
// src/crypto/ssh-key.ts
const CURVES = /* @__PURE__ */ new Map([
	["ecdsa-sha2-nistp256", {
		crv: "P-256",
		size: 32
	}],
	["ecdsa-sha2-nistp384", {
		crv: "P-384",
		size: 48
	}],
	["ecdsa-sha2-nistp521", {
		crv: "P-521",
		size: 66
	}]
]);
/** Size in bytes of a coordinate of the curve that a key type of OpenSSH names; `null` for types without one. */
function coordinateSize(type) {
	return CURVES.get(type)?.size ?? null;
}
/**
* The key of an OpenSSH public key blob (RFC 4253, 5656, 8709); `null` for types that are not verified here (DSA, security
* keys, certificates) and blobs that are none.
*/
function sshKey(blob) {
	try {
		const fields = new SshFields(blob);
		const type = fields.text();
		const jwk = jwkOf(type, fields);
		if (jwk === null || !fields.done) return null;
		return {
			type,
			key: createPublicKey({
				key: jwk,
				format: "jwk"
			})
		};
	} catch {
		return null;
	}
}
function jwkOf(type, fields) {
	if (type === "ssh-ed25519") return {
		kty: "OKP",
		crv: "Ed25519",
		x: url(fields.bytes())
	};
	if (type === "ssh-rsa") return {
		kty: "RSA",
		e: url(fields.integer()),
		n: url(fields.integer())
	};
	const curve = CURVES.get(type);
	if (curve === void 0 || fields.text() !== type.slice(11)) return null;
	const point = fields.bytes();
	if (point[0] !== 4 || point.length !== 1 + 2 * curve.size) return null;
	const x = url(point.subarray(1, 1 + curve.size));
	return {
		kty: "EC",
		crv: curve.crv,
		x,
		y: url(point.subarray(1 + curve.size))
	};
}
function url(bytes) {
	return bytes.toString("base64url");
}
// src/crypto/trusted-keys.ts
/** Keys that are read of all files together. */
const MOST_KEYS = 100;
/** Characters of one file that are read. */
const MOST_TEXT = 2e5;
const PEM = /-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE)-----[A-Za-z0-9+/=\s]*-----END \1-----/g;
const SSH_TYPE = /^(ssh-|ecdsa-sha2-|sk-)/;
/** The namespace of signatures over files, by the manual of ssh-keygen: what counts where the key file names none. */
const FILE_NAMESPACE = "file";
/** Reads the keys that a policy trusts. Never throws on what the files hold. */
function trustedKeys(files) {
	const keys = [];
	let unusable = false;
	for (const { path, pem } of files) {
		const text = pem.slice(0, MOST_TEXT);
		const found = text.includes("-----BEGIN ") ? pemKeys(path, text) : sshKeys(path, text);
		keys.push(...found.keys);
		unusable ||= found.unusable || pem.length > MOST_TEXT || found.keys.length === 0;
	}
	return {
		keys: keys.slice(0, MOST_KEYS),
		unusable: unusable || keys.length > MOST_KEYS
	};
}
function pemKeys(path, text) {
	const keys = (text.match(PEM) ?? []).flatMap((block) => {
		const key = publicKeyOf(block);
		return key === null ? [] : [pemKey(path, key)];
	});
	return {
		keys,
		unusable: keys.length < text.split("-----BEGIN ").length - 1
	};
}
/** The public key of a PEM text or of DER (SubjectPublicKeyInfo); `null` when it is none. */
function publicKeyOf(source) {
	try {
		return typeof source === "string" ? createPublicKey(source) : createPublicKey({
			key: source,
			format: "der",
			type: "spki"
		});
	} catch {
		return null;
	}
}
function pemKey(path, key) {
	const der = key.export({
		type: "spki",
		format: "der"
	});
	const sha256 = (data, encoding) => createHash("sha256").update(data).digest(encoding);
	const hints = [
		sha256(key.export({
			type: "spki",
			format: "pem"
		}), "hex"),
		sha256(der, "hex"),
		sha256(der, "base64")
	];
	return {
		path,
		key,
		fingerprint: fingerprintOf(der),
		hints
	};
}
function fingerprintOf(bytes) {
	return `SHA256:${createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "")}`;
}
function sshKeys(path, text) {
	const keys = [];
	let unusable = false;
	for (const line of text.split(/\r?\n/)) {
		const trimmed = line.trim();
		if (trimmed === "" || trimmed.startsWith("#")) continue;
		const key = sshLine(path, trimmed);
		if (key === null) unusable = true;
		else keys.push(key);
	}
	return {
		keys,
		unusable
	};
}
/**
* A line of `allowed_signers` (`who [options] type key [comment]`) or a public key (`type key [comment]`). Lines with options
* that are not judged here (a certificate authority, dates, patterns of namespaces) are not used: ssh-keygen(1), ALLOWED SIGNERS.
*/
function sshLine(path, line) {
	const words = line.split(/[ \t]+/);
	const at = words.findIndex((word, index) => index <= 2 && SSH_TYPE.test(word));
	const encoded = words[at + 1];
	if (at < 0 || encoded === void 0 || !/^[A-Za-z0-9+/]{1,20000}={0,2}$/.test(encoded)) return null;
	const namespaces = at < 2 ? [FILE_NAMESPACE] : namespacesOf(words[1] ?? "");
	const blob = Buffer.from(encoded, "base64");
	const read = sshKey(blob);
	if (namespaces === null || read === null || read.type !== words[at]) return null;
	const ssh = {
		type: read.type,
		blob,
		namespaces
	};
	return {
		path,
		key: read.key,
		fingerprint: fingerprintOf(blob),
		hints: [],
		ssh
	};
}
function namespacesOf(options) {
	const listed = /^namespaces="([^"*?!\s]+)"$/i.exec(options)?.[1];
	return listed === void 0 ? null : listed.split(",").filter((name) => name !== "");
}
// src/crypto/trusted-root.ts
/**
* Sigstore's public trusted root: authorities of certificates and time stamps, and transparency logs. Old keys stay in it, so it
* keeps verifying what it verified; signatures by keys that are newer than it need `trustedRoot` of the policy until it is renewed.
*/
const trustedRoot = {
	mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
	tlogs: [{
		baseUrl: "https://rekor.sigstore.dev",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: { start: "2021-01-12T11:53:27Z" }
		},
		logId: { keyId: "wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0=" }
	}, {
		baseUrl: "https://log2025-1.rekor.sigstore.dev",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=",
			keyDetails: "PKIX_ED25519",
			validFor: { start: "2025-09-23T00:00:00Z" }
		},
		logId: { keyId: "zxGZFVvd0FEmjR8WrFwMdcAJ9vtaY/QXf44Y1wUeP6A=" }
	}],
	certificateAuthorities: [{
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore"
		},
		uri: "https://fulcio.sigstore.dev",
		certChain: { certificates: [{ rawBytes: "MIIB+DCCAX6gAwIBAgITNVkDZoCiofPDsy7dfm6geLbuhzAKBggqhkjOPQQDAzAqMRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxETAPBgNVBAMTCHNpZ3N0b3JlMB4XDTIxMDMwNzAzMjAyOVoXDTMxMDIyMzAzMjAyOVowKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTB2MBAGByqGSM49AgEGBSuBBAAiA2IABLSyA7Ii5k+pNO8ZEWY0ylemWDowOkNa3kL+GZE5Z5GWehL9/A9bRNA3RbrsZ5i0JcastaRL7Sp5fp/jD5dxqc/UdTVnlvS16an+2Yfswe/QuLolRUCrcOE2+2iA5+tzd6NmMGQwDgYDVR0PAQH/BAQDAgEGMBIGA1UdEwEB/wQIMAYBAf8CAQEwHQYDVR0OBBYEFMjFHQBBmiQpMlEk6w2uSu1KBtPsMB8GA1UdIwQYMBaAFMjFHQBBmiQpMlEk6w2uSu1KBtPsMAoGCCqGSM49BAMDA2gAMGUCMH8liWJfMui6vXXBhjDgY4MwslmN/TJxVe/83WrFomwmNf056y1X48F9c4m3a3ozXAIxAKjRay5/aj/jsKKGIkmQatjI8uupHr/+CxFvaJWmpYqNkLDGRU+9orzh5hI2RrcuaQ==" }] },
		validFor: {
			start: "2021-03-07T03:20:29Z",
			end: "2022-12-31T23:59:59.999Z"
		}
	}, {
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore"
		},
		uri: "https://fulcio.sigstore.dev",
		certChain: { certificates: [{ rawBytes: "MIICGjCCAaGgAwIBAgIUALnViVfnU0brJasmRkHrn/UnfaQwCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMjA0MTMyMDA2MTVaFw0zMTEwMDUxMzU2NThaMDcxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEeMBwGA1UEAxMVc2lnc3RvcmUtaW50ZXJtZWRpYXRlMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8RVS/ysH+NOvuDZyPIZtilgUF9NlarYpAd9HP1vBBH1U5CV77LSS7s0ZiH4nE7Hv7ptS6LvvR/STk798LVgMzLlJ4HeIfF3tHSaexLcYpSASr1kS0N/RgBJz/9jWCiXno3sweTAOBgNVHQ8BAf8EBAMCAQYwEwYDVR0lBAwwCgYIKwYBBQUHAwMwEgYDVR0TAQH/BAgwBgEB/wIBADAdBgNVHQ4EFgQU39Ppz1YkEZb5qNjpKFWixi4YZD8wHwYDVR0jBBgwFoAUWMAeX5FFpWapesyQoZMi0CrFxfowCgYIKoZIzj0EAwMDZwAwZAIwPCsQK4DYiZYDPIaDi5HFKnfxXx6ASSVmERfsynYBiX2X6SJRnZU84/9DZdnFvvxmAjBOt6QpBlc4J/0DxvkTCqpclvziL6BCCPnjdlIB3Pu3BxsPmygUY7Ii2zbdCdliiow=" }, { rawBytes: "MIIB9zCCAXygAwIBAgIUALZNAPFdxHPwjeDloDwyYChAO/4wCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMTEwMDcxMzU2NTlaFw0zMTEwMDUxMzU2NThaMCoxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjERMA8GA1UEAxMIc2lnc3RvcmUwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAT7XeFT4rb3PQGwS4IajtLk3/OlnpgangaBclYpsYBr5i+4ynB07ceb3LP0OIOZdxexX69c5iVuyJRQ+Hz05yi+UF3uBWAlHpiS5sh0+H2GHE7SXrk1EC5m1Tr19L9gg92jYzBhMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRYwB5fkUWlZql6zJChkyLQKsXF+jAfBgNVHSMEGDAWgBRYwB5fkUWlZql6zJChkyLQKsXF+jAKBggqhkjOPQQDAwNpADBmAjEAj1nHeXZp+13NWBNa+EDsDP8G1WWg1tCMWP/WHPqpaVo0jhsweNFZgSs0eE7wYI4qAjEA2WB9ot98sIkoF3vZYdd3/VtWB5b9TNMea7Ix/stJ5TfcLLeABLE4BNJOsQ4vnBHJ" }] },
		validFor: { start: "2022-04-13T20:06:15Z" }
	}],
	ctlogs: [{
		baseUrl: "https://ctfe.sigstore.dev/test",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbfwR+RJudXscgRBRpKX1XFDy3PyudDxz/SfnRi1fT8ekpfBd2O1uoz7jr3Z8nKzxA69EUQ+eFCFI3zeubPWU7w==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: {
				start: "2021-03-14T00:00:00Z",
				end: "2022-10-31T23:59:59.999Z"
			}
		},
		logId: { keyId: "CGCS8ChS/2hF0dFrJ4ScRWcYrBY9wzjSbea8IgY2b3I=" }
	}, {
		baseUrl: "https://ctfe.sigstore.dev/2022",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiPSlFi0CmFTfEjCUqF9HuCEcYXNKAaYalIJmBZ8yyezPjTqhxrKBpMnaocVtLJBI1eM3uXnQzQGAJdJ4gs9Fyw==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: { start: "2022-10-20T00:00:00Z" }
		},
		logId: { keyId: "3T0wasbHETJjGR4cmWc3AqJKXrjePK3/h4pygC8p7o4=" }
	}],
	timestampAuthorities: [{
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore-tsa-selfsigned"
		},
		uri: "https://timestamp.sigstore.dev/api/v1/timestamp",
		certChain: { certificates: [{ rawBytes: "MIICEDCCAZagAwIBAgIUOhNULwyQYe68wUMvy4qOiyojiwwwCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMC4xFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEVMBMGA1UEAxMMc2lnc3RvcmUtdHNhMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE4ra2Z8hKNig2T9kFjCAToGG30jky+WQv3BzL+mKvh1SKNR/UwuwsfNCg4sryoYAd8E6isovVA3M4aoNdm9QDi50Z8nTEyvqgfDPtTIwXItfiW/AFf1V7uwkbkAoj0xxco2owaDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFIn9eUOHz9BlRsMCRscsc1t9tOsDMB8GA1UdIwQYMBaAFJjsAe9/u1H/1JUeb4qImFMHic6/MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMDA2gAMGUCMDtpsV/6KaO0qyF/UMsX2aSUXKQFdoGTptQGc0ftq1csulHPGG6dsmyMNd3JB+G3EQIxAOajvBcjpJmKb4Nv+2Taoj8Uc5+b6ih6FXCCKraSqupe07zqswMcXJTe1cExvHvvlw==" }, { rawBytes: "MIIB9zCCAXygAwIBAgIUV7f0GLDOoEzIh8LXSW80OJiUp14wCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMDkxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEgMB4GA1UEAxMXc2lnc3RvcmUtdHNhLXNlbGZzaWduZWQwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAQUQNtfRT/ou3YATa6wB/kKTe70cfJwyRIBovMnt8RcJph/COE82uyS6FmppLLL1VBPGcPfpQPYJNXzWwi8icwhKQ6W/Qe2h3oebBb2FHpwNJDqo+TMaC/tdfkv/ElJB72jRTBDMA4GA1UdDwEB/wQEAwIBBjASBgNVHRMBAf8ECDAGAQH/AgEAMB0GA1UdDgQWBBSY7AHvf7tR/9SVHm+KiJhTB4nOvzAKBggqhkjOPQQDAwNpADBmAjEAwGEGrfGZR1cen1R8/DTVMI943LssZmJRtDp/i7SfGHmGRP6gRbuj9vOK3b67Z0QQAjEAuT2H673LQEaHTcyQSZrkp4mX7WwkmF+sVbkYY5mXN+RMH13KUEHHOqASaemYWK/E" }] },
		validFor: { start: "2025-07-04T00:00:00Z" }
	}]
};
// src/crypto/verify-identity.ts
/** Roots that are tried; GitHub's own list has two. */
const MOST_ROOTS = 10;
/**
* Verifies a bundle with a certificate offline, against trusted roots that are ours or the base branch's, and compares who
* signed, letter by letter, with the identities of the policy. Never rejects on what the bundle holds.
* The libraries are loaded with the first bundle: most pull requests have none.
*/
async function verifyIdentity(value, content, anchors) {
	const [{ bundleFromJSON }, verifying, { TrustedRoot }] = await Promise.all([
		import("./dist3.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./dist4.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./dist2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))
	]);
	const roots = rootsOf(anchors.trustedRoot);
	let bundle;
	let entity;
	try {
		bundle = bundleFromJSON(value);
		entity = verifying.toSignedEntity(bundle, content === void 0 ? void 0 : Buffer.from(content));
	} catch {
		return {
			proof: {
				status: "unreadable",
				because: "it is no whole Sigstore bundle"
			},
			dsse: null
		};
	}
	const dsse = bundle.content.$case === "dsseEnvelope" ? bundle.content.dsseEnvelope : null;
	if (roots === null) return {
		proof: {
			status: "unreadable",
			because: "the policy's trusted root cannot be read as one"
		},
		dsse
	};
	if (dsse === null && content === void 0) return {
		proof: NO_CONTENT,
		dsse
	};
	const outcomes = [];
	for (const root of roots) try {
		const trust = verifying.toTrustMaterial(TrustedRoot.fromJSON(root));
		const thresholds = {
			tlogThreshold: Math.min(1, trust.tlogs.length),
			ctlogThreshold: Math.min(1, trust.ctlogs.length)
		};
		const { identity } = new verifying.Verifier(trust, thresholds).verify(entity);
		outcomes.push(judge(identity?.extensions?.issuer, identity?.subjectAlternativeName, anchors));
	} catch (error) {
		outcomes.push(failureOf(error));
	}
	return {
		proof: best(outcomes),
		dsse
	};
}
function judge(issuer, subject, { identities }) {
	if (issuer === void 0 || subject === void 0) return {
		status: "untrusted",
		because: "its certificate does not say who signed"
	};
	const by = {
		kind: "identity",
		issuer,
		subject
	};
	if (identities.some((each) => each.issuer === issuer && each.subject === subject)) return {
		status: "verified",
		by
	};
	return {
		status: "untrusted",
		by,
		because: "whoever signed it is none of the identities that the policy trusts"
	};
}
/** Codes of `VerificationError` that say that content and signature do not belong together. */
const BROKEN = /* @__PURE__ */ new Set(["SIGNATURE_ERROR", "TLOG_BODY_ERROR"]);
function failureOf(error) {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	if (BROKEN.has(code)) return DOES_NOT_HOLD;
	if (code.startsWith("TLOG_")) return {
		status: "untrusted",
		because: "no transparency log of the trusted root vouches for it"
	};
	if (code === "TIMESTAMP_ERROR") return {
		status: "untrusted",
		because: "nobody whom the trusted root names vouches for when it was signed"
	};
	if (code === "CERTIFICATE_ERROR") return {
		status: "untrusted",
		because: "no authority of the trusted root issued its certificate"
	};
	return {
		status: "unreadable",
		because: "its certificate, log entries or time stamps cannot be read"
	};
}
const ORDER = [
	"verified",
	"broken",
	"untrusted",
	"unreadable"
];
/** Of several roots, what the best one says: that one vouches is enough. Where none does, who signed is worth more than who did not. */
function best(outcomes) {
	return [...outcomes].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || Number(b.by !== void 0) - Number(a.by !== void 0))[0] ?? {
		status: "unreadable",
		because: "the policy's trusted root cannot be read as one"
	};
}
/** The roots as JSON values: one text, or one a line as `gh attestation trusted-root` prints them. */
function rootsOf(text) {
	if (text === void 0) return [trustedRoot];
	try {
		return [JSON.parse(text)];
	} catch {
		const lines = text.split("\n").filter((line) => line.trim() !== "");
		try {
			return lines.slice(0, MOST_ROOTS).map((line) => JSON.parse(line));
		} catch {
			return null;
		}
	}
}
// src/crypto/holds.ts
/** Shortest RSA key that proves anything, in bits: NIST SP 800-131A. */
const SHORTEST_RSA = 2048;
/** Digest that goes with a curve, as OpenSSF model signing and Sigstore's `PublicKeyDetails` pair them. */
const DIGEST_OF_CURVE = /* @__PURE__ */ new Map([
	["prime256v1", "sha256"],
	["secp384r1", "sha384"],
	["secp521r1", "sha512"]
]);
/**
* Whether a signature over data holds under a key. The algorithm is the key's alone, never one that the signed file names:
* ECDSA (DER) with the digest of its curve, Ed25519, Ed448, ML-DSA, RSA (PKCS #1 v1.5 or PSS) with SHA-256. Anything else is false.
*/
function holds(key, data, signature) {
	try {
		return holdsByType(key, data, signature);
	} catch {
		return false;
	}
}
function holdsByType(key, data, signature) {
	const type = key.asymmetricKeyType ?? "";
	if (type === "ec") {
		const digest = DIGEST_OF_CURVE.get(key.asymmetricKeyDetails?.namedCurve ?? "");
		return digest !== void 0 && verify(digest, data, {
			key,
			dsaEncoding: "der"
		}, signature);
	}
	if (type === "ed25519" || type === "ed448" || type.startsWith("ml-dsa-")) return verify(null, data, key, signature);
	if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_RSA) return false;
	if (type === "rsa-pss") return verify("sha256", data, key, signature);
	if (type !== "rsa") return false;
	const pss = {
		key,
		padding: constants.RSA_PKCS1_PSS_PADDING,
		saltLength: constants.RSA_PSS_SALTLEN_AUTO
	};
	return verify("sha256", data, key, signature) || verify("sha256", data, pss, signature);
}
// src/crypto/verify-ssh.ts
const ARMOUR = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/;
const MAGIC = new TextEncoder().encode("SSHSIG");
/** Characters of an armoured signature; the longest, of RSA with 16,384 bits, has about 6,000. */
const LONGEST = 5e4;
/** Why a signature by a trusted key does not count: it was made for another purpose. */
const OTHER_NAMESPACE = "a trusted key made it, but in a namespace for which the key file does not trust it";
/** Whether a text is an armoured signature of `ssh-keygen -Y sign`. */
function isSshSignature(text) {
	return text.startsWith("-----BEGIN SSH SIGNATURE-----");
}
/**
* Verifies a signature of `ssh-keygen -Y sign` over a file's content with the trusted keys alone.
* Source: openssh-portable, PROTOCOL.sshsig (version 1).
*/
function verifySsh(text, content, trusted) {
	const found = read(text);
	if (found === null) return {
		status: "unreadable",
		because: "it is not a whole OpenSSH signature of version 1"
	};
	if (content === void 0) return NO_CONTENT;
	const own = sshKey(found.publicKey);
	if (own === null) return {
		status: "unreadable",
		because: "keys of its type are not verified here; Ed25519, ECDSA and RSA keys are"
	};
	if (!sshHolds(own.type, own.key, found, found.signed(content))) return DOES_NOT_HOLD;
	const known = trusted.keys.filter(({ ssh }) => ssh?.blob.equals(found.publicKey));
	const key = known.find(({ ssh }) => ssh?.namespaces.includes(found.namespace));
	if (key !== void 0) return {
		status: "verified",
		by: {
			kind: "key",
			path: key.path,
			fingerprint: key.fingerprint
		}
	};
	if (known.length > 0) return {
		status: "untrusted",
		because: OTHER_NAMESPACE
	};
	return {
		status: "untrusted",
		because: noTrustedKey({
			...trusted,
			keys: trusted.keys.filter(({ ssh }) => ssh !== void 0)
		})
	};
}
/** Why none of the trusted keys made a signature. */
function noTrustedKey({ keys, unusable }) {
	if (unusable) return "no trusted key made it, and not every key file that the policy names can be read as keys";
	return keys.length === 0 ? "the policy trusts no key" : "none of the keys that the policy trusts made it";
}
function read(text) {
	const encoded = text.length > LONGEST ? void 0 : ARMOUR.exec(text)?.[1];
	if (encoded === void 0) return null;
	try {
		const fields = new SshFields(Buffer.from(encoded, "base64"));
		if (!fields.take(MAGIC.length).equals(MAGIC) || fields.uint32() !== 1) return null;
		const publicKey = fields.bytes();
		const [namespace, reserved, algorithm] = [
			fields.bytes(),
			fields.bytes(),
			fields.text()
		];
		const inner = new SshFields(fields.bytes());
		const [format, signature] = [inner.text(), inner.bytes()];
		if (!fields.done || !inner.done || namespace.length === 0) return null;
		if (algorithm !== "sha256" && algorithm !== "sha512") return null;
		const signed = (content) => {
			const digest = createHash(algorithm).update(content).digest();
			const parts = [
				namespace,
				reserved,
				Buffer.from(algorithm),
				digest
			].map(sshString);
			return Buffer.concat([MAGIC, ...parts]);
		};
		return {
			publicKey,
			namespace: namespace.toString("utf8"),
			algorithm,
			signed,
			format,
			signature
		};
	} catch {
		return null;
	}
}
function sshHolds(type, key, found, data) {
	const { format, signature } = found;
	try {
		if (type === "ssh-ed25519") return format === type && verify(null, data, key, signature);
		if (type === "ssh-rsa") {
			const digest = {
				"rsa-sha2-256": "sha256",
				"rsa-sha2-512": "sha512"
			}[format];
			const long = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
			return digest !== void 0 && long && verify(digest, data, key, signature);
		}
		const size = coordinateSize(type);
		if (size === null || format !== type) return false;
		const digest = {
			32: "sha256",
			48: "sha384",
			66: "sha512"
		}[size];
		const whole = fixedLength(signature, size);
		return digest !== void 0 && whole !== null && verify(digest, data, {
			key,
			dsaEncoding: "ieee-p1363"
		}, whole);
	} catch {
		return false;
	}
}
/** The two integers of an ECDSA signature side by side, each as long as a coordinate. */
function fixedLength(signature, size) {
	const fields = new SshFields(signature);
	const integers = [fields.integer(), fields.integer()];
	if (!fields.done || integers.some(({ length }) => length > size)) return null;
	return Buffer.concat(integers.map((integer) => Buffer.concat([Buffer.alloc(size - integer.length), integer])));
}
// src/crypto/verify-key.ts
/** Verifies signatures with the trusted keys alone; one that holds is enough. */
function verifyWithKeys({ data, signatures, hints, ownKey }, trusted) {
	const usable = trusted.keys.filter(({ ssh }) => ssh === void 0);
	const key = usable.find((each) => signatures.some((signature) => holds(each.key, data, signature)));
	if (key !== void 0) return {
		status: "verified",
		by: {
			kind: "key",
			path: key.path,
			fingerprint: key.fingerprint
		}
	};
	const own = ownKey === null ? null : readOwnKey(ownKey);
	if (usable.some((each) => isNamed(each, hints) || own !== null && each.key.equals(own))) return DOES_NOT_HOLD;
	if (own !== null && !signatures.some((signature) => holds(own, data, signature))) return DOES_NOT_HOLD;
	return {
		status: "untrusted",
		because: noTrustedKey({
			...trusted,
			keys: usable
		})
	};
}
function isNamed(key, hints) {
	return key.hints.some((hint) => hints.includes(hint));
}
/** A bundle's own key: base64 of DER, or of PEM as OpenSSF model signing 1.0 writes it. */
function readOwnKey(rawBytes) {
	const bytes = Buffer.from(rawBytes, "base64");
	return publicKeyOf(bytes.subarray(0, 11).toString("latin1") === "-----BEGIN " ? bytes.toString("latin1") : bytes);
}
// src/crypto/verify-each.ts
/** Bundles of one file that are verified; a file of more is refused. */
const MOST_BUNDLES = 50;
/** Of them, those that sign the file beside them, which may be large and is read anew for each and for every key. */
const MOST_DETACHED = 5;
/**
* Verifies whatever signatures a file holds: a Sigstore bundle (OpenSSF model signing's among them), a DSSE envelope, several of
* them a line each, or an OpenSSH signature. One result for each; at least one. Never rejects on what the file holds.
*/
async function verifyEach(file, anchors) {
	const trusted = trustedKeys(anchors.keys);
	const text = file.text.replace(/^\uFEFF/, "");
	if (isSshSignature(text)) return [ofContent$1(verifySsh(text, file.content, trusted))];
	const whole = jsonOf(text);
	if (whole !== void 0) return [await verifyValue(file, whole, trusted, anchors)];
	const lines = text.split("\n").flatMap((line, index) => line.trim() === "" ? [] : [{
		line: index + 1,
		text: line
	}]);
	if (lines.length === 0) return [unreadable("it is empty")];
	if (lines.length > MOST_BUNDLES) return [unreadable(`it is no JSON, and has more than ${MOST_BUNDLES} lines that could be a bundle each`)];
	const results = [];
	let detached = 0;
	for (const { line, text: each } of lines) {
		const value = jsonOf(each);
		if (isDetached(value) && ++detached > MOST_DETACHED) {
			results.push({
				...unreadable(`only ${MOST_DETACHED} signatures of the file beside it are verified`),
				line
			});
			continue;
		}
		const result = value === void 0 ? unreadable("it is neither JSON nor an OpenSSH signature") : await verifyValue(file, value, trusted, anchors);
		results.push({
			...result,
			line
		});
	}
	return results;
}
function isDetached(value) {
	return typeof value === "object" && value !== null && "messageSignature" in value;
}
async function verifyValue(file, value, trusted, anchors) {
	const envelope = envelopeOf(value);
	if (envelope === null) return unreadable("it is neither a Sigstore bundle nor a DSSE envelope");
	if (isVouchedFor(envelope)) {
		const { proof, dsse } = await verifyIdentity(value, file.content, anchors);
		return dsse === null ? ofContent$1(proof) : ofStatement$1(dsse.payloadType, dsse.payload, proof);
	}
	const message = envelope.kind === "bundle" ? envelope.bundle.messageSignature : null;
	if (message != null) return ofContent$1(verifyMessage(file, envelope, message.signature, trusted));
	const dsse = envelope.kind === "dsse" ? envelope.dsse : envelope.bundle.dsseEnvelope;
	if (dsse == null) return unreadable("it signs nothing");
	const payload = Buffer.from(dsse.payload, "base64");
	const proof = verifyWithKeys({
		data: preAuthEncoding(dsse.payloadType, payload),
		signatures: dsse.signatures.map(({ sig }) => Buffer.from(sig, "base64")),
		hints: [...hintsOf(dsse), ...hintOf(envelope)],
		ownKey: ownKeyOf(envelope)
	}, trusted);
	return ofStatement$1(dsse.payloadType, payload, proof);
}
/** Whether somebody else vouches for the signer of a bundle. A certificate alone says as little as a key that is brought along. */
function isVouchedFor(envelope) {
	if (envelope.kind === "dsse") return false;
	const { publicKey, tlogEntries, timestampVerificationData } = envelope.bundle.verificationMaterial;
	const stamps = timestampVerificationData?.rfc3161Timestamps ?? [];
	return publicKey == null && (tlogEntries ?? []).length + stamps.length > 0;
}
function verifyMessage({ content }, envelope, signature, trusted) {
	if (content === void 0) return NO_CONTENT;
	return verifyWithKeys({
		data: content,
		signatures: [Buffer.from(signature, "base64")],
		hints: hintOf(envelope),
		ownKey: ownKeyOf(envelope)
	}, trusted);
}
function hintsOf({ signatures }) {
	return signatures.flatMap(({ keyid }) => keyid == null || keyid === "" ? [] : [keyid]);
}
function hintOf(envelope) {
	const hint = envelope.kind === "bundle" ? envelope.bundle.verificationMaterial.publicKey?.hint : null;
	return hint == null || hint === "" ? [] : [hint];
}
function ownKeyOf(envelope) {
	return envelope.kind === "bundle" ? envelope.bundle.verificationMaterial.publicKey?.rawBytes ?? null : null;
}
function ofStatement$1(payloadType, payload, proof) {
	return {
		proof,
		over: {
			kind: "statement",
			payloadType,
			payload
		}
	};
}
function ofContent$1(proof) {
	return {
		proof,
		over: { kind: "content" }
	};
}
function unreadable(because) {
	return {
		proof: {
			status: "unreadable",
			because
		},
		over: { kind: "nothing" }
	};
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/crypto/verify-file.ts
/** Verifies whatever signatures a file of a package holds, and reads what they are about. See {@link verifyEach}. */
async function verifyFile(file, anchors) {
	return (await verifyEach(file, anchors)).map((each) => factsOf(file, each));
}
function factsOf(file, { proof, line, over }) {
	const place = line === void 0 ? {} : { line };
	if (over.kind === "statement") return ofStatement(file, place, readStatement(over.payloadType, over.payload), proof);
	if (over.kind === "content") return ofContent(file, place, proof);
	const { path } = file;
	return {
		path,
		where: {
			path,
			...place
		},
		predicateType: null,
		subjects: [],
		...proof
	};
}
/** A signature over a statement: one that cannot be read is worth nothing, however well it is signed. */
function ofStatement({ path }, place, { because, ...stated }, proof) {
	const judged = proof.status === "verified" && because !== void 0 ? {
		status: "unreadable",
		because
	} : proof;
	return {
		path,
		where: {
			path,
			...place
		},
		...stated,
		...judged
	};
}
/** A signature over a file's bytes: its subject is the file beside which it lies. */
function ofContent({ path, content }, place, proof) {
	const name = signedPath(path)?.split("/").at(-1);
	const subjects = content === void 0 || name === void 0 ? [] : [{
		name,
		digests: [{
			algorithm: "sha256",
			value: sha256$1(content)
		}],
		size: content.length,
		source: { pointer: "" }
	}];
	return {
		path,
		where: {
			path,
			...place
		},
		predicateType: null,
		subjects,
		...proof
	};
}
function sha256$1(bytes) {
	return createHash("sha256").update(bytes).digest("hex");
}
// src/crypto/node-crypto.ts
/** The cryptography of Node and of Sigstore's libraries, offline: no key, root or log is ever asked for over a network. */
const nodeCrypto = {
	digests: fileDigests,
	blobDigest,
	verify: verifyFile
};
// src/git/policy-copy.ts
/** Bytes of a policy that are read from a file: as many as are read of one in a commit. */
const MOST_BYTES$1 = 1048576;
/**
* Answers with a copy of another repository's policy: the file that a user names, whatever repository is asked for. Which
* commit it is from is not known. Where it cannot be opened, that is something to mend, and the policy lets nothing through.
*/
function policyCopy(path) {
	return async () => {
		try {
			return {
				kind: "file",
				commit: null,
				path: basename(path),
				content: await contentOf(path)
			};
		} catch (error) {
			return {
				kind: "unreadable",
				because: {
					says: "The copy of the policy of `{repository}`, on which this one stands, cannot be opened: {cause}.",
					fix: "Name the file where that policy was checked out.",
					values: { cause: error instanceof Error ? error.message : String(error) }
				}
			};
		}
	};
}
async function contentOf(path) {
	const { size } = await stat(path);
	if (size > MOST_BYTES$1) return {
		kind: "too-large",
		oid: "",
		size,
		limit: MOST_BYTES$1
	};
	const bytes = await readFile(path);
	const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
	const text = decodeText(bytes);
	return text === null ? {
		kind: "binary",
		oid,
		size: bytes.length
	} : {
		kind: "text",
		text,
		oid,
		size: bytes.length
	};
}
// src/action/extended-policies.ts
/**
* How a run reads the policy that the repository's extends: from the file that the workflow names, or else with its token. With
* neither, such a policy lets nothing through.
*/
function extendedPolicies({ organisationPolicy, token }, repository) {
	if (organisationPolicy !== void 0) return policyCopy(organisationPolicy);
	if (token === "" || repository.owner === "" || repository.name === "") return unnamed;
	return async (reference) => {
		const { readPoliciesThrough } = await import("./github-source.js");
		return readPoliciesThrough(token, repository)(reference);
	};
}
const unnamed = async () => ({
	kind: "unreadable",
	because: {
		says: "The policy of `{repository}`, on which this one stands, is not in the clone, and there is no `token` to read it with.",
		fix: "Check that repository out in a step before this one, and name the file with input `organisation-policy`.",
		values: {}
	}
});
// src/core/report/markdown-section.ts
/** Room kept for the sentence that says what was cut, in bytes. */
const NOTICE_ROOM = 500;
/** A section that is one paragraph. */
function paragraph(markdown) {
	return {
		head: [],
		rows: [markdown],
		foot: [],
		noun: ["paragraph", "paragraphs"]
	};
}
/** A section that is folded away until the reader opens it. The title is finished HTML. */
function folded(title, section) {
	return {
		...section,
		head: [
			`<details><summary>${title}</summary>`,
			"",
			...section.head
		],
		foot: [
			...section.foot,
			"",
			"</details>"
		]
	};
}
const print$1 = ({ head, rows, foot }) => [
	...head,
	...rows,
	...foot
].join("\n");
/**
* Joins sections to Markdown of at most `limit` bytes in UTF-8 (so of at most `limit` characters too, however they are counted).
* What does not fit is left out from the end, row by row; whatever is open is closed, and the last sentence says what is missing.
*/
function joinSections(sections, limit) {
	const whole = `${sections.map(print$1).join("\n\n")}\n`;
	if (byteLength(whole) <= limit) return whole;
	const printed = [];
	const missing = /* @__PURE__ */ new Map();
	let room = limit - NOTICE_ROOM;
	for (const section of sections) {
		const rows = room > 0 ? fitting(section, room) : [];
		if (rows.length > 0) {
			const part = print$1({
				...section,
				rows
			});
			room -= byteLength(part) + 2;
			printed.push(part);
		}
		const left = section.rows.length - rows.length;
		if (left === 0) continue;
		room = 0;
		const [one] = section.noun;
		missing.set(one, {
			count: (missing.get(one)?.count ?? 0) + left,
			noun: section.noun
		});
	}
	return `${[...printed, notice([...missing.values()])].join("\n\n")}\n`;
}
function fitting(section, room) {
	let left = room - byteLength(print$1({
		...section,
		rows: []
	})) - 2;
	let count = 0;
	for (const row of section.rows) {
		left -= byteLength(row) + 1;
		if (left < 0) break;
		count++;
	}
	return section.rows.slice(0, count);
}
function notice(missing) {
	return `**This page is full.** Not shown: ${missing.map(({ count, noun: [one, many] }) => `${count} ${count === 1 ? one : many}`).join(", ")}. \`gatehouse check\` in a clone shows every finding.`;
}
/**
* Puts together what is the same mistake in the same file, in the place of the first of them: twelve keys that are still to be written
* are one thing to do. What differs in more than its place and values stays apart: who can act, the policy's check, a waiver. In a group,
* the order is that of the file.
*/
function toldTogether(all) {
	return [...Map.groupBy(all.map((holder, index) => ({
		holder,
		index
	})), ({ holder, index }) => kindOf(holder) ?? String(index)).values()].flatMap((alike) => {
		return (alike.length < 3 ? alike.map((one) => [one]) : [alike]).map((part) => ({
			told: inFile(part.map(({ holder }) => holder)),
			index: part[0]?.index ?? 0
		}));
	}).toSorted((a, b) => a.index - b.index).flatMap(({ told }) => told === null ? [] : [told]);
}
/** What several findings have alike that may be told as one; `null` for what is told by itself. */
function kindOf({ finding, holds = [] }) {
	const { id, many, outcome, severity, check, package: folder, where, who, why, waiver } = finding;
	if (many === void 0 || holds.length > 0) return null;
	return JSON.stringify([
		id,
		many,
		outcome,
		severity,
		check,
		folder,
		where?.path,
		who,
		why,
		waiver
	]);
}
function inFile(alike) {
	const [first, ...others] = alike.toSorted(byPlace);
	return first === void 0 ? null : [first, ...others];
}
/** The order of places in a file; what has none comes first. */
function byPlace({ finding: a }, { finding: b }) {
	return (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0);
}
/** What is said of findings that are told as one. */
function saysOf(told, style) {
	const { finding } = told[0];
	return told.length === 1 ? says(finding, style) : says(ofAll(told), style);
}
/** What is advised about findings that are told as one; `null` without advice. */
function adviceOf(told, style) {
	return fixOf(told.length === 1 ? told[0].finding : ofAll(told), style);
}
function ofAll(told) {
	const { says: whole = "", fix } = told[0].finding.many ?? {};
	return {
		says: whole,
		...fix === void 0 ? {} : { fix },
		values: { count: told.length }
	};
}
/** The lines of findings that are told as one, in their order; none where there is only one. */
function linesOf(told, style) {
	if (told.length === 1) return [];
	return told.map((of) => {
		const { many, values } = of.finding;
		const { each = "", note } = many ?? {};
		const filled = (template) => fillTemplate(template, values, style).trim();
		return {
			of,
			each: filled(each),
			note: note === void 0 ? null : filled(note)
		};
	});
}
/** {@link Line} as one text. */
function wholeLine({ each, note }) {
	return note === null ? each : `${each}: ${note}`;
}
// src/core/report/overview.ts
/** A sign and a word for each standing: the sign alone would tell a screen reader nothing. */
const MARKS = {
	error: "⚠ not judged",
	fail: "✗ blocks",
	held: "⚠ not judged yet",
	pending: "… waits",
	warns: "△ warns",
	waived: "≈ waived",
	pass: "✓ passes",
	skip: "○ not asked"
};
/** The sign of a standing without its word, for a line that tells the rest. */
function signOf$1(standing) {
	return MARKS[standing].slice(0, 1);
}
/** Findings of one gate that its row in the table shows. */
const SHOWN_IN_ROW = 3;
/** Of findings that are told as one, those that the row names. */
const NAMED_IN_ROW = 6;
const PACKAGES_SHOWN = 5;
/** The first page of a verdict: what was judged, the answer in sentences, and a row for each gate, gravest first. */
function overview(verdict, linkTo) {
	const gates = gatesInOrder(verdict);
	const causes = causesOf(verdict);
	const sections = [paragraph(subject(verdict)), paragraph(answer(verdict))];
	if (verdict.notices.length > 0) sections.push(notices(verdict.notices, linkTo));
	if (gates.length === 0) return sections;
	return [...sections, {
		...gateTable(gateRows(gates, causes, linkTo)),
		foot: [],
		noun: ["gate", "gates"]
	}];
}
/** Where a finding points, or else the package it is about, as code, linked when it has an address; `null` for neither. */
function placeOfFinding(finding, linkTo, style) {
	const { where, package: folder } = finding;
	if (where !== void 0) return linkedPlace(where, linkTo, style);
	return folder === void 0 ? null : linkedPlace({ path: folder }, linkTo, style);
}
/** A place of the repository as code, linked when it has an address. */
function linkedPlace(where, linkTo, style) {
	const shown = fillValue(placeOf(where), style, "code");
	const url = linkTo(where);
	return url === null ? shown : link(shown, url);
}
function subject(verdict) {
	const shown = verdict.packages.slice(0, PACKAGES_SHOWN).map((judged) => packageLine(judged, verdict.stage));
	const left = verdict.packages.length - shown.length;
	if (shown.length === 0) shown.push(`**${fillTemplate("→ {stage}", { stage: verdict.stage }, MARKDOWN)}**`);
	if (left > 0) shown.push(`and ${left} more packages`);
	const judged = `judged at ${short$1(verdict.head)} against policy ${short$1(verdict.policy.digest)}${extended(verdict)}`;
	return `${shown.join("<br>\n")} · ${judged}`;
}
/** The policy that the judging one stands on: two files have judged then. */
function extended({ policy: { extends: theirs } }) {
	if (theirs === void 0) return "";
	const { repository, commit, digest } = theirs;
	const from = fillTemplate("`{repository}`", { repository }, MARKDOWN);
	return commit === null ? ` and the copy ${short$1(digest)} of ${from}` : ` and ${from} at ${short$1(commit)}`;
}
function packageLine(judged, stage) {
	const name = judged.name ?? judged.folder;
	const template = judged.version === void 0 ? "{name} → {stage}" : "{name} {version} → {stage}";
	const title = fillTemplate(template, {
		name,
		version: judged.version ?? "",
		stage
	}, MARKDOWN);
	if (judged.risk === void 0) return `**${title}**`;
	return `**${title}** · ${fillTemplate("risk {risk}", { risk: judged.risk }, MARKDOWN)}`;
}
/** The first seven digits of an object id or digest, without the name of its algorithm. */
function short$1(digest) {
	return code(digest.slice(digest.indexOf(":") + 1).slice(0, 7));
}
function answer(verdict) {
	return sentences(verdict).map((said, index) => index === 0 ? `**${says(said, MARKDOWN)}**` : says(said, MARKDOWN)).join(" ");
}
function notices(findings, linkTo) {
	return {
		head: [],
		rows: gravestFirst(findings).map((finding) => {
			const place = placeOfFinding(finding, linkTo, MARKDOWN);
			const fix = fixOf(finding, MARKDOWN);
			return `- ${isOpen(finding) ? `${signOf$1(finding.outcome)} ` : ""}${says(finding, MARKDOWN)}${place === null ? "" : ` (${place})`}${fix === null ? "" : ` — ${fix}`}`;
		}),
		foot: [],
		noun: ["notice", "notices"]
	};
}
/** The table of gates. Where nobody has to act, there is no column for it. */
function gateTable(rows) {
	const columns = rows.some(([, , , who]) => who !== "") ? 4 : 3;
	return {
		head: tableHead([
			"",
			"gate",
			"what was found",
			"who can act"
		].slice(0, columns)),
		rows: rows.map((cells) => row$1(cells.slice(0, columns)))
	};
}
/**
* A row for each gate. Where something is open, the gates that are in order share one, and so do those that are not asked; gates
* that wait for the same mending share one always.
*/
function gateRows(gates, causes, linkTo) {
	const isQuiet = (standing) => standing === "pass" || standing === "skip";
	const anyOpen = gates.some((gate) => !isQuiet(standingOfGate(gate, causes)));
	const groups = /* @__PURE__ */ new Map();
	for (const gate of gates) {
		const standing = standingOfGate(gate, causes);
		const isShared = anyOpen && isQuiet(standing) && gate.kind === "content";
		const found = standing === "held" ? heldBack(gate, causes, linkTo) : foundBy(gate, causes, linkTo);
		const key = `${standing} ${standing === "held" ? found.join() : isShared ? "" : gate.gate}`;
		const group = groups.get(key) ?? {
			standing,
			found,
			gates: []
		};
		groups.set(key, {
			...group,
			gates: [...group.gates, gate]
		});
	}
	return [...groups.values()].map(groupRow);
}
function groupRow({ standing, found, gates }) {
	const mark = MARKS[standing].replace(" ", "&nbsp;");
	const names = gates.map(({ gate }) => fillTemplate("{gate}", { gate }, MARKDOWN_CELL));
	const [only] = gates;
	if (only !== void 0 && gates.length === 1) return [
		mark,
		names.join(),
		found.join("<br>"),
		actors(only, standing).join(", ")
	];
	const said = standing === "held" ? [names.join(", "), ...found] : [names.join(", ")];
	return [
		mark,
		`${gates.length} gates`,
		said.join("<br>"),
		""
	];
}
/** Who can act on a gate's findings; what is wrong with the content and names nobody is its author's to mend. */
function actors(gate, standing) {
	const who = whoCanAct(gate.findings).slice(0, 5);
	if (who.length > 0) return who.map((handle) => codeCell(shorten(handle, 80)));
	return standing === "fail" && gate.kind === "content" ? ["the author"] : [];
}
/** What is to be mended before a gate can be judged. */
function heldBack(gate, causes, linkTo) {
	const places = gate.findings.flatMap((finding) => {
		const place = placeOfFinding(causes.get(finding) ?? finding, linkTo, MARKDOWN_CELL);
		return place === null ? [] : [place];
	});
	return [...new Set(places)].slice(0, SHOWN_IN_ROW).map((place) => `first mend ${place}`);
}
/**
* The gravest findings of a gate, and how many there are beside them. Where all is in order, what people did is shown,
* and content is counted once there is more of it than one sentence. A gate without any finding shows its title.
*/
function foundBy(gate, causes, linkTo) {
	const own = gate.findings.filter((finding) => !causes.has(finding));
	const worst = gravest(own.map(({ outcome }) => outcome));
	const here = own.filter(({ outcome }) => outcome === worst);
	const held = own.filter(({ outcome }) => outcome === "pass").length;
	const holding = `${held} of ${own.length} ${held === 1 ? "holds" : "hold"}`;
	if (worst === "pass" && gate.kind === "content" && held > 1) return [holding];
	const told = toldOf(here);
	const lines = told.slice(0, worst === "skip" ? 1 : SHOWN_IN_ROW).map((each) => cell(each, linkTo));
	const left = told.length - lines.length;
	if (left > 0) lines.push(`and ${left} more`);
	const wrong = worst === "error" ? toldOf(own.filter(({ outcome }) => outcome === "fail")) : [];
	const room = Math.max(1, SHOWN_IN_ROW - told.length);
	lines.push(...wrong.slice(0, room).map((each) => cell(each, linkTo)));
	if (wrong.length > room) lines.push(`and ${wrong.length - room} more that ${wrong.length - room === 1 ? "fails" : "fail"}`);
	if (worst !== "pass" && worst !== "skip" && held > 0) lines.push(holding);
	return lines.length > 0 ? lines : [fillTemplate("{title}", { title: gate.title }, MARKDOWN_CELL)];
}
function toldOf(findings) {
	return toldTogether(findings.map((finding) => ({ finding })));
}
/** Of several that are told as one, the first few by name: the row is a summary, and the page has them all below. */
function cell(told, linkTo) {
	const [{ finding }] = told;
	const lines = linesOf(told, MARKDOWN_CELL);
	const named = lines.slice(0, NAMED_IN_ROW).map(({ each }) => each);
	const more = lines.length - named.length;
	const names = [...named, ...more > 0 ? [`and ${more} more`] : []].join(", ");
	const said = `${saysOf(told, MARKDOWN_CELL)}${names === "" ? "" : `: ${names}`}`;
	const place = isOpen(finding) ? placeOfFinding(finding, linkTo, MARKDOWN_CELL) : null;
	return place === null ? said : `${said} → ${place}`;
}
// src/core/report/explained.ts
/** What was expected and what was found instead, in a style; `null` where the finding does not say both. */
function expectedAndFound(finding, style) {
	const { expected, actual, values } = finding;
	if (expected === void 0 || actual === void 0) return null;
	const filled = (template) => fillTemplate(template, values, style).trim();
	return `expected ${filled(expected)}; found ${filled(actual)}`;
}
/** Why it is asked, in a style; `null` where the finding does not say it. */
function whyOf({ why, values }, style) {
	return why === void 0 ? null : fillTemplate(why, values, style).trim();
}
/** Why this model and what changed since, for each package, and what the next stage will ask. */
function explanations(packages, next, linkTo) {
	return [
		...packages.flatMap((judged) => decisionSection(judged, linkTo)),
		...allChanges(packages, linkTo),
		...next === void 0 ? [] : [nextSection(next, linkTo)]
	];
}
function decisionSection({ decision }, linkTo) {
	if (decision === void 0) return [];
	const { path, title, decided, line } = decision;
	const place = linkedPlace({
		path,
		...line === void 0 ? {} : { line }
	}, linkTo, MARKDOWN);
	const said = ASKED.test(title.trim()) ? [] : [`${fillTemplate("{title}", { title: shorten(title, 200) }, MARKDOWN)}.`];
	const because = decided === "" ? [] : [fillTemplate("{decided}", { decided }, MARKDOWN)];
	return [paragraph([
		"**Why this model:**",
		...said,
		...because,
		`(${place})`
	].join(" "))];
}
/** A heading that says no more than what stands before it on the page. */
const ASKED = /^why this model[?.:!]?$/i;
/** Rows of changes that are shown of all packages: what is wrong must not be crowded out of a page by what is new. */
const MOST_CHANGES = 400;
/** Asks of the next stage that are shown. */
const MOST_ASKS = 50;
function allChanges(packages, linkTo) {
	let left = MOST_CHANGES;
	return packages.flatMap((judged) => {
		const count = (judged.changes?.groups ?? []).reduce((sum, { rows }) => sum + rows.length, 0);
		left -= count;
		return changesSection(judged, linkTo, left >= 0);
	});
}
const KINDS = {
	metrics: ["metric", "metrics"],
	parameters: ["parameter", "parameters"],
	data: ["data set", "data sets"],
	model: ["fact of the model", "facts of the model"],
	dependencies: ["dependency", "dependencies"],
	rollback: ["promise of the rollback", "promises of the rollback"],
	code: ["file of the code", "files of the code"]
};
/** What one package changes; the counts alone where there is no room for the rows. */
function changesSection({ name, folder, changes }, linkTo, hasRoom) {
	if (changes === void 0) return [];
	const subject = html(shorten(name ?? folder, 80));
	const since = changes.since === null ? "the base" : html(shorten(changes.since, 80));
	const counts = changes.groups.map(({ kind, rows, more }) => {
		const count = rows.length + more;
		return `${count} ${KINDS[kind][count === 1 ? 0 : 1]}`;
	});
	const summary = counts.length === 0 ? "nothing that is told apart here" : counts.join(", ");
	const rows = changes.groups.flatMap(({ kind, rows: changed, more }) => [...changed.map((change) => changeRow(KINDS[kind][0], change, linkTo)), ...more === 0 ? [] : [row$1([
		KINDS[kind][0],
		`and ${more} more`,
		"",
		"",
		""
	])]]);
	if (rows.length === 0) return [paragraph(`**What changed since ${since}:** ${summary}.`)];
	if (!hasRoom) return [paragraph(`**What changed in ${subject} since ${since}:** ${summary}.`)];
	return [folded(`What changed in ${subject} since ${since}: ${summary}`, {
		head: tableHead([
			"",
			"what",
			"before",
			"now",
			"difference"
		]),
		rows,
		foot: [],
		noun: ["change", "changes"]
	})];
}
function changeRow(kind, change, linkTo) {
	const { name, before, after, difference = "", where } = change;
	const place = where === void 0 ? "" : linkedPlace(where, linkTo, MARKDOWN_CELL);
	const label = where?.path === name ? "" : `${fillValue(name, MARKDOWN_CELL)} `;
	const side = (value) => value === null ? "–" : fillValue(value, MARKDOWN_CELL);
	return row$1([
		kind,
		`${label}${place}`.trim(),
		side(before),
		side(after),
		difference === "" ? "" : fillValue(difference, MARKDOWN_CELL)
	]);
}
function nextSection({ stage, asks }, linkTo) {
	const named = html(shorten(stage, 80));
	if (asks.length === 0) return paragraph(`**Next stage, ${named}:** its gates find nothing more to ask of the content.`);
	const shown = toldTogether(asks.slice(0, MOST_ASKS)).map((told) => {
		const [{ gate, finding }] = told;
		const place = placeOfFinding(finding, linkTo, MARKDOWN);
		const fix = adviceOf(told, MARKDOWN);
		const asked = `- ${fillTemplate("{gate}", { gate }, MARKDOWN)}: ${saysOf(told, MARKDOWN)}`;
		const lines = linesOf(told, MARKDOWN).map((line) => `\n  - ${wholeLine(line)}`);
		return `${asked}${place === null ? "" : ` (${place})`}${fix === null ? "" : ` — ${fix}`}${lines.join("")}`;
	});
	const left = asks.length - MOST_ASKS;
	const rows = left > 0 ? [...shown, `- and ${left} more`] : shown;
	return folded(`Next stage, ${named}, will also ask for ${asks.length} ${asks.length === 1 ? "thing" : "things"}`, {
		head: [],
		rows,
		foot: [],
		noun: ["ask of the next stage", "asks of the next stage"]
	});
}
// src/core/report/check-annotations.ts
/** Longest message of an annotation: 64 KB, GitHub's REST reference. */
const MESSAGE_LIMIT$1 = 64e3;
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
	return cutToBytes(withoutCommands(parts.filter((part) => part !== null).join("\n")), MESSAGE_LIMIT$1);
}
/** A place as annotations take it: with a line (the first, where a whole file is meant), and columns only within one line. */
function annotatedPlace(where) {
	const { path, line = 1, endLine = line, column, endColumn } = where;
	const place = {
		path,
		line,
		...endLine > line ? { endLine } : {}
	};
	if (endLine > line || column === void 0) return place;
	return {
		...place,
		column,
		...endColumn === void 0 ? {} : { endColumn }
	};
}
/** The open findings as they are annotated, the gravest first: what is told as one stands at each of its lines. */
function annotated(verdict) {
	return toldTogether(openFindings(verdict)).flatMap((whole) => {
		return [...Map.groupBy(whole, ({ finding }) => finding.where?.line).values()].flatMap(([first, ...others]) => first === void 0 ? [] : [{
			told: [first, ...others],
			whole
		}]);
	});
}
/** Longest message a runner keeps (actions/runner, `_maxIssueMessageLength`); ours leaves room for the count. */
const MESSAGE_LIMIT = 3900;
/**
* The open findings as workflow commands, gravest first, at most ten a level: a runner drops the rest without a word,
* so the tenth counts those that follow. Nothing in them is read as a command.
*/
function toAnnotations(verdict) {
	const open = annotated(verdict);
	return [
		"failure",
		"warning",
		"notice"
	].flatMap((level) => {
		const here = open.filter(({ told: [placed] }) => levelOf(placed) === level);
		const left = here.length - 10;
		return here.slice(0, 10).map((each, index) => {
			const annotation = annotate$1(each, level === "failure" ? "error" : level);
			if (left <= 0 || index < 9) return annotation;
			return {
				...annotation,
				message: `${annotation.message}\n${more(left)}`
			};
		});
	});
}
function more(left) {
	return `And ${left} more of this level: the job summary lists them.`;
}
function annotate$1({ told, whole }, level) {
	const [placed] = told;
	const { where } = placed.finding;
	const title = cutToBytes(plain(nameOf(placed)), 255);
	const message = cutToBytes(plainMessage(told, whole), MESSAGE_LIMIT);
	if (where === void 0 || where.path === "") return {
		level,
		title,
		message
	};
	const place = annotatedPlace(where);
	return {
		level,
		title,
		message,
		where: {
			...place,
			path: withoutCommands(place.path)
		}
	};
}
// src/core/report/to-json.ts
/** Name of the shape that {@link toJson} writes. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/verdict/v1";
/**
* The verdict for programs: two-space JSON that ends in a line break, keys in a fixed order, `values` by name.
*
* It is the `Verdict` as it is, with `schema` and `headline` before it, and with each finding's sentences written out
* as `message` and `advice` beside their templates. Foreign text is raw JSON strings, except inside those sentences,
* where hidden characters are spelled out and long values cut; and numbers have all of their digits, except there.
*/
function toJson(verdict) {
	const { outcome, stage, packages, head, base, policy, at, gates, deferred, contentGreen, notices, next } = verdict;
	const printed = {
		schema: JSON_SCHEMA_ID,
		headline: headline(verdict, TITLE),
		outcome,
		stage,
		packages: packages.map(packageJson),
		head,
		base,
		policy: policyJson(policy),
		at,
		contentGreen,
		deferred,
		notices: notices.map(findingJson),
		gates: gates.map(gateJson),
		next: next && {
			stage: next.stage,
			asks: next.asks.map(({ gate, finding }) => ({
				gate,
				finding: findingJson(finding)
			}))
		}
	};
	return `${JSON.stringify(printed, null, 2)}\n`;
}
function policyJson({ path, digest, extends: extended }) {
	return {
		path,
		digest,
		extends: extended && {
			repository: extended.repository,
			commit: extended.commit,
			path: extended.path,
			digest: extended.digest
		}
	};
}
function packageJson({ folder, name, version, risk, decision, changes }) {
	return {
		folder,
		name,
		version,
		risk,
		decision,
		changes
	};
}
function gateJson(result) {
	const { gate, title, severity, outcome, kind, findings, tables, graphs } = result;
	return {
		gate,
		title,
		severity,
		outcome,
		kind,
		findings: findings.map(findingJson),
		tables: tables.map(tableJson),
		graphs
	};
}
function findingJson(finding) {
	const { id, outcome, where, who, package: folder, check, severity, waiver } = finding;
	return {
		id,
		outcome,
		...sentence(finding),
		where: where && {
			path: where.path,
			line: where.line,
			column: where.column,
			endLine: where.endLine,
			endColumn: where.endColumn
		},
		who,
		package: folder,
		check,
		severity,
		expected: finding.expected && fillTemplate(finding.expected, finding.values, PLAIN),
		actual: finding.actual && fillTemplate(finding.actual, finding.values, PLAIN),
		why: finding.why && fillTemplate(finding.why, finding.values, PLAIN),
		waiver
	};
}
function sentence(said) {
	const names = Object.keys(said.values).toSorted();
	return {
		message: says(said, PLAIN),
		advice: fixOf(said, PLAIN) ?? void 0,
		says: said.says,
		fix: said.fix,
		values: Object.fromEntries(names.flatMap((name) => {
			const value = said.values[name];
			return value === void 0 ? [] : [[name, exactly(value)]];
		}))
	};
}
function tableJson({ title, columns, rows }) {
	return {
		title,
		columns,
		rows: rows.map((cells) => cells.map(cellJson))
	};
}
function cellJson(cell) {
	return typeof cell === "object" && "says" in cell ? sentence(cell) : exactly(cell);
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
// src/core/report/gate-page.ts
/** Where the pages of this project are read. */
const PAGES = "https://github.com/gatehouse/gatehouse/blob/main";
/** Address of the page that says what a gate checks, why, and how it passes; for what belongs to no gate, of the page on what may go wrong. */
function gatePage(gate) {
	if (gate === null) return `${PAGES}/docs/troubleshooting.md`;
	return `${PAGES}/src/core/gates/${encodeURIComponent(gate.toWellFormed())}/README.md`;
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
		level: LEVELS$1[levelOf(placed)],
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
// src/core/report/graph-label.ts
/** Longest label of a node or an edge in the languages that others draw, in characters. */
const LABEL_LIMIT = 60;
/** A foreign label as one short line that is never blank, not yet escaped. */
function graphLabel(foreign, most = LABEL_LIMIT) {
	return shorten(oneLine(foreign), most).trim() || "-";
}
// src/core/report/mermaid.ts
/** How each kind of node is drawn, by the brackets around its label. */
const SHAPES = {
	data: ["[(", ")]"],
	step: ["([", "])"],
	code: ["[[", "]]"],
	model: ["{{", "}}"],
	evidence: ["[", "]"]
};
/** Colours that can be told apart in light and dark, and by line as well as by colour. */
const CLASSES = [
	"classDef ok stroke:#1a7f37,stroke-width:2px",
	"classDef bad stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 3",
	"classDef unknown stroke:#9a6700,stroke-dasharray:2 2"
];
/**
* A graph in the language of Mermaid, which GitHub draws. Ids are numbered anew, and of a label nothing but letters, digits and
* spaces reaches the language as it is: everything else is an entity of it, so that no name can draw or link anything.
*/
function mermaid({ nodes, edges }) {
	const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
	const drawn = nodes.map(({ id, label, kind, state }) => {
		const [open, close] = SHAPES[kind];
		return `  ${ids.get(id) ?? ""}${open}"${entities(label)}"${close}:::${state}`;
	});
	const joined = edges.flatMap(({ from, to, label }) => {
		const [source, target] = [ids.get(from), ids.get(to)];
		if (source === void 0 || target === void 0) return [];
		return [`  ${source} -->${label === void 0 ? "" : `|"${entities(label)}"|`} ${target}`];
	});
	return [
		"flowchart LR",
		...drawn,
		...joined,
		...CLASSES.map((line) => `  ${line}`)
	].join("\n");
}
/** Text as entities of Mermaid: `#35;` is a hash. */
function entities(foreign) {
	return [...graphLabel(foreign)].map((letter) => /[A-Za-z0-9 ]/.test(letter) ? letter : `#${letter.codePointAt(0)};`).join("");
}
// src/core/report/details.ts
/** The pages after the first, all folded: every open finding with what to do, then what {@link background} has. */
function details(verdict, linkTo) {
	return [...openGates(verdict).map((gate) => folded(foldTitle(gate), {
		...findingsSection(gate, linkTo),
		head: [releasableWhen(gate.result), ""]
	})), ...background(verdict)];
}
/** What was looked at and holds, the gates' drawings and their tables, each folded. */
function background(verdict) {
	const gates = gatesInOrder(verdict);
	return [
		...lookedAt(gates),
		...gates.flatMap(({ graphs = [] }) => graphs.map(graphSection)),
		...tablesByTitle(gates).map(tableSection)
	];
}
function openGates(verdict) {
	const causes = causesOf(verdict);
	const byGate = Map.groupBy(openFindings(verdict), ({ gate }) => gate);
	return gatesInOrder(verdict).flatMap((result) => {
		const open = byGate.get(result) ?? [];
		return open.length === 0 ? [] : [{
			result,
			mark: signOf$1(standingOfGate(result, causes)),
			open
		}];
	});
}
/** A drawing is one row: half of it would show nothing. */
function graphSection(graph) {
	return folded(html(shorten(graph.title, 200)), {
		head: [],
		rows: [[
			"```mermaid",
			mermaid(graph),
			"```"
		].join("\n")],
		foot: [],
		noun: ["drawing", "drawings"]
	});
}
function waiverLine({ reason, authority, expires, where }, linkTo) {
	const said = "Waived until {expires} by {authority}: {reason}";
	const place = linkedPlace(where, linkTo, MARKDOWN);
	return `${fillTemplate(said, {
		reason,
		authority,
		expires
	}, MARKDOWN)} (${place})`;
}
function findingsSection({ result, mark, open }, linkTo) {
	return {
		head: [
			`### ${mark} ${fillTemplate("{gate}", { gate: result.gate }, MARKDOWN)}`,
			"",
			releasableWhen(result),
			""
		],
		rows: toldTogether(open).flatMap((told) => items(told, linkTo)),
		foot: [],
		noun: ["finding", "findings"]
	};
}
function releasableWhen({ title }) {
	return fillTemplate("Releasable when {title}.", { title }, MARKDOWN);
}
function foldTitle({ result, mark, open }) {
	const told = toldTogether(open).length;
	const count = `${told} ${told === 1 ? "finding" : "findings"}`;
	return `${mark} <strong>${html(shorten(result.gate, 80))}</strong>: ${count}, and what to do`;
}
/** A row for each finding, so that a page can be cut between any two; the first begins with what is said of all. */
function items(told, linkTo) {
	const [first, ...rest] = linesOf(told, MARKDOWN).map((line) => {
		const place = placeOfFinding(line.of.finding, linkTo, MARKDOWN);
		return `  - ${wholeLine(line)}${place === null ? "" : ` — ${place}`}`;
	});
	return [item(told, linkTo) + (first === void 0 ? "" : `\n${first}`), ...rest];
}
function item(told, linkTo) {
	const [placed] = told;
	const { finding } = placed;
	const mark = signOf$1(standingOf(placed));
	const place = told.length === 1 ? placeOfFinding(finding, linkTo, MARKDOWN) : null;
	const lines = [`- ${mark} **${saysOf(told, MARKDOWN)}**${place === null ? "" : ` — ${place}`}`];
	const compared = told.length === 1 ? expectedAndFound(finding, MARKDOWN) : null;
	if (compared !== null) lines.push(`  ${compared.replace(/^e/, "E")}`);
	const why = whyOf(finding, MARKDOWN);
	if (why !== null) lines.push(`  Why: ${why}`);
	const fix = adviceOf(told, MARKDOWN);
	if (fix !== null) lines.push(`  What to do: ${fix}`);
	if (finding.waiver !== void 0) lines.push(`  ${waiverLine(finding.waiver, linkTo)}`);
	const who = finding.who ?? [];
	if (who.length > 0) lines.push(`  Who can act: ${fillValue(who, MARKDOWN, "code")}`);
	const held = heldBy(placed);
	if (held !== null) lines.push(`  ${says(held, MARKDOWN)}`);
	const name = fillValue(nameOf(placed), MARKDOWN, "code");
	lines.push(`  <sub>${link(name, gatePage(placed.gate?.gate ?? null))}</sub>`);
	return lines.join("<br>\n");
}
function lookedAt(gates) {
	const rows = gates.flatMap((gate) => gate.findings.filter((finding) => !isOpen(finding)).map((finding) => {
		const name = fillTemplate("{gate}", { gate: gate.gate }, MARKDOWN);
		return `- ${signOf$1(finding.outcome)} ${name}: ${says(finding, MARKDOWN)}`;
	}));
	if (rows.length === 0) return [];
	return [folded(`What was looked at and holds, or is not asked here (${rows.length})`, {
		head: [],
		rows,
		foot: [],
		noun: ["passing finding", "passing findings"]
	})];
}
/** The tables of all gates; those that several gates have alike are one, so that a page is no list of folds that all say the same. */
function tablesByTitle(gates) {
	const shared = /* @__PURE__ */ new Map();
	for (const { gate, tables } of gates) for (const { title, columns, rows } of tables) {
		if (rows.length === 0) continue;
		const key = JSON.stringify([title, columns]);
		const { of } = shared.get(key) ?? { of: [] };
		shared.set(key, {
			title,
			columns,
			of: [...of, {
				gate,
				rows
			}]
		});
	}
	return [...shared.values()];
}
function tableSection({ title, columns, of }) {
	const isOfMany = of.length > 1;
	const heads = columns.map((column) => fillTemplate("{column}", { column }, MARKDOWN_CELL));
	const rows = of.flatMap(({ gate, rows }) => {
		const name = isOfMany ? [fillTemplate("{gate}", { gate }, MARKDOWN_CELL)] : [];
		return rows.map((cells) => row$1([...name, ...columns.map((_, index) => tableCell(cells[index]))]));
	});
	return folded(`${titleOf(of[0]?.gate ?? "", title, isOfMany)} (${rows.length})`, {
		head: tableHead(isOfMany ? ["gate", ...heads] : heads),
		rows,
		foot: [],
		noun: ["table row", "table rows"]
	});
}
/** A table's title with its gate before it, unless the title begins with that or the table is of many gates. */
function titleOf(gate, title, isOfMany) {
	const said = shorten(title, 200);
	if (!isOfMany && !said.toLowerCase().startsWith(gate.toLowerCase())) return html(`${shorten(gate, 80)}: ${said}`);
	return html(`${said.slice(0, 1).toUpperCase()}${said.slice(1)}`);
}
function tableCell(cell) {
	if (cell === void 0 || cell === "") return "";
	return typeof cell === "object" && "says" in cell ? says(cell, MARKDOWN_CELL) : fillValue(cell, MARKDOWN_CELL);
}
// src/core/report/record-line.ts
/** What it says to whoever gets one. */
const PAGE = "https://github.com/gatehouse/gatehouse/blob/main/docs/auditors.md";
const SHOWN = 5;
const WITHOUT = ", without sign-offs, which only the App's record has";
/**
* One paragraph on the records that a release takes along: what they bind, where they are and what verifies them. Nothing for a verdict that lets
* nothing through: what it says is no release's.
*/
function recordLine(verdict, notice) {
	const { outcome, head, policy, deferred } = verdict;
	if (notice === void 0 || notice.packages.length === 0) return [];
	if (outcome !== "pass" && outcome !== "waived") return [];
	const { packages, from } = notice;
	const left = packages.length - SHOWN;
	const ids = head.length === 40 ? "SHA-1" : "SHA-256";
	const listed = [...packages.slice(0, SHOWN).map((each) => packageWords(each, ids)), ...left > 0 ? [`and ${left} more`] : []].join(", ");
	const bound = fillTemplate(`at \`{commit}\` against policy \`{policy}\`${deferred.includes("sign-offs") ? WITHOUT : ""}.`, {
		commit: head.slice(0, 7),
		policy: policy.digest.slice(policy.digest.indexOf(":") + 1).slice(0, 7)
	}, MARKDOWN);
	const isOne = packages.length === 1;
	const checked = `\`gatehouse verify\` checks ${isOne ? "it" : "them"} offline (${link("how", PAGE)}).`;
	return [paragraph(`**Record:** ${listed}, ${bound} ${whereWords(from, isOne)} ${checked}`)];
}
function packageWords({ about, files, digest, file }, ids) {
	const values = {
		about,
		files,
		digest: digest.slice(0, 12),
		ids,
		name: file?.name ?? "",
		sha256: file?.sha256 ?? ""
	};
	return fillTemplate(`{about} with {files} [file|files], digest \`{digest}\` of [its name and git id|their names and git ids] ({ids})${file === void 0 ? "" : " in `{name}`, SHA-256 `{sha256}`"}`, values, MARKDOWN);
}
function whereWords(from, isOne) {
	const it = isOne ? "it" : "them";
	if (from.kind === "log") {
		const { repository, number } = from;
		const says = `Whoever runs the App takes ${it} from its log, while that keeps what was judged: \`gatehouse record {repository}#{number} --from audit.jsonl${isOne ? "" : " --out records"}\`.`;
		return fillTemplate(says, {
			repository,
			number
		}, MARKDOWN);
	}
	const { run } = from;
	return `Output \`record\` names ${it} on the runner; keeping ${it}, ${run === null ? "as an artifact" : `such as among ${link("the artifacts of this run", `${run}#artifacts`)}`}, is for a later step.`;
}
// src/core/report/to-summary.ts
/** Largest job summary of a step that a runner uploads is 1 MiB; a runner may add to ours. */
const SUMMARY_LIMIT = 1e6;
const noLinks = () => null;
/**
* The verdict as one page of Markdown, for a job summary or a file: headline, subject, answer, a row for each gate,
* then every open finding, then what holds, then the gates' tables. Never longer than the limit.
*/
function toSummary(verdict, options = {}) {
	const { linkTo = noLinks, limit = SUMMARY_LIMIT, records } = options;
	const title = paragraph(`## ${fillTemplate("{stage}", { stage: verdict.stage }, MARKDOWN)}\\: ${headline(verdict, MARKDOWN)}`);
	const explained = explanations(verdict.packages, verdict.next, linkTo);
	return joinSections([
		title,
		...overview(verdict, linkTo),
		...recordLine(verdict, records),
		...explained,
		...details(verdict, linkTo)
	], limit);
}
// src/core/report/code-frame.ts
/** Widest part of a source line that is shown, in characters. */
const WINDOW = 100;
/** Longest line of a source that is framed; a longer one is data, not text that somebody reads. */
const LINE_LIMIT = 1e4;
/** {@link codeFrame} for several places of one line: each is marked. `null` when one of them cannot be. */
function sharedFrame(lines, places, note, paint) {
	const line = places[0]?.line;
	const meant = line === void 0 ? void 0 : lines[line - 1];
	if (line === void 0 || meant === void 0 || meant.length > LINE_LIMIT) return null;
	const ranges = places.map((place) => rangeOf(place, meant));
	if (!ranges.every((range) => range !== null)) return null;
	const from = Math.max(0, Math.min(...ranges.map(({ start }) => start)) - WINDOW / 2);
	const view = (source) => sourceLine(source.slice(from, from + WINDOW)).trimEnd();
	const width = String(line).length;
	const numbered = (sign, number, rest) => `  ${sign} ${number.padStart(width)} │ ${rest}`.trimEnd();
	const previous = lines[line - 2];
	const [indent, marks] = marksOf(meant, from, ranges);
	return [
		...previous === void 0 || previous.length > LINE_LIMIT || previous.trim() === "" ? [] : [paint("quiet", numbered(" ", String(line - 1), view(previous)))],
		numbered(">", String(line), view(meant)),
		`    ${" ".repeat(width)} │ ${indent}${paint("error", marks)}${note === "" ? "" : ` ${note}`}`
	];
}
function rangeOf({ line, column, endLine, endColumn }, meant) {
	if (column === void 0 || column > meant.length + 1) return null;
	const end = endLine === void 0 || endLine === line ? endColumn ?? column + 1 : meant.length + 1;
	return {
		start: column - 1,
		end: end - 1
	};
}
/** Blanks up to the first mark, and the marks with the blanks between them. Marks beyond what is shown are left out. */
function marksOf(meant, from, ranges) {
	const shown = (start, end) => sourceLine(meant.slice(start, end)).length;
	const marked = new Set(ranges.filter(({ start }) => start <= from + WINDOW).flatMap(({ start, end }) => {
		const before = shown(from, start);
		const length = Math.max(1, shown(start, Math.min(end, from + WINDOW)));
		return Array.from({ length }, (_, index) => before + index);
	}));
	const first = Math.min(...marked);
	const marks = Array.from({ length: Math.max(...marked) - first + 1 }, (_, index) => marked.has(first + index) ? "^" : " ");
	return [" ".repeat(first), marks.join("")];
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
	const items = linesOf(told, TERMINAL);
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
		print(row(told), widths, paint),
		...printed,
		...fix === null ? [] : [`${indent}→ ${fix}`],
		...linksOf([told[0]], indent, context)
	];
}
function indentOf({ place }) {
	return " ".repeat(place > 0 ? place + 4 : 2);
}
function print({ place, word, tone, message, name }, widths, paint) {
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
	const frame = sharedFrame(lines, items.flatMap(({ finding }) => finding.where ?? []), common === next ? "" : common, paint) ?? [];
	const told = items.flatMap((item, index) => {
		const fix = fixes[index] ?? "";
		const after = index + 1 < fixes.length ? fixes[index + 1] : next;
		const isSaid = fix === "" || fix === after || frame.length > 0 && common !== "";
		return [print(row([item]), widths, paint), ...isSaid ? [] : [advice(fix)]];
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
// src/action/annotate.ts
/** Writes an annotation with the names that `@actions/core` gives to its place. */
function annotate(writers, { level, message, title, where }) {
	if (where === void 0) return writers.annotate(level, message, { title });
	const { path: file, line: startLine, column: startColumn, endLine, endColumn } = where;
	const properties = {
		title,
		file,
		startLine,
		...startColumn === void 0 ? {} : { startColumn },
		...endLine === void 0 ? {} : { endLine },
		...endColumn === void 0 ? {} : { endColumn }
	};
	writers.annotate(level, message, properties);
}
// src/action/publish.ts
/** Shows a verdict in every place that a runner has but the job summary: annotations, log, report files and outputs. */
async function publish(verdict, inputs, world, version) {
	const { writers } = world;
	const { reportPath, sarifPath } = inputs;
	if (inputs.annotations) for (const annotation of toAnnotations(verdict)) annotate(writers, annotation);
	writers.log(toTerminal(verdict).trimEnd());
	await Promise.all([write(reportPath, toJson(verdict)), write(sarifPath, toSarif(verdict, { version }))]);
	writers.output("verdict", verdict.outcome);
	writers.output("stage", verdict.stage);
	const packages = verdict.packages.map(({ folder, name, version, risk }) => ({
		folder,
		name,
		version,
		risk
	}));
	writers.output("packages", JSON.stringify(packages));
	writers.output("report", reportPath);
	writers.output("sarif", sarifPath);
}
/** Shows a verdict on the page of the run, with its records; nowhere on older servers and local runners, which have no job summary. */
async function publishSummary(verdict, records, { summary }, { writers, environment }) {
	if (!summary || (environment["GITHUB_STEP_SUMMARY"] ?? "") === "") return;
	const linkTo = linksTo(environment, verdict.head);
	await writers.summary(toSummary(verdict, {
		linkTo,
		...records === null ? {} : { records }
	}));
}
async function write(path, text) {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}
/** Addresses of places at the judged commit; none where the runner does not say which repository it is. */
function linksTo(environment, head) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = environment;
	if (server === void 0 || repository === void 0) return () => null;
	return ({ path, line }) => {
		const segments = path.split("/").map((segment) => encodeURIComponent(segment.toWellFormed()));
		const place = line === void 0 ? "" : `#L${line}`;
		return `${server}/${repository}/blob/${head}/${segments.join("/")}${place}`;
	};
}
// src/core/record/not-recorded.ts
/** Why packages of a judgement have no record, a sentence each. */
function notRecorded({ tooLarge, misnamed = [] }) {
	return [...tooLarge.map((folder) => ({
		says: "package `{folder}` has more files, or more to tell, than one record holds",
		values: { folder }
	})), ...misnamed.map(({ folder, path }) => ({
		says: "package `{folder}` has a file whose name is not UTF-8, and nobody could find it by what a record would call it: `{path}`",
		fix: "rename it, and hand the package over again",
		values: {
			folder,
			path
		}
	}))];
}
// src/core/record/record-schema.ts
/** Type of a statement: in-toto attestation framework, Statement v1. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** Type of the predicate: SLSA, verification summary v1. */
const PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";
/** Who verified: what `verifier.id` says of every record. */
const VERIFIER = "https://github.com/gatehouse/gatehouse";
/** Field of the predicate that holds what SLSA has no word for; SLSA asks for names that are URIs. */
const EXTENSION = "https://github.com/gatehouse/gatehouse/record/v1";
/** Subjects of one record at most. A package of more files has none: a list that was cut would read as if it were whole. */
const MOST_SUBJECTS = 1e4;
const MOST = 2e4;
const short = string().max(1e3);
const long = string().max(2e4);
const sha256Hex = string().regex(/^[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{40,128}$/);
const outcome = _enum(OUTCOMES).describe("`error`, `fail` and `pending` hold a pull request back; the others do not.");
const digests = record(string().max(50), string().regex(/^[0-9A-Za-z+/=_:.-]{1,500}$/)).refine((set) => Object.keys(set).length > 0, "expected at least one digest");
const resource = looseObject({
	uri: long,
	digest: digests
});
const place = looseObject({
	path: long,
	line: int().positive().optional()
});
const finding = looseObject({
	id: short.describe("Stable name, unique within its gate."),
	outcome,
	severity: literal("warn").optional().describe("The policy's check only warns."),
	message: long.describe("What was found, as a sentence."),
	expected: long.optional(),
	actual: long.optional(),
	where: place.optional(),
	package: long.optional().describe("Folder of the package that it is about."),
	check: short.optional().describe("Name of the policy's check that it is about.")
});
const gate = looseObject({
	gate: short,
	severity: _enum(["block", "warn"]),
	kind: _enum(["content", "people"]),
	outcome,
	findings: array(finding).max(MOST)
});
const person = looseObject({
	id: int(),
	login: short
});
const scope = looseObject({
	digest: sha256Hex.describe("SHA-256 over `paths` as canonical JSON: what a sign-off was given for."),
	paths: array(looseObject({
		path: long,
		mode: string().max(10).nullable().describe("`null`: the path is not there."),
		oid: hex.nullable().describe("Git object id.")
	})).max(MOST).describe("Changed paths that it signs for, as they are at `head`.")
});
const asked = looseObject({
	kind: _enum(["code-owners", "role"]),
	name: long,
	owners: array(short).max(MOST),
	needs: int().nonnegative().describe("How many different people."),
	scope,
	signed: array(person.extend({
		review: int(),
		commit: hex,
		at: short
	})).max(MOST).describe("Approvals that count: the commit that each saw, and when it was sent."),
	objections: array(person).max(MOST).describe("Who asks for changes.")
});
const review = looseObject({
	review: int(),
	by: person.nullable().describe("`null`: the account is gone."),
	state: short,
	commit: hex.nullable(),
	at: short,
	countsFor: array(long).max(MOST).describe("Names of what it signs."),
	because: array(looseObject({
		id: short,
		for: array(long).max(MOST)
	})).max(MOST).describe("Why it does not count, and for what.")
});
const pullRequest = looseObject({
	number: int().nonnegative(),
	head: hex,
	author: person.nullable(),
	distinct: boolean().describe("Whether a person fills one role only."),
	afterGates: boolean().describe("Whether approvals count only once the content was green."),
	asked: array(asked).max(MOST),
	reviews: array(review).max(MOST).describe("Every review, the newest first.")
});
const signOffs = union([looseObject({
	judged: literal(true),
	pullRequests: array(pullRequest).min(1).max(1e3)
}), looseObject({
	judged: literal(false),
	because: _enum([
		"left-to-app",
		"not-asked",
		"nothing-judged"
	]).describe("`left-to-app`: who made the record knows no reviews. `not-asked`: the policy asks for none. `nothing-judged`: no gate was asked.")
})]);
const waiver = looseObject({
	gate: short,
	finding: short,
	check: short.optional(),
	package: short,
	reason: long,
	authority: short,
	expires: date().describe("Last day on which it counts, in UTC."),
	where: place
});
const extension = looseObject({
	package: looseObject({
		folder: long,
		name: short.optional(),
		version: short.optional(),
		risk: short.optional(),
		owner: short.optional().describe("Who answers for it, by its manifest."),
		manifest: long.describe("Path of its manifest."),
		names: array(looseObject({
			at: long.describe("JSON pointer into the manifest, such as `/model/path`."),
			path: long,
			files: int().nonnegative().describe("How many subjects stand at the path or below it. 0: there is nothing.")
		})).max(MOST).describe("Every path of the repository that the manifest names.")
	}),
	contents: looseObject({
		count: int().positive(),
		digest: sha256Hex.describe("SHA-256 over `subject` as canonical JSON: so a signature of the predicate is one of every digest."),
		gitDigest: sha256Hex.describe("The same over names, `gitBlob` and `gitCommit` alone, without subjects that have neither: equal in every record of the same files, whoever made it and whichever other digests it knew. As strong as git's ids.")
	}).describe("How many subjects there are, and digests over them."),
	stage: short,
	outcome,
	contentGreen: boolean(),
	pullRequest: int().nonnegative().describe("0: none, or a merge queue's commit."),
	head: hex,
	base: hex,
	extends: resource.optional().describe("The policy of another repository that the policy stands on."),
	gates: array(gate).max(1e3),
	deferred: array(short).max(1e3).describe("Gates of the stage that were not judged here."),
	notAsked: array(short).max(1e3).describe("Gates that the stage does not ask: with the others, all that there are."),
	notices: array(finding).max(MOST).describe("What is said of the judgement itself."),
	signOffs,
	waivers: array(waiver).max(MOST).describe("Reviewed lines of the policy that excused findings."),
	pointers: array(looseObject({
		path: long,
		content: long
	})).max(MOST).describe("Files that stand for content elsewhere (Git LFS), and the subject that is this content.")
});
/** What a record is, and all that is read of one. Keys that are not named may come with a later version, and are passed over. */
const recordSchema = looseObject({
	_type: literal(STATEMENT_TYPE),
	subject: array(looseObject({
		name: long,
		digest: digests
	})).min(1).max(MOST_SUBJECTS).superRefine((subjects, context) => {
		const seen = /* @__PURE__ */ new Set();
		for (const [index, { name }] of subjects.entries()) {
			if (seen.has(name)) context.addIssue({
				code: "custom",
				path: [index, "name"],
				message: "expected each name once"
			});
			seen.add(name);
		}
	}).describe("The package's files, and those elsewhere in the repository that it names."),
	predicateType: literal(PREDICATE_TYPE),
	predicate: looseObject({
		verifier: looseObject({
			id: literal(VERIFIER),
			version: record(short, short)
		}),
		timeVerified: datetime(),
		resourceUri: long,
		policy: resource,
		inputAttestations: array(resource).max(MOST).describe("Evidence and signatures that were judged."),
		verificationResult: _enum(["PASSED", "FAILED"]),
		verifiedLevels: array(short).min(1).max(100),
		[EXTENSION]: extension
	})
});
/** What Gatehouse itself says in a record. */
function extensionOf({ predicate }) {
	return predicate[EXTENSION];
}
// src/core/record/record-name.ts
/**
* Names of the files of records, in their order, each once: `gatehouse-record-<package>-<version>.intoto.json`, with the folder in their
* place while the manifest cannot be read. What no file system would take is a dash.
*/
function recordNames(records) {
	const taken = /* @__PURE__ */ new Set();
	return records.map((record) => {
		const { name, version, folder } = extensionOf(record).package;
		const plain = (name === void 0 ? folder : `${name}-${version ?? ""}`).replaceAll(/[^\w.+-]+/g, "-").slice(0, 150);
		let free = plain;
		for (let n = 2; taken.has(free); n++) free = `${plain}-${n}`;
		taken.add(free);
		return `gatehouse-record-${free}.intoto.json`;
	});
}
// src/core/record/canonical-text.ts
/** A value as JSON has it, with the keys of each object in the order of their code units. */
function ordered(_key, value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}
/**
* JSON whose objects list their keys in order: equal values print alike, whoever built them. With `indent`, on as many spaces a level.
* Of numbers, what JSON has no word for becomes `null`, as everywhere.
*/
function canonicalText(value, indent) {
	return JSON.stringify(value, ordered, indent);
}
// src/core/record/contents-of.ts
/**
* How many subjects there are, and two digests over them in their order of names. `digest` is over all that the record knows of each, so that who
* signs it signs for every digest. `gitDigest` is over names and git's object ids alone: whoever makes a record knows those, so it is the same in
* each record of the same files, and people may compare it. It is as strong as git's ids are. What stands behind a pointer has none, and needs none:
* the pointer names it.
*/
function contentsOf(subjects, sha256) {
	const listed = subjects.map(({ name, digest }) => ({
		name,
		digest
	})).sort((a, b) => a.name < b.name ? -1 : 1);
	const inGit = listed.flatMap(({ name, digest }) => {
		const ids = gitIdsOf(digest);
		return Object.keys(ids).length === 0 ? [] : [{
			name,
			digest: ids
		}];
	});
	return {
		count: listed.length,
		digest: sha256(canonicalText(listed)),
		gitDigest: sha256(canonicalText(inGit))
	};
}
/** What git calls a subject: a file by its blob, a submodule by its commit. Nothing for what git does not hold. */
function gitIdsOf({ gitBlob, gitCommit }) {
	return {
		...gitBlob === void 0 ? {} : { gitBlob },
		...gitCommit === void 0 ? {} : { gitCommit }
	};
}
// src/core/record/git-uri.ts
/**
* A path of a commit as a URI: `git+https://github.com/acme/churn@<commit>#handoffs/churn`, the form that SPDX gives to download
* locations in git. Where nobody knows which repository it is, `git:@<commit>#<path>`.
*/
function gitUri({ server, owner, name }, commit, path) {
	return `${owner === "" || name === "" ? "git:" : `git+${server}/${owner}/${name}`}@${commit}#${uriPath(path)}`;
}
/** A path as it stands in such a URI: each segment with what is special spelled out. */
function uriPath(path) {
	return path.split("/").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/");
}
// src/core/record/names-at.ts
/** Names of subjects in the order of their code units, as {@link countAt} wants them. */
function sortedNames(subjects) {
	return subjects.map(({ name }) => name).sort();
}
/** How many of sorted names are a path or lie below it; `""` is the root, below which all do. */
function countAt(sorted, path) {
	if (path === "") return sorted.length;
	return (sorted[firstFrom(sorted, path)] === path ? 1 : 0) + firstFrom(sorted, `${path}0`) - firstFrom(sorted, `${path}/`);
}
/** Index of the first name that is not before a text. By halves, since a record from anybody may name thousands of paths. */
function firstFrom(sorted, text) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if ((sorted[middle] ?? "") < text) low = middle + 1;
		else high = middle;
	}
	return low;
}
// src/core/record/subjects-of.ts
/**
* The files of a package, and those elsewhere that it names, by path, each with its git blob id and, where it is known, its SHA-256. Of a
* pointer (Git LFS) the content that it stands for is a subject of its own, `<path>#content`, so that the model itself can be looked up; where a file
* has that very name, `#content` is put on again until no file does.
*/
function subjectsOf(one, more) {
	const files = new Map([...one.files, ...one.outside].map((file) => [file.path, file]));
	const subject = [...files].flatMap(([path, entry]) => {
		const digest = digestsOf$1(one, path, entry, more);
		return digest === null ? [] : [{
			name: path,
			digest
		}];
	});
	const contents = [...pointersOf(one)].flatMap(([path, digests]) => {
		const sha256 = digests.find(({ algorithm }) => algorithm === "sha256")?.value;
		return sha256 === void 0 || !files.has(path) ? [] : [{
			path,
			content: contentName(path, files),
			digest: { sha256 }
		}];
	});
	return {
		subject: [...subject, ...contents.map(({ content, digest }) => ({
			name: content,
			digest
		}))].sort((a, b) => a.name < b.name ? -1 : 1),
		pointers: contents.map(({ path, content }) => ({
			path,
			content
		})).sort((a, b) => a.path < b.path ? -1 : 1)
	};
}
/** A name for the content of a pointer. Names are unique in a record, and a file may be called anything. */
function contentName(path, files) {
	const name = `${path}#content`;
	return files.has(name) ? contentName(name, files) : name;
}
/** Digests of what git keeps at a path; `null` for a folder. A submodule is known by its commit. */
function digestsOf$1({ digests, texts = {} }, path, { mode, oid }, more) {
	if (mode === "160000") return { gitCommit: oid };
	if (mode === "040000") return null;
	if (!mode.startsWith("100")) return { gitBlob: oid };
	const known = Object.hasOwn(digests, path) ? digests[path]?.sha256 : void 0;
	const read = Object.hasOwn(texts, path) ? texts[path] : void 0;
	const sha256 = known ?? read ?? (Object.hasOwn(more, path) ? more[path] : void 0);
	return {
		gitBlob: oid,
		...sha256 === void 0 ? {} : { sha256 }
	};
}
// src/core/record/record-of.ts
const NOWHERE = {
	owner: "",
	name: ""
};
/**
* The record of one package of a verdict: an in-toto statement v1 with a SLSA verification summary v1. It depends on nothing but what it is
* given, so the same facts give the same record.
*/
function recordOf(one, source) {
	const { verdict, facts, program, server = "https://github.com" } = source;
	const place = {
		server,
		...facts.repository ?? NOWHERE
	};
	const subjects = subjectsOf(one, source.digests ?? {});
	const { subject } = subjects;
	const digestOf = new Map(subject.map(({ name, digest }) => [name, digest]));
	const judgedFrom = [...one.evidence, ...one.signatures].map(({ path }) => path);
	return {
		_type: STATEMENT_TYPE,
		subject: [...subject],
		predicateType: PREDICATE_TYPE,
		predicate: {
			verifier: {
				id: VERIFIER,
				version: { gatehouse: program }
			},
			timeVerified: verdict.at,
			resourceUri: gitUri(place, verdict.head, one.folder),
			policy: policyOf(verdict, place, source.policySha256),
			inputAttestations: [...new Set(judgedFrom)].sort().flatMap((path) => {
				const digest = digestOf.get(path);
				return digest === void 0 ? [] : [{
					uri: gitUri(place, verdict.head, path),
					digest
				}];
			}),
			verificationResult: isPassed(verdict.outcome) ? "PASSED" : "FAILED",
			verifiedLevels: levelsOf(verdict),
			[EXTENSION]: extensionFor(one, source, {
				place,
				subjects
			})
		}
	};
}
/** Whether an outcome is a release that passed. Nothing that applied is no pass. */
function isPassed(outcome) {
	return outcome === "pass" || outcome === "waived";
}
/** What was reached: the stage as a whole, its content where gates were left to others, or nothing. */
function levelsOf({ outcome, stage, deferred }) {
	if (!isPassed(outcome)) return ["FAILED"];
	return [deferred.length === 0 ? `GATEHOUSE_STAGE:${stage}` : `GATEHOUSE_CONTENT:${stage}`];
}
/** The record as it is written: JSON with ordered keys on two spaces, and a line break at the end. */
function recordText(record) {
	return `${canonicalText(record, 2)}\n`;
}
function policyOf({ policy, base }, place, sha256) {
	const digest = {
		gitBlob: policy.digest,
		...sha256 === void 0 ? {} : { sha256 }
	};
	return {
		uri: gitUri(place, base, policy.path),
		digest
	};
}
function extensionFor(one, { verdict, facts, signOffs, sha256 }, { place, subjects }) {
	const { stage, outcome, contentGreen, head, base, gates: gates$1, deferred, notices } = verdict;
	const named = /* @__PURE__ */ new Set([...gates$1.map(({ gate }) => gate), ...deferred]);
	return {
		package: packageFor(one, verdict, subjects),
		contents: contentsOf(subjects.subject, sha256),
		stage,
		outcome,
		contentGreen,
		pullRequest: facts.pullRequest.number,
		head,
		base,
		...extendedOf(verdict, place),
		gates: gates$1.map(gateOf),
		deferred: [...deferred],
		notAsked: gates.map(({ meta }) => meta.id).filter((id) => !named.has(id)),
		notices: notices.map(findingOf),
		signOffs,
		waivers: gates$1.flatMap(waiversOf),
		pointers: subjects.pointers
	};
}
function packageFor({ folder, manifest, manifestPath, references }, { packages }, { subject }) {
	const judged = packages.find((each) => each.folder === folder);
	const names = sortedNames(subject);
	return {
		folder,
		...judged?.name === void 0 ? {} : { name: judged.name },
		...judged?.version === void 0 ? {} : { version: judged.version },
		...judged?.risk === void 0 ? {} : { risk: judged.risk },
		...manifest.ok ? { owner: manifest.value.handoff.package.owner } : {},
		manifest: manifestPath,
		names: references.map(({ pointer, path }) => ({
			at: pointer,
			path,
			files: countAt(names, path)
		}))
	};
}
function extendedOf({ policy }, { server }) {
	if (policy.extends === void 0) return {};
	const { repository, commit, path, digest } = policy.extends;
	const [owner = "", name = ""] = repository.split("/");
	return { extends: {
		uri: gitUri({
			server,
			owner,
			name
		}, commit ?? "unknown", path),
		digest: { gitBlob: digest }
	} };
}
function gateOf({ gate, severity, kind, outcome, findings }) {
	return {
		gate,
		severity,
		kind,
		outcome,
		findings: findings.map(findingOf)
	};
}
function findingOf(finding) {
	const { id, outcome, severity, expected, actual, values, where, check, package: folder } = finding;
	return {
		id,
		outcome,
		...severity === void 0 ? {} : { severity },
		message: says(finding, PLAIN),
		...expected === void 0 ? {} : { expected: fillTemplate(expected, values, PLAIN) },
		...actual === void 0 ? {} : { actual: fillTemplate(actual, values, PLAIN) },
		...where === void 0 ? {} : { where: {
			path: where.path,
			...where.line === void 0 ? {} : { line: where.line }
		} },
		...folder === void 0 ? {} : { package: folder },
		...check === void 0 ? {} : { check }
	};
}
function waiversOf({ gate, findings }) {
	return findings.flatMap(({ id, waiver }) => {
		if (waiver === void 0) return [];
		const { check, package: about, reason, authority, expires, where } = waiver;
		return [{
			gate,
			finding: id,
			...check === void 0 ? {} : { check },
			package: about,
			reason,
			authority,
			expires,
			where: {
				path: where.path,
				...where.line === void 0 ? {} : { line: where.line }
			}
		}];
	});
}
// src/core/record/recorded-package.ts
/** What a page tells of a record: the package, and the digest over its files that every record of them has, and that `gatehouse verify` prints. */
function recordedPackage(record) {
	const { package: about, contents } = extensionOf(record);
	const { name, version = "", folder } = about;
	return {
		about: name === void 0 ? folder : `${name} ${version}`.trimEnd(),
		files: contents.count,
		digest: contents.gitDigest
	};
}
// src/core/record/read-record.ts
/** Bytes of a record that are read, and how deep it may nest: what GitHub takes of an attestation, and twice of what one has. */
const RECORD_LIMITS = {
	bytes: 16777216,
	depth: 24
};
// src/core/record/records-of.ts
/** What stands in a name for bytes that are not UTF-8. */
const NO_TEXT = "�";
/** One record for each package of a verdict, in its order. Each can be read again: what nobody could read is not written. */
function recordsOf(source) {
	const records = [];
	const tooLarge = [];
	const misnamed = [];
	for (const one of source.facts.packages) {
		const record = recordOf(one, source);
		const odd = record.subject.find(({ name }) => name.includes(NO_TEXT));
		if (odd !== void 0) misnamed.push({
			folder: one.folder,
			path: odd.name
		});
		else if (isReadable(record)) records.push(record);
		else tooLarge.push(one.folder);
	}
	return {
		records,
		tooLarge,
		...misnamed.length === 0 ? {} : { misnamed }
	};
}
function isReadable(record) {
	return recordSchema.safeParse(record).success && recordText(record).length * 3 <= RECORD_LIMITS.bytes;
}
// src/core/policy/sign-off-rules.ts
/** What a stage asks of people for such packages, as sign-offs are weighed by; `null` where it asks for none. */
function signOffRules(policy, stage, { packages, baseline }) {
	const asked = gatesFor(policy, stage, riskOf(packages, baseline)).find(({ gate }) => gate.meta.id === signOffs$1.meta.id);
	return asked === void 0 ? null : rulesOf(signOffs$1.options.parse(asked.options));
}
// src/core/record/scope-of.ts
/** What a sign-off stands for: paths with what git has there, and one digest over them. */
function scopeOf(paths, entryOf, sha256) {
	const listed = paths.map((path) => {
		const entry = entryOf(path);
		return {
			path,
			mode: entry?.mode ?? null,
			oid: entry?.oid ?? null
		};
	});
	return {
		digest: scopeDigest(listed, sha256),
		paths: listed
	};
}
/** The digest that a scope of these paths has, in the order given. */
function scopeDigest(paths, sha256) {
	return sha256(canonicalText(paths.map(({ path, mode, oid }) => ({
		path,
		mode,
		oid
	}))));
}
/** What a record says of the people: who was asked and who signed, or why it says nothing. */
function signOffsOf(verdict, heard, sha256) {
	if (verdict.deferred.includes("sign-offs")) return {
		judged: false,
		because: "left-to-app"
	};
	if (verdict.gates.length === 0) return {
		judged: false,
		because: "nothing-judged"
	};
	if (!verdict.gates.some(({ gate }) => gate === "sign-offs")) return {
		judged: false,
		because: "not-asked"
	};
	const pullRequests = heard.flatMap((each) => pullRequestOf(each, sha256) ?? []);
	return pullRequests.length === 0 ? {
		judged: false,
		because: "nothing-judged"
	} : {
		judged: true,
		pullRequests
	};
}
function pullRequestOf({ number, policy, stage, facts }, sha256) {
	const rules = signOffRules(policy, stage, facts);
	if (rules === null || !hasSignOffFacts(facts)) return null;
	const signOffs = weighSignOffs(facts, rules);
	const { head, author } = facts.pullRequest;
	return {
		number,
		head: head.sha,
		author: author === null ? null : personOf(author),
		distinct: rules.distinct,
		afterGates: rules.afterGates,
		asked: askedOf(facts, rules, signOffs, sha256),
		reviews: signOffs.reviews.map(reviewOf)
	};
}
function askedOf(facts, { codeOwners, roles }, { head, requirements }, sha256) {
	const owned = codeOwners === "off" ? null : codeOwnerScopes(head.changed, facts.ownership, facts.owners, codeOwners);
	const scopes = [...owned === null ? [] : [owned], roleScopes(head.changed, facts.roles, roles)];
	const covers = (path, { kind, name }) => scopes.some(({ covering }) => covering(path).some((each) => each.kind === kind && each.name === name));
	return requirements.map((state) => {
		const { kind, name, owners, needs } = state.requirement;
		const paths = head.changed.filter((path) => covers(path, state.requirement));
		return {
			kind,
			name,
			owners: [...owners],
			needs,
			scope: scopeOf(paths, (path) => head.changedTo?.get(path) ?? null, sha256),
			signed: signedOf(state, facts),
			objections: state.objections.map(personOf)
		};
	});
}
function signedOf({ signed }, { reviews }) {
	const sentAt = new Map(reviews.map(({ id, submittedAt }) => [id, submittedAt]));
	return signed.map(({ person, review, commit }) => ({
		...personOf(person),
		review,
		commit,
		at: sentAt.get(review) ?? ""
	}));
}
function reviewOf({ review, holdsFor, losses, reason, objectsTo }) {
	const lost = /* @__PURE__ */ new Map();
	for (const { requirement, reason: why } of losses) lost.set(why.id, [...lost.get(why.id) ?? [], requirement.name]);
	const whole = reason === null ? [] : [{
		id: reason.id,
		for: objectsTo.map(({ name }) => name)
	}];
	return {
		review: review.id,
		by: review.author === null ? null : personOf(review.author),
		state: review.state,
		commit: review.commit,
		at: review.submittedAt,
		countsFor: holdsFor.map(({ name }) => name),
		because: [...whole, ...[...lost].map(([id, names]) => ({
			id,
			for: names
		}))]
	};
}
function personOf({ id, login }) {
	return {
		id,
		login
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
// src/action/publish-records.ts
/**
* Writes the records of a judgement beside its report, one for each package, and sets output `record` to their paths. Of sign-offs they say
* that they were not judged here. Resolves with what a reader is told of them; `null` for a verdict that refused to judge at all, which has none.
*/
async function publishRecords({ verdict, by }, source, { inputs, world, version }) {
	const { writers, environment } = world;
	if (by === null) {
		writers.output("record", "[]");
		return null;
	}
	const { head, base, local } = source;
	const made = await recordsOfContent({
		verdict,
		facts: by.facts,
		trees: local ? {
			head,
			base
		} : null,
		program: version,
		server: environment["GITHUB_SERVER_URL"],
		sha256
	});
	for (const words of notRecorded(made)) writers.log(sentence$1(words));
	const { records } = made;
	const names = recordNames(records);
	const folder = dirname(inputs.reportPath);
	await mkdir(folder, { recursive: true });
	const packages = [];
	for (const [index, record] of records.entries()) {
		const name = names[index] ?? "";
		const text = recordText(record);
		await writeFile(join(folder, name), text);
		packages.push({
			...recordedPackage(record),
			file: {
				name,
				sha256: sha256(text)
			}
		});
	}
	writers.output("record", JSON.stringify(names.map((name) => join(folder, name))));
	return {
		packages,
		from: {
			kind: "runner",
			run: runPage(environment)
		}
	};
}
/** Address of the page of this run; `null` where the runner does not say it. */
function runPage(environment) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
	return [
		server,
		repository,
		run
	].every((each) => (each ?? "") !== "") ? `${server}/${repository}/actions/runs/${run}` : null;
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}
// src/action/judge-source.ts
/** Judges a pull request, shows the verdict and gives the exit code: 1 when it blocks, unless the workflow asked never to fail. */
async function judgeSource({ inputs, event, source, world, version }) {
	const { environment, writers, now } = world;
	const { number, title, author, draft } = event;
	const { head, base, mergeBase, changes, at, findTags, listTags } = source;
	const [owner = "", name = ""] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
	const judgement = await judgeContent({
		now: now.toISOString(),
		repository: {
			owner,
			name
		},
		pullRequest: {
			number,
			title,
			author,
			draft,
			mergeBase,
			base: {
				ref: event.base.ref,
				sha: base.commit
			},
			head: {
				ref: event.head.ref,
				sha: head.commit
			}
		},
		changes,
		head,
		base,
		at,
		findTags,
		listTags,
		crypto: nodeCrypto,
		readExtended: extendedPolicies(inputs, {
			owner,
			name
		}),
		...inputs.stage === void 0 ? {} : { stage: inputs.stage }
	});
	switch (judgement.kind) {
		case "none": return abstain(world, judgement.reason, event.base.ref);
		case "unknown-stage": return stop(world, [unknownStage(inputs.stage ?? "", judgement.known)]);
		case "judged":
			await publish(judgement.verdict, inputs, world, version);
			await publishSummary(judgement.verdict, await publishRecords(judgement, source, {
				inputs,
				world,
				version
			}), inputs, world);
			if (!blocks(judgement.verdict.outcome)) return 0;
			if (inputs.failOn === "never") {
				writers.log("This verdict blocks; the step passes because input `fail-on` is `never`.");
				return 0;
			}
			writers.fail(`Gatehouse: ${headline(judgement.verdict, PLAIN)}`);
			return 1;
		default: return judgement;
	}
}
function abstain({ writers }, reason, branch) {
	publishNothing(writers);
	const message = sentence$1({
		...ABSTENTIONS[reason],
		values: {
			branch,
			path: POLICY_PATHS[0]
		}
	});
	writers.annotate("notice", message, { title: "Gatehouse has no opinion" });
	return 0;
}
const ABSTENTIONS = {
	"no-policy": {
		says: "branch `{branch}` has no policy at `{path}`, so nothing was judged",
		fix: "commit a policy to `{branch}`, if its pull requests are to be judged"
	},
	"not-gated": {
		says: "no stage of `{path}` names branch `{branch}`, so nothing was judged",
		fix: "add the branch to a stage, if its pull requests are to be judged"
	}
};
function unknownStage(stage, known) {
	return {
		id: "unknown-stage",
		says: "input `stage` is `{stage}`, and the policy of the base branch has no such stage; it has {known}",
		fix: "name one of them, or leave the input out: the base branch then chooses",
		values: {
			stage,
			known
		}
	};
}
export { judgeSource };
