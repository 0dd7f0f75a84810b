import { claimCandidates, claimsOf } from "#core/facts/claimed-path.ts";
import type { Crypto, TrustAnchors } from "#core/facts/crypto.ts";
import type { DocumentFacts, OutsideEntry } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { OwnerLine } from "#core/facts/people-facts.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Content, ListedFile, Tree } from "#core/model/tree.ts";
import { collectDigests, type DigestMemory } from "./collect-digests.ts";
import { collectDocuments } from "./collect-documents.ts";
import { collectSignatures } from "./collect-signatures.ts";
import { documentPaths } from "./document-paths.ts";
import type { ReadingMemory } from "./reading-memory.ts";
import { claimsCut, digestsCut, documentsCut, refuse } from "./refuse-package.ts";

/** What was read of a package so far, and what to read the rest with. */
export interface DetailSource {
  readonly tree: Tree;
  readonly folder: string;
  readonly files: ReadonlyMap<string, Content>;
  readonly outside: readonly ListedFile[];
  readonly crypto: Crypto;
  readonly memory: DigestMemory;
  readonly readings?: ReadingMemory;
  readonly anchors: TrustAnchors | null | Promise<TrustAnchors | null>;
  readonly ownersOf: (path: string) => OwnerLine | null;
}

/** Paths that documents name and that are looked up one by one; more are looked up in a list of the whole commit. */
const MOST_CLAIMS = 500;

/**
 * Adds to a package what its documents say: the documents themselves, files that they name, digests and signatures. What a bound
 * leaves out is never passed over in silence: the package's manifest is refused, with what to do about it.
 */
export async function collectDetails(
  one: PackageFacts,
  handoff: ResolvedHandoff,
  source: DetailSource,
): Promise<PackageFacts> {
  const { tree, folder, files, crypto, memory, ownersOf } = source;
  const { documents: paths, cut } = documentPaths(handoff, folder, [...one.files, ...source.outside]);
  if (cut.length > 0)
    return refuse(
      one,
      cut.map((path) => documentsCut(path, one)),
    );
  const documents = await collectDocuments(tree, paths, files, source.readings);
  const named = await withClaims(tree, { ...one, documents }, source.outside);
  if (named === null) return refuse(one, [claimsCut(one)]);
  const outside = named.map(
    ({ path, mode, oid }): OutsideEntry => ({ path, mode, oid, owners: ownersOf(path) }),
  );
  const known = { ...one, documents, outside };
  const { needed, more } = digestedFiles(known, handoff, named);
  const [digested, signatures] = await Promise.all([
    collectDigests({ tree, crypto, memory, contents: files }, [...needed, ...more]),
    signaturesOf(source, documents),
  ]);
  const unknown = digested.left.filter((path) => needed.some((file) => file.path === path));
  const facts = { ...known, digests: digested.digests, signatures };
  return unknown.length === 0 ? facts : refuse(facts, [digestsCut(unknown, one)]);
}

/**
 * Files outside that only a document names are looked up, too. `null`: they are too many to be looked up, and the commit too large
 * to be listed.
 */
async function withClaims(
  tree: Tree,
  one: PackageFacts,
  outside: readonly ListedFile[],
): Promise<readonly ListedFile[] | null> {
  const known = new Set([...one.files, ...outside].map(({ path }) => path));
  const unknown = claimsOf(one).filter(({ path }) => path === null);
  const candidates = unknown.flatMap(({ document, artifact }) =>
    claimCandidates(one, document, artifact.name),
  );
  const asked = [...new Set(candidates)].filter((path) => !known.has(path));
  if (asked.length === 0) return outside;
  if (asked.length <= MOST_CLAIMS) {
    const entries = await tree.entries(asked);
    return [...outside, ...[...entries].map(([path, entry]) => ({ path, ...entry, size: null }))];
  }
  const listing = (await tree.list([""])).get("");
  if (listing?.complete !== true) return null;
  const wanted = new Set(asked);
  return [...outside, ...listing.files.filter(({ path }) => wanted.has(path))];
}

interface DigestedFiles {
  /** What a digest is stated of, the model and the rollback script: nothing can be said of a package without them. */
  readonly needed: readonly ListedFile[];
  /** Data sets, which a report may name by nothing but a digest. */
  readonly more: readonly ListedFile[];
}

function digestedFiles(
  one: PackageFacts,
  handoff: ResolvedHandoff,
  outside: readonly ListedFile[],
): DigestedFiles {
  const roots = (pointers: RegExp) =>
    referencedPaths(handoff).paths.flatMap(({ pointer, path }) => (pointers.test(pointer) ? [path] : []));
  const below = (path: string, named: readonly string[]) =>
    named.some((root) => path === root || path.startsWith(`${root}/`));
  const [own, data] = [roots(/^\/(?:model|rollback)\/path$/), roots(/^\/datasets\/\d+\/path$/)];
  const claimed = new Set(claimsOf(one).flatMap(({ path }) => path ?? []));
  const all = [...one.files, ...outside];
  const needed = all.filter(({ path }) => claimed.has(path) || below(path, own));
  const taken = new Set(needed);
  return { needed, more: all.filter((file) => !taken.has(file) && below(file.path, data)) };
}

/** What verifying the package's signed files comes to; nothing where the policy does not ask for it. */
async function signaturesOf(
  { tree, crypto, anchors, files }: DetailSource,
  documents: readonly DocumentFacts[],
): Promise<readonly SignatureFacts[]> {
  const trusted = await anchors;
  return trusted === null
    ? []
    : collectSignatures({ tree, crypto, anchors: trusted, contents: files }, documents);
}
