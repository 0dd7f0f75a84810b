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
