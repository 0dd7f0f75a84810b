import { readManifest } from "#core/handoff/read-manifest.ts";
import { type ManifestDocument } from "#core/handoff/resolved-handoff.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import type { Content } from "#core/model/tree.ts";
import { MANIFEST_NAMES } from "./package-folders.ts";

/** A reading that gives nothing but its mistakes. */
type Refused = Extract<Reading<never>, { ok: false }>;

/** The manifest's text and reading; a folder without one, with two, or with an unreadable one, has an issue in its place. */
export function manifestOf(
  folder: string,
  contents: ReadonlyMap<string, Content>,
): { readonly path: string; readonly document: Reading<ManifestDocument> } {
  const paths = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
  const [found, other] = paths.filter((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
  const path = found ?? `${folder}/${MANIFEST_NAMES[0]}`;
  if (other !== undefined) return { path, document: twoManifests(folder, path, other) };
  const content = contents.get(path);
  if (content?.kind === "text") return { path, document: readManifest(content.text, path, folder) };
  const kind = content?.kind ?? "absent";
  const where = { path, line: 1, column: 1 };
  const issue =
    kind === "absent"
      ? {
          id: "no-manifest",
          says: "`{folder}` is a package folder by the policy and has no manifest",
          fix: "add `{path}`; the policy's `packages` says which folders are packages",
          values: { folder, path },
          where,
        }
      : {
          id: "manifest-unreadable",
          says: "the manifest is not a text file but {kind}",
          fix:
            kind === "binary"
              ? "save it as YAML in UTF-8; what `>` writes in Windows PowerShell is UTF-16"
              : "make it a YAML file",
          values: { kind },
          where,
        };
  return { path, document: { ok: false, issues: [issue] } };
}

/** Whoever reviews one of two manifests would sign for what the other says. */
function twoManifests(folder: string, path: string, other: string): Refused {
  const issue: Issue = {
    id: "two-manifests",
    says: "`{folder}` has two manifests, `{path}` and `{other}`, and nothing says which of them counts",
    fix: "keep one of them",
    values: { folder, path, other },
    where: { path: other, line: 1, column: 1 },
  };
  return { ok: false, issues: [issue] };
}

/** Nothing may be concluded from what a cut list does not name, so such a package is not judged at all. */
export function cutListing(folder: string, path: string): Refused {
  const issue: Issue = {
    id: "listing-cut",
    says: "`{folder}` has more files than could be listed, so nothing can be said about what is missing",
    fix: "move data out of the package, and name it by uri and digest",
    values: { folder },
    where: { path, line: 1, column: 1 },
  };
  return { ok: false, issues: [issue] };
}
