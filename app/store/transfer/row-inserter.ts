import { AuditError } from "#audit/audit-error.ts";
import type { ExportLine } from "#audit/export-format.ts";
import { unpackContent } from "#audit/pack-content.ts";
import { toPacked } from "#audit/verify-export.ts";
import { toAuditRow } from "../../audit/audit-row.ts";
import type { Schema } from "../schema.ts";
import type { StoreTransaction } from "../store.ts";
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

  /** Puts what was taken and is not there yet. */
  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    // What the columns hold was the exporting store's to say; the database refuses what does not fit.
    await this.#trx.insertInto(this.#table).values(this.#rows).execute();
    this.#rows = [];
  }
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
  return [table, fromValues(line.row.values)];
}
