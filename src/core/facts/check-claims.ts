import type { Artifact, Digest } from "#core/model/details.ts";
import { type Claim, claimResolver, claimsOf, compareDigests, type DigestMatch } from "./claimed-path.ts";
import type { DocumentFacts } from "./document-facts.ts";
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
 * Every claim of the package that states a digest, held against the files: the same statement of one document once. What a
 * pointer states of its own content (Git LFS) is no claim about the pointer.
 */
export function checkClaims(one: PackageFacts): readonly CheckedClaim[] {
  const known = checkedByPackage.get(one) ?? checkAll(one);
  checkedByPackage.set(one, known);
  return known;
}

/** Facts never change, and several gates ask for the claims of the same ones. */
const checkedByPackage = new WeakMap<PackageFacts, readonly CheckedClaim[]>();

function checkAll(one: PackageFacts): readonly CheckedClaim[] {
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

/** Where single contents that documents name stand, and how what is stated of them holds; `unknown` where nothing is stated. */
export function claimChecker(
  one: PackageFacts,
): (document: string, artifact: Artifact) => { readonly path: string | null; readonly state: ClaimState } {
  const pointers = pointersOf(one);
  const resolve = claimResolver(one);
  return (document, artifact) => {
    const path = resolve(document, artifact.name);
    return { path, state: stateOf({ path, artifact }, one, pointers) };
  };
}

function stateOf(
  { path, artifact }: Pick<Claim, "path" | "artifact">,
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

/** Formats of files that are nothing but a digest of content elsewhere. */
const POINTERS: ReadonlySet<string> = new Set(["lfs-pointer", "dvc-pointer"]);

/**
 * Whether a file stands for content elsewhere. By its format, and not by what it says: a model in a format that leaves room for
 * more could state another model's digest as its own.
 */
export function isPointer({ reading }: DocumentFacts): boolean {
  return reading !== null && POINTERS.has(reading.format);
}

/** Files that stand for content under their own name, as Git LFS leaves them, with the digests of that content. */
export function pointersOf(one: PackageFacts): ReadonlyMap<string, readonly Digest[]> {
  const resolve = claimResolver(one);
  return new Map(
    one.documents.filter(isPointer).flatMap(({ path, reading }): [string, readonly Digest[]][] => {
      const [artifact, ...others] = reading?.details?.artifacts ?? [];
      if (artifact === undefined || others.length > 0) return [];
      return resolve(path, artifact.name) === path ? [[path, artifact.digests]] : [];
    }),
  );
}
