/** A group of a glob, such as `@(a|b)`, with what stands around it. */
export interface Group {
  readonly before: string;
  /** The sign before its parenthesis: `@`, `?`, `*`, `+` or `!`. */
  readonly kind: string;
  /** What stands between its bars. */
  readonly ways: readonly string[];
  readonly after: string;
}

/** A group that holds no other one; `null` where the glob has none. */
export function innermostGroup(glob: string): Group | null {
  const found = /([@?*+!])\(([^()]*)\)/.exec(glob);
  if (found === null) return null;
  const [whole, kind = "", inside = ""] = found;
  return {
    before: glob.slice(0, found.index),
    kind,
    ways: inside.split("|"),
    after: glob.slice(found.index + whole.length),
  };
}
