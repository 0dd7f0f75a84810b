import type { Say } from "../define-gate.ts";

/** Every sentence of the gate, by id. */
export const messages = {
  complete: {
    outcome: "pass",
    says: "{name} {version} states what it has to: {sections} [section|sections], {files} [file|files], {references} [reference that resolves|references that all resolve]",
  },
  "no-package": { outcome: "skip", says: "no package is touched" },
  removed: { outcome: "skip", says: "package `{folder}` is removed" },
  moved: {
    outcome: "skip",
    says: "package `{name}` moves from `{folder}` to `{to}`, and is still compared with what it was",
  },
  missing: {
    outcome: "fail",
    says: "the manifest has no `{pointer}`. {why}",
    fix: "add `{pointer}`: {boundary} asks for it",
  },
  absent: {
    outcome: "fail",
    says: "`{path}` does not exist",
    fix: "add the file, or correct the path (paths are relative to `{folder}`)",
  },
  "other-case": {
    outcome: "fail",
    says: "`{path}` does not exist, but `{similar}` does: names are case-sensitive",
    fix: "write `{written}` in the manifest (paths are relative to the package folder)",
  },
  "not-a-file": {
    outcome: "fail",
    says: "`{path}` is a {kind}, and a file is needed here",
    fix: "name a file of the repository",
  },
  symlink: {
    outcome: "fail",
    says: "`{path}` is a symbolic link: what it shows can change without this file changing",
    fix: "put the file itself in the package",
  },
  submodule: {
    outcome: "fail",
    says: "`{path}` is a submodule: its content is in another repository",
    fix: "put the files themselves in the package, or name them by uri and digest",
  },
  "case-collision": {
    outcome: "fail",
    says: "`{path}` and `{other}` differ only by letter case, and only one of them survives a checkout on macOS or Windows",
    fix: "rename one of them",
  },
  "owner-elsewhere": {
    outcome: "fail",
    says: "the manifest names {owner} as owner, but line {line} of `{file}` gives the manifest to {owners}",
    fix: "make both name the same owner: sign-offs follow CODEOWNERS",
  },
  "owner-skipped": {
    outcome: "fail",
    says: "the manifest names {owner} as owner, and line {skipped} of `{file}` names `{found}`, which GitHub does not read as an owner, so that line does not count; line {line} gives the manifest to {owners}",
    fix: "write `{owner}` on line {skipped} of `{file}` on the base branch",
  },
  "version-unchanged": {
    outcome: "fail",
    says: "the base branch has version {version} already, with other content: {parts} (differences: {count})",
    fix: "give it a new version: what was signed and measured as {version} must stay what it is",
  },
  "risk-lowered": {
    outcome: "fail",
    says: "the risk of version {version} is {risk}, and at the base it is {before}: one version has one risk, so that nobody can sign for less than was asked",
    fix: "keep the risk, or lower it together with a new version",
  },
  "risk-lowered-anew": {
    outcome: "pass",
    says: "with version {version} the risk is lowered to {risk}; at the base it is {before}. Whoever signs for it signs for that, too",
  },
} as const;

/** Says one of the gate's sentences. */
export type PackageSay = Say<typeof messages>;
