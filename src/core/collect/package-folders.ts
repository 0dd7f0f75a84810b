import { minimatch } from "minimatch";

/** Names of the manifest, in the order in which they are looked for. */
export const MANIFEST_NAMES = ["handoff.yml", "handoff.yaml"] as const;

/**
 * The folders, among those above the paths, that the policy's globs call packages: sorted, each once.
 * Whether a manifest stands in them is for the reader of the package to say.
 */
export function packageFolders(paths: readonly string[], globs: readonly string[]): string[] {
  const seen = new Map<string, boolean>();
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      const known = seen.get(folder);
      if (known === undefined) seen.set(folder, isPackage(folder, globs));
      if (seen.get(folder) === true) folders.add(folder);
      // Everything above a folder that was met before was met then, too.
      if (known !== undefined) break;
    }
  }
  return [...folders].sort();
}

/** Whether the policy's globs call a folder of that path a package. */
export function isPackage(folder: string, globs: readonly string[]): boolean {
  return globs.some((glob) =>
    minimatch(folder, glob, { dot: true, nobrace: true, nonegate: true, nocomment: true }),
  );
}
