import { _ as string, a as array, d as looseObject } from "./zod.js";
import { C as baseOf, f as versionOrder, t as gates, x as sayer } from "./registry.js";
import { t as compareRows } from "./compare-rows.js";
import { a as metricRows, c as rollbackRows, n as datasetRows, o as modelRows, r as dependencyRows, s as parameterRows, t as codeRows } from "./package-rows.js";
import { i as gravest, n as blocks } from "./outcome.js";
import { n as gatesFor } from "./gates-for.js";
import { t as riskOf } from "./risk-of.js";
import { n as countedOutcome, r as outcomeOf, t as byWeight } from "./counted-outcome.js";
import { i as toPointer } from "./positions.js";
import { i as RISKS } from "./setting-for.js";
import { r as spelledSource, t as lineOf } from "./rule-lines.js";
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
/** One text for all the files that judged: equal where the same rules did. */
function digestOf({ digest, extends: extended }) {
	return extended === void 0 ? digest : `${digest}+${extended.digest}`;
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
	const about = foldersOf(waiver, facts);
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
	if (!result.findings.some(excused)) return !isOpen(waiver, result, about) && isNeedless(waiver, bar, facts) ? told("waiver-orphaned") : {
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
function foldersOf(waiver, { packages }) {
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
function isOpen(waiver, { findings }, folders) {
	return findings.some((finding) => finding.outcome === "error" && finding.package === void 0 || finding.outcome === "pending" && excuses(waiver, {
		...finding,
		outcome: "fail"
	}, folders));
}
function endsSoon({ expires }, today) {
	return Date.parse(expires) - Date.parse(today) <= SOON * DAY;
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
const MOST_MANIFESTS = 5;
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
			manifests: stray.slice(0, MOST_MANIFESTS),
			packages,
			policy: path
		},
		where: { path: first }
	}];
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
		const [definition] = layers.flatMap((layer) => at(layer, ["roles", role], { rule: `role ${role}` }));
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
		...["requires", "after"].filter((key) => key in gate.options.shape).flatMap((key) => at(layer, [
			"stages",
			stage,
			key
		], {
			rule: key,
			asks: stage
		})),
		...ofGate(gate, ["stages", stage], layer),
		..."windows" in gate.options.shape ? at(layer, ["freezes"], { rule: "freezes" }) : []
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
	if (!setting.on) return at(layer, path, {
		rule: "off",
		asks
	});
	const options = Object.entries(setting.options).flatMap(([rule, value]) => {
		if (rule !== "checks" || !Array.isArray(value)) return at(layer, [...path, rule], {
			rule,
			asks
		});
		return value.flatMap((check, index) => at(layer, [
			...path,
			rule,
			index
		], {
			rule,
			check: String(Object(check).name),
			asks
		}));
	});
	const severity = at(layer, [...path, "severity"], {
		rule: "severity",
		asks
	});
	return options.length + severity.length > 0 ? [...options, ...severity] : at(layer, path, {
		rule: "defaults",
		asks
	});
}
/** The rule, if the file writes it. */
function at({ lines, name }, path, rule) {
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
function judge(policy, stage, facts, options) {
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
export { judgedBy as i, originsOf as n, digestOf as r, judge as t };
