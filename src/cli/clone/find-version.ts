import { tagsOf } from "#core/collect/collect-releases.ts";
import { folderOfVersion } from "#core/collect/naming-folders.ts";
import { isPackage, MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { commitId, existingTags, isShallow } from "#git/commits.ts";
import { GitTree } from "#git/git-tree.ts";
import { type Answer, problem } from "../answer.ts";
import { mistakesAt, type PackageClone, type PlacedPackage, packagesAt, rootOf } from "./known-packages.ts";
import { manifestHistory } from "./manifest-history.ts";
import type { Revision } from "./revisions.ts";

/** A version of a package, and the commit in which it is read. */
export interface FoundVersion extends PlacedPackage {
  readonly commit: string;
  /** How it was found: the tag's name, the revision's, or the history of a branch. */
  readonly by: { readonly kind: "tag" | "revision" | "history"; readonly name: string };
}

/** What was asked for: a package, and its version or a revision; `null`: whatever stands at `side`. */
export interface Wanted {
  readonly name: string;
  readonly at: string | null;
}

const VERSION = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;

/** Takes `churn@3.0.0` apart. */
export function parseWanted(text: string): Answer<Wanted> {
  const [, name = "", at = null] = /^([^@]+)(?:@(.+))?$/.exec(text) ?? [];
  if (name !== "") return { ok: true, value: { name, at } };
  return problem({
    id: "no-package-at-version",
    says: "`{text}` names no package",
    fix: "name a package and its version or a revision, such as churn@3.0.0 or churn@main",
    values: { text },
  });
}

/**
 * Finds a version: by a tag of its name, else in the newest commit of the head's or the base's history whose manifest has it,
 * else as a revision. Without a version, the package as it stands at `side`.
 */
export async function findVersion(
  clone: PackageClone,
  { name, at }: Wanted,
  side: "head" | "base",
): Promise<Answer<FoundVersion>> {
  if (at === null) {
    const revision = side === "base" && clone.base !== null ? clone.base : clone.head;
    return atRevision(clone, name, revision.sha, revision.ref);
  }
  const version = VERSION.exec(at)?.[1];
  const tagged = version === undefined ? null : await byTag(clone, name, version);
  if (tagged !== null) return { ok: true, value: tagged };
  const histories = version === undefined ? null : await byHistory(clone, name, version);
  if (histories?.found !== undefined) return { ok: true, value: histories.found };
  for (const spelled of [at, `origin/${at}`]) {
    const commit = await commitId(clone.objects, spelled);
    if (commit !== null) return atRevision(clone, name, commit, at);
  }
  return unknownVersion(clone, { name, at }, histories?.seen ?? []);
}

async function byTag(
  { objects, globs }: PackageClone,
  name: string,
  version: string,
): Promise<FoundVersion | null> {
  const id = `${name}@${version}`;
  const spellings = tagsOf(id);
  const tags = await existingTags(objects.dir, spellings);
  for (const tag of spellings) {
    const commit = tags.get(tag);
    if (commit === undefined) continue;
    const folder = await folderOfVersion(new GitTree(objects, commit), globs, id);
    // A tag that leads to something else proves nothing about the version that it names.
    if (folder !== null) return { folder, name, version, commit, by: { kind: "tag", name: tag } };
  }
  return null;
}

interface Histories {
  readonly found?: FoundVersion;
  /** Other versions of the package that were met. */
  readonly seen: readonly string[];
}

/** Looks for the newest commit whose manifest has the version: through the head's history, then the base's. */
async function byHistory(clone: PackageClone, name: string, version: string): Promise<Histories> {
  const seen = new Set<string>();
  const tips = [clone.head, ...(clone.base === null ? [] : [clone.base])];
  for (const tip of new Map(tips.map((each) => [each.sha, each])).values()) {
    const found = await inHistory(clone, tip, { name, version, seen });
    if (found !== null) return { found, seen: [...seen] };
  }
  return { seen: [...seen] };
}

interface WantedVersion {
  readonly name: string;
  readonly version: string;
  /** Takes the versions of the package that are met. */
  readonly seen: Set<string>;
}

async function inHistory(
  { objects, globs }: PackageClone,
  { sha, ref }: Revision,
  { name, version, seen }: WantedVersion,
): Promise<FoundVersion | null> {
  const history = await manifestHistory(objects.dir, sha, MANIFEST_NAMES, globs.map(rootOf));
  /** By path, the commit before which the next change came: until then, what was left there stood. */
  const nextChange = new Map<string, string>();
  for (const { commit, path, oid } of history) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    const next = nextChange.get(path);
    nextChange.set(path, commit);
    if (oid === null || !isPackage(folder, globs)) continue;
    const manifest = readManifest((await objects.content(oid)).toString("utf8"), path, folder);
    if (!manifest.ok || manifest.value.manifest.package.name !== name) continue;
    const found = manifest.value.manifest.package.version;
    seen.add(found);
    if (found !== version) continue;
    const held = next === undefined ? sha : ((await commitId(objects, `${next}^1`)) ?? commit);
    return { folder, name, version, commit: held, by: { kind: "history", name: ref } };
  }
  return null;
}

async function atRevision(
  { objects, globs }: PackageClone,
  name: string,
  commit: string,
  revision: string,
): Promise<Answer<FoundVersion>> {
  const there = await packagesAt(new GitTree(objects, commit), globs);
  const [found, other] = there.filter((one) => one.name === name);
  if (found !== undefined && other === undefined)
    return { ok: true, value: { ...found, commit, by: { kind: "revision", name: revision } } };
  if (found !== undefined)
    return problem({
      id: "package-twice",
      says: "`{revision}` has two packages that are called `{name}`, in {folders}",
      fix: "give one of them another name",
      values: { revision, name, folders: [found.folder, other?.folder ?? ""] },
    });
  const known = there.map((one) => one.name);
  const meant = didYouMean(name, known);
  const [mistake] = meant === undefined ? await mistakesAt(new GitTree(objects, commit), globs) : [];
  if (mistake !== undefined) {
    const { says, values, where } = mistake;
    const place = [where.path, where.line, where.column].filter((part) => part !== undefined).join(":");
    return problem({
      id: "unreadable-manifest",
      says: `\`{revision}\` has no package \`{name}\` that can be read; there is a mistake at {place}: ${says}`,
      fix: "mend it first: gatehouse check shows it in its line",
      values: { ...values, revision, name, place },
    });
  }
  return problem({
    id: "unknown-package",
    says: "`{revision}` has no package `{name}` whose manifest can be read; it has {known}",
    ...(meant === undefined ? {} : { fix: "did you mean `{meant}`?" }),
    values: { revision, name, known, meant: meant ?? "" },
  });
}

async function unknownVersion(
  { objects, head, base }: PackageClone,
  { name, at }: Wanted,
  seen: readonly string[],
): Promise<Answer<never>> {
  const shallow = await isShallow(objects.dir);
  const meant = didYouMean(at ?? "", seen);
  const fix = shallow === true ? "the clone is shallow: git fetch --unshallow --tags" : undefined;
  const nearest =
    meant === undefined ? "git fetch --tags, or name a commit" : "did you mean `{name}@{meant}`?";
  return problem({
    id: "unknown-version",
    says: "`{name}@{at}` is neither a tag, nor in the history of {branches}, nor a commit of this clone; versions that were found: {seen}",
    fix: fix ?? nearest,
    values: {
      name,
      at: at ?? "",
      meant: meant ?? "",
      branches: [...new Set([head.ref, ...(base === null ? [] : [base.ref])])],
      seen,
    },
  });
}
