import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EVENTS } from "../app-manifest.ts";
import type { FileChange } from "../forge/git/author.ts";
import {
  CODEOWNERS,
  GOOD_CHANGE,
  METRICS,
  metrics,
  policy,
  type SmallWorld,
  startSmallWorld,
} from "./small-world.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 }); // real git on a busy machine

let world: SmallWorld;

beforeEach(async () => {
  world = await startSmallWorld({ events: [...EVENTS, "membership", "team"] });
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

function manyFiles(count: number): Record<string, FileChange> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`data/part-${index}.txt`, `${index}\n`]),
  );
}

describe("large pull requests", () => {
  test("more than a comparison lists is read from the pull request's own list", async () => {
    const pull = await world.open({ files: { ...GOOD_CHANGE, ...manyFiles(320) } });
    expect(world.spent().all.filter((route) => route.includes("/files"))).toHaveLength(4);
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    await world.signOff(pull);
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });

  test("more than GitHub lists at all is an error that says so, never green", async () => {
    world.intercept(async (request, pass) => {
      const answer = await pass();
      const body = answer.body.replace(/"changedFiles":322\b/, '"changedFiles":3001');
      return request.path.endsWith("/graphql") ? { ...answer, body } : answer;
    });
    const pull = await world.open({ files: { ...GOOD_CHANGE, ...manyFiles(320) } });
    await world.signOff(pull);
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    expect(world.check(pull.head)?.output.summary?.replaceAll("\\", "")).toContain("3,000");
  });

  test("commits are read to the last: an author on the 102nd page-breaking commit is no independent reviewer", async () => {
    const pull = await world.open();
    for (let at = 0; at < 100; at++) await commitQuietly(at);
    await pull.push({ user: "kim", files: { [METRICS]: metrics(0.94) } });
    await world.signOff(pull);
    expect(pull.record.reviews).toHaveLength(2);
    // Ada wrote the first, kim the last: nobody of their team is left to stand behind it.
    expect(world.check(pull.head)?.conclusion).toBe("failure");

    async function commitQuietly(at: number): Promise<void> {
      world.forge.chaos.set({ dropDeliveries: () => at < 99 });
      await pull.push({ files: {}, message: `Step ${at}` });
    }
  });
});

describe("forks", () => {
  test("a pull request from a fork is judged by its base, and lives on when the fork is deleted", async () => {
    // Rules and packages change in one pull request only where the base's policy lets them.
    const lenient = policy().replace(
      "    gates:\n",
      "    gates:\n      policy-change: { with_package: allow }\n",
    );
    for (const branch of ["main", "release"])
      await world.repository.push({ user: "ada", branch, files: { ".github/gatehouse.yml": lenient } });
    const fork = await world.repository.fork("mallory");
    await fork.push({
      user: "mallory",
      branch: "evil",
      from: "release",
      files: {
        ...GOOD_CHANGE,
        ".github/gatehouse.yml": "version: 1\nstages: { x: { branches: [other] } }\n",
      },
    });
    const pull = await world.repository.openPullRequest({
      author: "mallory",
      head: "mallory:evil",
      base: "release",
    });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    // Its policy is a change like any other: the owners of the policy have to sign, and it decides nothing.
    expect(world.check(pull.head)?.output.title).toContain("@acme/sre");
    fork.delete();
    await world.signOff(pull);
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });
});

describe("people who change", () => {
  test("who leaves the team takes the sign-off along", async () => {
    const pull = await world.open();
    await world.signOff(pull);
    expect(world.check(pull.head)?.conclusion).toBe("success");
    world.acme.removeFromTeam("sre", "dana");
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    world.acme.addToTeam("sre", "dana");
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
    world.acme.deleteTeam("sre");
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
  });

  test("a team that may not write, a secret one and an unknown one can sign nothing, and each is said", async () => {
    world.acme.createTeam("readers", { members: ["dana"] });
    world.repository.grant("@acme/readers", "read");
    world.acme.createTeam("hidden", { members: ["dana"], privacy: "secret" });
    world.repository.grant("@acme/hidden", "write");
    for (const owner of ["@acme/readers", "@acme/hidden", "@acme/unknown", "@mallory"]) {
      await world.repository.push({
        user: "admin",
        branch: "release",
        files: { ".github/CODEOWNERS": `${CODEOWNERS}/data/ ${owner}\n` },
      });
      const pull = await world.open({ files: { "data/x.txt": owner } });
      expect(world.check(pull.head)?.conclusion, owner).toBe("failure");
      expect(world.check(pull.head)?.output.text, owner).toContain(owner);
      await pull.close();
    }
  });
});
