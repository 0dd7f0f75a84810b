import { type CreateTableBuilder, type Kysely, type SchemaModule, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** The first tables: {@link Schema}. Says what a released version made, and so is written without what later versions call things. */
export function tables(schema: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const make = db.schema.withSchema(schema);
      await intake(make);
      await log(make);
      await sealLog(db, schema);
      await pullRequests(make);
      await installations(make);
    },
    async down(db: Kysely<unknown>) {
      const make = db.schema.withSchema(schema);
      for (const name of TABLES) await make.dropTable(name).execute();
      await sql`drop function ${sql.id(schema, "keep_audit")}()`.execute(db);
    },
  };
}

const TABLES = [
  "delivery",
  "mark",
  "audit",
  "kept",
  "published",
  "promotion",
  "waiting",
  "needs",
  "allowance",
  "setting",
];

async function intake(make: SchemaModule): Promise<void> {
  await make
    .createTable("delivery")
    .addColumn("guid", "text", (it) => it.primaryKey())
    .addColumn("event", "text", (it) => it.notNull())
    .addColumn("action", "text")
    .addColumn("installation", "bigint")
    .addColumn("repository", "text")
    .addColumn("received_at", "timestamptz", (it) => it.notNull())
    .addColumn("seq", "bigint", (it) => it.notNull())
    .execute();
  await make.createIndex("delivery_received_at").on("delivery").column("received_at").execute();
  await make
    .createTable("mark")
    .addColumn("scope", "text", (it) => it.primaryKey())
    .addColumn("seq", "bigint", (it) => it.notNull())
    .execute();
}

async function log(make: SchemaModule): Promise<void> {
  await make
    .createTable("audit")
    .addColumn("seq", "bigint", (it) => it.primaryKey())
    .addColumn("at", "timestamptz", (it) => it.notNull())
    .addColumn("kind", "text", (it) => it.notNull())
    .addColumn("installation", "bigint")
    .addColumn("repository", "text")
    .addColumn("number", "integer")
    .addColumn("data", "text")
    .addColumn("data_digest", "text", (it) => it.notNull())
    .addColumn("prev", "text", (it) => it.notNull())
    .addColumn("hash", "text", (it) => it.notNull())
    .execute();
  await make
    .createIndex("audit_subject")
    .on("audit")
    .columns(["installation", "repository", "number", "seq"])
    .execute();
  await make.createIndex("audit_kind").on("audit").columns(["kind", "seq"]).execute();
  await make
    .createTable("kept")
    .addColumn("digest", "text", (it) => it.primaryKey())
    .addColumn("content", "bytea", (it) => it.notNull())
    .addColumn("size", "integer", (it) => it.notNull())
    .addColumn("kept_at", "timestamptz", (it) => it.notNull())
    .execute();
}

/**
 * Holds the log to being append-only, whoever writes to it. Retention sets `gatehouse.retention` for its own transaction, and may then
 * take `data` away, and rows that have none, and nothing else.
 */
async function sealLog(db: Kysely<unknown>, schema: string): Promise<void> {
  const audit = sql.id(schema, "audit");
  const keep = sql.id(schema, "keep_audit");
  await sql`
    create function ${keep}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and current_setting('gatehouse.retention', true) = 'on' then
        if new.data is null and (to_jsonb(new) - 'data') = (to_jsonb(old) - 'data') then
          return new;
        end if;
      end if;
      if tg_op = 'DELETE' and old.data is null and current_setting('gatehouse.retention', true) = 'on' then
        return old;
      end if;
      raise exception 'the log is append-only: % was refused', tg_op using errcode = 'restrict_violation';
    end
    $$`.execute(db);
  await sql`
    create trigger keep_rows before update or delete on ${audit}
    for each row execute function ${keep}()`.execute(db);
  await sql`
    create trigger keep_table before truncate on ${audit}
    for each statement execute function ${keep}()`.execute(db);
}

function repository(table: CreateTableBuilder<string>) {
  return table
    .addColumn("installation", "bigint", (it) => it.notNull())
    .addColumn("repository", "text", (it) => it.notNull());
}

async function pullRequests(make: SchemaModule): Promise<void> {
  await repository(make.createTable("published"))
    .addColumn("head", "text", (it) => it.notNull())
    .addColumn("name", "text", (it) => it.notNull())
    .addColumn("number", "integer", (it) => it.notNull())
    .addColumn("run", "bigint")
    .addColumn("conclusion", "text")
    .addColumn("external_id", "text", (it) => it.notNull())
    .addColumn("seq", "bigint")
    .addColumn("at", "timestamptz", (it) => it.notNull())
    .addPrimaryKeyConstraint("published_pkey", ["installation", "repository", "head", "name"])
    .execute();
  await make
    .createIndex("published_number")
    .on("published")
    .columns(["installation", "repository", "number"])
    .execute();
  await repository(make.createTable("promotion"))
    .addColumn("number", "integer", (it) => it.notNull())
    .addColumn("stage", "text", (it) => it.notNull())
    .addColumn("branch", "text", (it) => it.notNull())
    .addColumn("head", "text", (it) => it.notNull())
    .addColumn("merged_sha", "text", (it) => it.notNull())
    .addColumn("merged_at", "timestamptz", (it) => it.notNull())
    .addColumn("seq", "bigint")
    .addColumn("bypass", "boolean", (it) => it.notNull())
    .addColumn("why", "text")
    .addPrimaryKeyConstraint("promotion_pkey", ["installation", "repository", "number"])
    .execute();
  await make
    .createIndex("promotion_merged_at")
    .on("promotion")
    .columns(["installation", "repository", "merged_at"])
    .execute();
  await repository(make.createTable("waiting"))
    .addColumn("number", "integer", (it) => it.notNull())
    .addColumn("stage", "text", (it) => it.notNull())
    .addColumn("since", "timestamptz", (it) => it.notNull())
    .addColumn("waits_for", "text", (it) => it.notNull())
    .addColumn("reminded_at", "timestamptz")
    .addColumn("reminders", "integer", (it) => it.notNull())
    .addColumn("escalated_at", "timestamptz")
    .addPrimaryKeyConstraint("waiting_pkey", ["installation", "repository", "number"])
    .execute();
}

async function installations(make: SchemaModule): Promise<void> {
  await repository(make.createTable("needs"))
    .addColumn("needs", sql`text[]`, (it) => it.notNull())
    .addColumn("at", "timestamptz", (it) => it.notNull())
    .addPrimaryKeyConstraint("needs_pkey", ["installation", "repository"])
    .execute();
  await make
    .createTable("allowance")
    .addColumn("installation", "bigint", (it) => it.notNull())
    .addColumn("resource", "text", (it) => it.notNull())
    .addColumn("remaining", "integer")
    .addColumn("reset_at", "timestamptz")
    .addColumn("blocked_until", "timestamptz")
    .addColumn("next_at", "timestamptz")
    .addPrimaryKeyConstraint("allowance_pkey", ["installation", "resource"])
    .execute();
  await make
    .createTable("setting")
    .addColumn("name", "text", (it) => it.primaryKey())
    .addColumn("value", "text", (it) => it.notNull())
    .execute();
}
