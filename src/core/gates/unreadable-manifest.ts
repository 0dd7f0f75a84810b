import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Issue } from "#core/model/statement.ts";
import type { About, Message } from "./define-gate.ts";

/** What a gate says of a package whose manifest has mistakes: they are told by the gate `package`, at the same place. */
export const MANIFEST_UNREADABLE = {
  outcome: "error",
  says: "The manifest `{path}` cannot be read, so {subject} cannot be judged.",
  fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
  expected: "a manifest without mistakes",
  actual: "{count} [mistake|mistakes]",
} as const satisfies Message;

/** What to fill the sentence with, and where it stands: at the first of the manifest's mistakes. */
export function manifestMistakes(
  { manifestPath, folder }: PackageFacts,
  issues: readonly Issue[],
): { readonly path: string; readonly count: number; readonly about: About } {
  const where = issues[0]?.where ?? { path: manifestPath, line: 1, column: 1 };
  return { path: manifestPath, count: issues.length, about: { where, package: folder } };
}
