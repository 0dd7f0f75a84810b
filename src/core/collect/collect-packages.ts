import { readChecklist } from "#core/checklist/read-checklist.ts";
import { readDrill } from "#core/drill/read-drill.ts";
import type { FilledChecklistFacts } from "#core/facts/checklist-facts.ts";
import type { Crypto, TrustAnchors } from "#core/facts/crypto.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { resolveSections } from "#core/handoff/resolve-sections.ts";
import { type ManifestDocument, type ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Reading } from "#core/model/statement.ts";
import type { Content, Entry, ListedFile, Listing, Tree } from "#core/model/tree.ts";
import { collectDetails } from "./collect-details.ts";
import { type DigestMemory, textDigests } from "./collect-digests.ts";
import { collectOutside } from "./collect-outside.ts";
import type { OwnersAt } from "./collect-ownership.ts";
import { documentPaths } from "./document-paths.ts";
import { listedEvidence } from "./listed-evidence.ts";
import { cutListing, manifestOf } from "./manifest-of.ts";
import { MANIFEST_NAMES } from "./package-folders.ts";
import type { ReadingMemory } from "./reading-memory.ts";
import { referenceFacts } from "./reference-facts.ts";
import { outsideCut, refuse } from "./refuse-package.ts";

/** How packages are collected, the same for all of a commit. */
export interface PackageOptions {
  /** Names of the checklists that are looked for. */
  readonly checklists: readonly string[];
  readonly owners: OwnersAt;
  readonly crypto: Crypto;
  readonly memory: DigestMemory;
  /** Left out: nothing that was read before is known. */
  readonly readings?: ReadingMemory;
  /** Whether the SHA-256 of each text that is read is kept: a record of the packages may be made. */
  readonly recorded?: boolean;
  /** What signatures are verified against; `null`: they are not looked at. */
  readonly anchors: TrustAnchors | null | Promise<TrustAnchors | null>;
}

/** The packages of a commit, in the order of the folders. A folder without any file is no package there. */
export async function collectPackages(
  tree: Tree,
  folders: readonly string[],
  options: PackageOptions,
): Promise<PackageFacts[]> {
  if (folders.length === 0) return [];
  const manifests = folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
  const [listings, contents] = await Promise.all([tree.list(folders), tree.read(manifests)]);
  const packages = folders.map(async (folder): Promise<PackageFacts | null> => {
    const listing = listings.get(folder) ?? { files: [], complete: true };
    if (listing.files.length === 0 && listing.complete) return null;
    return collectPackage({ ...options, tree, folder, listing }, contents);
  });
  return (await Promise.all(packages)).filter((each) => each !== null);
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

interface Context extends PackageOptions {
  readonly tree: Tree;
  readonly folder: string;
  readonly listing: Listing;
}

async function collectPackage(
  context: Context,
  contents: ReadonlyMap<string, Content>,
): Promise<PackageFacts> {
  const { folder, listing, owners } = context;
  const { path, document: read } = manifestOf(folder, contents);
  const document = listing.complete ? read : cutListing(folder, path);
  if (!document.ok) {
    const copies = await context.tree.read(wantedCopies(context));
    return { ...emptyPackage(context, path, document), checklists: filledChecklists(context, copies) };
  }
  const { manifest, files, outside, cut } = await readParts(document.value, context);
  const facts: PackageFacts = {
    ...emptyPackage(context, path, manifest),
    checklists: filledChecklists(context, files),
    ...textsOf(context, new Map([...ownManifest(context, contents), ...files])),
  };
  if (!manifest.ok) return facts;
  if (cut.length > 0)
    return refuse(
      facts,
      cut.map((each) => outsideCut(each, facts)),
    );
  const known = {
    ...facts,
    references: referenceFacts(manifest.value, listing, entriesOf(outside)),
    evidence: await listedEvidence(manifest.value, files, context.readings),
    drill: drillOf(manifest.value, files),
  };
  return collectDetails(known, manifest.value, { ...context, files, outside, ownersOf: owners.ownersOf });
}

function ownManifest(
  { folder }: Context,
  contents: ReadonlyMap<string, Content>,
): readonly (readonly [string, Content])[] {
  const own = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
  return [...contents].filter(([path]) => own.includes(path));
}

/** SHA-256 of the texts that were read of a package, where a record may be made of it. */
function textsOf(
  { recorded = false, crypto, memory }: Context,
  files: ReadonlyMap<string, Content>,
): Pick<PackageFacts, "texts"> {
  if (!recorded) return {};
  const texts = textDigests(files, { crypto, memory });
  return Object.keys(texts).length === 0 ? {} : { texts };
}

function emptyPackage(
  { folder, listing, owners }: Context,
  manifestPath: string,
  manifest: PackageFacts["manifest"],
): PackageFacts {
  return {
    folder,
    manifestPath,
    manifest,
    files: listing.files,
    references: [],
    evidence: [],
    documents: [],
    outside: [],
    digests: {},
    signatures: [],
    checklists: [],
    owners: owners.ownersOf(manifestPath),
    ...codeownersOf(owners),
    drill: null,
  };
}

interface Parts {
  readonly manifest: Reading<ResolvedHandoff>;
  readonly files: ReadonlyMap<string, Content>;
  /** What stands outside of the package at named paths, and below named folders there. */
  readonly outside: readonly ListedFile[];
  /** Folders among them of which not every file is known. */
  readonly cut: readonly string[];
}

/** Everything that the manifest's own text names is read at once; Markdown sections may name more, which takes a second round. */
async function readParts(document: ManifestDocument, context: Context): Promise<Parts> {
  const unresolved = { ...document, handoff: document.manifest };
  const early = await readNamed(unresolved, context, new Map(), [
    ...document.sections.map(({ path }) => path),
    ...wantedCopies(context),
  ]);
  const manifest = resolveSections(document, sectionTexts(document, early.files));
  if (!manifest.ok || manifest.value.sections.length === 0) return { manifest, ...early };
  const late = await readNamed(manifest.value, context, early.files, []);
  const outside = new Map([...early.outside, ...late.outside].map((file) => [file.path, file]));
  return {
    manifest,
    files: new Map([...early.files, ...late.files]),
    outside: [...outside.values()],
    cut: [...new Set([...early.cut, ...late.cut])],
  };
}

/** Reads what a manifest names: first what stands outside of the package, so that folders there are known, then every file. */
async function readNamed(
  handoff: Unchecked,
  { tree, folder, listing }: Context,
  known: ReadonlyMap<string, Content>,
  more: readonly string[],
): Promise<Omit<Parts, "manifest">> {
  const { files: outside, cut } = await collectOutside(tree, handoff, folder);
  const { documents: paths } = documentPaths(handoff, folder, [...listing.files, ...outside]);
  const documents = paths.map(({ path }) => path);
  const wanted = [...more, ...namedFiles(handoff), ...documents];
  const files = await tree.read([...new Set(wanted)].filter((path) => !known.has(path)));
  return { files, outside, cut };
}

/** Filled checklists that are there. */
function wantedCopies({ folder, listing, checklists }: Context): string[] {
  const present = new Set(listing.files.map(({ path }) => path));
  return checklistPaths(folder, checklists).flatMap(({ path }) => (present.has(path) ? [path] : []));
}

function entriesOf(files: readonly ListedFile[]): ReadonlyMap<string, Entry> {
  return new Map(files.map(({ path, mode, oid }) => [path, { mode, oid }]));
}

/** Evidence files and the drill's record: what is read as content, not only looked up. */
function namedFiles(handoff: Unchecked): string[] {
  return referencedPaths(handoff).paths.flatMap(({ pointer, path }) =>
    /^\/evidence\/\d+\/path$/.test(pointer) || pointer === "/rollback/drill" ? [path] : [],
  );
}

function sectionTexts(
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
