import { t as decodeText } from "./decode-text.js";
import { basename } from "node:path";
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
// src/git/policy-copy.ts
/** Bytes of a policy that are read from a file: as many as are read of one in a commit. */
const MOST_BYTES = 1048576;
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
	if (size > MOST_BYTES) return {
		kind: "too-large",
		oid: "",
		size,
		limit: MOST_BYTES
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
export { policyCopy as t };
