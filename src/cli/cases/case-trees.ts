import type { Given } from "#core/cases/given-schema.ts";
import type { Impossible } from "#core/cases/what-if.ts";
import type { Tree } from "#core/model/tree.ts";
import { childOf } from "#core/policy/written-settings.ts";
import { madeUpVersions, versionsOnDisk } from "./case-versions.ts";
import { FolderTree, type Overlay } from "./folder-tree.ts";
import { mergeManifest } from "./merge-manifest.ts";
import { mistakenPaths } from "./mistaken-paths.ts";
import type { Setting } from "./setting.ts";

/** Commits that a case is about, as its facts name them. */
export const BASE = "ba5e".padEnd(40, "0");
export const HEAD = "4ead".padEnd(40, "0");

/** What a case is about: a repository at its base and at its head. */
export interface CaseTrees {
  readonly base: Tree;
  readonly head: Tree;
  readonly folder: string;
  /** The package as it was at a tag: as at the head, but for its version. */
  readonly at: (tag: string) => Tree;
  /** Whether a tag is one of another version, as `churn@3.0.0`. */
  readonly isReleased: (tag: string) => boolean;
}

/** Why there are no such trees: never empty. */
export interface CaseMistakes {
  readonly impossible: readonly Impossible[];
}

/** The base and the head of a case: both as on disk, but for the package and what the case says otherwise. */
export async function treesOf(given: Given, setting: Setting): Promise<CaseTrees | CaseMistakes> {
  const rules: Overlay = setting.codeowners === undefined ? {} : { ".github/CODEOWNERS": setting.codeowners };
  const there = new FolderTree(setting.packagesFrom, BASE, rules);
  const found =
    given.package === undefined
      ? await madeUpVersions(given, setting, there)
      : await versionsOnDisk(given.package, given, there);
  if ("because" in found) return { impossible: [found] };
  const { folder, before, after, manifest } = found;
  const own = { ...rules, ...(await rulesOf(setting)) };
  const named = { ...own, ...after, ...given.files };
  const tree = (commit: string, overlay: Overlay) => new FolderTree(setting.packagesFrom, commit, overlay);
  const base = tree(BASE, { ...own, ...before });
  const impossible = await mistakenPaths(given, { base, head: tree(HEAD, { ...own, ...after }), folder });
  if (impossible.length > 0) return { impossible };
  return {
    folder,
    base,
    head: tree(HEAD, named),
    at: (tag) => tree(tag, { ...named, [manifest.path]: ofVersion(manifest.value, versionIn(tag)) }),
    isReleased: (tag) => /^[^@]+@\d/.test(tag) && tag !== identityIn(manifest.value),
  };
}

/** The version that a tag names, however it spells that. */
function versionIn(tag: string): string {
  return /[@-]v?(\d+\.\d+\.\d+.*)$/.exec(tag)?.[1] ?? tag;
}

function ofVersion(manifest: unknown, version: string): string {
  return JSON.stringify(mergeManifest(manifest, { package: { version } }), null, 2);
}

/** `name@version` of a manifest, as far as it states them. */
function identityIn(manifest: unknown): string {
  const stated = childOf(manifest, "package");
  return `${String(childOf(stated, "name"))}@${String(childOf(stated, "version"))}`;
}

/** Where packages are read elsewhere, the rules are still those of the repository that is tested. */
async function rulesOf({ root, packagesFrom, codeowners }: Setting): Promise<Overlay> {
  if (root === packagesFrom) return {};
  const [own, other] = [new FolderTree(root, BASE), new FolderTree(packagesFrom, BASE)];
  const [listed, foreign] = await Promise.all([own.list([".github"]), other.list([".github"])]);
  const paths = (listed.get(".github")?.files ?? []).map(({ path }) => path);
  const texts = await own.read(paths);
  const overlay = new Map<string, string | null>(
    (foreign.get(".github")?.files ?? []).map(({ path }) => [path, null]),
  );
  for (const [path, content] of texts) if (content.kind === "text") overlay.set(path, content.text);
  if (codeowners !== undefined) overlay.set(".github/CODEOWNERS", codeowners);
  return Object.fromEntries(overlay);
}
