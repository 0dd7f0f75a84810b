/** A value that is no mapping and no list (or an empty one), with the keys and indexes that lead to it. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/**
 * The leaves of a document in the order in which they are written, at most `limit` of them.
 * Its depth is bounded by whoever parsed it.
 */
export function leavesOf(root: unknown, limit: number): readonly Leaf[] {
  const leaves: Leaf[] = [];
  collect(root, [], leaves, limit);
  return leaves;
}

function collect(value: unknown, path: readonly (string | number)[], leaves: Leaf[], limit: number): void {
  if (leaves.length >= limit) return;
  const children = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === "object" && value !== null
      ? Object.entries(value)
      : [];
  if (children.length === 0) leaves.push({ path, value });
  for (const [key, child] of children) collect(child, [...path, key], leaves, limit);
}
