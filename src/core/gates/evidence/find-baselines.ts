import { gt, valid } from "semver";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Base } from "../base-of.ts";

/** A version that a package's numbers are compared with, and where it was found in our words, to follow its version. */
export interface Baseline {
  readonly package: PackageFacts;
  /** `3.0.0`; `an unreadable version` where its manifest cannot be read. */
  readonly version: string;
  readonly place: string;
}

/** All that a package is compared with; empty for a first version. `unclear`: what it was cannot be told. */
export type Baselines = readonly Baseline[] | "unclear";

/**
 * What a package is compared with: the version that `package.previous` names, at the base where that is the version there, or else
 * as it was released. Where neither is known, and where nothing is named, what stands at the base. A named version that is older
 * than what stands at the base does not replace it: both count, so that nobody picks a weak one to be compared with. A version
 * that stands at the base already counts, too, where it names another one there.
 */
export function findBaselines(
  one: PackageFacts,
  base: Base,
  releases: Readonly<Record<string, PackageFacts>>,
): Baselines {
  const own = one.manifest.ok ? one.manifest.value.handoff.package : undefined;
  const previous = own?.previous;
  const there = base === undefined || base === "unclear" ? undefined : base;
  if (own === undefined || previous === undefined) return base === "unclear" ? base : atBase(there);
  const before = identityOf(there);
  if (before?.name === own.name && before.version === previous) return atBase(there);
  const key = `${own.name}@${previous}`;
  const release = Object.hasOwn(releases, key) ? releases[key] : undefined;
  if (release === undefined) {
    return base === "unclear" ? base : atBase(there, `at the base, since ${previous} was not found`);
  }
  const named = { package: release, version: previous, place: "as it was released" };
  const isOwn = before?.name === own.name && before.version === own.version;
  const counts = isOwn
    ? before.previous !== previous
    : before !== undefined && isNewer(before.version, previous);
  return counts ? [named, ...atBase(there)] : [named];
}

function atBase(there: PackageFacts | undefined, place = "at the base"): readonly Baseline[] {
  if (there === undefined) return [];
  return [{ package: there, version: identityOf(there)?.version ?? "an unreadable version", place }];
}

function identityOf(one: PackageFacts | undefined) {
  return one?.manifest.ok ? one.manifest.value.handoff.package : undefined;
}

function isNewer(a: string, b: string): boolean {
  return valid(a) !== null && valid(b) !== null && gt(a, b);
}
