import { afterEach, beforeEach, expect, test } from "vitest";
import { allAsked, nockClient } from "../../test/nock-client.ts";
import { listTags } from "./list-tags.ts";

let given: ReturnType<typeof nockClient>;
beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

const path = (prefix: string) => `/repos/acme/model/git/matching-refs/tags%2F${encodeURIComponent(prefix)}`;
const refs = (...names: readonly string[]) => names.map((name) => ({ ref: `refs/${name}` }));

test("tags by the beginning of their names, one request each", async () => {
  given.github.get(path("churn@")).reply(200, refs("tags/churn@1.0.0", "tags/churn@v2.0.0"));
  given.github
    .get(path("churn-"))
    .reply(200, refs("tags/churn-large@1.0.0", "heads/churn-x", "tags/Churn-1"));
  expect(await listTags(given.client, ["churn@", "churn-"])).toEqual([
    "churn@1.0.0",
    "churn@v2.0.0",
    "churn-large@1.0.0",
  ]);
  expect(given.client.count.reads).toBe(2);
});

test("none is an empty list", async () => {
  given.github.get(path("churn@")).reply(200, []);
  expect(await listTags(given.client, ["churn@"])).toEqual([]);
});

test("a list that goes on elsewhere is not known", async () => {
  given.github
    .get(path("churn@"))
    .reply(200, refs("tags/churn@1.0.0"), { link: '<https://api.github.com/x?page=2>; rel="next"' });
  expect(await listTags(given.client, ["churn@"])).toBeNull();
});

test("what GitHub refuses, or says in another shape, is an error", async () => {
  given.github.get(path("churn@")).reply(403, { message: "Resource not accessible by integration" });
  await expect(listTags(given.client, ["churn@"])).rejects.toMatchObject({ name: "GithubError" });
  given.github.get(path("churn@")).reply(200, { ref: "refs/tags/churn@1.0.0" });
  await expect(listTags(given.client, ["churn@"])).rejects.toMatchObject({ name: "GithubError" });
});
