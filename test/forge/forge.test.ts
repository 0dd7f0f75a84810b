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

describe("a push and a pull request", () => {
  test("a real push opens a pull request that REST shows, and the App hears of it with a signature that holds", async () => {
    const pull = await town.openPull("model", { "models/triage/handoff.yml": "name: triage\n" });
    await forge.settled();
    const answer = await town.rest("GET", `/repos/acme/triage/pulls/${pull.number}`);
    expect(answer.body).toMatchObject({ number: 1, state: "open", head: { ref: "model", sha: pull.head } });
    expect(answer.body).toMatchObject({ changed_files: 1, commits: 1, mergeable: true });
    expect(town.heard().filter((event) => event.startsWith("pull_request"))).toEqual(["pull_request.opened"]);
    expect(town.badSignatures).toBe(0);
    forge.assertClean();
  });

  test("a second push moves the head and says synchronize with both commits", async () => {
    const pull = await town.openPull("model", { "a.txt": "1\n" });
    const before = pull.head;
    const after = await pull.push({ files: { "a.txt": "2\n" } });
    await forge.settled();
    const event = town.payloads("pull_request", "synchronize")[0];
    expect(event).toMatchObject({ before, after });
    expect(pull.head).toBe(after);
    forge.assertClean();
  });
});
