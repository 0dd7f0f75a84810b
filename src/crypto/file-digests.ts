import { createHash, type Hash } from "node:crypto";
import type { FileDigests } from "#core/facts/document-facts.ts";

const LF = 10;
const CR = 13;

/** Bytes that are turned into text at once. */
const PIECE = 1024 * 1024;

/** Digests of a file's bytes, and of the same text as a clone with the other line endings would have it. */
export function fileDigests(bytes: Uint8Array): FileDigests {
  const hex = (algorithm: string) => createHash(algorithm).update(bytes).digest("hex");
  const other = otherLineEndings(bytes);
  return {
    size: bytes.length,
    sha256: hex("sha256"),
    sha512: hex("sha512"),
    sha1: hex("sha1"),
    md5: hex("md5"),
    ...(other === null ? {} : { otherLineEndings: other }),
  };
}

function otherLineEndings(bytes: Uint8Array): { readonly sha256: string; readonly md5: string } | null {
  const first = bytes.indexOf(LF);
  if (first < 0 || !isText(bytes)) return null;
  const hasCrlf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("\r\n");
  const [from, to] = hasCrlf ? ["\r\n", "\n"] : ["\n", "\r\n"];
  const hashes: readonly [Hash, Hash] = [createHash("sha256"), createHash("md5")];
  for (const piece of pieces(bytes)) {
    const converted = Buffer.from(piece.toString("latin1").replaceAll(from, to), "latin1");
    for (const hash of hashes) hash.update(converted);
  }
  return { sha256: hashes[0].digest("hex"), md5: hashes[1].digest("hex") };
}

/** Whether bytes are UTF-8 without a NUL, which git, too, takes for a sign of a binary file. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (const piece of pieces(bytes)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The bytes piece by piece, none of which ends between a carriage return and its line feed. */
function* pieces(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    let end = Math.min(at + PIECE, bytes.length);
    if (end < bytes.length && bytes[end - 1] === CR && end - at > 1) end--;
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at);
    at = end;
  }
}
