import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  BAD_CHANGE,
  GOOD_CHANGE,
  METRICS,
  metrics,
  policy,
  type SmallWorld,
  startSmallWorld,
} from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

let world: SmallWorld;

beforeEach(async () => {
  world = await startSmallWorld();
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

describe("the main job", () => {
  test("opened red, mended, waited for, signed off, merged, and refused before", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    expect(world.check(pull.head)).toMatchObject({ status: "completed", conclusion: "failure" });
    expect(world.check(pull.head)?.output.summary).toContain("evidence");
    expect(world.check(pull.head)?.annotations).toContainEqual(
      expect.objectContaining({ path: METRICS, annotation_level: "failure" }),
    );
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });

    await pull.push({ files: GOOD_CHANGE });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress", conclusion: null });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });

    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });

    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "completed", conclusion: "success" });
    await expect(pull.merge({ user: "ada" })).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  test("a changed verdict is one write and five reads at the most; an unchanged one is no write and fewer", async () => {
    const pull = await world.open();
    world.spent();
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    const changed = world.spent();
    expect(changed.checkWrites).toBe(1);
    expect(changed.all.length).toBeLessThanOrEqual(6);
    expect(world.evaluations(pull.number).at(-1)).toMatchObject({ result: "published", writes: 1 });

    await pull.review({ user: "kim", state: "COMMENT", body: "still fine" });
    await world.settled();
    const unchanged = world.spent();
    // The comment is shown among the reviews, so what is shown changes once; the same again does not.
    await pull.edit({ title: "Another title" });
    await world.settled();
    const same = world.spent();
    expect(unchanged.checkWrites).toBeLessThanOrEqual(1);
    expect(same.checkWrites).toBe(0);
    expect(same.all.length).toBeLessThanOrEqual(5);
    expect(world.evaluations(pull.number).at(-1)).toMatchObject({ result: "unchanged", writes: 0 });
  });

  test("content that is fixed and broken again goes from green to red on its own commit", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    const green = pull.head;
    await pull.push({ files: { [METRICS]: metrics(0.4) } });
    await world.settled();
    expect(world.check(green)?.conclusion).toBe("success");
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });
});

describe("silence", () => {
  test("a branch without a stage is not gated: no check, no request for review", async () => {
    await world.repository.push({ user: "admin", branch: "playground", from: "main" });
    const pull = await world.open({ base: "playground" });
    expect(world.repository.record.runs).toEqual([]);
    expect(pull.record.requestedTeams.size).toBe(0);
    expect(world.evaluations(pull.number).at(-1)).toMatchObject({ result: "no-opinion" });
  });

  test("no policy at the base is no opinion", async () => {
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": null },
    });
    await world.open();
    expect(world.repository.record.runs).toEqual([]);
  });

  test("an empty diff is never a pass: an error where nothing applies, else it waits for its roles", async () => {
    const ungated = await world.open({ files: {}, base: "main" });
    expect(world.check(ungated.head, "staging")?.conclusion).toBe("failure");
    const pull = await world.open({ files: {}, base: "release" });
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress", conclusion: null });
  });
});

describe("requests for review", () => {
  test("missing roles are asked once, and a person who was removed is not asked again", async () => {
    const pull = await world.open();
    expect([...pull.record.requestedTeams.keys()].sort()).toEqual(["ml", "sre"]);
    expect(world.spent().reviewRequests).toBe(1);
    await pull.removeRequests(["@acme/sre"], "ada");
    await pull.push({ files: { "notes.md": "more\n" } });
    await world.settled();
    expect([...pull.record.requestedTeams.keys()]).toEqual(["ml"]);
    expect(world.spent().reviewRequests).toBe(0);
  });

  test("a draft is judged and nobody is asked until it is ready", async () => {
    const pull = await world.open({ draft: true });
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    expect(pull.record.requestedTeams.size).toBe(0);
    await pull.readyForReview();
    await world.settled();
    expect([...pull.record.requestedTeams.keys()].sort()).toEqual(["ml", "sre"]);
  });

  test("content that is still red asks nobody twice, and a warning-only change of words neither", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    const asked = world.spent().reviewRequests;
    await pull.push({ files: { [METRICS]: metrics(0.6) } });
    await world.settled();
    expect(asked + world.spent().reviewRequests).toBeLessThanOrEqual(1);
  });
});

describe("re-run and the base", () => {
  test("re-run on our check looks again; on another App's it does not", async () => {
    const pull = await world.open();
    const ours = world.check(pull.head);
    const before = world.evaluations(pull.number).length;
    expect(await world.rest("ada", "POST", `/repos/acme/model/check-runs/${ours?.id}/rerequest`)).toBe(201);
    await world.settled();
    expect(world.evaluations(pull.number)).toHaveLength(before + 1);
    expect(
      await world.rest("ada", "POST", `/repos/acme/model/check-suites/${ours?.suite.id}/rerequest`),
    ).toBe(201);
    await world.settled();
    expect(world.evaluations(pull.number)).toHaveLength(before + 2);
  });

  test("a stricter policy on the base re-judges what is open", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    expect(world.check(pull.head)?.conclusion).toBe("success");
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": policy(undefined, 0.95) },
    });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });

  test("a policy that breaks on the base takes back the green that it gave", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": "version: 1\nstages: oops\n" },
    });
    await world.settled();
    expect(world.check(pull.head, "policy")?.conclusion).toBe("failure");
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": policy() },
    });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });

  test("a stage that is renamed on the base leaves no green of its old name", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    const renamed = policy().replace("  production:", "  live:");
    for (const branch of ["main", "release"]) {
      await world.repository.push({ user: "admin", branch, files: { ".github/gatehouse.yml": renamed } });
    }
    await world.settled();
    expect(world.check(pull.head, "live")?.conclusion).toBe("success");
    expect(world.check(pull.head)?.conclusion).toBe("failure");
  });

  test("a retarget is judged for where it goes now, and the green of the other stage says nothing there", async () => {
    const pull = await world.open({ base: "main" });
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head, "staging")?.conclusion).toBe("success");
    await pull.retarget("release");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });
});
