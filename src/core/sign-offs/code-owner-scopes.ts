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

/** The handles of a line as one text: equal whatever their order, letter case or repetitions. */
function setOf({ owners }: OwnerLine): string {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort(byText).join("\n");
}

/** The owner sets of a path. Few lines own many paths, so what a line comes to is remembered. */
function rememberSets(): (lines: Lines) => readonly string[] {
  const known = new Map<string, string>();
  const keyOf = (line: OwnerLine): string => {
    const written = line.owners.join("\n");
    const key = known.get(written) ?? setOf(line);
    known.set(written, key);
    return key;
  };
  return ({ base, head }) => {
    const before = isOwned(base) ? keyOf(base) : null;
    const after = isOwned(head) ? keyOf(head) : null;
    return [...new Set([before, after])].filter((key) => key !== null);
  };
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
  const setsOf = rememberSets();
  const counts = new Map<string, number>();
  const [unowned, unownedAtHead, unknown]: [string[], string[], string[]] = [[], [], []];
  for (const path of changed) {
    const lines = linesOf(path, ownership, mode);
    for (const key of setsOf(lines)) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (lines.base === undefined) unknown.push(path);
    else if (!isOwned(lines.base)) unowned.push(path);
    else if (lines.head !== undefined && !isOwned(lines.head)) unownedAtHead.push(path);
  }
  const sets = new Map([...counts].map(([key, paths]) => [key, toRequirement(key, paths, owners)]));
  const requirements = [...sets.values()].sort(byName);
  const covering = (path: string): readonly Requirement[] => {
    const lines = linesOf(path, ownership, mode);
    if (lines.base === undefined) return requirements;
    return setsOf(lines).flatMap((key) => sets.get(key) ?? []);
  };
  return { requirements, covering, unowned, unownedAtHead, unknown };
}
