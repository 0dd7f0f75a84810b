import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allAsked, graphqlAnswers, nockClient } from "../../test/nock-client.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import { openPullRequestsTo } from "./list-open-pull-requests.ts";
import { installedRepositories } from "./list-repositories.ts";
import { readPullRequest } from "./read-pull-request.ts";

let given: ReturnType<typeof nockClient>;

beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

function list(nodes: readonly unknown[], total = nodes.length, next: string | null = null) {
  return { totalCount: total, pageInfo: { hasNextPage: next !== null, endCursor: next }, nodes };
}

function review(id: number, author: object | null) {
  return {
    fullDatabaseId: String(id),
    databaseId: id,
    state: "APPROVED",
    submittedAt: "2026-11-20T10:00:00Z",
    author,
    commit: null,
  };
}

const BASE = { name: "release", target: { oid: "a".repeat(40) } };
const KIM = { __typename: "User", login: "kim", databaseId: 4 };

function answer(changes: object): object {
  const pullRequest = {
    number: 7,
    title: "Hand over",
    state: "OPEN",
    isDraft: false,
    author: KIM,
    baseRefName: "release",
    baseRefOid: BASE.target.oid,
    baseRef: BASE,
    retargets: { nodes: [] },
    headRefName: "change",
    headRefOid: "b".repeat(40),
    changedFiles: 1,
    reviews: list([]),
    commits: list([]),
    reviewRequests: { nodes: [] },
    timelineItems: { nodes: [] },
    ...changes,
  };
  return { data: { q0: { defaultBranchRef: BASE, pullRequest } } };
}

function page(nodes: readonly unknown[], total: number, next: string | null): object {
  return { data: { q0: { pullRequest: { list: list(nodes, total, next) } } } };
}

function read() {
  return readPullRequest(new GraphqlBatch(given.client), 7);
}

describe("a pull request", () => {
  test("with more than a page of reviews is read to the last", async () => {
    graphqlAnswers(
      given.github,
      answer({ reviews: list([review(1, KIM)], 3, "one") }),
      page([review(2, KIM)], 3, "two"),
      page([review(3, KIM)], 3, null),
    );
    expect((await read())?.reviews.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  test("whose pages do not advance is incomplete, not endless", async () => {
    graphqlAnswers(
      given.github,
      answer({ reviews: list([review(1, KIM)], 3, "one") }),
      page([review(1, KIM)], 3, "one"),
    );
    await expect(read()).rejects.toMatchObject({ code: "incomplete" });
  });

  test.each([
    ["some of whose reviews are hidden", { reviews: list([review(1, KIM), null], 2) }],
    ["fewer of whose reviews came than were counted", { reviews: list([review(1, KIM)], 2) }],
    ["whose commits are counted and not shown", { commits: list([], 1) }],
  ])("%s is incomplete: a veto might be what is missing", async (_, changes) => {
    graphqlAnswers(given.github, answer(changes));
    await expect(read()).rejects.toMatchObject({ code: "incomplete" });
  });

  test("keeps the review of a deleted account, as nobody's, and tells a bot by its kind", async () => {
    const bot = { __typename: "Bot", login: "helper", databaseId: 9 };
    graphqlAnswers(given.github, answer({ reviews: list([review(1, null), review(2, bot)]) }));
    expect((await read())?.reviews.map(({ author }) => author?.kind ?? null)).toEqual([null, "bot"]);
  });

  test("that does not exist is null", async () => {
    const errors = [{ type: "NOT_FOUND", path: ["q0", "pullRequest"], message: "no" }];
    graphqlAnswers(given.github, { data: { q0: { defaultBranchRef: BASE, pullRequest: null } }, errors });
    expect(await read()).toBeNull();
  });

  test("in a shape that GitHub does not document is an error of that name", async () => {
    graphqlAnswers(given.github, answer({ state: "PERHAPS" }));
    await expect(read()).rejects.toMatchObject({ code: "unexpected" });
  });
});

describe("lists", () => {
  test("open pull requests are read page by page, of one branch or of all", async () => {
    const numbers = (nodes: readonly number[], next: string | null) => ({
      data: {
        q0: {
          pullRequests: {
            pageInfo: { hasNextPage: next !== null, endCursor: next },
            nodes: nodes.map((number) => ({ number, baseRefName: "main" })),
          },
        },
      },
    });
    const asked = graphqlAnswers(
      given.github,
      numbers([1, 2], "more"),
      numbers([3], null),
      numbers([4], null),
    );
    expect(await openPullRequestsTo(given.client, 'rel"ease')).toEqual([1, 2, 3]);
    expect(await openPullRequestsTo(given.client, null)).toEqual([4]);
    expect(asked[0]).toContain('baseRefName: "rel\\"ease"');
    expect(asked[2]).not.toContain("baseRefName:");
  });

  test("repositories of an installation leave out those that take no merges", async () => {
    const one = (name: string, archived: boolean) => ({
      name,
      owner: { login: "acme" },
      archived,
      disabled: false,
    });
    const repositories = [one("model", false), one("attic", true)];
    given.github
      .get("/installation/repositories")
      .query({ per_page: 100, page: 1 })
      .reply(200, { total_count: 2, repositories });
    expect(await installedRepositories(given.octokit)).toEqual([{ owner: "acme", name: "model" }]);
  });

  test("repositories that cannot be listed are an error that may pass", async () => {
    given.github.get("/installation/repositories").query(true).reply(502, "");
    await expect(installedRepositories(given.octokit)).rejects.toMatchObject({ code: "unavailable" });
  });
});
