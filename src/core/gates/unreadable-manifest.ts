import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { About, Message } from "./define-gate.ts";

/** What a gate says of a package whose manifest has mistakes: they are told by the gate `package`, at the same place. */
export const MANIFEST_UNREADABLE = {
  outcome: "error",
  says: "The manifest `{path}` cannot be read, so {subject} cannot be judged.",
  fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
  expected: "a manifest without mistakes",
  actual: "{count} [mistake|mistakes]",
} as const satisfies Message;

/** The mistakes of a package's manifest, to be told at the first of them; `null` when it can be read. */
export function manifestMistakes({
  manifest,
  manifestPath,
  folder,
}: PackageFacts): { readonly path: string; readonly count: number; readonly about: About } | null {
  if (manifest.ok) return null;
  const where = manifest.issues[0]?.where ?? { path: manifestPath, line: 1, column: 1 };
  return { path: manifestPath, count: manifest.issues.length, about: { where, package: folder } };
}
