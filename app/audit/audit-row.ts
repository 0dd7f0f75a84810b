import type { Insertable } from "kysely";
import type { SealedEntry } from "#audit/audit-entry.ts";
import type { AuditRow, AuditTable } from "../store/schema.ts";

/** A sealed entry as the table has it. */
export function toAuditRow({ dataDigest, ...entry }: SealedEntry): Insertable<AuditTable> {
  return { ...entry, data_digest: dataDigest };
}

/** A row of the table as it was sealed. */
export function toSealedEntry({ data_digest, at, ...row }: AuditRow): SealedEntry {
  return { ...row, at: at.toISOString(), dataDigest: data_digest };
}
