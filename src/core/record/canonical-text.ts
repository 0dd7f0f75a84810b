/** A value as JSON has it, with the keys of each object in the order of their code units. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * JSON whose objects list their keys in order: equal values print alike, whoever built them. With `indent`, on as many spaces a level.
 * Of numbers, what JSON has no word for becomes `null`, as everywhere.
 */
export function canonicalText(value: object, indent?: number): string {
  return JSON.stringify(value, ordered, indent);
}
