import { readManifest } from "#core/handoff/read-manifest.ts";
import { resolveSections } from "#core/handoff/resolve-sections.ts";
import type { Details } from "#core/model/details.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import type { ListedFile } from "#core/model/tree.ts";
import type { DocumentFacts, FileDigests } from "./document-facts.ts";
import type { EvidenceFacts, PackageFacts } from "./package-facts.ts";

const FOLDER = "handoffs/churn";

/** The least that a manifest must hold; tests append sections. */
export const LEAST_MANIFEST = `apiVersion: gatehouse/v1
package: { name: churn, version: 3.1.0, owner: "@acme/churn", license: Apache-2.0, risk: High, previous: 3.0.0 }
`;

/** A package as `collect` would give it, for tests of gates. Everything that is not given is empty. */
export function packageOf(
  sections = "",
  more: Partial<PackageFacts> & { readonly text?: string } = {},
): PackageFacts {
  const { text = `${LEAST_MANIFEST}${sections}`, ...given } = more;
  const folder = given.folder ?? FOLDER;
  const manifestPath = `${folder}/handoff.yml`;
  const read = readManifest(text, manifestPath, folder);
  return {
    folder,
    manifestPath,
    manifest: read.ok ? resolveSections(read.value, new Map()) : read,
    files: [],
    references: [],
    evidence: [],
    documents: [],
    outside: [],
    digests: {},
    signatures: [],
    checklists: [],
    drill: null,
    owners: null,
    ...given,
  };
}

/** What a reader saw in a file, in short. */
export function readingOf(
  path: string,
  format: string,
  more: Partial<EvidenceReading> = {},
): EvidenceReading {
  return { path, format, digest: oidOf(path), observations: [], problems: [], ...more };
}

/** A document that the manifest names at the pointers (none: it was only found in the package). */
export function documentOf(
  path: string,
  format: string,
  details: Details,
  pointers: readonly string[] = [],
  more: Partial<EvidenceReading> = {},
): DocumentFacts {
  return { path, pointers, reading: readingOf(path, format, { details, ...more }) };
}

/** An entry of the manifest's evidence. Several need indexes of their own. */
export function evidenceOf(
  path: string,
  format: string,
  reading: Partial<EvidenceReading> = {},
  more: Partial<EvidenceFacts> = {},
): EvidenceFacts {
  return { pointer: "/evidence/0", path, reading: readingOf(path, format, reading), ...more };
}

/** An observation at line 4. */
export function observationOf(
  name: string,
  value: Observation["value"],
  more: Partial<Observation> = {},
): Observation {
  return { name, value, source: { pointer: `/${name}`, line: 4, column: 9 }, ...more };
}

/** A file of a package; the object id follows from its path, and from its content where one is given. */
export function fileOf(path: string, content = "", mode = "100644"): ListedFile {
  return { path, mode, oid: oidOf(path + content), size: content.length };
}

/** Digests that differ for different contents, and are none of any real file. */
export function digestsOf(content: string): FileDigests {
  const letter = oidOf(content);
  const wide = (length: number) => letter.repeat(4).slice(0, length);
  return { size: content.length, sha1: wide(40), sha256: wide(64), sha512: wide(128), md5: wide(32) };
}

function oidOf(text: string): string {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash.toString(16).padStart(8, "0").repeat(5);
}
