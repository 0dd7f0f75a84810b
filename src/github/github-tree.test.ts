import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BYTES_LIMIT } from "#core/model/tree.ts";
import { allAsked, graphqlAnswers, nockClient } from "../../test/nock-client.ts";
import { GithubTree } from "./github-tree.ts";
import { GraphqlBatch } from "./graphql-batch.ts";

const COMMIT = "c".repeat(40);
let given: ReturnType<typeof nockClient>;
let tree: GithubTree;

beforeEach(() => {
  given = nockClient();
  tree = new GithubTree(given.client, new GraphqlBatch(given.client), COMMIT);
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

function answer(fields: object) {
  return { data: { q0: { object: { __typename: "Commit", ...fields } } } };
}

function file(object: object | null, mode = 0o100644, type = "blob") {
  return { mode, oid: "b".repeat(40), type, object };
}

/** As GitHub labels the bytes of any file, text or not. */
const RAW = { "content-type": "application/vnd.github.raw+json; charset=utf-8" };

const TEXT = { __typename: "Blob", byteSize: 5, isBinary: false, isTruncated: false, text: "hello" };

describe("content through the API", () => {
  test("a text that GraphQL cuts is read whole through REST", async () => {
    graphqlAnswers(
      given.github,
      answer({ f0: file({ ...TEXT, byteSize: 9, isTruncated: true, text: "trunc" }) }),
    );
    given.github
      .get(`/repos/acme/model/git/blobs/${"b".repeat(40)}`)
      .matchHeader("accept", "application/vnd.github.raw+json")
      .reply(200, "truncated", RAW);
    const content = (await tree.read(["a.txt"])).get("a.txt");
    expect(content).toMatchObject({ kind: "text", text: "truncated", size: 9 });
  });

  test("a cut text that turns out to be no UTF-8 is binary", async () => {
    graphqlAnswers(given.github, answer({ f0: file({ ...TEXT, byteSize: 3, isTruncated: true }) }));
    given.github
      .get(`/repos/acme/model/git/blobs/${"b".repeat(40)}`)
      .reply(200, Buffer.from([0xff, 0xfe, 0x41]), RAW);
    expect((await tree.read(["a.txt"])).get("a.txt")).toMatchObject({ kind: "binary" });
  });

  test.each([
    ["a symbolic link", file(TEXT, 0o120000), "symlink"],
    ["a submodule", file(null, 0o160000, "commit"), "submodule"],
    ["a folder", file({ __typename: "Tree" }, 0o040000, "tree"), "folder"],
    ["a binary file", file({ ...TEXT, isBinary: true, text: null }), "binary"],
    ["a file of a gigabyte", file({ ...TEXT, byteSize: 1_000_000_000, isTruncated: true }), "too-large"],
    ["nothing", null, "absent"],
  ])("%s is told apart, and never followed", async (_, entry, kind) => {
    graphqlAnswers(given.github, answer({ f0: entry }));
    expect((await tree.read(["a"])).get("a")).toMatchObject({ kind });
  });

  test.each(["../secrets", "a/../../b", "/etc/passwd", "a//b", ".", ""])(
    "the path %j is never asked for",
    async (path) => {
      expect((await tree.read([path])).get(path)).toEqual({ kind: "absent" });
      expect(given.client.count.reads).toBe(0);
    },
  );

  test("a commit that is gone is an error, not an empty tree", async () => {
    graphqlAnswers(given.github, { data: { q0: { object: null } } });
    await expect(tree.read(["a"])).rejects.toMatchObject({ code: "not-found" });
  });

  test("a folder deeper than one query looks is asked for again", async () => {
    const deep = { path: "a/b", mode: 0o040000, oid: "d".repeat(40), type: "tree", size: 0, object: null };
    const leaf = { path: "a/b/c.txt", mode: 0o100644, oid: "e".repeat(40), type: "blob", size: 3 };
    const folder = (entries: object[]) => answer({ folder: file({ entries }, 0o040000, "tree") });
    graphqlAnswers(given.github, folder([deep]), folder([leaf]));
    expect((await tree.list(["a"])).get("a")?.files).toEqual([
      { path: "a/b/c.txt", mode: "100644", oid: "e".repeat(40), size: 3 },
    ]);
  });

  test("links and submodules in a folder are listed as what they are, as in a clone", async () => {
    const link = { path: "a/l", mode: 0o120000, oid: "d".repeat(40), type: "blob", size: 11 };
    const module = { path: "a/m", mode: 0o160000, oid: "e".repeat(40), type: "commit", size: 0 };
    graphqlAnswers(given.github, answer({ folder: file({ entries: [link, module] }, 0o040000, "tree") }));
    expect((await tree.list(["a"])).get("a")?.files).toEqual([
      { path: "a/l", mode: "120000", oid: "d".repeat(40), size: 11 },
      { path: "a/m", mode: "160000", oid: "e".repeat(40), size: null },
    ]);
  });
});

describe("bytes through the API", () => {
  const blob = `/repos/acme/model/git/blobs/${"b".repeat(40)}`;
  const sized = (size: number) => answer({ f0: { ...file(null), size } });
  const BYTES = Buffer.from([0xff, 0, 0xc3, 0x28, 0x0d, 0x0a]);

  test("are those of the file, whatever GitHub labels them", async () => {
    graphqlAnswers(given.github, sized(BYTES.length));
    given.github.get(blob).reply(200, BYTES, RAW);
    expect(await tree.bytes("model.bin")).toEqual(new Uint8Array(BYTES));
  });

  test("of an empty file are none", async () => {
    graphqlAnswers(given.github, sized(0));
    given.github.get(blob).reply(200, "", RAW);
    expect(await tree.bytes("empty")).toEqual(new Uint8Array());
  });

  test("that do not come whole, or are too many, are asked for again", async () => {
    graphqlAnswers(given.github, sized(BYTES.length));
    given.github.get(blob).reply(200, BYTES.subarray(1), RAW);
    given.github.get(blob).reply(200, Buffer.concat([BYTES, BYTES]), RAW);
    given.github.get(blob).reply(200, BYTES, RAW);
    expect(await tree.bytes("model.bin")).toEqual(new Uint8Array(BYTES));
  });

  test("that never come whole are a failure of GitHub's, which may pass", async () => {
    graphqlAnswers(given.github, sized(BYTES.length));
    given.github.get(blob).times(3).reply(200, "x", RAW);
    await expect(tree.bytes("model.bin")).rejects.toMatchObject({ code: "unavailable" });
  });

  test("that GitHub refuses are an error with a code", async () => {
    graphqlAnswers(given.github, sized(1));
    given.github.get(blob).reply(404, { message: "Not Found" });
    await expect(tree.bytes("model.bin")).rejects.toMatchObject({ code: "not-found" });
  });

  test.each([
    ["a symbolic link", file(null, 0o120000)],
    ["a submodule", file(null, 0o160000, "commit")],
    ["a folder", file(null, 0o040000, "tree")],
    ["a file larger than GitHub gives", { ...file(null), size: BYTES_LIMIT + 1 }],
    ["nothing", null],
  ])("%s has none, and is not asked for", async (_, entry) => {
    graphqlAnswers(given.github, answer({ f0: entry }));
    expect(await tree.bytes("a")).toBeNull();
    expect(given.client.count.reads).toBe(1);
  });
});
