import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { pullRequestsAfterBranch, pullRequestsThatNeedChecks } from "#github/concerned-pull-requests.ts";
import { ContentMemory } from "#github/content-memory.ts";
import { type GithubClient, githubClient } from "#github/github-client.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import { createTown, type Town } from "../forge/town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

/** What the stages ask for is the gates' own business: here production asks for everything, and the others for nothing. */
vi.mock("#github/asked-of-stage.ts", () => ({
  asksForChecks: (_: Policy, { name }: Stage) => name === "production",
  earlierStages: (_: Policy, { name }: Stage) =>
    name === "production" ? [{ stage: "ops", branches: ["ops"] }] : [],
}));

const POLICY =
  "version: 1\nstages:\n  ops: { branches: [ops, spare] }\n  production: { branches: [main, release] }\n";

let forge: Forge;
let town: Town;
let client: GithubClient;

beforeEach(async () => {
  forge = await startForge();
  town = await createTown(forge);
  client = githubClient(
    new Octokit({ auth: town.app.token(town.installation), baseUrl: forge.apiUrl }),
    "acme",
    "triage",
  );
  await town.triage.push({ user: "ada", branch: "main", files: { ".github/gatehouse.yml": POLICY } });
  for (const branch of ["ops", "spare", "release", "ungated"])
    await town.triage.push({ user: "ada", branch, from: "main" });
});
afterEach(async () => {
  forge.assertClean();
  await town.close();
  await forge.close();
});

/** Opens pull requests of one branch to others, and gives their numbers. */
async function open(head: string, ...bases: string[]): Promise<number[]> {
  await town.triage.push({ user: "ada", branch: head, from: "main", files: { [head]: "1" } });
  const numbers: number[] = [];
  for (const base of bases)
    numbers.push((await town.triage.openPullRequest({ author: "ada", head, base })).record.number);
  return numbers;
}

test("checks of others concern the pull requests with that head whose stage asks for some", async () => {
  const [production, release] = await open("change", "main", "release", "ops", "ungated");
  await open("another", "main");
  const concerned = await pullRequestsThatNeedChecks(
    client,
    await town.triage.tip("change"),
    1,
    new ContentMemory(),
  );
  expect(concerned).toEqual([production, release]);
});

test("and nobody, where none asks, the base has no policy, or the commit is nobody's head", async () => {
  await open("change", "ops", "ungated");
  const memory = new ContentMemory();
  expect(await pullRequestsThatNeedChecks(client, await town.triage.tip("change"), 1, memory)).toEqual([]);
  expect(await pullRequestsThatNeedChecks(client, await town.triage.tip("main"), 1, memory)).toEqual([]);
  expect(await pullRequestsThatNeedChecks(client, "0".repeat(40), 1, memory)).toEqual([]);
});

test("a push to a branch of a stage concerns those who go to a stage that comes after it", async () => {
  const [production, release] = await open("change", "main", "release", "ops", "spare", "ungated");
  const memory = new ContentMemory();
  for (const branch of ["ops", "spare"])
    expect(await pullRequestsAfterBranch(client, branch, memory), branch).toEqual([production, release]);
  for (const branch of ["main", "ungated", "change"])
    expect(await pullRequestsAfterBranch(client, branch, memory), branch).toEqual([]);
});

test("what the policies say is read once for each commit", async () => {
  await open("change", "main");
  const memory = new ContentMemory();
  const head = await town.triage.tip("change");
  await pullRequestsThatNeedChecks(client, head, 1, memory);
  const first = client.count.reads;
  await pullRequestsThatNeedChecks(client, head, 1, memory);
  expect(client.count.reads).toBe(first + 2);
});
