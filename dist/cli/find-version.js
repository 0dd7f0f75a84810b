import { c as manifestOf, d as packageFolders, g as DigestMemory, l as MANIFEST_NAMES, o as tagsOf, s as collectPackages, t as folderOfVersion, u as isPackage } from "./naming-folders.js";
import { t as didYouMean } from "./did-you-mean.js";
import { a as existingTags, i as commitId, o as isShallow, t as GitObjects } from "./git-objects.js";
import { n as GitTree, t as noCopy } from "./no-copy.js";
import { t as problem } from "./answer.js";
import { r as readOwners } from "./collect-ownership.js";
import { t as findPolicy } from "./find-policy.js";
import { t as nodeCrypto } from "./node-crypto.js";
import { t as policyCopy } from "./policy-copy.js";
import { n as findHead, t as findBase } from "./revisions.js";
import { f as versionOrder } from "./registry.js";
import { t as readManifest } from "./read-manifest.js";
import { t as runGit } from "./run-git.js";
import { resolve } from "node:path";
// src/cli/clone/known-packages.ts
/** Where packages lie when no policy says it. */
const USUAL = ["handoffs/*"];
/** Opens a clone to look up packages: no base is needed for it, and no policy. */
async function openPackageClone({ repo, base, head = "HEAD", organisationPolicy }) {
	const dir = resolve(repo);
	const objects = new GitObjects(dir);
	if (await commitId(objects, "HEAD") === null) return problem({
		id: "no-clone",
		says: "`{dir}` is not inside a git repository with a commit",
		fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
		values: { dir }
	});
	const [from, to] = await Promise.all([findBase(objects, base), findHead(objects, head)]);
	if (!to.ok) return to;
	if (!from.ok && base !== void 0) return from;
	const found = from.ok ? from.value : null;
	const copy = organisationPolicy === void 0 ? noCopy : policyCopy(resolve(organisationPolicy));
	const policies = [found, to.value].flatMap((each) => each === null ? [] : [each.sha]);
	for (const sha of policies) {
		const policy = await findPolicy(new GitTree(objects, sha), copy);
		if (policy.kind === "policy") return answer({
			objects,
			head: to.value,
			base: found
		}, policy.policy.packages, policy.policy);
	}
	return answer({
		objects,
		head: to.value,
		base: found
	}, USUAL, null);
}
function answer(clone, globs, policy) {
	return {
		ok: true,
		value: {
			...clone,
			globs,
			policy
		}
	};
}
/** Every package of a commit whose manifest can be read, in the order of their folders. */
async function packagesAt(tree, globs) {
	return (await manifestsAt(tree, globs)).flatMap(({ folder, document }) => {
		if (!document.ok) return [];
		const { name, version } = document.value.manifest.package;
		return [{
			folder,
			name,
			version
		}];
	});
}
/** The first mistake of each manifest of a commit that cannot be read. */
async function mistakesAt(tree, globs) {
	return (await manifestsAt(tree, globs)).flatMap(({ document }) => document.ok ? [] : document.issues.slice(0, 1));
}
async function manifestsAt(tree, globs) {
	const manifests = [...(await tree.list([...new Set(globs.map(rootOf))])).values()].flatMap(({ files }) => files.flatMap(({ path }) => MANIFEST_NAMES.some((name) => path.endsWith(`/${name}`)) ? [path] : []));
	const folders = packageFolders(manifests, globs);
	const contents = await tree.read(folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)));
	return folders.map((folder) => ({
		folder,
		...manifestOf(folder, contents)
	}));
}
/** What stands of a glob before its first wildcard; the root where it begins with one. */
function rootOf(glob) {
	const segments = glob.split("/");
	const wild = segments.findIndex((segment) => /[*?[\]()!+@]/.test(segment));
	return (wild < 0 ? segments : segments.slice(0, wild)).join("/");
}
/** All that is known of packages of a commit, checklists included; owners are those of the same commit. */
async function factsAt(tree, folders) {
	const lists = folders.map((folder) => `${folder}/checklists`);
	const [owners, listings] = await Promise.all([readOwners(tree), tree.list(lists)]);
	const names = [...listings.values()].flatMap(({ files }) => files.flatMap(({ path }) => /\/checklists\/([^/]+)\.(?:md|ya?ml)$/.exec(path)?.[1] ?? []));
	return collectPackages(tree, folders, {
		checklists: [...new Set(names)].sort(),
		owners,
		crypto: nodeCrypto,
		memory: new DigestMemory(),
		anchors: null
	});
}
// src/cli/clone/manifest-history.ts
/** Commits that are looked at in one history. */
const MOST_COMMITS = 1e4;
/**
* Every change of a file with one of the names, below one of the folders, along the first parents of a commit: what stood on
* the branch itself. The newest comes first. Folders are literal; `""` is the root.
*/
async function manifestHistory(dir, tip, names, folders) {
	const within = folders.includes("") ? [] : folders;
	const form = [
		"-z",
		"--raw",
		"--no-abbrev",
		"--no-renames",
		"--format=%x01%H"
	];
	const walk = [
		"--first-parent",
		"-m",
		`--max-count=${MOST_COMMITS}`
	];
	const fields = (await runGit(dir, [
		"log",
		...form,
		...walk,
		tip,
		"--",
		...within
	])).toString("utf8").split("\0");
	const changes = [];
	let commit = "";
	for (let at = 0; at < fields.length; at++) {
		const field = fields[at] ?? "";
		const [, oid] = /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(field) ?? [];
		if (oid === void 0) {
			if (field.startsWith("")) commit = field.slice(1);
			continue;
		}
		at += 1;
		const path = fields[at] ?? "";
		if (!names.some((name) => path.endsWith(`/${name}`))) continue;
		changes.push({
			commit,
			path,
			oid: /^0+$/.test(oid) ? null : oid
		});
	}
	return changes;
}
// src/cli/clone/known-versions.ts
/** Every version of a package through the head's history, then the base's; the newest of each first. One may come again and again. */
async function* historyOf(clone, name) {
	const tips = [clone.head, ...clone.base === null ? [] : [clone.base]];
	for (const tip of new Map(tips.map((each) => [each.sha, each])).values()) yield* versionsIn(clone, tip, name);
}
async function* versionsIn({ objects, globs }, { sha, ref }, name) {
	const history = await manifestHistory(objects.dir, sha, MANIFEST_NAMES, globs.map(rootOf));
	/** By path, the commit before which the next change came: until then, what was left there stood. */
	const nextChange = /* @__PURE__ */ new Map();
	for (const { commit, path, oid } of history) {
		const folder = path.slice(0, path.lastIndexOf("/"));
		const next = nextChange.get(path);
		nextChange.set(path, commit);
		if (oid === null || !isPackage(folder, globs)) continue;
		const manifest = readManifest((await objects.content(oid)).toString("utf8"), path, folder);
		if (!manifest.ok || manifest.value.manifest.package.name !== name) continue;
		const { version } = manifest.value.manifest.package;
		yield {
			folder,
			version,
			commit: next === void 0 ? sha : await commitId(objects, `${next}^1`) ?? commit,
			ref
		};
	}
}
/** Versions of a package that the histories or the tags of a clone have, each once; those nearest to what was asked for first. */
async function knownVersions(clone, { name, at }) {
	const found = new Set(await taggedVersions(clone, name));
	for await (const { version } of historyOf(clone, name)) found.add(version);
	return nearestFirst(at, [...found]);
}
/** A tag says it by its name alone; whether the package is there is looked up when it is asked for. */
async function taggedVersions({ objects }, name) {
	if (!/^[\w.-]+$/.test(name)) return [];
	const patterns = [`refs/tags/${name}@*`, `refs/tags/${name}-*`];
	return (await runGit(objects.dir, [
		"for-each-ref",
		"--format=%(refname:strip=2)",
		...patterns
	])).toString("utf8").split("\n").flatMap((tag) => /^[@-]v?(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(tag.slice(name.length))?.[1] ?? []);
}
/** The version that was most likely meant: one that begins as it does, or is a slip of the finger away. */
function meantVersion(at, nearest) {
	return nearest.find((version) => beginsWith(version, at)) ?? didYouMean(plain(at), nearest);
}
/** Those that begin as the one that was asked for, then by how far they are from it; those equally far, and all where it is no version, the newest first. */
function nearestFirst(at, versions) {
	const newest = versions.toSorted((a, b) => versionOrder(b, a) ?? 0);
	const wanted = numbersOf(at);
	if (wanted.length === 0) return newest;
	return newest.toSorted((a, b) => Number(beginsWith(b, at)) - Number(beginsWith(a, at)) || farther(distances(wanted, a), distances(wanted, b)));
}
function beginsWith(version, at) {
	return /^[.-]/.test(version.slice(plain(at).length)) && version.startsWith(plain(at));
}
function plain(at) {
	return at.replace(/^v(?=\d)/, "");
}
function numbersOf(version) {
	const [numbers = ""] = /^\d+(\.\d+){0,2}/.exec(plain(version)) ?? [];
	return numbers === "" ? [] : numbers.split(".").map(Number);
}
function distances(wanted, version) {
	const numbers = numbersOf(version);
	return wanted.map((number, at) => Math.abs(number - (numbers[at] ?? 0)));
}
/** The first place in which they differ decides. */
function farther(a, b) {
	for (const [at, distance] of a.entries()) {
		const difference = distance - (b[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
// src/cli/clone/find-version.ts
const VERSION = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;
/** Takes `churn@3.0.0` apart. */
function parseWanted(text) {
	const [, name = "", at = null] = /^([^@]+)(?:@(.+))?$/.exec(text) ?? [];
	const [, from, to] = /^(.*?)\.{2,3}(.*)$/.exec(name) ?? [];
	if (from !== void 0 && to !== void 0) return problem({
		id: "range-for-package",
		says: "`{text}` is a range of commits, and here packages are named",
		fix: "name a package at each of them, such as churn@{from} churn@{to}",
		values: {
			text,
			from: from || "HEAD",
			to: to || "HEAD"
		}
	});
	if (name !== "") return {
		ok: true,
		value: {
			name,
			at
		}
	};
	return problem({
		id: "no-package-at-version",
		says: "`{text}` names no package",
		fix: "name a package and its version or a revision, such as churn@3.0.0 or churn@main",
		values: { text }
	});
}
/**
* Finds a version: by a tag of its name, else in the newest commit of the head's or the base's history whose manifest has it,
* else as a revision. Without a version, the package as it stands at `side`.
*/
async function findVersion(clone, { name, at }, side) {
	if (at === null) {
		const revision = side === "base" && clone.base !== null ? clone.base : clone.head;
		return atRevision(clone, name, revision.sha, revision.ref);
	}
	const version = VERSION.exec(at)?.[1];
	const tagged = version === void 0 ? null : await byTag(clone, name, version);
	if (tagged !== null) return {
		ok: true,
		value: tagged
	};
	const historic = version === void 0 ? null : await byHistory(clone, name, version);
	if (historic !== null) return {
		ok: true,
		value: historic
	};
	for (const spelled of [at, `origin/${at}`]) {
		const commit = await commitId(clone.objects, spelled);
		if (commit !== null) return atRevision(clone, name, commit, at);
	}
	return unknownVersion(clone, {
		name,
		at
	});
}
async function byTag({ objects, globs }, name, version) {
	const id = `${name}@${version}`;
	const spellings = tagsOf(id);
	const tags = await existingTags(objects.dir, spellings);
	for (const tag of spellings) {
		const commit = tags.get(tag);
		if (commit === void 0) continue;
		const folder = await folderOfVersion(new GitTree(objects, commit), globs, id);
		if (folder !== null) return {
			folder,
			name,
			version,
			commit,
			by: {
				kind: "tag",
				name: tag
			}
		};
	}
	return null;
}
/** The newest commit whose manifest has the version: through the head's history, then the base's. */
async function byHistory(clone, name, version) {
	for await (const { folder, version: found, commit, ref } of historyOf(clone, name)) if (found === version) return {
		folder,
		name,
		version,
		commit,
		by: {
			kind: "history",
			name: ref
		}
	};
	return null;
}
async function atRevision(clone, name, commit, revision) {
	const { objects, globs } = clone;
	const there = await packagesAt(new GitTree(objects, commit), globs);
	const [found, other] = there.filter((one) => one.name === name);
	if (found !== void 0 && other === void 0) return {
		ok: true,
		value: {
			...found,
			commit,
			by: {
				kind: "revision",
				name: revision
			}
		}
	};
	if (found !== void 0) return problem({
		id: "package-twice",
		says: "`{revision}` has two packages that are called `{name}`, in {folders}",
		fix: "give one of them another name",
		values: {
			revision,
			name,
			folders: [found.folder, other?.folder ?? ""]
		}
	});
	const known = there.map((one) => one.name);
	const meant = packageIn(name, there)?.name ?? didYouMean(name, known);
	const misnamed = meant === void 0 ? await revisionForPackage(clone, name, known) : null;
	if (misnamed !== null) return misnamed;
	const [mistake] = meant === void 0 ? await mistakesAt(new GitTree(objects, commit), globs) : [];
	if (mistake !== void 0) {
		const { says, values, where } = mistake;
		const place = [
			where.path,
			where.line,
			where.column
		].filter((part) => part !== void 0).join(":");
		return problem({
			id: "unreadable-manifest",
			says: `\`{ofRevision}\` has no package \`{ofPackage}\` that can be read; there is a mistake at {ofPlace}: ${says}`,
			fix: "mend it first: gatehouse check shows it in its line",
			values: {
				...values,
				ofRevision: revision,
				ofPackage: name,
				ofPlace: place
			}
		});
	}
	return problem({
		id: "unknown-package",
		says: "`{revision}` has no package `{name}`; it has {known}",
		...meant === void 0 ? {} : { fix: "did you mean `{meant}`?" },
		values: {
			revision,
			name,
			known,
			meant: meant ?? ""
		}
	});
}
/** The package whose folder, or manifest, was named instead of it: `gatehouse check` takes paths. */
function packageIn(path, there) {
	const plain = path.replace(/^\.\//, "").replace(/\/$/, "");
	return there.find(({ folder }) => [folder, ...MANIFEST_NAMES.map((name) => `${folder}/${name}`)].includes(plain));
}
/** Another habit from `git diff`: a branch or commit is named, and not a package of it. `null` where the name is not that, or is a package of the head, too. */
async function revisionForPackage({ objects, head, globs }, revision, known) {
	if (await commitId(objects, revision) === null) return null;
	const ofHead = await packagesAt(new GitTree(objects, head.sha), globs);
	const names = [...known, ...ofHead.map(({ name }) => name)];
	if (names.includes(revision)) return null;
	return problem({
		id: "revision-for-package",
		says: "`{revision}` is a branch or commit, and here packages are named",
		fix: "name a package at it, such as `{example}@{revision}`",
		values: {
			revision,
			example: names[0] ?? "churn"
		}
	});
}
async function unknownVersion(clone, wanted) {
	const known = await knownVersions(clone, wanted);
	if (known.length === 0) {
		const there = await atRevision(clone, wanted.name, clone.head.sha, clone.head.ref);
		if (!there.ok) return there;
	}
	const meant = meantVersion(wanted.at, known);
	return problem({
		id: "unknown-version",
		says: "`{name}@{at}` is no version, branch or commit of this clone; versions of `{name}` here: {known}",
		fix: await isShallow(clone.objects.dir) === true ? "the clone is shallow: git fetch --unshallow --tags" : meant === void 0 ? "git fetch --tags, or name a commit" : "did you mean `{name}@{meant}`?",
		values: {
			...wanted,
			known,
			meant: meant ?? ""
		}
	});
}
export { openPackageClone as a, mistakesAt as i, parseWanted as n, packagesAt as o, factsAt as r, findVersion as t };
