import type { AuditEntry } from "#audit/audit-entry.ts";
import type { StoreTransaction } from "../store/store.ts";

/**
 * The log. Rows are appended one transaction after the other (the first append of a transaction takes a lock that lasts until it ends), so
 * `seq` is the order in which they became true: whoever reads the newest `seq` knows everything before it.
 */
export interface AuditLog {
  /** Appends within a transaction of the caller. Resolves with the rows' numbers, in order. */
  append(trx: StoreTransaction, entries: readonly AuditEntry[], at: Date): Promise<readonly number[]>;
  /** Keeps content by its digest (SHA-256, hex), compressed; keeping it twice is keeping it once. */
  keep(trx: StoreTransaction, content: string): Promise<string>;
  /** Content that was kept; `null` when it never was, or retention took it away. */
  kept(digest: string): Promise<string | null>;
  /** Number of the newest row; 0 when there is none. */
  head(): Promise<number>;
}
