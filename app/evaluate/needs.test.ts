import { afterEach, beforeEach, expect, test } from "vitest";
import { readPolicy } from "#core/policy/read-policy.ts";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import type { Hint } from "../events/hint.ts";
import { neededTasks } from "../events/needed-tasks.ts";
import { needsMemory } from "./needs.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const [MODEL, DATA] = ["model", "data"].map((repo) => ({ installation: 3, owner: "acme", repo }));
const TEAM: Hint = { tasks: [{ installation: 3, subject: { kind: "installation" } }], changes: ["owners"] };

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.remove());

function policy(gates: string) {
  const text = `version: 1\nstages:\n  production: { branches: [main], gates: { ${gates} } }\n`;
  const read = readPolicy(text, ".github/gatehouse.yml", "digest");
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const WITHOUT_PEOPLE = policy("sign-offs: off, policy-change: off");
const WITH_PEOPLE = policy("sign-offs: { code-owners: every }");

test("the first repository of an installation is judged once: every event was accepted", async () => {
  if (MODEL === undefined) throw new Error("no place");
  const memory = needsMemory(store, () => NOW);
  const before = await memory.before(MODEL);
  expect(before).toBeNull();
  expect(await neededTasks(store.db, TEAM, null)).toHaveLength(1);
  expect(await memory.add(MODEL, before, WITH_PEOPLE)).toBe(false);
  expect(await memory.add(MODEL, await memory.before(MODEL), WITH_PEOPLE)).toBe(false);
});

test("a further one is judged once more: what concerns all of them may have been dropped while it was read", async () => {
  if (MODEL === undefined || DATA === undefined) throw new Error("no place");
  const memory = needsMemory(store, () => NOW);
  await memory.add(DATA, null, WITHOUT_PEOPLE);
  const before = await memory.before(MODEL);
  expect(before).toBeNull();
  expect(await neededTasks(store.db, TEAM, null)).toEqual([]);
  expect(await memory.add(MODEL, before, WITH_PEOPLE)).toBe(true);
  expect(await neededTasks(store.db, TEAM, null)).toHaveLength(1);
});

test("so is one whose policy extends another: nobody knew whom a push there concerns", async () => {
  if (MODEL === undefined) throw new Error("no place");
  const memory = needsMemory(store, () => NOW);
  const lines = { theirs: {}, own: {} };
  const stoodOn = { repository: "acme/policies", commit: null, policy: WITHOUT_PEOPLE, lines, weaker: [] };
  const extended = { ...WITH_PEOPLE, extends: stoodOn };
  const push: Hint = { tasks: [], changes: "always", mayChangeExtended: true };
  const policies = { installation: 3, owner: "acme", repo: "policies" };
  const before = await memory.before(MODEL);
  expect(await neededTasks(store.db, push, policies)).toEqual([]);
  expect(await memory.add(MODEL, before, extended)).toBe(true);
  expect(await neededTasks(store.db, push, policies)).toHaveLength(1);
});
