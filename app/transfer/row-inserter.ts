import { AuditError } from "#audit/audit-error.ts";
import type { ExportLine } from "#audit/export-format.ts";
import { unpackContent } from "#audit/pack-content.ts";
import { toPacked } from "#audit/verify-export.ts";
import { toAuditRow } from "../audit/audit-row.ts";
import type { Schema } from "../store/schema.ts";
import type { StoreTransaction } from "../store/store.ts";
import { fromValues, PLAIN_TABLES } from "./plain-tables.ts";

/** Rows of one insert. */
const AT_ONCE = 500;

type RowLine = Exclude<ExportLine, { readonly end: unknown } | { readonly task: unknown }>;

/** Puts rows of an export into their tables, many at once. */
export class RowInserter {
  readonly #trx: StoreTransaction;
  #table: keyof Schema = "audit";
  #rows: Record<string, unknown>[] = [];

  constructor(trx: StoreTransaction) {
    this.#trx = trx;
  }

  /** Takes a row. Kept content that is not what its digest says is refused with an {@link AuditError}, as is an unknown table. */
  async add(line: RowLine): Promise<void> {
    const [table, row] = await rowOf(line);
    if (table !== this.#table || this.#rows.length >= AT_ONCE) await this.flush();
    this.#table = table;
    this.#rows.push(row);
    // A content may be as large as all other rows together.
    if (table === "kept") await this.flush();
  }

  /** Puts what was taken and is not there yet. Rows that do not fit their table are refused with an {@link AuditError}. */
  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    try {
      // What the columns hold was the exporting store's to say; the database refuses what does not fit.
      await this.#trx.insertInto(this.#table).values(this.#rows).execute();
    } catch (error) {
      if (!isMisfit(error)) throw error;
      throw new AuditError("unreadable", `what it holds for ${this.#table} does not fit that table`, {
        cause: error,
      });
    }
    this.#rows = [];
  }
}

function isPlain(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  if (Array.isArray(value)) return value.every((each) => typeof each === "string");
  return typeof value !== "object" || value === null;
}

/** Values that are none of their column's, break a constraint, or name no column. Source: PostgreSQL docs, "Error Codes", classes 22, 23 and 42. */
function isMisfit(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(?:22|23|42)[0-9A-Z]{3}$/.test(String(error.code));
}

async function rowOf(line: RowLine): Promise<[keyof Schema, Record<string, unknown>]> {
  if ("audit" in line) return ["audit", { ...toAuditRow(line.audit) }];
  if ("kept" in line) {
    const { digest, size, packed } = toPacked(line.kept);
    await unpackContent({ digest, size, packed });
    return ["kept", { digest, size, content: packed, kept_at: new Date(line.kept.at) }];
  }
  const table = PLAIN_TABLES.find((name) => name === line.row.table);
  if (table === undefined)
    throw new AuditError("unreadable", `there is no table ${JSON.stringify(line.row.table.slice(0, 100))}`);
  const row = fromValues(line.row.values);
  // Drivers have ideas of their own of how an object is written. Columns of ours hold moments and lists of text, and no other.
  if (!Object.values(row).every(isPlain))
    throw new AuditError("unreadable", `what it holds for ${table} does not fit that table`);
  return [table, row];
}
