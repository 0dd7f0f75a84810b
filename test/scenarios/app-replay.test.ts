import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { packContent, unpackContent } from "#audit/pack-content.ts";
import type { Replay } from "#audit/replay.ts";
import { createAuditLog } from "../../app/audit/create-audit-log.ts";
import { replayFromStore } from "../../app/audit/replay-from-store.ts";
import { ownVersion } from "../../app/config/own-version.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import { BAD_CHANGE, METRICS, metrics, policy, type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

const POLICY = ".github/gatehouse.yml";

let world: SmallWorld;

beforeEach(async () => {
  world = await startSmallWorld();
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

interface Told {
  readonly seq: number;
  readonly data: { readonly facts: string; readonly outcome: string; readonly extends: object | null };
}

async function verdicts(): Promise<Told[]> {
  const rows = await world.store.db
    .selectFrom("audit")
    .select(["seq", "data"])
    .where("kind", "=", "verdict")
    .orderBy("seq")
    .execute();
  return rows.map(({ seq, data }) => ({ seq, data: JSON.parse(data ?? "null") as Told["data"] }));
}

const judgedAgain = (seq: number) => replayFromStore(world.store, createAuditLog(world.store), seq);

async function signed(pull: PullHandle): Promise<void> {
  await world.signOff(pull);
}

/** A number under the bar, then a good one, then people; a policy that is broken and mended; another pull request of the same commit. */
async function liveThrough(): Promise<PullHandle> {
  const { repository } = world;
  const pull = await world.open({ files: BAD_CHANGE, head: "first" });
  await pull.push({ files: { [METRICS]: metrics(0.92) } });
  await signed(pull);
  await repository.push({ user: "admin", branch: "release", files: { [POLICY]: "version: 1\nstages: 7\n" } });
  await world.settled();
  await repository.push({ user: "admin", branch: "release", files: { [POLICY]: policy() } });
  await world.settled();
  await repository.pushCommit("ada", "twin", pull.head);
  const twin = await world.open({ head: "twin" });
  await twin.close();
  await world.settled();
  expect(world.check(pull.head)?.conclusion).toBe("success");
  return pull;
}

/** An organisation's policy below, then a queue that merges. */
async function extendAndQueue(pull: PullHandle): Promise<void> {
  const { acme, repository } = world;
  const policies = await acme.createRepository("policies", { private: true });
  policies.grant("ada", "write");
  await policies.push({ user: "ada", branch: "main", from: null, files: { [POLICY]: policy() } });
  const own = `extends: acme/policies\n${policy(undefined, 0.85)}`;
  await repository.push({ user: "admin", branch: "release", files: { [POLICY]: own } });
  await world.settled();
  repository.addRuleset({
    branches: ["refs/heads/release"],
    rules: [{ type: "merge_queue", parameters: { merge_method: "MERGE" } }],
  });
  await repository.enqueue(pull, "ada");
  await world.settled();
  expect(pull.record.merged).toBe(true);
}

describe("what the log keeps of a verdict", () => {
  test("comes to the same verdict again, byte for byte, for every row of a history", async () => {
    const pull = await liveThrough();
    await extendAndQueue(pull);
    const rows = await verdicts();
    const records: { joined: string; judged: { kind: string }[] }[] = [];
    for (const { seq, data } of rows) {
      const again = await judgedAgain(seq);
      expect(again, `row ${seq}`).toMatchObject({ same: true, program: ownVersion() });
      expect((again as Replay).verdict.outcome).toBe(data.outcome);
      const kept = await createAuditLog(world.store).kept(data.facts);
      records.push(JSON.parse(kept ?? "null") as (typeof records)[number]);
    }
    // The history held all there is to be replayed.
    expect(new Set(rows.map(({ data }) => data.outcome))).toEqual(
      new Set(["fail", "pending", "pass", "error"]),
    );
    expect(rows.some(({ data }) => data.extends !== null)).toBe(true);
    const one = records.filter(({ joined }) => joined === "shared");
    expect(one.some(({ judged }) => judged.length === 2)).toBe(true);
    expect(one.some(({ judged }) => judged[0]?.kind === "refused")).toBe(true);
    const queued = records.filter(({ joined }) => joined === "queue");
    expect(queued.flatMap(({ judged }) => judged.map(({ kind }) => kind))).toEqual(["facts", "facts"]);
  });

  test("tells of a fact that was changed afterwards", async () => {
    await signed(await world.open());
    const { seq, data } = (await verdicts()).at(-1) ?? { seq: 0, data: { facts: "" } };
    const { db } = world.store;
    const kept = await db
      .selectFrom("kept")
      .selectAll()
      .where("digest", "=", data.facts)
      .executeTakeFirstOrThrow();
    const { digest, content: packed, size } = kept;
    const text = await unpackContent({ digest, packed, size });
    const changed = text.replaceAll('"state":"APPROVED"', '"state":"COMMENTED"');
    expect(changed).not.toBe(text);
    const other = await packContent(changed);
    await db
      .updateTable("kept")
      .set({ content: other.packed, size: other.size })
      .where("digest", "=", digest)
      .execute();
    await expect(judgedAgain(seq)).rejects.toMatchObject({ code: "content-changed" });
    // With a digest of its own it would have to be named by the row, which nobody can write over.
    const row = JSON.stringify({ ...data, facts: other.digest });
    await expect(db.updateTable("audit").set({ data: row }).where("seq", "=", seq).execute()).rejects.toThrow(
      "append-only",
    );
  });
});
