import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allAsked, nockClient } from "../../test/nock-client.ts";
import { readChanges } from "./read-changes.ts";

const BASE = "a".repeat(40);
const HEAD = "b".repeat(40);
let given: ReturnType<typeof nockClient>;

beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

function files(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({ filename: `f${from + index}`, status: "modified" }));
}

function compared(listed: object[]) {
  given.github
    .get(`/repos/acme/model/compare/${BASE}...${HEAD}`)
    .query(true)
    .reply(200, { merge_base_commit: { sha: "c".repeat(40) }, files: listed });
}

function page(number: number, listed: object[]) {
  given.github
    .get("/repos/acme/model/pulls/7/files")
    .query({ per_page: 100, page: number })
    .reply(200, listed);
}

describe("the changes of a commit", () => {
  test("both sides of a rename are changed, those of a copy are not", async () => {
    compared([
      { filename: "new", status: "renamed", previous_filename: "old" },
      { filename: "copy", status: "copied", previous_filename: "original" },
    ]);
    const changes = await readChanges(given.client, BASE, HEAD, { number: 7, changedFiles: 2 });
    expect(changes).toMatchObject({ paths: ["copy", "new", "old"], complete: true });
    expect(changes?.renames).toEqual(new Map([["new", "old"]]));
  });

  test("as many as a comparison can list fall back to the pull request's pages", async () => {
    compared(files(300));
    for (const at of [1, 2, 3]) page(at, files(100, (at - 1) * 100));
    page(4, files(1, 300));
    const changes = await readChanges(given.client, BASE, HEAD, { number: 7, changedFiles: 301 });
    expect(changes?.paths).toHaveLength(301);
    expect(changes?.complete).toBe(true);
  });

  test("fewer pages than GitHub itself counts files are incomplete", async () => {
    compared(files(300));
    for (const at of [1, 2, 3]) page(at, files(100, (at - 1) * 100));
    page(4, []);
    const changes = await readChanges(given.client, BASE, HEAD, { number: 7, changedFiles: 301 });
    expect(changes).toMatchObject({ complete: false });
  });

  test("a reviewed commit of as many cannot be known, for its pages are gone", async () => {
    compared(files(300));
    expect(await readChanges(given.client, BASE, HEAD)).toMatchObject({ complete: false });
  });

  test("three thousand are never complete, and no page beyond them is asked for", async () => {
    compared(files(300));
    for (let at = 1; at <= 30; at++) page(at, files(100, (at - 1) * 100));
    const changes = await readChanges(given.client, BASE, HEAD, { number: 7, changedFiles: 3000 });
    expect(changes?.complete).toBe(false);
  });

  test.each([404, 422])("a comparison answered %i leaves nothing to compare", async (status) => {
    given.github
      .get(`/repos/acme/model/compare/${BASE}...${HEAD}`)
      .query(true)
      .reply(status, { message: "no" });
    expect(await readChanges(given.client, BASE, HEAD)).toBeNull();
  });

  test("a comparison answered 502 is no empty one", async () => {
    given.github.get(`/repos/acme/model/compare/${BASE}...${HEAD}`).query(true).reply(502, "");
    await expect(readChanges(given.client, BASE, HEAD)).rejects.toMatchObject({ code: "unavailable" });
  });
});
