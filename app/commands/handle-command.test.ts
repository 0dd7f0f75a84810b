import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestStore, type TestStore } from "../../test/store/open-test-store.ts";
import type { Command } from "../inbox/command.ts";
import { failure } from "../people/conversation.fixture.ts";
import { PeopleRig } from "../people/people.fixture.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.remove());

const EXPLAIN: Command = { verb: "explain", gate: null };
const RECHECK: Command = { verb: "recheck" };
const EYES = "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions";
const SAY = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";

/** The words for the log of each command, in order. */
async function words(rig: PeopleRig): Promise<unknown[]> {
  return (await rig.told()).map((row) => (row as [string, number, { answer: string }])[2].answer);
}

describe("who is answered", () => {
  test.for([
    ["who may write", "dana", "explained"],
    ["who may triage", "kim", "explained"],
    ["the author, who may only read", "ada", "explained"],
    ["the author, however spelled", "Ada", "explained"],
    ["a reader", "eve", "not-entitled"],
    ["somebody unknown", "mallory", "not-entitled"],
  ] as const)("%s: %s", async ([, by, word]) => {
    const rig = new PeopleRig(store);
    await rig.command(by, EXPLAIN, rig.talk.write(by, "/gatehouse explain"));
    expect(rig.talk.ours).toHaveLength(word === "explained" ? 1 : 0);
    const data = { command: { verb: "explain", gate: null }, comment: 1000, by, answer: word };
    expect(await rig.told()).toEqual([["command", 7, data]]);
  });

  test("nobody is, who asks all the time; the log is told", async () => {
    const rig = new PeopleRig(store);
    for (let at = 0; at < 22; at++) await rig.command("dana", RECHECK, null);
    await rig.command("kim", RECHECK, null);
    rig.advance(1);
    await rig.command("dana", RECHECK, null);
    expect(rig.put).toHaveLength(22);
    expect((await words(rig)).filter((word) => word === "too-often")).toHaveLength(2);
  });

  test("a further attempt is no further question", async () => {
    const rig = new PeopleRig(store);
    for (let at = 0; at < 30; at++) await rig.command("dana", RECHECK, null, at);
    expect(rig.put).toHaveLength(30);
  });
});

describe("recheck", () => {
  test("puts the pull request before what sweeps ask for, and shows that it was seen", async () => {
    const rig = new PeopleRig(store);
    const comment = rig.talk.write("dana", "/gatehouse recheck");
    expect(await rig.command("dana", RECHECK, comment)).toEqual({ kind: "done", next: [] });
    expect(rig.put).toEqual([[`${rig.place.installation}/acme/churn#7`, { interactive: true }]]);
    expect(rig.talk.reactions).toEqual([`eyes ${comment}`]);
    expect(rig.talk.ours).toEqual([]);
    expect(await words(rig)).toEqual(["queued"]);
  });

  test("by a button has no comment to show it on", async () => {
    const rig = new PeopleRig(store);
    await rig.command("dana", RECHECK, null);
    expect(rig.talk.reactions).toEqual([]);
    expect(rig.put).toHaveLength(1);
  });

  test.for([403, 404, 422])("is done although GitHub refuses the eyes with %i", async (status) => {
    const rig = new PeopleRig(store);
    rig.talk.before = (route) => {
      if (route === EYES) throw failure(status);
    };
    await rig.command("dana", RECHECK, rig.talk.write("dana", "x"));
    expect(await words(rig)).toEqual(["queued"]);
  });

  test("that GitHub breaks off is tried again", async () => {
    const rig = new PeopleRig(store);
    rig.talk.before = (route) => {
      if (route === EYES) throw failure(502);
    };
    const comment = rig.talk.write("dana", "x");
    await expect(rig.command("dana", RECHECK, comment)).rejects.toMatchObject({ code: "unavailable" });
    expect(await words(rig)).toEqual([]);
  });
});

describe("answers", () => {
  test("explain says what blocks and who can act, by a fresh judgement, and mentions nobody", async () => {
    const rig = new PeopleRig(store);
    await rig.command("dana", EXPLAIN, rig.talk.write("dana", "x"));
    const [answer = ""] = rig.talk.ours;
    expect(answer).toContain("waiting for `@dana`, `@kim`");
    expect(answer.replaceAll(/`[^`\n]*`|<code>.*?<\/code>/g, "")).not.toMatch(/(?<!\w)@\w/);
    rig.github.review(7, "dana");
    await rig.command("dana", EXPLAIN, rig.talk.write("dana", "x"));
    expect(rig.talk.ours[0]).toContain("the only gate passes");
  });

  test("explain of a gate says what it asks and where that is told", async () => {
    const rig = new PeopleRig(store);
    await rig.command("dana", { verb: "explain", gate: "sign-offs" }, rig.talk.write("dana", "x"));
    expect(rig.talk.ours[0]).toContain("src/core/gates/sign-offs/README.md");
  });

  test("of a gate that is not there, and of words that are no command, say what was likely meant", async () => {
    const rig = new PeopleRig(store);
    await rig.command("dana", { verb: "explain", gate: "sign-of" }, rig.talk.write("dana", "x"));
    await rig.command("dana", { verb: "unknown", word: "explan" }, rig.talk.write("dana", "x"));
    expect(rig.talk.ours[0]).toContain("Did you mean `sign-offs`?");
    expect(rig.talk.ours[1]).toContain("Did you mean `explain`?");
    expect(await words(rig)).toEqual(["unknown-gate", "unknown"]);
  });

  test("on a pull request that is closed, or that no policy gates, say so", async () => {
    const rig = new PeopleRig(store);
    const pull = rig.github.pulls.get(7);
    if (pull === undefined) throw new Error("no pull request");
    pull.base = { ref: "elsewhere", sha: pull.base.sha };
    await rig.command("dana", EXPLAIN, rig.talk.write("dana", "x"));
    pull.open = false;
    await rig.command("dana", EXPLAIN, rig.talk.write("dana", "x"));
    expect(await words(rig)).toEqual(["no-opinion", "closed"]);
    expect(rig.talk.ours).toHaveLength(1);
  });

  test("wait for a pull request that does not hold still", async () => {
    const rig = new PeopleRig(store);
    rig.github.before = (what) => {
      if (what === "seen") rig.github.review(7, "kim");
    };
    const result = await rig.command("dana", EXPLAIN, rig.talk.write("dana", "x"));
    expect(result).toEqual({ kind: "deferred", until: new Date("2026-11-20T12:00:05.000Z") });
    expect(rig.talk.ours).toEqual([]);
  });

  test("to the same question leave one, at the end; others, and those of strangers with our marker, stay", async () => {
    const rig = new PeopleRig(store);
    const ask = (command: Command) => rig.command("dana", command, rig.talk.write("dana", "x"));
    await ask(EXPLAIN);
    const [first = ""] = rig.talk.ours;
    rig.talk.write("eve", first);
    rig.talk.write("other[bot]", first, 99);
    rig.talk.write("eve", first, 41, "User");
    await ask({ verb: "explain", gate: "sign-offs" });
    await ask(EXPLAIN);
    const lines = rig.talk.comments.map(({ user, body }) => `${user.login} ${body.split("\n")[2] ?? body}`);
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "dana",
      "eve",
      "other[bot]",
      "eve",
      "dana",
      "gatehouse[bot]",
      "dana",
      "gatehouse[bot]",
    ]);
  });

  test("are not given twice, when the attempt before this one did not live to tell of it", async () => {
    const rig = new PeopleRig(store);
    const comment = rig.talk.write("dana", "x");
    await rig.command("dana", EXPLAIN, comment);
    await rig.command("dana", EXPLAIN, comment, 1);
    expect(rig.talk.asked.filter((route) => route === SAY)).toHaveLength(1);
    expect(rig.talk.ours).toHaveLength(1);
  });

  test("to a button are given each time", async () => {
    const rig = new PeopleRig(store);
    await rig.command("dana", EXPLAIN, null);
    await rig.command("dana", EXPLAIN, null);
    expect(rig.talk.asked.filter((route) => route === SAY)).toHaveLength(2);
    expect(rig.talk.ours).toHaveLength(1);
  });

  test("that GitHub does not take are told to the log, and not tried for ever", async () => {
    const rig = new PeopleRig(store);
    rig.talk.before = (route) => {
      if (route === SAY) throw failure(403);
    };
    const result = await rig.command("dana", EXPLAIN, rig.talk.write("dana", "x"));
    expect(result).toEqual({ kind: "done", next: [] });
    expect(await words(rig)).toEqual(["could-not-answer"]);
  });

  test("are given under the lease alone: no event makes an answer untrue that names its commit", async () => {
    const rig = new PeopleRig(store);
    await rig.command("dana", EXPLAIN, null);
    expect(rig.fences).toEqual([[]]);
  });
});
