import { join } from "node:path";
import type { PolicyCase } from "#core/cases/read-case-file.ts";
import type { Impossible } from "#core/cases/what-if.ts";
import { type CollectMemory, collectContent } from "#core/collect/collect-content.ts";
import { collectOwnership, readOwners } from "#core/collect/collect-ownership.ts";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import { MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import type { ChangedPath, PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { childOf } from "#core/policy/written-settings.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { readKeptFacts } from "../simulate/kept-facts.ts";
import { FolderTree, type Overlay } from "./folder-tree.ts";
import { madeUpPackage } from "./made-up-package.ts";
import { mergeManifest } from "./merge-manifest.ts";

/** Where cases are judged: a repository on disk, as it would be on its base branch. */
export interface Setting {
  /** Folder of the repository. */
  readonly root: string;
  /** Folder that packages are read from. */
  readonly packagesFrom: string;
  /** Text of CODEOWNERS; absent: the repository's own. */
  readonly codeowners?: string;
  readonly policy: Policy;
  readonly readExtended: ReadExtendedPolicy;
  /** When cases are judged that do not say when. ISO 8601. */
  readonly now: string;
  /** What was computed of files for other cases. */
  readonly memory: CollectMemory;
}

/** What is collected for a case, or why it cannot be. */
export type Collected =
  | { readonly ok: true; readonly facts: KnownFacts; readonly missingFacts: "defer" | "error" }
  | { readonly ok: false; readonly impossible: readonly Impossible[] };

const BASE = "ba5e".padEnd(40, "0");
const HEAD = "4ead".padEnd(40, "0");

/** Keys of a case that need files, and so say nothing about facts that were kept. */
const OF_FILES = ["package", "manifest", "files", "baseline", "changed", "tags"] as const;

/** Collects the facts of a case before people act: from files on disk or made up, or from facts that were kept. */
export async function collectCase(
  { given }: PolicyCase,
  branch: string,
  stage: Stage,
  setting: Setting,
): Promise<Collected> {
  if (given.facts !== undefined) return keptFacts(given, branch, setting);
  const trees = await treesOf(given, setting);
  if ("because" in trees) return { ok: false, impossible: [trees] };
  const { base, head, folder } = trees;
  const changes = await changesOf(given, trees);
  const changedPaths = changes.map(({ path }) => path);
  const { policy, readExtended } = setting;
  const owners = await readOwners(base);
  const isTag = (name: string) => given.tags?.includes(name) ?? trees.isReleased(name);
  const findTags = async (names: readonly string[]) =>
    new Map(names.filter(isTag).map((name) => [name, name]));
  const content = await collectContent(
    {
      head,
      base,
      at: trees.at,
      changedPaths,
      owners,
      findTags,
      crypto: nodeCrypto,
      readExtended,
      ...setting.memory,
    },
    policy,
    stage,
  );
  const ownership = await collectOwnership(owners, () => readOwners(head), [...changedPaths, policy.path]);
  const branches = policy.stages.flatMap((each) => each.branches[0]?.replaceAll("*", "made-up") ?? []);
  const facts: KnownFacts = {
    now: given.now ?? setting.now,
    repository: { owner: "acme", name: folder.split("/").at(-1) ?? "" },
    pullRequest: pullRequestTo(branch),
    changes: { paths: changes },
    ...content,
    roles: policy.roles,
    ownership,
    promotions: { found: [], branches },
    checks: [],
  };
  return { ok: true, facts, missingFacts: "error" };
}

type GivenOf = PolicyCase["given"];

async function keptFacts(given: GivenOf, branch: string, { root }: Setting): Promise<Collected> {
  const excess = OF_FILES.filter((key) => given[key] !== undefined);
  if (excess.length > 0) {
    const says = "`{key}` changes files, and of these the kept facts know only what was read.";
    const fix = "Leave it out, or leave `facts` out.";
    return {
      ok: false,
      impossible: excess.map((key) => ({
        at: [key],
        because: { id: "facts-and-files", says, fix, values: { key } },
      })),
    };
  }
  const read = await readKeptFacts(join(root, given.facts ?? ""));
  if (!read.ok) return { ok: false, impossible: [{ at: ["facts"], because: read.problem }] };
  const { facts, missingFacts } = read.value;
  const base = given.base === undefined ? facts.pullRequest.base : { ...facts.pullRequest.base, ref: branch };
  return { ok: true, facts: { ...facts, pullRequest: { ...facts.pullRequest, base } }, missingFacts };
}

function pullRequestTo(branch: string): PullRequestFacts {
  const head = { ref: "proposal", sha: HEAD };
  const base = { ref: branch, sha: BASE };
  return { number: 1, title: "", author: null, draft: false, base, head, mergeBase: BASE };
}

interface Trees {
  readonly base: Tree;
  readonly head: Tree;
  readonly folder: string;
  /** The package as it was at a tag: as at the head, but for its version. */
  readonly at: (tag: string) => Tree;
  /** Whether a tag is one of another version, as `churn@3.0.0`. */
  readonly isReleased: (tag: string) => boolean;
}

/** The base and the head of a case: both as on disk, but for the package and what the case says otherwise. */
async function treesOf(given: GivenOf, setting: Setting): Promise<Trees | Impossible> {
  const rules: Overlay = setting.codeowners === undefined ? {} : { ".github/CODEOWNERS": setting.codeowners };
  const there = { tree: new FolderTree(setting.packagesFrom, BASE, rules), rules };
  const found =
    given.package === undefined
      ? await madeUp(given, setting, there)
      : await onDisk(given.package, given, there.tree);
  if ("because" in found) return found;
  const { folder, before, after, manifest } = found;
  const own = { ...rules, ...(await rulesOf(setting)) };
  const named = { ...own, ...after, ...given.files };
  const tree = (commit: string, overlay: Overlay) => new FolderTree(setting.packagesFrom, commit, overlay);
  const absent = await absentOf(given.changed ?? [], tree(HEAD, named));
  return {
    folder,
    base: tree(BASE, { ...own, ...before }),
    head: tree(HEAD, { ...named, ...absent }),
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

interface Versions {
  readonly folder: string;
  /** What differs from the disk at the base and at the head. */
  readonly before: Overlay;
  readonly after: Overlay;
  /** The manifest of the head, as far as it could be read. */
  readonly manifest: { readonly path: string; readonly value: unknown };
}

async function madeUp(
  given: GivenOf,
  { policy }: Setting,
  { tree }: { readonly tree: Tree },
): Promise<Versions> {
  const { ownersOf } = await readOwners(tree);
  const owner = (path: string) => ownersOf(path)?.owners[0];
  const after = madeUpPackage(policy, patchOf(given), owner);
  const before = given.baseline === undefined ? {} : madeUpPackage(policy, baselineOf(given), owner).files;
  return { ...after, before, after: after.files };
}

async function onDisk(folder: string, given: GivenOf, tree: FolderTree): Promise<Versions | Impossible> {
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
function patchOf({ manifest, version, risk }: GivenOf): unknown {
  if (manifest === undefined && version === undefined && risk === undefined) return undefined;
  const stated = { ...(version === undefined ? {} : { version }), ...(risk === undefined ? {} : { risk }) };
  return mergeManifest(manifest ?? {}, { package: stated });
}

/** The manifest of the base branch is the head's, but for what is said of it. */
function baselineOf(given: GivenOf): unknown {
  const { manifest = {}, version } = given.baseline ?? {};
  const own = patchOf({ manifest, ...(version === undefined ? {} : { version }) });
  return mergeManifest(given.manifest ?? {}, own ?? {});
}

/** Paths that are said to change and are nowhere: new files, whatever is in them. */
async function absentOf(changed: readonly string[], head: Tree): Promise<Overlay> {
  const there = await head.entries(changed);
  return Object.fromEntries(changed.filter((path) => !there.has(path)).map((path) => [path, "new\n"]));
}

/** What the pull request changes: what is said, or else whatever differs in the package. */
async function changesOf(given: GivenOf, { base, head, folder }: Trees): Promise<ChangedPath[]> {
  const listings = await Promise.all([base.list([folder]), head.list([folder])]);
  const inPackage = listings.flatMap((each) => (each.get(folder)?.files ?? []).map(({ path }) => path));
  const paths = given.changed ?? [...inPackage, ...Object.keys(given.files ?? {})];
  const sorted = [...new Set(paths)].sort();
  const [before, after] = await Promise.all([base.entries(sorted), head.entries(sorted)]);
  return sorted.flatMap((path): ChangedPath[] => {
    const [old, now] = [before.get(path) ?? null, after.get(path) ?? null];
    const isSame = old?.oid === now?.oid && old?.mode === now?.mode;
    if (!isSame) return [{ path, before: old, after: now }];
    // What is said to change does, though the case does not say how.
    return given.changed === undefined || now === null
      ? []
      : [{ path, before: { mode: now.mode, oid: BASE }, after: now }];
  });
}
