import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Account } from "#core/facts/pull-request-facts.ts";
import { allAsked, graphqlAnswers, nockClient } from "../../test/nock-client.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import { readOwners } from "./read-owners.ts";

let given: ReturnType<typeof nockClient>;

beforeEach(() => {
  given = nockClient();
  reviewers = [];
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

let reviewers: Account[] = [];

function read(...handles: string[]) {
  const { client } = given;
  return readOwners({ client, batch: new GraphqlBatch(client), reviewers }, handles);
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
  test("of more than a hundred is read to the last when there are as many reviewers as pages", async () => {
    reviewers = [{ id: 1000, login: "stranger", kind: "user" }];
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

  describe("of more pages than there are reviewers", () => {
    const person = (id: number, login = `u${id}`, kind: Account["kind"] = "user"): Account => ({
      id,
      login,
      kind,
    });
    const asks = (login: string, status: number, state: string) =>
      given.github.get(`/orgs/acme/teams/sre/memberships/${login}`).reply(status, { state });

    test("is asked about each of them, and about nobody else", async () => {
      reviewers = [person(7), person(5000), person(5001), person(5002), person(5003, "x[bot]", "bot")];
      graphqlAnswers(given.github, { data: { q0: team({ members: members(1, 101, 9000, "next") }) } });
      asks("u5000", 200, "active");
      asks("u5001", 200, "pending");
      asks("u5002", 404, "");
      const { owners, people } = await read("@acme/sre");
      const sre = owners["@acme/sre"];
      expect(sre).toMatchObject({ status: "resolved", unlisted: 8899 });
      expect(sre?.members).toHaveLength(101);
      expect(sre?.members.at(-1)).toBe(5000);
      expect(people.at(-1)).toEqual({ ...person(5000), permission: "write" });
    });

    test("is undecided when GitHub does not say of one", async () => {
      reviewers = [person(5000)];
      graphqlAnswers(given.github, { data: { q0: team({ members: members(1, 101, 9000, "next") }) } });
      asks("u5000", 403, "");
      expect((await read("@acme/sre")).owners["@acme/sre"]).toMatchObject({
        status: "unreadable",
        members: [],
      });
    });

    test("is undecided when members of its first page are hidden", async () => {
      reviewers = [];
      graphqlAnswers(given.github, { data: { q0: team({ members: members(1, 100, 9000, "next") }) } });
      expect((await read("@acme/sre")).owners["@acme/sre"]).toMatchObject({ status: "unreadable" });
    });
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
