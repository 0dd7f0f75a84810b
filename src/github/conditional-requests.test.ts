import { expect, test } from "vitest";
import { nockClient } from "../../test/nock-client.ts";
import { ConditionalRequests } from "./conditional-requests.ts";
import { githubClient } from "./github-client.ts";

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
