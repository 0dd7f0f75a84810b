import { t as didYouMean } from "./did-you-mean.js";
import { i as commitId } from "./git-objects.js";
import { r as GitError, t as runGit } from "./run-git.js";
import { t as problem } from "./answer.js";
import { n as shellQuoted } from "./shell-quoted.js";
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
	if (asked !== void 0) return unknownRevision(objects.dir, "base", asked);
	const likely = likelyBase(await branchesOf(objects.dir));
	return problem({
		id: "no-base",
		says: "this clone has none of {names}, so it is not known what to compare with",
		fix: likely === void 0 ? "name the branch that the change is for: --base BRANCH" : "name the branch that the change is for, such as --base {likely}",
		values: {
			names,
			...likely === void 0 ? {} : { likely: shellQuoted(likely) }
		}
	});
}
/** What the branch that changes go to is called where it is not `main`. */
const USUAL_NAMES = [
	"master",
	"trunk",
	"develop"
];
/** The branch that a change is most likely for; `undefined` where several may be it. */
function likelyBase(branches) {
	return USUAL_NAMES.find((name) => branches.includes(name)) ?? (branches.length === 1 ? branches[0] : void 0);
}
/** The commit to judge. */
async function findHead(objects, asked) {
	const revision = await findRevision(objects, asked);
	return revision === null ? unknownRevision(objects.dir, "head", asked) : {
		ok: true,
		value: revision
	};
}
async function unknownRevision(dir, which, revision) {
	const meant = didYouMean(revision, await branchesOf(dir));
	return problem({
		id: "unknown-revision",
		says: "--{which} `{revision}` names no commit of this clone",
		fix: meant === void 0 ? "fetch it first, or mend the name" : "did you mean `{meant}`?",
		values: {
			which,
			revision,
			...meant === void 0 ? {} : { meant }
		}
	});
}
/** Names of the branches of a clone, each once: its own, then its remotes' without the name of the remote. Empty where there is no clone. */
async function branchesOf(dir) {
	const names = (await linesOf(dir, [
		"for-each-ref",
		"--format=%(refname)",
		...["refs/heads", "refs/remotes"]
	]) ?? []).flatMap((ref) => /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/.exec(ref)?.[1] ?? []);
	return [...new Set(names)].filter((name) => name !== "HEAD");
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
