import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { AuditError } from "./audit-error.ts";
import { sha256 } from "./sha256.ts";

/** Bytes of content that is kept, and that unpacking makes room for at most. */
export const CONTENT_LIMIT = 64 * 1024 * 1024;

/** Content as it is kept. */
export interface PackedContent {
  /** SHA-256 of the content as UTF-8, in hex. */
  readonly digest: string;
  /** zstd. */
  readonly packed: Uint8Array;
  /** Bytes of the content as UTF-8. */
  readonly size: number;
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Packs text to be kept. Rejects with an {@link AuditError} (`too-large`) above {@link CONTENT_LIMIT}. */
export async function packContent(content: string): Promise<PackedContent> {
  const bytes = Buffer.from(content, "utf8");
  if (bytes.length > CONTENT_LIMIT)
    throw new AuditError(
      "too-large",
      `${bytes.length} bytes are more than the ${CONTENT_LIMIT} that are kept`,
    );
  return { digest: sha256(bytes), packed: await compress(bytes), size: bytes.length };
}

/**
 * The text that was packed. It never takes more memory than `size` and {@link CONTENT_LIMIT} allow, and rejects with an
 * {@link AuditError} (`content-changed`) when it is not the content of this digest.
 */
export async function unpackContent({ digest, packed, size }: PackedContent): Promise<string> {
  const bytes = await decompress(packed, {
    maxOutputLength: Math.max(1, Math.min(size, CONTENT_LIMIT)),
  }).catch((cause: unknown) => {
    throw new AuditError("content-changed", `what is kept as ${digest} cannot be unpacked`, { cause });
  });
  if (bytes.length !== size || sha256(bytes) !== digest)
    throw new AuditError("content-changed", `what is kept as ${digest} is something else`);
  return bytes.toString("utf8");
}
