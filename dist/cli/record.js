import "./rolldown-runtime.js";
import { a as keptJudgement, c as verdictOf, f as serverAddress, o as judgeAgain, s as replay, t as noReplay, u as readJudgement } from "./replay.js";
import { n as recordsOf, r as notRecorded, t as writeRecords } from "./record-files.js";
import { c as recordText, r as signOffsOf } from "./sign-offs-of.js";
import { a as readExport, i as sealBreak, l as sha256, t as unreadable, u as AuditError } from "./unreadable.js";
import { t as childOf } from "./written-settings.js";
import { t as noPlainFile } from "./no-plain-file.js";
import { n as tell, r as EXIT } from "./terminal.js";
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
// src/github/site-of.ts
/**
* The site that people see, from the root of its REST API and without a slash at the end: `https://api.github.com` → `https://github.com`,
* `https://HOST/api/v3` → `https://HOST` (docs: "Getting started with the REST API"). Throws a TypeError where it is no URL.
*/
function siteOf(apiUrl) {
	const { protocol, host, pathname } = new URL(apiUrl);
	if (pathname.replace(/\/$/, "") === "/api/v3") return `${protocol}//${host}`;
	return `${protocol}//${host.replace(/^api\./, "")}`;
}
// src/cli/verify/server-of.ts
/**
* Which GitHub a record names. Nothing is assumed: a log that does not say it may come from any server, and a record with another one's address
* would be signed and verified all the same.
*/
function serverOf({ asked, logged, seq, environment }) {
	if (asked !== void 0) {
		const server = serverAddress(asked);
		if (server === null) return wrongServer("--server", asked);
		return {
			ok: true,
			server,
			told: logged !== void 0 && logged !== server ? otherThanLogged({
				server,
				logged,
				seq
			}) : null
		};
	}
	if (logged !== void 0) return {
		ok: true,
		server: logged,
		told: null
	};
	for (const [name, toSite] of VARIABLES) {
		const value = environment[name]?.trim() ?? "";
		if (value === "") continue;
		const address = serverAddress(value);
		if (address === null) return wrongServer(name, value);
		return {
			ok: true,
			server: toSite(address),
			told: taken(toSite(address), name, seq)
		};
	}
	return {
		ok: false,
		problem: unknownServer(seq)
	};
}
const VARIABLES = [["GITHUB_SERVER_URL", (address) => address], ["GITHUB_API_URL", siteOf]];
function wrongServer(name, given) {
	return {
		ok: false,
		problem: {
			says: "{name} is `{given}`, which is no address of a GitHub",
			fix: "write it as `https://github.com` or `https://git.acme.example`",
			values: {
				name,
				given
			}
		}
	};
}
function otherThanLogged(values) {
	return {
		word: "warning",
		says: "row {seq} was judged on `{logged}`, says the log, and the record names `{server}` as --server asks",
		fix: "leave --server out, unless both are addresses of the same server",
		values: {
			...values,
			seq: String(values.seq)
		}
	};
}
function taken(server, name, seq) {
	return {
		word: "note",
		says: "the log does not say on which GitHub row {seq} was judged: the record names `{server}`, from {name}",
		values: {
			seq: String(seq),
			server,
			name
		}
	};
}
function unknownServer(seq) {
	return {
		says: "the log does not say on which GitHub row {seq} was judged, as logs of earlier versions do not",
		fix: "name it: --server https://github.com, or the address of your Enterprise Server; GITHUB_SERVER_URL or GITHUB_API_URL say it as well",
		values: { seq: String(seq) }
	};
}
// src/cli/verify/record.ts
/**
* Writes the records of a verdict of the log, if it still comes to the same verdict, byte for byte. `id` is the number of its row, or a pull request,
* `owner/name#number`: then it is the verdict by which that was merged, or the newest one. `environment` says which GitHub it was on where the log
* does not.
*/
async function record(id, options, terminal, environment = process.env) {
	const { from: path, server: asked } = options;
	try {
		const row = await rowOf(id, path, terminal);
		if (!row.ok) return row.code;
		const found = await recordsFrom(path, {
			asked,
			seq: row.seq,
			environment
		}, terminal);
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
	const unfit = await noPlainFile(path);
	if (unfit !== null) {
		tell(terminal, "error", unfit);
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
async function recordsFrom(path, about, terminal) {
	const { seq } = about;
	const kept = await keptJudgement(exported(path), seq);
	if (typeof kept === "string") return noReplay(kept, {
		path,
		seq
	}, terminal);
	const { same, program } = replay(kept.facts, kept.verdict);
	if (same) return recordsOn(readJudgement(kept.facts), about, terminal);
	tell(terminal, "error", {
		says: "judged again, the verdict differs from the one that was kept; Gatehouse {program} judged then",
		fix: "write the record with that version",
		values: { program }
	});
	return EXIT.no;
}
/** The records with the address of the GitHub that was judged, which is told where the log does not say it. */
function recordsOn(judgement, about, terminal) {
	const found = serverOf({
		...about,
		logged: judgement.server
	});
	if (!found.ok) {
		tell(terminal, "error", found.problem);
		return EXIT.unanswered;
	}
	if (found.told !== null) tell(terminal, found.told.word, found.told);
	return recordsOfJudgement(judgement, found.server);
}
async function write(made, { out, force = false }, terminal) {
	const without = notRecorded(made);
	for (const words of without) tell(terminal, "error", words);
	const { records } = made;
	const [first, ...others] = records;
	if (first === void 0) {
		if (without.length === 0) tell(terminal, "error", {
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
	return without.length === 0 ? EXIT.done : EXIT.unanswered;
}
export { record };
