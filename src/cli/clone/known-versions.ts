import { isPackage, MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import { versionOrder } from "#core/gates/version-order.ts";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { commitId } from "#git/commits.ts";
import { runGit } from "#git/run-git.ts";
import { type PackageClone, rootOf } from "./known-packages.ts";
import { manifestHistory } from "./manifest-history.ts";
import type { Revision } from "./revisions.ts";

/** A version of a package in a history, and the newest commit in which it stood as it was left. */
export interface HistoricVersion {
  readonly folder: string;
  readonly version: string;
  readonly commit: string;
  /** The history's branch. */
  readonly ref: string;
}

/** Every version of a package through the head's history, then the base's; the newest of each first. One may come again and again. */
export async function* historyOf(clone: PackageClone, name: string): AsyncGenerator<HistoricVersion> {
  const tips = [clone.head, ...(clone.base === null ? [] : [clone.base])];
  for (const tip of new Map(tips.map((each) => [each.sha, each])).values())
    yield* versionsIn(clone, tip, name);
}

async function* versionsIn(
  { objects, globs }: PackageClone,
  { sha, ref }: Revision,
  name: string,
): AsyncGenerator<HistoricVersion> {
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
    const { version } = manifest.value.manifest.package;
    const held = next === undefined ? sha : ((await commitId(objects, `${next}^1`)) ?? commit);
    yield { folder, version, commit: held, ref };
  }
}

/** Versions of a package that the histories or the tags of a clone have, each once; those nearest to what was asked for first. */
export async function knownVersions(
  clone: PackageClone,
  { name, at }: { readonly name: string; readonly at: string },
): Promise<readonly string[]> {
  const found = new Set(await taggedVersions(clone, name));
  for await (const { version } of historyOf(clone, name)) found.add(version);
  return nearestFirst(at, [...found]);
}

/** A tag says it by its name alone; whether the package is there is looked up when it is asked for. */
async function taggedVersions({ objects }: PackageClone, name: string): Promise<readonly string[]> {
  // A name with anything else is no package's, and would be a pattern to git.
  if (!/^[\w.-]+$/.test(name)) return [];
  const patterns = [`refs/tags/${name}@*`, `refs/tags/${name}-*`];
  const output = await runGit(objects.dir, ["for-each-ref", "--format=%(refname:strip=2)", ...patterns]);
  const tags = output.toString("utf8").split("\n");
  return tags.flatMap(
    (tag) => /^[@-]v?(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(tag.slice(name.length))?.[1] ?? [],
  );
}

/** The version that was most likely meant: one that begins as it does, or is a slip of the finger away. */
export function meantVersion(at: string, nearest: readonly string[]): string | undefined {
  return nearest.find((version) => beginsWith(version, at)) ?? didYouMean(plain(at), nearest);
}

/** Those that begin as the one that was asked for, then by how far they are from it; those equally far, and all where it is no version, the newest first. */
function nearestFirst(at: string, versions: readonly string[]): readonly string[] {
  const newest = versions.toSorted((a, b) => versionOrder(b, a) ?? 0);
  const wanted = numbersOf(at);
  if (wanted.length === 0) return newest;
  return newest.toSorted(
    (a, b) =>
      Number(beginsWith(b, at)) - Number(beginsWith(a, at)) ||
      farther(distances(wanted, a), distances(wanted, b)),
  );
}

function beginsWith(version: string, at: string): boolean {
  return /^[.-]/.test(version.slice(plain(at).length)) && version.startsWith(plain(at));
}

function plain(at: string): string {
  return at.replace(/^v(?=\d)/, "");
}

function numbersOf(version: string): readonly number[] {
  const [numbers = ""] = /^\d+(\.\d+){0,2}/.exec(plain(version)) ?? [];
  return numbers === "" ? [] : numbers.split(".").map(Number);
}

function distances(wanted: readonly number[], version: string): readonly number[] {
  const numbers = numbersOf(version);
  return wanted.map((number, at) => Math.abs(number - (numbers[at] ?? 0)));
}

/** The first place in which they differ decides. */
function farther(a: readonly number[], b: readonly number[]): number {
  for (const [at, distance] of a.entries()) {
    const difference = distance - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
