import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, fsyncSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STORE_BROKEN } from "../../app/store/durable-pglite/end-process.ts";
import { openDurable } from "../../app/store/durable-pglite/open-durable.ts";
import { selfTest } from "../../app/store/durable-pglite/self-test.ts";
import { START_PARAMETERS } from "../../app/store/durable-pglite/start-parameters.ts";
import { SyncedFiles } from "../../app/store/durable-pglite/synced-files.ts";
import { ENGINE } from "../../app/store/durable-pglite/version-stamp.ts";
import { openStore } from "../../app/store/open-store.ts";
import type { StoreError } from "../../app/store/store-error.ts";
import { killRounds } from "./kill-rounds.ts";
import { memoryPglite } from "./memory-pglite.ts";

const scratch = mkdtempSync(join(tmpdir(), "gatehouse-store-"));
const made = join(scratch, "made");

/** A folder with a store in it that was closed. A first boot takes seconds, and so it is done once. */
function folderOf(name: string): string {
  const folder = join(scratch, name);
  cpSync(made, folder, { recursive: true });
  return folder;
}

beforeAll(async () => {
  await (await openStore({ folder: made })).close();
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("a folder has one owner", () => {
  const other = (folder: string) =>
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, "writer.ts"), JSON.stringify({ folder }), "other"],
      { encoding: "utf8" },
    );

  test("a second process is told what to do, and the first goes on", async () => {
    const folder = folderOf("owned");
    const store = await openStore({ folder });
    const { status, stdout, stderr } = other(folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`another process uses the folder ${folder}: stop it, or set DATABASE_URL`);
    await store.db.insertInto("setting").values({ name: "a", value: "1" }).execute();
    await store.close();
    const again = await openStore({ folder });
    expect(await again.db.selectFrom("setting").select("name").execute()).toEqual([{ name: "a" }]);
    await again.close();
  });

  test("and so is a second opener in the same process", async () => {
    const folder = folderOf("owned-twice");
    const store = await openStore({ folder });
    await expect(openStore({ folder })).rejects.toMatchObject({ code: "in-use" });
    await store.close();
  });

  test("a folder that cannot be written is refused", async () => {
    const folder = join(scratch, "a-file");
    writeFileSync(folder, "");
    await expect(openStore({ folder })).rejects.toMatchObject({ code: "refused" });
  });
});

describe("what is committed is on disk", () => {
  test("a PGlite whose commits reach no disk is refused", async () => {
    const data = join(folderOf("unsynced"), "pgdata");
    const pglite = await PGlite.create({ fs: new NodeFS(data), startParams: [...START_PARAMETERS] });
    await expect(selfTest(pglite, () => 0)).rejects.toMatchObject({
      code: "not-durable",
      message: expect.stringContaining("a commit did not reach the disk"),
    });
    await pglite.close();
  });

  test("and so is one that is set not to care", async () => {
    let syncs = 0;
    await expect(selfTest(await memoryPglite(), () => (syncs += 1))).rejects.toMatchObject({
      code: "not-durable",
      message: expect.stringContaining("fsync is off"),
    });
  });

  test("every commit waits for the disk", async () => {
    let syncs = 0;
    const { pglite, close } = await openDurable(folderOf("synced"), {
      sync: (fd) => {
        syncs += 1;
        fsyncSync(fd);
      },
    });
    await pglite.exec("create table counted (n int)");
    const before = syncs;
    for (let n = 0; n < 20; n += 1) await pglite.query("insert into counted values ($1)", [n]);
    expect(syncs - before).toBeGreaterThanOrEqual(20);
    await close();
  });

  test("a timer writes checkpoints, and vacuum gives room back", async () => {
    const { pglite, vacuum, close } = await openDurable(folderOf("upkeep"), { checkpointEvery: 20 });
    const redo = async () => {
      const { rows } = await pglite.query<{ at: string }>(
        "select redo_lsn::text as at from pg_control_checkpoint()",
      );
      return rows[0]?.at;
    };
    const before = await redo();
    await pglite.exec("create table counted as select generate_series(1, 1000) as n; delete from counted");
    await expect.poll(redo).not.toBe(before);
    await vacuum();
    const { rows } = await pglite.query<{ size: number }>("select pg_relation_size('counted')::int as size");
    expect(rows).toEqual([{ size: 0 }]);
    await close();
  });
});

describe("a disk that fails", () => {
  const write = (folder: string, fault: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, "broken-disk.ts"), folder, fault], {
      encoding: "utf8",
      timeout: 30_000,
    });
  const range = (from: number, end: number) => Array.from({ length: end - from }, (_, n) => from + n);
  async function written(folder: string): Promise<readonly number[]> {
    const { pglite, close } = await openDurable(folder);
    const { rows } = await pglite.query<{ name: number }>("select name from written order by name");
    await close();
    return rows.map(({ name }) => name);
  }

  test.for([
    ["does not sync", "fsync", "fsync: EIO"],
    ["is full where the log of PostgreSQL grows", "log", "No space left on device"],
    ["fails with an error that nobody knows", "unheard-of", "I/O error"],
  ] as const)("and %s: ends the process, and keeps what was acknowledged", async ([, fault, why]) => {
    const folder = folderOf(fault);
    const { status, stdout, stderr } = write(folder, fault);
    expect({ status, said: stdout.split("\n") }).toEqual({
      status: STORE_BROKEN,
      said: [...range(0, 10).map(String), ""],
    });
    expect(stderr).toMatch(/^gatehouse: the store in .* cannot go on \(.*\): look whether its disk .*\n$/);
    expect(stderr).toContain(why);
    // What was about to be committed may be there, and what came later may not.
    const there = await written(folder);
    expect(there.slice(0, 10)).toEqual(range(0, 10));
    expect(there.length).toBeLessThanOrEqual(11);
  });

  test("and is full where a table grows: refuses what needs room, and goes on when there is some", async () => {
    const folder = folderOf("table");
    const { status, stdout, stderr } = write(folder, "table");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const said = stdout.trimEnd().split("\n");
    expect(said.slice(10, 15)).toEqual(
      range(10, 15).map(() => expect.stringMatching(/^refused: could not extend file .*No space left/)),
    );
    expect(await written(folder)).toEqual([...range(0, 10), ...range(15, 20)]);
  });

  test.for([
    ["LOG:  PANIC:  x", false],
    ["\tPANIC:  x", false],
    ["PANIC:  x", false],
    ["2026-11-21 07:56:25.963 UTC [42] STATEMENT:  2026-11-21 07:56:25.963 UTC [42] PANIC:  x", false],
    ["2026-11-21 07:56:25.963 UTC [42] PANIC:  x", true],
  ] as const)("is not what somebody writes: %s", ([line, stops]) => {
    const told: StoreError[] = [];
    const files = new SyncedFiles("folder", { onBroken: (broken) => told.push(broken) as never });
    files.heard(line);
    expect(told).toEqual([]);
    files.opened();
    files.heard(line);
    expect(told.map(({ code }) => code)).toEqual(stops ? ["not-durable"] : []);
  });
});

describe("the first boot", () => {
  /** Starts a writer in a new folder and kills it as soon as there is a file of this name. */
  async function killAt(folder: string, name: string): Promise<void> {
    const writer = spawn(
      process.execPath,
      [join(import.meta.dirname, "writer.ts"), JSON.stringify({ folder }), "cut-off"],
      { stdio: "ignore" },
    );
    const ended = once(writer, "close");
    await expect.poll(() => existsSync(join(folder, name)), { interval: 1, timeout: 30_000 }).toBe(true);
    writer.kill("SIGKILL");
    await ended;
  }

  test("that is killed: leaves no database before it is whole, and the next one makes it", async () => {
    const folder = join(scratch, "cut-off");
    await killAt(folder, "pgdata.new/base/1");
    expect(readdirSync(folder)).not.toContain("pgdata");
    const store = await openStore({ folder });
    await store.ping();
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(["owner.db", "pgdata"]);
  });
});

describe("what another version made", () => {
  test.for([
    ["an older PGlite", { pglite: "0.4", postgres: 17 }, "PGlite 0.4 (PostgreSQL 17)"],
    ["a newer PGlite", { pglite: "0.6", postgres: 18 }, "PGlite 0.6 (PostgreSQL 18)"],
  ] as const)("%s: is refused before it is touched", async ([name, stamp, says]) => {
    const folder = folderOf(name);
    writeFileSync(join(folder, "pgdata", "gatehouse.json"), JSON.stringify(stamp));
    await expect(openStore({ folder })).rejects.toMatchObject({
      code: "other-version",
      message: expect.stringContaining(says),
    });
  });

  test("a folder of PostgreSQL's without our stamp is judged by its own", async () => {
    const folder = folderOf("unstamped");
    rmSync(join(folder, "pgdata", "gatehouse.json"));
    await (await openStore({ folder })).close();
    writeFileSync(join(folder, "pgdata", "PG_VERSION"), "17\n");
    await expect(openStore({ folder })).rejects.toMatchObject({
      code: "other-version",
      message: expect.stringContaining("PGlite of an unknown version (PostgreSQL 17)"),
    });
  });

  test("the stamp says what is installed", async () => {
    const pglite = await memoryPglite();
    const { rows } = await pglite.query<{ major: number }>(
      "select current_setting('server_version_num')::int / 10000 as major",
    );
    expect(rows).toEqual([{ major: ENGINE.postgres }]);
    const { version } = (
      await import("../../node_modules/@electric-sql/pglite/package.json", { with: { type: "json" } })
    ).default;
    expect(version.startsWith(`${ENGINE.pglite}.`)).toBe(true);
  });
});

describe("a process that is killed", () => {
  test("loses nothing that it acknowledged", async () => {
    const folder = folderOf("killed");
    const report = await killRounds({ folder }, 2);
    expect(report).toMatchObject({ rounds: 2, lost: 0 });
    expect(report.acknowledged).toBeGreaterThanOrEqual(5 + 42);
    expect(existsSync(join(folder, "owner.db"))).toBe(true);
  });
});
