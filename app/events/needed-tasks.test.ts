import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import { policyOf } from "../evaluate/needs.ts";
import { noteShared } from "../evaluate/shared-heads.ts";
import type { Hint } from "./hint.ts";
import { neededTasks } from "./needed-tasks.ts";

const PLACE = { installation: 3, owner: "Acme", repo: "Model" };
const REVIEW: Hint = {
  tasks: [{ ...PLACE, subject: { kind: "pull-request", number: 5 } }],
  changes: ["reviews"],
};
const TEAM: Hint = { tasks: [{ installation: 3, subject: { kind: "installation" } }], changes: ["owners"] };

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.remove());

async function knows(repository: string, needs: readonly string[], installation = 3): Promise<void> {
  await store.db.insertInto("needs").values({ installation, repository, needs, at: new Date() }).execute();
}

const needed = async (hint: Hint) => (await neededTasks(store.db, hint, PLACE)).length;

describe("what is needed of an event", () => {
  test("everything, where nothing is known yet", async () => {
    expect([await needed(REVIEW), await needed(TEAM)]).toEqual([1, 1]);
  });

  test("nothing, where no gate looks at what changed; somebody else's policies do not count", async () => {
    await knows("acme/model", ["packages", "checks"]);
    await knows("acme/model", ["reviews"], 4);
    await knows("acme/other", ["reviews"]);
    expect([await needed(REVIEW), await needed(TEAM)]).toEqual([0, 0]);
  });

  test("what some gate looks at, of one repository or of any", async () => {
    await knows("acme/model", ["reviews"]);
    await knows("acme/other", ["owners"]);
    expect([await needed(REVIEW), await needed(TEAM)]).toEqual([1, 1]);
  });

  test("whatever concerns every gated repository", async () => {
    await knows("acme/model", []);
    expect(await needed({ ...REVIEW, changes: "always" })).toBe(1);
  });

  test("a commit that was left, where a check was shared there", async () => {
    const sha = "a".repeat(40);
    const hint: Hint = { ...REVIEW, left: sha };
    expect(await needed(hint)).toBe(1);
    const shared = { head: sha, name: "gatehouse: production" };
    await store.transaction((trx) => noteShared(trx, { ...PLACE, installation: 4 }, [5, 6], shared));
    await store.transaction((trx) => noteShared(trx, PLACE, [7], { ...shared, head: "b".repeat(40) }));
    expect(await needed(hint)).toBe(1);
    await store.transaction((trx) => noteShared(trx, PLACE, [5, 6], shared));
    expect(await neededTasks(store.db, hint, PLACE)).toEqual([
      ...hint.tasks,
      { ...PLACE, subject: { kind: "head", sha } },
    ]);
  });

  test("the repositories that extend a policy, and no others, however the name is spelt", async () => {
    await knows("acme/one", ["packages", policyOf("acme/MODEL")]);
    await knows("acme/two", [policyOf("acme/model-2")]);
    await knows("acme/three", [policyOf("acme/model")], 4);
    const hint: Hint = { tasks: [], changes: [], mayChangeExtended: true };
    expect(await neededTasks(store.db, hint, PLACE)).toEqual([
      { installation: 3, owner: "acme", repo: "one", subject: { kind: "repository" } },
    ]);
  });
});
