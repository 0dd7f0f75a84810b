import type { Crypto } from "#core/facts/crypto.ts";
import type { FileDigests } from "#core/facts/document-facts.ts";
import { BYTES_LIMIT, type Content, type Entry, type Tree } from "#core/model/tree.ts";

/** Digests of contents that were computed before, by object id: content never changes under its id. */
export class DigestMemory {
  readonly #digests = new Map<string, FileDigests>();
  readonly #texts = new Map<string, string>();
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

  /** SHA-256 of a text of which no other digest was asked for. */
  text(oid: string): string | undefined {
    return this.#texts.get(oid);
  }

  setText(oid: string, sha256: string): void {
    if (this.#texts.size >= this.#most) this.#texts.delete(this.#texts.keys().next().value ?? "");
    this.#texts.set(oid, sha256);
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
    const bytes =
      (content === undefined ? null : ownBytes(content, crypto)?.bytes) ?? (await tree.bytes(path));
    return bytes === null ? null : crypto.digests(bytes);
  }
}

/** SHA-256 in hexadecimal of the texts among some contents, by path. One that is not the file's own bytes is left out. */
export function textDigests(
  contents: ReadonlyMap<string, Content>,
  { crypto, memory }: Pick<DigestSource, "crypto" | "memory">,
): Readonly<Record<string, string>> {
  const found = [...contents].flatMap(([path, content]): [string, string][] => {
    if (content.kind !== "text") return [];
    const sha256 = memory.text(content.oid) ?? ownBytes(content, crypto)?.sha256;
    if (sha256 === undefined) return [];
    memory.setText(content.oid, sha256);
    return [[path, sha256]];
  });
  return Object.fromEntries(found);
}

/** The bytes of a text; `null` where they are not those that git keeps, as of a file that is no UTF-8 and that a server wrote anew. */
function ownBytes(
  content: Content,
  crypto: Crypto,
): { readonly bytes: Uint8Array; readonly sha256: string } | null {
  if (content.kind !== "text") return null;
  const bytes = new TextEncoder().encode(content.text);
  const sha256 = crypto.blobDigest(bytes, content.oid);
  return sha256 === null ? null : { bytes, sha256 };
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
