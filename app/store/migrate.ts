import type { Kysely } from "kysely";
import { type Migration, type MigrationResultSet, Migrator, NO_MIGRATIONS } from "kysely/migration";
import { tables } from "./migrations/001-tables.ts";
import { outdatedGreens } from "./migrations/002-outdated-greens.ts";
import { StoreError } from "./store-error.ts";

/** Makes a migration for the schema that the tables are in. */
export type MakeMigration = (schema: string) => Migration;

/** In order. A name is never used again, and what was released is never changed: a later one mends it. */
const MIGRATIONS: Readonly<Record<string, MakeMigration>> = {
  "001-tables": tables,
  "002-outdated-greens": outdatedGreens,
};

/** Names of the migrations that this version knows, in order. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Brings the tables of `schema` to this version; several instances may do it at the same time. Rejects with a {@link StoreError}:
 * `other-version` when a newer Gatehouse has been there, `migration` when the engine would not.
 */
export async function migrateToLatest(db: Kysely<unknown>, schema: string): Promise<void> {
  await refuseNewer(db, schema);
  settle(await migratorOf(db, schema).migrateToLatest());
}

/**
 * Brings the tables to the state after the migration of this name, forwards or backwards; `null` takes all of them away, with what
 * they hold. For going back to an earlier version of Gatehouse. Rejects as {@link migrateToLatest} does.
 */
export async function migrateTo(db: Kysely<unknown>, schema: string, name: string | null): Promise<void> {
  await refuseNewer(db, schema);
  settle(await migratorOf(db, schema).migrateTo(name ?? NO_MIGRATIONS));
}

/** Migrations that were done and that this version does not know, in order. */
async function refuseNewer(db: Kysely<unknown>, schema: string): Promise<void> {
  const done = await doneIn(db, schema);
  const unknown = done.filter((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown.length === 0) return;
  throw new StoreError(
    "other-version",
    `the tables in the schema "${schema}" were made by a newer Gatehouse (${unknown.join(", ")}): ` +
      "start that version again, or go back with it to a migration that this version knows",
  );
}

async function doneIn(db: Kysely<unknown>, schema: string): Promise<readonly string[]> {
  const migrations = db as Kysely<{
    "pg_catalog.pg_tables": { schemaname: string; tablename: string };
    kysely_migration: { name: string };
  }>;
  const made = await migrations
    .selectFrom("pg_catalog.pg_tables")
    .select("tablename")
    .where("schemaname", "=", schema)
    .where("tablename", "=", "kysely_migration")
    .execute();
  if (made.length === 0) return [];
  const done = await migrations.withSchema(schema).selectFrom("kysely_migration").select("name").execute();
  return done.map(({ name }) => name).sort();
}

function migratorOf(db: Kysely<unknown>, schema: string): Migrator {
  const migrations = Object.entries(MIGRATIONS).map(([name, make]) => [name, make(schema)] as const);
  return new Migrator({
    db,
    migrationTableSchema: schema,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
  });
}

function settle({ error, results = [] }: MigrationResultSet): void {
  if (error === undefined) return;
  const failed = results.find(({ status }) => status === "Error");
  const what = failed === undefined ? "the tables" : `the migration ${failed.migrationName}`;
  const why = error instanceof Error ? error.message : "no reason given";
  throw new StoreError("migration", `${what} could not be brought to this version: ${why}`, { cause: error });
}
