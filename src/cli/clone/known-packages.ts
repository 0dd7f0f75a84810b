import { resolve } from "node:path";
import { DigestMemory } from "#core/collect/collect-digests.ts";
import { readOwners } from "#core/collect/collect-ownership.ts";
import { collectPackages } from "#core/collect/collect-packages.ts";
import { findPolicy } from "#core/collect/find-policy.ts";
import { manifestOf } from "#core/collect/manifest-of.ts";
import { MANIFEST_NAMES, packageFolders } from "#core/collect/package-folders.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Issue } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Policy } from "#core/policy/policy.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { commitId } from "#git/commits.ts";
import { GitObjects } from "#git/git-objects.ts";
import { GitTree } from "#git/git-tree.ts";
import { policyCopy } from "#git/policy-copy.ts";
import { type Answer, problem } from "../answer.ts";
import type { RangeOptions } from "./clone-range.ts";
import { noCopy } from "./no-copy.ts";
import { findBase, findHead, type Revision } from "./revisions.ts";

/** Where packages lie when no policy says it. */
const USUAL = ["handoffs/*"];

/** A clone in which packages are looked up. */
export interface PackageClone {
  readonly objects: GitObjects;
  readonly head: Revision;
  /** `null` where the clone has no branch to compare with, and none was named. */
  readonly base: Revision | null;
  /** Globs of package folders, by the base's policy, or else the head's. */
  readonly globs: readonly string[];
  /** `null` where there is none that can be read. */
  readonly policy: Policy | null;
}

/** A package where it stands in a commit. */
export interface PlacedPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** Opens a clone to look up packages: no base is needed for it, and no policy. */
export async function openPackageClone({
  repo,
  base,
  head = "HEAD",
  organisationPolicy,
}: RangeOptions): Promise<Answer<PackageClone>> {
  const dir = resolve(repo);
  const objects = new GitObjects(dir);
  if ((await commitId(objects, "HEAD")) === null)
    return problem({
      id: "no-clone",
      says: "`{dir}` is not inside a git repository with a commit",
      fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
      values: { dir },
    });
  const [from, to] = await Promise.all([findBase(objects, base), findHead(objects, head)]);
  if (!to.ok) return to;
  if (!from.ok && base !== undefined) return from;
  const found = from.ok ? from.value : null;
  const copy = organisationPolicy === undefined ? noCopy : policyCopy(resolve(organisationPolicy));
  const policies = [found, to.value].flatMap((each) => (each === null ? [] : [each.sha]));
  for (const sha of policies) {
    const policy = await findPolicy(new GitTree(objects, sha), copy);
    if (policy.kind === "policy")
      return answer({ objects, head: to.value, base: found }, policy.policy.packages, policy.policy);
  }
  return answer({ objects, head: to.value, base: found }, USUAL, null);
}

function answer(
  clone: Pick<PackageClone, "objects" | "head" | "base">,
  globs: readonly string[],
  policy: Policy | null,
): Answer<PackageClone> {
  return { ok: true, value: { ...clone, globs, policy } };
}

/** Every package of a commit whose manifest can be read, in the order of their folders. */
export async function packagesAt(tree: Tree, globs: readonly string[]): Promise<readonly PlacedPackage[]> {
  const manifests = await manifestsAt(tree, globs);
  return manifests.flatMap(({ folder, document }) => {
    if (!document.ok) return [];
    const { name, version } = document.value.manifest.package;
    return [{ folder, name, version }];
  });
}

/** The first mistake of each manifest of a commit that cannot be read. */
export async function mistakesAt(tree: Tree, globs: readonly string[]): Promise<readonly Issue[]> {
  const manifests = await manifestsAt(tree, globs);
  return manifests.flatMap(({ document }) => (document.ok ? [] : document.issues.slice(0, 1)));
}

async function manifestsAt(tree: Tree, globs: readonly string[]) {
  const listings = await tree.list([...new Set(globs.map(rootOf))]);
  const manifests = [...listings.values()].flatMap(({ files }) =>
    files.flatMap(({ path }) => (MANIFEST_NAMES.some((name) => path.endsWith(`/${name}`)) ? [path] : [])),
  );
  const folders = packageFolders(manifests, globs);
  const contents = await tree.read(
    folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)),
  );
  return folders.map((folder) => ({ folder, ...manifestOf(folder, contents) }));
}

/** What stands of a glob before its first wildcard; the root where it begins with one. */
export function rootOf(glob: string): string {
  const segments = glob.split("/");
  const wild = segments.findIndex((segment) => /[*?[\]()!+@]/.test(segment));
  return (wild < 0 ? segments : segments.slice(0, wild)).join("/");
}

/** All that is known of packages of a commit, checklists included; owners are those of the same commit. */
export async function factsAt(tree: Tree, folders: readonly string[]): Promise<readonly PackageFacts[]> {
  const lists = folders.map((folder) => `${folder}/checklists`);
  const [owners, listings] = await Promise.all([readOwners(tree), tree.list(lists)]);
  const names = [...listings.values()].flatMap(({ files }) =>
    files.flatMap(({ path }) => /\/checklists\/([^/]+)\.(?:md|ya?ml)$/.exec(path)?.[1] ?? []),
  );
  return collectPackages(tree, folders, {
    checklists: [...new Set(names)].sort(),
    owners,
    crypto: nodeCrypto,
    memory: new DigestMemory(),
    anchors: null,
  });
}
