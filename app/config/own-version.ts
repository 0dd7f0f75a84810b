import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** This release, as package.json names it; `unknown` when the file is not there. */
export function ownVersion(): string {
  const path = findPackageJSON("..", import.meta.url);
  const described: unknown = path === undefined ? null : JSON.parse(readFileSync(path, "utf8"));
  const hasVersion = typeof described === "object" && described !== null && "version" in described;
  return hasVersion ? String(described.version) : "unknown";
}
