import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

async function conclude(sha: string, conclusion: string) {
  await town.rest("POST", "/repos/acme/triage/check-runs", {
    body: { name: "gate", head_sha: sha, conclusion },
  });
}

async function queued(...branches: string[]) {
  const check = { context: "gate", integration_id: town.app.id };
  const checks = { strict_required_status_checks_policy: false, required_status_checks: [check] };
  const rules = [
    { type: "required_status_checks", parameters: checks },
    { type: "merge_queue", parameters: { merge_method: "MERGE" } },
  ];
  town.triage.addRuleset({ branches: ["refs/heads/main"], rules });
  const entries = [];
  for (const branch of branches) {
    const pull = await town.openPull(branch, { [branch]: "1" });
    await conclude(pull.head, "success");
    entries.push({ pull, entry: await town.triage.enqueue(pull, "ada") });
  }
  return entries;
}

describe("the merge queue", () => {
  test("asks for checks on a temporary branch and merges once they pass there", async () => {
    const base = await town.triage.tip("main");
    const [first] = await queued("a");
    if (first === undefined) throw new Error("nothing queued");
    await forge.settled();
    const event = town.payloads("merge_group", "checks_requested")[0];
    const ref = `refs/heads/gh-readonly-queue/main/pr-1-${base}`;
    expect(event).toMatchObject({
      merge_group: { head_sha: first.entry.head, head_ref: ref, base_sha: base, base_ref: "refs/heads/main" },
    });
    expect(await town.triage.tip(`gh-readonly-queue/main/pr-1-${base}`)).toBe(first.entry.head);
    await conclude(first.entry.head, "success");
    await forge.settled();
    expect(await town.triage.tip("main")).toBe(first.entry.head);
    expect(first.pull.record.merged).toBe(true);
    expect(town.payloads("merge_group", "destroyed")[0]).toMatchObject({ reason: "merged" });
    forge.assertClean();
  });

  test("a direct merge is refused while the branch has a queue", async () => {
    const [first] = await queued("a");
    await expect(first?.pull.merge({ user: "ada" })).rejects.toMatchObject({
      status: 405,
      message: expect.stringContaining("merge queue"),
    });
  });

  test("a failing check ejects its pull request, and the one behind is built anew without it", async () => {
    const [first, second] = await queued("a", "b");
    if (first === undefined || second === undefined) throw new Error("nothing queued");
    expect(second.entry.base).toBe(first.entry.head);
    await conclude(first.entry.head, "failure");
    await forge.settled();
    expect(first.pull.record).toMatchObject({ merged: false, state: "open" });
    const rebuilt = town.triage.record.queue[0];
    expect(rebuilt?.pull).toBe(second.pull.record);
    expect(rebuilt?.base).toBe(await town.triage.tip("main"));
    await conclude(rebuilt?.head ?? "", "success");
    await forge.settled();
    expect(second.pull.record.merged).toBe(true);
    expect(town.payloads("merge_group", "destroyed").map((event) => event["reason"])).toEqual([
      "dequeued",
      "invalidated",
      "merged",
    ]);
    forge.assertClean();
  });
});

describe("groups", () => {
  async function grouped(parameters: object, ...branches: string[]) {
    const entries = await queued(...branches);
    const rulesets = [...town.triage.record.rulesets.values()];
    for (const ruleset of rulesets) {
      const rules = ruleset.rules.map((rule) => {
        return rule.type === "merge_queue"
          ? { ...rule, parameters: { ...rule.parameters, ...parameters } }
          : rule;
      });
      town.triage.changeRuleset(ruleset, { rules });
    }
    return entries;
  }

  test("ALLGREEN waits for as many as are wished for, each green, and moves the base once", async () => {
    const entries = await grouped({ min_entries_to_merge: 2 }, "a", "b");
    const before = await town.triage.tip("main");
    await conclude(entries[0]?.entry.head ?? "", "success");
    expect(await town.triage.tip("main")).toBe(before);
    await conclude(entries[1]?.entry.head ?? "", "success");
    await forge.settled();
    const after = entries[1]?.entry.head;
    expect(await town.triage.tip("main")).toBe(after);
    const pushes = town.payloads("push", null).filter(({ ref }) => ref === "refs/heads/main");
    expect(pushes.filter((push) => push["before"] === before)).toMatchObject([{ after }]);
    expect(entries.map(({ pull, entry }) => pull.record.mergeCommit === entry.head)).toEqual([true, true]);
    expect(town.payloads("merge_group", "destroyed").map(({ reason }) => reason)).toEqual([
      "merged",
      "merged",
    ]);
    forge.assertClean();
  });

  test("once the wait is over, what is green merges alone", async () => {
    const [first] = await grouped({ min_entries_to_merge: 3 }, "a", "b");
    await conclude(first?.entry.head ?? "", "success");
    await town.triage.endQueueWait();
    expect(await town.triage.tip("main")).toBe(first?.entry.head);
    expect(town.triage.record.queue).toHaveLength(1);
  });

  test("HEADGREEN merges all up to a green one, red ones before it too", async () => {
    const [first, second] = await grouped({ grouping_strategy: "HEADGREEN" }, "a", "b");
    await conclude(first?.entry.head ?? "", "failure");
    expect(first?.pull.record.merged).toBe(false);
    await conclude(second?.entry.head ?? "", "success");
    expect([first?.pull.record.merged, second?.pull.record.merged]).toEqual([true, true]);
    expect(await town.triage.tip("main")).toBe(second?.entry.head);
  });

  test("taking one out says so to its own, and to those behind that they are invalid", async () => {
    const [first, second] = await grouped({}, "a", "b");
    if (first !== undefined) await town.triage.dequeue(first.pull);
    await forge.settled();
    expect(town.payloads("pull_request", "dequeued")).toMatchObject([{ number: 1, reason: "MANUAL" }]);
    const destroyed = forge.deliveries.filter(({ action }) => action === "destroyed");
    expect(destroyed.map(({ body }) => JSON.parse(body).reason)).toEqual(["dequeued", "invalidated"]);
    expect(town.triage.record.queue.map(({ pull }) => pull)).toEqual([second?.pull.record]);
    forge.assertClean();
  });
});
