import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
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

// Ways to a merge that was not deserved, each tried to its end: the pull request must not merge.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let world: SmallWorld;
beforeEach(async () => {
  world = await startSmallWorld();
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

/** A policy that asks for nothing, on a branch that anybody with write access may make, under the stage's own name. */
const WEAK = [
  "version: 1",
  "stages:",
  "  production:",
  "    branches: [play]",
  "    gates: { evidence: off, rollback: off, checklist: off, sign-offs: { code-owners: off }, package: { severity: warn } }",
  "",
].join("\n");

async function expectRefused(pull: PullHandle): Promise<void> {
  await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
}

function conclusionOn(pull: PullHandle): string | null | undefined {
  return world.check(pull.head)?.conclusion;
}

describe("another policy under the same name", () => {
  beforeEach(async () => {
    await world.repository.push({
      user: "ada",
      branch: "play",
      from: "release",
      files: { ".github/gatehouse.yml": WEAK },
    });
    await world.settled();
  });

  test("a pull request to a branch of one's own does not green the commit for the release", async () => {
    const own = await world.open({ base: "play", files: BAD_CHANGE, head: "evil" });
    expect(conclusionOn(own)).toBeUndefined();
    expect(world.check(own.head, "production on play")).toBeDefined();
    await own.close();
    const pull = await world.repository.openPullRequest({ author: "ada", head: "evil", base: "release" });
    await expectRefused(pull);
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
  });

  test("nor does a retarget there and back", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    await pull.retarget("play");
    await world.settled();
    expect(conclusionOn(pull)).not.toBe("success");
    await pull.retarget("release");
    await expectRefused(pull);
    await world.settled();
    await expectRefused(pull);
  });
});

describe("a green that nobody stands behind any more", () => {
  test("a veto that is given while the pull request goes elsewhere counts when it comes back", async () => {
    await world.repository.push({ user: "ada", branch: "scratch", from: "release", files: {} });
    const pull = await world.open();
    await world.signOff(pull);
    expect(conclusionOn(pull)).toBe("success");
    await pull.retarget("scratch");
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
    await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    await world.settled();
    await pull.retarget("release");
    await expectRefused(pull);
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
  });

  test("without a veto it is green again as soon as it comes back: the sign-offs saw this content", async () => {
    await world.repository.push({ user: "ada", branch: "scratch", from: "release", files: {} });
    const pull = await world.open();
    await world.signOff(pull);
    await pull.retarget("scratch");
    await world.settled();
    await pull.retarget("release");
    await world.settled();
    expect(conclusionOn(pull)).toBe("success");
  });

  test("a veto that is given while it is closed turns it red before it is reopened", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await pull.close();
    await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
    await pull.reopen();
    await expectRefused(pull);
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
  });

  test("a policy that asks for more judges the pull requests that are open already", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    expect(conclusionOn(pull)).toBe("success");
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": policy("{ roles: { operations: 2 } }", 0.99) },
    });
    await world.settled();
    await expectRefused(pull);
  });

  test("a sibling whose policy is broken keeps the commit red, whoever is looked at", async () => {
    const both = policy().replace("[release]", "[release, release-b]");
    for (const branch of ["main", "release"]) {
      await world.repository.push({ user: "admin", branch, files: { ".github/gatehouse.yml": both } });
    }
    await world.repository.push({
      user: "admin",
      branch: "release-b",
      from: "release",
      files: { ".github/gatehouse.yml": "version: 1\nnope: 1\n" },
    });
    const pull = await world.open({ head: "both", files: GOOD_CHANGE });
    await world.signOff(pull);
    await world.repository.openPullRequest({ author: "ada", head: "both", base: "release-b" });
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
    await pull.edit({ title: "Look again" });
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
  });
});

describe("evaluations that meet", () => {
  test("an older evaluation does not overwrite what a newer one found", async () => {
    const pull = await world.open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    world.forge.chaos.set({ dropDeliveries: (event) => event === "pull_request_review" });
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    world.forge.chaos.set({ dropDeliveries: () => false });
    const writing = Promise.withResolvers<void>();
    const letGo = Promise.withResolvers<void>();
    let held = false;
    world.intercept(async ({ path, method }, pass) => {
      if (!held && path.includes("/check-runs") && method !== "GET") {
        held = true;
        writing.resolve();
        await letGo.promise;
      }
      return pass();
    });
    await world.repository.push({ user: "admin", branch: "release", files: { "docs/x.md": "x" } });
    await writing.promise;
    await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    letGo.resolve();
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
    await expectRefused(pull);
  });
});

describe("who made it", () => {
  test("a trailer does not lift the objection of whom it names", async () => {
    const pull = await world.open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await pull.review({ user: "dana", state: "REQUEST_CHANGES" });
    const mail = `${world.idOf("dana")}+dana@users.noreply.github.com`;
    await pull.push({
      files: { [METRICS]: metrics(0.93) },
      message: `Better\n\nCo-authored-by: dana <${mail}>`,
    });
    await pull.review({ user: "kim", state: "APPROVE" });
    await pull.review({ user: "erin", state: "APPROVE" });
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
    await expectRefused(pull);
  });

  test("a merge that undoes what the base brought has an author, too", async () => {
    const pull = await world.open({ files: { "handoffs/churn/notes.md": "hi\n" } });
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { [METRICS]: metrics(0.99), [MANIFEST]: manifest("1.0.1") },
    });
    await world.settled();
    // Keeps the old metrics and manifest: what the release brought is dropped, and no other commit says so.
    await pull.push({ user: "kim", merges: "release", files: {}, message: "Merge branch 'release'" });
    await world.settled();
    await world.signOff(pull);
    expect(conclusionOn(pull)).not.toBe("success");
    await expectRefused(pull);
  });

  test("a plain update merge makes nobody a contributor", async () => {
    const pull = await world.open();
    await world.repository.push({ user: "admin", branch: "release", files: { "docs/x.md": "x\n" } });
    await world.settled();
    const files = { "docs/x.md": "x\n" };
    await pull.push({ user: "kim", merges: "release", files, message: "Merge branch 'release'" });
    await world.settled();
    await world.signOff(pull);
    expect(conclusionOn(pull)).toBe("success");
  });
});

describe("what a second look found", () => {
  const renamed = policy().replace("  production:", "  live:");

  test.for([
    ["breaks", "version: 1\nnope: 1\n"],
    ["names the stage otherwise", renamed],
    ["no longer names the branch", policy().replace("[release]", "[other]")],
  ] as const)("a default branch whose policy %s freezes no green", async ([, text]) => {
    const pull = await world.open();
    await world.signOff(pull);
    expect(conclusionOn(pull)).toBe("success");
    await world.repository.push({ user: "admin", branch: "main", files: { ".github/gatehouse.yml": text } });
    await world.settled();
    expect(conclusionOn(pull)).not.toBe("success");
    await expectRefused(pull);
  });

  test("a branch under a stage's pattern needs the default branch's rules to speak in the stage's name", async () => {
    const wide = policy().replace("[release]", '[release, "release-*"]');
    for (const branch of ["main", "release"]) {
      await world.repository.push({ user: "admin", branch, files: { ".github/gatehouse.yml": wide } });
    }
    await world.repository.push({
      user: "ada",
      branch: "release-x",
      from: "release",
      files: { ".github/gatehouse.yml": WEAK.replace("[play]", "[release-x]") },
    });
    const own = await world.open({ base: "release-x", files: BAD_CHANGE, head: "evil" });
    expect(conclusionOn(own)).not.toBe("success");
    await world.repository.push({ user: "admin", branch: "release-y", from: "release" });
    const honest = await world.open({ base: "release-y" });
    expect(world.check(honest.head)).toBeDefined();
  });

  test("two pull requests on one commit that both go where nothing is gated settle, and keep no green", async () => {
    for (const branch of ["scratch-a", "scratch-b"]) {
      await world.repository.push({ user: "ada", branch, from: "release", files: {} });
    }
    const one = await world.open({ head: "both", files: GOOD_CHANGE });
    const other = await world.repository.openPullRequest({ author: "ada", head: "both", base: "main" });
    await world.settled();
    await one.retarget("scratch-a");
    await other.retarget("scratch-b");
    await world.settled();
    const runs = world.repository.record.runs.filter(({ suite }) => suite.headSha === one.head);
    expect(runs.some(({ conclusion }) => conclusion === "success")).toBe(false);
    const evaluations = world.log.filter(({ msg }) => msg === "evaluated").length;
    expect(evaluations).toBeLessThan(30);
  });

  test("comments do not keep a veto from being heard", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    let comments = 12;
    world.intercept(async ({ path }, pass) => {
      if (path.includes("graphql") && comments-- > 0)
        await pull.review({ user: "mallory", state: "COMMENT" });
      return pass();
    });
    await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    await world.settled();
    world.intercept(null);
    await expectRefused(pull);
  });

  test("a closed pull request keeps no green for the day when it is opened again", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await pull.close();
    await world.settled();
    expect(conclusionOn(pull)).toBe("failure");
    await pull.reopen();
    await world.settled();
    expect(conclusionOn(pull)).toBe("success");
  });

  test("a base whose own policy stops gating it leaves no green behind", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": policy().replace("[release]", "[other]") },
    });
    await world.settled();
    expect(conclusionOn(pull)).not.toBe("success");
  });
});
