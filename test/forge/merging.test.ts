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

const MAIN = ["refs/heads/main"];

function requireCheck(integrationId?: number, parameters: object = {}) {
  const check = {
    context: "gate",
    ...(integrationId === undefined ? {} : { integration_id: integrationId }),
  };
  const rule = {
    strict_required_status_checks_policy: false,
    required_status_checks: [check],
    ...parameters,
  };
  return { type: "required_status_checks", parameters: rule };
}

async function conclude(sha: string, conclusion: string, token?: string) {
  const body = { name: "gate", head_sha: sha, conclusion };
  await town.rest("POST", "/repos/acme/triage/check-runs", {
    body,
    ...(token === undefined ? {} : { token }),
  });
}

describe("merging", () => {
  test.each(["success", "neutral", "skipped"])(
    "a required check that is %s lets a pull request merge",
    async (conclusion) => {
      town.triage.addRuleset({ branches: MAIN, rules: [requireCheck(town.app.id)] });
      const pull = await town.openPull("m", { a: "1" });
      await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({
        status: 405,
        message: expect.stringContaining('"gate" is expected'),
      });
      await conclude(pull.head, conclusion);
      const commit = await pull.merge({ user: "ada" });
      expect(await town.triage.tip("main")).toBe(commit);
      await forge.settled();
      expect(town.payloads("pull_request", "closed")[0]).toMatchObject({ pull_request: { merged: true } });
      forge.assertClean();
    },
  );

  test.each(["failure", "cancelled", "timed_out", "action_required"])(
    "one that is %s does not",
    async (conclusion) => {
      town.triage.addRuleset({ branches: MAIN, rules: [requireCheck()] });
      const pull = await town.openPull("m", { a: "1" });
      await conclude(pull.head, conclusion);
      await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({
        status: 405,
        message: expect.stringContaining("is failing"),
      });
    },
  );

  test("a pinned check hears only its App; an unpinned one hears anybody", async () => {
    const other = forge.createApp({ slug: "fake", permissions: { checks: "write" }, events: [] });
    const token = other.token(other.install(town.acme));
    const ruleset = town.triage.addRuleset({ branches: MAIN, rules: [requireCheck(town.app.id)] });
    const pull = await town.openPull("m", { a: "1" });
    await conclude(pull.head, "success", token);
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
    town.triage.changeRuleset(ruleset, { rules: [requireCheck()] });
    await expect(pull.merge({ user: "ada" })).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  test("a push asks for the check anew, on the new head", async () => {
    town.triage.addRuleset({ branches: MAIN, rules: [requireCheck()] });
    const pull = await town.openPull("m", { a: "1" });
    await conclude(pull.head, "success");
    await pull.push({ files: { a: "2" } });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });

  test("strict checks want the head to contain the base", async () => {
    town.triage.addRuleset({
      branches: MAIN,
      rules: [requireCheck(undefined, { strict_required_status_checks_policy: true })],
    });
    const pull = await town.openPull("m", { a: "1" });
    await conclude(pull.head, "success");
    await town.triage.push({ user: "ada", branch: "main", files: { b: "1" } });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({
      message: expect.stringContaining("out of date"),
    });
  });

  test("the sha guard answers 409 once the head has moved", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const sha = pull.head;
    await pull.push({ files: { a: "2" } });
    const token = forge.tokenOf("ada");
    const answer = await town.rest("PUT", "/repos/acme/triage/pulls/1/merge", { token, body: { sha } });
    expect(answer.status).toBe(409);
    const merged = await town.rest("PUT", "/repos/acme/triage/pulls/1/merge", {
      token,
      body: { sha: pull.head, merge_method: "squash" },
    });
    expect(merged).toMatchObject({ status: 200, body: { merged: true } });
    forge.assertClean();
  });

  test("a draft, a conflict, and a person without write access are refused", async () => {
    const pull = await town.openPull("m", { "README.md": "mine\n" });
    await pull.convertToDraft();
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({
      status: 405,
      message: "Pull Request is still a draft",
    });
    await pull.readyForReview();
    town.triage.grant("bob", "read");
    await expect(pull.merge({ user: "bob" })).rejects.toMatchObject({ status: 403 });
    await town.triage.push({ user: "ada", branch: "main", files: { "README.md": "yours\n" } });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({
      status: 405,
      message: "Pull Request is not mergeable",
    });
  });

  test.each(["merge", "squash", "rebase"] as const)(
    "by %s, the base holds the change and the pull request is merged",
    async (method) => {
      const pull = await town.openPull("m", { a: "1" });
      await pull.push({ files: { b: "2" } });
      await town.triage.push({ user: "ada", branch: "main", files: { c: "3" } });
      const commit = await pull.merge({ user: "ada", method });
      const answer = await town.rest("GET", `/repos/acme/triage/git/trees/${commit}?recursive=1`);
      expect(JSON.stringify(answer.body)).toMatch(/"path":"README.md".*"path":"a".*"path":"b".*"path":"c"/);
      expect(pull.record).toMatchObject({ merged: true, state: "closed", mergeCommit: commit });
      forge.assertClean();
    },
  );
});

describe("an administrator on the bypass list", () => {
  const rules = [requireCheck(), { type: "pull_request" }];

  test("merges a red pull request, if asked to, and nobody else does", async () => {
    forge.createUser("olga");
    town.acme.addOwner("olga");
    town.triage.addRuleset({ branches: MAIN, rules, adminsBypass: true });
    const pull = await town.openPull("m", { a: "1" });
    await conclude(pull.head, "failure");
    await expect(pull.merge({ user: "olga" })).rejects.toMatchObject({ status: 405 });
    await expect(pull.merge({ user: "ada", bypass: true })).rejects.toMatchObject({ status: 405 });
    const commit = await pull.merge({ user: "olga", bypass: true });
    expect(await town.triage.tip("main")).toBe(commit);
    await forge.settled();
    forge.assertClean();
  });

  test("is bound where no ruleset names administrators", async () => {
    town.triage.grant("ada", "admin");
    town.triage.addRuleset({ branches: MAIN, rules });
    const pull = await town.openPull("m", { a: "1" });
    await expect(pull.merge({ user: "ada", bypass: true })).rejects.toMatchObject({ status: 405 });
  });

  test("pushes to a branch that others reach by pull requests only", async () => {
    town.triage.grant("bob", "admin");
    town.triage.addRuleset({ branches: MAIN, rules, adminsBypass: true });
    const push = { branch: "main", files: { a: "1" } };
    await expect(town.triage.push({ ...push, user: "ada" })).rejects.toThrow("GH013");
    expect(await town.triage.push({ ...push, user: "bob" })).toBe(await town.triage.tip("main"));
  });
});
