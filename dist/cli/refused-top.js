import { n as shellQuoted } from "./shell-quoted.js";
// src/cli/clone/refused-top.ts
/** Why the files of a work tree are not looked at, as a user reads it, with a way out; `null` where nothing is against it. */
function refusedTop(top, dir) {
	switch (top.kind) {
		case "elsewhere": return {
			id: "work-tree-elsewhere",
			says: "the configuration of the git repository at `{dir}` says that its files are in `{root}`, and `{dir}` is not in there",
			fix: "go to `{root}` if that is what you mean, or take core.worktree out of the configuration",
			values: {
				dir,
				root: top.root
			}
		};
		case "foreign": return {
			id: "foreign-owner",
			says: "another user owns the git repository at `{root}`, and its configuration may name programs that git would run as you",
			fix: "if you trust it, tell git so: git config --global --add safe.directory {quoted}",
			values: {
				root: top.root,
				quoted: shellQuoted(top.root)
			}
		};
		default: return null;
	}
}
export { refusedTop as t };
