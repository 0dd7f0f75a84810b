import { prerelease } from "semver";
import type { TargetFacts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { versionOrder } from "#core/gates/version-order.ts";
import { NO_VERSION, version } from "#core/handoff/handoff-fields.ts";
import type { Tree } from "#core/model/tree.ts";
import { type FindTags, identityOf } from "./collect-releases.ts";
import { manifestOf } from "./manifest-of.ts";
import { folderOfVersion } from "./naming-folders.ts";
import { MANIFEST_NAMES } from "./package-folders.ts";

/** Names of all tags that begin with one of the prefixes; `null` where they cannot be known (a clone without them). */
export type ListTags = (prefixes: readonly string[]) => Promise<readonly string[] | null>;

/** Where tags are looked for, and what their commits hold. */
export interface TagSource {
  /** Without it, tags cannot be known. */
  readonly listTags?: ListTags | undefined;
  readonly findTags: FindTags;
  readonly at: (commit: string) => Tree;
  /** Globs of package folders. */
  readonly globs: readonly string[];
}

/** Tags of one package whose commits are looked into; a package with more of them has had time to name a version. */
const MOST_TAGS = 50;
/** Commits in which a package is searched for in whatever folder at once. */
const AT_ONCE = 10;

/**
 * For each package whose rollback plan says that no version came before, under `churn@none`: a tag that holds another one; `absent` where
 * none does, and `unknown` where tags cannot be read, or not all of them. `known` are versions that were found elsewhere, which settle it.
 */
export async function collectTagged(
  packages: readonly PackageFacts[],
  known: readonly string[],
  source: TagSource,
): Promise<Readonly<Record<string, TargetFacts>>> {
  const found = packages.map(async (one): Promise<readonly (readonly [string, TargetFacts])[]> => {
    if (!one.manifest.ok) return [];
    const { rollback, package: own } = one.manifest.value.handoff;
    const [id = ""] = identityOf(one);
    const isSettled = known.some((other) => other !== id && nameOf(other) === own.name);
    if (rollback?.to !== NO_VERSION || own.previous !== undefined || isSettled) return [];
    return [[`${own.name}@${NO_VERSION}`, await earlierAtTag(one.folder, id, source)]];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
}

function nameOf(id: string): string {
  return id.slice(0, id.lastIndexOf("@"));
}

/** A version and the tag that is named like it. */
interface Candidate {
  readonly tag: string;
  readonly id: string;
}

async function earlierAtTag(folder: string, own: string, source: TagSource): Promise<TargetFacts> {
  const name = nameOf(own);
  const listed = (await source.listTags?.([`${name}@`, `${name}-`])) ?? null;
  if (listed === null) return "unknown";
  const all = listed.flatMap((tag) => candidateOf(tag, name)).filter(({ id }) => isAnother(id, own));
  const newest = all.toSorted((a, b) => versionOrder(versionOf(b.id), versionOf(a.id)) ?? 0);
  const looked = newest.slice(0, MOST_TAGS);
  if (looked.length === 0) return "absent";
  const commits = await source.findTags(looked.map(({ tag }) => tag));
  if (commits === null) return "unknown";
  const there = looked.flatMap(({ tag, id }) => {
    const commit = commits.get(tag);
    return commit === undefined ? [] : [{ tag, id, tree: source.at(commit) }];
  });
  const found = (await holding(there, folder)) ?? (await holdingElsewhere(there, source.globs));
  if (found !== null) return { tag: found.tag, holds: found.id };
  return newest.length > looked.length ? "unknown" : "absent";
}

/** The version that a tag is named like, in any spelling that a rollback plan finds; none or one. */
function candidateOf(tag: string, name: string): readonly Candidate[] {
  const rest = tag.startsWith(`${name}@`) || tag.startsWith(`${name}-`) ? tag.slice(name.length + 1) : "";
  const read = version.safeParse(rest.replace(/^v/, ""));
  return read.success ? [{ tag, id: `${name}@${read.data}` }] : [];
}

/** Whether it is another version than the package's own. What was tried out of a version on its way, such as `1.0.0-rc.1` of `1.0.0`, is none. */
function isAnother(id: string, own: string): boolean {
  if (id === own) return false;
  const [made, wanted] = [versionOf(id), versionOf(own)];
  return prerelease(made) === null || made.split("-", 1)[0] !== wanted;
}

function versionOf(id: string): string {
  return id.slice(id.lastIndexOf("@") + 1);
}

interface Tagged extends Candidate {
  readonly tree: Tree;
}

/** The first whose commit holds the version in the folder where the package is now. All are asked for together: they travel together. */
async function holding(tagged: readonly Tagged[], folder: string): Promise<Candidate | null> {
  const paths = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
  const held = await Promise.all(
    tagged.map(async (one) => {
      const { document } = manifestOf(folder, await one.tree.read(paths));
      if (!document.ok) return false;
      const { name, version: stated } = document.value.manifest.package;
      return `${name}@${stated}` === one.id;
    }),
  );
  return tagged.find((_, at) => held[at]) ?? null;
}

/** The same in whatever folder, which takes a list of each commit. */
async function holdingElsewhere(
  tagged: readonly Tagged[],
  globs: readonly string[],
): Promise<Candidate | null> {
  for (let from = 0; from < tagged.length; from += AT_ONCE) {
    const some = tagged.slice(from, from + AT_ONCE);
    const folders = await Promise.all(some.map(({ tree, id }) => folderOfVersion(tree, globs, id)));
    const found = some.find((_, at) => folders[at] !== null);
    if (found !== undefined) return found;
  }
  return null;
}
