import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { Policy } from "#core/policy/policy.ts";
import type { Overlay } from "./folder-tree.ts";
import { mergeManifest } from "./merge-manifest.ts";

/** A package that nobody has: its folder, and its files. */
export interface MadeUpPackage {
  readonly folder: string;
  readonly files: Overlay;
  readonly manifest: { readonly path: string; readonly value: unknown };
}

/** What stands in files whose content nobody asks for. */
const FILLER = "# Made up\n\nThis file is there because the manifest of the case names it.\n";

/**
 * The least package, with what a case says of its manifest. Every file that it names is there, and says nothing. `owner`: who
 * owns a path by CODEOWNERS.
 */
export function madeUpPackage(
  { packages }: Policy,
  patch: unknown,
  owner: (path: string) => string | undefined,
): MadeUpPackage {
  const folder = (packages[0] ?? "handoffs/*")
    .replaceAll("**", "*")
    .replaceAll(/[*?]+|\[[^\]]*\]/g, "example");
  const path = `${folder}/handoff.yml`;
  const least = {
    apiVersion: "gatehouse/v1",
    package: {
      name: "example",
      version: "1.0.0",
      license: "Apache-2.0",
      owner: owner(path) ?? "@acme/example",
      risk: "Low",
    },
  };
  const handoff = mergeManifest(least, patch ?? {});
  const named = referencedPaths({ path, folder, handoff, positions: {}, sections: [] }).paths;
  const files = named.map(({ path: file }) => [/\.\w+$/.test(file) ? file : `${file}/made-up.md`, FILLER]);
  const texts = { ...Object.fromEntries(files), [path]: JSON.stringify(handoff, null, 2) };
  return { folder, files: texts, manifest: { path, value: handoff } };
}
