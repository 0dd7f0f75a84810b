import { describe, expect, test } from "vitest";
import type { ChangedPath, PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { collectOwnership, readOwners } from "./collect-ownership.ts";
import { findPolicy } from "./find-policy.ts";
import { judgeContent } from "./judge-content.ts";

const tree = (files: MemoryFiles) => new MemoryTree("c", files);
const owners = (files: MemoryFiles) => readOwners(tree(files));
const BIG = `# ${"x".repeat(3 * 1024 * 1024)}\n* @a\n`;

describe("CODEOWNERS", () => {
  test("the first of GitHub's places counts", async () => {
    const files = { "docs/CODEOWNERS": "* @docs", CODEOWNERS: "* @root", ".github/CODEOWNERS": "* @github" };
    expect((await owners(files)).ownersOf("a")?.owners).toEqual(["@github"]);
    const { ".github/CODEOWNERS": _, ...two } = files;
    expect((await owners(two)).ownersOf("a")?.owners).toEqual(["@root"]);
    expect((await owners({ "docs/CODEOWNERS": "* @docs" })).ownersOf("a")?.owners).toEqual(["@docs"]);
  });

  test("an empty first one still counts, a folder of that name does not", async () => {
    const empty = await owners({ ".github/CODEOWNERS": "", CODEOWNERS: "* @root" });
    expect(empty).toMatchObject({ file: { path: ".github/CODEOWNERS", loaded: true } });
    expect(empty.ownersOf("a")).toBeNull();
    const folder = await owners({ ".github/CODEOWNERS/x": "", CODEOWNERS: "* @root" });
    expect(folder.file?.path).toBe("CODEOWNERS");
  });

  test("without one nobody owns anything", async () => {
    const none = await owners({ codeowners: "* @a" });
    expect(none.file).toBeNull();
    expect(none.ownersOf("a")).toBeNull();
  });

  test.for([
    { name: "3 MB and more", file: BIG },
    { name: "more than is read at all", file: new Uint8Array(5 * 1024 * 1024 + 1) },
    { name: "a link", file: { link: "docs/OWNERS" } },
    { name: "bytes", file: new Uint8Array([0]) },
  ])("$name is not loaded, and no later place is looked at", async ({ file }) => {
    const found = await owners({ ".github/CODEOWNERS": file, CODEOWNERS: "* @root" });
    expect(found.file).toMatchObject({ path: ".github/CODEOWNERS", loaded: false });
    expect(found.ownersOf("a")).toBeNull();
  });

  test("the last line that matches decides, and may free a path", async () => {
    const { ownersOf } = await owners({ CODEOWNERS: "* @a\n/src/ @b @c\n/src/free/\n" });
    expect(ownersOf("x")).toEqual({ line: 1, owners: ["@a"] });
    expect(ownersOf("src/x")).toEqual({ line: 2, owners: ["@b", "@c"] });
    expect(ownersOf("src/free/x")).toEqual({ line: 3, owners: [] });
  });
});

describe("ownership", () => {
  const WORKFLOW = ".github/workflows/ci.yml";

  test("ordinary paths are owned by the base, and the head is not even read", async () => {
    const base = await owners({ CODEOWNERS: "/src/ @a\nbad line\n" });
    const ownership = await collectOwnership(base, () => Promise.reject(new Error("read")), ["src/x", "y"]);
    expect(ownership).toMatchObject({
      path: "CODEOWNERS",
      loaded: true,
      issues: [{ where: { line: 2 } }],
      headIssues: [],
      base: { "src/x": { line: 1, owners: ["@a"] }, y: null },
      head: {},
    });
  });

  test("protected paths are owned by both sides", async () => {
    const base = await owners({ CODEOWNERS: "* @a\n" });
    const head = () => owners({ CODEOWNERS: "* @mallory\n[ @x\n" });
    const ownership = await collectOwnership(base, head, [WORKFLOW, "src/x"]);
    expect(ownership.base[WORKFLOW]?.owners).toEqual(["@a"]);
    expect(ownership.head).toEqual({ [WORKFLOW]: { line: 1, owners: ["@mallory"] } });
    expect(ownership.headIssues).toEqual([]);
  });

  test("mistakes of the head are told where the pull request makes them", async () => {
    const base = await owners({ CODEOWNERS: "* @a\n" });
    const ownership = await collectOwnership(base, () => owners({ CODEOWNERS: "* @a\n[ @x\n" }), [
      "CODEOWNERS",
    ]);
    expect(ownership.headIssues).toMatchObject([{ where: { path: "CODEOWNERS", line: 2 } }]);
  });

  test("a head without the file leaves protected paths to nobody", async () => {
    const ownership = await collectOwnership(await owners({ CODEOWNERS: "* @a" }), () => owners({}), [
      "CODEOWNERS",
    ]);
    expect(ownership.head).toEqual({ CODEOWNERS: null });
  });

  test.for([
    { name: "too large", file: BIG, loaded: false },
    { name: "a link", file: { link: "OWNERS" }, loaded: false },
    { name: "text", file: "* @a\n", loaded: true },
  ])("whether the head's file would be loaded: $name", async ({ file, loaded }) => {
    const head = () => owners({ CODEOWNERS: file });
    const ownership = await collectOwnership(await owners({ CODEOWNERS: "[ @x\n" }), head, ["CODEOWNERS"]);
    expect(ownership.headLoaded).toBe(loaded);
    const beside = await collectOwnership(await owners({ CODEOWNERS: "[ @x\n" }), head, [WORKFLOW]);
    expect(beside.headLoaded).toBeUndefined();
  });

  test("without a file at the base there is nothing that was not loaded", async () => {
    const ownership = await collectOwnership(await owners({}), () => owners({}), ["a"]);
    expect(ownership).toMatchObject({ path: null, loaded: true, issues: [], base: { a: null } });
  });
});

const STAGE = "version: 1\nstages: { production: { branches: [main] } }\n";

describe("the policy", () => {
  test("none is no opinion", async () => expect(await findPolicy(tree({}))).toEqual({ kind: "none" }));

  test.for([".github/gatehouse.yml", ".github/gatehouse.yaml"])("%s is found", async (path) => {
    expect(await findPolicy(tree({ [path]: STAGE }))).toMatchObject({ kind: "policy", policy: { path } });
  });

  test("of two, the first counts, even when it is the broken one", async () => {
    const files = { ".github/gatehouse.yml": "", ".github/gatehouse.yaml": STAGE };
    expect(await findPolicy(tree(files))).toMatchObject({ kind: "broken", path: ".github/gatehouse.yml" });
  });

  test.for([
    { name: "a link", files: { ".github/gatehouse.yml": { link: "x" } } },
    { name: "a submodule", files: { ".github/gatehouse.yml": { submodule: "1".repeat(40) } } },
    { name: "a folder", files: { ".github/gatehouse.yml/x": "" } },
    { name: "bytes", files: { ".github/gatehouse.yml": new Uint8Array([0]) } },
  ] satisfies { name: string; files: MemoryFiles }[])("$name is broken, never absent", async ({ files }) => {
    const found = await findPolicy(tree({ ...files, ".github/gatehouse.yaml": STAGE }));
    expect(found).toMatchObject({ kind: "broken", issues: [{ id: "policy-unreadable" }] });
  });
});

describe("judging content", () => {
  const pullRequest: PullRequestFacts = {
    number: 0,
    title: "",
    author: null,
    draft: false,
    base: { ref: "main", sha: "b" },
    head: { ref: "x", sha: "h" },
    mergeBase: "b",
  };
  const change = (path: string): ChangedPath => ({ path, before: null, after: { mode: "100644", oid: "1" } });

  const judged = (base: MemoryFiles, head: MemoryFiles = base, more: { stage?: string } = {}) =>
    judgeContent({
      now: "2026-11-20T12:00:00Z",
      repository: { owner: "acme", name: "churn" },
      pullRequest,
      changes: Object.keys(head).map(change),
      head: tree(head),
      base: tree(base),
      findTags: async () => null,
      at: () => tree(base),
      crypto: nodeCrypto,
      ...more,
    });
  const policy = (text: string) => ({ ".github/gatehouse.yml": text });

  test("no policy at the base is no opinion, whatever the head says", async () => {
    expect(await judged({}, policy(STAGE))).toEqual({ kind: "none", reason: "no-policy" });
  });

  test("a branch that no stage gates is no opinion", async () => {
    expect(await judged(policy(STAGE.replace("main", "other")))).toEqual({
      kind: "none",
      reason: "not-gated",
    });
  });

  test("a broken policy at the base refuses, though the head mends it", async () => {
    expect(await judged(policy("version: 3\n"), policy(STAGE))).toMatchObject({
      kind: "judged",
      verdict: { outcome: "error", stage: "policy", notices: [{ id: "policy-broken" }, {}, {}] },
    });
  });

  test("a policy that the head weakens judges as it was", async () => {
    const weak = STAGE.replace("[main]", "[main], gates: { package: off }");
    const found = await judged(policy(STAGE), { ...policy(weak), "handoffs/a/x": "1" });
    expect(found).toMatchObject({ verdict: { outcome: "error" } });
    expect(found.kind === "judged" && found.verdict.gates.map(({ gate }) => gate)).toContain("package");
  });

  test("globs of two stages refuse", async () => {
    const two = "version: 1\nstages: { a: { branches: ['m*'] }, b: { branches: ['*n'] } }\n";
    expect(await judged(policy(two))).toMatchObject({
      verdict: { outcome: "error", notices: [{ id: "ambiguous-stage", values: { stages: ["a", "b"] } }] },
    });
  });

  test("a stage may be named, and one that does not exist is said with those that do", async () => {
    const other = policy(STAGE.replace("main", "other"));
    expect(await judged(other, other, { stage: "production" })).toMatchObject({
      verdict: { stage: "production" },
    });
    expect(await judged(other, other, { stage: "staging" })).toEqual({
      kind: "unknown-stage",
      known: ["production"],
    });
  });

  test("gates of people are left to another shell", async () => {
    expect(await judged(policy(STAGE))).toMatchObject({ verdict: { deferred: ["sign-offs"] } });
  });
});
