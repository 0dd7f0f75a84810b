import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GOOD_CHANGE, METRICS, metrics, policy, type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

let world: SmallWorld;

beforeEach(async () => {
  world = await startSmallWorld();
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

const GREEN = { status: "completed", conclusion: "success" };
const WAITING = { status: "in_progress", conclusion: null };

describe("what keeps a sign-off", () => {
  test("a push that changes nothing keeps both", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await pull.push({ files: {}, message: "Say it again" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(GREEN);
  });

  test("an unrelated push to a path that the owner set does not own keeps the owner's, and voids the role that covers all", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await pull.push({ files: { "ops/alerts.yml": "groups: []\n" } });
    await world.settled();
    const check = world.check(pull.head);
    expect(check).toMatchObject(WAITING);
    expect(check?.output.title).toContain("waiting for @acme/sre");
    expect(check?.output.title).not.toContain("@acme/ml");
  });

  test("an update from the base by the button of the web keeps both", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await world.repository.push({ user: "admin", branch: "release", files: { "docs/unrelated.md": "x\n" } });
    await world.settled();
    await pull.push({
      merges: "release",
      files: { "docs/unrelated.md": "x\n" },
      message: "Merge branch 'release' into change-1",
      committer: { name: "GitHub", email: "noreply@github.com" },
    });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(GREEN);
  });

  test("a rewritten history with the same content keeps both", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await pull.push({ from: "release", files: GOOD_CHANGE, force: true, message: "The same, told better" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(GREEN);
  });
});

describe("what voids a sign-off", () => {
  test("a changed metric voids both, and says which file", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await pull.push({ files: { [METRICS]: metrics(0.92) } });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(WAITING);
    expect(world.check(pull.head)?.output.text?.replaceAll("\\", "")).toContain(METRICS);
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });

  test("a review of a commit that GitHub lost counts for nothing", async () => {
    const pull = await world.open();
    const lost = await pull.review({ user: "kim", state: "APPROVE" });
    lost.commit = null;
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(WAITING);
    expect(world.check(pull.head)?.output.text).toContain("cannot be read");
  });

  test("a review whose account is gone counts for nothing and breaks nothing", async () => {
    const pull = await world.open();
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    world.intercept(async ({ path }, pass) => {
      const answer = await pass();
      if (!path.endsWith("/graphql")) return answer;
      const ghosted = answer.body.replaceAll(
        /"author":\{"__typename":"User","login":"dana","databaseId":\d+\}/g,
        '"author":null',
      );
      return { ...answer, body: ghosted };
    });
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(WAITING);
    expect(world.check(pull.head)?.output.text).toMatch(/account/i);
  });

  test("an objection of an owner blocks, and its dismissal lets go", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    const objection = await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ conclusion: "failure" });
    await pull.dismissReview(objection, "admin");
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(GREEN);
  });

  test("a commit that belongs to no account voids everybody's, until it is rewritten", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await pull.push({
      files: { [METRICS]: metrics(0.93) },
      author: { name: "Nobody", email: "nobody@nowhere.example" },
    });
    await world.signOff(pull);
    expect(world.check(pull.head)).toMatchObject({ conclusion: "failure" });
    expect(world.check(pull.head)?.output.text).toContain("nowhere");
    await pull.push({ from: "release", force: true, files: { ...GOOD_CHANGE, [METRICS]: metrics(0.93) } });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(GREEN);
  });
});

describe("after-gates", () => {
  test("an approval given while content was red does not count, one given after it was green does", async () => {
    const { forge } = world;
    await world.close();
    forge.assertClean();
    world = await startSmallWorld({ policy: policy("{ roles: { operations: 1 }, after-gates: true }") });
    const early = await world.open({ files: { ...GOOD_CHANGE, [METRICS]: metrics(0.5) } });
    await world.signOff(early);
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": policy("{ roles: { operations: 1 }, after-gates: true }", 0.4) },
    });
    await world.settled();
    world.advance(60);
    expect(world.check(early.head)).toMatchObject(WAITING);
    expect(world.check(early.head)?.output.text).toContain("before the evidence");
    world.advance(60);
    await world.signOff(early);
    expect(world.check(early.head)).toMatchObject(GREEN);
  });

  test("a fault of GitHub's between does not take the time away since when content was green", async () => {
    const { forge } = world;
    await world.close();
    forge.assertClean();
    world = await startSmallWorld({ policy: policy("{ roles: { operations: 1 }, after-gates: true }") });
    const pull = await world.open();
    world.advance(60);
    await world.signOff(pull);
    expect(world.check(pull.head)).toMatchObject(GREEN);
    world.advance(60);
    // One is a hiccup: a read is tried once more.
    world.forge.chaos.set({ status5xx: 2 });
    await pull.edit({ title: "Wake up" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ conclusion: "failure" });
    world.forge.chaos.set({});
    await pull.edit({ title: "Wake up again" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject(GREEN);
  });
});
