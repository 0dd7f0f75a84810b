import { t as runGit } from "./run-git.js";
import { a as existingTags, c as mergeBase, i as commitId, o as isShallow, s as listTags, t as GitObjects } from "./git-objects.js";
import { n as GitTree, t as noCopy } from "./no-copy.js";
import { t as policyCopy } from "./policy-copy.js";
import { t as topOf } from "./top-of.js";
import "./tree.js";
import { t as problem } from "./answer.js";
import { t as refusedTop } from "./refused-top.js";
import { n as findHead, r as repositoryOf, t as findBase } from "./revisions.js";
import { join, resolve } from "node:path";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { lstat, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
// src/git/changed-paths.ts
/**
* The paths whose entry differs between two commits (or trees), sorted. A rename is two paths that name each other:
* the old one goes, the new one comes.
*/
async function changedPaths(dir, before, after, env = {}) {
	const fields = (await runGit(dir, [
		"diff-tree",
		"-r",
		"-z",
		"-M",
		"--raw",
		"--no-abbrev",
		"--no-commit-id",
		before,
		after
	], { env })).toString("utf8").split("\0");
	const changes = [];
	for (let i = 0; i + 1 < fields.length;) {
		const header = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(fields[i++] ?? "");
		if (header === null) continue;
		const [, oldMode = "", newMode = "", oldOid = "", newOid = "", status = ""] = header;
		const path = fields[i++] ?? "";
		const old = entryOf(oldMode, oldOid);
		const now = entryOf(newMode, newOid);
		if (status !== "R") changes.push({
			path,
			before: old,
			after: now
		});
		else {
			const renamedTo = fields[i++] ?? "";
			changes.push({
				path,
				before: old,
				after: null,
				renamedTo
			});
			changes.push({
				path: renamedTo,
				before: null,
				after: now,
				renamedFrom: path
			});
		}
	}
	return changes.sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
function entryOf(mode, oid) {
	return mode === "000000" ? null : {
		mode,
		oid
	};
}
// src/git/work-tree.ts
/**
* The work tree of a clone, with everything in it that is not committed, as git itself would record it: links are links and
* never followed, ignored files are left out, line endings and Git LFS are as they would be in a commit. What git writes for
* it goes to a temporary folder: the clone's index and objects stay as they are.
*/
var WorkTree = class WorkTree {
	/** Its uppermost folder, without symbolic links. */
	root;
	/** With these variables, git sees the objects of every snapshot beside the clone's own. */
	env;
	#scratch;
	constructor(root, scratch) {
		this.root = root;
		this.#scratch = scratch;
		this.env = {
			GIT_INDEX_FILE: join(scratch, "index"),
			GIT_OBJECT_DIRECTORY: join(scratch, "objects")
		};
		process.once("exit", this.#remove);
	}
	/**
	* Opens the work tree that begins at a folder, as {@link topOf} finds it. Rejects with a `GitError`, also where another user
	* owns it: git runs the filters of the repository's configuration over its files.
	*/
	static async open(root) {
		const [index = "", objects = ""] = await linesOf(root, [
			"rev-parse",
			"--git-path",
			"index",
			"--git-path",
			"objects"
		]);
		const scratch = mkdtempSync(join(tmpdir(), "gatehouse-work-tree-"));
		mkdirSync(join(scratch, "objects/info"), { recursive: true });
		writeFileSync(join(scratch, "objects/info/alternates"), `${resolve(root, objects)}\n`);
		const tree = new WorkTree(root, scratch);
		copyIndex(resolve(root, index), join(scratch, "index"));
		return tree;
	}
	/** Looks at every file that changed since the snapshot before. Rejects with a `GitError`, such as for a file that cannot be opened. */
	async snapshot() {
		const { unrecordable, tooLarge } = await this.#unrecordable();
		const without = [...unrecordable, ...tooLarge].map((path) => `:(top,literal,exclude)${path}`);
		const paths = without.length === 0 ? [] : [
			"--",
			":(top)",
			...without
		];
		await this.#git([
			...[
				"-c",
				"core.compression=0",
				"-c",
				"core.safecrlf=false"
			],
			"add",
			"--all",
			...paths
		], { GIT_LITERAL_PATHSPECS: "0" });
		const [tree = ""] = await linesOf(this.root, ["write-tree"], this.env);
		return {
			tree,
			tooLarge
		};
	}
	/** Removes what was written for it. */
	async close() {
		process.off("exit", this.#remove);
		await rm(this.#scratch, REMOVAL);
	}
	#remove = () => rmSync(this.#scratch, REMOVAL);
	#git(args, more = {}) {
		return runGit(this.root, args, {
			env: {
				...this.env,
				...more
			},
			trust: "owner"
		});
	}
	/** New paths that git would stumble over, or that are too large for GitHub unless a filter, such as Git LFS, takes them. */
	async #unrecordable() {
		const paths = (await this.#git([
			"ls-files",
			"-z",
			"--others",
			"--exclude-standard"
		])).toString("utf8").split("\0").filter(Boolean);
		const unrecordable = paths.filter((path) => path.endsWith("/")).map((path) => path.slice(0, -1));
		const sizes = await Promise.all(paths.map(async (path) => (await lstat(join(this.root, path)).catch(() => null))?.size ?? 0));
		const large = paths.filter((path, at) => !path.endsWith("/") && (sizes[at] ?? 0) > 104857600);
		const filtered = await Promise.all(large.map((path) => this.#isFiltered(path)));
		return {
			unrecordable,
			tooLarge: large.filter((_, at) => filtered[at] !== true)
		};
	}
	async #isFiltered(path) {
		const [, , filter = "unspecified"] = (await this.#git([
			"check-attr",
			"-z",
			"filter",
			"--",
			path
		])).toString("utf8").split("\0");
		return filter !== "unspecified" && filter !== "unset";
	}
};
/** Tried again for half a second at most: git may still write there when it was interrupted, and ends when its folder is gone. */
const REMOVAL = {
	recursive: true,
	force: true,
	maxRetries: 6,
	retryDelay: 25
};
/**
* Starts from the clone's index, so that files which it knows unchanged are not read. The copy says that it is older than it is:
* git looks again into each file that is not older than the index.
*/
function copyIndex(from, to) {
	try {
		const { mtimeMs } = statSync(from);
		copyFileSync(from, to);
		const seconds = Math.floor(mtimeMs / 1e3);
		utimesSync(to, seconds, seconds);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
	}
}
async function linesOf(dir, args, env = {}) {
	return (await runGit(dir, args, {
		env,
		trust: "owner"
	})).toString("utf8").split("\n").slice(0, -1);
}
// src/cli/clone/clone-range.ts
/**
* Opens the clone that a folder lies in: with `work-tree`, to judge its files as they are, where it has any. A problem is a work
* tree that git must not look into.
*/
async function openClone(repo, content) {
	const dir = resolve(repo);
	const top = content === "commit" ? NO_TOP : await topOf(dir);
	const refused = refusedTop(top, dir);
	if (refused !== null) return problem({
		...refused,
		fix: `${refused.fix}, or judge a commit: --head HEAD`
	});
	const workTree = top.kind === "found" ? await WorkTree.open(top.root) : null;
	return {
		ok: true,
		value: {
			objects: new GitObjects(dir, workTree?.env),
			workTree
		}
	};
}
/** Ends what was opened. */
async function closeClone({ objects, workTree }) {
	objects.close();
	await workTree?.close();
}
const NO_TOP = { kind: "none" };
/**
* Finds base, head and what changed between them in a local clone. Commits alone are looked at, unless a clone is handed in that
* was opened for its work tree: then the head is that.
*/
async function readRange({ repo, base, head = "HEAD", organisationPolicy }, { objects, workTree } = {
	objects: new GitObjects(resolve(repo)),
	workTree: null
}) {
	const dir = resolve(repo);
	const [checkedOut, shallow, from, to, repository] = await Promise.all([
		commitId(objects, "HEAD"),
		isShallow(dir),
		findBase(objects, base),
		findHead(objects, head),
		repositoryOf(dir)
	]);
	if (checkedOut === null || shallow === null) return problem({
		id: "no-clone",
		says: "`{dir}` is not inside a git repository with a commit",
		fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
		values: { dir }
	});
	if (!from.ok) return from;
	if (!to.ok) return to;
	const [ancestor, snapshot] = await Promise.allSettled([mergeBase(dir, from.value.sha, to.value.sha), workTree?.snapshot() ?? null]);
	if (ancestor.status === "rejected") throw ancestor.reason;
	if (ancestor.value === null) return problem(noAncestor(from.value.ref, to.value.ref, shallow));
	if (snapshot.status === "rejected") throw snapshot.reason;
	const tree = snapshot.value?.tree ?? to.value.sha;
	const [changes, uncommitted] = await Promise.all([changedPaths(dir, ancestor.value, tree, workTree?.env), snapshot.value && uncommittedIn(snapshot.value, to.value.sha, {
		objects,
		workTree
	})]);
	return {
		ok: true,
		value: {
			repository,
			pullRequest: {
				number: 0,
				title: "",
				author: null,
				draft: false,
				base: from.value,
				head: {
					...to.value,
					sha: uncommitted?.changes.length ? `${to.value.sha}-dirty` : to.value.sha
				},
				mergeBase: ancestor.value
			},
			changes,
			head: new GitTree(objects, tree),
			base: new GitTree(objects, from.value.sha),
			at: (commit) => new GitTree(objects, commit),
			findTags: async (names) => shallow ? null : existingTags(dir, names),
			listTags: async (prefixes) => shallow ? null : listTags(dir, prefixes),
			readExtended: organisationPolicy === void 0 ? noCopy : policyCopy(resolve(organisationPolicy)),
			uncommitted
		}
	};
}
async function uncommittedIn({ tree, tooLarge }, commit, { objects, workTree }) {
	return {
		changes: await objects.id(`${commit}^{tree}`) === tree ? [] : await changedPaths(objects.dir, commit, tree, workTree?.env),
		tooLarge
	};
}
function noAncestor(base, head, shallow) {
	return {
		id: "no-common-ancestor",
		says: "`{base}` and `{head}` have no commit in common in this clone",
		fix: shallow ? "the clone is shallow: git fetch --unshallow" : "name the branch that this one grew from: --base BRANCH",
		values: {
			base,
			head
		}
	};
}
export { openClone as n, readRange as r, closeClone as t };
