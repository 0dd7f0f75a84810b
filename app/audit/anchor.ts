import type { Kysely } from "kysely";
import * as z from "zod";
import type { ChainEnd } from "#audit/seal.ts";
import type { Schema } from "../store/schema.ts";

const NAME = "audit-anchor";

const schema = z.strictObject({ seq: z.int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** The last row that retention took from the front of the chain; `null` when the chain is whole. */
export async function readAnchor(db: Kysely<Schema>): Promise<ChainEnd | null> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", NAME).executeTakeFirst();
  return row === undefined ? null : schema.parse(JSON.parse(row.value));
}

/** Remembers the last row that is taken from the front of the chain. */
export async function writeAnchor(db: Kysely<Schema>, { seq, hash }: ChainEnd): Promise<void> {
  const value = JSON.stringify({ hash, seq });
  await db
    .insertInto("setting")
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}
