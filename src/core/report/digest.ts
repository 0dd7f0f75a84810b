/** A JSON value whose objects list their keys in order, so that equal values print alike. */
function canonical(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * Sixteen hexadecimal digits that tell whether two JSON values are the same: two FNV-1a hashes of 32 bits over
 * the canonical text. It tells changes apart, and proves nothing: never rest trust on it.
 */
export function digest(value: unknown): string {
  const text = JSON.stringify(value, canonical) ?? "";
  let first = 0x811c9dc5;
  let second = 0x1b873593;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit + (at & 0xff)), 0x01000193);
    second ^= second >>> 15;
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
