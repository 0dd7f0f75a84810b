import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PullHandle } from "../forge/handles/pull.ts";
import { policy, type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

let world: SmallWorld;
let pull: PullHandle;

beforeEach(async () => {
  world = await startSmallWorld();
  pull = await world.open();
  await world.signOff(pull);
  expect(world.check(pull.head)?.conclusion).toBe("success");
});
afterEach(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

async function wakeUp(): Promise<void> {
  await pull.edit({ title: `Look again ${world.forge.requests.length}` });
  await world.settled();
}

describe("GitHub in trouble", () => {
  test.each([
    // A read that fails quickly is tried once more.
    ["answers of 502", "unavailable", { status5xx: 2 }],
    ["a secondary limit", "rate-limited", { secondaryLimit: 1 }],
  ])("%s withholds green, blames nobody's files, and recovers", async (_, code, chaos) => {
    world.forge.chaos.set(chaos);
    await wakeUp();
    const withheld = world.check(pull.head);
    expect(withheld?.conclusion).toBe("failure");
    expect(withheld?.output.summary?.replaceAll("\\", "")).toContain("could not be evaluated");
    expect(withheld?.output.summary?.replaceAll("\\", "")).toContain(code);
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
    world.spent();
    world.forge.chaos.set(chaos);
    await wakeUp();
    expect(world.spent().checkWrites).toBe(0);
    world.forge.chaos.set({});
    // GitHub asked to be left alone for a minute, and is.
    world.advance(61);
    await wakeUp();
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });

  test("a limit that GraphQL tells with status 200 withholds green as well", async () => {
    let struck = false;
    world.intercept(async (request, pass) => {
      if (struck || !request.path.endsWith("/graphql")) return pass();
      struck = true;
      const body = JSON.stringify({ errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] });
      return { status: 200, headers: { "content-type": "application/json" }, body };
    });
    await wakeUp();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    expect(world.check(pull.head)?.output.summary?.replaceAll("\\", "")).toContain("rate-limited");
  });

  test("an answer of another shape than GitHub documents withholds green", async () => {
    let struck = false;
    world.intercept(async (request, pass) => {
      const answer = await pass();
      if (struck || !request.body.includes("reviews(first: 100)")) return answer;
      struck = true;
      return { ...answer, body: answer.body.replace('"isDraft":false', '"isDraft":"perhaps"') };
    });
    await wakeUp();
    world.intercept(null);
    expect(world.evaluations(pull.number).at(-1)).toMatchObject({ code: "unexpected" });
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    await wakeUp();
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });

  test("findings of a red check are not written over by a failure to look again", async () => {
    await pull.push({ files: { "handoffs/churn/handoff.yml": "not: a manifest\n" } });
    await world.settled();
    const red = world.check(pull.head);
    expect(red?.conclusion).toBe("failure");
    world.forge.chaos.set({ status5xx: 1 });
    await wakeUp();
    expect(world.check(pull.head)?.id).toBe(red?.id);
    expect(world.check(pull.head)?.output).toEqual(red?.output);
  });

  test("a members list that is refused is an owner undecided, not one less", async () => {
    world.intercept(async (request, pass) => {
      const answer = await pass();
      if (!request.path.endsWith("/graphql") || !request.body.includes("organization(")) return answer;
      const whole = JSON.parse(answer.body) as { data: Record<string, unknown> };
      const alias =
        /(q\d+): organization\(login: \\"acme\\"\) \{ team\(slug: \\"sre\\"/.exec(request.body)?.[1] ?? "";
      const errors = [
        { type: "FORBIDDEN", path: [alias], message: "Resource not accessible by integration" },
      ];
      return { ...answer, body: JSON.stringify({ data: { ...whole.data, [alias]: null }, errors }) };
    });
    await wakeUp();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
    expect(world.check(pull.head)?.output.text?.replaceAll("\\", "")).toContain("could not be looked up");
    world.intercept(null);
    await wakeUp();
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });

  test("an owner who does not exist makes GitHub answer in part, and the rest is judged all the same", async () => {
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/CODEOWNERS": "* @acme/ml @nobody-at-all @acme/gone\n" },
    });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
    expect(world.evaluations(pull.number).at(-1)).not.toMatchObject({ result: "moving" });
  });
});

describe("trying again", () => {
  test("trouble that passes is tried again by itself, a push to the base and a merge queue's commit included", async () => {
    const { forge } = world;
    await world.close();
    forge.assertClean();
    world = await startSmallWorld();
    pull = await world.open();
    await pull.review({ user: "kim", state: "APPROVE" });
    world.forge.chaos.set({ status5xx: 2 });
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
    // The list of open pull requests fails once: those that it would have named must not be forgotten.
    world.forge.chaos.set({ status5xx: 1 });
    const stricter = policy(undefined, 0.99);
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { ".github/gatehouse.yml": stricter },
    });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("failure");
  });

  test("a fault that does not pass is tried once, and logged without a token", async () => {
    world.intercept(async (request, pass) =>
      request.path.endsWith("/graphql")
        ? {
            status: 403,
            headers: { "content-type": "application/json" },
            body: '{"message":"Resource not accessible by integration"}',
          }
        : pass(),
    );
    const before = world.evaluations(pull.number).length;
    await wakeUp();
    expect(world.evaluations(pull.number)).toHaveLength(before + 1);
    expect(world.evaluations(pull.number).at(-1)).toMatchObject({ code: "forbidden" });
    const logged = JSON.stringify(world.log);
    expect(logged).not.toMatch(/ghs_|Bearer|BEGIN [A-Z ]*PRIVATE KEY/);
    expect(logged).not.toContain(world.webhookSecret);
  });
});
