import type { TargetFacts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { NO_VERSION } from "#core/handoff/handoff-fields.ts";

/** Commits of those of the tags that exist, by tag; `null` where tags cannot be known (a clone without them). */
export type FindTags = (names: readonly string[]) => Promise<ReadonlyMap<string, string> | null>;

/** Versions that packages name, and where each was found. */
export interface Releases {
  readonly targets: Readonly<Record<string, TargetFacts>>;
  readonly releases: Readonly<Record<string, PackageFacts>>;
}

/**
 * Reads a version of a package as it was at a commit: from that folder, or wherever it stood then. What else stands in the folder
 * where it is nowhere; `null` when nothing does.
 */
export type ReadRelease = (commit: string, folder: string, id: string) => Promise<PackageFacts | null>;

/** Versions that are looked up: three of each package, of as many packages as are judged at once. */
const MOST_VERSIONS = 150;

/**
 * Finds the versions that the packages name: what they roll back to, what they are compared with, and their own version, which
 * may have been released already. A version that stands at the base is read from there, any other from its tag.
 */
export async function collectReleases(
  packages: readonly PackageFacts[],
  baseline: readonly PackageFacts[],
  findTags: FindTags,
  read: ReadRelease,
): Promise<Releases> {
  // What rollbacks go to comes first: where a bound leaves some out, those are missed the most.
  const wanted = [...packages.flatMap(targetsOf), ...packages.flatMap(versionsOf)];
  const rollbacks = new Set(packages.flatMap(rollbackTarget));
  const atBase = new Map(baseline.flatMap((each) => identityOf(each).map((id) => [id, each] as const)));
  const elsewhere = [...new Map(wanted.map((each) => [each.id, each])).values()]
    .filter(({ id }) => !atBase.has(id))
    .slice(0, MOST_VERSIONS);
  const tags =
    elsewhere.length === 0
      ? new Map<string, string>()
      : await findTags(elsewhere.flatMap(({ id }) => tagsOf(id)));
  const tagged = new Map(
    await Promise.all(
      elsewhere.map(async ({ id, folder }): Promise<readonly [string, Tagged]> => {
        const commits = new Map(tagsOf(id).flatMap((tag) => pair(tag, tags?.get(tag))));
        return [id, await readTagged(commits, (commit) => read(commit, folder, id), id)];
      }),
    ),
  );
  const released = [
    ...[...tagged].flatMap(([id, { release }]) => pair(id, release)),
    ...wanted.flatMap(({ id }) => pair(id, atBase.get(id))),
  ];
  return {
    targets: Object.fromEntries([...rollbacks].map((id) => [id, placeOf(id)])),
    releases: Object.fromEntries(released),
  };

  function placeOf(id: string): TargetFacts {
    if (atBase.has(id)) return "base";
    if (tags === null || !elsewhere.some((each) => each.id === id)) return "unknown";
    return tagged.get(id)?.place ?? "absent";
  }
}

/** What the tags of a version lead to. */
interface Tagged {
  readonly place: TargetFacts;
  readonly release?: PackageFacts;
}

/** The version at the first of its tags that holds it. A tag that leads to something else proves nothing about what it names. */
async function readTagged(
  commits: ReadonlyMap<string, string>,
  read: (commit: string) => Promise<PackageFacts | null>,
  id: string,
): Promise<Tagged> {
  const others: TargetFacts[] = [];
  for (const [tag, commit] of commits) {
    const release = await read(commit);
    const [holds = null] = release === null ? [] : identityOf(release);
    if (release !== null && holds === id) return { place: "tag", release };
    others.push({ tag, holds });
  }
  return { place: others[0] ?? "absent" };
}

function pair<T>(id: string, found: T | undefined): readonly (readonly [string, T])[] {
  return found === undefined ? [] : [[id, found]];
}

/** `name@version` of a package; nothing while its manifest cannot be read. */
export function identityOf({ manifest }: PackageFacts): string[] {
  if (!manifest.ok) return [];
  const { name, version } = manifest.value.handoff.package;
  return [`${name}@${version}`];
}

function targetsOf(one: PackageFacts): readonly Wanted[] {
  return rollbackTarget(one).map((id) => ({ id, folder: one.folder }));
}

interface Wanted {
  readonly id: string;
  readonly folder: string;
}

/** Every version that a package names, with the folder in which it is to be looked for. */
function versionsOf(one: PackageFacts): readonly Wanted[] {
  if (!one.manifest.ok) return [];
  const { name, previous } = one.manifest.value.handoff.package;
  const own = previous === undefined ? [] : [`${name}@${previous}`];
  return [...own, ...identityOf(one)].map((id) => ({ id, folder: one.folder }));
}

/** Where a package's rollback goes: the version that it names, or else its previous one. */
function rollbackTarget({ manifest }: PackageFacts): string[] {
  if (!manifest.ok || manifest.value.handoff.rollback === undefined) return [];
  const { rollback, package: own } = manifest.value.handoff;
  const previous = own.previous === undefined ? [] : [`${own.name}@${own.previous}`];
  if (rollback.to === NO_VERSION) return [];
  return rollback.to === undefined ? previous : [rollback.to];
}

/** How the tag of `churn@3.0.0` may be spelled: as it is, with a `v` (as GTO writes it), or with a hyphen. */
export function tagsOf(target: string): string[] {
  const [name = "", version = ""] = target.split("@");
  return [target, `${name}@v${version}`, `${name}-v${version}`, `${name}-${version}`];
}
