import "./rolldown-runtime.js";
import { d as writeJudgement } from "./replay.js";
import { a as unreadMetrics, h as readPolicyFile, i as rowName, l as judgeFound, n as judgeKept, o as knownPeople, r as readKeptFacts, s as strangers, t as tellIssues, u as applyWhatIf } from "./tell-issues.js";
import { i as unreadExtended, s as stageOf } from "./extended-policy.js";
import { n as blocks } from "./outcome.js";
import { t as policyCopy } from "./policy-copy.js";
import { n as tellUnknownStage, r as tellWhyNothing, t as tellRange } from "./tell-range.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { t as ownVersion } from "./version.js";
import { i as RISKS } from "./setting-for.js";
import { t as problem } from "./answer.js";
import { t as instantOf } from "./instant-of2.js";
import { i as withoutCommands } from "./escape-terminal.js";
import { a as TITLE, c as fixOf, i as TERMINAL, o as fillTemplate, s as fillValue, u as says } from "./fill-template.js";
import { n as gravestFirst, t as headline } from "./headline.js";
import { n as handlesOf, r as readOwners, t as collectOwnership } from "./collect-ownership.js";
import { i as readSubject, n as judgeSubject, r as openSubject, t as closeSubject } from "./judge-clone.js";
import { t as showProgress } from "./progress.js";
import { resolve } from "node:path";
import { writeFile } from "node:fs/promises";
// src/cli/simulate/asked-change.ts
/** Reads the options; the first that cannot be understood is told. */
function askedChange(options) {
	const teams = options.member.map(teamOf);
	const metrics = options.metric.map(metricOf);
	const now = options.now === void 0 ? void 0 : instantOf(options.now);
	const risk = RISKS.find((each) => each === options.risk);
	for (const each of [
		...teams,
		...metrics,
		...now === void 0 ? [] : [now]
	]) if (!each.ok) return each;
	const stranger = [
		...options.approve,
		...options.object,
		...options.dismiss
	].find((who) => !/^@?[A-Za-z0-9][\w-]*(\[bot\])?(\/[\w.-]+)?$/.test(who));
	if (stranger !== void 0) return problem(noPerson(stranger));
	const known = {
		...teams.length === 0 ? {} : { teams: Object.fromEntries(valuesOf(teams)) },
		...options.author === void 0 ? {} : { author: options.author }
	};
	return {
		ok: true,
		value: {
			known,
			change: {
				...known,
				approvals: [...options.approve],
				objections: [...options.object],
				dismissed: [...options.dismiss],
				...metrics.length === 0 ? {} : { metrics: Object.fromEntries(valuesOf(metrics)) },
				...now?.ok === true ? { now: now.value } : {},
				...risk === void 0 ? {} : { risk }
			}
		}
	};
}
function valuesOf(answers) {
	return answers.flatMap((each) => each.ok ? [each.value] : []);
}
function teamOf(written) {
	const [, team, logins] = /^@?([\w-]+\/[\w.-]+)=([\w@,[\]-]*)$/.exec(written) ?? [];
	if (team !== void 0 && logins !== void 0) return {
		ok: true,
		value: [`@${team}`, logins.split(",").filter(Boolean)]
	};
	return problem({
		id: "no-team",
		says: "--member `{written}` names no team with its members",
		fix: "write it as @acme/sre=dana,sam",
		values: { written }
	});
}
function metricOf(written) {
	const [, name, value] = /^([a-z0-9-]+:[^=]+)=(.+)$/.exec(written) ?? [];
	if (name !== void 0 && value !== void 0) {
		const number = Number(value);
		return {
			ok: true,
			value: [name, Number.isFinite(number) ? number : value]
		};
	}
	return problem({
		id: "no-metric",
		says: "--metric `{written}` names no metric with its value",
		fix: "write it as metrics:test.auc=0.91",
		values: { written }
	});
}
function noPerson(written) {
	return {
		id: "no-person",
		says: "`{written}` is neither a login nor a team",
		fix: "write @dana, or @acme/sre",
		values: { written }
	};
}
// src/cli/simulate/simulation-text.ts
const TONES = {
	error: "error",
	fail: "error",
	pending: "waiting",
	waived: "quiet",
	pass: "good",
	skip: "quiet"
};
/** The two verdicts in a line each, then the gates that change and why, what each review comes to, and who is still missing. */
function simulationText({ before, after }, paint) {
	const changes = changesBetween(before, after);
	const width = Math.max(0, ...changes.map(({ gate }) => gate.length));
	const lines = [
		lineOf("now ", before, paint),
		lineOf("then", after, paint),
		...changes.length === 0 ? ["", "  no gate comes to anything else"] : [""],
		...changes.flatMap((change) => changeLines(change, after, width, paint)),
		...section("reviews", reviewLines(after)),
		...section("still missing", missing(after)),
		...section("still blocks", [...unsignable(before, after), ...blockingStill(before, after)])
	];
	return withoutCommands(`${lines.join("\n")}\n`);
}
/** Both verdicts in the words of policy cases, and what differs, as JSON. */
function simulationJson({ before, after }) {
	const told = ({ verdict, signOffs: _, ...plain }) => ({
		...plain,
		headline: verdict === null ? "" : headline(verdict, TITLE)
	});
	const value = {
		before: told(before),
		after: told(after),
		changes: changesBetween(before, after)
	};
	return `${JSON.stringify(value, null, 2)}\n`;
}
function changesBetween(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before.gates), ...Object.keys(after.gates)])].sort().flatMap((gate) => {
		const [was, is] = [before.gates[gate] ?? null, after.gates[gate] ?? null];
		return was === is ? [] : [{
			gate,
			before: was,
			after: is
		}];
	});
}
function lineOf(when, { verdict, outcome, stage }, paint) {
	const told = verdict === null ? "" : headline(verdict, TERMINAL);
	const head = fillTemplate("{stage}:", { stage: stage ?? "" }, TERMINAL);
	return `${paint("quiet", when)}  ${paint(TONES[outcome], head)} ${told}`;
}
function changeLines({ gate, before, after }, found, width, paint) {
	const shown = (outcome) => outcome === null ? paint("quiet", "not asked") : paint(TONES[outcome], outcome);
	const head = `  ${gate.padEnd(width)}  ${shown(before)} → ${shown(after)}`;
	const findings = found.verdict?.gates.find((each) => each.gate === gate)?.findings ?? [];
	return [head, ...gravestFirst(findings.filter(({ outcome }) => blocks(outcome))).filter(({ outcome }) => outcome !== "pending" || gate !== "sign-offs").map((finding) => `  ${" ".repeat(width)}  ${says(finding, TERMINAL)}`)];
}
function section(title, lines) {
	return lines.length === 0 ? [] : [
		"",
		title,
		...lines.map((line) => `  ${line}`)
	];
}
/** What each review comes to, as the check's page tells it. */
function reviewLines({ verdict }) {
	return ((verdict?.gates.find((each) => each.gate === "sign-offs"))?.tables[0]?.rows ?? []).map(([review = "", by = "", counts = "", why = ""]) => {
		const action = cell(review).replace(/ \d{4}-\d{2}-\d{2} .*$/, "");
		const isCounted = cell(counts) !== "–";
		return `${cell(by)} ${action}: ${isCounted ? `counts for ${cell(counts)}` : "does not count"} – ${cell(why)}`;
	});
}
function cell(value) {
	return typeof value === "object" && !Array.isArray(value) ? says(value, TERMINAL) : fillValue(value, TERMINAL);
}
/** Who has still to act, in the gates' own sentences. */
function missing({ verdict }) {
	return (verdict?.gates ?? []).filter(({ kind, severity }) => kind === "people" && severity === "block").flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === "pending")).map(withFix);
}
/** What a finding says, and what to do about it. */
function withFix(finding) {
	return [says(finding, TERMINAL), fixOf(finding, TERMINAL) ?? ""].join(" ").trim();
}
/**
* What keeps sign-offs back before and after other than somebody who has still to sign, such as a team of nobody but the author.
* It is told here, since `gatehouse check` leaves sign-offs out; where the gate changes, it is told there.
*/
function unsignable(before, after) {
	const gate = after.verdict?.gates.find((each) => each.gate === "sign-offs");
	if (gate === void 0 || before.gates["sign-offs"] !== gate.outcome || !after.blocks.includes(gate.gate)) return [];
	const found = gate.findings.filter(({ outcome }) => blocks(outcome) && outcome !== "pending");
	return gravestFirst(found).map(withFix);
}
/** Gates that kept it back before, and still do. */
function blockingStill(before, after) {
	const both = after.blocks.filter((gate) => before.blocks.includes(gate) && gate !== "sign-offs");
	if (both.length === 0) return [];
	return [fillTemplate("{both} (`gatehouse check` shows why)", { both }, TERMINAL)];
}
// src/cli/simulate/start-from.ts
/** Starts from facts that were kept, of a row where they are an exported log. `policy`: what they are judged by where none was kept with them. */
async function startFromFacts({ facts: path, row: asked }, policy, terminal) {
	if (asked !== void 0 && !/^[1-9]\d{0,14}$/.test(asked)) return problem({
		id: "no-row",
		says: "`{asked}` is no number of a row of the log",
		values: { asked }
	});
	const kept = await readKeptFacts(path, asked === void 0 ? void 0 : Number(asked));
	if (!kept.ok) return kept;
	const { facts, by, missingFacts, row } = kept.value;
	const judging = by?.policy ?? policy;
	const stage = by?.stage ?? judging?.stages[0]?.name;
	if (judging === null || stage === void 0) return problem({
		id: "no-policy",
		says: "`{path}` holds facts alone, and not by which policy they were judged",
		fix: "name it: --policy FILE",
		values: { path }
	});
	if (row !== null) {
		const values = {
			seq: row.seq,
			about: rowName(row),
			now: facts.now
		};
		tell(terminal, "note", {
			says: "row {seq} of the log: `{about}`, as it was judged at {now}",
			values
		});
	}
	return {
		ok: true,
		value: {
			facts,
			policy: judging,
			stage,
			options: { missingFacts },
			handles: [],
			row
		}
	};
}
/** Starts from a clone, judged as `gatehouse check` judges it, with what CODEOWNERS says of the changed paths. */
async function startFromClone(options, terminal) {
	const opened = await openSubject(options);
	if (!opened.ok) {
		tell(terminal, "error", opened.problem);
		return { code: EXIT.unanswered };
	}
	const subject = opened.value;
	const progress = showProgress(terminal);
	progress.say("judging");
	try {
		const range = await readSubject(subject, options);
		progress.end();
		if (!range.ok) {
			tell(terminal, "error", range.problem);
			return { code: EXIT.unanswered };
		}
		tellRange(range.value, void 0, terminal);
		const now = (/* @__PURE__ */ new Date()).toISOString();
		const answer = await judgeSubject(subject, range.value, {
			...options,
			path: void 0
		}, now);
		if (!answer.ok) {
			tell(terminal, "error", answer.problem);
			return { code: EXIT.unanswered };
		}
		const judgement = answer.value;
		if (judgement.kind === "none") {
			await tellWhyNothing(judgement.reason, range.value, terminal);
			return { code: EXIT.unanswered };
		}
		if (judgement.kind === "unknown-stage") {
			tellUnknownStage(options, judgement.known, terminal);
			return { code: EXIT.unanswered };
		}
		if (judgement.by === null) {
			const says = "the policy of `{base}` cannot be judged by";
			const values = { base: range.value.pullRequest.base.ref };
			tell(terminal, "error", {
				says,
				fix: "`gatehouse check` shows why",
				values
			});
			return { code: EXIT.unanswered };
		}
		const { facts, policy, stage, options: judged } = judgement.by;
		const { base, head, changes } = range.value;
		const paths = [...changes.map(({ path }) => path), policy.path];
		const owners = await readOwners(base);
		const ownership = await collectOwnership(owners, () => readOwners(head), paths);
		return { start: {
			facts: {
				...facts,
				ownership
			},
			policy,
			stage: stage.name,
			options: judged,
			handles: handlesOf(owners),
			row: null
		} };
	} finally {
		progress.end();
		await closeSubject(subject);
	}
}
// src/cli/simulate/simulate.ts
/** Judges twice: as it is, and as it would be; and prints what differs. */
async function simulate(options, terminal) {
	const asked = askedChange(options);
	if (!asked.ok) return refuse(asked.problem, terminal);
	const policy = await otherPolicy(options, terminal);
	if (policy === "broken") return EXIT.unanswered;
	const started = await startOf(options, policy, terminal);
	if ("code" in started) return started.code;
	const { start } = started;
	if (options.keep !== void 0) await keep(start, options.keep);
	const ended = () => printBoth({
		start,
		asked: asked.value,
		other: policy
	}, options, terminal);
	if (options.facts === void 0) return ended();
	const answer = await judgeKept(options.facts, start.row, ended);
	return answer.ok ? answer.value : refuse(answer.problem, terminal);
}
async function printBoth({ start, asked, other }, options, terminal) {
	const now = judged(start, start.facts, start.policy, start.stage, asked.known);
	const then = await judgedThen(start, asked, other ?? start.policy, options, terminal);
	if (now === null || then === null) return EXIT.unanswered;
	tellWhoIsUnknown(then, start.facts, terminal);
	if (!(other !== null && other !== start.policy) && !asksForMore(options)) tell(terminal, "note", {
		says: "nothing was said to be otherwise, so both are as it is",
		fix: "say what is, such as --approve @dana",
		values: {}
	});
	const simulation = {
		before: now.found,
		after: then.found
	};
	terminal.out.write(options.json === true ? simulationJson(simulation) : simulationText(simulation, paintFor(terminal.out)));
	return blocks(then.found.outcome) ? EXIT.no : EXIT.done;
}
/** Whether anything but another policy was said to be otherwise, or what is was asked for. In a clone, stage and base are what it is judged by in the first place. */
function asksForMore(options) {
	const { approve, object, dismiss, metric, now, risk, keep, facts, stage, base } = options;
	const otherwise = [
		now,
		risk,
		keep,
		...facts === void 0 ? [] : [stage, base]
	];
	return [
		...approve,
		...object,
		...dismiss,
		...metric
	].length > 0 || otherwise.some((one) => one !== void 0);
}
function refuse(problem, terminal) {
	tell(terminal, "error", problem);
	return EXIT.unanswered;
}
/** The policy that is named; `null`: none is. What is wrong with it is told. */
async function otherPolicy({ policy, organisationPolicy }, terminal) {
	if (policy === void 0) return null;
	const copy = organisationPolicy === void 0 ? unreadExtended : policyCopy(resolve(organisationPolicy));
	const reading = await readPolicyFile(resolve(policy), copy);
	if (reading.ok) return reading.value;
	await tellIssues(terminal, reading.issues);
	return "broken";
}
async function startOf(options, policy, terminal) {
	const { facts, row } = options;
	if (facts === void 0 && row !== void 0) return { code: refuse({
		id: "no-export",
		says: "--row names a verdict of an exported log, and none is named",
		fix: "name it: --facts FILE",
		values: {}
	}, terminal) };
	if (facts === void 0) return startFromClone(options, terminal);
	const start = await startFromFacts({
		facts,
		...row === void 0 ? {} : { row }
	}, policy, terminal);
	return start.ok ? { start: start.value } : { code: refuse(start.problem, terminal) };
}
/** Writes what was collected, as a judgement keeps it. */
async function keep({ facts, policy, stage, options }, path) {
	const { number } = facts.pullRequest;
	const judged = [{
		number,
		kind: "facts",
		policy,
		stage,
		facts,
		options
	}];
	await writeFile(resolve(path), writeJudgement({
		program: ownVersion(),
		joined: "shared",
		judged
	}));
}
function judged(start, facts, policy, stageName, change) {
	const stage = policy.stages.find(({ name }) => name === stageName);
	if (stage === void 0) return null;
	const applied = applyWhatIf(facts, change, policy);
	const { now } = applied.facts;
	const found = judgeFound(applied.facts, {
		policy,
		stage,
		options: start.options,
		greenAt: now
	});
	return {
		facts: applied.facts,
		found,
		problems: applied.impossible
	};
}
/** As it would be: by another policy or stage, towards another branch, with what is to be otherwise. */
async function judgedThen(start, { change }, policy, options, terminal) {
	const stage = stageThen(start, policy, options, terminal);
	if (stage === null) return null;
	const { pullRequest } = start.facts;
	const ref = options.facts === void 0 ? pullRequest.base.ref : options.base ?? pullRequest.base.ref;
	if (ref !== pullRequest.base.ref) tell(terminal, "note", {
		says: "the facts are those of a pull request to `{was}`: files of `{ref}`, and who owns them there, are not in them",
		values: {
			was: pullRequest.base.ref,
			ref
		}
	});
	const base = {
		...pullRequest.base,
		ref
	};
	const then = judged(start, {
		...start.facts,
		pullRequest: {
			...pullRequest,
			base
		}
	}, policy, stage.name, change);
	const problems = [...mistakenNames(start, change, policy), ...then?.problems ?? []];
	for (const { because } of problems) tell(terminal, "error", because);
	return problems.length === 0 ? then : null;
}
/** Names that nobody knows, and that would change nothing. The policy that judges then may read other metrics, and ask others. */
function mistakenNames({ facts, handles }, change, policy) {
	const known = knownPeople({
		...facts,
		roles: {
			...facts.roles,
			...policy.roles
		}
	}, change, handles);
	return [...unreadMetrics(change.metrics, facts, policy), ...strangers(change, known, "--member {team}={who}")];
}
function stageThen(start, policy, { stage, base, facts }, terminal) {
	const named = stage ?? (base === void 0 || facts === void 0 ? start.stage : void 0);
	if (named !== void 0) {
		const found = policy.stages.find(({ name }) => name === named);
		if (found !== void 0) return found;
		tellUnknownStage({
			repo: ".",
			stage: named
		}, policy.stages.map(({ name }) => name), terminal);
		return null;
	}
	const choice = stageOf(policy, base ?? "");
	if (choice.kind === "stage") return choice.stage;
	const says = choice.kind === "none" ? "no stage of the policy names branch `{base}`, so nothing would be judged" : "several stages of the policy match branch `{base}`: {stages}";
	const values = {
		base: base ?? "",
		stages: choice.kind === "none" ? [] : choice.stages
	};
	tell(terminal, "error", {
		says,
		fix: "name another branch, or judge by a stage: --stage NAME",
		values
	});
	return null;
}
/** Teams that are asked and of whom nobody is known: said, since whoever approves in their name is made up. */
function tellWhoIsUnknown({ facts, found }, start, terminal) {
	const asked = (found.signOffs?.requirements ?? []).flatMap(({ requirement }) => requirement.owners);
	const unknown = [...new Set(asked)].filter((handle) => {
		const key = handle.toLowerCase();
		return facts.owners?.[key]?.unlisted !== void 0 && start.owners?.[key] === void 0;
	});
	if (unknown.length === 0) return;
	const each = unknown.length === 1 ? "so it is" : "so each of them is";
	tell(terminal, "note", {
		says: `who is in {unknown} is not known here, ${each} taken to have people enough`,
		fix: "say who is: --member {first}=LOGIN,LOGIN",
		values: {
			unknown: unknown.sort(),
			first: unknown[0] ?? ""
		}
	});
}
export { simulate };
