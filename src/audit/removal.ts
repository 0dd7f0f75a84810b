import * as z from "zod";
import type { AuditEntry, SealedEntry } from "./audit-entry.ts";

/** Data that retention took away: that of rows up to a number, written before a moment (ISO 8601). */
export interface Removal {
  readonly through: number;
  readonly before: string;
}

const WHAT = "data-removed";

const schema = z.object({
  what: z.literal(WHAT),
  through: z.int().nonnegative(),
  before: z.iso.datetime({ precision: 3 }),
});

/** The entry that tells of a removal. */
export function removalEntry({ through, before }: Removal, rows: number): AuditEntry {
  const data = { what: WHAT, through, before, rows };
  return { kind: "log", installation: null, repository: null, number: null, data };
}

/** The removal that a row tells of; `null` for any other row. The row's seal is the caller's to check. */
export function announcedRemoval({ kind, seq, data }: SealedEntry): Removal | null {
  if (kind !== "log" || data === null || !data.includes(WHAT)) return null;
  const told = schema.safeParse(parsed(data));
  // Only earlier rows can have been emptied when the row was written.
  return told.success && told.data.through < seq ? told.data : null;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
