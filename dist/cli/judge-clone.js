import "./rolldown-runtime.js";
import { d as packageFolders, g as DigestMemory, h as ReadingMemory, l as MANIFEST_NAMES } from "./naming-folders.js";
import { t as judgeContent } from "./judge-content.js";
import { t as nodeCrypto } from "./node-crypto.js";
import { n as openClone, r as readRange, t as closeClone } from "./clone-range.js";
import { t as didYouMean } from "./did-you-mean.js";
import { t as runGit } from "./run-git.js";
import { t as problem } from "./answer.js";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { realpath } from "node:fs/promises";
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
	return clone.ok ? {
		ok: true,
		value: subjectOf(clone.value)
	} : clone;
}
/** A clone that is open, with nothing computed of it yet. */
function subjectOf(clone) {
	return {
		clone,
		memory: {
			digests: new DigestMemory(),
			readings: new ReadingMemory()
		}
	};
}
/** Ends what was opened. */
function closeSubject({ clone }) {
	return closeClone(clone);
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
export { subjectOf as a, readSubject as i, judgeSubject as n, openSubject as r, closeSubject as t };
