import type { PackageFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { Part } from "./options.ts";

const POINTERS: Readonly<Record<Part, RegExp>> = {
  model: /^\/model\/path$/,
  data: /^\/datasets\/\d+\/path$/,
  deployment: /^\/deployment(?:\/staging|\/production)?\/path$/,
};

/** Whether a part of a package has other content than it had at the base: other files, other bytes, another uri. */
export function hasChanged(part: Part, head: PackageFacts, base: PackageFacts): boolean {
  return contentOf(head, POINTERS[part]) !== contentOf(base, POINTERS[part]);
}

/** Whether the file at a pointer of the manifest has other bytes than it had at the base. */
export function isRenewed(pointer: string, head: PackageFacts, base: PackageFacts): boolean {
  const exactly = new RegExp(`^${pointer}$`);
  return contentOf(head, exactly) !== contentOf(base, exactly);
}

/** Everything that stands at the named places, by path within the package and object id. */
function contentOf({ manifest, folder, files, outside }: PackageFacts, pointers: RegExp): string {
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
