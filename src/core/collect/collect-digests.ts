import type { Crypto } from "#core/facts/crypto.ts";
import type { FileDigests } from "#core/facts/document-facts.ts";
import { BYTES_LIMIT, type Content, type Entry, type Tree } from "#core/model/tree.ts";

/** Digests of contents that were computed before, by object id: content never changes under its id. */
export class DigestMemory {
  readonly #digests = new Map<string, FileDigests>();
  readonly #most: number;

  constructor(most = 10_000) {
    this.#most = most;
  }

  get(oid: string): FileDigests | undefined {
    return this.#digests.get(oid);
  }

  set(oid: string, digests: FileDigests): void {
    if (this.#digests.size >= this.#most) this.#digests.delete(this.#digests.keys().next().value ?? "");
    this.#digests.set(oid, digests);
  }
}

/** What digests are computed with. */
export interface DigestSource {
  readonly tree: Tree;
  readonly crypto: Crypto;
  readonly memory: DigestMemory;
  /** Texts that were read already: their bytes need not be asked for again. */
  readonly contents: ReadonlyMap<string, Content>;
}

/** Files whose digests are computed for one package, and bytes of all of them together. */
const MOST_FILES = 200;
const MOST_BYTES = 512 * 1024 * 1024;

/** Digests that were computed. */
export interface Digested {
  /** By repository-relative path. */
  readonly digests: Readonly<Record<string, FileDigests>>;
  /** Files that were left out since the bound of all was reached, in the order given. */
  readonly left: readonly string[];
}

/**
 * Digests of files by path, in the order given. A file that is too large or no plain file is left out: who needs its digest must
 * say that it is not known.
 */
export async function collectDigests(
  { tree, crypto, memory, contents }: DigestSource,
  files: readonly (Entry & { readonly path: string; readonly size?: number | null })[],
): Promise<Digested> {
  const digests = new Map<string, FileDigests>();
  const left: string[] = [];
  let bytesLeft = MOST_BYTES;
  const texts = await smallTexts(
    tree,
    contents,
    files.filter(({ oid }) => memory.get(oid) === undefined),
  );
  // One after the other: a package of large files never stands in memory as a whole.
  for (const { path, mode, oid, size = null } of files) {
    if (!mode.startsWith("100") || (size ?? 0) > BYTES_LIMIT) continue;
    if (digests.size >= MOST_FILES || bytesLeft <= 0 || (size ?? 0) > bytesLeft) {
      left.push(path);
      continue;
    }
    const known = memory.get(oid) ?? (await digestOf(path));
    if (known === null) continue;
    memory.set(oid, known);
    bytesLeft -= known.size;
    digests.set(path, known);
  }
  return { digests: Object.fromEntries(digests), left };

  async function digestOf(path: string): Promise<FileDigests | null> {
    const content = contents.get(path) ?? texts.get(path);
    const bytes = content?.kind === "text" ? new TextEncoder().encode(content.text) : await tree.bytes(path);
    return bytes === null ? null : crypto.digests(bytes);
  }
}

/** Largest file, in bytes, that is worth asking for as a text: most are, and a remote tree gives many texts in one request. */
const SMALL = 256 * 1024;

/** Texts of small files that were not read yet, asked for together. What is no text is read by its bytes. */
async function smallTexts(
  tree: Tree,
  contents: ReadonlyMap<string, Content>,
  files: readonly (Entry & { readonly path: string; readonly size?: number | null })[],
): Promise<ReadonlyMap<string, Content>> {
  const wanted = files
    .slice(0, MOST_FILES)
    .filter(
      ({ path, mode, size = null }) => mode.startsWith("100") && (size ?? 0) <= SMALL && !contents.has(path),
    )
    .map(({ path }) => path);
  return wanted.length === 0 ? new Map() : tree.read(wanted);
}
