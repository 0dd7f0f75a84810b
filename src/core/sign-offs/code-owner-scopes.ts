import type { OwnerFacts, OwnerLine, OwnershipFacts } from "#core/facts/people-facts.ts";
import { byText } from "./by-text.ts";
import { ownValue } from "./own-value.ts";
import { byName, type Requirement, type Scopes } from "./requirement.ts";

/** Requirements by owner set, and the changed paths that no set could be found for. */
export interface CodeOwnerScopes extends Scopes {
  /** Changed paths that nobody owns at the base. */
  readonly unowned: readonly string[];
  /** Protected changed paths that somebody owns at the base and nobody at the head. */
  readonly unownedAtHead: readonly string[];
  /** Changed paths whose owners were not looked up: nothing may be concluded. */
  readonly unknown: readonly string[];
}

/** Owners of a path on both sides; `undefined` means not known at the base, and not asked for at the head. */
interface Lines {
  readonly base: OwnerLine | null | undefined;
  readonly head: OwnerLine | null | undefined;
}

function linesOf(path: string, ownership: OwnershipFacts, mode: "every" | "any"): Lines {
  const base = ownValue(ownership.base, path);
  const head = mode === "every" ? ownValue(ownership.head, path) : undefined;
  return { base: base === undefined && ownership.path === null ? null : base, head };
}

function isOwned(line: OwnerLine | null | undefined): line is OwnerLine {
  return line !== null && line !== undefined && line.owners.length > 0;
}

/** Owner sets are equal whatever the order, the letter case or the repetitions of their handles. */
function handlesOf({ owners }: OwnerLine): readonly string[] {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort(byText);
}

function keysOf({ base, head }: Lines): readonly string[] {
  const sides = [base, head].filter(isOwned);
  return [...new Set(sides.map((line) => handlesOf(line).join("\n")))];
}

function toRequirement(
  key: string,
  paths: number,
  owners: Readonly<Record<string, OwnerFacts>>,
): Requirement {
  const handles = key.split("\n").map((handle) => ownValue(owners, handle)?.handle ?? handle);
  return { kind: "code-owners", name: handles.join(", "), owners: handles, needs: 1, paths };
}

/**
 * Groups the changed paths by their effective owner set. A set is asked when a path changed at the head
 * belongs to it; it signs for every path that belongs to it, so that a reverted path voids a sign-off too.
 *
 * `changed` must be sorted. A path that only a reviewed commit changed and whose owners are not known
 * is taken to belong to every set: it can void, but it can never make anything greener.
 */
export function codeOwnerScopes(
  changed: readonly string[],
  ownership: OwnershipFacts,
  owners: Readonly<Record<string, OwnerFacts>>,
  mode: "every" | "any",
): CodeOwnerScopes {
  const counts = new Map<string, number>();
  const [unowned, unownedAtHead, unknown]: [string[], string[], string[]] = [[], [], []];
  for (const path of changed) {
    const lines = linesOf(path, ownership, mode);
    for (const key of keysOf(lines)) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (lines.base === undefined) unknown.push(path);
    else if (!isOwned(lines.base)) unowned.push(path);
    else if (lines.head !== undefined && !isOwned(lines.head)) unownedAtHead.push(path);
  }
  const sets = new Map([...counts].map(([key, paths]) => [key, toRequirement(key, paths, owners)]));
  const requirements = [...sets.values()].sort(byName);
  const covering = (path: string): readonly Requirement[] => {
    const lines = linesOf(path, ownership, mode);
    if (lines.base === undefined) return requirements;
    return keysOf(lines).flatMap((key) => sets.get(key) ?? []);
  };
  return { requirements, covering, unowned, unownedAtHead, unknown };
}
