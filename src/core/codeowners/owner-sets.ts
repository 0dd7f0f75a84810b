import type { Rule } from "./codeowners.ts";
import type { Matcher } from "./match-codeowners.ts";

/** Paths that the same people own, whichever lines say so. */
export interface OwnerSet {
  /** The handles in lower case, sorted, joined by blanks: equal for equal sets. */
  readonly key: string;
  /** As the first line that names the set spells and orders them, each once. Any one of them may approve. */
  readonly owners: readonly string[];
  readonly paths: readonly string[];
  /** Lines of the file that give these paths their owners, ascending. */
  readonly lines: readonly number[];
}

/** A path without owners, and why: the line that frees it, or null where no line matches. */
export interface UnownedPath {
  readonly path: string;
  readonly line: number | null;
}

/** Every path that was asked for, once, by who owns it. */
export interface OwnerSets {
  /** In the order in which their first paths were given. */
  readonly owned: readonly OwnerSet[];
  readonly unowned: readonly UnownedPath[];
}

function distinctOwners(rule: Rule): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { handle } of rule.owners) {
    const folded = handle.toLowerCase();
    if (!owners.has(folded)) owners.set(folded, handle);
  }
  return owners;
}

interface Draft {
  readonly key: string;
  readonly owners: readonly string[];
  readonly paths: string[];
  readonly lines: Set<number>;
}

/** Finds a rule's set, and remembers it, since many paths share a rule. */
class Drafts {
  readonly #byKey = new Map<string, Draft>();
  readonly #byRule = new Map<Rule, Draft>();

  of(rule: Rule): Draft {
    const known = this.#byRule.get(rule);
    if (known !== undefined) return known;
    const owners = distinctOwners(rule);
    const key = [...owners.keys()].sort().join(" ");
    const draft = this.#byKey.get(key) ?? { key, owners: [...owners.values()], paths: [], lines: new Set() };
    draft.lines.add(rule.line);
    this.#byKey.set(key, draft);
    this.#byRule.set(rule, draft);
    return draft;
  }

  all(): readonly Draft[] {
    return [...this.#byKey.values()];
  }
}

/**
 * Groups paths by their effective owners: the last matching line of each path decides, order and case of handles do
 * not matter. A path given twice counts once.
 */
export function groupByOwnerSet(paths: Iterable<string>, matcher: Matcher): OwnerSets {
  const drafts = new Drafts();
  const unowned: UnownedPath[] = [];
  for (const path of new Set(paths)) {
    const rule = matcher.ruleFor(path);
    if (rule === null || rule.owners.length === 0) unowned.push({ path, line: rule?.line ?? null });
    else drafts.of(rule).paths.push(path);
  }
  const owned = drafts.all().map(({ key, owners, paths: members, lines }) => {
    return { key, owners, paths: members, lines: [...lines].sort((a, b) => a - b) };
  });
  return { owned, unowned };
}
