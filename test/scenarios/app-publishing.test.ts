import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BAD_CHANGE, METRICS, metrics, policy, type SmallWorld, startSmallWorld } from "./small-world.ts";

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

/** Lets `happen` take place once: just before the check is written, or just after the pull request was read. */
function once(when: "read" | "written", happen: () => Promise<unknown>): void {
  let done = false;
  world.intercept(async ({ path, method, body }, pass) => {
    const now =
      when === "read"
        ? body.includes("reviews(first: 100)")
        : path.includes("/check-runs") && method !== "GET";
    if (done || !now) return pass();
    done = true;
    if (when === "written") await happen();
    const answer = await pass();
    if (when === "read") await happen();
    return answer;
  });
}

describe("what moves while it is judged", () => {
  test("a head that moves between reading and publishing: nothing about the old one is published", async () => {
    const pull = await world.open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    const old = pull.head;
    once("read", () => pull.push({ files: { [METRICS]: metrics(0.3) } }));
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    expect(pull.head).not.toBe(old);
    expect(world.check(old)?.conclusion).toBeNull();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
  });

  test("a base that moves between publishing and the look after it: what was published is judged again", async () => {
    const pull = await world.open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    // The push's own event is lost, so that only the look after publishing can find out.
    world.forge.chaos.set({ dropDeliveries: (event) => event === "push" });
    once("written", () =>
      world.repository.push({
        user: "admin",
        branch: "release",
        files: { ".github/gatehouse.yml": policy(undefined, 0.99) },
      }),
    );
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
  });

  test("a pull request that is closed while it is judged gets no verdict", async () => {
    once("read", async () => {
      const record = world.repository.record.pulls.get(1);
      if (record !== undefined) record.state = "closed";
    });
    const pull = await world.open();
    expect(world.check(pull.head)).toBeUndefined();
    expect(world.evaluations(pull.number).at(-1)).toMatchObject({ result: "closed" });
  });

  test("a retarget between reading and publishing is judged for the new branch only", async () => {
    const pull = await world.open({ base: "main" });
    once("read", () => pull.retarget("release"));
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head, "staging")?.conclusion).toBe("failure");
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
  });
});

describe("whose check it is", () => {
  test("another App's check of our name never counts, and is never written to", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    const other = world.forge.createApp({ slug: "impostor", permissions: { checks: "write" }, events: [] });
    const token = other.token(other.install(world.acme));
    const answer = await fetch(`${world.forge.apiUrl}/repos/acme/model/check-runs`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({
        name: "gatehouse: production",
        head_sha: pull.head,
        status: "completed",
        conclusion: "success",
        external_id: world.check(pull.head)?.externalId,
      }),
    });
    expect(answer.status).toBe(201);
    await pull.edit({ title: "Wake up" });
    await world.settled();
    const foreign = world.repository.record.runs.filter(({ suite }) => suite.app.id === other.id);
    expect(foreign).toHaveLength(1);
    expect(foreign[0]).toMatchObject({ conclusion: "success" });
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });

  test("what the check remembers comes back as it was written", async () => {
    const pull = await world.open();
    const first = world.check(pull.head)?.externalId;
    expect(first).toMatch(/^v1 [0-9a-f]{16} 2026-11-20T10:00:00/);
    world.advance(600);
    await world.signOff(pull);
    const [, , since] = (world.check(pull.head)?.externalId ?? "").split(" ");
    expect(since).toBe(first?.split(" ")[2]);
  });

  test("a completed run is superseded and never changed, so that what it said stays on record", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    const green = world.check(pull.head);
    await pull.review({ user: "dana", state: "REQUEST_CHANGES" });
    await pull.review({ user: "dana", state: "COMMENT" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ conclusion: "failure" });
    expect(world.check(pull.head)?.id).not.toBe(green?.id);
    expect(green).toMatchObject({ status: "completed", conclusion: "success" });
    const objection = pull.record.reviews.findLast(({ state }) => state === "CHANGES_REQUESTED");
    if (objection !== undefined) await pull.dismissReview(objection, "admin");
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
  });
});

describe("two open pull requests on one commit", () => {
  test("the gravest verdict is shown, whoever is looked at last; closing one restores the other's", async () => {
    const first = await world.open();
    await world.signOff(first);
    expect(world.check(first.head)?.conclusion).toBe("success");
    await world.repository.pushCommit("ada", "same-head", first.head);
    const second = await world.repository.openPullRequest({
      author: "ada",
      head: "same-head",
      base: "release",
    });
    await world.settled();
    expect(second.head).toBe(first.head);
    expect(world.check(first.head)).toMatchObject({ status: "in_progress" });
    await first.edit({ title: "Look at me last" });
    await world.settled();
    expect(world.check(first.head)).toMatchObject({ status: "in_progress" });
    expect(world.check(first.head)?.output.summary).toContain("end in this very commit");
    await second.close();
    await world.settled();
    expect(world.check(first.head)?.conclusion).toBe("success");
    await second.reopen();
    await world.settled();
    expect(world.check(first.head)).toMatchObject({ status: "in_progress" });
  });
});
