import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ScratchRepository } from "../../test/scratch-repository.ts";
import { changedPaths } from "./changed-paths.ts";
import { commitId, existingTags, hasTags, isShallow, listTags, mergeBase } from "./commits.ts";
import { GitObjects } from "./git-objects.ts";
import { GitTree } from "./git-tree.ts";
import { runGit } from "./run-git.ts";

let repository: ScratchRepository;
let objects: GitObjects;
beforeAll(() => {
  repository = new ScratchRepository();
  objects = new GitObjects(repository.dir);
});
afterAll(() => {
  objects.close();
  repository.remove();
});

const LONG = Array.from({ length: 40 }, (_, n) => `line ${n}`).join("\n");

describe("what changed between two commits", () => {
  async function changes(before: Parameters<ScratchRepository["commit"]>[0], after: typeof before) {
    const [old, now] = [repository.commit(before), repository.commit(after)];
    return (await changedPaths(repository.dir, old, now)).map(
      ({ path, before: was, after: is, renamedFrom, renamedTo }) =>
        [path, was?.mode ?? "-", is?.mode ?? "-", renamedFrom ?? renamedTo ?? ""].join(" ").trim(),
    );
  }

  test("nothing", async () => expect(await changes({ a: "1" }, { a: "1" })).toEqual([]));

  test("added, changed, removed, sorted by path", async () => {
    expect(await changes({ b: "1", c: "old" }, { a: "another", b: "2" })).toEqual([
      "a - 100644",
      "b 100644 100644",
      "c 100644 -",
    ]);
  });

  test("a rename is two paths that name each other", async () => {
    expect(await changes({ old: LONG }, { "new/name": `${LONG}!` })).toEqual([
      "new/name - 100644 old",
      "old 100644 - new/name",
    ]);
  });

  test("a copy is an addition: the old path did not change", async () => {
    expect(await changes({ a: LONG }, { a: LONG, b: LONG })).toEqual(["b - 100644"]);
  });

  test("a change of mode, of kind, and of a submodule", async () => {
    const before = { run: "x", link: "target", vendor: { submodule: "1".repeat(40) } };
    const after = {
      run: { executable: "x" },
      link: { link: "target" },
      vendor: { submodule: "2".repeat(40) },
    };
    expect(await changes(before, after)).toEqual([
      "link 100644 120000",
      "run 100644 100755",
      "vendor 160000 160000",
    ]);
  });

  test("names with blanks, quotes, line breaks and other alphabets", async () => {
    const odd = { "a b": "1", 'c"d': "2", "e\nf": "3", "g\th": "4", "\u00e9\u{1f600}": "5", ":(top)": "6" };
    expect(await changes({}, odd)).toEqual(
      Object.keys(odd)
        .sort()
        .map((path) => `${path} - 100644`),
    );
  });
});

describe("commits", () => {
  test("a revision is a full id, and what is not there is null", async () => {
    const id = repository.commit({ a: "1" });
    repository.git(["update-ref", "refs/heads/main", id]);
    expect(await commitId(objects, "main")).toBe(id);
    expect(await commitId(objects, id.slice(0, 10))).toBe(id);
    for (const nothing of ["none", "0".repeat(40), "--all", "main:a", ""])
      expect(await commitId(objects, nothing), nothing).toBeNull();
  });

  test("the merge base, or null where histories do not meet", async () => {
    const root = repository.commit({ a: "1" });
    const left = repository.commit({ a: "2" }, [root]);
    const right = repository.commit({ a: "3" }, [root]);
    const stranger = repository.commit({ a: "4" });
    expect(await mergeBase(repository.dir, left, right)).toBe(root);
    expect(await mergeBase(repository.dir, left, stranger)).toBeNull();
  });

  test("a whole clone is not shallow", async () => expect(await isShallow(repository.dir)).toBe(false));

  test("tags by exact name", async () => {
    const id = repository.commit({ a: "1" });
    for (const tag of ["churn@3.0.0", "churn-v2.0.0", "group/one"]) repository.git(["tag", tag, id]);
    repository.git(["tag", "--annotate", "--message", "x", "churn@4.0.0", id]);
    const asked = [
      "churn@4.0.0",
      "churn@3.0.0",
      "churn@3.0",
      "churn-v2.0.0",
      "group",
      "group/one",
      "*",
      "--all",
      "a b",
    ];
    const found = await existingTags(repository.dir, asked);
    expect([...found.keys()].sort()).toEqual(["churn-v2.0.0", "churn@3.0.0", "churn@4.0.0", "group/one"]);
    expect(new Set(found.values())).toEqual(new Set([id]));
    expect(await existingTags(repository.dir, [])).toEqual(new Map());
  });

  test("tags of files and folders, which anybody may push, are no commits", async () => {
    const id = repository.commit({ a: "1", "b/c": "2" });
    repository.git(["tag", "odd@1.0.0", `${id}:a`]);
    repository.git(["tag", "odd@2.0.0", `${id}:b`]);
    repository.git(["tag", "--annotate", "--message", "x", "odd@3.0.0", `${id}:a`]);
    repository.git(["tag", "--annotate", "--message", "x", "odd@4.0.0", id]);
    repository.git(["tag", "--annotate", "--message", "x", "odd@5.0.0", "odd@4.0.0"]);
    repository.git(["tag", "--annotate", "--message", "x", "odd@6.0.0", "odd@3.0.0"]);
    const asked = [1, 2, 3, 4, 5, 6].map((major) => `odd@${major}.0.0`);
    expect(await existingTags(repository.dir, asked)).toEqual(
      new Map([
        ["odd@4.0.0", id],
        ["odd@5.0.0", id],
      ]),
    );
  });

  test("a clone without any is told from one that has some", async () => {
    const own = new ScratchRepository();
    const id = own.commit({ a: "1" });
    expect(await hasTags(own.dir)).toBe(false);
    own.git(["tag", "one", id]);
    expect(await hasTags(own.dir)).toBe(true);
    own.remove();
  });
});

describe("tags by the beginning of their names", () => {
  test("are all that begin so, and no pattern is taken for more", async () => {
    const repository = new ScratchRepository();
    const id = repository.commit({ a: "1" });
    for (const tag of ["churn@3.0.0", "churn-v2.0.0", "churn", "lapse@1.0.0", "group/churn@1.0.0"])
      repository.git(["tag", tag, id]);
    repository.git(["tag", "--annotate", "--message", "x", "churn@4.0.0", id]);
    expect(await listTags(repository.dir, ["churn@", "churn-"])).toEqual([
      "churn-v2.0.0",
      "churn@3.0.0",
      "churn@4.0.0",
    ]);
    expect(await listTags(repository.dir, ["none@"])).toEqual([]);
    expect(await listTags(repository.dir, ["*", "[a-z]"])).toEqual([]);
    repository.remove();
  });

  test("are not known in a clone that was told to bring none", async () => {
    const repository = new ScratchRepository();
    const id = repository.commit({ a: "1" });
    repository.git(["config", "remote.origin.tagOpt", "--no-tags"]);
    expect(await listTags(repository.dir, ["churn@"])).toBeNull();
    repository.git(["tag", "churn@3.0.0", id]);
    expect(await listTags(repository.dir, ["churn@"])).toEqual(["churn@3.0.0"]);
    repository.remove();
  });
});

describe("git itself", () => {
  test("a command that fails says which and why", async () => {
    await expect(runGit(repository.dir, ["cat-file", "-p", "none"])).rejects.toMatchObject({
      name: "GitError",
      code: "git-failed",
      message: expect.stringContaining("cat-file"),
    });
  });

  test("output beyond the bound is an error, never a cut", async () => {
    const id = repository.commit({ a: "x".repeat(5000) });
    const answer = runGit(repository.dir, ["cat-file", "-p", `${id}:a`], { maxBytes: 1000 });
    await expect(answer).rejects.toMatchObject({ code: "git-output" });
  });

  test("an object that is gone is an error", async () => {
    const own = new ScratchRepository();
    const id = own.commit({ a: "content of its own" });
    const blob = own.git(["rev-parse", `${id}:a`]);
    rmSync(join(own.dir, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    await expect(new GitTree(new GitObjects(own.dir), id).read(["a"])).rejects.toMatchObject({
      code: "git-failed",
    });
    own.remove();
  });
});
