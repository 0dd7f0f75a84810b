import type { PackageFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";

/**
 * What stands at places of a manifest, as a text that is the same exactly when the content is: paths (within the package where
 * they are inside it, so that a package that was moved is the same) with their object ids, and digests of what is elsewhere.
 */
export function contentAt({ manifest, folder, files, outside }: PackageFacts, pointers: RegExp): string {
  if (!manifest.ok) return "";
  const { paths, uris } = referencedPaths(manifest.value);
  const named = paths.filter(({ pointer }) => pointers.test(pointer));
  const found = [...files, ...outside].filter(({ path }) =>
    named.some((each) => path === each.path || path.startsWith(`${each.path}/`)),
  );
  const elsewhere = uris.filter(({ pointer }) => pointers.test(pointer)).map(({ sha256 }) => sha256);
  const here = found.map(({ path, oid }) => {
    const inside = path.startsWith(`${folder}/`) ? path.slice(folder.length) : path;
    return `${inside} ${oid}`;
  });
  return [...here, ...elsewhere].toSorted().join("\n");
}
