import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allAsked, graphqlAnswers, nockClient } from "../../test/nock-client.ts";
import { GraphqlBatch, literal } from "./graphql-batch.ts";

let given: ReturnType<typeof nockClient>;

beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

describe("a batch", () => {
  test("asks what is asked in one turn in one document, and counts one read", async () => {
    const asked = graphqlAnswers(given.github, { data: { q0: { a: 1 }, q1: { login: "kim" } } });
    const batch = new GraphqlBatch(given.client);
    const answers = await Promise.all([batch.repository("a"), batch.root('user(login: "kim")', "login")]);
    expect(answers).toEqual([{ a: 1 }, { login: "kim" }]);
    expect(asked[0]).toContain('q0: repository(owner: "acme", name: "model") { a }');
    expect(given.client.count).toEqual({ reads: 1, writes: 0 });
  });

  test("parts documents that weigh too much", async () => {
    graphqlAnswers(given.github, { data: { q0: { n: 1 } } }, { data: { q0: { n: 2 } } });
    const batch = new GraphqlBatch(given.client);
    expect(await Promise.all([batch.repository("n", 400), batch.repository("n", 400)])).toEqual([
      { n: 1 },
      { n: 2 },
    ]);
  });

  test("foreign text cannot leave its literal", () => {
    expect(literal('") { viewer { login } } #\n')).toBe('"\\") { viewer { login } } #\\n"');
  });
});

describe("answers in part", () => {
  const errors = [{ type: "FORBIDDEN", path: ["q1"], message: "Resource not accessible by integration" }];

  test("a refused field rejects its own asker only, and what is watched is seen all the same", async () => {
    graphqlAnswers(given.github, { data: { q0: { a: 1 }, q1: null, watched: { state: "OPEN" } }, errors });
    const batch = new GraphqlBatch(given.client);
    batch.watch("state");
    const [first, second] = await Promise.allSettled([batch.repository("a"), batch.repository("b")]);
    expect(first).toMatchObject({ status: "fulfilled", value: { a: 1 } });
    expect(second).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    expect(batch.seen).toEqual({ state: "OPEN" });
  });

  test("a look at what is watched that did not come whole is none, whatever was seen before", async () => {
    const broken = [{ path: ["watched", "reviews"], message: "timeout" }];
    graphqlAnswers(
      given.github,
      { data: { q0: { a: 1 }, watched: { state: "OPEN" } } },
      { data: { q0: { a: 1 }, watched: { state: "OPEN", reviews: null } }, errors: broken },
    );
    const batch = new GraphqlBatch(given.client);
    batch.watch("state reviews { id }");
    await batch.repository("a");
    expect(batch.seen).toEqual({ state: "OPEN" });
    await expect(batch.repository("a")).resolves.toEqual({ a: 1 });
    expect(batch.seen).toBeNull();
  });

  test("a field that was left out is no field that was not found", async () => {
    graphqlAnswers(given.github, { data: { q0: { a: 1 } } });
    const batch = new GraphqlBatch(given.client);
    const [first, second] = await Promise.allSettled([batch.repository("a"), batch.repository("b")]);
    expect(first).toMatchObject({ status: "fulfilled" });
    expect(second).toMatchObject({ status: "rejected", reason: { code: "unexpected" } });
  });

  test("a limit that is told at one field is everybody's", async () => {
    const errors = [{ type: "RATE_LIMITED", path: ["q1"], message: "limit" }];
    graphqlAnswers(given.github, { data: { q0: { a: 1 }, q1: null }, errors });
    const batch = new GraphqlBatch(given.client);
    for (const one of await Promise.allSettled([batch.repository("a"), batch.repository("b")]))
      expect(one).toMatchObject({ status: "rejected", reason: { code: "rate-limited" } });
  });

  test("what was not found is null, not an error", async () => {
    const notFound = [{ type: "NOT_FOUND", path: ["q0"], message: "Could not resolve to a User" }];
    graphqlAnswers(given.github, { data: { q0: null }, errors: notFound });
    await expect(new GraphqlBatch(given.client).root('user(login: "x")', "login")).resolves.toBeNull();
  });

  test.each([
    [
      "a limit told with status 200",
      { errors: [{ type: "RATE_LIMITED", message: "limit" }] },
      "rate-limited",
    ],
    [
      "an error of no field",
      { data: { q0: { a: 1 } }, errors: [{ message: "Something went wrong" }] },
      "unavailable",
    ],
    [
      "a time-out in the middle",
      { data: { q0: null }, errors: [{ path: ["q0"], message: "timeout" }] },
      "unavailable",
    ],
  ])("%s rejects, and nothing of it is taken for an answer", async (_, answer, code) => {
    graphqlAnswers(given.github, answer);
    await expect(new GraphqlBatch(given.client).repository("a")).rejects.toMatchObject({ code });
  });

  test.each([
    [401, "forbidden"],
    [404, "not-found"],
    [429, "rate-limited"],
    [502, "unavailable"],
  ])("status %i is %s for everybody who asked", async (status, code) => {
    given.github.post("/graphql").reply(status, { message: "no" });
    const batch = new GraphqlBatch(given.client);
    const both = await Promise.allSettled([batch.repository("a"), batch.repository("b")]);
    for (const one of both) expect(one).toMatchObject({ status: "rejected", reason: { code } });
  });
});
