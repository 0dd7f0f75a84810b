import { PassThrough, Readable } from "node:stream";
import { expect, test, vi } from "vitest";
import { AuditError } from "#audit/audit-error.ts";
import { createAuditLog } from "../../app/audit/create-audit-log.ts";
import { entry } from "../../app/audit/entry.fixture.ts";
import type { Store } from "../../app/store/store.ts";
import { exportAll } from "../../app/transfer/export-all.ts";
import { importAll } from "../../app/transfer/import-all.ts";
import { openTestStore } from "../store/open-test-store.ts";
import { LONGEST_TEST_MS, runCampaign } from "./campaign.ts";
import { mutateJson } from "./mutate-json.ts";
import { mutateText } from "./mutate-text.ts";
import type { Random } from "./random.ts";

vi.setConfig({ testTimeout: LONGEST_TEST_MS });

const INPUTS = 250;
const NOW = new Date("2026-11-20T10:00:00.000Z");

async function exported(store: Store): Promise<string> {
  const log = createAuditLog(store, () => NOW);
  await store.transaction(async (trx) => {
    const facts = await log.keep(trx, '{"facts":1}');
    await log.append(trx, [entry({ facts }), entry({ text: "two" })], NOW);
    await trx.insertInto("mark").values({ scope: "1/acme/model#7", seq: 2 }).execute();
  });
  const out = new PassThrough();
  const text = out.setEncoding("utf8").toArray();
  await exportAll(store, out, { now: NOW, program: "1.2.3" });
  out.end();
  return (await text).join("");
}

/** One line's JSON is edited mostly; some edits are of the text. */
function mutate(sample: string, random: Random, others: readonly string[]): string {
  if (random.below(4) === 0) return mutateText(sample, random, others);
  const lines = sample.trimEnd().split("\n");
  const at = random.below(lines.length);
  lines[at] = JSON.stringify(mutateJson(JSON.parse(lines[at] ?? "null"), random)) ?? "";
  return `${lines.join("\n")}\n`;
}

async function rowsIn(store: Store): Promise<number> {
  const tables = ["audit", "kept", "mark", "delivery", "published"] as const;
  const counts = await Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute()));
  return counts.flat().length;
}

test(`import: ${INPUTS} edited exports are refused as a whole, or are what was exported`, async () => {
  const source = await openTestStore();
  const sample = await exported(source);
  await source.remove();
  let store = await openTestStore();
  let taken = 0;
  const probe = async (text: string) => {
    const options = { log: createAuditLog(store, () => NOW), put: async () => {}, now: NOW };
    try {
      await importAll(store, Readable.from([text]), options);
    } catch (error) {
      if (!(error instanceof AuditError)) throw error;
      if ((await rowsIn(store)) > 0) throw new Error("something of it stayed", { cause: error });
      return error.code;
    }
    taken += 1;
    await store.remove();
    store = await openTestStore();
    return "taken";
  };
  // Whatever is taken costs a new store, on a server a database.
  const target = { name: "import", samples: [sample], probe, mutate, leastMs: 10_000 };
  const { faults } = await runCampaign(target, INPUTS);
  expect(await probe(sample)).toBe("taken");
  await store.remove();
  expect(faults).toEqual([]);
  // Most edits break the chain, what it names, or the counts.
  expect(taken).toBeLessThan(INPUTS / 2);
});
