import { readFileSync } from "node:fs";
// src/cli/version.ts
/**
* This release, as package.json names it. Read where the sources, the bundle and an installed package have it alike, so that
* the bundle is the same whatever it is released as. Throws where somebody took it away.
*/
function ownVersion() {
	return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
export { ownVersion as t };
