import type { Digest } from "#core/model/details.ts";
import { type Claim, claimResolver, claimsOf, compareDigests, type DigestMatch } from "./claimed-path.ts";
import type { PackageFacts } from "./package-facts.ts";

/**
 * How a stated digest relates to what is in the repository. `unknown`: it is there and cannot be compared (a folder, a file that
 * was not read, an algorithm that is not known). `absent`: it is not in the repository, which data need not be.
 */
export type ClaimState = DigestMatch | "absent";

/** A claim that states a digest, held against the repository. */
export interface CheckedClaim extends Claim {
  readonly state: ClaimState;
}

/**
 * Every claim of the package that states a digest, held against the files: the same statement of one document once. Where a
 * pointer stands in the place of the content (Git LFS), the digest in the pointer is the content's.
 */
export function checkClaims(one: PackageFacts): readonly CheckedClaim[] {
  const pointers = pointersOf(one);
  const told = new Set<string>();
  return claimsOf(one).flatMap((claim) => {
    const { document, as, artifact, path } = claim;
    if (artifact.digests.length === 0 || pointers.has(document)) return [];
    const key = JSON.stringify([document, as, path ?? artifact.name, artifact.digests]);
    if (told.has(key)) return [];
    told.add(key);
    return [{ ...claim, state: stateOf(claim, one, pointers) }];
  });
}

function stateOf(
  { path, artifact }: Claim,
  { digests }: PackageFacts,
  pointers: ReadonlyMap<string, readonly Digest[]>,
): ClaimState {
  if (path === null) return "absent";
  const pointed = pointers.get(path);
  if (pointed !== undefined) return compareStated(artifact.digests, pointed);
  const file = Object.hasOwn(digests, path) ? digests[path] : undefined;
  return file === undefined ? "unknown" : compareDigests(artifact.digests, file);
}

/** Compares two statements about content that is not here: by the algorithms that both use. */
export function compareStated(
  left: readonly Digest[],
  right: readonly Digest[],
): "same" | "different" | "unknown" {
  const pairs = left.flatMap((a) => right.filter((b) => a.algorithm === b.algorithm).map((b) => [a, b]));
  if (pairs.length === 0) return "unknown";
  return pairs.every(([a, b]) => a?.value === b?.value) ? "same" : "different";
}

/** Files that stand for content under their own name, as Git LFS leaves them, with the digests of that content. */
export function pointersOf(one: PackageFacts): ReadonlyMap<string, readonly Digest[]> {
  const resolve = claimResolver(one);
  return new Map(
    one.documents.flatMap(({ path, reading }): [string, readonly Digest[]][] => {
      const [artifact, ...others] = reading?.details?.artifacts ?? [];
      if (artifact === undefined || others.length > 0) return [];
      return resolve(path, artifact.name) === path ? [[path, artifact.digests]] : [];
    }),
  );
}
