import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Effect } from "#core/model/effect.ts";
import { allAsked, nockClient } from "../../test/nock-client.ts";
import { applyEffects } from "./apply-effects.ts";

let given: ReturnType<typeof nockClient>;

beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

function check(annotations: number, run: number | null): Effect {
  const one = (line: number) => ({
    level: "failure" as const,
    where: { path: "a.yml", line, column: 2 },
    title: "t",
    message: "m",
  });
  return {
    kind: "publish-check",
    name: "gatehouse: production",
    head: "b".repeat(40),
    run,
    conclusion: "failure",
    externalId: "v1 0123456789abcdef -",
    output: {
      title: "t",
      summary: "s",
      annotations: Array.from({ length: annotations }, (_, at) => one(at + 1)),
    },
  };
}

/** Lines of the annotations of each body. */
function linesOf(bodies: readonly unknown[]): number[] {
  return bodies.map((body) => (body as { output: { annotations: unknown[] } }).output.annotations.length);
}

describe("a check", () => {
  test("is made anew with fifty annotations, and gets the others in further batches of fifty", async () => {
    const bodies: unknown[] = [];
    const keep = (body: unknown) => bodies.push(body) > 0;
    given.github.post("/repos/acme/model/check-runs", keep).reply(201, { id: 9 });
    given.github.patch("/repos/acme/model/check-runs/9", keep).twice().reply(200, { id: 9 });
    await applyEffects(given.client, 7, [check(120, null)]);
    expect(linesOf(bodies)).toEqual([50, 50, 20]);
    expect(bodies[0]).toMatchObject({
      head_sha: "b".repeat(40),
      conclusion: "failure",
      external_id: "v1 0123456789abcdef -",
    });
    expect(given.client.count).toEqual({ reads: 0, writes: 3 });
  });

  test("in progress names no conclusion, or it would be completed", async () => {
    const effect = check(0, 9);
    if (effect.kind !== "publish-check") throw new TypeError("not a check");
    let sent: unknown;
    given.github
      .patch("/repos/acme/model/check-runs/9", (body: unknown) => {
        sent = body;
        return true;
      })
      .reply(200, { id: 9 });
    await applyEffects(given.client, 7, [{ ...effect, conclusion: null }]);
    expect(sent).toMatchObject({ status: "in_progress" });
    expect(sent).not.toHaveProperty("conclusion");
  });

  test("has its buttons, and one without them takes away what the run had", async () => {
    const buttons = [{ label: "Judge again", description: "Look anew", identifier: "recheck" }];
    const bodies: unknown[] = [];
    const keep = (body: unknown) => bodies.push(body) > 0;
    given.github.patch("/repos/acme/model/check-runs/9", keep).twice().reply(200, { id: 9 });
    const effect = check(0, 9);
    if (effect.kind !== "publish-check") throw new TypeError("not a check");
    await applyEffects(given.client, 7, [{ ...effect, buttons }, effect]);
    expect(bodies).toMatchObject([{ actions: buttons }, { actions: [] }]);
  });

  test("that GitHub refuses is an error, and no message of it quotes the answer", async () => {
    given.github.post("/repos/acme/model/check-runs").reply(403, { message: "ghs_token is not allowed" });
    const failed = applyEffects(given.client, 7, [check(0, null)]);
    await expect(failed).rejects.toMatchObject({ code: "forbidden", message: "publishing the check: 403" });
  });
});

describe("requests for review", () => {
  const request: Effect = { kind: "request-reviews", users: ["kim"], teams: ["sre"] };
  const path = "/repos/acme/model/pulls/7/requested_reviewers";

  test("name users and teams", async () => {
    given.github.post(path, { reviewers: ["kim"], team_reviewers: ["sre"] }).reply(201, {});
    await applyEffects(given.client, 7, [request]);
    expect(given.client.count).toEqual({ reads: 0, writes: 1 });
  });

  test("that GitHub refuses with 422 are no failure: the check names them all the same", async () => {
    given.github.post(path).reply(422, { message: "Reviews may only be requested from collaborators." });
    await expect(applyEffects(given.client, 7, [request])).resolves.toEqual([]);
  });

  test("that fail otherwise are one", async () => {
    given.github.post(path).reply(502, "");
    await expect(applyEffects(given.client, 7, [request])).rejects.toMatchObject({ code: "unavailable" });
  });
});
