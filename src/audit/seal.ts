import type { AuditEntry, SealedEntry } from "./audit-entry.ts";
import { AuditError } from "./audit-error.ts";
import { canonicalJson } from "./canonical-json.ts";
import { sha256 } from "./sha256.ts";

/** What the first row has for the hash of the row before. */
export const NO_HASH = "0".repeat(64);

/** The end of a chain: what the next row is sealed against. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** The end of a chain without rows. */
export const EMPTY_CHAIN: ChainEnd = { seq: 0, hash: NO_HASH };

/** Characters of an entry's data: what a reader of the log is prepared for. Whoever writes entries keeps far below. */
export const DATA_LIMIT = 1024 * 1024;

/**
 * The row that follows `end` and tells `entry`. Throws an {@link AuditError} (`too-large`) when the data is longer than
 * {@link DATA_LIMIT}.
 */
export function seal(end: ChainEnd, entry: AuditEntry, at: Date): SealedEntry {
  const data = canonicalJson(entry.data);
  if (data.length > DATA_LIMIT)
    throw new AuditError("too-large", `an entry of kind ${entry.kind} has ${data.length} characters of data`);
  const row = {
    seq: end.seq + 1,
    at: at.toISOString(),
    kind: entry.kind,
    installation: entry.installation,
    repository: entry.repository === null ? null : storable(entry.repository),
    number: entry.number,
    data,
    dataDigest: sha256(data),
    prev: end.hash,
  };
  return { ...row, hash: hashOf(row) };
}

/**
 * The hash that a row must have: SHA-256 over a list of its fields, in this order and as JSON. The data itself is covered by its digest
 * alone, so that it can be taken away.
 */
export function hashOf(row: Omit<SealedEntry, "hash" | "data">): string {
  const { seq, at, kind, installation, repository, number, dataDigest, prev } = row;
  return sha256(JSON.stringify([seq, at, kind, installation, repository, number, dataDigest, prev]));
}

/** Text that PostgreSQL gives back as it was: neither NUL nor half a surrogate pair. Names at GitHub have none; a forged one may. */
function storable(text: string): string {
  return text.replaceAll("\0", "\uFFFD").toWellFormed();
}
