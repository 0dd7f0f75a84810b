/**
 * The record's own value at a key that somebody else chose; `undefined` when it has none.
 * A path may be called `constructor` or `__proto__`: what every object inherits must never look like a fact.
 */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
