// src/core/handoff/package-path.ts
/** Longest path in characters; git and GitHub allow more, but nobody writes them in a manifest. */
const LONGEST_PATH = 1024;
/** Control characters, bidirectional marks and unpaired surrogates: none of them can be seen by who reviews a path. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/**
* What is wrong with a path as a manifest writes it, whatever folder it starts from, in words that begin with
* "expected"; `null` when nothing is. Whether `..` leaves the repository is {@link resolvePath}'s to say.
*/
function pathFault(path) {
	if (path === "") return "expected a path that is not empty";
	if (path.length > LONGEST_PATH) return `expected a path of at most ${LONGEST_PATH} characters`;
	if (UNSEEN.test(path)) return "expected a path without control or invisible characters";
	if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(path)) return "expected a path in this repository; content elsewhere is written as { uri, digest: { sha256 } }";
	if (/^[A-Za-z]:/.test(path)) return "expected a path without a drive letter, relative to the package folder";
	if (path.includes("\\")) return "expected a path with forward slashes between its folders";
	if (path.startsWith("/")) return "expected a path relative to the package folder, not an absolute one";
	const segments = path.replace(/\/$/, "").split("/");
	if (segments.includes("")) return "expected a path without empty parts (//)";
	if (segments.some((segment) => segment.toLowerCase() === ".git")) return "expected a path outside the .git folder";
	return null;
}
/**
* A path of a manifest as a repository-relative one: joined to the package folder, with `.` and `..` resolved and no
* trailing slash. `null` when it leaves the repository. `""` is the repository's root. Takes a path without fault.
*/
function resolvePath(folder, path) {
	const resolved = folder === "" ? [] : folder.split("/");
	for (const segment of path.split("/")) {
		if (segment === "" || segment === ".") continue;
		if (segment !== "..") resolved.push(segment);
		else if (resolved.pop() === void 0) return null;
	}
	return resolved.join("/");
}
/** A repository-relative path as a manifest in `folder` writes it: the inverse of {@link resolvePath}. `.` is the folder itself. */
function writtenPath(folder, path) {
	const from = folder === "" ? [] : folder.split("/");
	const to = path === "" ? [] : path.split("/");
	let shared = 0;
	while (shared < from.length && from[shared] === to[shared]) shared++;
	return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/") || ".";
}
export { resolvePath as n, writtenPath as r, pathFault as t };
