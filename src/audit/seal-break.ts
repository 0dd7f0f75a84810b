import type { SealedEntry } from "./audit-entry.ts";
import { hashOf } from "./seal.ts";
import { sha256 } from "./sha256.ts";

/** What is wrong with a row by itself, whatever stands before it. */
export function sealBreak(row: SealedEntry): "changed-field" | "changed-data" | null {
  if (hashOf(row) !== row.hash) return "changed-field";
  return row.data === null || sha256(row.data) === row.dataDigest ? null : "changed-data";
}
