import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import { Superseded } from "../inbox/inbox.ts";
import { noteWait } from "../waits/note-wait.ts";
import { readWait } from "../waits/wait-store.ts";
import { failure } from "./conversation.fixture.ts";
import { PeopleRig } from "./people.fixture.ts";
import { readCurrent } from "./read-current.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.remove());

const RULES =
  'reminders: { after: 24h, every: 12h, at_most: 2, escalate: { after: 72h, to: ["@acme/leads"] } }\n';
const SAY = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";

/** A rig whose policy reminds, with the wait noted as a judgement does. */
async function waiting(rules = RULES): Promise<{ rig: PeopleRig; due: Date | null }> {
  const rig = new PeopleRig(store);
  rig.github.policy += rules;
  return { rig, due: await note(rig) };
}

async function note(rig: PeopleRig): Promise<Date | null> {
  const current = await readCurrent(rig.github.host(), 7, rig.now);
  return noteWait(store, rig.place, 7, current.kind === "judged" ? current : null, rig.now);
}

const firstWords = (rig: PeopleRig) => rig.talk.ours.map((body) => body.split("\n")[1]);
const waitOf = (rig: PeopleRig) => readWait(store.db, rig.place, 7);

describe("a judgement", () => {
  test("notes since when it waits, and when to look", async () => {
    const { rig, due } = await waiting();
    expect(due).toEqual(new Date("2026-11-21T12:00:00.000Z"));
    const first = await waitOf(rig);
    expect(first).toMatchObject({ since: rig.now, waitsFor: ["@dana", "@kim"], reminders: 0 });
    rig.advance(5);
    expect(await note(rig)).toEqual(due);
    expect(await waitOf(rig)).toEqual(first);
  });

  test("notes nothing where nobody is reminded, and forgets what was noted", async () => {
    const { rig, due } = await waiting("");
    expect([due, await waitOf(rig)]).toEqual([null, null]);
    const other = (await waiting()).rig;
    other.github.review(7, "dana");
    expect([await note(other), await waitOf(other)]).toEqual([null, null]);
    const closed = (await waiting()).rig;
    expect(await noteWait(store, closed.place, 7, null, closed.now)).toBeNull();
    expect(await waitOf(closed)).toBeNull();
  });
});

describe("reminding", () => {
  test("tells who is waited for, again, then others, and then nobody", async () => {
    const { rig } = await waiting();
    const looks: unknown[] = [];
    for (const hours of [23, 1, 12, 36, 500]) {
      rig.advance(hours);
      looks.push(await rig.remind());
    }
    expect(firstWords(rig)).toEqual([
      "@dana @kim this has waited for 1d for you: please review it, or say who else can.",
      "@dana @kim this has waited for 1d12h for you: please review it, or say who else can.",
      "@acme/leads this has waited for 3d, and reminding did not help.",
    ]);
    const again = (day: string) => ({ kind: "done", next: [], again: new Date(day) });
    expect(looks).toEqual([
      again("2026-11-21T12:00:00.000Z"),
      again("2026-11-22T00:00:00.000Z"),
      again("2026-11-23T12:00:00.000Z"),
      { kind: "done", next: [] },
      { kind: "done", next: [] },
    ]);
    expect(await rig.told()).toMatchObject([
      ["reminder", 7, { what: "reminder", to: ["@dana", "@kim"], count: 1, said: true }],
      ["reminder", 7, { what: "reminder", count: 2 }],
      ["reminder", 7, { what: "escalation", to: ["@acme/leads"] }],
    ]);
  });

  test("long after both were due tells each once", async () => {
    const { rig } = await waiting();
    rig.advance(100);
    expect(await rig.remind()).toEqual({
      kind: "done",
      next: [],
      again: new Date("2026-11-25T04:00:00.000Z"),
    });
    expect(firstWords(rig).map((line) => line?.split(" ")[0])).toEqual(["@dana", "@acme/leads"]);
  });

  test("looks first whether it is still waited for", async () => {
    const { rig } = await waiting();
    rig.github.review(7, "dana");
    rig.advance(30);
    expect(await rig.remind()).toEqual({ kind: "done", next: [] });
    expect(rig.talk.ours).toEqual([]);
    expect(await waitOf(rig)).toBeNull();
  });

  test.for(["draft", "closed"] as const)("tells nobody of one that is %s", async (what) => {
    const { rig } = await waiting();
    const pull = rig.github.pulls.get(7);
    if (pull === undefined) throw new Error("no pull request");
    if (what === "draft") pull.draft = true;
    else pull.open = false;
    rig.advance(30);
    await rig.remind();
    expect([rig.talk.ours, await waitOf(rig)]).toEqual([[], null]);
  });

  test("asks nothing of GitHub where nobody is waited for", async () => {
    const rig = new PeopleRig(store);
    expect(await rig.remind()).toEqual({ kind: "done", next: [] });
    expect([rig.github.reads, rig.talk.asked]).toEqual([0, []]);
  });

  test("does not tell twice, when the attempt before this one did not live to note it", async () => {
    const { rig } = await waiting();
    rig.advance(24);
    const before = await waitOf(rig);
    await rig.remind();
    const row = { reminders: 0, reminded_at: null };
    await store.db
      .updateTable("waiting")
      .set(row)
      .where("installation", "=", rig.place.installation)
      .execute();
    expect(await waitOf(rig)).toEqual(before);
    await rig.remind();
    expect(rig.talk.ours).toHaveLength(1);
    expect(await waitOf(rig)).toMatchObject({ reminders: 1 });
  });

  test("tells nobody when somebody acted meanwhile", async () => {
    const { rig } = await waiting();
    rig.advance(24);
    rig.fence = () => Promise.reject(new Superseded("a review came"));
    await expect(rig.remind()).rejects.toBeInstanceOf(Superseded);
    expect([rig.talk.ours, (await waitOf(rig))?.reminders]).toEqual([[], 0]);
    expect(await rig.told()).toEqual([]);
  });

  test("where the conversation is locked counts as done, and where GitHub fails does not", async () => {
    const { rig } = await waiting();
    rig.advance(24);
    let status = 502;
    rig.talk.before = (route) => {
      if (route === SAY) throw failure(status);
    };
    await expect(rig.remind()).rejects.toMatchObject({ code: "unavailable" });
    expect((await waitOf(rig))?.reminders).toBe(0);
    status = 403;
    await rig.remind();
    expect((await waitOf(rig))?.reminders).toBe(1);
    expect(await rig.told()).toMatchObject([["reminder", 7, { said: false }]]);
  });
});
