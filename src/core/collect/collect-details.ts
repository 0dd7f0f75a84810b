import { claimCandidates, claimsOf } from "#core/facts/claimed-path.ts";
import type { Crypto, TrustAnchors } from "#core/facts/crypto.ts";
import type { OutsideEntry } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { OwnerLine } from "#core/facts/people-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Content, ListedFile, Tree } from "#core/model/tree.ts";
import { collectDigests, type DigestMemory } from "./collect-digests.ts";
import { collectDocuments } from "./collect-documents.ts";
import { collectSignatures } from "./collect-signatures.ts";
import { documentPaths } from "./document-paths.ts";

/** What was read of a package so far, and what to read the rest with. */
export interface DetailSource {
  readonly tree: Tree;
  readonly folder: string;
  readonly files: ReadonlyMap<string, Content>;
  readonly outside: readonly ListedFile[];
  readonly crypto: Crypto;
  readonly memory: DigestMemory;
  readonly anchors: TrustAnchors | null;
  readonly ownersOf: (path: string) => OwnerLine | null;
}

/** Paths that documents name and that are looked up beyond what the manifest names. */
const MOST_CLAIMS = 500;

/** Adds to a package what its documents say: the documents themselves, files that they name, digests and signatures. */
export async function collectDetails(
  one: PackageFacts,
  handoff: ResolvedHandoff,
  source: DetailSource,
): Promise<PackageFacts> {
  const { tree, folder, files, crypto, memory, anchors, ownersOf } = source;
  const paths = documentPaths(handoff, folder, [...one.files, ...source.outside]);
  const documents = await collectDocuments(tree, paths, files);
  const named = await withClaims(tree, { ...one, documents }, source.outside);
  const outside = named.map(
    ({ path, mode, oid }): OutsideEntry => ({ path, mode, oid, owners: ownersOf(path) }),
  );
  const known = { ...one, documents, outside };
  const digested = digestedFiles(known, handoff, named);
  const [digests, signatures] = await Promise.all([
    collectDigests({ tree, crypto, memory, contents: files }, digested),
    anchors === null ? [] : collectSignatures({ tree, crypto, anchors, contents: files }, documents),
  ]);
  return { ...known, digests, signatures };
}

/** Files outside that only a document names are looked up, too. */
async function withClaims(
  tree: Tree,
  one: PackageFacts,
  outside: readonly ListedFile[],
): Promise<readonly ListedFile[]> {
  const known = new Set([...one.files, ...outside].map(({ path }) => path));
  const unknown = claimsOf(one).filter(({ path }) => path === null);
  const candidates = unknown.flatMap(({ document, artifact }) =>
    claimCandidates(one, document, artifact.name),
  );
  const asked = [...new Set(candidates)].filter((path) => !known.has(path)).slice(0, MOST_CLAIMS);
  if (asked.length === 0) return outside;
  const entries = await tree.entries(asked);
  return [...outside, ...[...entries].map(([path, entry]) => ({ path, ...entry, size: null }))];
}

/** Files whose bytes have to be known: the model's, the rollback script, data sets, and whatever a document states a digest of. */
function digestedFiles(
  one: PackageFacts,
  handoff: ResolvedHandoff,
  outside: readonly ListedFile[],
): readonly ListedFile[] {
  const roots = referencedPaths(handoff).paths.flatMap(({ pointer, path }) =>
    /^\/(?:model\/path|rollback\/path|datasets\/\d+\/path)$/.test(pointer) ? [path] : [],
  );
  const claimed = new Set(claimsOf(one).flatMap(({ path }) => path ?? []));
  return [...one.files, ...outside].filter(
    ({ path }) => claimed.has(path) || roots.some((root) => path === root || path.startsWith(`${root}/`)),
  );
}
