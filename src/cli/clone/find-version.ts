import { tagsOf } from "#core/collect/collect-releases.ts";
import { folderOfVersion } from "#core/collect/naming-folders.ts";
import { MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { commitId, existingTags, isShallow } from "#git/commits.ts";
import { GitTree } from "#git/git-tree.ts";
import { type Answer, problem } from "../answer.ts";
import { mistakesAt, type PackageClone, type PlacedPackage, packagesAt } from "./known-packages.ts";
import { historyOf, knownVersions, meantVersion } from "./known-versions.ts";

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
  const [, from, to] = /^(.*?)\.{2,3}(.*)$/.exec(name) ?? [];
  // A habit from `git diff`. No package has two dots in its name.
  if (from !== undefined && to !== undefined)
    return problem({
      id: "range-for-package",
      says: "`{text}` is a range of commits, and here packages are named",
      fix: "name a package at each of them, such as churn@{from} churn@{to}",
      values: { text, from: from || "HEAD", to: to || "HEAD" },
    });
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
  const historic = version === undefined ? null : await byHistory(clone, name, version);
  if (historic !== null) return { ok: true, value: historic };
  for (const spelled of [at, `origin/${at}`]) {
    const commit = await commitId(clone.objects, spelled);
    if (commit !== null) return atRevision(clone, name, commit, at);
  }
  return unknownVersion(clone, { name, at });
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

/** The newest commit whose manifest has the version: through the head's history, then the base's. */
async function byHistory(clone: PackageClone, name: string, version: string): Promise<FoundVersion | null> {
  for await (const { folder, version: found, commit, ref } of historyOf(clone, name))
    if (found === version) return { folder, name, version, commit, by: { kind: "history", name: ref } };
  return null;
}

async function atRevision(
  clone: PackageClone,
  name: string,
  commit: string,
  revision: string,
): Promise<Answer<FoundVersion>> {
  const { objects, globs } = clone;
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
  const meant = packageIn(name, there)?.name ?? didYouMean(name, known);
  const misnamed = meant === undefined ? await revisionForPackage(clone, name, known) : null;
  if (misnamed !== null) return misnamed;
  const [mistake] = meant === undefined ? await mistakesAt(new GitTree(objects, commit), globs) : [];
  if (mistake !== undefined) {
    const { says, values, where } = mistake;
    const place = [where.path, where.line, where.column].filter((part) => part !== undefined).join(":");
    return problem({
      id: "unreadable-manifest",
      // The mistake has values of its own, such as the name that stands there twice.
      says: `\`{ofRevision}\` has no package \`{ofPackage}\` that can be read; there is a mistake at {ofPlace}: ${says}`,
      fix: "mend it first: gatehouse check shows it in its line",
      values: { ...values, ofRevision: revision, ofPackage: name, ofPlace: place },
    });
  }
  return problem({
    id: "unknown-package",
    says: "`{revision}` has no package `{name}`; it has {known}",
    ...(meant === undefined ? {} : { fix: "did you mean `{meant}`?" }),
    values: { revision, name, known, meant: meant ?? "" },
  });
}

/** The package whose folder, or manifest, was named instead of it: `gatehouse check` takes paths. */
function packageIn(path: string, there: readonly PlacedPackage[]): PlacedPackage | undefined {
  const plain = path.replace(/^\.\//, "").replace(/\/$/, "");
  return there.find(({ folder }) =>
    [folder, ...MANIFEST_NAMES.map((name) => `${folder}/${name}`)].includes(plain),
  );
}

/** Another habit from `git diff`: a branch or commit is named, and not a package of it. `null` where the name is not that, or is a package of the head, too. */
async function revisionForPackage(
  { objects, head, globs }: PackageClone,
  revision: string,
  known: readonly string[],
): Promise<Answer<never> | null> {
  if ((await commitId(objects, revision)) === null) return null;
  const ofHead = await packagesAt(new GitTree(objects, head.sha), globs);
  const names = [...known, ...ofHead.map(({ name }) => name)];
  if (names.includes(revision)) return null;
  return problem({
    id: "revision-for-package",
    says: "`{revision}` is a branch or commit, and here packages are named",
    fix: "name a package at it, such as `{example}@{revision}`",
    values: { revision, example: names[0] ?? "churn" },
  });
}

async function unknownVersion(
  clone: PackageClone,
  wanted: { readonly name: string; readonly at: string },
): Promise<Answer<never>> {
  const known = await knownVersions(clone, wanted);
  // Where no version is known, the name is rather the mistake.
  if (known.length === 0) {
    const there = await atRevision(clone, wanted.name, clone.head.sha, clone.head.ref);
    if (!there.ok) return there;
  }
  const meant = meantVersion(wanted.at, known);
  return problem({
    id: "unknown-version",
    says: "`{name}@{at}` is no version, branch or commit of this clone; versions of `{name}` here: {known}",
    fix:
      (await isShallow(clone.objects.dir)) === true
        ? "the clone is shallow: git fetch --unshallow --tags"
        : meant === undefined
          ? "git fetch --tags, or name a commit"
          : "did you mean `{name}@{meant}`?",
    values: { ...wanted, known, meant: meant ?? "" },
  });
}
