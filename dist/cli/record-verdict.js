import "./rolldown-runtime.js";
import { n as recordsOf, r as notRecorded, t as writeRecords } from "./record-files.js";
import { r as signOffsOf } from "./sign-offs-of.js";
import { t as topOf } from "./top-of.js";
import { n as tell, r as EXIT } from "./terminal.js";
import { t as ownVersion } from "./version.js";
import { r as GitError, t as runGit } from "./run-git.js";
import { resolve } from "node:path";
import { createHash } from "node:crypto";
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
// src/cli/check/origin-of.ts
const NOWHERE = {
	owner: "",
	name: ""
};
/** Reads where a clone comes from. */
async function originOf(dir) {
	try {
		return readOrigin((await runGit(dir, [
			"config",
			"--get",
			"remote.origin.url"
		])).toString("utf8").trim());
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return NOWHERE;
		throw error;
	}
}
/** Reads an address as git takes it: a URL, or `user@host:path`. Who signed in, and the port of anything but a web page, say nothing of where it is. */
function readOrigin(address) {
	const short = /^(?:[^@/:]+@)?([\w.-]{2,}):(?!\/\/)\/?(.+)$/.exec(address);
	if (short !== null) return placed(`https://${short[1] ?? ""}`, short[2] ?? "");
	const url = /^(https?|ssh|git):\/\//.test(address) && URL.canParse(address) ? new URL(address) : null;
	if (url === null || url.hostname === "") return NOWHERE;
	return placed(url.protocol.startsWith("http") ? url.origin : `https://${url.hostname}`, url.pathname);
}
function placed(server, path) {
	const segments = path.replace(/\.git\/?$/, "").split("/").filter((segment) => segment !== "");
	const name = segments.pop();
	return name === void 0 || segments.length === 0 ? NOWHERE : {
		server,
		owner: segments.join("/"),
		name
	};
}
// src/cli/check/record-verdict.ts
/**
* Writes the records of a verdict, as the Action would, and says where. Gives how the command ends where that could not be done; `null` where it was, or
* there was nothing to record.
*/
async function recordVerdict({ verdict, by }, { head, base }, { repo, record: folder = "", force = false, pr }, terminal) {
	if (by === null || by.facts.packages.length === 0) {
		tell(terminal, "note", {
			says: "no package was judged, so no record was written",
			...by === null ? {} : { fix: "to record one that did not change, name it: gatehouse check PATH" },
			values: {}
		});
		return null;
	}
	const { server, ...repository } = await originOf(resolve(repo));
	const pullRequest = {
		...by.facts.pullRequest,
		number: pr ?? by.facts.pullRequest.number
	};
	const made = await recordsOfContent({
		verdict,
		facts: {
			...by.facts,
			repository,
			pullRequest
		},
		trees: {
			head,
			base
		},
		program: ownVersion(),
		server,
		sha256: (content) => createHash("sha256").update(content).digest("hex")
	});
	const without = notRecorded(made);
	for (const words of without) tell(terminal, "error", words);
	const top = await topOf(resolve(repo));
	const written = await writeRecords(made.records, {
		folder,
		force,
		clone: top.kind === "found" ? top.root : null
	});
	if (!written.ok) {
		tell(terminal, "error", written.problem);
		return EXIT.unanswered;
	}
	if (written.value.length > 0) tell(terminal, "note", {
		says: "recorded without sign-offs, which people give: {paths}",
		values: { paths: written.value }
	});
	return without.length === 0 ? null : EXIT.unanswered;
}
export { recordVerdict };
