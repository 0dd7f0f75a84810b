import { lstat, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";

/** What the folder is that was given: the repository's, with the package somewhere below it, or the package's own. */
export type Layout = "repository" | "package";

/** Where the files of a record are looked for. */
export interface Place {
  /** Without links in it. */
  readonly root: string;
  /** The package's folder where `root` is that folder itself; `null` where `root` is the repository's. */
  readonly inside: string | null;
  readonly folder: string;
}

/** What a folder is: as `layout` says, or the repository's where the package's folder is below it. */
export async function placeIn(root: string, folder: string, layout: Layout | undefined): Promise<Place> {
  const isBelow = async () => isPlain(folder) && (await isThere(join(root, folder)));
  const isRepository = folder === "" || (layout === undefined ? await isBelow() : layout === "repository");
  return { root, inside: isRepository ? null : folder, folder };
}

/**
 * How many folders above `root` the repository's would be, where the package's stands below `root` by the end of its path alone; 0 where it does not,
 * or where `root` has the manifest at its top, as a package's own folder does.
 */
export async function levelsBelowTop(
  record: PackageRecord,
  { root, inside, folder }: Place,
): Promise<number> {
  const { manifest } = extensionOf(record).package;
  if (inside === null || !isPlain(manifest) || !manifest.startsWith(`${folder}/`)) return 0;
  if (await isThere(join(root, manifest.slice(folder.length + 1)))) return 0;
  const segments = manifest.split("/");
  for (let levels = 1; levels < folder.split("/").length; levels += 1)
    if (await isThere(join(root, ...segments.slice(levels)))) return levels;
  return 0;
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

/** Pages for people that most repositories have at their top: of these, two are no second copy. They are told with the other files. */
const ANYWHERE = /^(readme|licen[cs]e|changelog|contributing|notice|security)(\.(md|txt|rst))?$/i;

/** Files of the package that are at the top of a repository, too, where the record knows no file of their path. */
export async function alsoAtTop(
  { subject }: PackageRecord,
  { root, inside, folder }: Place,
): Promise<string[]> {
  if (inside !== null || folder === "") return [];
  const named = new Set(subject.map(({ name }) => name));
  const found: string[] = [];
  for (const { name } of subject) {
    const rest = name.slice(folder.length + 1);
    if (!name.startsWith(`${folder}/`) || named.has(rest) || !isPlain(rest) || ANYWHERE.test(rest)) continue;
    if (await isThere(join(root, rest))) found.push(rest);
  }
  return found;
}

/** Where a name of a record leads: to a path, to a part of the repository that was not given, out of what was given, or to no folder. */
export type Leads =
  | { readonly to: "path"; readonly path: string }
  | { readonly to: "elsewhere" | "outside" | "nowhere" };

/** Finds where a name of a record leads. What leads out, by `..` or by a folder that is a link, must never be opened. */
export async function leadsTo(name: string, { root, inside }: Place): Promise<Leads> {
  if (!isPlain(name)) return { to: "outside" };
  if (inside !== null && !name.startsWith(`${inside}/`)) return { to: "elsewhere" };
  const path = join(root, inside === null ? name : name.slice(inside.length + 1));
  const parent = await realpath(dirname(path)).catch(() => null);
  if (parent === null) return { to: "nowhere" };
  return parent === root || parent.startsWith(`${root}${sep}`) ? { to: "path", path } : { to: "outside" };
}

/** Whether a name stays below the folder that it is joined to, on any system. */
function isPlain(name: string): boolean {
  if (name === "" || (sep === "\\" ? /[\0\\:]/ : /\0/).test(name)) return false;
  return name.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
