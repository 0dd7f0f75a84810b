/**
 * A manifest with differences laid over it, as JSON Merge Patch (RFC 7396) joins them: mappings are joined, `null` takes a
 * key away, anything else takes the place of what was there. Beside that, a mapping of positions changes entries of a list.
 */
export function mergeManifest(value: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  if (Array.isArray(value) && Object.keys(patch).every((key) => /^\d+$/.test(key))) {
    const changed = value.map((entry: unknown, at) => {
      const own = patch[String(at)];
      return own === undefined ? entry : mergeManifest(entry, own);
    });
    // What stands behind the end is added there.
    const added = Object.entries(patch).flatMap(([at, entry]) => (Number(at) >= value.length ? [entry] : []));
    return [...changed, ...added].filter((entry) => entry !== null);
  }
  const merged = new Map(Object.entries(isMapping(value) ? value : {}));
  for (const [key, own] of Object.entries(patch)) {
    if (own === null) merged.delete(key);
    else merged.set(key, mergeManifest(merged.get(key), own));
  }
  return Object.fromEntries(merged);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
