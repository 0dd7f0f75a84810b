import { randomBytes } from "node:crypto";
import pg from "pg";
import { openStore } from "../../app/store/open-store.ts";

const TEMPLATE = "gatehouse_template";

/** Makes the database that scratch ones are copies of: with the tables, so that nobody has to wait for them. */
export async function makeTemplate(server: string): Promise<void> {
  await onServer(server, `create database ${TEMPLATE}`);
  await (await openStore({ databaseUrl: databaseUrl(server, TEMPLATE) })).close();
}

/** A database of one's own with the store's tables. Gives back its address. */
export async function makeScratch(server: string): Promise<string> {
  const name = `scratch_${randomBytes(8).toString("hex")}`;
  await onServer(server, `create database ${name} template ${TEMPLATE}`);
  return databaseUrl(server, name);
}

/** Takes a scratch database away, whoever is connected to it. */
export async function dropScratch(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer(databaseUrl(url, "postgres"), `drop database if exists ${name} with (force)`);
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
