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
    expected: "`{pointer}`, which {boundary} asks for",
    actual: "no such key",
  },
  absent: {
    outcome: "fail",
    says: "`{path}` does not exist",
    fix: "add the file, or correct the path (paths are relative to `{folder}`)",
    expected: "a file at `{path}`",
    actual: "nothing at this commit",
  },
  "other-case": {
    outcome: "fail",
    says: "`{path}` does not exist, but `{similar}` does: names are case-sensitive",
    fix: "write `{written}` in the manifest (paths are relative to the package folder)",
    expected: "`{path}`, spelled as it is stored",
    actual: "`{similar}`",
    why: "Upper and lower case are the same on some machines and not on others.",
  },
  "not-a-file": {
    outcome: "fail",
    says: "`{path}` is a {kind}, and a file is needed here",
    fix: "name a file of the repository",
    expected: "a file",
    actual: "a {kind}",
  },
  symlink: {
    outcome: "fail",
    says: "`{path}` is a symbolic link: what it shows can change without this file changing",
    fix: "put the file itself in the package",
    expected: "a file or folder of this commit",
    actual: "a symbolic link",
    why: "What is signed must be what is there, today and tomorrow.",
  },
  submodule: {
    outcome: "fail",
    says: "`{path}` is a submodule: its content is in another repository",
    fix: "put the files themselves in the package, or name them by uri and digest",
    expected: "files of this repository",
    actual: "a submodule",
    why: "What is signed must be what is there, and a submodule is only a pointer to another place.",
  },
  "case-collision": {
    outcome: "fail",
    says: "`{path}` and `{other}` differ only by letter case, and only one of them survives a checkout on macOS or Windows",
    fix: "rename one of them",
    expected: "names that differ by more than letter case",
    actual: "`{path}` and `{other}`",
    why: "A package must be the same on every machine that takes it over.",
  },
  "owner-elsewhere": {
    outcome: "fail",
    says: "the manifest names {owner} as owner, but line {line} of `{file}` gives the manifest to {owners}",
    fix: "make both name the same owner: sign-offs follow CODEOWNERS",
    expected: "{owner} among the owners of the manifest in `{file}`",
    actual: "{owners}",
    why: "Who answers for a package and is not its code owner is never asked to sign.",
  },
  "owner-skipped": {
    outcome: "fail",
    says: "the manifest names {owner} as owner, and line {skipped} of `{file}` names `{found}`, which GitHub does not read as an owner, so that line does not count; line {line} gives the manifest to {owners}",
    fix: "write `{owner}` on line {skipped} of `{file}` on the base branch",
    expected: "`{owner}` on line {skipped} of `{file}`",
    actual: "`{found}`",
    why: "Who answers for a package and is not its code owner is never asked to sign.",
  },
  "version-unchanged": {
    outcome: "fail",
    says: "the base branch has version {version} already, with other content: {parts} (differences: {count})",
    fix: "give it a new version: what was signed and measured as {version} must stay what it is",
    expected: "the content of {version} as the base branch has it, or a new version",
    actual: "other content: {parts}",
    why: "A version that can mean two things cannot be signed for, measured or gone back to.",
  },
  "risk-lowered": {
    outcome: "fail",
    says: "the risk of version {version} is {risk}, and at the base it is {before}: one version has one risk, so that nobody can sign for less than was asked",
    fix: "keep the risk, or lower it together with a new version",
    expected: "a risk of {before} for version {version}",
    actual: "{risk}",
    why: "The risk decides who has to sign and what is asked, so it may not drop unseen.",
  },
  "risk-lowered-anew": {
    outcome: "pass",
    says: "with version {version} the risk is lowered to {risk}; at the base it is {before}. Whoever signs for it signs for that, too",
  },
} as const;

/** Says one of the gate's sentences. */
export type PackageSay = Say<typeof messages>;
