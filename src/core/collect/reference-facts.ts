import type { ReferenceFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Entry, Listing } from "#core/model/tree.ts";

/** What stands at each path that a manifest names, in its order. A path that leads through a link is absent. */
export function referenceFacts(
  handoff: ResolvedHandoff,
  listing: Listing,
  entries: ReadonlyMap<string, Entry>,
): ReferenceFacts[] {
  const inside = new Map(listing.files.map((file) => [file.path, file]));
  const folders = new Set(listing.files.flatMap(({ path }) => ancestors(path)));
  const named = referencedPaths(handoff).paths;
  const byCase = new Map([...inside.keys(), ...folders].map((path) => [path.toLowerCase(), path]));
  return named.map(({ pointer, path }): ReferenceFacts => {
    const file = inside.get(path);
    const entry = file ?? entries.get(path);
    if (entry !== undefined) return { pointer, path, kind: kindOf(entry.mode), size: file?.size ?? null };
    if (path === "" || folders.has(path)) return { pointer, path, kind: "folder", size: null };
    const similar = byCase.get(path.toLowerCase());
    return { pointer, path, kind: "absent", size: null, ...(similar === undefined ? {} : { similar }) };
  });
}

function ancestors(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

function kindOf(mode: string): ReferenceFacts["kind"] {
  switch (mode) {
    case "040000":
      return "folder";
    case "120000":
      return "symlink";
    case "160000":
      return "submodule";
    default:
      return "file";
  }
}
