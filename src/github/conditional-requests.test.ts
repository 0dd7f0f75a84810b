import { expect, test } from "vitest";
import { nockClient } from "../../test/nock-client.ts";
import { AnswersByInstallation, ConditionalRequests } from "./conditional-requests.ts";
import { githubClient } from "./github-client.ts";
import type { OctokitLike } from "./octokit-like.ts";

const ROUTE = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
const PATH = "/repos/acme/model/pulls/7/files";

test("an answer that did not change comes from memory, and GitHub is asked whether it did", async () => {
  const { github, octokit } = nockClient();
  const client = githubClient(octokit, "acme", "model", new ConditionalRequests());
  github.get(PATH).reply(200, [{ filename: "a" }], { etag: '"one"' });
  expect((await client.request(ROUTE, { pull_number: 7 })).data).toEqual([{ filename: "a" }]);
  github.get(PATH).matchHeader("if-none-match", '"one"').reply(304);
  expect((await client.request(ROUTE, { pull_number: 7 })).data).toEqual([{ filename: "a" }]);
  github
    .get(PATH)
    .matchHeader("if-none-match", '"one"')
    .reply(200, [{ filename: "b" }], { etag: '"two"' });
  expect((await client.request(ROUTE, { pull_number: 7 })).data).toEqual([{ filename: "b" }]);
  github.get(PATH).matchHeader("if-none-match", '"two"').reply(304);
  expect((await client.request(ROUTE, { pull_number: 7 })).data).toEqual([{ filename: "b" }]);
  expect(client.count).toEqual({ reads: 4, writes: 0 });
  expect(github.isDone()).toBe(true);
});

test("another request is another answer, and a failure is none", async () => {
  const { github, octokit } = nockClient();
  const client = githubClient(octokit, "acme", "model", new ConditionalRequests());
  github.get(PATH).query({ page: 1 }).reply(200, ["one"], { etag: '"1"' });
  github.get(PATH).query({ page: 2 }).reply(200, ["two"], { etag: '"2"' });
  expect((await client.request(ROUTE, { pull_number: 7, page: 1 })).data).toEqual(["one"]);
  expect((await client.request(ROUTE, { pull_number: 7, page: 2 })).data).toEqual(["two"]);
  github.get(PATH).query({ page: 2 }).reply(502);
  await expect(client.request(ROUTE, { pull_number: 7, page: 2 })).rejects.toMatchObject({ status: 502 });
});

/** An Octokit whose answers are as long as asked for, with an ETag each; it keeps which were asked for conditionally. */
function sized(conditional: string[]): OctokitLike {
  return {
    graphql: () => Promise.reject(new Error("not asked here")),
    request: async (route, { headers, length } = {}) => {
      if (typeof headers === "object" && headers !== null && "if-none-match" in headers) {
        conditional.push(route);
        throw Object.assign(new Error("Not modified"), { status: 304 });
      }
      return { status: 200, headers: { etag: `"${route}"` }, data: "x".repeat(Number(length)) };
    },
  };
}

test("the answers that were not asked for longest are dropped for room, and one that is too large is not kept", async () => {
  const conditional: string[] = [];
  const answers = new ConditionalRequests(1000);
  const ask = (key: string, length: number) =>
    answers.get(sized(conditional), key, key, { headers: {}, length });
  await ask("a", 400);
  await ask("b", 400);
  await ask("a", 400);
  await ask("c", 400);
  await ask("huge", 2000);
  expect(answers.characters).toBe(2 * (1 + 402));
  for (const key of ["a", "c", "b", "huge"]) await ask(key, 300);
  expect(conditional).toEqual(["a", "a", "c"]);
  expect(answers.characters).toBeLessThanOrEqual(1000);
});

test("installations share one bound, and the longest unused makes room", async () => {
  const all = new AnswersByInstallation(1000);
  const fill = (installation: number) =>
    all.of(installation).get(sized([]), "k", "k", { headers: {}, length: 400 });
  await fill(1);
  await fill(2);
  await fill(1);
  const [first, second] = [all.of(1), all.of(2)];
  expect(all.of(1)).toBe(first);
  await fill(3);
  expect(all.of(1)).toBe(first);
  expect(all.of(2)).not.toBe(second);
  expect(all.of(2).characters).toBe(0);
});
