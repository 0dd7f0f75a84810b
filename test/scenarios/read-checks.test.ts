import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { githubClient } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { readChecks } from "#github/read-checks.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { AppHandle } from "../forge/handles/app.ts";
import { createTown, type Town } from "../forge/town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

const NAME = "gatehouse: production";

let forge: Forge;
let town: Town;
let impostor: AppHandle;
beforeEach(async () => {
  forge = await startForge();
  town = await createTown(forge);
  impostor = forge.createApp({ slug: "impostor", permissions: { checks: "write" }, events: [] });
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

/** Writes a check in the name of an App, and gives the run's id. */
async function write(token: string, sha: string, conclusion: string): Promise<number> {
  const octokit = new Octokit({ auth: token, baseUrl: forge.apiUrl });
  const place = { owner: "acme", repo: "triage" };
  const { data } = await octokit.rest.checks.create({
    ...place,
    name: NAME,
    head_sha: sha,
    conclusion: conclusion as "success",
  });
  return data.id;
}

test("another App's check of our name is never read as ours, whether ours is there or not", async () => {
  await town.triage.push({ user: "ada", branch: "main", files: { "a.txt": "a\n" } });
  const sha = await town.triage.push({
    user: "ada",
    branch: "model",
    from: "main",
    files: { "b.txt": "b\n" },
  });
  const ours = town.app.token(town.installation);
  const theirs = impostor.token(impostor.install(town.acme));
  const client = githubClient(new Octokit({ auth: ours, baseUrl: forge.apiUrl }), "acme", "triage");
  const read = async () => (await readChecks(new GraphqlBatch(client), sha, town.app.id)).runs;
  await write(theirs, sha, "success");
  expect([...(await read())]).toEqual([]);
  const run = await write(ours, sha, "failure");
  await write(theirs, sha, "success");
  expect((await read()).get(NAME)).toMatchObject({ run, conclusion: "failure" });
});
