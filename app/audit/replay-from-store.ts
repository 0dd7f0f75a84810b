import { replay } from "#audit/replay.ts";
import { digestsOf, type ReplayAnswer } from "#audit/replay-export.ts";
import type { Store } from "../store/store.ts";
import type { AuditLog } from "./audit-log.ts";
import { toSealedEntry } from "./audit-row.ts";

/** Judges the verdict of this row of the log again from what was kept of it, or says why that cannot be done. */
export async function replayFromStore(store: Store, log: AuditLog, seq: number): Promise<ReplayAnswer> {
  const row = await store.db.selectFrom("audit").selectAll().where("seq", "=", seq).executeTakeFirst();
  const digests = row === undefined ? "no-row" : digestsOf(toSealedEntry(row));
  if (typeof digests === "string") return digests;
  const [facts, verdict] = [await log.kept(digests.facts), await log.kept(digests.verdict)];
  return facts === null || verdict === null ? "facts-removed" : replay(facts, verdict);
}
