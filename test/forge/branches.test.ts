import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import { git } from "./git/run.ts";
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

describe("forks and branches", () => {
  test("a pull request of a fork outlives it: its commits stay in the base", async () => {
    const fork = await town.triage.fork("dana");
    await fork.push({ user: "dana", branch: "idea", from: "main", files: { a: "1" } });
    const pull = await town.triage.openPullRequest({ author: "dana", head: "dana:idea", base: "main" });
    await pull.push({ files: { a: "2" } });
    const cross = await town.rest("GET", `${repo}/pulls/1`);
    expect(cross.body).toMatchObject({
      head: { sha: pull.head, label: "dana:idea", repo: { full_name: "dana/triage" } },
    });
    fork.delete();
    expect((await town.rest("GET", `${repo}/pulls/1`)).body).toMatchObject({
      head: { sha: pull.head, repo: null },
    });
    expect((await town.rest("GET", `${repo}/git/ref/pull/1/head`)).body).toMatchObject({
      object: { sha: pull.head },
    });
    forge.assertClean();
  });

  test("a force push moves the head; a merged branch closes as merged; a deleted one closes unmerged", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const rewritten = await pull.push({ files: { a: "9" }, from: "main", force: true });
    expect(pull.head).toBe(rewritten);
    const other = await town.openPull("n", { b: "1" });
    await town.triage.pushCommit("ada", "main", other.head);
    expect(other.record).toMatchObject({ state: "closed", merged: true });
    await town.triage.deleteBranch("m", "ada");
    expect(pull.record).toMatchObject({ state: "closed", merged: false });
    await forge.settled();
    const pushes = town
      .payloads("push", null)
      .map(({ forced, created, deleted }) => ({ forced, created, deleted }));
    expect(pushes).toContainEqual({ forced: true, created: false, deleted: false });
    expect(pushes).toContainEqual({ forced: false, created: false, deleted: true });
    forge.assertClean();
  });

  test("a retargeted pull request says where it came from, and closing and reopening are told", async () => {
    await town.triage.push({ user: "ada", branch: "release/1", from: "main", files: {} });
    const pull = await town.openPull("m", { a: "1" });
    await pull.retarget("release/1");
    await pull.close();
    await pull.reopen();
    await pull.edit({ title: "Better" });
    await forge.settled();
    expect(town.payloads("pull_request", "edited")[0]).toMatchObject({
      changes: { base: { ref: { from: "main" } } },
      pull_request: { base: { ref: "release/1" } },
    });
    expect(town.heard().filter((event) => event.startsWith("pull_request."))).toEqual(
      expect.arrayContaining(["pull_request.closed", "pull_request.reopened"]),
    );
    forge.assertClean();
  });

  test("base.sha and baseRefOid stay where the base was; baseRef tells where it is now", async () => {
    const then = await town.triage.tip("main");
    await town.openPull("m", { a: "1" });
    const now = await town.triage.push({ user: "ada", branch: "main", files: { b: "1" } });
    expect((await town.rest("GET", `${repo}/pulls/1`)).body).toMatchObject({ base: { sha: then } });
    const answer = await town.graphql(
      '{ repository(owner: "acme", name: "triage") { pullRequest(number: 1) { baseRefOid baseRef { target { oid } } } } }',
    );
    expect(answer).toMatchObject({
      data: { repository: { pullRequest: { baseRefOid: then, baseRef: { target: { oid: now } } } } },
    });
  });
});

describe("who may push", () => {
  test.each([
    ["bob", "triage"],
    ["bob", "read"],
  ] as const)("%s with %s may not", async (login, role) => {
    town.triage.grant(login, role);
    await expect(
      town.triage.push({ user: login, branch: "x", from: "main", files: { a: "1" } }),
    ).rejects.toThrow("403");
  });

  test("nobody may push the refs of pull requests", async () => {
    await town.openPull("m", { a: "1" });
    const url = town.triage.gitUrl.replace("http://", `http://ada:${forge.tokenOf("ada")}@`);
    const main = await town.triage.tip("main");
    await expect(git(town.triage.dir, ["push", url, `+${main}:refs/pull/1/head`])).rejects.toThrow(
      /refs\/pull/,
    );
  });
});
