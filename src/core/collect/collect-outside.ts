import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { ListedFile, Tree } from "#core/model/tree.ts";

/** A manifest, whether or not its Markdown sections are in place. */
type Placed = Omit<ResolvedHandoff, "handoff"> & { readonly handoff: unknown };

/** Files below named folders outside of a package that are known one by one. */
const MOST_FILES = 20_000;

/** What a manifest names beyond the package's folder. */
export interface Outside {
  readonly files: readonly ListedFile[];
  /** Named folders of which not every file is known: nothing may be concluded from what is not among the files. */
  readonly cut: readonly string[];
}

/**
 * What a manifest names beyond the package's folder: each path with its entry, folders included, and the files below those
 * folders. Sizes are `null` where only the entry was looked up.
 */
export async function collectOutside(tree: Tree, handoff: Placed, folder: string): Promise<Outside> {
  const named = referencedPaths(handoff).paths.filter(
    ({ path }) => path !== "" && path !== folder && !path.startsWith(`${folder}/`),
  );
  if (named.length === 0) return { files: [], cut: [] };
  const paths = [...new Set(named.map(({ path }) => path))];
  const folders = [...new Set(named.flatMap(({ path, kind }) => (kind === "either" ? [path] : [])))];
  const [entries, listings] = await Promise.all([tree.entries(paths), tree.list(folders)]);
  const known = new Map<string, ListedFile>();
  const cut: string[] = [];
  for (const [path, { files, complete }] of listings) {
    const room = MOST_FILES - known.size;
    if (!complete || files.length > room) cut.push(path);
    for (const file of files.slice(0, room)) known.set(file.path, file);
  }
  for (const [path, entry] of entries) if (!known.has(path)) known.set(path, { path, ...entry, size: null });
  return { files: [...known.values()], cut };
}
