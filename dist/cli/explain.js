import "./rolldown-runtime.js";
import { b as BOUNDARIES, t as gates } from "./registry.js";
import { t as problem } from "./answer.js";
import { i as readSubject, n as judgeSubject, r as openSubject, t as closeSubject } from "./judge-clone.js";
import { b as toJSONSchema } from "./zod.js";
import { i as unknownStage } from "./tell-range.js";
import { r as readRange } from "./clone-range.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { i as whyNotWaivable, t as parsePolicy } from "./parse-policy.js";
import { t as gatePage } from "./gate-page.js";
import { n as gatesFor } from "./gates-for.js";
import { i as RISKS } from "./setting-for.js";
import { n as originsOf } from "./judge.js";
import { t as didYouMean } from "./did-you-mean.js";
import { i as theirPlace, n as ruleLines$1 } from "./rule-lines.js";
import { t as findPolicy } from "./find-policy.js";
import { i as withoutCommands, n as text } from "./escape-terminal.js";
import { n as blocks } from "./outcome.js";
import { c as fixOf, f as shorten, i as TERMINAL, l as ofMany, u as says } from "./fill-template.js";
import { isDeepStrictEqual } from "node:util";
// src/core/explain/option-rows.ts
/** The options of a gate that a policy may write, in the order of its schema. */
function optionRows(gate) {
	const { properties = {} } = toJSONSchema(gate.options, {
		io: "input",
		unrepresentable: "any"
	});
	return Object.entries(properties).map(([name, described]) => ({
		name,
		type: described.enum?.map(String).join(", ") ?? described.type ?? "",
		meaning: described.description ?? "",
		...described.default === void 0 ? {} : { preset: described.default }
	}));
}
// src/cli/explain/asked-gates.ts
/** Rules that a policy writes elsewhere than among a gate's options. */
const WRITTEN_AS = { windows: "freezes" };
/**
* What a stage asks of its gates, in the registry's order: each with the rules that differ from its defaults, or from what
* the stage `earlier` asks already.
*/
function askedGates(at, stage, earlier) {
	const tiers = RISKS.map((risk) => ({
		risk,
		configured: gatesFor(at.policy, stage, risk)
	}));
	const known = earlier === void 0 ? [] : gatesFor(at.policy, earlier, "Low");
	return (tiers.at(-1)?.configured ?? []).map(({ gate }) => {
		return askedGate(gate, tiers.map(({ risk, configured }) => ({
			risk,
			one: configured.find((each) => each.gate === gate)
		})), known.find((each) => each.gate === gate)?.options ?? presetsOf(gate), {
			at,
			stage,
			isMore: earlier !== void 0
		});
	});
}
function askedGate(gate, [lightest, ...graver], known, where) {
	const base = lightest?.one;
	let before = base?.options ?? known;
	const risks = graver.flatMap(({ risk, one }) => {
		const added = one === void 0 ? [] : rulesOf(gate, one.options, before, {
			...where,
			risk
		});
		before = one?.options ?? before;
		return added.length === 0 ? [] : [{
			risk,
			rules: added
		}];
	});
	const rules = base === void 0 ? [] : rulesOf(gate, base.options, known, {
		...where,
		risk: "Low"
	});
	return {
		gate: gate.meta.id,
		stage: where.stage.name,
		severity: base?.severity ?? null,
		rules,
		risks
	};
}
/** Options that differ from what was known before; of a list, what it has more. */
function rulesOf(gate, options, before, { at, stage, isMore, risk }) {
	const origins = originsIn(gate, at, {
		stage,
		risk
	});
	const ofTier = risk === "Low" ? origins : origins.filter(({ asks }) => asks === risk);
	const isOwn = ({ asks }) => risk !== "Low" || asks === void 0 || asks === stage.name;
	return Object.entries(options).flatMap(([option, value]) => {
		if (isDeepStrictEqual(value, before[option])) return [];
		const rule = WRITTEN_AS[option] ?? option;
		const added = beyond(value, before[option]);
		const found = ofTier.filter((origin) => origin.rule === rule && isOf(added, origin));
		const own = found.filter(isOwn);
		const from = (isMore && own.length > 0 ? own : found).map((origin) => origin.from);
		return [{
			option,
			value: added,
			from: [...new Set(from)]
		}];
	});
}
/** Of a list the entries, of a mapping the keys that are new or differ. */
function beyond(value, before) {
	if (Array.isArray(value)) {
		const known = Array.isArray(before) ? before : [];
		return value.filter((entry) => !known.some((each) => isDeepStrictEqual(each, entry)));
	}
	if (!isMapping(value) || !isMapping(before)) return value;
	return Object.fromEntries(Object.entries(value).filter(([key, each]) => !isDeepStrictEqual(each, before[key])));
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Whether a place is that of a value: of a check among others, only its own. */
function isOf(value, { check }) {
	if (check === void 0 || !Array.isArray(value)) return true;
	return value.some((entry) => Object(entry).name === check);
}
function presetsOf(gate) {
	const parsed = gate.options.safeParse({});
	return parsed.success ? parsed.data : {};
}
/** Where the rules of a gate stand. A policy by itself is told as one that adds to another one which says nothing. */
function originsIn(gate, { policy, lines }, asked) {
	if (policy.extends !== void 0) return originsOf(gate, policy, asked);
	const beneath = {
		repository: "",
		commit: null,
		policy: {
			...policy,
			roles: {},
			stages: [],
			risk: {}
		},
		lines: {
			theirs: {},
			own: lines
		},
		weaker: []
	};
	return originsOf(gate, {
		...policy,
		extends: beneath
	}, asked);
}
// src/cli/explain/explain-gate.ts
/** All that is known of a gate; `at` is `null` where there is no policy to look at. */
function explainGate(gate, at) {
	const { meta } = gate;
	const asked = at?.policy.stages.flatMap((stage, index, stages) => askedGates(at, stage, stages[index - 1]).filter((one) => one.gate === meta.id));
	return {
		kind: "gate",
		meta,
		page: gatePage(meta.id),
		options: optionRows(gate),
		findings: findingRows(gate),
		asked: asked ?? null
	};
}
/** The findings of a gate in the order in which it lists them. */
function findingRows({ messages }) {
	return Object.entries(messages).map(([id, message]) => ({
		id,
		...message
	}));
}
// src/cli/explain/find-topics.ts
/** What findings of no gate are called in front of their id. */
const VERDICT = "verdict";
/**
* Everything that a name means: a gate, a stage (or both), a finding with its gate (`evidence/falls-short`) or without one.
* `occurring` are names of findings that a judgement came to, since mistakes in files have ids that no gate lists.
*/
function findTopics(name, stages, occurring) {
	const listed = gates.flatMap((gate) => Object.keys(gate.messages).map((id) => ({
		gate,
		id
	})));
	const findings = [...listed.map(({ gate, id }) => findingTopic(gate, id)), ...occurring.flatMap(occurringTopic)];
	const meant = findings.filter((topic) => spelled(topic) === name || topic.id === name);
	const topics = [
		...gates.flatMap((gate) => gate.meta.id === name ? [{
			kind: "gate",
			gate
		}] : []),
		...stages.flatMap((stage) => stage.name === name ? [{
			kind: "stage",
			stage
		}] : []),
		...new Map(meant.map((topic) => [spelled(topic), topic])).values()
	];
	if (topics.length > 0) return {
		ok: true,
		value: topics
	};
	const ofGate = findings.filter(({ gate }) => gate !== null && name.startsWith(`${gate.meta.id}/`));
	const known = [
		...gates.map(({ meta }) => meta.id),
		...stages.map((stage) => stage.name),
		...findings.map(spelled),
		...listed.map(({ id }) => id)
	];
	return unknown(name, ofGate.length > 0 ? ofGate.map(spelled) : known, stages);
}
function findingTopic(gate, id) {
	return {
		kind: "finding",
		gate,
		id
	};
}
function occurringTopic(name) {
	const at = name.indexOf("/");
	const [owner, id] = [name.slice(0, at), name.slice(at + 1)];
	const gate = gates.find(({ meta }) => meta.id === owner);
	return gate === void 0 && owner !== VERDICT ? [] : [findingTopic(gate ?? null, id)];
}
/** The name of a finding as it is printed. */
function spelled({ gate, id }) {
	return `${gate?.meta.id ?? VERDICT}/${id}`;
}
/** Of a longer list the end is not shown. */
const HALF = 12;
function unknown(name, known, stages) {
	const ids = gates.map(({ meta }) => meta.id);
	const meant = didYouMean(name, known);
	const gate = gates.find(({ meta }) => name.startsWith(`${meta.id}/`))?.meta.id ?? "";
	return problem({
		id: "unknown-name",
		says: gate === "" ? "no gate, finding or stage is called `{name}`" : "`{gate}` has no finding `{name}`",
		fix: meant === void 0 ? gate === "" ? "gates are {gates}, {more}; stages are {stages}" : "gatehouse explain {gate} lists what it may find; a mistake in a file is explained while it is there" : "did you mean `{meant}`?",
		values: {
			name,
			gate,
			meant: meant ?? "",
			gates: ids.slice(0, HALF),
			more: ids.slice(HALF),
			stages: stages.length === 0 ? "not known here" : stages.map((stage) => stage.name)
		}
	});
}
// src/cli/explain/explain-finding.ts
/** All that is known of a finding; `verdict` is `null` where nothing could be judged. */
function explainFinding({ gate, id }, verdict) {
	return {
		kind: "finding",
		name: spelled({
			gate,
			id
		}),
		gate: gate?.meta ?? null,
		page: gatePage(gate?.meta.id ?? null),
		message: (gate === null ? [] : findingRows(gate)).find((row) => row.id === id) ?? null,
		notWaivable: gate === null ? "it is about the judgement and no gate's" : whyNotWaivable(gate),
		occurs: verdict === null ? null : {
			stage: verdict.stage,
			findings: namedFindings(verdict).flatMap(({ name, finding }) => name === spelled({
				gate,
				id
			}) ? [finding] : [])
		}
	};
}
/** Every finding of a verdict under the name that is printed for it. */
function namedFindings({ gates, notices }) {
	return [...notices.map((finding) => ({
		name: `verdict/${finding.id}`,
		finding
	})), ...gates.flatMap(({ gate, findings }) => findings.map((finding) => ({
		name: `${gate}/${finding.id}`,
		finding
	})))];
}
// src/cli/explain/explain-stage.ts
/** All that it takes to reach a stage, on a day in UTC (`2026-11-20`). */
function explainStage(stage, at, today) {
	const { policy } = at;
	const { gates: _, after: __, ...plain } = stage;
	const upTo = policy.stages.slice(0, policy.stages.indexOf(stage) + 1);
	const asked = askedGates(at, stage);
	return {
		kind: "stage",
		stage: plain,
		from: placesOf(stage, at),
		before: upTo.slice(0, -1).map(({ name, branches }) => ({
			name,
			branches
		})),
		requires: requiredBy(upTo),
		after: upTo.flatMap((each) => each.after === void 0 ? [] : [afterAt(each, stage)]),
		gates: asked,
		off: gates.map(({ meta }) => meta.id).filter((id) => !asked.some(({ gate }) => gate === id)),
		roles: roleRows(policy, stage),
		freezes: (policy.freezes ?? []).filter(({ stages, to }) => to >= today && (stages === null || stages.includes(stage.name))),
		waivers: (policy.waivers ?? []).filter(({ expires }) => expires >= today)
	};
}
function placesOf({ name }, { policy, lines }) {
	const own = lines[`/stages/${name}`];
	const { extends: extended } = policy;
	const theirs = extended?.policy.stages.some((stage) => stage.name === name) ?? false;
	return [...extended !== void 0 && theirs ? [theirPlace(extended, ["stages", name])] : [], ...own === void 0 ? [] : [`${policy.path}:${own}`]];
}
/** The farthest of what the stages require, each of which includes the ones before it. */
function requiredBy(stages) {
	const asked = new Set(stages.flatMap(({ requires }) => requires ?? []));
	return BOUNDARIES.findLast((boundary) => asked.has(boundary)) ?? null;
}
/** How fresh a merge has to be holds for the stage that says so alone; the rest holds for later ones, too. */
function afterAt(said, stage) {
	const { within, ...lasting } = said.after ?? {
		stage: "",
		same: "package"
	};
	return said === stage && within !== void 0 ? {
		...lasting,
		within
	} : lasting;
}
/** Who has to approve, from the lightest risk: a graver one has a row where it asks for more. */
function roleRows(policy, stage) {
	const known = /* @__PURE__ */ new Map();
	return RISKS.flatMap((risk, index) => gatesFor(policy, stage, risk).flatMap(({ gate, options }) => (gate.roles?.(options) ?? []).flatMap(({ role, path }) => {
		const count = countAt(options, path);
		if (count <= (known.get(role) ?? 0)) return [];
		known.set(role, count);
		const owners = policy.roles[role]?.owners ?? [];
		return [{
			role,
			count,
			risk: index === 0 ? null : risk,
			owners
		}];
	})));
}
/** The number at a path of the options; 1 where a gate names a role without one. */
function countAt(options, path) {
	const value = path.reduce((here, key) => typeof here === "object" && here !== null ? Reflect.get(here, key) : void 0, options);
	return typeof value === "number" ? value : 1;
}
// src/cli/explain/policy-at.ts
/** The policy of a clone's base; a problem where there is none, or where it cannot be read. */
async function policyAt({ base, pullRequest, readExtended }) {
	const found = await findPolicy(base, readExtended);
	const branch = pullRequest.base.ref;
	if (found.kind === "policy") {
		const { policy } = found;
		return {
			ok: true,
			value: {
				policy,
				lines: policy.extends?.lines.own ?? await linesOf$1(policy, base)
			}
		};
	}
	if (found.kind === "none") return problem({
		id: "no-policy",
		says: "`{branch}` has no policy, so what is asked there is not told",
		fix: "name another branch: --base BRANCH",
		values: { branch }
	});
	const [first] = found.issues;
	const { says = "it cannot be read", values = {} } = first ?? {};
	const place = `${first?.where.path ?? found.path}:${first?.where.line ?? 1}`;
	return problem({
		id: "broken-policy",
		says: `the policy of \`{branch}\` is not valid, {place}: ${says}`,
		fix: "mend it first: gatehouse check says where",
		values: {
			...values,
			branch,
			place
		}
	});
}
async function linesOf$1({ path, digest }, base) {
	const content = (await base.read([path])).get(path);
	const file = content?.kind === "text" ? parsePolicy(content.text, path, digest) : null;
	return file?.ok === true ? ruleLines$1(file.value.document) : {};
}
// src/cli/explain/own-policy.ts
/** Problems with the base that leave a policy to be read in the files themselves. */
const WITHOUT_BASE = /* @__PURE__ */ new Set(["no-base", "no-policy"]);
/**
* The policy of the files as they are, for a clone whose base is not known or has none yet, as after `gatehouse init`. The given problem
* where a base or head was named, where it is about something else, or where the files hold no valid policy.
*/
async function ownPolicy(options, because) {
	if (options.base !== void 0 || options.head !== void 0 || !WITHOUT_BASE.has(because.id)) return problem(because);
	const subject = await openSubject(options);
	if (!subject.ok) return problem(because);
	try {
		const range = await readSubject(subject.value, {
			...options,
			base: "HEAD"
		});
		if (!range.ok) return problem(because);
		const at = await policyAt({
			...range.value,
			base: range.value.head
		});
		if (at.ok) return {
			ok: true,
			value: {
				at: at.value,
				note: {
					...because,
					...TOLD[because.id]
				}
			}
		};
		return problem(at.problem.id === "no-policy" ? because : at.problem);
	} finally {
		await closeSubject(subject.value);
	}
}
const TOLD = {
	"no-base": {
		says: "this clone has none of {names}, so what is told is the policy of your own files",
		fix: "name the branch whose policy counts: --base BRANCH"
	},
	"no-policy": {
		says: "`{branch}` has no policy yet, so what is told is the policy of your own files, which counts once it is merged",
		fix: "or name another branch: --base BRANCH"
	}
};
// src/cli/explain/layout.ts
/** Columns of a line of prose. */
const WIDTH = 110;
/** Longest foreign text that is shown whole, in characters. */
const LONGEST = 400;
/** Foreign text on one line, safe for a terminal. */
function safe(foreign) {
	return text(shorten(foreign, LONGEST));
}
/** Prose in lines below each other, each behind the same indent; safe already. */
function wrapped(prose, indent) {
	const lines = [];
	let line = "";
	for (const word of prose.split(" ")) if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) {
		lines.push(indent + line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return line === "" ? lines : [...lines, indent + line];
}
/** Prose behind a label; its further lines stand below its first word. */
function labelled(label, prose, indent = "  ") {
	const [first = "", ...others] = wrapped(prose, " ".repeat(indent.length + label.length + 1));
	return [`${indent}${label} ${first.trimStart()}`, ...others];
}
/** Rows whose cells, all but the last, stand in columns. Cells are safe already; the widths are those of the plain text. */
function columns(rows, indent = "  ") {
	const widths = rows.reduce((known, row) => row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)), []);
	return rows.map((row) => `${indent}${row.map((cell, at) => at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd());
}
/** Places behind what stands there; nothing where none is known. */
function places(from, paint) {
	return from.length === 0 ? "" : `  ${paint("quiet", from.map(safe).join(", "))}`;
}
// src/cli/explain/print-finding.ts
/** Occurrences that are shown. */
const MOST = 20;
/** A finding for a terminal. Places of a template stay as they are written, since nothing fills them here. */
function printFinding(explanation, shown) {
	const { name, gate, page, message, notWaivable } = explanation;
	const { paint } = shown;
	const why = message?.why ?? gate?.why;
	return [
		paint("strong", safe(name)),
		...message === null ? wrapped("A mistake in a file, told where it stands.", "  ") : wrapped(ofMany(message.says), "  "),
		"",
		...message === null ? [] : meaning(message),
		...why === void 0 ? [] : labelled("Why:", ofMany(why)),
		...message?.fix === void 0 ? [] : labelled("What to do:", ofMany(message.fix)),
		...waivable(message, notWaivable),
		`  Page: ${page}`,
		"",
		...occurrences(explanation, shown)
	];
}
function meaning({ outcome, expected, actual }) {
	return [
		`  Outcome: ${outcome}, which ${blocks(outcome) ? "blocks" : "does not block"}`,
		...expected === void 0 ? [] : labelled("Expected:", ofMany(expected)),
		...actual === void 0 ? [] : labelled("Found:", ofMany(actual))
	];
}
function waivable(message, notWaivable) {
	if (message !== null && !blocks(message.outcome)) return [];
	if (notWaivable !== null) return labelled("Waiver:", `not possible, since ${notWaivable}`);
	return labelled("Waiver:", "possible, for one version of a package until a day");
}
function occurrences({ occurs }, { paint, base, judged }) {
	if (occurs === null) return [paint("quiet", "Nothing was judged, so it is not known where it occurs.")];
	const { stage, findings } = occurs;
	const where = `in what ${safe(judged)} would bring to ${safe(base)} (stage ${safe(stage)})`;
	if (findings.length === 0) return [`It does not occur ${where}.`];
	const left = findings.length - MOST;
	return [
		paint("strong", `It occurs ${where}`),
		...findings.slice(0, MOST).flatMap(occurrence),
		...left > 0 ? [`  and ${left} more; --json prints them all`] : []
	];
}
function occurrence(finding) {
	const { path, line, column } = finding.where ?? { path: finding.package ?? "the pull request" };
	const place = [
		path,
		line,
		column
	].filter((part) => part !== void 0).join(":");
	const fix = fixOf(finding, TERMINAL);
	return [
		`  ${safe(place)}`,
		...wrapped(says(finding, TERMINAL), "    "),
		...fix === null ? [] : labelled("→", fix, "    ")
	];
}
// src/cli/explain/flow-text.ts
/** Words that YAML would take for something else than text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|[-+]?[.\d][\d_.e+-]*|0[xo].*|[-+]?\.(?:inf|nan))$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A value as a policy may write it on one line: `{ name: AUC holds, op: gte, threshold: 0.78 }`. Foreign text, unescaped. */
function flowText(value) {
	if (typeof value === "string") {
		const isPlain = /^[\p{L}\p{N}_/](?:[\p{L}\p{N} _@/.*()-]*[\p{L}\p{N}_@/.*()-])?$/u.test(value);
		return DATE.test(value) || isPlain && !RESERVED.test(value) ? value : JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	return `{ ${Object.entries(value).filter(([, each]) => each !== void 0).map(([key, each]) => `${flowText(key)}: ${flowText(each)}`).join(", ")} }`;
}
// src/cli/explain/print-asked.ts
/**
* What is asked of a gate, below a heading: its rules, each with its place, and what graver risks add. `isMore`: the rules
* come on top of what was told of another stage.
*/
function askedLines(heading, { severity, rules, risks }, { paint }, isMore = false) {
	const word = severity === null ? "not asked" : severity === "block" ? "blocks" : paint("warning", "warns");
	const by = isMore ? ", as the stage before it" : ", by its defaults";
	const plain = severity !== null && rules.length === 0 ? paint("quiet", by) : "";
	return [
		`  ${heading}  ${word}${isMore && rules.length > 0 ? ", as the stage before it, and also" : plain}`,
		...rules.flatMap((rule) => ruleLines(rule, paint, "    ")),
		...risks.flatMap(({ risk, rules: added }) => [`    of risk ${risk}, also`, ...added.flatMap((rule) => ruleLines(rule, paint, "      "))])
	];
}
/** Entries of a list below each other, since each of a policy's checks is a rule of its own. */
function ruleLines({ option, value, from }, paint, indent) {
	if (!(Array.isArray(value) && value.some((entry) => typeof entry === "object"))) return [`${indent}${safe(option)}: ${safe(flowText(value))}${places(from, paint)}`];
	const entries = value;
	const paired = from.length === entries.length;
	return [`${indent}${safe(option)}:${paired ? "" : places(from, paint)}`, ...entries.map((entry, at) => `${indent}  - ${safe(flowText(entry))}${paired ? places(from.slice(at, at + 1), paint) : ""}`)];
}
// src/cli/explain/print-gate.ts
/** A gate for a terminal. */
function printGate(explanation, shown) {
	const { meta, page, options, findings } = explanation;
	const { paint } = shown;
	const [open, calm] = [findings.filter(isBlocking), findings.filter((row) => !isBlocking(row))];
	return [
		`${paint("strong", meta.id)}: a pull request is releasable when ${meta.title}`,
		"",
		...wrapped(meta.summary, "  "),
		...labelled("Why:", meta.why),
		`  Page: ${page}`,
		"",
		...inRepository(explanation, shown),
		paint("strong", options.length === 0 ? "It has no options." : "Options"),
		...options.flatMap(({ name, type, meaning, preset }) => [`  ${name}  ${paint("quiet", preset === void 0 ? type : `${type}, by default ${JSON.stringify(preset)}`)}`, ...wrapped(meaning, "      ")]),
		"",
		paint("strong", "What it may find that blocks"),
		...rows(open),
		"",
		paint("strong", "What else it says"),
		...rows(calm),
		"",
		paint("quiet", `gatehouse explain ${meta.id}/<name> says what to do about one`)
	];
}
function isBlocking({ outcome }) {
	return blocks(outcome);
}
function rows(findings) {
	const heads = columns(findings.map(({ id, outcome }) => [
		id,
		outcome.padEnd(7),
		""
	]), "");
	const width = Math.max(0, ...heads.map(({ length }) => length));
	return findings.flatMap(({ says }, at) => labelled(`${(heads[at] ?? "").padEnd(width)} `, ofMany(says)));
}
function inRepository({ meta, asked }, shown) {
	if (asked === null) return [];
	const { paint, base, path } = shown;
	const by = `${safe(path)} of ${safe(base)}`;
	if (asked.length === 0) return [`No stage of ${by} asks ${meta.id}.`, ""];
	const stages = asked.flatMap((one, at) => askedLines(safe(one.stage), one, shown, at > 0));
	return [
		paint("strong", `In this repository, by ${by}`),
		...stages,
		""
	];
}
// src/cli/explain/print-stage.ts
/** A stage for a terminal. */
function printStage(explanation, shown) {
	const { stage, gates, off } = explanation;
	const { paint } = shown;
	return [
		`${paint("strong", safe(stage.name))}: a stage${places(explanation.from, paint)}`,
		"",
		...facts(explanation),
		"",
		...roles(explanation, shown),
		...exceptions(explanation, shown),
		paint("strong", `Gates that it asks (${gates.length})`),
		...gates.filter(hasRules).flatMap((gate) => askedLines(gate.gate, gate, shown)),
		...byDefaults(gates.filter((gate) => !hasRules(gate))),
		...off.length === 0 ? [] : ["", ...labelled("Not asked here:", off.join(", "), "")],
		"",
		paint("quiet", "gatehouse explain <gate> says what each of them looks at")
	];
}
function hasRules({ severity, rules, risks }) {
	return severity !== "block" || rules.length + risks.length > 0;
}
/** Gates of which there is nothing to tell but that they are asked. */
function byDefaults(gates) {
	if (gates.length === 0) return [];
	return labelled("by their defaults, blocking:", gates.map(({ gate }) => gate).join(", "));
}
function facts({ stage, before, requires, after }) {
	const earlier = before.map(({ name, branches }) => `${name} (${branches.join(", ")})`);
	return [
		...labelled("Branches:", safe(stage.branches.join(", ") || "none")),
		...earlier.length === 0 ? ["  It is the first stage."] : labelled("It asks for all that these ask for:", safe(earlier.join(", "))),
		...requires === null ? [] : labelled("A manifest must hold what this requires:", requires),
		...after.flatMap(({ stage: name, soak, within, same }) => {
			return labelled("After:", safe(`the same ${same} was merged to ${name}${soak === void 0 ? "" : `, ${soak} ago or longer`}${within === void 0 ? "" : `, ${within} ago at most`}`));
		}),
		...stage.environments === void 0 ? [] : labelled("Deployment environments:", safe(stage.environments.join(", ")))
	];
}
function roles({ roles: rows }, { paint }) {
	if (rows.length === 0) return [];
	const cells = rows.map(({ role, count, risk, owners }) => [
		safe(role),
		`${count}${risk === null ? "" : ` from risk ${risk} on`}`,
		safe(owners.join(", "))
	]);
	return [
		paint("strong", "Roles that have to approve, and how many of each"),
		...columns(cells),
		""
	];
}
function exceptions({ freezes, waivers }, { paint }) {
	const place = ({ path, line }) => [line === void 0 ? path : `${path}:${line}`];
	return [
		...freezes.length === 0 ? [] : [paint("strong", "Freezes that hold or are to come")],
		...freezes.map(({ name, from, to, except, where }) => {
			return `  ${safe(`${name}: ${from} to ${to}${except === void 0 ? "" : `, except for a ${except}`}`)}${places(place(where), paint)}`;
		}),
		...freezes.length === 0 ? [] : [""],
		...waivers.length === 0 ? [] : [paint("strong", "Waivers in force")],
		...waivers.flatMap(({ gate, check, package: id, reason, authority, expires, where }) => [`  ${safe(`${gate}${check === void 0 ? "" : `, ${check}`} for ${id}, until ${expires}`)}${places(place(where), paint)}`, ...labelled("by", safe(`${authority}: ${reason}`), "    ")]),
		...waivers.length === 0 ? [] : [""]
	];
}
// src/cli/explain/printed.ts
/** An explanation for a terminal. Ends in a line break; no foreign text moves the cursor or commands a workflow's runner. */
function printed(explanation, shown) {
	return withoutCommands(`${linesOf(explanation, shown).join("\n")}\n`);
}
function linesOf(explanation, shown) {
	switch (explanation.kind) {
		case "gate": return printGate(explanation, shown);
		case "finding": return printFinding(explanation, shown);
		case "stage": return printStage(explanation, shown);
		default: return explanation;
	}
}
// src/cli/explain/explain.ts
/** Name of the shape that `--json` prints. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/explanation/v1";
/** Explains a gate, a finding or a stage, as far as it can be told with what stands in the clone. */
async function explain(name, options, terminal, now) {
	const here = await lookAround(name, options, now);
	if (!here.ok) {
		tell(terminal, "error", here.problem);
		return EXIT.unanswered;
	}
	const { at, verdict, without } = here.value;
	const occurring = verdict === null ? [] : namedFindings(verdict).map((each) => each.name);
	const topics = findTopics(name, at?.policy.stages ?? [], occurring);
	if (without !== null) tell(terminal, "note", without);
	if (!topics.ok) {
		tell(terminal, "error", topics.problem);
		return EXIT.unanswered;
	}
	const explanations = topics.value.flatMap((topic) => explained(topic, {
		at,
		verdict
	}, now));
	if (options.json === true) terminal.out.write(`${JSON.stringify({
		schema: JSON_SCHEMA_ID,
		name,
		explanations
	}, null, 2)}\n`);
	else {
		const paint = paintFor(terminal.out);
		const judged = options.head ?? (here.value.asFiles ? "your files" : "HEAD");
		const shown = {
			base: here.value.base,
			judged,
			path: at?.policy.path ?? "",
			paint
		};
		terminal.out.write(explanations.map((each) => printed(each, shown)).join("\n"));
	}
	return EXIT.done;
}
function explained(topic, { at, verdict }, now) {
	switch (topic.kind) {
		case "gate": return [explainGate(topic.gate, at)];
		case "finding": return [explainFinding(topic, verdict)];
		case "stage": return at === null ? [] : [explainStage(topic.stage, at, now.toISOString().slice(0, 10))];
		default: return topic;
	}
}
/** What the clone knows. That there is none is no mistake, unless one was named. */
async function lookAround(name, options, now) {
	const range = await readRange(options);
	if (!range.ok) {
		const here = await withoutBase(options, range.problem, "");
		const named = options.repo !== "." || options.base !== void 0 || options.head !== void 0;
		return here.at === null && named ? problem(here.without ?? range.problem) : {
			ok: true,
			value: here
		};
	}
	const base = range.value.pullRequest.base.ref;
	const at = await policyAt(range.value);
	if (!at.ok) return {
		ok: true,
		value: await withoutBase(options, at.problem, base)
	};
	const plain = {
		at: at.value,
		base,
		without: null
	};
	if (!(!at.value.policy.stages.map((stage) => stage.name).includes(name) && !gates.some(({ meta }) => meta.id === name))) return {
		ok: true,
		value: {
			...plain,
			verdict: null,
			asFiles: false
		}
	};
	const judged = await judgedNow(options, now);
	return judged.ok ? {
		ok: true,
		value: {
			...plain,
			...judged.value
		}
	} : judged;
}
/** What is known where the base gives no policy: that of the files themselves, if there is one. Nothing is judged by it. */
async function withoutBase(options, because, base) {
	const own = await ownPolicy(options, because);
	const nothing = {
		at: null,
		verdict: null,
		base,
		asFiles: false
	};
	if (!own.ok) return {
		...nothing,
		without: own.problem
	};
	return {
		...nothing,
		at: own.value.at,
		base: "your files",
		without: own.value.note
	};
}
/** The verdict that `gatehouse check` comes to: of the files as they are, unless a commit is named. */
async function judgedNow(options, now) {
	const subject = await openSubject(options);
	if (!subject.ok) return {
		ok: true,
		value: {
			verdict: null,
			asFiles: false,
			without: subject.problem
		}
	};
	try {
		const range = await readSubject(subject.value, options);
		if (!range.ok) return range;
		const asked = {
			...options,
			path: void 0
		};
		const answer = await judgeSubject(subject.value, range.value, asked, now.toISOString());
		if (!answer.ok) return answer;
		const judgement = answer.value;
		if (judgement.kind === "unknown-stage") return problem(unknownStage(options.stage ?? "", judgement.known));
		return {
			ok: true,
			value: {
				verdict: judgement.kind === "judged" ? judgement.verdict : null,
				asFiles: range.value.uncommitted !== null,
				without: null
			}
		};
	} finally {
		await closeSubject(subject.value);
	}
}
export { explain };
