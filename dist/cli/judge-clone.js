import { _ as DigestMemory, f as packageFolders, g as ReadingMemory, t as nodeCrypto, u as MANIFEST_NAMES } from "./node-crypto.js";
import { n as topOf, r as judgeContent, t as refusedTop } from "./refused-top.js";
import { t as runGit } from "./run-git.js";
import { a as existingTags, i as commitId, o as isShallow, s as mergeBase, t as GitObjects } from "./git-objects.js";
import { n as GitTree, t as noCopy } from "./no-copy.js";
import { t as policyCopy } from "./policy-copy.js";
import "./tree.js";
import { t as problem } from "./answer.js";
import { n as findHead, r as repositoryOf, t as findBase } from "./revisions.js";
import { a as didYouMean } from "./readers.js";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { rmSync } from "node:fs";
import { copyFile, lstat, mkdir, mkdtemp, realpath, rm, stat, utimes, writeFile } from "node:fs/promises";
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
		const scratch = await mkdtemp(join(tmpdir(), "gatehouse-work-tree-"));
		await mkdir(join(scratch, "objects/info"), { recursive: true });
		await writeFile(join(scratch, "objects/info/alternates"), `${resolve(root, objects)}\n`);
		const tree = new WorkTree(root, scratch);
		await copyIndex(resolve(root, index), join(scratch, "index"));
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
		await rm(this.#scratch, {
			recursive: true,
			force: true
		});
	}
	#remove = () => rmSync(this.#scratch, {
		recursive: true,
		force: true
	});
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
/**
* Starts from the clone's index, so that files which it knows unchanged are not read. The copy says that it is older than it is:
* git looks again into each file that is not older than the index.
*/
async function copyIndex(from, to) {
	try {
		const { mtimeMs } = await stat(from);
		await copyFile(from, to);
		const seconds = Math.floor(mtimeMs / 1e3);
		await utimes(to, seconds, seconds);
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
	const [checkedOut, shallow] = await Promise.all([commitId(objects, "HEAD"), isShallow(dir)]);
	if (checkedOut === null || shallow === null) return problem({
		id: "no-clone",
		says: "`{dir}` is not inside a git repository with a commit",
		fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
		values: { dir }
	});
	const [from, to] = await Promise.all([findBase(objects, base), findHead(objects, head)]);
	if (!from.ok) return from;
	if (!to.ok) return to;
	const [ancestor, repository] = await Promise.all([mergeBase(dir, from.value.sha, to.value.sha), repositoryOf(dir)]);
	if (ancestor === null) return problem(noAncestor(from.value.ref, to.value.ref, shallow));
	const read = await readHead(dir, to.value.sha, workTree);
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
					sha: read.name
				},
				mergeBase: ancestor
			},
			changes: await changedPaths(dir, ancestor, read.tree, workTree?.env),
			head: new GitTree(objects, read.tree),
			base: new GitTree(objects, from.value.sha),
			at: (commit) => new GitTree(objects, commit),
			findTags: async (names) => shallow ? null : existingTags(dir, names),
			readExtended: organisationPolicy === void 0 ? noCopy : policyCopy(resolve(organisationPolicy)),
			uncommitted: read.uncommitted
		}
	};
}
async function readHead(dir, commit, workTree) {
	if (workTree === null) return {
		tree: commit,
		name: commit,
		uncommitted: null
	};
	const { tree, tooLarge } = await workTree.snapshot();
	const changes = await changedPaths(dir, commit, tree, workTree.env);
	return {
		tree,
		name: changes.length === 0 ? commit : `${commit}-dirty`,
		uncommitted: {
			changes,
			tooLarge
		}
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
// src/cli/check/named-path.ts
/** Finds what stands at a path that is given from a folder of the clone; a problem where nothing does. */
async function namedPath(given, repo, { head, changes }) {
	const root = await rootOf(resolve(repo));
	const path = relative(root, await withoutLinks(resolve(repo, given))).split(sep).join("/");
	if (path === ".." || path.startsWith("../") || isAbsolute(path)) return problem({
		id: "path-outside",
		says: "`{given}` is outside of the repository `{root}`",
		fix: "name a package of it, or another repository: --repo DIR",
		values: {
			given,
			root
		}
	});
	const changed = changes.flatMap(({ path: each }) => isAt(each, path) ? [each] : []);
	const listing = (await head.list([path])).get(path);
	const there = [
		...changed,
		...(listing?.files ?? []).map((file) => file.path),
		...await fileAt(path, head)
	];
	if (there.length > 0) return {
		ok: true,
		value: {
			path,
			paths: [...new Set(there)]
		}
	};
	return noSuchPath(path, await wholeListing(head));
}
/** That a path which is there leads to no package: with those that there are, and the one that was most likely meant. */
async function noPackageThere({ path }, globs, { head }) {
	const folders = foldersWithManifest(await wholeListing(head), globs);
	const meant = nearest(path, folders);
	return problem({
		id: "no-package-there",
		says: "`{path}` is in no package, and no package names it; packages are the folders `{globs}`",
		fix: meant === void 0 ? "name a package; there are `{folders}`" : "did you mean `{meant}`?",
		values: {
			path: path === "" ? "." : path,
			globs,
			folders,
			meant: meant ?? ""
		}
	});
}
function noSuchPath(path, { files }) {
	const paths = files.map((file) => file.path);
	const meant = nearest(path, [...paths.flatMap((each) => MANIFEST_NAMES.some((name) => each.endsWith(`/${name}`)) ? [dirname(each)] : []), ...paths]);
	return problem({
		id: "no-such-path",
		says: "there is nothing at `{path}`",
		fix: meant === void 0 ? "name a package, or a file or folder of one; what git ignores is not looked at" : "did you mean `{meant}`?",
		values: {
			path,
			meant: meant ?? ""
		}
	});
}
/** The path that was most likely meant: the same folder with another name in it, then any. */
function nearest(path, known) {
	const sameName = known.find((each) => basename(each) === basename(path) && isAt(each, dirname(path)));
	const siblings = known.filter((each) => dirname(each) === dirname(path));
	const name = didYouMean(basename(path), siblings.map((each) => basename(each)));
	const beside = siblings.find((each) => basename(each) === name);
	return sameName ?? beside ?? didYouMean(path, known) ?? known.find((each) => basename(each) === path);
}
function foldersWithManifest({ files }, globs) {
	const manifests = files.filter(({ path }) => MANIFEST_NAMES.some((name) => path.endsWith(`/${name}`)));
	const folders = new Set(manifests.map(({ path }) => dirname(path)));
	return packageFolders(manifests.map(({ path }) => path), globs).filter((folder) => folders.has(folder));
}
async function wholeListing(tree) {
	return (await tree.list([""])).get("") ?? {
		files: [],
		complete: true
	};
}
async function fileAt(path, tree) {
	const entry = (await tree.entries([path])).get(path);
	return entry === void 0 || entry.mode === "040000" ? [] : [path];
}
function isAt(path, folder) {
	return folder === "" || folder === "." || path === folder || path.startsWith(`${folder}/`);
}
/** The repository's uppermost folder; the folder itself where there is no work tree. */
async function rootOf(dir) {
	const [top = ""] = (await runGit(dir, ["rev-parse", "--show-toplevel"]).catch(() => Buffer.of())).toString("utf8").split("\n");
	return realpath(top === "" ? dir : top);
}
/** The path with every link on the way to it followed, but not the last: that one git knows as a link. */
async function withoutLinks(path) {
	const folder = dirname(path);
	if (folder === path) return path;
	const real = await realpath(folder).catch(() => withoutLinks(folder));
	return join(real, basename(path));
}
// src/cli/check/judge-clone.ts
/** Opens the clone: for its files as they are, unless the options name a commit. */
async function openSubject({ repo, head }) {
	const clone = await openClone(repo, head === void 0 ? "work-tree" : "commit");
	if (!clone.ok) return clone;
	const memory = {
		digests: new DigestMemory(),
		readings: new ReadingMemory()
	};
	return {
		ok: true,
		value: {
			clone: clone.value,
			memory
		}
	};
}
/** Ends what was opened. */
async function closeSubject({ clone }) {
	clone.objects.close();
	await clone.workTree?.close();
}
/** Reads what there is to judge now. */
function readSubject({ clone }, options) {
	return readRange(options, clone);
}
/** Judges what was read at a moment, or only the packages of the path that is named. */
async function judgeSubject({ memory }, range, { path, stage, repo }, now) {
	const named = path === void 0 ? {
		ok: true,
		value: null
	} : await namedPath(path, repo, range);
	if (!named.ok) return named;
	const judgement = await judgeContent({
		...range,
		...stage === void 0 ? {} : { stage },
		...named.value === null ? {} : { paths: named.value.paths },
		memory,
		now,
		crypto: nodeCrypto
	});
	if (named.value !== null && judgement.kind === "judged" && judgement.by !== null) {
		if (judgement.verdict.packages.length === 0) return noPackageThere(named.value, judgement.by.policy.packages, range);
	}
	return {
		ok: true,
		value: judgement
	};
}
export { readRange as a, readSubject as i, judgeSubject as n, openSubject as r, closeSubject as t };
