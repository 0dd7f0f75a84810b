import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { findTags } from "#github/find-tags.ts";
import { type GithubClient, githubClient } from "#github/github-client.ts";
import { GithubTree } from "#github/github-tree.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { listTags } from "#github/list-tags.ts";
import { readOtherChecks } from "#github/read-other-checks.ts";
import { readPromotions } from "#github/read-promotions.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import { git } from "../forge/git/run.ts";
import { createTown, type Town } from "../forge/town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

const FOLDER = "handoffs/churn";
const MODEL = `${FOLDER}/model.bin`;
const CARD = `${FOLDER}/card.md`;

let forge: Forge;
let town: Town;
let clock: number;
let client: GithubClient;
let batch: GraphqlBatch;

beforeEach(async () => {
  clock = Date.parse("2026-11-20T10:00:00Z");
  forge = await startForge({ now: () => new Date(clock) });
  town = await createTown(forge);
  client = githubClient(
    new Octokit({ auth: town.app.token(town.installation), baseUrl: forge.apiUrl }),
    "acme",
    "triage",
  );
  batch = new GraphqlBatch(client);
  await town.triage.push({ user: "ada", branch: "ops", from: "main" });
});
afterEach(async () => {
  forge.assertClean();
  await town.close();
  await forge.close();
});

const stage = (name: string, ...branches: string[]): Stage => ({ name, branches, gates: {} });
const policy: Policy = {
  path: ".github/gatehouse.yml",
  digest: "d",
  packages: ["handoffs/*"],
  roles: {},
  stages: [stage("ops", "ops", "ops-*"), stage("other", "ops-other"), stage("production", "main")],
  risk: {},
};
const churn = packageOf("model: { path: model.bin }\n");

/** Merges a change to a branch ten minutes later. */
async function merge(
  files: Readonly<Record<string, string>>,
  base = "ops",
  method: "merge" | "squash" | "rebase" = "squash",
) {
  clock += 600_000;
  const branch = `change-${clock}`;
  await town.triage.push({ user: "ada", branch, from: base, files });
  const pull = await town.triage.openPullRequest({ author: "ada", head: branch, base });
  const commit = await pull.merge({ user: "ada", method });
  return { number: pull.record.number, commit, at: new Date(clock).toISOString().replace(".000Z", "Z") };
}

/** What is found of a head that holds these files. */
async function promotions(
  files: Readonly<Record<string, string>>,
  packages: readonly PackageFacts[] = [churn],
) {
  const head = await town.triage.push({ user: "ada", branch: "head", from: "main", files, force: true });
  const tree = new GithubTree(client, batch, head);
  return readPromotions(batch, policy, [{ stage: "ops", branches: ["ops", "ops-*"] }], packages, tree);
}

const V1 = { [MODEL]: "1", [CARD]: "first" };
const V2 = { [MODEL]: "2", [CARD]: "second" };

describe("a package on an earlier stage", () => {
  test.each(["merge", "squash", "rebase"] as const)(
    "stands there since its %s, by GitHub's clock",
    async (method) => {
      const first = await merge(V1, "ops", method);
      await merge({ "README.md": "# Something else\n" });
      expect(await promotions(V1)).toEqual({
        found: [
          {
            package: FOLDER,
            stage: "ops",
            branch: "ops",
            commit: first.commit,
            pullRequest: first.number,
            at: first.at,
            samePackage: true,
            sameModel: true,
          },
        ],
        branches: ["ops"],
      });
    },
  );

  test("that was taken back and brought again stands there since it was brought again", async () => {
    await merge(V1);
    await merge(V2);
    const again = await merge(V1);
    expect((await promotions(V1)).found).toMatchObject([{ pullRequest: again.number, at: again.at }]);
  });

  test("is no older for a merge that hides what stood there between", async () => {
    const first = await merge(V1);
    await merge(V2);
    // A branch of the old commit that takes in the new one and keeps its own content: `git log` of the folder leaves V2 out.
    clock += 600_000;
    await town.triage.push({ user: "ada", branch: "ours", from: first.commit, merges: "ops" });
    const pull = await town.triage.openPullRequest({ author: "ada", head: "ours", base: "ops" });
    await pull.merge({ user: "ada", method: "merge" });
    const { found } = await promotions(V1);
    expect(found).toMatchObject([{ samePackage: true, pullRequest: pull.record.number }]);
    expect(found[0]?.at).not.toBe(first.at);
  });

  test("whose card changed since is the same model", async () => {
    const model = await merge(V1);
    const card = await merge({ [CARD]: "second thoughts" });
    expect((await promotions({ ...V1, [CARD]: "second thoughts" })).found).toMatchObject([
      { pullRequest: card.number, samePackage: true, sameModel: true },
      { pullRequest: model.number, samePackage: false, sameModel: true },
    ]);
    expect((await promotions({ ...V1, [CARD]: "third" })).found).toMatchObject([
      { pullRequest: model.number, samePackage: false, sameModel: true },
    ]);
  });

  test("that is another one there now is told apart", async () => {
    await merge(V1);
    const other = await merge(V2);
    expect((await promotions(V1)).found).toMatchObject([
      { commit: other.commit, pullRequest: null, at: null, samePackage: false, sameModel: false },
    ]);
  });

  test("that was pushed there has a commit, and no date that anybody vouches for", async () => {
    const commit = await town.triage.push({ user: "ada", branch: "ops", files: V1 });
    expect((await promotions(V1)).found).toMatchObject([
      { commit, pullRequest: null, at: null, samePackage: true },
    ]);
  });

  test("that never was there is not found, and neither is one on a branch of another stage", async () => {
    await town.triage.push({ user: "ada", branch: "ops-other", from: "main" });
    await merge(V1, "ops-other");
    expect(await promotions(V1)).toEqual({ found: [], branches: ["ops"] });
  });

  test("is found on branches that a pattern names, too", async () => {
    await town.triage.push({ user: "ada", branch: "ops-eu", from: "main" });
    const { number } = await merge(V1, "ops-eu");
    expect(await promotions(V1)).toMatchObject({
      found: [{ branch: "ops-eu", pullRequest: number, samePackage: true }],
      branches: ["ops", "ops-eu"],
    });
  });

  test("is compared as a whole where its manifest names no model, or cannot be read", async () => {
    await merge(V1);
    for (const one of [packageOf(), packageOf("", { text: "{" })])
      expect((await promotions(V1, [one])).found).toMatchObject([{ samePackage: true, sameModel: null }]);
  });

  test("is found behind many other merges", async () => {
    const first = await merge(V1);
    const { record } = town.triage;
    const pull = record.pulls.get(first.number);
    const unrelated = await merge({ "README.md": "# Other\n" });
    const other = record.pulls.get(unrelated.number);
    if (pull === undefined || other === undefined) throw new Error("no pull request");
    // As busy as a repository of many teams: another hundred merges that leave the folder as it is.
    for (let at = 0; at < 100; at++) {
      clock += 6_000;
      const when = new Date(clock).toISOString().replace(".000Z", "Z");
      record.pulls.set(10_000 + at, { ...other, number: 10_000 + at, mergedAt: when, updatedAt: when });
    }
    expect((await promotions(V1)).found).toMatchObject([{ pullRequest: first.number, at: first.at }]);
  });
});

describe("other things that are read of a repository", () => {
  test("annotated tags lead to their commits", async () => {
    const tip = await town.triage.tip("main");
    await git(town.triage.dir, ["tag", "churn@1.0.0", tip]);
    await git(town.triage.dir, ["tag", "-a", "-m", "released", "churn@2.0.0", tip]);
    await git(town.triage.dir, ["tag", "churn@3.0.0", `${tip}^{tree}`]);
    expect(await findTags(batch, ["churn@1.0.0", "churn@2.0.0", "churn@3.0.0", "churn@4.0.0"])).toEqual(
      new Map([
        ["churn@1.0.0", tip],
        ["churn@2.0.0", tip],
      ]),
    );
    expect(await listTags(client, ["churn@", "other@"])).toEqual([
      "churn@1.0.0",
      "churn@2.0.0",
      "churn@3.0.0",
    ]);
  });

  test("bytes come as they are", async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256));
    const commit = await town.triage.push({
      user: "ada",
      branch: "main",
      files: { "m/w.bin": bytes, "m/empty": "" },
    });
    const tree = new GithubTree(client, batch, commit);
    expect(Buffer.compare((await tree.bytes("m/w.bin")) ?? Buffer.alloc(0), bytes)).toBe(0);
    expect(await tree.bytes("m/empty")).toEqual(new Uint8Array());
    expect(await tree.bytes("m")).toBeNull();
  });

  test("checks and statuses of others, the newest of each name", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const check = (name: string, conclusion: string) =>
      town.rest("POST", "/repos/acme/triage/check-runs", { body: { name, head_sha: pull.head, conclusion } });
    const status = (context: string, state: string) =>
      town.rest("POST", `/repos/acme/triage/statuses/${pull.head}`, { body: { context, state } });
    for (const conclusion of ["failure", "success"])
      expect((await check("test", conclusion)).status).toBe(201);
    for (const state of ["pending", "failure"]) expect((await status("ci/old", state)).status).toBe(201);
    expect(await readOtherChecks(client, pull.head, 1)).toEqual({
      checks: [
        { name: "ci/old", kind: "status", app: null, status: "completed", conclusion: "failure" },
        { name: "test", kind: "check-run", app: "gate", status: "completed", conclusion: "success" },
      ],
      incomplete: [],
    });
    expect((await readOtherChecks(client, pull.head, town.app.id)).checks).toMatchObject([
      { name: "ci/old" },
    ]);
  });

  test("statuses that the App may not read", async () => {
    const auth = town.app.token(town.installation, { checks: "read", contents: "read" });
    const blind = githubClient(new Octokit({ auth, baseUrl: forge.apiUrl, log: SILENT }), "acme", "triage");
    const { incomplete } = await readOtherChecks(blind, await town.triage.tip("main"), 1);
    expect(incomplete).toMatchObject([{ id: "statuses-unreadable" }]);
  });
});

const silence = () => undefined;
const SILENT = { debug: silence, info: silence, warn: silence, error: silence };
