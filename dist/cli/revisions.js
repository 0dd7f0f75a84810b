import { i as commitId } from "./git-objects.js";
import { r as GitError, t as runGit } from "./run-git.js";
import { t as problem } from "./answer.js";
// src/cli/clone/revisions.ts
/** Where a pull request of this clone most likely goes. */
const LIKELY_BASES = [
	"origin/HEAD",
	"origin/main",
	"main"
];
/** The base that was asked for, or the default branch of the remote. A branch that only the remote has is found there. */
async function findBase(objects, asked) {
	const names = asked === void 0 ? LIKELY_BASES : [asked, `origin/${asked}`];
	for (const name of names) {
		const revision = await findRevision(objects, name);
		if (revision !== null) return {
			ok: true,
			value: revision
		};
	}
	if (asked !== void 0) return unknownRevision("base", asked);
	return problem({
		id: "no-base",
		says: "this clone has none of {names}, so it is not known what to compare with",
		fix: "name the branch that the change is for: --base BRANCH",
		values: { names }
	});
}
/** The commit to judge. */
async function findHead(objects, asked) {
	const revision = await findRevision(objects, asked);
	return revision === null ? unknownRevision("head", asked) : {
		ok: true,
		value: revision
	};
}
function unknownRevision(which, revision) {
	return problem({
		id: "unknown-revision",
		says: "--{which} `{revision}` names no commit of this clone",
		fix: "fetch it first, or mend the name",
		values: {
			which,
			revision
		}
	});
}
async function findRevision(objects, name) {
	const [sha, branch] = await Promise.all([commitId(objects, name), branchOf(objects.dir, name)]);
	return sha === null ? null : {
		sha,
		ref: branch ?? name
	};
}
/** The branch that a revision names, without the name of its remote; `null` for anything but a branch. */
async function branchOf(dir, name) {
	const full = await linesOf(dir, [
		"rev-parse",
		"--symbolic-full-name",
		"--end-of-options",
		name
	]);
	return /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/.exec(full?.at(-1) ?? "")?.[1] ?? null;
}
/** Owner and name of the repository by the address of its remote, and empty ones where there is no such remote. */
async function repositoryOf(dir) {
	const [address = ""] = await linesOf(dir, [
		"config",
		"--get",
		"remote.origin.url"
	]) ?? [];
	const [, owner = "", name = ""] = /([^/:]+)\/([^/]+?)(?:\.git)?\/?$/.exec(address) ?? [];
	return {
		owner,
		name
	};
}
/** Lines that git prints; `null` where it refuses. */
async function linesOf(dir, args) {
	try {
		return (await runGit(dir, args)).toString("utf8").split("\n").filter((line) => line !== "");
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return null;
		throw error;
	}
}
export { findHead as n, repositoryOf as r, findBase as t };
