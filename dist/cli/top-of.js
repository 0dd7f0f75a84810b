import { r as GitError, t as runGit } from "./run-git.js";
import { isAbsolute, relative, sep } from "node:path";
import { realpath } from "node:fs/promises";
// src/git/top-of.ts
/**
* Finds the uppermost folder of the work tree that a folder lies in, without symbolic links. Rejects with a {@link GitError} where git
* could not be started.
*/
async function topOf(dir) {
	const [top, trusted] = await Promise.all([lineOrNull(() => runGit(dir, TOP)), lineOrNull(() => runGit(dir, TOP, { trust: "owner" }))]);
	if (top === null || top === "") return { kind: "none" };
	const [root, from] = await Promise.all([realpath(top), realpath(dir)]);
	if (!isWithin(from, root)) return {
		kind: "elsewhere",
		root
	};
	return {
		kind: (root === from ? trusted : await lineOrNull(() => runGit(root, TOP, { trust: "owner" }))) === null ? "foreign" : "found",
		root
	};
}
const TOP = ["rev-parse", "--show-toplevel"];
function isWithin(path, folder) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
async function lineOrNull(run) {
	try {
		return (await run()).toString("utf8").replace(/\r?\n$/, "");
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return null;
		throw error;
	}
}
export { topOf as t };
