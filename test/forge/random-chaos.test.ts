import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ChaosSettings } from "./chaos.ts";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let now: Date;
let forge: Forge;
let town: Town;

beforeEach(async () => {
  now = new Date("2026-11-20T10:00:00Z");
  forge = await startForge({ now: () => now });
  town = await createTown(forge);
  await forge.settled();
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

const REPOSITORY = "/repos/acme/triage";

/** What a client sees of some reads, in order. */
async function fates(settings: ChaosSettings, count = 40): Promise<string[]> {
  forge.chaos.set(settings);
  const seen: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const answer = town.rest("GET", REPOSITORY);
    seen.push(await answer.then(({ status }) => String(status)).catch(() => "broken"));
  }
  forge.chaos.set({});
  return seen;
}

describe("chance", () => {
  const random = { status5xx: 0.2, secondaryLimit: 0.1, primaryLimit: 0.1, timeout: 0.1, truncate: 0.1 };

  test("the same seed brings the same fate, another seed another", async () => {
    const first = await fates({ random: { seed: 1, ...random } });
    expect(await fates({ random: { seed: 1, ...random } })).toEqual(first);
    expect(await fates({ random: { seed: 2, ...random } })).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set(["200", "403", "502", "broken"]));
  });

  test("a probability of 0 never strikes and one of 1 always does", async () => {
    expect(new Set(await fates({ random: { seed: 3, status5xx: 0 } }, 10))).toEqual(new Set(["200"]));
    expect(new Set(await fates({ random: { seed: 3, status5xx: 1 } }, 10))).toEqual(new Set(["502"]));
  });

  test("deliveries are dropped, doubled and reordered by chance, too", async () => {
    forge.chaos.set({ random: { seed: 1, dropDeliveries: 0.3, duplicate: 0.3, reorder: 0.3 } });
    const pull = await town.openPull("m", { a: "1" });
    for (let at = 0; at < 10; at += 1) {
      await pull.convertToDraft();
      await pull.readyForReview();
    }
    await forge.settled();
    const sent = forge.deliveries.filter(({ event }) => event === "pull_request");
    expect(sent.filter(({ status }) => status !== "OK").length).toBeGreaterThan(0);
    expect(sent.filter(({ redelivery }) => redelivery).length).toBeGreaterThan(0);
  });
});

describe("one request", () => {
  test("held and destroyed does nothing; done and lost is done", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const write = { body: { name: "gate", head_sha: pull.head } };
    forge.chaos.set({ timeout: 1 });
    await expect(town.rest("POST", `${REPOSITORY}/check-runs`, write)).rejects.toThrow("fetch failed");
    expect(town.triage.record.runs).toEqual([]);
    forge.chaos.set({ afterEffect: 1 });
    await expect(town.rest("POST", `${REPOSITORY}/check-runs`, write)).rejects.toThrow("fetch failed");
    expect(town.triage.record.runs).toHaveLength(1);
    expect(forge.requests.slice(-2).map(({ status }) => status)).toEqual([0, 201]);
  });

  test("a cut answer breaks off under the length of the whole", async () => {
    forge.chaos.set({ truncate: 1 });
    await expect(town.rest("GET", REPOSITORY)).rejects.toThrow("terminated");
  });

  test("GraphQL fails with status 200: for want of budget, as a whole, or in part", async () => {
    forge.chaos.set({ graphqlErrors: 30 });
    const kinds = new Set<string>();
    for (let at = 0; at < 30; at += 1) {
      const { data, errors } = await town.graphql("query Mine { viewer { login } }");
      expect(errors).toHaveLength(1);
      const limited = JSON.stringify(errors).includes("RATE_LIMITED");
      kinds.add(limited ? "limited" : data === null ? "failed" : JSON.stringify(data));
    }
    expect(kinds).toEqual(new Set(["limited", "failed", '{"viewer":null}']));
  });
});

describe("the primary limit", () => {
  const left = (headers: Headers) =>
    ["limit", "remaining", "used", "resource", "reset"].map((name) => headers.get(`x-ratelimit-${name}`));

  test("counts each request of an installation, and none that changed nothing", async () => {
    forge.chaos.set({ budget: { core: 10 }, resetAfter: 60 });
    const reset = String(now.getTime() / 1000 + 60);
    const first = await town.rest("GET", REPOSITORY);
    expect(left(first.headers)).toEqual(["10", "9", "1", "core", reset]);
    const unchanged = await town.rest("GET", REPOSITORY, {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });
    expect([unchanged.status, ...left(unchanged.headers)]).toEqual([304, "10", "9", "1", "core", reset]);
    const other = town.app.token(town.app.install(town.acme));
    expect(left((await town.rest("GET", REPOSITORY, { token: other })).headers)).toContain("9");
    const overview = await town.rest("GET", "/rate_limit");
    expect(overview.body).toMatchObject({
      resources: { core: { limit: 10, remaining: 9, used: 1 }, graphql: { used: 0 } },
    });
    forge.assertClean();
  });

  test("refuses what goes beyond it until the reset, in REST and in GraphQL apart", async () => {
    forge.chaos.set({ budget: { core: 1, graphql: 1 }, resetAfter: 5 });
    await town.rest("GET", REPOSITORY);
    const refused = await town.rest("GET", REPOSITORY);
    expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining("rate limit") } });
    expect(left(refused.headers).slice(0, 4)).toEqual(["1", "0", "1", "core"]);
    expect(await town.graphql("{ viewer { login } }")).toHaveProperty("data.viewer.login");
    expect(await town.graphql("{ viewer { login } }")).toMatchObject({ errors: [{ type: "RATE_LIMITED" }] });
    now = new Date(now.getTime() + 5000);
    expect((await town.rest("GET", REPOSITORY)).status).toBe(200);
  });

  test("strikes one request where chaos says so, and names a reset", async () => {
    forge.chaos.set({ primaryLimit: 1, resetAfter: 2 });
    const refused = await town.rest("GET", REPOSITORY);
    expect(refused.status).toBe(403);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(Number(refused.headers.get("x-ratelimit-reset"))).toBe(now.getTime() / 1000 + 2);
    expect((await town.rest("GET", REPOSITORY)).status).toBe(200);
  });
});
