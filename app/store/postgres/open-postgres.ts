import { type Kysely, Kysely as KyselyOn, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import type { Connection } from "../connection.ts";
import { StoreError } from "../store-error.ts";
import { poolQueue } from "./pool-queue.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/** Connections of one instance. Its work waits on GitHub far more than on the store. */
const CONNECTIONS = 10;

/** Connects to a PostgreSQL server. Rejects with a {@link StoreError} when it does not answer or does not let us in. */
export async function openPostgres(
  databaseUrl: string,
  { log }: { readonly log?: Logger },
): Promise<Connection> {
  const config = clientConfig(checkAddress(databaseUrl));
  // The pool waits for it, which its types do not say.
  const onConnect = setLimits as (client: pg.ClientBase) => void;
  const pool = new pg.Pool({ ...config, max: CONNECTIONS, onConnect });
  // Without listeners, a connection that breaks while nobody waits for it would end the process: in the pool, or in the midst of a transaction.
  // Only its code and message go to the log: the pool hangs the whole client on the error.
  const broken = (error: Error) =>
    log?.warn({ code: codeOf(error), reason: error.message }, "a connection to PostgreSQL broke");
  pool.on("error", broken);
  pool.on("connect", (client) => client.on("error", broken));
  const kysely: Kysely<unknown> = new KyselyOn({ dialect: new PostgresDialect({ pool }) });
  try {
    await checkServer(kysely, log);
  } catch (error) {
    await pool.end();
    throw error instanceof StoreError ? error : connectError(error);
  }
  return { engine: "postgres", kysely, queue: poolQueue(pool, { config, log }), close: () => pool.end() };
}

/** Refuses what is no address here, where nothing of it is told: the error of whoever reads it later holds all of it. */
function checkAddress(databaseUrl: string): string {
  if (/^postgres(ql)?:\/\//i.test(databaseUrl) && isRead(databaseUrl)) return databaseUrl;
  throw new StoreError(
    "refused",
    "DATABASE_URL is no address of PostgreSQL: write postgresql://role:password@host:5432/database, with %-escapes for special characters",
  );
}

function isRead(databaseUrl: string): boolean {
  try {
    return new pg.Client({ connectionString: databaseUrl }) instanceof pg.Client;
  } catch {
    return false;
  }
}

/** Everything that waits for the server ends: a caller whom it fails tries again, and one that waits for ever cannot. */
function clientConfig(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: "gatehouse",
    keepAlive: true,
    types: wholeNumbers,
    connectionTimeoutMillis: 10_000,
    // The server's own limit does not help when it is the network that is gone.
    query_timeout: 70_000,
  };
}

/** By a query, and not when connecting: PgBouncer lets nobody in who asks for these limits there. */
async function setLimits(client: pg.ClientBase): Promise<void> {
  await client.query("set statement_timeout = '60s'; set idle_in_transaction_session_timeout = '60s'");
}

/** A server that answers before a commit is on disk is not what the store promises. */
async function checkServer(kysely: Kysely<unknown>, log: Logger | undefined): Promise<void> {
  const { rows } = await sql<{ commit: string; fsync: string }>`
    select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`.execute(
    kysely,
  );
  if (rows[0]?.commit === "off")
    throw new StoreError(
      "not-durable",
      "PostgreSQL answers before a commit is on disk: set synchronous_commit to on for the role of DATABASE_URL",
    );
  if (rows[0]?.fsync !== "on")
    log?.warn("PostgreSQL runs with fsync off: a power cut can lose what was accepted, or all of it");
}

/** Names the cause by its code: messages of drivers may hold what was in the address. */
function connectError(error: unknown): StoreError {
  const code = codeOf(error);
  // SQLSTATE class 28 is a wrong role or password, 3D a database that is not there, 42 a missing privilege.
  if (/^(28|3D|42)/.test(code))
    return new StoreError(
      "refused",
      `PostgreSQL does not let us in (${code}): check role, password and database of DATABASE_URL`,
      { cause: error },
    );
  return new StoreError(
    "unreachable",
    `PostgreSQL does not answer (${code}): check host, port and TLS options of DATABASE_URL`,
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
