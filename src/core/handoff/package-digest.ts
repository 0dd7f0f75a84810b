/** A file with the SHA-256 of its content, in lower-case hexadecimal. */
export interface DigestedFile {
  /** Relative to the package folder. */
  readonly name: string;
  readonly digest: string;
}

/** The files of a package in their canonical order, and one digest for all of them. */
export interface PackageDigest {
  readonly resources: readonly (DigestedFile & { readonly algorithm: "sha256" })[];
  readonly root: string;
}

/** Only at the top of a package, as model signing leaves them out. */
const GIT_FILES = new Set([".git", ".gitignore", ".gitattributes", ".github"]);

/**
 * Computes a package's digest as OpenSSF model signing does with the method `files`: resources sorted by path, the root
 * being SHA-256 over their raw digests one after the other. Git's own files at the top and `signature` (a signature cannot sign
 * itself) are left out. `hash` gives the SHA-256 of bytes in hexadecimal, as this layer has no cryptography.
 */
export function packageDigest(
  files: readonly DigestedFile[],
  hash: (bytes: Uint8Array) => string,
  signature = "model.sig",
): PackageDigest {
  const resources = files
    .filter(({ name }) => name !== signature && !GIT_FILES.has(name.split("/", 1)[0] ?? ""))
    .toSorted((a, b) => comparePaths(a.name, b.name))
    .map(({ name, digest }) => ({ name, algorithm: "sha256" as const, digest }));
  const raw = resources.flatMap(({ digest }) =>
    (digest.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
  );
  return { resources, root: hash(Uint8Array.from(raw)) };
}

/** Order of paths as Python's `PurePosixPath` compares them: segment by segment, each by code points. */
export function comparePaths(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareCodePoints(left[i] ?? "", right[i] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Unlike `<`, which compares UTF-16 units and so puts an emoji before U+FF00. */
function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
