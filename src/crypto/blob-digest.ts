import { createHash } from "node:crypto";

/**
 * SHA-256 of bytes in hexadecimal, where git's blob id of these bytes is `oid` (SHA-1, or SHA-256 in newer repositories); `null` where it is not. So
 * bytes that came as a text, which a server may have written in another encoding, are known to be those of the file.
 */
export function blobDigest(bytes: Uint8Array, oid: string): string | null {
  const algorithm = oid.length === 64 ? "sha256" : "sha1";
  const own = createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return own === oid ? createHash("sha256").update(bytes).digest("hex") : null;
}
