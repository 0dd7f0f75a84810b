import { sql } from "kysely";
import type { AuditEntry } from "#audit/audit-entry.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import type { Delivery } from "./inbox.ts";
import { isInteractive } from "./is-interactive.ts";
import { asked, putTasks } from "./put-tasks.ts";
import { taskKey } from "./task.ts";
import type { TaskQueue } from "./task-queue.ts";

/** Of what GitHub names freely (an action, a login), as much goes into the log; theirs are shorter. */
const LONGEST_NAME = 100;

/** What accepting deliveries came to. */
export interface Accepted {
  /** For each delivery, in order. */
  readonly outcomes: readonly ("accepted" | "repeated")[];
  /** Tasks that waited already. */
  readonly coalesced: number;
}

/**
 * Accepts deliveries in one transaction: their rows, their rows in the log, the marks of what they concern, and their tasks. Rejects with the
 * store's reason, and nothing of any of them is kept then.
 */
export async function acceptDeliveries(
  store: Store,
  audit: AuditLog,
  queue: TaskQueue,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<Accepted> {
  return store.transaction(async (trx) => {
    const fresh = await insertNew(trx, deliveries, now);
    if (fresh.length > 0) {
      const seqs = await audit.append(trx, fresh.map(entryOf), now);
      await number(trx, fresh, seqs);
      await mark(trx, fresh, seqs);
    }
    const puts = fresh.flatMap((delivery) =>
      delivery.tasks.map((task) => asked(task, now, isInteractive(delivery))),
    );
    const coalesced = await putTasks(store, queue, trx, puts);
    const accepted = new Set(fresh);
    // The same one may stand here twice: once it is accepted, and then it is repeated.
    const outcomes = deliveries.map((each) => (accepted.delete(each) ? "accepted" : "repeated"));
    return { outcomes, coalesced };
  });
}

/** Deliveries that were not accepted before, nor stand twice among these. */
async function insertNew(
  trx: StoreTransaction,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<readonly Delivery[]> {
  const first = new Map<string, Delivery>();
  for (const each of deliveries) if (!first.has(each.guid)) first.set(each.guid, each);
  const inserted = await trx
    .insertInto("delivery")
    // In one order everywhere: two instances that are handed the same two deliveries would else wait for each other.
    .values([...first.values()].sort((a, b) => (a.guid < b.guid ? -1 : 1)).map((each) => rowOf(each, now)))
    .onConflict((conflict) => conflict.column("guid").doNothing())
    .returning("guid")
    .execute();
  const guids = new Set(inserted.map(({ guid }) => guid));
  return [...first.values()].filter(({ guid }) => guids.has(guid));
}

function rowOf({ guid, event, action, installation, repository }: Delivery, now: Date) {
  return { guid, event, action: short(action), installation, repository, received_at: now, seq: 0 };
}

function entryOf({ guid, event, action, sender, installation, repository, tasks }: Delivery): AuditEntry {
  return {
    kind: "delivery",
    installation,
    repository,
    number: numberOf(tasks),
    data: { guid, event, action: short(action), sender: short(sender) },
  };
}

/** The pull request that a delivery is about, where it is about one. */
function numberOf(tasks: Delivery["tasks"]): number | null {
  const numbers = new Set(tasks.flatMap(({ subject }) => ("number" in subject ? [subject.number] : [])));
  return numbers.size === 1 ? ([...numbers][0] ?? null) : null;
}

function short(name: string | null): string | null {
  return name === null ? null : name.slice(0, LONGEST_NAME);
}

async function number(
  trx: StoreTransaction,
  deliveries: readonly Delivery[],
  seqs: readonly number[],
): Promise<void> {
  const rows = JSON.stringify(deliveries.map(({ guid }, at) => ({ guid, seq: seqs[at] })));
  await trx
    .updateTable("delivery")
    .from(
      sql<{ guid: string; seq: number }>`jsonb_to_recordset(${rows}::text::jsonb)`.as(
        sql`p (guid text, seq bigint)`,
      ),
    )
    .set({ seq: sql<number>`p.seq` })
    .whereRef("delivery.guid", "=", sql`p.guid`)
    .execute();
}

/** Whatever was read of these before is out of date. */
async function mark(
  trx: StoreTransaction,
  deliveries: readonly Delivery[],
  seqs: readonly number[],
): Promise<void> {
  const last = new Map<string, number>();
  for (const [at, { tasks, concerns = [] }] of deliveries.entries())
    for (const scope of [...tasks.map(taskKey), ...concerns]) last.set(scope, seqs[at] ?? 0);
  if (last.size === 0) return;
  await trx
    .insertInto("mark")
    .values([...last].map(([scope, seq]) => ({ scope, seq })))
    .onConflict((conflict) =>
      conflict.column("scope").doUpdateSet({ seq: sql<number>`greatest(mark.seq, excluded.seq)` }),
    )
    .execute();
}
