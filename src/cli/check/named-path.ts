import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { MANIFEST_NAMES, packageFolders } from "#core/collect/package-folders.ts";
import type { Listing, Tree } from "#core/model/tree.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { runGit } from "#git/run-git.ts";
import { type Answer, problem } from "../answer.ts";
import type { CloneRange } from "../clone/clone-range.ts";

/** What a user named: a path of the repository, and every file there, at the head or among what changed. */
export interface NamedPath {
  /** From the root of the repository, `/`-separated; empty for the root. */
  readonly path: string;
  readonly paths: readonly string[];
}

/** Finds what stands at a path that is given from a folder of the clone; a problem where nothing does. */
export async function namedPath(
  given: string,
  repo: string,
  { head, changes }: Pick<CloneRange, "head" | "changes">,
): Promise<Answer<NamedPath>> {
  const root = await rootOf(resolve(repo));
  const path = relative(root, await withoutLinks(resolve(repo, given)))
    .split(sep)
    .join("/");
  if (path === ".." || path.startsWith("../") || isAbsolute(path)) {
    return problem({
      id: "path-outside",
      says: "`{given}` is outside of the repository `{root}`",
      fix: "name a package of it, or another repository: --repo DIR",
      values: { given, root },
    });
  }
  const changed = changes.flatMap(({ path: each }) => (isAt(each, path) ? [each] : []));
  const listing = (await head.list([path])).get(path);
  const there = [
    ...changed,
    ...(listing?.files ?? []).map((file) => file.path),
    ...(await fileAt(path, head)),
  ];
  if (there.length > 0) return { ok: true, value: { path, paths: [...new Set(there)] } };
  return noSuchPath(path, await wholeListing(head));
}

/** That a path which is there leads to no package: with those that there are, and the one that was most likely meant. */
export async function noPackageThere(
  { path }: NamedPath,
  globs: readonly string[],
  { head }: Pick<CloneRange, "head">,
): Promise<Answer<never>> {
  const folders = foldersWithManifest(await wholeListing(head), globs);
  const meant = nearest(path, folders);
  return problem({
    id: "no-package-there",
    says: "`{path}` is in no package, and no package names it; packages are the folders `{globs}`",
    fix: meant === undefined ? "name a package; there are `{folders}`" : "did you mean `{meant}`?",
    values: { path: path === "" ? "." : path, globs, folders, meant: meant ?? "" },
  });
}

function noSuchPath(path: string, { files }: Listing): Answer<never> {
  const paths = files.map((file) => file.path);
  const folders = paths.flatMap((each) =>
    MANIFEST_NAMES.some((name) => each.endsWith(`/${name}`)) ? [dirname(each)] : [],
  );
  const meant = nearest(path, [...folders, ...paths]);
  return problem({
    id: "no-such-path",
    says: "there is nothing at `{path}`",
    fix:
      meant === undefined
        ? "name a package, or a file or folder of one; what git ignores is not looked at"
        : "did you mean `{meant}`?",
    values: { path, meant: meant ?? "" },
  });
}

/** The path that was most likely meant: the same folder with another name in it, then any. */
function nearest(path: string, known: readonly string[]): string | undefined {
  const sameName = known.find((each) => basename(each) === basename(path) && isAt(each, dirname(path)));
  const siblings = known.filter((each) => dirname(each) === dirname(path));
  const name = didYouMean(
    basename(path),
    siblings.map((each) => basename(each)),
  );
  const beside = siblings.find((each) => basename(each) === name);
  return sameName ?? beside ?? didYouMean(path, known) ?? known.find((each) => basename(each) === path);
}

function foldersWithManifest({ files }: Listing, globs: readonly string[]): readonly string[] {
  const manifests = files.filter(({ path }) => MANIFEST_NAMES.some((name) => path.endsWith(`/${name}`)));
  const folders = new Set(manifests.map(({ path }) => dirname(path)));
  return packageFolders(
    manifests.map(({ path }) => path),
    globs,
  ).filter((folder) => folders.has(folder));
}

async function wholeListing(tree: Tree): Promise<Listing> {
  return (await tree.list([""])).get("") ?? { files: [], complete: true };
}

async function fileAt(path: string, tree: Tree): Promise<readonly string[]> {
  const entry = (await tree.entries([path])).get(path);
  return entry === undefined || entry.mode === "040000" ? [] : [path];
}

function isAt(path: string, folder: string): boolean {
  return folder === "" || folder === "." || path === folder || path.startsWith(`${folder}/`);
}

/** The repository's uppermost folder; the folder itself where there is no work tree. */
async function rootOf(dir: string): Promise<string> {
  const [top = ""] = (await runGit(dir, ["rev-parse", "--show-toplevel"]).catch(() => Buffer.of()))
    .toString("utf8")
    .split("\n");
  return realpath(top === "" ? dir : top);
}

/** The path with every link on the way to it followed, but not the last: that one git knows as a link. */
async function withoutLinks(path: string): Promise<string> {
  const folder = dirname(path);
  if (folder === path) return path;
  const real = await realpath(folder).catch(() => withoutLinks(folder));
  return join(real, basename(path));
}
