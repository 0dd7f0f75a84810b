import type { Given } from "#core/cases/given-schema.ts";
import type { Impossible } from "#core/cases/what-if.ts";
import { readOwners } from "#core/collect/collect-ownership.ts";
import { MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import type { FolderTree, Overlay } from "./folder-tree.ts";
import { madeUpPackage } from "./made-up-package.ts";
import { mergeManifest } from "./merge-manifest.ts";
import type { Setting } from "./setting.ts";

/** The package of a case at the base and at the head. */
export interface PackageVersions {
  readonly folder: string;
  /** What differs from the disk at the base and at the head. */
  readonly before: Overlay;
  readonly after: Overlay;
  /** The manifest of the head, as far as it could be read. */
  readonly manifest: { readonly path: string; readonly value: unknown };
}

/** A package that nobody has, with what the case says of its manifest. */
export async function madeUpVersions(
  given: Given,
  { policy }: Setting,
  tree: Tree,
): Promise<PackageVersions> {
  const { ownersOf } = await readOwners(tree);
  const owner = (path: string) => ownersOf(path)?.owners[0];
  const after = madeUpPackage(policy, patchOf(given), owner);
  const before = given.baseline === undefined ? {} : madeUpPackage(policy, baselineOf(given), owner).files;
  return { ...after, before, after: after.files };
}

/** The package of a folder, but for what the case says of its manifest. */
export async function versionsOnDisk(
  folder: string,
  given: Given,
  tree: FolderTree,
): Promise<PackageVersions | Impossible> {
  const paths = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
  const contents = await tree.read(paths);
  const path = paths.find((each) => contents.get(each)?.kind === "text");
  const content = contents.get(path ?? "");
  if (path === undefined || content?.kind !== "text") {
    return { at: ["package"], because: noManifest(folder, paths[0] ?? "") };
  }
  const document = readYaml(content.text, path);
  const value = document.ok ? document.value.value : {};
  const patched = (patch: unknown): Overlay =>
    patch === undefined || !document.ok
      ? {}
      : { [path]: JSON.stringify(mergeManifest(value, patch), null, 2) };
  const listed = (await tree.list([folder])).get(folder)?.files ?? [];
  const gone = Object.fromEntries(listed.map((file) => [file.path, null]));
  const before = given.baseline === undefined ? gone : patched(baselineOf(given));
  const manifest = { path, value: mergeManifest(value, patchOf(given) ?? {}) };
  return { folder, before, after: patched(patchOf(given)), manifest };
}

function noManifest(folder: string, path: string): Statement {
  return {
    id: "no-package",
    says: "`{folder}` is no package: there is no `{path}`.",
    fix: "Name the folder from the root of the repository, or leave `package` out to have one made up.",
    values: { folder, path },
  };
}

/** What a case says of the manifest, with the version and the risk that it states apart. */
function patchOf({ manifest, version, risk }: Given): unknown {
  if (manifest === undefined && version === undefined && risk === undefined) return undefined;
  const stated = { ...(version === undefined ? {} : { version }), ...(risk === undefined ? {} : { risk }) };
  return mergeManifest(manifest ?? {}, { package: stated });
}

/** The manifest of the base branch is the head's, but for what is said of it. */
function baselineOf(given: Given): unknown {
  const { manifest = {}, version } = given.baseline ?? {};
  const own = patchOf({ manifest, ...(version === undefined ? {} : { version }) });
  return mergeManifest(given.manifest ?? {}, own ?? {});
}
