import { sql } from "kysely";
import type { AuditEntry, SealedEntry } from "#audit/audit-entry.ts";
import { packContent, unpackContent } from "#audit/pack-content.ts";
import { type ChainEnd, seal } from "#audit/seal.ts";
import type { Store } from "../store/store.ts";
import type { AuditLog } from "./audit-log.ts";
import { toAuditRow } from "./audit-row.ts";
import { chainEnd } from "./chain-end.ts";
import { lockLog } from "./lock-log.ts";

/** Rows of one insert: a statement of PostgreSQL takes 65,535 values, and a row has ten. */
const AT_ONCE = 5000;

/** The log of a store. `now` dates what is kept, for retention. */
export function createAuditLog(store: Store, now: () => Date = () => new Date()): AuditLog {
  return {
    async append(trx, entries, at) {
      if (entries.length === 0) return [];
      await lockLog(store, trx);
      const rows = sealAll(await chainEnd(trx), entries, at);
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        await trx
          .insertInto("audit")
          .values(rows.slice(from, from + AT_ONCE).map(toAuditRow))
          .execute();
      }
      return rows.map(({ seq }) => seq);
    },
    async keep(trx, content) {
      const { digest, packed, size } = await packContent(content);
      // Under the lock of the log, so that retention cannot take away what is about to be referred to, and so that two
      // transactions that keep the same contents in another order do not wait for each other for ever.
      await lockLog(store, trx);
      await trx
        .insertInto("kept")
        .values({ digest, content: packed, size, kept_at: now() })
        .onConflict((conflict) =>
          conflict.column("digest").doUpdateSet({ kept_at: sql`greatest(kept.kept_at, excluded.kept_at)` }),
        )
        .execute();
      return digest;
    },
    async kept(digest) {
      const row = await store.db
        .selectFrom("kept")
        .select(["content", "size"])
        .where("digest", "=", digest)
        .executeTakeFirst();
      return row === undefined ? null : unpackContent({ digest, packed: row.content, size: row.size });
    },
    async head() {
      return (await chainEnd(store.db)).seq;
    },
  };
}

function sealAll(end: ChainEnd, entries: readonly AuditEntry[], at: Date): SealedEntry[] {
  const rows: SealedEntry[] = [];
  for (const entry of entries) rows.push(seal(rows.at(-1) ?? end, entry, at));
  return rows;
}
