import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import nock from "nock";
import { ProbotOctokit } from "probot";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConditionalRequests } from "#github/conditional-requests.ts";
import { githubClient } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { createConcurrency } from "./concurrency.ts";
import { limitedOctokit } from "./limited-octokit.ts";
import { memoryAllowances } from "./memory-allowances.fixture.ts";
import type { RequestSeen, SendOptions } from "./send-options.ts";

const REPO = "/repos/acme/model";
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const inAnHour = String(Math.floor(Date.now() / 1000) + 3600);
const left = (remaining: number, resource = "core") => ({
  "x-ratelimit-limit": "5000",
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": inAnHour,
  "x-ratelimit-resource": resource,
});

/** Probot's Octokit as the App uses it: with its own ways of waiting and trying again switched off. */
function limited(more: Partial<SendOptions> = {}, baseUrl = "https://api.github.com") {
  const requests: RequestSeen[] = [];
  const plain = new ProbotOctokit({
    baseUrl,
    log: silent,
    auth: { token: "ghs_token" },
    throttle: { enabled: false },
    retry: { enabled: false },
  });
  const octokit = limitedOctokit(plain, {
    installation: 7,
    allowances: memoryAllowances(() => new Date()),
    concurrency: createConcurrency(),
    now: () => new Date(),
    sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
    random: () => 0,
    metrics: { onRequest: (seen) => requests.push(seen) },
    ...more,
  });
  return { octokit, client: githubClient(octokit, "acme", "model", new ConditionalRequests()), requests };
}

describe("the real Octokit, through nock", () => {
  beforeEach(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });
  const github = () => nock("https://api.github.com");

  test("an answer that did not change costs nothing, and what it tells of the budget is taken", async () => {
    const { client, requests } = limited();
    github()
      .get(REPO)
      .reply(200, { id: 1 }, { ...left(4000), etag: '"one"' });
    github().get(REPO).matchHeader("if-none-match", '"one"').reply(304, undefined, left(4000));
    for (let time = 0; time < 2; time++)
      expect((await client.request("GET /repos/{owner}/{repo}")).data).toEqual({ id: 1 });
    expect(requests.map(({ status, remaining }) => [status, remaining])).toEqual([
      [200, 4000],
      [304, 4000],
    ]);
  });

  test("a spent budget of REST leaves GraphQL alone", async () => {
    const { client } = limited();
    github().get(REPO).reply(403, { message: "API rate limit exceeded for installation ID 7." }, left(0));
    const retryAt = new Date((Number(inAnHour) + 1) * 1000);
    for (let time = 0; time < 2; time++) {
      const error: unknown = await client
        .request("GET /repos/{owner}/{repo}")
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "rate-limited" });
      expect(Math.abs((error as { retryAt: Date }).retryAt.getTime() - retryAt.getTime())).toBeLessThan(2000);
    }
    github()
      .post("/graphql")
      .reply(200, { data: { q0: { id: 1 } } }, left(9, "graphql"));
    await expect(new GraphqlBatch(client).repository("id")).resolves.toEqual({ id: 1 });
    await expect(new GraphqlBatch(client).repository("id")).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("a secondary limit stops both, and says for how long", async () => {
    const { client } = limited();
    const message =
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
    github()
      .post("/graphql")
      .reply(403, { message }, { ...left(4000, "graphql"), "retry-after": "60" });
    const before = Date.now();
    const error: unknown = await new GraphqlBatch(client).repository("id").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "rate-limited" });
    expect((error as { retryAt: Date }).retryAt.getTime() - before).toBeGreaterThanOrEqual(60_000);
    await expect(client.request("GET /repos/{owner}/{repo}")).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("GraphQL in part reaches whoever asked for the rest, and no limit in it passes", async () => {
    const { client } = limited();
    const errors = [{ type: "FORBIDDEN", path: ["q1"], message: "Resource not accessible by integration" }];
    github()
      .post("/graphql")
      .reply(200, { data: { q0: { id: 1 }, q1: null }, errors }, left(4000, "graphql"));
    github()
      .post("/graphql")
      .reply(200, { errors: [{ type: "RATE_LIMITED", message: "limit" }] }, left(0, "graphql"));
    const batch = new GraphqlBatch(client);
    const [first, second] = await Promise.allSettled([batch.repository("id"), batch.repository("name")]);
    expect(first).toMatchObject({ value: { id: 1 } });
    expect(second).toMatchObject({ reason: { code: "forbidden" } });
    const error: unknown = await batch.repository("id").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "rate-limited", retryAt: expect.any(Date) as unknown });
  });

  test("GitHub Enterprise Server has GraphQL beside its REST API", async () => {
    const { octokit } = limited({}, "https://ghes.example/api/v3");
    nock("https://ghes.example")
      .post("/api/graphql", { query: "query { a }", variables: { b: 1 } })
      .matchHeader("authorization", "token ghs_token")
      .reply(200, { data: { a: 1 } });
    await expect(octokit.graphql("query { a }", { b: 1 })).resolves.toEqual({ a: 1 });
  });
});

describe("the real Octokit, through a socket", () => {
  let server: Server;
  let url: string;
  let answers: ((response: ServerResponse) => void)[];
  let asked: number;

  beforeEach(async () => {
    answers = [];
    asked = 0;
    server = createServer((_, response) => answers[asked++]?.(response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const whole = (response: ServerResponse) =>
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":1}');
  const truncated = (response: ServerResponse) => {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": "100" });
    response.write('{"id":', () => response.destroy());
  };
  const reset = (response: ServerResponse) => response.destroy();

  test.each([
    ["a body that breaks off", truncated],
    ["a connection that breaks", reset],
  ])("%s: a read is tried once more, a write is unavailable", async (_, trouble) => {
    answers.push(trouble, whole);
    const { octokit } = limited({}, url);
    await expect(octokit.request("GET /repos/a/b")).resolves.toMatchObject({ data: { id: 1 } });
    asked = 0;
    await expect(octokit.request("POST /repos/a/b/check-runs")).rejects.toBeInstanceOf(Error);
    expect(asked).toBe(1);
  });

  test("GraphQL that breaks off is unavailable", async () => {
    answers.push(truncated, truncated);
    await expect(limited({}, url).octokit.graphql("query { a }")).rejects.toMatchObject({
      code: "unavailable",
    });
  });

  test("what never answers is unavailable after the deadline, and its connection is closed", async () => {
    const closed = new Promise<void>((resolve) => {
      answers.push((response) => response.on("close", resolve));
    });
    const { octokit } = limited({ deadlineMs: 50 }, url);
    await expect(octokit.request("PATCH /repos/a/b")).rejects.toMatchObject({
      code: "unavailable",
      message: "GitHub did not answer within 0.05 s",
    });
    await closed;
  });

  test("an attempt that is aborted closes the connection, with its own reason", async () => {
    const attempt = new AbortController();
    const lost = new Error("the lease is lost");
    const closed = new Promise<void>((resolve) => {
      answers.push((response) => {
        response.on("close", resolve);
        attempt.abort(lost);
      });
    });
    const { octokit } = limited({ signal: attempt.signal }, url);
    await expect(octokit.request("GET /repos/a/b")).rejects.toBe(lost);
    await closed;
  });
});
