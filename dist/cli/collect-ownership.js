import { i as CODEOWNERS_PATHS, r as compileCodeowners, t as parseCodeowners } from "./parse-codeowners.js";
import { r as POLICY_PATHS } from "./setting-for.js";
// src/core/collect/protected-paths.ts
const FILES = /* @__PURE__ */ new Set([...CODEOWNERS_PATHS, ...POLICY_PATHS]);
const FOLDERS = [
	".github/workflows/",
	".github/actions/",
	".github/checklists/"
];
/**
* Whether a path decides how pull requests are judged: the policy, CODEOWNERS at any of its places, checklist
* definitions, workflows and the repository's own actions. Changing one takes the owners of both versions.
*/
function isProtected(path) {
	return FILES.has(path) || FOLDERS.some((folder) => path.startsWith(folder));
}
// src/core/collect/collect-ownership.ts
/** Reads the CODEOWNERS file that counts at a commit: the first of GitHub's three places that holds one. */
async function readOwners(tree) {
	const contents = await tree.read(CODEOWNERS_PATHS);
	for (const path of CODEOWNERS_PATHS) {
		const content = contents.get(path);
		if (content === void 0 || content.kind === "absent" || content.kind === "folder") continue;
		if (content.kind !== "text") return {
			file: unloaded(path),
			ownersOf: () => null
		};
		const file = parseCodeowners(content.text, path);
		const matcher = compileCodeowners(file);
		return {
			file,
			ownersOf: (asked) => {
				const rule = matcher.ruleFor(asked);
				return rule === null ? null : {
					line: rule.line,
					owners: rule.owners.map(({ handle }) => handle)
				};
			}
		};
	}
	return {
		file: null,
		ownersOf: () => null
	};
}
/** Every owner that a CODEOWNERS file names, once each, as it is written there. */
function handlesOf({ file }) {
	return [...new Set((file?.rules ?? []).flatMap(({ owners }) => owners.map(({ handle }) => handle)))];
}
/** A file that GitHub would not load either: too large, a link, or not text. */
function unloaded(path) {
	return {
		path,
		loaded: false,
		rules: [],
		issues: [],
		warnings: []
	};
}
/**
* Who owns the paths: at the base, and for protected paths at the head, too.
* `head` is asked only when a protected path is among them.
*/
async function collectOwnership(base, readHead, paths) {
	const guarded = paths.filter(isProtected);
	const head = guarded.length > 0 ? await readHead() : null;
	const changesOwners = paths.some((path) => CODEOWNERS_PATHS.includes(path));
	return {
		path: base.file?.path ?? null,
		loaded: base.file?.loaded ?? true,
		issues: base.file?.issues ?? [],
		headIssues: changesOwners ? head?.file?.issues ?? [] : [],
		...changesOwners ? { headLoaded: head?.file?.loaded ?? true } : {},
		base: Object.fromEntries(paths.map((path) => [path, base.ownersOf(path)])),
		head: head === null ? {} : Object.fromEntries(guarded.map((path) => [path, head.ownersOf(path)]))
	};
}
export { isProtected as i, handlesOf as n, readOwners as r, collectOwnership as t };
