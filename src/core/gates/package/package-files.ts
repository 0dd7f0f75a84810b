import type { PackageFacts } from "#core/facts/package-facts.ts";
import { writtenPath } from "#core/handoff/package-path.ts";
import { type PathKind, referencedPaths } from "#core/handoff/referenced-paths.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { PackageSay } from "./messages.ts";

/** References of the manifest that do not lead to a file of the repository. What was left open, by its pointer, names none yet. */
export function brokenReferences(
  { folder, references }: PackageFacts,
  handoff: ResolvedHandoff,
  open: ReadonlyMap<string, unknown>,
  say: PackageSay,
): Finding[] {
  const kinds = new Map(
    referencedPaths(handoff).paths.map(({ pointer, kind }): [string, PathKind] => [pointer, kind]),
  );
  return references.flatMap(({ pointer, path, kind, similar }) => {
    const where = whereOf(handoff, pointer);
    switch (kind) {
      case "file":
        return [];
      case "folder":
        return kinds.get(pointer) === "file" ? [say("not-a-file", { path, kind }, { where })] : [];
      case "symlink":
      case "submodule":
        return [say(kind, { path }, { where })];
      case "absent":
        if (open.has(pointer)) return [];
        return similar === undefined
          ? [say("absent", { path, folder }, { where })]
          : [say("other-case", { path, similar, written: writtenPath(folder, similar) }, { where })];
      default:
        return kind satisfies never;
    }
  });
}

/** Files of the package that cannot be signed for: links, submodules, and names that collide where case does not count. */
export function forbiddenFiles({ files, references }: PackageFacts, say: PackageSay): Finding[] {
  const referenced = new Set(references.map(({ path }) => path));
  const byName = new Map<string, string>();
  return files.flatMap(({ path, mode }) => {
    const findings: Finding[] = [];
    const where = { path };
    const folded = path.normalize("NFC").toLowerCase();
    const other = byName.get(folded);
    if (other !== undefined) findings.push(say("case-collision", { path, other }, { where }));
    byName.set(folded, path);
    // A reference to it is reported where the manifest names it.
    if (mode === "120000" && !referenced.has(path)) findings.push(say("symlink", { path }, { where }));
    if (mode === "160000" && !referenced.has(path)) findings.push(say("submodule", { path }, { where }));
    return findings;
  });
}
