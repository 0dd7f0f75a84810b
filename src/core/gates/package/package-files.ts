import type { PackageFacts } from "#core/facts/package-facts.ts";
import { writtenPath } from "#core/handoff/package-path.ts";
import { type PathKind, referencedPaths } from "#core/handoff/referenced-paths.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { PackageSay } from "./messages.ts";

/** Modes by which git tells what is no content of this commit. */
const LINK = "120000";
const SUBMODULE = "160000";

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

/** How many links or submodules of one folder are named. */
const SHOWN = 5;

/**
 * Links and submodules in folders elsewhere in the repository that the manifest names, told where it names the folder: what such a
 * folder holds is handed over like the package's own files. Each is told once, with the first folder that holds it. Folders of code are
 * not looked into: links and submodules are at home in them, and who reviews code sees where they lead.
 */
export function forbiddenBelow(
  { folder, outside, references }: PackageFacts,
  handoff: ResolvedHandoff,
  say: PackageSay,
): Finding[] {
  const told = new Set(references.map(({ path }) => path));
  const foreign = outside.filter(
    ({ path, mode }) => (mode === LINK || mode === SUBMODULE) && !path.startsWith(`${folder}/`),
  );
  return references.flatMap((named) => {
    if (named.kind !== "folder" || named.pointer.startsWith("/code/")) return [];
    const found = foreign.filter(({ path }) => path.startsWith(`${named.path}/`) && !told.has(path));
    for (const { path } of found) told.add(path);
    const where = whereOf(handoff, named.pointer);
    const ofMode = (id: "symlink-below" | "submodule-below", wanted: string): Finding[] => {
      const paths = found.flatMap(({ path, mode }) => (mode === wanted ? [path] : []));
      if (paths.length === 0) return [];
      const values = { folder: named.path, count: paths.length, paths: paths.slice(0, SHOWN) };
      return [say(id, values, { where })];
    };
    return [...ofMode("symlink-below", LINK), ...ofMode("submodule-below", SUBMODULE)];
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
    if (mode === LINK && !referenced.has(path)) findings.push(say("symlink", { path }, { where }));
    if (mode === SUBMODULE && !referenced.has(path)) findings.push(say("submodule", { path }, { where }));
    return findings;
  });
}
