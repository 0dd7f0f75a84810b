import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Content, Entry, Listing, Tree } from "#core/model/tree.ts";
import { ContentMemory } from "./content-memory.ts";
import type { CommitChanges } from "./read-changes.ts";

/** A commit that counts what it is asked for. */
class CountedTree implements Tree {
  readonly asked: string[] = [];
  readonly commit: string;
  readonly #files: Readonly<Record<string, string>>;

  constructor(commit: string, files: Readonly<Record<string, string>>) {
    this.commit = commit;
    this.#files = files;
  }

  entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    this.asked.push(...paths.map((path) => `entry ${path}`));
    const found = paths.filter((path) => path in this.#files);
    return Promise.resolve(new Map(found.map((path) => [path, { mode: "100644", oid: `oid-${path}` }])));
  }

  list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
    this.asked.push(...folders.map((folder) => `list ${folder}`));
    return Promise.resolve(new Map(folders.map((folder) => [folder, { files: [], complete: true }])));
  }

  read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    this.asked.push(...paths.map((path) => `read ${path}`));
    return Promise.resolve(new Map(paths.map((path) => [path, this.#contentOf(path)])));
  }

  bytes(path: string): Promise<Uint8Array | null> {
    this.asked.push(`bytes ${path}`);
    const text = this.#files[path];
    return Promise.resolve(text === undefined ? null : new TextEncoder().encode(text));
  }

  #contentOf(path: string): Content {
    const text = this.#files[path];
    return text === undefined
      ? { kind: "absent" }
      : { kind: "text", text, oid: `oid-${path}`, size: text.length };
  }
}

const FILES = { a: "alpha", b: "beta" };

const CHANGES: CommitChanges = {
  mergeBase: "m",
  paths: ["a"],
  renames: new Map(),
  complete: true,
  byCommit: true,
};

describe("what was read of a commit", () => {
  test("is asked for once, absence included", async () => {
    const memory = new ContentMemory();
    const tree = new CountedTree("c1", FILES);
    for (let round = 0; round < 2; round++) {
      const remembered = memory.remembering("acme/model", tree);
      expect([...(await remembered.entries(["a", "gone"])).keys()]).toEqual(["a"]);
      expect((await remembered.read(["b", "gone"])).get("gone")).toEqual({ kind: "absent" });
      expect((await remembered.list(["f"])).get("f")?.complete).toBe(true);
    }
    expect(tree.asked).toEqual(["entry a", "entry gone", "read b", "read gone", "list f"]);
  });

  test("is asked for again when it could not be read", async () => {
    const memory = new ContentMemory();
    const tree = new CountedTree("c1", FILES);
    let failures = 1;
    const failing: Tree = {
      commit: "c1",
      entries: (paths) => tree.entries(paths),
      list: (folders) => tree.list(folders),
      bytes: (path) => tree.bytes(path),
      read: (paths) => (failures-- > 0 ? Promise.reject(new Error("down")) : tree.read(paths)),
    };
    const remembered = memory.remembering("acme/model", failing);
    await expect(remembered.read(["a"])).rejects.toThrow("down");
    expect((await remembered.read(["a"])).get("a")).toMatchObject({ text: "alpha" });
  });

  test("but its bytes are not kept", async () => {
    const tree = new CountedTree("c1", FILES);
    const remembered = new ContentMemory().remembering("acme/model", tree);
    for (let round = 0; round < 2; round++)
      expect(await remembered.bytes("a")).toEqual(new TextEncoder().encode("alpha"));
    expect(await remembered.bytes("gone")).toBeNull();
    expect(tree.asked).toEqual(["bytes a", "bytes a", "bytes gone"]);
  });

  test("belongs to its repository and commit", async () => {
    const memory = new ContentMemory();
    await memory.remembering("acme/model", new CountedTree("c1", FILES)).read(["a"]);
    const elsewhere = new CountedTree("c1", { a: "other" });
    expect((await memory.remembering("acme/else", elsewhere).read(["a"])).get("a")).toMatchObject({
      text: "other",
    });
    const later = new CountedTree("c2", { a: "later" });
    expect((await memory.remembering("acme/model", later).read(["a"])).get("a")).toMatchObject({
      text: "later",
    });
  });

  test("is forgotten beyond the bound, what was not asked for longest first", async () => {
    const memory = new ContentMemory(2_500);
    const trees = ["c1", "c2", "c3"].map((commit) => new CountedTree(commit, { a: "x".repeat(800) }));
    for (const tree of trees) await memory.remembering("acme/model", tree).read(["a"]);
    for (const tree of trees.toReversed()) await memory.remembering("acme/model", tree).read(["a"]);
    expect(trees.map(({ asked }) => asked.length)).toEqual([2, 1, 1]);
  });

  test("answers as the tree itself would, whatever is asked in whatever order", async () => {
    const path = fc.constantFrom("a", "b", "gone", "");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(path, { maxLength: 4 }), { maxLength: 6 }), async (calls) => {
        const memory = new ContentMemory(900);
        const tree = new CountedTree("c1", FILES);
        for (const paths of calls) {
          const remembered = memory.remembering("acme/model", tree);
          expect(await remembered.read(paths)).toEqual(await tree.read(paths));
          expect(await remembered.entries(paths)).toEqual(await tree.entries(paths));
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe("what a commit changes", () => {
  const at = { repository: "acme/model", commit: "c1", against: "b1" };

  test("is asked for once for each base", async () => {
    const memory = new ContentMemory();
    let asked = 0;
    const read = () => Promise.resolve(++asked > 0 ? CHANGES : null);
    await memory.changes(at, read);
    await memory.changes(at, read);
    await memory.changes({ ...at, against: "b2" }, read);
    expect(asked).toBe(2);
  });

  test.for([null, { ...CHANGES, complete: false }, { ...CHANGES, byCommit: false }])(
    "is asked for again when it was not read wholly",
    async (first) => {
      const memory = new ContentMemory();
      expect(await memory.changes(at, () => Promise.resolve(first))).toBe(first);
      expect(await memory.changes(at, () => Promise.resolve(CHANGES))).toBe(CHANGES);
    },
  );
});
