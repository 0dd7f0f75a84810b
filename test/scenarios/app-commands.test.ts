import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENTS } from "../app-manifest.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import {
  BAD_CHANGE,
  GOOD_CHANGE,
  MANIFEST,
  METRICS,
  manifest,
  metrics,
  policy,
  type SmallWorld,
  startSmallWorld,
} from "./small-world.ts";

let world: SmallWorld;

beforeAll(async () => {
  world = await startSmallWorld({ events: [...new Set([...EVENTS, "issue_comment", "check_run"])] });
});
afterAll(() => world.close());

/** Somebody comments, and everything that follows from it is over. */
async function say(pull: PullHandle, user: string, body: string) {
  const comment = pull.comment({ user, body });
  await world.settled();
  return comment;
}

/** What the App said. */
const answers = (pull: PullHandle) =>
  pull.record.comments.filter(({ app }) => app?.id === world.record.id).map(({ body }) => body);

/** What the log holds of commands on a pull request: who, and what came of it. */
async function told(pull: PullHandle) {
  const rows = await world.store.db
    .selectFrom("audit")
    .select("data")
    .where("kind", "=", "command")
    .where("number", "=", pull.number)
    .orderBy("seq")
    .execute();
  return rows.map(({ data }) => {
    const { by, answer } = JSON.parse(data ?? "{}") as { by: string; answer: string };
    return `${by} ${answer}`;
  });
}

describe("a comment with a command", () => {
  test("is answered from a fresh judgement, once, and an edit of it is not", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    const comment = await say(pull, "dana", "What is wrong?\r\n\r\n/gatehouse explain\r\n");
    expect(answers(pull)).toHaveLength(1);
    expect(answers(pull)[0]).toContain("AUC holds");
    expect(answers(pull)[0]).toContain(`/blob/${pull.record.head.sha}/${METRICS}`);
    pull.editComment(comment, "/gatehouse explain evidence");
    await world.settled();
    await say(pull, "dana", "> /gatehouse explain evidence");
    expect(answers(pull)).toHaveLength(1);
    await say(pull, "kim", "/gatehouse explain");
    expect(answers(pull)).toHaveLength(1);
    expect(await told(pull)).toEqual(["dana explained", "kim explained"]);
  });

  test("by a stranger is told to the log alone, and by the author is answered", async () => {
    const pull = await world.open({ files: BAD_CHANGE, author: "ada" });
    await say(pull, "mallory", "/gatehouse explain");
    expect(answers(pull)).toEqual([]);
    await say(pull, "ada", "/gatehouse explain");
    expect(await told(pull)).toEqual(["mallory not-entitled", "ada explained"]);
  });

  test("to judge again does, and shows that it was heard", async () => {
    const pull = await world.open();
    const before = world.evaluations(pull.number).length;
    const comment = await say(pull, "dana", "/gatehouse recheck");
    expect(world.evaluations(pull.number).length).toBe(before + 1);
    expect(comment.reactions.map(({ content }) => content)).toEqual(["eyes"]);
    expect(answers(pull)).toEqual([]);
  });

  test("to waive gives a line that excuses the finding once it is merged, and excuses nothing before", async () => {
    const files = { [MANIFEST]: manifest("1.7.0"), [METRICS]: metrics(0.5) };
    const pull = await world.open({ files });
    const { sha } = pull.record.head;
    await say(
      pull,
      "dana",
      "/gatehouse waive evidence Only 28 samples of the new region, retrained in January",
    );
    const [answer = ""] = answers(pull);
    expect(answer).toContain("/acme/model/edit/release/.github/gatehouse.yml");
    expect(world.check(sha)?.conclusion).toBe("failure");
    const [, lines = ""] = /```yaml\n([\s\S]*?)\n```/.exec(answer) ?? [];
    const path = ".github/gatehouse.yml";
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { [path]: `${policy()}${lines}\n` },
    });
    await world.settled();
    expect(world.check(sha)?.output.title).toContain("waiting for");
    expect(world.check(sha)?.output.summary).toContain("≈&nbsp;waived");
  });
});

test("a button of the check is answered in a comment, and to those alone who may ask", async () => {
  const pull = await world.open({ files: BAD_CHANGE });
  const run = world.check(pull.record.head.sha);
  if (run === undefined) throw new Error("no check");
  expect(run.actions.map(({ label }) => label)).toEqual(["Judge again", "Who can act"]);
  pull.press(run, "explain", "dana");
  await world.settled();
  expect(answers(pull)).toHaveLength(1);
  const before = world.evaluations(pull.number).length;
  pull.press(run, "recheck", "kim");
  await world.settled();
  expect(world.evaluations(pull.number).length).toBe(before + 1);
  expect(await told(pull)).toEqual(["dana explained", "kim queued"]);
});

test("good content waits for people, who are named and not mentioned", async () => {
  const pull = await world.open({ files: GOOD_CHANGE });
  await say(pull, "kim", "/gatehouse explain sign-offs");
  const [answer = ""] = answers(pull);
  expect(answer).toContain("Who can act: `@acme/sre`");
});
