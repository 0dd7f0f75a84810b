import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asArray, asObject } from "./contract/json.ts";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { appJwt, createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

const DAY_MS = 24 * 3_600_000;
let now: Date;
let forge: Forge;
let town: Town;

beforeEach(async () => {
  now = new Date("2026-11-20T10:00:00Z");
  forge = await startForge({ now: () => now });
  town = await createTown(forge);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

const path = "/app/hook/deliveries";

test("the log is paged by cursor, newest first, without gaps or repeats", async () => {
  await town.openPull("m", { a: "1" });
  await forge.settled();
  const token = appJwt(town.app);
  const seen: number[] = [];
  for (let next: string | undefined = `${path}?per_page=2`; next !== undefined; ) {
    const page = await town.rest("GET", next, { token });
    seen.push(...asArray(page.body).map((one) => Number(asObject(one)["id"])));
    next = /\/app\/hook[^>]*/.exec(page.headers.get("link") ?? "")?.[0];
  }
  expect(seen).toEqual(forge.deliveries.map(({ id }) => id).reverse());
  expect(seen.length).toBeGreaterThan(2);
  forge.assertClean();
});

test("failures can be asked for alone, and a redelivery that went well stands beside them", async () => {
  forge.chaos.set({ dropDeliveries: (event) => event === "pull_request" });
  await town.openPull("m", { a: "1" });
  await forge.settled();
  forge.chaos.set({});
  const token = appJwt(town.app);
  const failed = asArray((await town.rest("GET", `${path}?status=failure`, { token })).body).map(asObject);
  expect(failed).toMatchObject([{ event: "pull_request", action: "opened", status_code: 502 }]);
  await town.rest("POST", `${path}/${String(failed[0]?.["id"])}/attempts`, { token });
  await forge.settled();
  const newest = asObject(asArray((await town.rest("GET", path, { token })).body)[0]);
  expect(newest).toMatchObject({ guid: failed[0]?.["guid"], redelivery: true, status_code: 202 });
  forge.assertClean();
});

test("what is older than three days is neither listed nor sent again", async () => {
  await forge.settled();
  const [oldest] = forge.deliveries;
  now = new Date(now.getTime() + 3 * DAY_MS);
  const token = appJwt(town.app);
  expect((await town.rest("GET", `${path}/${oldest?.id}`, { token })).status).toBe(200);
  now = new Date(now.getTime() + 1000);
  expect((await town.rest("GET", path, { token })).body).toEqual([]);
  expect((await town.rest("GET", `${path}/${oldest?.id}`, { token })).status).toBe(404);
  expect((await town.rest("POST", `${path}/${oldest?.id}/attempts`, { token })).status).toBe(404);
});
