import { PassThrough, Readable } from "node:stream";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { verifyExport } from "#audit/verify-export.ts";
import { type Engine, engines } from "../../test/store/engines.ts";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import { applyRetention } from "../audit/apply-retention.ts";
import { createAuditLog } from "../audit/create-audit-log.ts";
import { entry } from "../audit/entry.fixture.ts";
import { openInbox } from "../inbox/durable-inbox.ts";
import type { Task } from "../inbox/task.ts";
import type { Store } from "../store/store.ts";
import { exportAll } from "./export-all.ts";
import { exportAudit } from "./export-log.ts";
import { type ImportOptions, importAll } from "./import-all.ts";
import { noteTasks, putNotedTasks } from "./noted-tasks.ts";
import { PLAIN_TABLES } from "./plain-tables.ts";

const NOW = new Date("2026-03-01T12:00:00.123Z");
const LATER = new Date("2099-01-01T00:00:00.000Z");
const BY = { now: NOW, program: "1.2.3" };
const where = { installation: 1, repository: "acme/model" };

/** What an export writes. */
async function written(write: (out: PassThrough) => Promise<unknown>): Promise<string> {
  const out = new PassThrough();
  const text = out.setEncoding("utf8").toArray();
  await write(out);
  out.end();
  return (await text).join("");
}

/** Everything but the queue, and but what the import adds. */
async function contentOf(store: Store, rows: number) {
  const audit = await store.db.selectFrom("audit").selectAll().orderBy("seq").limit(rows).execute();
  const kept = await store.db.selectFrom("kept").selectAll().orderBy("digest").execute();
  const plain = PLAIN_TABLES.map((table) => store.db.selectFrom(table).selectAll().execute());
  return {
    audit,
    kept: kept.map(({ content, ...row }) => ({ ...row, content: Buffer.from(content).toString("hex") })),
    plain: await Promise.all(plain),
  };
}

/** Fills every table, with what is hard to write down among it. */
async function fill(store: Store): Promise<void> {
  const log = createAuditLog(store, () => NOW);
  await store.transaction(async (trx) => {
    const facts = await log.keep(trx, `{"facts":"ß𝄞"}`);
    const verdict = await log.keep(trx, "{}");
    await log.append(trx, [entry({ facts, verdict }), entry({ text: "\n\0\u2028" }, { number: 8 })], NOW);
    await trx
      .insertInto("delivery")
      .values({ guid: "g", event: "push", action: null, ...where, received_at: NOW, seq: 1 })
      .execute();
    await trx.insertInto("mark").values({ scope: "1/acme/model#7", seq: 2 }).execute();
    await trx
      .insertInto("published")
      .values({
        ...where,
        head: "a",
        name: 'gatehouse: "x"',
        number: 7,
        run: 9_007_199_254_740_991,
        conclusion: null,
        external_id: "e",
        seq: 1,
        at: NOW,
      })
      .execute();
    await trx
      .insertInto("promotion")
      .values({
        ...where,
        number: 7,
        stage: "s",
        branch: "b",
        head: "a",
        merged_sha: "m",
        merged_at: NOW,
        seq: null,
        bypass: true,
        why: "because\n",
      })
      .execute();
    await trx
      .insertInto("waiting")
      .values({
        ...where,
        number: 7,
        stage: "s",
        since: NOW,
        waits_for: "{}",
        reminded_at: null,
        reminders: 0,
        escalated_at: NOW,
      })
      .execute();
    await trx
      .insertInto("needs")
      .values({ ...where, needs: ["checks", 're,"views'], at: NOW })
      .execute();
    await trx
      .insertInto("allowance")
      .values({
        installation: 1,
        resource: "core",
        remaining: null,
        reset_at: NOW,
        blocked_until: null,
        next_at: null,
      })
      .execute();
    await trx.insertInto("setting").values({ name: "cursor", value: "{}" }).execute();
  });
}

const pairs = engines.flatMap((from) => engines.map((to): [Engine, Engine] => [from, to]));
const opened: TestStore[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.remove();
});
async function open(engine?: Engine): Promise<TestStore> {
  const store = await openTestStore(engine);
  opened.push(store);
  return store;
}

/** Imports, and collects what is put into the queue. */
function importing(store: Store, text: string, more: Partial<ImportOptions> = {}) {
  const put: { task: Task; after: Date | undefined }[] = [];
  const done = importAll(store, Readable.from([Buffer.from(text)]), {
    log: createAuditLog(store, () => NOW),
    put: async (tasks, options) => void put.push(...tasks.map((task) => ({ task, after: options?.after }))),
    now: NOW,
    ...more,
  });
  return done.then((counts) => ({ counts, put }));
}

describe.for(pairs)("from %s to %s", ([from, to]) => {
  test("everything arrives as it was, and the log goes on", async () => {
    const [source, target] = [await open(from), await open(to)];
    await fill(source);
    const text = await written((out) => exportAll(source, out, BY));
    const { counts } = await importing(target, text);
    expect(counts).toMatchObject({ audit: 2, kept: 2, delivery: 1, needs: 1, setting: 1 });
    expect(await contentOf(target, 2)).toEqual(await contentOf(source, 2));
    const log = createAuditLog(target, () => NOW);
    expect(await target.transaction((trx) => log.append(trx, [entry({})], NOW))).toEqual([4]);
    const again = await written((out) => exportAudit(target, out, BY));
    expect((await verifyExport(Readable.from([again]))).chain).toMatchObject({ ok: true, rows: 4 });
  });
});

describe.for(engines)("on %s", (engine) => {
  test("work that waits is put into the other queue, each at its moment", async () => {
    const store = await open(engine);
    const log = pino({ level: "silent" });
    const [due, later] = [7, 8].map(
      (number): Task => ({
        installation: 1,
        owner: "acme",
        repo: "model",
        subject: { kind: "pull-request", number },
      }),
    );
    if (due === undefined || later === undefined) throw new Error("two tasks");
    const inbox = await openInbox({
      store,
      audit: createAuditLog(store, () => NOW),
      log,
      now: () => NOW,
      concurrency: 0,
      work: async () => ({ kind: "done", next: [] }),
    });
    await inbox.put([due]);
    await inbox.put([later], { after: LATER });
    await inbox.close(0);
    const text = await written((out) => exportAll(store, out, BY));
    const { put } = await importing(await open(engine), text);
    expect(put.map(({ task }) => task)).toEqual([due, later]);
    expect(put.map(({ after }) => after)).toEqual([NOW, LATER]);
  });

  test("a log that retention shortened and emptied is taken over with its anchor", async () => {
    const source = await open(engine);
    const log = createAuditLog(source, () => NOW);
    const years = (count: number) => new Date(NOW.getTime() - count * 365 * 24 * 3600 * 1000);
    for (const age of [4, 3, 2, 0])
      await source.transaction((trx) => log.append(trx, [entry({ age })], years(age)));
    await applyRetention(source, log, { dataDays: 500, factsDays: 1, chainDays: 1000 }, NOW);
    const text = await written((out) => exportAll(source, out, BY));
    const target = await open(engine);
    const { counts } = await importing(target, text);
    expect(counts).toMatchObject({ audit: 4 });
    const again = await written((out) => exportAudit(target, out, BY));
    expect((await verifyExport(Readable.from([again]))).chain).toMatchObject({
      ok: true,
      first: 3,
      emptied: 1,
    });
  });

  test("an extract holds some rows, and what they were judged from", async () => {
    const store = await open(engine);
    await fill(store);
    const filter = { repository: "ACME/model", number: 7 };
    const text = await written((out) => exportAudit(store, out, { ...BY, filter }));
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => Object.keys(JSON.parse(line))[0]),
    ).toEqual(["format", "audit", "kept", "kept", "end"]);
    const { chain, contents } = await verifyExport(Readable.from([text]));
    expect([chain, contents]).toMatchObject([{ ok: true, rows: 1 }, 2]);
    await expect(importing(await open(engine), text)).rejects.toMatchObject({ code: "unreadable" });
  });
});

describe("what is refused leaves the store empty", () => {
  async function refused(change: (text: string) => string) {
    const [source, target] = [await open(), await open()];
    await fill(source);
    const text = await written((out) => exportAll(source, out, BY));
    const changed = change(text);
    expect(changed).not.toBe(text);
    const error: unknown = await importing(target, changed).then(
      () => "taken over",
      (reason: unknown) => reason,
    );
    expect((await contentOf(target, 9)).audit).toEqual([]);
    expect((await contentOf(target, 9)).plain.flat()).toEqual([]);
    return error;
  }
  const lines = (change: (all: string[]) => string[]) => (text: string) =>
    `${change(text.trim().split("\n")).join("\n")}\n`;

  test.for<[string, (text: string) => string, string, RegExp]>([
    [
      "another format",
      (text) => text.replace("export/v1", "export/v0"),
      "unreadable",
      /gatehouse\/export\/v0/,
    ],
    [
      "older tables",
      (text) => text.replace(/"schema":"[^"]+"/, '"schema":"000-old"'),
      "unreadable",
      /1\.2\.3.*000-old.*export it again/,
    ],
    ["no export", () => "{}\n", "unreadable", /first line/],
    ["nothing", () => "\n", "unreadable", /empty/],
    ["a cut file", lines((all) => all.slice(0, -1)), "unreadable", /cut off/],
    [
      "a missing row",
      lines((all) => all.filter((line) => !line.includes('"table":"mark"'))),
      "unreadable",
      /mark/,
    ],
    [
      "a missing row of the log",
      lines((all) => all.filter((line) => !line.startsWith('{"audit":{"seq":1,'))),
      "broken-chain",
      /row 2: gap/,
    ],
    [
      "changed data",
      (text) => text.replace('\\"text\\"', '\\"txet\\"'),
      "broken-chain",
      /row 2: changed-data/,
    ],
    [
      "another table",
      (text) => text.replace('"table":"mark"', '"table":"pg_authid"'),
      "unreadable",
      /pg_authid/,
    ],
    ["something behind the end", (text) => `${text}{}\n`, "unreadable", /behind the end/],
  ])("%s", async ([, change, code, message]) => {
    expect(await refused(change)).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("changed content", async () => {
    const swap = lines((all) => {
      const kept = all.filter((line) => line.startsWith('{"kept"')).map((line) => JSON.parse(line).kept);
      return all.map((line) =>
        line.includes(kept[0].digest) && line.startsWith('{"kept"')
          ? JSON.stringify({ kept: { ...kept[0], content: kept[1].content } })
          : line,
      );
    });
    expect(await refused(swap)).toMatchObject({ code: "content-changed" });
  });

  test("a store that is in use is left as it is", async () => {
    const [source, target] = [await open(), await open()];
    await fill(source);
    await target.db.insertInto("mark").values({ scope: "x", seq: 1 }).execute();
    const text = await written((out) => exportAll(source, out, BY));
    await expect(importing(target, text)).rejects.toMatchObject({ code: "not-empty" });
    expect((await contentOf(target, 9)).audit).toEqual([]);
  });
});

test("tasks whose import broke off are put at the next start, once", async () => {
  const store = await open();
  const task = { subject: { kind: "upkeep", what: "sweep" } };
  await store.transaction((trx) => noteTasks(trx, [{ task, after: NOW.toISOString() }]));
  const broken = putNotedTasks(store, () => Promise.reject(new Error("no queue")), NOW);
  await expect(broken).rejects.toThrow("no queue");
  const put: unknown[] = [];
  expect(await putNotedTasks(store, async (tasks) => void put.push(...tasks), NOW)).toBe(1);
  expect(await putNotedTasks(store, async (tasks) => void put.push(...tasks), NOW)).toBe(0);
  expect(put).toEqual([task]);
});
