/** A value as JSON has it, with the keys of each object in the order of their code units. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * JSON without spaces whose objects list their keys in order: equal values print alike, whoever built them. It is pure ASCII where text
 * could not be stored as it is (NUL, half a surrogate pair), so it comes back from any database as it went in.
 */
export function canonicalJson(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value, ordered);
}
