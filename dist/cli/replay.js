import "./rolldown-runtime.js";
import { a as readExport, c as unpackContent, i as sealBreak, n as toPacked, t as unreadable, u as AuditError } from "./unreadable.js";
import { n as blocks, r as byGravity } from "./outcome.js";
import { r as digestOf, t as judge } from "./judge.js";
import { _ as string, a as array, c as int, d as looseObject, r as _enum, u as literal, v as union } from "./zod.js";
import { r as outcomeOf } from "./counted-outcome.js";
import { t as toJson } from "./to-json.js";
import { n as tell, r as EXIT } from "./terminal.js";
import { t as ownVersion } from "./version.js";
import { createReadStream } from "node:fs";
// src/core/judge/carry-sign-offs.ts
/**
* The verdict of a merge queue's commit: what its content comes to, with the sign-offs of the pull request that waits
* in the queue. Reviews belong to a pull request; the merged content is new, so it is judged anew.
* A notice that blocks the pull request blocks here, too: its facts are those that the sign-offs were weighed by.
* Sign-offs that were weighed by another policy do not count, nor those of other owners or another risk (`sameRules` is
* false), and a gate that nobody judged is an error, never a pass.
*/
function carrySignOffs(merged, pullRequest, { sameRules = true } = {}) {
	const people = pullRequest.gates.filter(({ kind }) => kind === "people");
	const gates = [...merged.gates.filter(({ kind }) => kind === "content"), ...people];
	const known = new Set(merged.notices.map(({ id }) => id));
	const refused = pullRequest.notices.filter(({ id, outcome }) => blocks(outcome) && !known.has(id));
	const deferred = merged.deferred.filter((id) => !people.some(({ gate }) => gate === id));
	const notices = [
		...merged.notices,
		...refused,
		...digestOf(merged.policy) === digestOf(pullRequest.policy) ? [] : [otherPolicy(merged)],
		...sameRules ? [] : [otherRules()],
		...deferred.map(unjudged)
	];
	const contentGreen = merged.contentGreen && !notices.some(({ outcome }) => blocks(outcome));
	return {
		...merged,
		gates,
		notices,
		deferred,
		contentGreen,
		outcome: outcomeOf(gates, notices)
	};
}
function otherPolicy({ policy: { path } }) {
	return {
		id: "queue-other-policy",
		outcome: "error",
		says: "the policy `{path}` that the queue merges onto is not the one that the pull request was judged by, so its sign-offs cannot be carried over",
		fix: "take the pull request out of the queue, and add it again once the change of the policy is merged",
		values: { path }
	};
}
function otherRules() {
	return {
		id: "queue-other-rules",
		outcome: "error",
		says: "what is merged ahead in the queue changes the policy, the owners or the package's manifest, so who has to sign may be somebody else",
		fix: "take the pull request out of the queue, and add it again once what is ahead has merged: it is judged on that at once",
		values: {}
	};
}
function unjudged(gate) {
	return {
		id: "queue-gate-unjudged",
		outcome: "error",
		says: "the merged commit has to pass gate `{gate}`, and neither it nor the pull request was judged by it",
		fix: "take the pull request out of the queue, and add it again once its own check has judged the gate",
		values: { gate }
	};
}
// src/core/judge/worst-member.ts
/**
* The verdict of a merge queue's commit that merges several pull requests: the gravest of those that each of them would have it come to, since
* they are merged together or not at all. `alone` is what it comes to without any.
*/
function worstMember(members, alone) {
	const [worst, ...others] = members.toSorted((a, b) => byGravity(a.verdict.outcome, b.verdict.outcome) || a.number - b.number);
	if (worst === void 0) return alone;
	if (others.length === 0) return worst.verdict;
	const numbers = members.map(({ number }) => number).sort((a, b) => a - b);
	return {
		...worst.verdict,
		contentGreen: members.every(({ verdict }) => verdict.contentGreen),
		notices: [...worst.verdict.notices, {
			id: "queue-members",
			outcome: "pass",
			says: "this commit merges pull requests {numbers} together; this is the gravest of their verdicts, that of {worst}",
			values: {
				numbers: numbers.map((number) => `#${number}`),
				worst: `#${worst.number}`
			}
		}]
	};
}
// src/core/judge/worst-of.ts
/**
* A check belongs to a commit, so open pull requests that share a head share it: the gravest verdict is shown, of equals
* that of the oldest pull request, and the others are named. Whoever is evaluated, the answer is the same. Its content is
* green only where that of all of them is: the check is what later says when the content of this commit was green.
*/
function worstOf(verdicts) {
	const [worst, ...others] = verdicts.toSorted((a, b) => byGravity(a.verdict.outcome, b.verdict.outcome) || a.number - b.number);
	if (worst === void 0 || others.length === 0) return verdicts[0].verdict;
	const numbers = verdicts.map(({ number }) => number).sort((a, b) => a - b);
	return {
		...worst.verdict,
		contentGreen: verdicts.every(({ verdict }) => verdict.contentGreen),
		notices: [...worst.verdict.notices, {
			id: "shared-commit",
			outcome: "pass",
			says: "open pull requests {numbers} end in this very commit; this is the gravest of their verdicts, that of {worst}",
			values: {
				numbers: numbers.map((number) => `#${number}`),
				worst: `#${worst.number}`
			}
		}]
	};
}
// src/audit/server-address.ts
/**
* Reads the address of a GitHub's pages, as a record names it: `https://github.com`, without a slash at the end. `null` where it is no http or https
* address, or has more than a place in it: a user, a query or a fragment would become part of every URI of the record.
*/
function serverAddress(text) {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || !/^https?:$/.test(url.protocol)) return null;
	const { username, password, search, hash } = url;
	return username + password + search + hash === "" ? url.origin + url.pathname.replace(/\/+$/, "") : null;
}
// src/audit/judgement-record.ts
const RECORD_FORMAT = "gatehouse/judgement/v1";
const schema$1 = looseObject({
	format: literal(RECORD_FORMAT),
	program: string(),
	server: string().refine((text) => serverAddress(text) === text).optional(),
	joined: _enum(["shared", "queue"]),
	judged: array(union([looseObject({
		number: int(),
		kind: literal("facts"),
		policy: looseObject({}),
		stage: string(),
		facts: looseObject({})
	}), looseObject({
		number: int(),
		kind: literal("refused"),
		verdict: looseObject({})
	})])).min(1),
	otherRules: array(int()).optional()
});
/** The record as it is kept. Keys stay in the order in which they were judged, since a gate may go through them in it. */
function writeJudgement(record) {
	return JSON.stringify({
		format: RECORD_FORMAT,
		...record
	});
}
/** Reads a record that was kept. Throws an {@link AuditError} (`unreadable`) when it is none. */
function readJudgement(content) {
	try {
		const value = JSON.parse(content);
		schema$1.parse(value);
		return value;
	} catch (cause) {
		throw new AuditError("unreadable", "what was kept of the judgement is no record of one", { cause });
	}
}
// src/audit/replay.ts
/** Judges again from what was kept (see {@link JudgementRecord}), and compares with the verdict that was kept. */
function replay(record, keptVerdict) {
	const judgement = readJudgement(record);
	const verdict = judgeAgain(judgement);
	return {
		same: JSON.stringify(verdict) === keptVerdict,
		verdict,
		program: judgement.program
	};
}
/** The verdict that a judgement comes to. Throws an {@link AuditError} (`unreadable`) when there is nothing to judge by. */
function judgeAgain({ judged, joined, otherRules = [] }) {
	const [first, ...others] = judged.map(verdictOf);
	if (first === void 0) throw new AuditError("unreadable", "the record holds no judgement");
	if (joined === "shared") return worstOf([first, ...others]);
	return worstMember(others.map(({ number, verdict }) => ({
		number,
		verdict: carrySignOffs(first.verdict, verdict, { sameRules: !otherRules.includes(number) })
	})), first.verdict);
}
/** The verdict of one that was judged, by itself. */
function verdictOf(judged) {
	if (judged.kind === "refused") return judged;
	const { number, policy, facts, options } = judged;
	const stage = policy.stages.find(({ name }) => name === judged.stage);
	if (stage === void 0) throw new AuditError("unreadable", `the kept policy has no stage ${JSON.stringify(judged.stage)}`);
	return {
		number,
		verdict: judge(policy, stage, facts, options)
	};
}
// src/audit/replay-export.ts
const schema = looseObject({
	facts: string(),
	verdict: string()
});
/** Digests of what a verdict's row was judged from, and of the verdict; or why they are not to be had. */
function digestsOf(row) {
	if (sealBreak(row) !== null) return "tampered";
	if (row.kind !== "verdict") return "no-verdict";
	if (row.data === null) return "data-removed";
	const read = schema.safeParse(JSON.parse(row.data));
	return read.success ? read.data : "no-verdict";
}
/** What an export keeps of the row of this number. Rejects with an AuditError when it cannot be read. */
async function keptJudgement(chunks, seq) {
	let digests = "no-row";
	const contents = /* @__PURE__ */ new Map();
	for await (const part of readExport(chunks)) {
		if (part.kind !== "line") continue;
		const { line } = part;
		if ("audit" in line && line.audit.seq === seq) digests = digestsOf(line.audit);
		if (!("kept" in line) || typeof digests === "string") continue;
		const { digest } = line.kept;
		if (digest === digests.facts || digest === digests.verdict) contents.set(digest, line.kept);
	}
	if (typeof digests === "string") return digests;
	const [facts, verdict] = [contents.get(digests.facts), contents.get(digests.verdict)];
	if (facts === void 0 || verdict === void 0) return "facts-removed";
	return {
		facts: await unpackContent(toPacked(facts)),
		verdict: await unpackContent(toPacked(verdict))
	};
}
/** Judges the row of this number again from an export. Rejects with an AuditError when it cannot be read. */
async function replayFromExport(chunks, seq) {
	const kept = await keptJudgement(chunks, seq);
	return typeof kept === "string" ? kept : replay(kept.facts, kept.verdict);
}
// src/cli/audit/replay.ts
const WHY_NOT = {
	"no-row": "`{path}` holds no row {seq}",
	"no-verdict": "row {seq} of `{path}` tells of no verdict",
	"data-removed": "retention took away what row {seq} of `{path}` told",
	"facts-removed": "`{path}` does not hold the facts of row {seq}: retention took them away, or they were not exported",
	tampered: "row {seq} of `{path}` is not as it was sealed"
};
/** Judges a verdict of the log again from the facts that were kept, and prints it when it is the same, byte for byte. */
async function replayVerdict(id, { from: path, json = false }, terminal) {
	if (!/^[1-9]\d{0,14}$/.test(id)) {
		tell(terminal, "error", {
			says: "`{id}` is no number of a row of the log",
			values: { id }
		});
		return EXIT.unanswered;
	}
	try {
		const answer = await replayFromExport(createReadStream(path, { highWaterMark: 1048576 }), Number(id));
		if (typeof answer !== "string") return tellReplay(answer, {
			row: Number(id),
			json
		}, terminal);
		return noReplay(answer, {
			path,
			seq: Number(id)
		}, terminal);
	} catch (error) {
		const { code, statement } = unreadable(error, path);
		tell(terminal, "error", statement);
		return code;
	}
}
/** Says why a row cannot be judged again, and how the command ends. */
function noReplay(why, { path, seq }, terminal) {
	tell(terminal, "error", whyNoReplay(why, {
		path,
		seq
	}));
	return why === "tampered" ? EXIT.no : EXIT.unanswered;
}
/** Why a row of an export cannot be judged again. */
function whyNoReplay(why, { path, seq }) {
	return {
		id: why,
		says: WHY_NOT[why],
		values: {
			path,
			seq: String(seq)
		}
	};
}
function tellReplay({ same, verdict, program }, { row, json }, terminal) {
	const printed = toJson(verdict);
	const whole = {
		same,
		row,
		program,
		verdict: JSON.parse(printed)
	};
	terminal.out.write(json ? `${JSON.stringify(whole, null, 2)}\n` : printed);
	if (same) return EXIT.done;
	const own = ownVersion();
	tell(terminal, "error", {
		says: `judged again, the verdict differs from the one that was kept: ${program === own ? "this very version judged then, so what was kept is not what it judged" : "Gatehouse {program} judged then, and this is {own}: replay it with that version"}`,
		values: {
			program,
			own
		}
	});
	return EXIT.no;
}
export { keptJudgement as a, verdictOf as c, writeJudgement as d, serverAddress as f, digestsOf as i, RECORD_FORMAT as l, replayVerdict as n, judgeAgain as o, whyNoReplay as r, replay as s, noReplay as t, readJudgement as u };
