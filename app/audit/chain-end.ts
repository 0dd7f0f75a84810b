import type { Kysely } from "kysely";
import { type ChainEnd, EMPTY_CHAIN } from "#audit/seal.ts";
import type { Schema } from "../store/schema.ts";
import { readAnchor } from "./anchor.ts";

/** The newest row of the log; where retention shortened the chain to nothing, what it left to go on from. */
export async function chainEnd(db: Kysely<Schema>): Promise<ChainEnd> {
  const newest = await db
    .selectFrom("audit")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest ?? (await readAnchor(db)) ?? EMPTY_CHAIN;
}
