import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { ListedFile, Tree } from "#core/model/tree.ts";

/** A manifest, whether or not its Markdown sections are in place. */
type Placed = Omit<ResolvedHandoff, "handoff"> & { readonly handoff: unknown };

/** Files below named folders outside of a package that are known one by one. */
const MOST_FILES = 2000;

/**
 * What a manifest names beyond the package's folder: each path with its entry, folders included, and the files below those
 * folders. Sizes are `null` where only the entry was looked up.
 */
export async function collectOutside(
  tree: Tree,
  handoff: Placed,
  folder: string,
): Promise<readonly ListedFile[]> {
  const named = referencedPaths(handoff).paths.filter(
    ({ path }) => path !== "" && path !== folder && !path.startsWith(`${folder}/`),
  );
  if (named.length === 0) return [];
  const paths = [...new Set(named.map(({ path }) => path))];
  const folders = [...new Set(named.flatMap(({ path, kind }) => (kind === "either" ? [path] : [])))];
  const [entries, listings] = await Promise.all([tree.entries(paths), tree.list(folders)]);
  const below = [...listings.values()].flatMap(({ files }) => files).slice(0, MOST_FILES);
  const known = new Map(below.map((file) => [file.path, file]));
  for (const [path, entry] of entries) if (!known.has(path)) known.set(path, { path, ...entry, size: null });
  return [...known.values()];
}
