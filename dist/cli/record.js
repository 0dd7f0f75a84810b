import "./rolldown-runtime.js";
import { n as readJudgement } from "./judgement-record.js";
import { c as recordText, d as RECORD_LIMITS, m as recordSchema, p as extensionOf, r as signOffsOf, s as recordOf } from "./sign-offs-of.js";
import { t as AuditError } from "./audit-error.js";
import { a as replay, i as judgeAgain, o as verdictOf, r as keptJudgement, t as noReplay } from "./replay.js";
import { s as sha256, t as unreadable } from "./unreadable.js";
import { _ as EXIT, n as tell } from "./terminal.js";
import { join, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
// src/core/record/records-of.ts
/** One record for each package of a verdict, in its order. Each can be read again: what nobody could read is not written. */
function recordsOf(source) {
	const records = [];
	const tooLarge = [];
	for (const one of source.facts.packages) {
		const record = recordOf(one, source);
		if (isReadable(record)) records.push(record);
		else tooLarge.push(one.folder);
	}
	return {
		records,
		tooLarge
	};
}
function isReadable(record) {
	return recordSchema.safeParse(record).success && recordText(record).length * 3 <= RECORD_LIMITS.bytes;
}
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
		server
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
// src/cli/verify/record.ts
/** Writes the records of a verdict of the log, if it still comes to the same verdict, byte for byte. */
async function record(id, options, terminal) {
	const { from: path, server } = options;
	if (!/^[1-9]\d{0,14}$/.test(id)) {
		tell(terminal, "error", {
			says: "`{id}` is no number of a row of the log",
			values: { id }
		});
		return EXIT.unanswered;
	}
	const found = await recordsFrom(path, Number(id), server.replace(/\/+$/, ""), terminal);
	return typeof found === "number" ? found : write(found, options, terminal);
}
/** The records of a row, or how the command ends when there are none to be had. */
async function recordsFrom(path, seq, server, terminal) {
	try {
		const kept = await keptJudgement(createReadStream(path, { highWaterMark: 1048576 }), seq);
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
	} catch (error) {
		const { code, statement } = unreadable(error, path);
		tell(terminal, "error", statement);
		return code;
	}
}
async function write({ records, tooLarge }, { out }, terminal) {
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
		const folder = resolve(out);
		await mkdir(folder, { recursive: true });
		for (const [index, name] of recordNames(records).entries()) {
			await writeFile(join(folder, name), recordText(records[index] ?? first));
			terminal.out.write(`${name}\n`);
		}
	}
	return tooLarge.length === 0 ? EXIT.done : EXIT.unanswered;
}
export { record };
