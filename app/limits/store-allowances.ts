import { sql } from "kysely";
import type { Store } from "../store/store.ts";
import {
  type Allowance,
  type AllowancesOf,
  afterAnswer,
  afterRefusal,
  type Budget,
  EVERYTHING,
  keptBack,
} from "./allowance.ts";
import type { Allowances, Pace, Slot } from "./allowances.ts";
import { slotAfter } from "./slot-after.ts";
import { type Strikes, strikeAfter } from "./strike.ts";

/** What was read of the store is believed for this long, and what answers said is written there no more often. */
const SHARED_EVERY_MS = 1000;

interface Noted {
  readonly allowance: Allowance;
  readonly sharedAt: number;
}

/** Allowances in the table `allowance`: shared by all instances on one store, and known again after a start. */
export function storeAllowances(store: Store, now: () => Date): Allowances {
  return new StoreAllowances(store, now);
}

class StoreAllowances implements Allowances {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #read = new Map<number, { readonly at: number; readonly rows: Promise<AllowancesOf> }>();
  /** What this instance learned itself, by installation and resource: newer than the store, if only by a second. */
  readonly #noted = new Map<number, Map<string, Noted>>();

  constructor(store: Store, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  async read(installation: number): Promise<AllowancesOf> {
    const known = new Map(await this.#rows(installation));
    for (const [resource, { allowance }] of this.#noted.get(installation) ?? [])
      known.set(resource, joined(known.get(resource), allowance));
    return known;
  }

  async note(installation: number, resource: string, budget: Budget): Promise<void> {
    const own = this.#noted.get(installation)?.get(resource);
    const allowance = afterAnswer(own?.allowance, budget);
    const at = this.#now().getTime();
    const isDue =
      own === undefined ||
      at - own.sharedAt >= SHARED_EVERY_MS ||
      (allowance.remaining ?? 0) < keptBack(allowance.limit);
    this.#keep(installation, resource, { allowance, sharedAt: isDue ? at : own.sharedAt });
    if (!isDue) return;
    try {
      await this.#share(installation, resource, budget);
    } catch {
      // The answer is here and is worth more than the hint. Nothing more is asked while the store is away: `read` rejects.
    }
  }

  async block(installation: number, resource: string, until: Date): Promise<void> {
    this.#keepBlock(installation, resource, until);
    await this.#store.db
      .insertInto("allowance")
      .values({ installation, resource, blocked_until: until })
      .onConflict((conflict) =>
        conflict.columns(["installation", "resource"]).doUpdateSet((eb) => ({
          blocked_until: sql<Date>`greatest(${eb.ref("allowance.blocked_until")}, ${until}::timestamptz)`,
        })),
      )
      .execute();
    this.#read.delete(installation);
  }

  async strike(installation: number, waitMs: number | null): Promise<Date> {
    const row = { installation, resource: EVERYTHING };
    const { until } = await this.#store.transaction(async (trx) => {
      await trx
        .insertInto("allowance")
        .values(row)
        .onConflict((conflict) => conflict.columns(["installation", "resource"]).doNothing())
        .execute();
      const last = await trx
        .selectFrom("allowance")
        .select(["remaining", "blocked_until"])
        .where("installation", "=", installation)
        .where("resource", "=", EVERYTHING)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const strikes = strikeAfter(strikesOf(last), waitMs, this.#now());
      await trx
        .updateTable("allowance")
        // Everything has no budget of its own: the column counts the refusals in a row.
        .set({ remaining: strikes.inARow, blocked_until: strikes.until })
        .where("installation", "=", installation)
        .where("resource", "=", EVERYTHING)
        .execute();
      return strikes;
    });
    this.#keepBlock(installation, EVERYTHING, until);
    this.#read.delete(installation);
    return until;
  }

  async take(installation: number, pace: Pace, patienceMs: number): Promise<Slot> {
    const now = this.#now();
    const { intervalMs, burst, name: resource } = pace;
    const latest = new Date(now.getTime() + patienceMs + (burst - 1) * intervalMs);
    // One statement, and so one order for all instances: who comes second sees the clock that the first has moved.
    const taken = await this.#store.db
      .insertInto("allowance")
      .values({ installation, resource, next_at: new Date(now.getTime() + intervalMs) })
      .onConflict((conflict) =>
        conflict
          .columns(["installation", "resource"])
          .doUpdateSet((eb) => ({
            next_at: sql<Date>`greatest(${eb.ref("allowance.next_at")}, ${now}::timestamptz)
              + ${intervalMs} * interval '1 millisecond'`,
          }))
          .where("allowance.next_at", "<=", latest),
      )
      .returning("next_at")
      .executeTakeFirst();
    if (taken?.next_at != null)
      return {
        taken: true,
        at: new Date(Math.max(now.getTime(), taken.next_at.getTime() - burst * intervalMs)),
      };
    return this.#refusedSlot(installation, pace, now);
  }

  async #refusedSlot(installation: number, pace: Pace, now: Date): Promise<Slot> {
    const row = await this.#store.db
      .selectFrom("allowance")
      .select("next_at")
      .where("installation", "=", installation)
      .where("resource", "=", pace.name)
      .executeTakeFirst();
    return { taken: false, at: slotAfter(row?.next_at ?? null, pace, { now, patienceMs: 0 }).at };
  }

  #rows(installation: number): Promise<AllowancesOf> {
    const at = this.#now().getTime();
    const known = this.#read.get(installation);
    if (known !== undefined && Math.abs(at - known.at) < SHARED_EVERY_MS) return known.rows;
    const rows = this.#query(installation);
    this.#read.set(installation, { at, rows });
    rows.catch(() => {
      // A failure is told to those who asked, and is not remembered.
      if (this.#read.get(installation)?.rows === rows) this.#read.delete(installation);
    });
    return rows;
  }

  async #query(installation: number): Promise<AllowancesOf> {
    const rows = await this.#store.db
      .selectFrom("allowance")
      .select(["resource", "remaining", "reset_at", "blocked_until"])
      .where("installation", "=", installation)
      .execute();
    return new Map(
      rows.map(({ resource, remaining, reset_at, blocked_until }) => [
        resource,
        { limit: null, remaining, resetAt: reset_at, blockedUntil: blocked_until },
      ]),
    );
  }

  #share(installation: number, resource: string, { remaining, resetAt }: Budget): Promise<unknown> {
    return this.#store.db
      .insertInto("allowance")
      .values({ installation, resource, remaining, reset_at: resetAt })
      .onConflict((conflict) =>
        conflict.columns(["installation", "resource"]).doUpdateSet((eb) => {
          const window = eb.ref("allowance.reset_at");
          return {
            remaining: sql<number>`case
              when ${window} > ${resetAt}::timestamptz then ${eb.ref("allowance.remaining")}
              when ${window} = ${resetAt}::timestamptz then least(${eb.ref("allowance.remaining")}, ${remaining}::integer)
              else ${remaining}::integer end`,
            reset_at: sql<Date>`greatest(${window}, ${resetAt}::timestamptz)`,
          };
        }),
      )
      .execute();
  }

  #keepBlock(installation: number, resource: string, until: Date): void {
    const own = this.#noted.get(installation)?.get(resource);
    const allowance = afterRefusal(own?.allowance, until);
    this.#keep(installation, resource, { allowance, sharedAt: own?.sharedAt ?? 0 });
  }

  #keep(installation: number, resource: string, noted: Noted): void {
    const own = this.#noted.get(installation) ?? new Map<string, Noted>();
    own.set(resource, noted);
    this.#noted.set(installation, own);
  }
}

function strikesOf(row: { remaining: number | null; blocked_until: Date | null }): Strikes | null {
  return row.blocked_until === null ? null : { inARow: row.remaining ?? 1, until: row.blocked_until };
}

/** What the store and this instance know of a resource, together. */
function joined(shared: Allowance | undefined, own: Allowance): Allowance {
  const { limit, remaining, resetAt, blockedUntil } = own;
  const read =
    remaining === null || resetAt === null
      ? (shared ?? own)
      : afterAnswer(shared, { limit, remaining, resetAt });
  return blockedUntil === null ? read : afterRefusal(read, blockedUntil);
}
