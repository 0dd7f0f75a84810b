import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GOOD_CHANGE, type SmallWorld, startSmallWorld } from "./small-world.ts";

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

const told = (sha: string) =>
  world.repository.record.runs.filter(
    ({ name, suite }) => suite.headSha === sha && name === "gatehouse bypass",
  );

async function bypasses(): Promise<readonly unknown[]> {
  const rows = await world.store.db.selectFrom("audit").select("data").where("kind", "=", "bypass").execute();
  return rows.map(({ data }) => JSON.parse(data ?? "null"));
}

/** A minute later everything is looked at once more. */
async function later(): Promise<void> {
  await world.settled();
  world.advance(61);
  await world.settled();
}

test("a push straight to a gated branch fails a check on its commit and is in the log; to another branch it is nobody's concern", async () => {
  const there = await world.repository.push({ user: "admin", branch: "wip", from: "main", files: {} });
  await world.repository.push({ user: "admin", branch: "wip", files: { "README.md": "# Work\n" } });
  const sha = await world.repository.push({
    user: "admin",
    branch: "release",
    files: { "README.md": "# Hotfix\n" },
  });
  await world.settled();
  expect(told(sha)).toEqual([]);
  await later();
  expect(told(sha)).toMatchObject([{ status: "completed", conclusion: "failure" }]);
  expect(told(sha)[0]?.output).toMatchObject({
    title: "pushed to release without a pull request",
    summary: expect.stringContaining("`admin` pushed"),
  });
  expect(await bypasses()).toMatchObject([
    { stage: "production", branch: "release", head: sha, by: "admin" },
  ]);
  expect(told(there)).toEqual([]);
});

test("a merge that the gate let through is a push, too, and none that went around it", async () => {
  const pull = await world.open({ files: GOOD_CHANGE });
  await world.signOff(pull);
  const sha = await pull.merge({ user: "ada" });
  await later();
  expect(told(sha)).toEqual([]);
  expect(await bypasses()).toEqual([]);
});
