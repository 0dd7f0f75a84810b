import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/**
 * This release, as package.json names it; `unknown` when the file is not there. Looked up from the parent folder, since
 * the bundle's own folder has a package.json that says no more than how to load it.
 */
export function ownVersion(): string {
  const described = describedAbove();
  const hasVersion = typeof described === "object" && described !== null && "version" in described;
  return hasVersion ? String(described.version) : "unknown";
}

function describedAbove(): unknown {
  try {
    const path = findPackageJSON("..", import.meta.url);
    return path === undefined ? null : JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // Node 24 gives the folder itself where there is none above, which cannot be read.
    return null;
  }
}
