import { randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import type { Connection } from "../../app/store/connection.ts";
import { pgliteConnection } from "../../app/store/durable-pglite/pglite-connection.ts";
import { MIGRATION_NAMES, migrateTo, migrateToLatest } from "../../app/store/migrate.ts";
import { openPostgres } from "../../app/store/postgres/open-postgres.ts";
import type { Schema } from "../../app/store/schema.ts";
import { storeOn } from "../../app/store/store-on.ts";
import { type Engine, engines, SERVER } from "./engines.ts";
import { memoryPglite } from "./memory-pglite.ts";
import { dropScratch, makeScratch } from "./scratch-database.ts";

const at = new Date("2026-01-02T03:04:05.678Z");
const row = { installation: 2 ** 53 - 1, repository: "acme/churn" };
const content = Uint8Array.from({ length: 256 }, (_, n) => n);

/** One of each table, with every kind of value. */
const ROWS: { readonly [Name in keyof Schema]: Readonly<Record<string, unknown>> } = {
  delivery: { guid: "g", event: "push", action: null, ...row, received_at: at, seq: 1 },
  mark: { scope: "s", seq: 1, passed_on: 9 },
  audit: {
    seq: 1,
    at,
    kind: "delivery",
    ...row,
    number: 7,
    data: "{}",
    data_digest: "d",
    prev: "p",
    hash: "h",
  },
  kept: { digest: "d", content, size: 256, kept_at: at },
  published: {
    ...row,
    head: "a",
    name: "gatehouse: production",
    number: 7,
    run: null,
    conclusion: null,
    external_id: "x",
    seq: null,
    as_of: 4,
    at,
  },
  promotion: {
    ...row,
    number: 7,
    stage: "production",
    branch: "main",
    head: "a",
    merged_sha: "b",
    merged_at: at,
    seq: 1,
    bypass: true,
    why: null,
  },
  waiting: {
    ...row,
    number: 7,
    stage: "production",
    since: at,
    waits_for: "[]",
    reminded_at: null,
    reminders: 0,
    escalated_at: null,
  },
  needs: { ...row, needs: ["a", 'b "c", {d}'], at },
  allowance: {
    installation: 1,
    resource: "core",
    remaining: 0,
    reset_at: at,
    blocked_until: null,
    next_at: null,
  },
  setting: { name: "n", value: "v" },
};
const NAMES = Object.keys(ROWS) as (keyof Schema)[];

describe.for(engines)("the tables on %s", (engine) => {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0).reverse()) await each();
  });

  /** A schema that nothing is in, and connections to its database. */
  async function place(engine: Engine, instances = 1): Promise<[string, ...Connection[]]> {
    const schema = `new_${randomBytes(8).toString("hex")}`;
    if (engine === "pglite") {
      const pglite = await memoryPglite();
      undo.push(() => pglite.exec(`drop schema if exists ${schema} cascade`));
      return [
        schema,
        ...Array.from({ length: instances }, () => pgliteConnection(pglite, { close: async () => {} })),
      ];
    }
    const url = await makeScratch(process.env[SERVER] ?? "");
    undo.push(() => dropScratch(url));
    const connections = await Promise.all(Array.from({ length: instances }, () => openPostgres(url, {})));
    undo.push(() => Promise.all(connections.map((each) => each.close())));
    return [schema, ...connections];
  }

  async function one(): Promise<{ schema: string; kysely: Kysely<unknown>; connection: Connection }> {
    const [schema, connection] = await place(engine);
    if (connection === undefined) throw new Error("no connection");
    return { schema, connection, kysely: connection.kysely };
  }

  const tables = async (db: Kysely<unknown>, schema: string) => {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = ${schema}`.execute(db);
    return rows
      .map(({ name }) => name)
      .filter((name) => !name.startsWith("kysely_"))
      .sort();
  };
  const done = async (db: Kysely<unknown>, schema: string) => {
    const { rows } = await sql<{ name: string }>`
      select name from ${sql.table(`${schema}.kysely_migration`)} order by name`.execute(db);
    return rows.map(({ name }) => name);
  };
  const without = (column: string, row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
  async function fill(kysely: Kysely<unknown>, schema: string): Promise<void> {
    const db = (kysely as Kysely<Schema>).withSchema(schema);
    for (const name of NAMES) await db.insertInto(name).values(ROWS[name]).execute();
  }

  test("give back what was written, number for number and byte for byte", async () => {
    const { schema, kysely, connection } = await one();
    const { db } = await storeOn(connection, schema);
    await fill(kysely, schema);
    for (const name of NAMES) {
      const [read, ...more] = await db.selectFrom(name).selectAll().execute();
      expect(more).toEqual([]);
      const { content: bytes, ...rest } = { content: undefined, ...read } as { content?: Uint8Array };
      if (bytes !== undefined) expect(Uint8Array.from(bytes)).toEqual(content);
      const { content: _, ...expected } = ROWS[name];
      expect(rest).toEqual(expected);
    }
  });

  test("go backwards and forwards again with rows in them, and an opening changes nothing of what is there", async () => {
    const { schema, kysely, connection } = await one();
    await migrateToLatest(kysely, schema);
    expect(await tables(kysely, schema)).toEqual(NAMES.toSorted());
    expect(await done(kysely, schema)).toEqual(MIGRATION_NAMES);
    await fill(kysely, schema);
    const store = await storeOn(connection, schema);
    expect(await store.db.selectFrom("audit").select("hash").execute()).toEqual([{ hash: "h" }]);
    await migrateTo(kysely, schema, MIGRATION_NAMES.at(-1) ?? null);
    expect(await store.db.selectFrom("setting").select("name").execute()).toEqual([{ name: "n" }]);
    await migrateTo(kysely, schema, null);
    expect(await tables(kysely, schema)).toEqual([]);
    expect(await done(kysely, schema)).toEqual([]);
    const { rows } = await sql`
      select 1 from pg_proc where pronamespace = ${schema}::regnamespace`.execute(kysely);
    expect(rows).toEqual([]);
    await migrateToLatest(kysely, schema);
    await fill(kysely, schema);
    expect(await tables(kysely, schema)).toEqual(NAMES.toSorted());
  });

  test("go one version back with rows in them, and forwards: nothing but what that version did not know is lost", async () => {
    const { schema, kysely } = await one();
    const db = (kysely as Kysely<Schema>).withSchema(schema);
    await migrateToLatest(kysely, schema);
    await fill(kysely, schema);
    await migrateTo(kysely, schema, "001-tables");
    expect(await db.selectFrom("published").selectAll().execute()).toEqual([
      without("as_of", ROWS.published),
    ]);
    expect(await db.selectFrom("mark").selectAll().execute()).toEqual([without("passed_on", ROWS.mark)]);
    await migrateToLatest(kysely, schema);
    // What was green before counts as doubtful, and is judged again.
    expect(await db.selectFrom("published").selectAll().execute()).toEqual([{ ...ROWS.published, as_of: 0 }]);
  });

  test("that a newer version made are refused, and left as they are", async () => {
    const { schema, kysely, connection } = await one();
    await migrateToLatest(kysely, schema);
    await sql`insert into ${sql.table(`${schema}.kysely_migration`)} values ('999-later', '2030-01-01')`.execute(
      kysely,
    );
    const refused = {
      code: "other-version",
      message: expect.stringMatching(/newer Gatehouse \(999-later\): start that version/),
    };
    await expect(storeOn(connection, schema)).rejects.toMatchObject(refused);
    await expect(migrateTo(kysely, schema, null)).rejects.toMatchObject(refused);
    expect(await tables(kysely, schema)).toEqual(NAMES.toSorted());
  });

  test("that are not ours are a failure that says why", async () => {
    const { schema, kysely, connection } = await one();
    await sql`create schema ${sql.id(schema)}`.execute(kysely);
    await sql`create table ${sql.table(`${schema}.kept`)} (mine text)`.execute(kysely);
    await expect(storeOn(connection, schema)).rejects.toMatchObject({
      code: "migration",
      message:
        'the migration 001-tables could not be brought to this version: relation "kept" already exists',
    });
    // All of a migration or nothing.
    expect(await tables(kysely, schema)).toEqual(["kept"]);
  });

  test("are made once by instances that start at the same time", async () => {
    const [schema, ...connections] = await place(engine, 3);
    await Promise.all(connections.map((connection) => storeOn(connection, schema)));
    for (const { kysely } of connections) expect(await done(kysely, schema)).toEqual(MIGRATION_NAMES);
  });
});
