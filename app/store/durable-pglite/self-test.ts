import type { PGlite } from "@electric-sql/pglite";
import { StoreError } from "../store-error.ts";

/**
 * Commits something and looks whether it went to disk. Rejects with a {@link StoreError} `not-durable` when it did not, or when PostgreSQL is set
 * not to: the store does not start then.
 */
export async function selfTest(pglite: PGlite, syncs: () => number): Promise<void> {
  const { rows } = await pglite.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name",
  );
  const off = rows.filter(({ setting }) => setting !== "on").map(({ name }) => name);
  await pglite.exec("create table if not exists public.durable_probe (at timestamptz)");
  const before = syncs();
  await pglite.exec("delete from public.durable_probe; insert into public.durable_probe values (now())");
  if (rows.length === 3 && off.length === 0 && syncs() > before) return;
  const why = off.length > 0 ? `${off.join(", ")} is off` : "a commit did not reach the disk";
  throw new StoreError(
    "not-durable",
    `PGlite would lose what is committed (${why}): install the version of PGlite that Gatehouse pins, or set DATABASE_URL`,
  );
}
