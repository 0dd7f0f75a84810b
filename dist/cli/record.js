import "./rolldown-runtime.js";
import { a as keptJudgement, c as verdictOf, o as judgeAgain, s as replay, t as noReplay, u as readJudgement } from "./replay.js";
import { n as recordsOf, t as writeRecords } from "./record-files.js";
import { c as recordText, r as signOffsOf } from "./sign-offs-of.js";
import { a as readExport, c as sha256, i as sealBreak, l as AuditError, t as unreadable } from "./unreadable.js";
import { t as childOf } from "./written-settings.js";
import { _ as EXIT, n as tell } from "./terminal.js";
import { basename } from "node:path";
import { createReadStream } from "node:fs";
// src/audit/records-of-judgement.ts
/**
* The records of what the log keeps of a judgement, with the sign-offs of every pull request that was heard: of a commit that several share, of each
* of them; of a merge queue's, of those in it. None where nothing was judged. `server` is the address of the GitHub that holds the repository.
*/
function recordsOfJudgement(judgement, server) {
	const verdict = judgeAgain(judgement);
	const { program, joined, judged } = judgement;
	const shown = joined === "queue" ? judged[0] : judged.find((each) => sameGates(each, verdict.gates));
	if (shown === void 0) throw new AuditError("unreadable", "the record holds no judgement");
	if (shown.kind === "refused") return {
		records: [],
		tooLarge: []
	};
	const people = (joined === "queue" ? judged.slice(1) : judged).filter((each) => each.kind === "facts");
	const signOffs = signOffsOf(verdict, people.map(heardOf), sha256);
	return recordsOf({
		verdict,
		facts: shown.facts,
		signOffs,
		program,
		server,
		sha256
	});
}
function sameGates(each, gates) {
	return JSON.stringify(verdictOf(each).verdict.gates) === JSON.stringify(gates);
}
function heardOf({ number, policy, stage: name, facts }) {
	const stage = policy.stages.find((each) => each.name === name);
	if (stage === void 0) throw new AuditError("unreadable", `the kept policy has no stage ${JSON.stringify(name)}`);
	return {
		number,
		policy,
		stage,
		facts
	};
}
// src/audit/verdict-row.ts
/**
* Finds the row of a pull request's verdict in an export. `merged-unjudged`: it was merged, and by no verdict. `none`: the export has no verdict of
* it. `tampered`: a row of it is not as it was sealed. `removed`: retention took away by which it was merged. Rejects with an AuditError when the export cannot be read.
*/
async function verdictRow(chunks, { repository, number }) {
	let found = "none";
	for await (const part of readExport(chunks)) {
		if (part.kind !== "line" || !("audit" in part.line)) continue;
		const row = part.line.audit;
		if (row.repository !== repository || row.number !== number) continue;
		if (sealBreak(row) !== null) return "tampered";
		if (row.kind === "verdict" && (found === "none" || typeof found === "object" && !found.merged)) found = {
			seq: row.seq,
			merged: false
		};
		if (row.kind === "promotion") found = mergedBy(row);
	}
	return found;
}
function mergedBy({ data }) {
	if (data === null) return "removed";
	const seq = childOf(JSON.parse(data), "verdict");
	return typeof seq === "number" ? {
		seq,
		merged: true
	} : "merged-unjudged";
}
// src/cli/verify/record.ts
/**
* Writes the records of a verdict of the log, if it still comes to the same verdict, byte for byte. `id` is the number of its row, or a pull request,
* `owner/name#number`: then it is the verdict by which that was merged, or the newest one.
*/
async function record(id, options, terminal) {
	const { from: path, server } = options;
	try {
		const row = await rowOf(id, path, terminal);
		if (!row.ok) return row.code;
		const found = await recordsFrom(path, row.seq, server.replace(/\/+$/, ""), terminal);
		return typeof found === "number" ? found : await write(found, options, terminal);
	} catch (error) {
		const { code, statement } = unreadable(error, path);
		tell(terminal, "error", statement);
		return code;
	}
}
function exported(path) {
	return createReadStream(path, { highWaterMark: 1048576 });
}
/** Number of the row that is meant, or how the command ends where there is none, which is told. */
async function rowOf(id, path, terminal) {
	if (/^[1-9]\d{0,14}$/.test(id)) return {
		ok: true,
		seq: Number(id)
	};
	const [, repository = "", number = ""] = /^([\w.-]+\/[\w.-]+)#([1-9]\d{0,8})$/.exec(id) ?? [];
	if (repository === "") {
		tell(terminal, "error", {
			says: "`{id}` is no number of a row of the log, and no pull request",
			fix: "write a pull request as `acme/churn#7`",
			values: { id }
		});
		return {
			ok: false,
			code: EXIT.unanswered
		};
	}
	const about = {
		repository: repository.toLowerCase(),
		number: Number(number)
	};
	const row = await verdictRow(exported(path), about);
	if (typeof row === "string") {
		tell(terminal, "error", {
			says: NO_ROW[row],
			values: {
				id,
				path
			}
		});
		return {
			ok: false,
			code: row === "tampered" ? EXIT.no : EXIT.unanswered
		};
	}
	const says = row.merged ? "row {seq}: by this verdict `{id}` was merged" : "row {seq}: the newest verdict of `{id}`, which was not merged";
	tell(terminal, "note", {
		says,
		values: {
			seq: String(row.seq),
			id
		}
	});
	return {
		ok: true,
		seq: row.seq
	};
}
const NO_ROW = {
	none: "`{path}` holds no verdict of `{id}`",
	"merged-unjudged": "`{id}` was merged by no verdict, says `{path}`, so there is nothing to record",
	removed: "retention took away by which verdict `{id}` was merged, says `{path}`",
	tampered: "a row of `{id}` in `{path}` is not as it was sealed"
};
/** The records of a row, or how the command ends when there are none to be had. */
async function recordsFrom(path, seq, server, terminal) {
	const kept = await keptJudgement(exported(path), seq);
	if (typeof kept === "string") return noReplay(kept, {
		path,
		seq
	}, terminal);
	const { same, program } = replay(kept.facts, kept.verdict);
	if (same) return recordsOfJudgement(readJudgement(kept.facts), server);
	tell(terminal, "error", {
		says: "judged again, the verdict differs from the one that was kept; Gatehouse {program} judged then",
		fix: "write the record with that version",
		values: { program }
	});
	return EXIT.no;
}
async function write({ records, tooLarge }, { out, force = false }, terminal) {
	for (const folder of tooLarge) tell(terminal, "error", {
		says: "package `{folder}` has more files, or more to tell, than one record holds",
		values: { folder }
	});
	const [first, ...others] = records;
	if (first === void 0) {
		if (tooLarge.length === 0) tell(terminal, "error", {
			says: "nothing was judged there, so there is nothing to record",
			values: {}
		});
		return EXIT.unanswered;
	}
	if (out === void 0 && others.length > 0) {
		tell(terminal, "error", {
			says: "there are {count} records, one for each package",
			fix: "name a folder for them: --out",
			values: { count: records.length }
		});
		return EXIT.unanswered;
	}
	if (out === void 0) terminal.out.write(recordText(first));
	else {
		const written = await writeRecords(records, {
			folder: out,
			force,
			clone: null
		});
		if (!written.ok) {
			tell(terminal, "error", written.problem);
			return EXIT.unanswered;
		}
		for (const path of written.value) terminal.out.write(`${basename(path)}\n`);
	}
	return tooLarge.length === 0 ? EXIT.done : EXIT.unanswered;
}
export { record };
