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

const repo = "/repos/acme/triage";

async function post(sha: string, body: object, token?: string) {
  const whole = { name: "gate", head_sha: sha, ...body };
  return town.rest("POST", `${repo}/check-runs`, { body: whole, ...(token === undefined ? {} : { token }) });
}

function idOf(body: unknown): number {
  return typeof body === "object" && body !== null && "id" in body ? Number(body.id) : 0;
}

describe("check runs", () => {
  test("a conclusion completes a run, and the App hears created and completed", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const answer = await post(pull.head, {
      status: "in_progress",
      conclusion: "success",
      output: { title: "t", summary: "s" },
    });
    await forge.settled();
    expect(answer).toMatchObject({ status: 201, body: { status: "completed", conclusion: "success" } });
    expect(answer.body).toMatchObject({ app: { id: town.app.id }, pull_requests: [{ number: 1 }] });
    expect(town.heard().filter((event) => event.startsWith("check_"))).toEqual(
      expect.arrayContaining(["check_run.created", "check_run.completed", "check_suite.completed"]),
    );
    forge.assertClean();
  });

  test("annotations come fifty a request and add up over requests", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const annotation = { path: "a", start_line: 1, end_line: 1, annotation_level: "failure", message: "m" };
    const output = (count: number) => ({
      title: "t",
      summary: "s",
      annotations: Array.from({ length: count }, () => annotation),
    });
    expect((await post(pull.head, { output: output(51) })).status).toBe(422);
    const id = idOf((await post(pull.head, { output: output(50) })).body);
    const more = await town.rest("PATCH", `${repo}/check-runs/${id}`, { body: { output: output(2) } });
    expect(more.body).toMatchObject({ output: { annotations_count: 52 } });
    const page = await town.rest("GET", `${repo}/check-runs/${id}/annotations?per_page=50&page=2`);
    expect(page.body).toHaveLength(2);
  });

  test.each([
    ["a summary of 65,536 characters", { output: { title: "t", summary: "x".repeat(65_536) } }],
    [
      "columns over several lines",
      {
        output: {
          title: "t",
          summary: "s",
          annotations: [
            {
              path: "a",
              start_line: 1,
              end_line: 2,
              start_column: 1,
              end_column: 2,
              annotation_level: "notice",
              message: "m",
            },
          ],
        },
      },
    ],
    ["completed without a conclusion", { status: "completed" }],
    ["a commit that is not there", { head_sha: "0".repeat(40) }],
  ])("refuses %s", async (_, body) => {
    const pull = await town.openPull("m", { a: "1" });
    expect((await post(pull.head, body)).status).toBe(422);
  });

  test("only the App that owns a run may change it, and people never", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const id = idOf((await post(pull.head, {})).body);
    const other = forge.createApp({ slug: "other", permissions: { checks: "write" }, events: [] });
    const token = other.token(other.install(town.acme));
    expect(
      (
        await town.rest("PATCH", `${repo}/check-runs/${id}`, {
          body: { status: "completed", conclusion: "success" },
          token,
        })
      ).status,
    ).toBe(403);
    expect((await post(pull.head, {}, forge.tokenOf("ada"))).status).toBe(403);
  });

  test("asking again resets nothing and tells only the owner", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const id = idOf((await post(pull.head, { conclusion: "failure" })).body);
    const again = await town.rest("POST", `${repo}/check-runs/${id}/rerequest`);
    await forge.settled();
    expect(again.status).toBe(201);
    expect(town.heard()).toContain("check_run.rerequested");
    expect((await town.rest("GET", `${repo}/check-runs/${id}`)).body).toMatchObject({
      status: "completed",
      conclusion: "failure",
    });
    forge.assertClean();
  });

  test("a list for a ref shows the newest run of a name; `filter=all` every one", async () => {
    const pull = await town.openPull("m", { a: "1" });
    await post(pull.head, { conclusion: "failure" });
    await post(pull.head, { conclusion: "success" });
    const latest = await town.rest("GET", `${repo}/commits/${pull.head}/check-runs`);
    expect(latest.body).toMatchObject({ total_count: 1, check_runs: [{ conclusion: "success" }] });
    expect((await town.rest("GET", `${repo}/commits/m/check-runs?filter=all`)).body).toMatchObject({
      total_count: 2,
    });
    forge.assertClean();
  });

  test("a push asks the App for a suite; a push to a fork, where it is not installed, does not", async () => {
    await town.triage.push({ user: "ada", branch: "own", from: "main", files: { a: "1" } });
    await forge.settled();
    const before = town.heard().filter((event) => event === "check_suite.requested").length;
    const fork = await town.triage.fork("dana");
    await fork.push({ user: "dana", branch: "theirs", from: "main", files: { a: "2" } });
    await forge.settled();
    expect(before).toBeGreaterThan(0);
    expect(town.heard().filter((event) => event === "check_suite.requested")).toHaveLength(before);
  });
});
