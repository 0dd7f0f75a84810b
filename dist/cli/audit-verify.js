import "./rolldown-runtime.js";
import { r as verifyExport, t as unreadable } from "./unreadable.js";
import { r as PLAIN, u as says } from "./fill-template.js";
import { n as tell, r as EXIT } from "./terminal.js";
import { createReadStream } from "node:fs";
// src/cli/audit/audit-verify.ts
const BREAKS = {
	gap: "rows are missing before it",
	duplicate: "its number was there before",
	"wrong-prev": "it does not follow the row before it: one of the two was changed and sealed anew",
	"changed-field": "a field of it was changed",
	"changed-data": "its data was changed",
	"untold-removal": "its data was taken away, and no later row says that retention did it"
};
/** Verifies an export of the log, and says what it holds or where it breaks first. */
async function auditVerify(path, options, terminal) {
	const noted = readNoted(options.noted);
	if (noted === "wrong") {
		tell(terminal, "error", {
			says: "--noted takes a row's number and its hash: `1200:5f3c…`",
			values: {}
		});
		return EXIT.unanswered;
	}
	try {
		return answer(await verifyExport(createReadStream(path, { highWaterMark: 1048576 }), noted), path, options, terminal);
	} catch (error) {
		const { code, statement } = unreadable(error, path);
		if (code === EXIT.no) return no({ kind: "changed-content" }, statement, options, terminal);
		tell(terminal, "error", statement);
		return code;
	}
}
function answer({ header, chain, contents, noted }, path, options, terminal) {
	if (!chain.ok) {
		const { kind, seq } = chain.break;
		const says = `\`{path}\` breaks at row {seq}, the first that is wrong: ${BREAKS[kind]} ({kind})`;
		return no({
			kind,
			row: seq
		}, {
			says,
			values: {
				path,
				seq,
				kind
			}
		}, options, terminal);
	}
	if (noted === "missing") return no({ kind: "noted-missing" }, {
		says: "`{path}` does not hold the row that was noted: the log was cut off before it, or sealed anew",
		values: { path }
	}, options, terminal);
	if (options.json === true) {
		const { rows, first, end, emptied } = chain;
		const found = {
			ok: true,
			holds: header.holds,
			rows,
			first,
			last: end.seq,
			hash: end.hash,
			emptied,
			contents
		};
		terminal.out.write(`${JSON.stringify(found)}\n`);
	} else for (const line of summary({
		header,
		contents
	}, chain)) terminal.out.write(`${line}\n`);
	return EXIT.done;
}
/** Says what does not hold, in words or as JSON with the same words in it. */
function no(found, statement, { json }, terminal) {
	if (json !== true) tell(terminal, "error", statement);
	else {
		const answer = {
			ok: false,
			...found,
			message: says(statement, PLAIN)
		};
		terminal.out.write(`${JSON.stringify(answer)}\n`);
	}
	return EXIT.no;
}
/** Numbers and a hash that were verified: nothing foreign. */
function summary({ header, contents }, { rows, first, end, emptied }) {
	const kept = `${contents} kept contents are what their digests say`;
	if (header.holds === "extract") return [`${rows} rows are as they were sealed; ${kept}`, "an extract does not show that no row is missing"];
	if (rows === 0) return [`no rows; the chain stands at row ${end.seq}`, `hash of row ${end.seq}: ${end.hash}`];
	const gone = emptied === 0 ? "" : `, ${emptied} of them emptied by retention`;
	return [`${rows} rows, ${first} to ${end.seq}, one chain${gone}; ${kept}`, `hash of row ${end.seq}: ${end.hash}`];
}
function readNoted(text) {
	if (text === void 0) return null;
	const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
	return seq === void 0 || hash === void 0 ? "wrong" : {
		seq: Number(seq),
		hash
	};
}
export { auditVerify };
