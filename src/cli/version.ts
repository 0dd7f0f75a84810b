import { readFileSync } from "node:fs";

/**
 * This release, as package.json names it. Read where the sources, the bundle and an installed package have it alike, so that
 * the bundle is the same whatever it is released as. Throws where somebody took it away.
 */
export function ownVersion(): string {
  const described: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return (described as { readonly version: string }).version;
}
