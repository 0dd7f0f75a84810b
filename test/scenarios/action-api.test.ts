import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { FileChange } from "../forge/git/author.ts";
import { checkout, runAction } from "../forge/mini-runner.ts";
import { createTown, type Town } from "../forge/town.ts";
import { removeFolders, temporaryFolder } from "./git-repository.ts";

const opened: { forge: Forge; town: Town }[] = [];

afterAll(async () => {
  for (const { forge, town } of opened) {
    await town.close();
    await forge.close();
  }
  removeFolders();
});

function changes(name: Parameters<typeof stateFiles>[0]): Record<string, FileChange> {
  return Object.fromEntries([...stateFiles(name)].map(([path, { bytes }]) => [path, bytes]));
}

test("one commit of history and a token: the pull request is read through the API, to the same verdict", async () => {
  const forge = await startForge();
  const town = await createTown(forge);
  opened.push({ forge, town });
  await town.triage.push({ user: "ada", branch: "main", files: changes("released"), message: "Release" });
  const pull = await town.openPull("proposal", changes("tick-proved"));
  await forge.settled();
  const [event] = town.payloads("pull_request", "opened");
  if (event === undefined) throw new Error("the forge told of no pull request");
  const token = town.app.token(town.installation, { contents: "read", pull_requests: "read" });
  const workspace = join(temporaryFolder(), "workspace");
  await checkout({ repo: town.triage, ref: `refs/pull/${pull.number}/merge`, dir: workspace, token });
  const before = forge.requests.length;
  const run = await runAction({
    actionDir: join(import.meta.dirname, "../.."),
    eventName: "pull_request",
    event,
    workspace,
    serverUrl: forge.url,
    token,
  });
  expect(run.log).toContain("Reading through GitHub's API");
  expect(run.annotations.map(({ title, line }) => `${title}:${line}`)).toContain("evidence/falls-short:21");
  expect(run.outputs).toMatchObject({ verdict: "fail", stage: "engineering" });
  expect(run.log).not.toContain(token);
  const writes = forge.requests
    .slice(before)
    .filter(({ method, route }) => method !== "GET" && !route.startsWith("graphql"));
  expect(forge.requests.length).toBeGreaterThan(before);
  expect(writes).toEqual([]);
});
