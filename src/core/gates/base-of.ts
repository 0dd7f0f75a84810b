import type { PackageFacts } from "#core/facts/package-facts.ts";

/**
 * What a package was at the base. `undefined`: it is new. `unclear`: it may be one that was moved, or one that changed
 * places with another, and which cannot be told: then nothing may be concluded from a comparison.
 */
export type Base = PackageFacts | "unclear" | undefined;

interface Sides {
  readonly packages: readonly PackageFacts[];
  readonly baseline: readonly PackageFacts[];
}

/**
 * Finds what a package of the head was at the base: what stood in its folder, or else the package of its name that is no
 * longer where it was. A new folder beside one that goes is `unclear` when no name connects the two, so that a move with a new
 * name cannot shake off what a package is compared with.
 */
export function baseOf(one: PackageFacts, { packages, baseline }: Sides): Base {
  const there = baseline.find(({ folder }) => folder === one.folder);
  const name = nameOf(one);
  const left = baseline.filter((base) => base !== there && hasLeft(base, packages));
  const [moved, ...others] = left.filter((base) => name !== undefined && nameOf(base) === name);
  if (there !== undefined) return moved === undefined || nameOf(there) === name ? there : "unclear";
  if (moved !== undefined) return others.length === 0 ? moved : "unclear";
  const gone = left.some(({ folder }) => !packages.some((head) => head.folder === folder));
  return gone ? "unclear" : undefined;
}

/** Whether another package, or none, stands at the head where one stood at the base. */
function hasLeft(base: PackageFacts, packages: readonly PackageFacts[]): boolean {
  const head = packages.find(({ folder }) => folder === base.folder);
  return head === undefined || nameOf(head) !== nameOf(base);
}

function nameOf({ manifest }: PackageFacts): string | undefined {
  return manifest.ok ? manifest.value.handoff.package.name : undefined;
}
