import { checkClaims } from "#core/facts/check-claims.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Table } from "#core/model/finding.ts";
import { namedBy } from "./judge-references.ts";

/** Rows of the inventory that are shown. */
const MOST_ROWS = 200;

/** Every file of a package by path, with its size, its digests and who names it. */
export function inventoryTable(one: PackageFacts): Table {
  const named = namedBy(one);
  const stated = new Map<string, string>();
  for (const { path, state } of checkClaims(one))
    if (path !== null && (state === "different" || !stated.has(path))) stated.set(path, state);
  const rows = one.files.slice(0, MOST_ROWS).map(({ path, size, oid }) => {
    const sha256 = Object.hasOwn(one.digests, path) ? one.digests[path]?.sha256 : undefined;
    return [
      path,
      size === null ? "" : size,
      oid.slice(0, 12),
      sha256?.slice(0, 12) ?? "",
      stated.get(path) ?? "",
      named(path),
    ];
  });
  const rest = one.files.length - rows.length;
  const title = rest > 0 ? `Inventory (the first ${rows.length} of ${one.files.length} files)` : "Inventory";
  return {
    title: one.folder === "" ? title : `${title}: ${one.folder}`,
    columns: ["File", "Bytes", "Git", "SHA-256", "Stated digest", "Named by"],
    rows,
  };
}
