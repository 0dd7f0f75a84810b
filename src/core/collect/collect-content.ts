import type { Checklist } from "#core/checklist/checklist.ts";
import { readChecklist } from "#core/checklist/read-checklist.ts";
import type { ChecklistDefinitionFacts } from "#core/facts/checklist-facts.ts";
import type { Crypto } from "#core/facts/crypto.ts";
import type { Facts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { NO_VERSION } from "#core/handoff/handoff-fields.ts";
import type { Issue, Reading, Statement } from "#core/model/statement.ts";
import type { Content, Entry, Tree } from "#core/model/tree.ts";
import { gateFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Stage } from "#core/policy/policy.ts";
import { DigestMemory } from "./collect-digests.ts";
import type { OwnersAt } from "./collect-ownership.ts";
import { collectPackages, type PackageOptions } from "./collect-packages.ts";
import { collectProposal } from "./collect-proposal.ts";
import { collectReleases, type FindTags, identityOf } from "./collect-releases.ts";
import { collectAnchors, trustedPaths } from "./collect-signatures.ts";
import { collectTagged, type ListTags } from "./collect-tagged.ts";
import { type ReadExtendedPolicy, unreadExtended } from "./extended-policy.ts";
import { folderOfVersion, foldersOfName, namingFolders } from "./naming-folders.ts";
import { isPackage, packageFolders } from "./package-folders.ts";
import { ReadingMemory } from "./reading-memory.ts";

/** What was computed of contents before. Content never changes under its object id, and so neither does this. */
export interface CollectMemory {
  readonly digests?: DigestMemory;
  readonly readings?: ReadingMemory;
}

/** Where content is read from: two commits, what changed between them, and others that are named by tags. */
export interface ContentSource extends CollectMemory {
  readonly head: Tree;
  readonly base: Tree;
  readonly at: (commit: string) => Tree;
  readonly changedPaths: readonly string[];
  readonly owners: OwnersAt;
  readonly findTags: FindTags;
  /** Without it, nobody can tell that a package has no earlier version at a tag. */
  readonly listTags?: ListTags | undefined;
  readonly crypto: Crypto;
  /** Reads policies that a policy extends; without it, none can be. */
  readonly readExtended?: ReadExtendedPolicy;
}

/** The facts that are content: they need a clone or the API, and no person. */
export type ContentFacts = Pick<
  Facts,
  "packages" | "baseline" | "checklists" | "targets" | "releases" | "proposal" | "incomplete"
>;

/** Collects the content facts of a pull request for a stage. */
export async function collectContent(
  source: ContentSource,
  policy: Policy,
  stage: Stage,
): Promise<ContentFacts> {
  const { head, base, at, changedPaths, owners, findTags, crypto, readExtended = unreadExtended } = source;
  const touched = packageFolders(changedPaths, policy.packages);
  const names = checklistNames(policy, stage);
  const { digests: memory = new DigestMemory(), readings = new ReadingMemory() } = source;
  // Asked for at the same time as the packages, which need it last: what is asked together travels together.
  const anchors = collectAnchors(base, policy, stage);
  const options = { checklists: names, owners, crypto, memory, readings, anchors };
  const both = (of: readonly string[]) =>
    Promise.all([
      collectPackages(head, of, { ...options, recorded: true }),
      collectPackages(base, of, options),
    ]);
  const [naming, [there, before], checklists, proposal] = await Promise.all([
    namingFolders([head, base], changedPaths, policy.packages, touched),
    both(touched),
    collectDefinitions(base, names),
    collectProposal(policy, { head, changedPaths, keys: trustedPaths(policy), readExtended }),
    anchors,
  ]);
  const [more, moreBefore] = await both(naming.folders);
  const folders = [...touched, ...naming.folders];
  const packages = inOrder([...there, ...more]);
  const baseline = inOrder([...before, ...moreBefore]);
  const { targets, releases } = await collectReleases(
    packages,
    baseline,
    findTags,
    async (commit, folder, id) => {
      const tree = at(commit);
      const [there] = await collectPackages(tree, [folder], options);
      if (there !== undefined && identityOf(there).includes(id)) return there;
      const elsewhere = await folderOfVersion(tree, policy.packages, id);
      const [found] = elsewhere === null ? [] : await collectPackages(tree, [elsewhere], options);
      return found ?? there ?? null;
    },
  );
  const atBase = await collectEarlier(packages, base, policy.packages, options);
  const tagged = await collectTagged(packages, Object.keys(atBase), {
    listTags: source.listTags,
    findTags,
    at,
    globs: policy.packages,
  });
  const incomplete = [
    ...tooMany(folders),
    ...naming.incomplete,
    ...(await notFolders(head, changedPaths, policy.packages)),
  ];
  const known = { ...atBase, ...releases };
  const all = { ...targets, ...tagged };
  return { packages, baseline, checklists, targets: all, releases: known, proposal, incomplete };
}

/** What stands at the base under the names of packages whose rollback plan says that no version came before. */
async function collectEarlier(
  packages: readonly PackageFacts[],
  base: Tree,
  globs: readonly string[],
  options: PackageOptions,
): Promise<Readonly<Record<string, PackageFacts>>> {
  const names = packages.flatMap(({ manifest }) =>
    manifest.ok && manifest.value.handoff.rollback?.to === NO_VERSION
      ? [manifest.value.handoff.package.name]
      : [],
  );
  const folders = await Promise.all(names.map((name) => foldersOfName(base, globs, name)));
  const found = await collectPackages(base, [...new Set(folders.flat())], options);
  return Object.fromEntries(found.flatMap((each) => identityOf(each).map((id) => [id, each] as const)));
}

/** Packages by folder: in which order they were found says nothing. */
function inOrder(packages: readonly PackageFacts[]): readonly PackageFacts[] {
  return packages.toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Links and submodules that stand where a package would: what they show is not in this commit. */
async function notFolders(
  head: Tree,
  changedPaths: readonly string[],
  globs: readonly string[],
): Promise<Issue[]> {
  const candidates = changedPaths.filter((path) => isPackage(path, globs));
  const entries = candidates.length === 0 ? new Map<string, Entry>() : await head.entries(candidates);
  return [...entries].flatMap(([path, { mode }]) => {
    const kind = mode === "120000" ? "symbolic link" : mode === "160000" ? "submodule" : null;
    if (kind === null) return [];
    const says =
      "`{path}` is a package folder by the policy, and here it is a {kind}, so nothing can be judged";
    return [
      {
        id: "package-elsewhere",
        says,
        fix: "put the package's files themselves there",
        values: { path, kind },
        where: { path },
      },
    ];
  });
}

/** More packages in one pull request than anybody can review: said, rather than judged in part. */
const MOST_PACKAGES = 50;

function tooMany(folders: readonly string[]): Statement[] {
  if (folders.length <= MOST_PACKAGES) return [];
  return [
    {
      id: "too-many-packages",
      says: "{count} packages are touched at once; at most {most} are judged together",
      fix: "split the pull request",
      values: { count: folders.length, most: MOST_PACKAGES },
    },
  ];
}

/** Every checklist that the stage or the next one could ask for, whatever the risk turns out to be. */
function checklistNames(policy: Policy, stage: Stage): string[] {
  const at = policy.stages.findIndex(({ name }) => name === stage.name);
  const names = policy.stages.slice(at, at + 2).flatMap((each) =>
    RISKS.flatMap((risk) => {
      const use = gateFor("checklist", policy, each, risk)?.options["use"];
      return Array.isArray(use) ? use.filter((name) => typeof name === "string") : [];
    }),
  );
  return [...new Set(names)].sort();
}

async function collectDefinitions(
  base: Tree,
  names: readonly string[],
): Promise<Record<string, ChecklistDefinitionFacts>> {
  const paths = (name: string) => ["md", "yml", "yaml"].map((end) => `.github/checklists/${name}.${end}`);
  const contents: ReadonlyMap<string, Content> =
    names.length === 0 ? new Map() : await base.read(names.flatMap(paths));
  const definitions = names.map((name): [string, ChecklistDefinitionFacts] => {
    const candidates = paths(name);
    const path = candidates.find((each) => contents.get(each)?.kind === "text") ?? candidates[0] ?? "";
    const content = contents.get(path);
    const definition: Reading<Checklist> | null =
      content?.kind === "text" ? readChecklist(content.text, path) : null;
    return [name, { name, path, definition }];
  });
  return Object.fromEntries(definitions);
}
