import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EVENTS } from "../app-manifest.ts";
import { GOOD_CHANGE, type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

const POLICY = [
  "version: 1",
  "stages:",
  "  staging:",
  "    branches: [main]",
  "    gates: { sign-offs: off }",
  "  production:",
  "    branches: [release]",
  "    after: { stage: staging, soak: 30m }",
  "    gates:",
  "      required-checks: { checks: [{ name: scan, app: scanner }] }",
  "",
].join("\n");

let world: SmallWorld;
beforeEach(async () => {
  world = await startSmallWorld({ policy: POLICY, events: [...new Set([...EVENTS, "status"])] });
});
afterEach(() => world.close());

const conclusion = (sha: string) => {
  const run = world.check(sha);
  return run === undefined ? null : (run.conclusion ?? run.status);
};

/** Another App that says of commits what it is told to. */
function scanner(): (sha: string, conclusion: string) => Promise<void> {
  const app = world.forge.createApp({ slug: "scanner", permissions: { checks: "write" }, events: [] });
  const token = app.token(app.install(world.acme));
  return async (sha, conclusion) => {
    const body = JSON.stringify({ name: "scan", head_sha: sha, conclusion });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const url = `${world.forge.apiUrl}/repos/acme/model/check-runs`;
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(201);
    await world.settled();
  };
}

test("a package waits for the earlier stage, for its time there, and for the checks of others", async () => {
  const scan = scanner();
  const pull = await world.open({ files: GOOD_CHANGE });
  await scan(pull.head, "success");
  expect(conclusion(pull.head)).toBe("failure");
  const before = await world.open({ files: GOOD_CHANGE, base: "main", head: "to-staging" });
  await before.merge({ user: "ada" });
  await world.settled();
  // Nothing happened to the pull request itself: it was looked at since staging moved.
  expect(conclusion(pull.head)).toBe("in_progress");
  const [until] = world.evaluations(pull.record.number).flatMap((line) => line["until"] ?? []);
  expect(until).toBe("2026-11-20T10:30:00.001Z");
  world.advance(31 * 60);
  await scan(pull.head, "failure");
  expect(conclusion(pull.head)).toBe("failure");
  await scan(pull.head, "success");
  expect(conclusion(pull.head)).toBe("success");
  world.forge.assertClean();
});
