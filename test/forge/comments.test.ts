import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asObject } from "./contract/json.ts";
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

const repo = "/repos/acme/triage";
const COMMENTS = `${repo}/issues/1/comments`;

describe("a comment", () => {
  test("of a person reaches the App, when it is made, changed and taken away", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const comment = pull.comment({ user: "ada", body: "/gatehouse recheck" });
    pull.editComment(comment, "never mind");
    pull.deleteComment(comment, "ada");
    await forge.settled();
    const issue = { number: 1, pull_request: { url: expect.any(String) } };
    expect(town.payloads("issue_comment", "created")).toMatchObject([
      {
        issue,
        comment: { body: "/gatehouse recheck", user: { login: "ada" }, performed_via_github_app: null },
      },
    ]);
    expect(town.payloads("issue_comment", "edited")).toMatchObject([
      { issue, comment: { body: "never mind" }, changes: { body: { from: "/gatehouse recheck" } } },
    ]);
    expect(town.payloads("issue_comment", "deleted")).toHaveLength(1);
    expect((await town.rest("GET", COMMENTS)).body).toEqual([]);
    forge.assertClean();
  });

  test("of the App says through which App it came; Pull requests suffices as permission", async () => {
    await town.openPull("m", { a: "1" });
    const made = await town.rest("POST", COMMENTS, { body: { body: "hello" } });
    expect(made).toMatchObject({
      status: 201,
      body: { user: { type: "Bot" }, performed_via_github_app: { id: town.app.id } },
    });
    const own = `${repo}/issues/comments/${String(asObject(made.body)["id"])}`;
    expect((await town.rest("PATCH", own, { body: { body: "goodbye" } })).body).toMatchObject({
      body: "goodbye",
    });
    expect((await town.rest("GET", own)).body).toMatchObject({ body: "goodbye" });
    expect((await town.rest("GET", COMMENTS)).body).toHaveLength(1);
    const none = town.app.token(town.installation, { metadata: "read" });
    expect((await town.rest("POST", COMMENTS, { body: { body: "x" }, token: none })).status).toBe(403);
    expect((await town.rest("DELETE", own)).status).toBe(204);
    expect((await town.rest("GET", own)).status).toBe(404);
    forge.assertClean();
  });

  test("is refused without text, beyond 65,536 characters, and from who may not change it", async () => {
    const pull = await town.openPull("m", { a: "1" });
    expect((await town.rest("POST", COMMENTS, { body: { body: " " } })).status).toBe(422);
    expect((await town.rest("POST", COMMENTS, { body: { body: "x".repeat(65_537) } })).status).toBe(422);
    const { id } = pull.comment({ user: "ada", body: "mine" });
    town.triage.grant("bob", "read");
    const token = forge.tokenOf("bob");
    const stolen = await town.rest("PATCH", `${repo}/issues/comments/${id}`, {
      body: { body: "his" },
      token,
    });
    expect(stolen.status).toBe(403);
  });

  test("is reacted to once by each", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const { id } = pull.comment({ user: "ada", body: "/gatehouse explain" });
    const reactions = `${repo}/issues/comments/${id}/reactions`;
    const statuses = [];
    for (const content of ["eyes", "eyes", "+1"])
      statuses.push((await town.rest("POST", reactions, { body: { content } })).status);
    expect(statuses).toEqual([201, 200, 201]);
    expect((await town.rest("GET", reactions)).body).toMatchObject([{ content: "eyes" }, { content: "+1" }]);
    expect((await town.rest("GET", `${repo}/issues/comments/${id}`)).body).toMatchObject({
      reactions: { total_count: 2, eyes: 1 },
    });
    forge.assertClean();
  });
});

describe("a button of a check", () => {
  const actions = [{ label: "Judge again", description: "Reads it all anew", identifier: "recheck" }];

  async function check(body: object) {
    const pull = await town.openPull("m", { a: "1" });
    const whole = { name: "gate", head_sha: pull.head, actions, ...body };
    return { pull, answer: await town.rest("POST", `${repo}/check-runs`, { body: whole }) };
  }

  test("reaches its App alone, with who pressed it", async () => {
    const other = forge.createApp({ slug: "other", permissions: { checks: "write" }, events: ["check_run"] });
    other.setWebhookUrl(town.app.record.webhookUrl);
    other.install(town.acme);
    const { pull, answer } = await check({ conclusion: "failure" });
    pull.press({ id: Number(asObject(answer.body)["id"]) }, "recheck", "ada");
    await forge.settled();
    const pressed = forge.deliveries.filter(({ action }) => action === "requested_action");
    expect(pressed.map(({ app }) => app.slug)).toEqual(["gate"]);
    expect(town.payloads("check_run", "requested_action")).toMatchObject([
      { requested_action: { identifier: "recheck" }, sender: { login: "ada" }, check_run: { name: "gate" } },
    ]);
    forge.assertClean();
  });

  test("is not there before the run is completed, nor under another name, nor for who only reads", async () => {
    const { pull, answer } = await check({ status: "in_progress" });
    const id = Number(asObject(answer.body)["id"]);
    expect(() => pull.press(id, "recheck", "ada")).toThrow("completed");
    await town.rest("PATCH", `${repo}/check-runs/${id}`, { body: { conclusion: "success" } });
    expect(() => pull.press(id, "explain", "ada")).toThrow("no button explain");
    town.triage.grant("bob", "read");
    expect(() => pull.press(id, "recheck", "bob")).toThrow("write access");
  });

  test.each([
    ["four of them", Array.from({ length: 4 }, () => actions[0])],
    ["a label of 21 characters", [{ ...actions[0], label: "x".repeat(21) }]],
    ["a description of 41 characters", [{ ...actions[0], description: "x".repeat(41) }]],
    ["an identifier of 21 characters", [{ ...actions[0], identifier: "x".repeat(21) }]],
  ])("is refused: %s", async (_, refused) => {
    expect((await check({ actions: refused })).answer.status).toBe(422);
  });
});
