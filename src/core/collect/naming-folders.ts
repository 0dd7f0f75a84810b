import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { resolveSections } from "#core/handoff/resolve-sections.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Content, Tree } from "#core/model/tree.ts";
import { manifestOf } from "./manifest-of.ts";
import { isPackage, MANIFEST_NAMES } from "./package-folders.ts";
import { isProtected } from "./protected-paths.ts";

/** Packages of a repository whose manifests are read to learn what they name; more are not looked at in one pull request. */
const MOST_MANIFESTS = 1000;

/** Folders of packages that a change touches through a file elsewhere, and what kept us from knowing all of them. */
export interface NamingFolders {
  readonly folders: readonly string[];
  readonly incomplete: readonly Statement[];
}

const NONE: NamingFolders = { folders: [], incomplete: [] };

/**
 * The packages that name a changed path outside of every package: data, code or a contract that is shared. Such a change is a
 * change of the package, at the head or at the base, although nothing in its folder moves.
 * Packages are looked for below the fixed beginning of each glob; a glob without one (`*`) is not followed.
 */
export async function namingFolders(
  trees: readonly Tree[],
  changedPaths: readonly string[],
  globs: readonly string[],
  touched: readonly string[],
): Promise<NamingFolders> {
  const outside = changedPaths.filter(
    (path) => !isProtected(path) && !touched.some((folder) => path.startsWith(`${folder}/`)),
  );
  const roots = rootsOf(globs);
  if (outside.length === 0 || roots.length === 0) return NONE;
  const found = await Promise.all(trees.map((tree) => namingAt(tree, outside, roots, globs)));
  const known = new Set(touched);
  const folders = [...new Set(found.flatMap((each) => each.folders))].filter((folder) => !known.has(folder));
  const told = new Map(
    found.flatMap((each) => each.incomplete).map((statement) => [statement.id, statement]),
  );
  return { folders: folders.sort(), incomplete: [...told.values()] };
}

/** The folders below which packages lie: of each glob what stands before its first wildcard. */
function rootsOf(globs: readonly string[]): readonly string[] {
  const roots = globs.flatMap((glob) => {
    const segments = glob.split("/");
    const wild = segments.findIndex((segment) => /[*?[\]()!+@]/.test(segment));
    const fixed = (wild < 0 ? segments : segments.slice(0, wild)).join("/");
    return fixed === "" ? [] : [fixed];
  });
  const each = [...new Set(roots)];
  return each.filter((root) => !each.some((other) => root.startsWith(`${other}/`)));
}

async function namingAt(
  tree: Tree,
  outside: readonly string[],
  roots: readonly string[],
  globs: readonly string[],
): Promise<NamingFolders> {
  const listings = [...(await tree.list(roots)).values()];
  const folders = listings.flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
  const all = [...new Set(folders)];
  const cut = all.length > MOST_MANIFESTS || listings.some(({ complete }) => !complete);
  const read = all.slice(0, MOST_MANIFESTS);
  const manifests = await tree.read(
    read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)),
  );
  const documents = read.flatMap((folder) => {
    const { document } = manifestOf(folder, manifests);
    return document.ok ? [document.value] : [];
  });
  const sections = documents.flatMap(({ sections: named }) => named.map(({ path }) => path));
  const texts: ReadonlyMap<string, Content> = sections.length === 0 ? new Map() : await tree.read(sections);
  const naming = documents.filter((document) => {
    const contents = new Map(document.sections.map(({ path }) => [path, textOf(texts.get(path))]));
    const resolved = resolveSections(document, contents);
    const handoff = resolved.ok ? resolved.value : { ...document, handoff: document.manifest };
    return referencedPaths(handoff).paths.some(({ path }) =>
      outside.some((changed) => touches(changed, path)),
    );
  });
  return { folders: naming.map(({ folder }) => folder), incomplete: cut ? [tooManyToKnow(all.length)] : [] };
}

/** The folder in which a version of a package stands at a commit, wherever that is; `null` when it stands nowhere. */
export async function folderOfVersion(
  tree: Tree,
  globs: readonly string[],
  id: string,
): Promise<string | null> {
  const [found = null] = await foldersOf(tree, globs, ({ name, version }) => `${name}@${version}` === id);
  return found;
}

/** The folders in which a package of a name stands at a commit, in any version. */
export async function foldersOfName(
  tree: Tree,
  globs: readonly string[],
  wanted: string,
): Promise<readonly string[]> {
  return foldersOf(tree, globs, ({ name }) => name === wanted);
}

async function foldersOf(
  tree: Tree,
  globs: readonly string[],
  isWanted: (identity: { readonly name: string; readonly version: string }) => boolean,
): Promise<readonly string[]> {
  const listings = [...(await tree.list(rootsOf(globs))).values()];
  const folders = listings.flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
  const read = [...new Set(folders)].slice(0, MOST_MANIFESTS);
  const manifests = await tree.read(
    read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)),
  );
  return read.filter((folder) => {
    const { document } = manifestOf(folder, manifests);
    return document.ok && isWanted(document.value.manifest.package);
  });
}

/** The package that a path is the manifest of; none or one. */
function folderOf(path: string, globs: readonly string[]): readonly string[] {
  const name = MANIFEST_NAMES.find((each) => path.endsWith(`/${each}`));
  const folder = name === undefined ? "" : path.slice(0, -name.length - 1);
  return folder !== "" && isPackage(folder, globs) ? [folder] : [];
}

/** Whether a change of one path changes what stands at another: it is that, lies in it, or is what it lies in. */
function touches(changed: string, named: string): boolean {
  return (
    changed === named || named === "" || changed.startsWith(`${named}/`) || named.startsWith(`${changed}/`)
  );
}

function textOf(content: Content | undefined): string | null {
  return content?.kind === "text" ? content.text : null;
}

function tooManyToKnow(count: number): Statement {
  return {
    id: "packages-not-all-known",
    says: "there are {count} packages or more, too many to know which of them name the files that changed outside of packages",
    fix: "let the policy's `packages` begin with a folder that holds fewer of them",
    values: { count },
  };
}
