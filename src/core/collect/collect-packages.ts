import { readChecklist } from "#core/checklist/read-checklist.ts";
import { readDrill } from "#core/drill/read-drill.ts";
import type { FilledChecklistFacts } from "#core/facts/checklist-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { resolveSections } from "#core/handoff/resolve-sections.ts";
import { type ManifestDocument, type ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import type { Content, Entry, Listing, Tree } from "#core/model/tree.ts";
import type { OwnersAt } from "./collect-ownership.ts";
import { listedEvidence } from "./listed-evidence.ts";
import { MANIFEST_NAMES } from "./package-folders.ts";
import { referenceFacts } from "./reference-facts.ts";
import { watchedFiles, watchedNames } from "./watched-names.ts";

/** The packages of a commit, in the order of the folders. A folder without any file is no package there. */
export async function collectPackages(
  tree: Tree,
  folders: readonly string[],
  checklists: readonly string[],
  owners: OwnersAt,
): Promise<PackageFacts[]> {
  if (folders.length === 0) return [];
  const manifests = folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
  const [listings, contents] = await Promise.all([tree.list(folders), tree.read(manifests)]);
  const packages = folders.map(async (folder): Promise<PackageFacts | null> => {
    const listing = listings.get(folder) ?? { files: [], complete: true };
    if (listing.files.length === 0 && listing.complete) return null;
    return collectPackage({ tree, folder, listing, checklists, owners }, contents);
  });
  return (await Promise.all(packages)).filter((each) => each !== null);
}

/** What alerts and SLOs watch, where that can be told. */
function watched(
  manifest: Reading<ResolvedHandoff>,
  listing: Listing,
  files: ReadonlyMap<string, Content>,
): Pick<PackageFacts, "watched"> {
  const names = manifest.ok ? watchedNames(manifest.value, listing, files) : null;
  return names === null ? {} : { watched: names };
}

/** Lines with a word that is no owner, told one by one. */
const MOST_SKIPPED = 20;

/** The file that says who owns the packages, and what it does not manage to say. */
function codeownersOf({ file }: OwnersAt): Pick<PackageFacts, "codeowners"> {
  if (file === null) return {};
  const skipped = file.issues.flatMap(({ id, values: { owner }, where: { line } }) =>
    id === "invalid-owner" && typeof owner === "string" && line !== undefined ? [{ line, found: owner }] : [],
  );
  return { codeowners: { path: file.path, skipped: skipped.slice(0, MOST_SKIPPED) } };
}

/** A manifest, whether or not its Markdown sections are in place. */
type Unchecked = Omit<ResolvedHandoff, "handoff"> & { readonly handoff: unknown };

/** A reading that gives nothing but its mistakes. */
type Refused = Extract<Reading<never>, { ok: false }>;

interface Context {
  readonly tree: Tree;
  readonly folder: string;
  readonly listing: Listing;
  readonly checklists: readonly string[];
  readonly owners: OwnersAt;
}

async function collectPackage(
  context: Context,
  contents: ReadonlyMap<string, Content>,
): Promise<PackageFacts> {
  const { tree, folder, listing, owners } = context;
  const { path, document: read } = manifestOf(folder, contents);
  const document = listing.complete ? read : cutListing(folder, path);
  // Everything that the manifest's own text names is read at once; Markdown sections may name more.
  const unresolved = document.ok ? { ...document.value, handoff: document.value.manifest } : null;
  const [early, entries] = await Promise.all([
    tree.read(wantedPaths(document.ok ? document.value : null, context)),
    tree.entries(unresolved === null ? [] : outsidePaths(unresolved, folder)),
  ]);
  const manifest = document.ok ? resolveSections(document.value, textsOf(document.value, early)) : document;
  const [late, lateEntries] = manifest.ok
    ? await readLate(manifest.value, context, early, entries)
    : [[], []];
  const files = new Map([...early, ...late]);
  const outside = new Map([...entries, ...lateEntries]);
  return {
    folder,
    manifestPath: path,
    manifest,
    files: listing.files,
    references: manifest.ok ? referenceFacts(manifest.value, listing, outside) : [],
    evidence: manifest.ok ? await listedEvidence(manifest.value, files) : [],
    checklists: filledChecklists(context, files),
    owners: owners.ownersOf(path),
    ...codeownersOf(owners),
    ...watched(manifest, listing, files),
    drill: manifest.ok ? drillOf(manifest.value, files) : null,
  };
}

/** The manifest's text and reading; a folder without one, with two, or with an unreadable one, has an issue in its place. */
function manifestOf(
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
          fix: "make it a YAML file",
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
function cutListing(folder: string, path: string): Refused {
  const issue: Issue = {
    id: "listing-cut",
    says: "`{folder}` has more files than could be listed, so nothing can be said about what is missing",
    fix: "move data out of the package, and name it by uri and digest",
    values: { folder },
    where: { path, line: 1, column: 1 },
  };
  return { ok: false, issues: [issue] };
}

/** Files to read before the Markdown sections are in place. */
function wantedPaths(document: ManifestDocument | null, { folder, listing, checklists }: Context): string[] {
  const present = new Set(listing.files.map(({ path }) => path));
  const copies = checklistPaths(folder, checklists).filter(({ path }) => present.has(path));
  if (document === null) return copies.map(({ path }) => path);
  const sections = document.sections.map(({ path }) => path);
  const unresolved = { ...document, handoff: document.manifest };
  return [
    ...sections,
    ...namedFiles(unresolved),
    ...watchedFiles(unresolved, listing),
    ...copies.map(({ path }) => path),
  ];
}

/** Evidence files and the drill's record: what is read as content, not only looked up. */
function namedFiles(handoff: Unchecked): string[] {
  return referencedPaths(handoff).paths.flatMap(({ pointer, path }) =>
    /^\/evidence\/\d+\/path$/.test(pointer) || pointer === "/rollback/drill" ? [path] : [],
  );
}

/** What only the Markdown sections name: read in a second round, when there is any. */
async function readLate(
  manifest: ResolvedHandoff,
  { tree, folder, listing }: Context,
  read: ReadonlyMap<string, Content>,
  found: ReadonlyMap<string, Entry>,
): Promise<[Iterable<[string, Content]>, Iterable<[string, Entry]>]> {
  if (manifest.sections.length === 0) return [[], []];
  const named = [...namedFiles(manifest), ...watchedFiles(manifest, listing)];
  const files = named.filter((path) => !read.has(path));
  const paths = outsidePaths(manifest, folder).filter((path) => !found.has(path));
  return Promise.all([tree.read(files), tree.entries(paths)]);
}

/** Paths that the manifest names beyond its own folder. */
function outsidePaths(handoff: Unchecked, folder: string): string[] {
  const paths = referencedPaths(handoff).paths.map(({ path }) => path);
  return paths.filter((path) => path !== "" && path !== folder && !path.startsWith(`${folder}/`));
}

function textsOf(
  document: ManifestDocument,
  contents: ReadonlyMap<string, Content>,
): Map<string, string | null> {
  return new Map(document.sections.map(({ path }) => [path, textOf(contents.get(path))]));
}

function textOf(content: Content | undefined): string | null {
  return content?.kind === "text" ? content.text : null;
}

function checklistPaths(folder: string, names: readonly string[]): { name: string; path: string }[] {
  return names.flatMap((name) =>
    ["md", "yml", "yaml"].map((end) => ({ name, path: `${folder}/checklists/${name}.${end}` })),
  );
}

function filledChecklists(
  { folder, checklists }: Context,
  files: ReadonlyMap<string, Content>,
): FilledChecklistFacts[] {
  return checklistPaths(folder, checklists).flatMap(({ name, path }) => {
    const text = textOf(files.get(path));
    return text === null ? [] : [{ name, path, checklist: readChecklist(text, path) }];
  });
}

function drillOf(handoff: ResolvedHandoff, files: ReadonlyMap<string, Content>): PackageFacts["drill"] {
  const path = referencedPaths(handoff).paths.find(({ pointer }) => pointer === "/rollback/drill")?.path;
  const text = path === undefined ? null : textOf(files.get(path));
  return path === undefined || text === null ? null : readDrill(text, path);
}
