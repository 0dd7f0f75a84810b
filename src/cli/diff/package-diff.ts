import type { ChangeGroup, ChangeKind } from "#core/explain/compare-packages.ts";
import type { FoundVersion } from "../clone/find-version.ts";

/** What changed between two versions of a package. */
export interface PackageDiff {
  /** `null`: the base has no such package, so that it is new. */
  readonly before: FoundVersion | null;
  readonly after: FoundVersion;
  readonly groups: readonly ChangeGroup[];
}

/** Headings of the kinds of changes. */
export const HEADINGS: Readonly<Record<ChangeKind, string>> = {
  metrics: "Metrics",
  parameters: "Parameters",
  data: "Data sets",
  model: "Model",
  dependencies: "Dependencies",
  licences: "Licences",
  promises: "Promises",
  owners: "Owners",
  rollback: "Rollback",
  checklists: "Checklists",
  files: "Files",
};

/** Where a version was read: `tag churn@3.0.0, 1a2b3c4`. Foreign text, unescaped. */
export function foundAt({ commit, by }: FoundVersion): string {
  const where = { tag: `tag ${by.name}`, history: `history of ${by.name}`, revision: by.name }[by.kind];
  return `${where}, ${commit.slice(0, 7)}`;
}

/** Name of what is compared; both where a package got another one. Foreign text, unescaped. */
export function nameOf(before: PackageDiff["before"], after: PackageDiff["after"]): string {
  return before === null || before.name === after.name ? after.name : `${before.name} → ${after.name}`;
}
