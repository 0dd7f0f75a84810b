import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allAsked, graphqlAnswers, nockClient } from "../../test/nock-client.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import { readOwners } from "./read-owners.ts";

let given: ReturnType<typeof nockClient>;

beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

function read(...handles: string[]) {
  return readOwners(new GraphqlBatch(given.client), "acme/model", handles);
}

function members(from: number, to: number, total: number, next: string | null) {
  const nodes = Array.from({ length: to - from }, (_, at) => ({
    databaseId: from + at,
    login: `u${from + at}`,
  }));
  return { totalCount: total, pageInfo: { hasNextPage: next !== null, endCursor: next }, nodes };
}

function repositories(...edges: readonly object[]) {
  return { pageInfo: { hasNextPage: false, endCursor: null }, edges };
}

function team(changes: object = {}) {
  const edge = { permission: "WRITE", node: { nameWithOwner: "Acme/Model" } };
  return {
    team: {
      privacy: "VISIBLE",
      members: members(1, 3, 2, null),
      repositories: repositories(edge),
      ...changes,
    },
  };
}

describe("a team", () => {
  test("of more than a hundred is read to the last", async () => {
    graphqlAnswers(
      given.github,
      { data: { q0: team({ members: members(1, 101, 150, "next") }) } },
      { data: { q0: { team: { list: members(101, 151, 150, null) } } } },
    );
    const { owners, people } = await read("@acme/sre");
    expect(owners["@acme/sre"]).toMatchObject({ status: "resolved" });
    expect(owners["@acme/sre"]?.members).toHaveLength(150);
    expect(people.at(-1)).toMatchObject({ id: 150, permission: "write" });
  });

  test("some of whose members are hidden is undecided, not smaller", async () => {
    graphqlAnswers(given.github, { data: { q0: team({ members: members(1, 3, 5, null) }) } });
    expect((await read("@acme/sre")).owners["@acme/sre"]).toMatchObject({
      status: "unreadable",
      members: [],
    });
  });

  test.each([
    ["that is secret", team({ privacy: "SECRET" }), "secret"],
    ["without write access", team({ repositories: repositories() }), "no-write"],
    [
      "with write access to a repository of a similar name only",
      team({ repositories: repositories({ permission: "ADMIN", node: { nameWithOwner: "acme/model-2" } }) }),
      "no-write",
    ],
    [
      "that may only triage",
      team({ repositories: repositories({ permission: "TRIAGE", node: { nameWithOwner: "acme/model" } }) }),
      "no-write",
    ],
    ["that does not exist", { team: null }, "unknown"],
    ["of an organisation that does not exist", null, "unknown"],
  ])("%s signs nothing, and the reason is kept", async (_, answer, status) => {
    graphqlAnswers(given.github, { data: { q0: answer } });
    expect((await read("@acme/sre")).owners["@acme/sre"]).toMatchObject({ status, members: [] });
  });

  test("that we are refused is undecided", async () => {
    const errors = [{ type: "FORBIDDEN", path: ["q0", "team"], message: "no" }];
    graphqlAnswers(given.github, { data: { q0: null }, errors });
    expect((await read("@acme/sre")).owners["@acme/sre"]).toMatchObject({ status: "unreadable" });
  });

  test("whose look-up hits a limit breaks the evaluation off: later it may be known", async () => {
    graphqlAnswers(given.github, { errors: [{ type: "RATE_LIMITED", message: "limit" }] });
    await expect(read("@acme/sre")).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("written twice in different case is one owner", async () => {
    graphqlAnswers(given.github, { data: { q0: team() } });
    expect(Object.keys((await read("@acme/sre", "@Acme/SRE")).owners)).toEqual(["@acme/sre"]);
  });
});

describe("a person", () => {
  const edges = (permission: string) => ({
    collaborators: { edges: [{ permission, node: { login: "Dana" } }] },
  });

  test.each([
    ["who may write", edges("WRITE"), "resolved"],
    ["who may only read", edges("READ"), "no-write"],
    ["who is no collaborator", { collaborators: { edges: [] } }, "no-write"],
  ])("%s is or is not resolved by that", async (_, access, status) => {
    graphqlAnswers(given.github, { data: { q0: { databaseId: 5, login: "Dana" }, q1: access } });
    const { owners } = await read("@dana");
    expect(owners["@dana"]).toMatchObject({
      kind: "user",
      status,
      members: status === "resolved" ? [5] : [],
    });
  });

  test("who does not exist is unknown, and an e-mail address is nobody we can ask for", async () => {
    const errors = [{ type: "NOT_FOUND", path: ["q0"], message: "Could not resolve to a User" }];
    graphqlAnswers(given.github, { data: { q0: null, q1: edges("WRITE") }, errors });
    const { owners } = await read("@gone", "dana@acme.example");
    expect(owners["@gone"]).toMatchObject({ status: "unknown" });
    expect(owners["dana@acme.example"]).toMatchObject({ kind: "email", status: "unknown" });
  });
});
