import { Minimatch } from "minimatch";
import type { RoleFacts } from "#core/facts/people-facts.ts";
import { byText } from "./by-text.ts";
import { ownValue } from "./own-value.ts";
import { byName, type Requirement, type Scopes } from "./requirement.ts";

/** Longest glob that is matched, in UTF-16 units. A longer one is taken to cover everything: that asks for more, never less. */
const LONGEST_GLOB = 256;

/** Requirements by role, and the names that no role has. */
export interface RoleScopes extends Scopes {
  readonly unknown: readonly string[];
}

/** Whether a role signs for a path. No globs at all means every path, as `null` does. */
function coverage(covers: RoleFacts["covers"]): (path: string) => boolean {
  if (covers === null || covers.length === 0 || covers.some((glob) => glob.length > LONGEST_GLOB))
    return () => true;
  // The platform is fixed: a backslash in a path of git is a letter, on every machine.
  const globs = covers.map((glob) => new Minimatch(glob, { dot: true, nocomment: true, platform: "linux" }));
  return (path) => globs.some((glob) => glob.match(path));
}

function handlesOf({ owners }: RoleFacts): readonly string[] {
  const spelled = new Map<string, string>();
  for (const owner of owners.toSorted(byText)) {
    if (!spelled.has(owner.toLowerCase())) spelled.set(owner.toLowerCase(), owner);
  }
  return [...spelled].sort(([a], [b]) => byText(a, b)).map(([, owner]) => owner);
}

/**
 * One requirement for each role that the policy counts. A role is asked whether or not a path that it
 * covers is changed: what it covers says when a sign-off is void, not whether one is needed.
 */
export function roleScopes(
  changed: readonly string[],
  roles: Readonly<Record<string, RoleFacts>>,
  counts: Readonly<Record<string, number>>,
): RoleScopes {
  const unknown: string[] = [];
  const covers = new Map<Requirement, (path: string) => boolean>();
  for (const [name, needs] of Object.entries(counts)) {
    const role = ownValue(roles, name);
    if (role === undefined) {
      unknown.push(name);
      continue;
    }
    const isCovered = coverage(role.covers);
    const paths = changed.filter(isCovered).length;
    covers.set({ kind: "role", name, owners: handlesOf(role), needs, paths }, isCovered);
  }
  const requirements = [...covers.keys()].sort(byName);
  const covering = (path: string) => requirements.filter((role) => covers.get(role)?.(path) === true);
  return { requirements, covering, unknown: unknown.sort(byText) };
}
