import { createServer } from "node:net";
import { inspect } from "node:util";
import { sql } from "kysely";
import pg from "pg";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { openStore } from "../../app/store/open-store.ts";
import type { Store } from "../../app/store/store.ts";
import { engines, SERVER } from "./engines.ts";
import { dropScratch, makeScratch } from "./scratch-database.ts";

const PASSWORD = "hunter2-of-the-tests";

/** An address on the tests' server. */
function address(changed: { readonly username?: string; readonly pathname?: string } = {}): string {
  const url = new URL(process.env[SERVER] ?? "postgresql://nobody@localhost/none");
  url.password = PASSWORD;
  return Object.assign(url, changed).href;
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof bound === "object" && bound !== null ? bound.port : 1;
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

describe("a server that cannot be had", () => {
  async function failure(databaseUrl: string): Promise<Error> {
    const opened = openStore({ databaseUrl });
    return opened.then(
      async (store) => {
        await store.close();
        throw new Error("it was opened");
      },
      (error: Error) => error,
    );
  }

  test("because nothing listens there: says where to look", async () => {
    const error = await failure(
      `postgresql://gatehouse:${PASSWORD}@127.0.0.1:${await closedPort()}/gatehouse`,
    );
    expect(error).toMatchObject({
      code: "unreachable",
      message: "PostgreSQL does not answer (ECONNREFUSED): check host, port and TLS options of DATABASE_URL",
    });
    expect(inspect(error, { depth: null })).not.toContain(PASSWORD);
  });

  test.for([
    `postgresql://gatehouse:${PASSWORD}@[nowhere/gatehouse`,
    `postgresql://gatehouse:${PASSWORD}@localhost:none/gatehouse`,
    `mysql://gatehouse:${PASSWORD}@localhost/gatehouse`,
    `gatehouse:${PASSWORD}@localhost`,
  ])(
    "because its address is none: says what one looks like, and nothing of this one (%#)",
    async (databaseUrl) => {
      const error = await failure(databaseUrl);
      expect(error).toMatchObject({
        code: "refused",
        message: expect.stringContaining("write postgresql://role:password@host:5432/database"),
      });
      expect(inspect(error, { depth: null })).not.toContain(PASSWORD);
    },
  );

  describe.runIf(engines.includes("postgres"))("by us", () => {
    test.for([
      ["a wrong password", "28P01", { username: "locked" }],
      ["no such role", "28000", { username: "nobody" }],
      ["no such database", "3D000", { pathname: "/nothing" }],
    ] as const)("because of %s: says what to check", async ([, code, changed]) => {
      await admin(
        address(),
        "do $$ begin create role locked login password 'another'; exception when duplicate_object then null; end $$",
      );
      const error = await failure(address(changed));
      expect(error).toMatchObject({
        code: "refused",
        message: `PostgreSQL does not let us in (${code}): check role, password and database of DATABASE_URL`,
      });
      expect(inspect(error, { depth: null })).not.toContain(PASSWORD);
    });

    test("because it answers before a commit is on disk", async () => {
      const url = await makeScratch(address());
      try {
        await admin(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
        expect(await failure(url)).toMatchObject({ code: "not-durable" });
      } finally {
        await dropScratch(url);
      }
    });
  });
});

describe.runIf(engines.includes("postgres"))("a server", () => {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0).reverse()) await each();
  });
  async function open(): Promise<{ store: Store; url: string; logged: string[] }> {
    const url = await makeScratch(address());
    const logged: string[] = [];
    const log = pino({}, { write: (line) => logged.push(line) });
    const store = await openStore({ databaseUrl: url }, { log });
    undo.push(
      () => dropScratch(url),
      () => store.close(),
    );
    return { store, url, logged };
  }
  const cut = (url: string) =>
    admin(
      url,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'gatehouse'",
    );

  test("whose connection breaks in the midst of a transaction: nothing of it is there, and the next one is made on another", async () => {
    const { store, url, logged } = await open();
    const broken = store.transaction(async (trx) => {
      await trx.insertInto("setting").values({ name: "half", value: "" }).execute();
      await cut(url);
      await trx.insertInto("setting").values({ name: "other half", value: "" }).execute();
    });
    await expect(broken).rejects.toThrow(/terminat|connection error/);
    await store.transaction((trx) =>
      trx.insertInto("setting").values({ name: "whole", value: "" }).execute(),
    );
    expect(await store.db.selectFrom("setting").select("name").execute()).toEqual([{ name: "whole" }]);
    await expect(store.ping()).resolves.toBeUndefined();
    expect(logged.join("")).not.toContain(PASSWORD);
  });

  test("whose connection breaks while nobody uses it: is asked over another, and the log says so in one line", async () => {
    const { store, url, logged } = await open();
    await store.ping();
    await cut(url);
    await expect.poll(() => logged.length).toBeGreaterThan(0);
    await store.ping();
    expect(JSON.parse(logged.find((line) => line.includes("broke")) ?? "{}")).toMatchObject({
      code: "57P01",
      msg: "a connection to PostgreSQL broke",
    });
    expect(logged.join("")).not.toContain(PASSWORD);
    expect(Math.max(...logged.map((line) => line.length))).toBeLessThan(500);
  });

  test("stops what takes too long, which is asked for after connecting, as PgBouncer wants it", async () => {
    const { store } = await open();
    const { rows } = await store.transaction((trx) =>
      sql`select current_setting('statement_timeout') as a, current_setting('idle_in_transaction_session_timeout') as b`.execute(
        trx,
      ),
    );
    expect(rows).toEqual([{ a: "1min", b: "1min" }]);
  });

  test("that is gone: a ping says so", async () => {
    const { store, url } = await open();
    await dropScratch(url);
    await expect(store.ping()).rejects.toThrow(/database|connection/);
  });

  test("with a number that would be rounded: is an error", async () => {
    const { store } = await open();
    await expect(
      store.transaction((trx) => sql`select 9007199254740993::bigint as whole`.execute(trx)),
    ).rejects.toThrow("9007199254740993 is beyond what a number holds exactly");
  });
});
