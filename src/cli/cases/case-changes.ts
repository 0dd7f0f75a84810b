import type { Given } from "#core/cases/given-schema.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import { BASE, type CaseTrees } from "./case-trees.ts";

/** What the pull request changes: what is said, or else whatever differs in the package. */
export async function changesOf(given: Given, { base, head, folder }: CaseTrees): Promise<ChangedPath[]> {
  const listings = await Promise.all([base.list([folder]), head.list([folder])]);
  const inPackage = listings.flatMap((each) => (each.get(folder)?.files ?? []).map(({ path }) => path));
  const paths = given.changed ?? [...inPackage, ...Object.keys(given.files ?? {})];
  const sorted = [...new Set(paths)].sort();
  const [before, after] = await Promise.all([base.entries(sorted), head.entries(sorted)]);
  return sorted.flatMap((path): ChangedPath[] => {
    const [old, now] = [before.get(path) ?? null, after.get(path) ?? null];
    const isSame = old?.oid === now?.oid && old?.mode === now?.mode;
    if (!isSame) return [{ path, before: old, after: now }];
    // What is said to change does, though the case does not say how.
    return given.changed === undefined || now === null
      ? []
      : [{ path, before: { mode: now.mode, oid: BASE }, after: now }];
  });
}
