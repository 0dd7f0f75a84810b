import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readlink } from "node:fs/promises";

/** Digests of a file. */
export interface FileOnDisk {
  readonly kind: "file";
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly gitBlob: readonly string[];
}

/** What stands on the disk at a path. */
export type OnDisk = FileOnDisk | { readonly kind: "absent" | "no-file" };

/**
 * Digests of what stands at a path: SHA-256, and the blob ids that git would give it (SHA-1, and in newer repositories SHA-256). A symbolic link is
 * never followed: git keeps its text. Anything that is neither a file nor a link is not opened.
 */
export async function fileDigest(path: string): Promise<OnDisk> {
  const stats = await lstat(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return null;
    throw error;
  });
  if (stats === null) return { kind: "absent" };
  if (stats.isSymbolicLink()) return digestOf(await readlink(path, { encoding: "buffer" }));
  return stats.isFile() ? digestChunks(createReadStream(path), stats.size) : { kind: "no-file" };
}

/** Digests of bytes, as those of a file with them. */
export function digestOf(bytes: Buffer): Promise<FileOnDisk> {
  return digestChunks([bytes], bytes.length);
}

/** Digests of bytes that come in parts, as those of a file with all of them: `size` is their number. */
export async function digestChunks(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  size: number,
): Promise<FileOnDisk> {
  const plain = createHash("sha256");
  const blobs = [createHash("sha1"), createHash("sha256")].map((hash) => hash.update(`blob ${size}\0`));
  for await (const chunk of chunks) for (const hash of [plain, ...blobs]) hash.update(chunk);
  return {
    kind: "file",
    size,
    sha256: plain.digest("hex"),
    gitBlob: blobs.map((hash) => hash.digest("hex")),
  };
}

/** Whether what was found has every digest of a set that is known here, and at least one of them. */
export function hasDigests(found: FileOnDisk, digest: Readonly<Record<string, string>>): boolean {
  const { sha256, gitBlob } = digest;
  if (sha256 === undefined && gitBlob === undefined) return false;
  return (
    (sha256 === undefined || found.sha256 === sha256.toLowerCase()) &&
    (gitBlob === undefined || found.gitBlob.includes(gitBlob.toLowerCase()))
  );
}
