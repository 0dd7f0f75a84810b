import type { FoundVersion } from "../clone/find-version.ts";
import type { PackageDiff } from "./package-diff.ts";

/** Name of the shape that is printed. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/diff/v1";

/** The changes for programs: two-space JSON that ends in a line break. Foreign text is raw. `before` is `null` for a package that is new. */
export function diffToJson({ before, after, groups }: PackageDiff): string {
  const printed = {
    schema: JSON_SCHEMA_ID,
    before: before === null ? null : sideOf(before),
    after: sideOf(after),
    groups,
  };
  return `${JSON.stringify(printed, null, 2)}\n`;
}

function sideOf({ name, version, folder, commit, by }: FoundVersion): object {
  return { name, version, folder, commit, by };
}
