import { checkClaims } from "#core/facts/check-claims.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Table } from "#core/model/finding.ts";
import { namedBy } from "./judge-references.ts";

/** Rows of the inventory that are shown. */
const MOST_ROWS = 200;

/** The package's own files, and those that it names elsewhere in the repository, where there are any. */
export function inventoryTables(one: PackageFacts): readonly Table[] {
  return [
    ...(one.files.length === 0 ? [] : [inventoryTable(one)]),
    ...(one.outside.length === 0 ? [] : [outsideTable(one)]),
  ];
}

/** Files outside of the folder that the manifest or a document names, such as code, with their git object ids. */
function outsideTable(one: PackageFacts): Table {
  const named = namedBy(one);
  const rows = one.outside
    .slice(0, MOST_ROWS)
    .map(({ path, oid }) => [path, oid.slice(0, 12), sha256Of(one, path), named(path)]);
  const title = titleOf("Files elsewhere in the repository", rows.length, one.outside.length, one);
  return { title, columns: ["File", "Git", "SHA-256", "Named by"], rows };
}

function sha256Of({ digests }: PackageFacts, path: string): string {
  return (Object.hasOwn(digests, path) ? digests[path]?.sha256 : undefined)?.slice(0, 12) ?? "";
}

function titleOf(what: string, shown: number, all: number, { folder }: PackageFacts): string {
  const title = shown < all ? `${what} (the first ${shown} of ${all} files)` : what;
  return folder === "" ? title : `${title}: ${folder}`;
}

/** Every file of a package by path, with its size, its digests and who names it. */
function inventoryTable(one: PackageFacts): Table {
  const named = namedBy(one);
  const stated = new Map<string, string>();
  for (const { path, state } of checkClaims(one))
    if (path !== null && (state === "different" || !stated.has(path))) stated.set(path, state);
  const rows = one.files
    .slice(0, MOST_ROWS)
    .map(({ path, size, oid }) => [
      path,
      size === null ? "" : size,
      oid.slice(0, 12),
      sha256Of(one, path),
      stated.get(path) ?? "",
      named(path),
    ]);
  return {
    title: titleOf("Inventory", rows.length, one.files.length, one),
    columns: ["File", "Bytes", "Git", "SHA-256", "Stated digest", "Named by"],
    rows,
  };
}
