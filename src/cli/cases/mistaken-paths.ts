import { dirname } from "node:path/posix";
import type { Given } from "#core/cases/given-schema.ts";
import type { Impossible } from "#core/cases/what-if.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";

/** The files of a case before it takes any away: at the base, and at the head. */
export interface FilesBefore {
  readonly base: Tree;
  readonly head: Tree;
  /** The package's folder. */
  readonly folder: string;
}

/**
 * Paths in a case that are nowhere: of a file that is taken away, and of one that is said to change. A new file is one whose text the
 * case tells, so that no slip passes for one. A pull request changes files: a folder is a mistake, too.
 */
export async function mistakenPaths(
  { files = {}, changed = [] }: Pick<Given, "files" | "changed">,
  { base, head, folder }: FilesBefore,
): Promise<readonly Impossible[]> {
  const gone = Object.keys(files).filter((path) => files[path] === null);
  const meant = changed.filter((path) => !Object.hasOwn(files, path));
  const [before, there] = await Promise.all([base.entries(meant), head.entries([...gone, ...meant])]);
  const missing = [...gone, ...meant].filter((path) => !there.has(path) && !before.has(path));
  const known = missing.length === 0 ? [] : await pathsAround(missing, head, folder);
  const because = (path: string, isNew: boolean) => nothingThere(path, didYouMean(path, known), isNew);
  const taken = gone.flatMap((path): Impossible[] =>
    missing.includes(path) ? [{ at: ["files", path], part: "key", because: because(path, false) }] : [],
  );
  const mistyped = meant.flatMap((path): Impossible[] => {
    const at = ["changed", changed.indexOf(path)];
    if ((there.get(path) ?? before.get(path))?.mode === FOLDER) return [{ at, because: folderThere(path) }];
    return missing.includes(path) ? [{ at, because: because(path, true) }] : [];
  });
  return [...taken, ...mistyped];
}

const FOLDER = "040000";

/** Files that may have been meant: in the package, among the rules, and beside the path. */
async function pathsAround(paths: readonly string[], tree: Tree, folder: string): Promise<readonly string[]> {
  const beside = paths.map((path) => dirname(path));
  const listings = await tree.list([...new Set([folder, ".github", ...beside])]);
  return [...listings.values()].flatMap((listing) => listing.files.map(({ path }) => path));
}

function nothingThere(path: string, nearest: string | undefined, isNew: boolean): Statement {
  const hint = nearest === undefined ? "" : "Did you mean `{nearest}`? ";
  const fresh = "A file that is new has its text under `files`.";
  const fix = isNew ? `${hint}${fresh}` : hint.trim() || "Name a path from the root of the repository.";
  return {
    id: "no-file",
    says: "There is nothing at `{path}`.",
    fix,
    values: { path, nearest: nearest ?? "" },
  };
}

function folderThere(path: string): Statement {
  const says = "`{path}` is a folder, and a pull request changes files.";
  return { id: "folder-changed", says, fix: "Name the files in it that change.", values: { path } };
}
