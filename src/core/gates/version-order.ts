import { compare } from "semver";

/** How one semantic version stands to another; `null` where that cannot be told, as with numbers beyond all counting. */
export function versionOrder(a: string, b: string): -1 | 0 | 1 | null {
  try {
    return compare(a, b);
  } catch {
    return null;
  }
}
