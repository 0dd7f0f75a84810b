import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { GitObjects } from "#git/git-objects.ts";
import type { Answer } from "../answer.ts";
import { type CloneRange, closeClone, openClone, type RangeOptions, readRange } from "./clone-range.ts";
import { findBase } from "./revisions.ts";

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-clone-range-"));
  folders.push(folder);
  return folder;
}

function git(dir: string, ...args: readonly string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@a.example"];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" };
  return execFileSync("git", ["-C", dir, ...who, ...args], { env, encoding: "utf8", stdio: "pipe" }).trim();
}

function commit(dir: string, name: string): string {
  writeFileSync(join(dir, name), `${name}\n`);
  git(dir, "add", "--all");
  git(dir, "commit", "--quiet", "--message", name);
  return git(dir, "rev-parse", "HEAD");
}

/** A clone with `main`, and a branch that is one commit ahead of it. */
function repository(): string {
  const dir = temporaryFolder();
  git(dir, "init", "--quiet", "--initial-branch", "main");
  commit(dir, "first");
  git(dir, "checkout", "--quiet", "-b", "topic");
  commit(dir, "second");
  return dir;
}

/** Reads the work tree of a clone, and checks that nothing that was written for it is left. */
async function read(repo: string, options: Omit<RangeOptions, "repo"> = {}): Promise<Answer<CloneRange>> {
  const scratch = temporaryFolder();
  vi.stubEnv("TMPDIR", scratch);
  const opened = await openClone(repo, "work-tree");
  if (!opened.ok) return opened;
  try {
    return await readRange({ repo, base: "main", ...options }, opened.value);
  } finally {
    await closeClone(opened.value);
    vi.unstubAllEnvs();
    expect(readdirSync(scratch)).toEqual([]);
  }
}

async function problemOf(reading: Promise<Answer<CloneRange>>): Promise<unknown> {
  const answer = await reading;
  return answer.ok ? answer.value : [answer.problem.id, answer.problem.values];
}

describe("what is read", () => {
  test("files as they were committed are the commit", async () => {
    const dir = repository();
    const sha = git(dir, "rev-parse", "HEAD");
    const range = await read(dir);
    expect(range).toMatchObject({
      ok: true,
      value: {
        pullRequest: {
          base: { ref: "main" },
          head: { sha, ref: "topic" },
          mergeBase: git(dir, "rev-parse", "main"),
        },
        changes: [{ path: "second", before: null }],
        uncommitted: { changes: [], tooLarge: [] },
      },
    });
  });

  test("files as they are differ from it, and are named so", async () => {
    const dir = repository();
    writeFileSync(join(dir, "third"), "3\n");
    rmSync(join(dir, "second"));
    const range = await read(dir);
    expect(range).toMatchObject({
      ok: true,
      value: {
        pullRequest: { head: { sha: `${git(dir, "rev-parse", "HEAD")}-dirty` } },
        changes: [{ path: "third", before: null }],
        uncommitted: { changes: [{ path: "second", after: null }, { path: "third" }] },
      },
    });
  });
});

describe("what cannot be read is said in the order in which it would be mended", () => {
  test("no repository, and one without a commit, before a base that is unknown", async () => {
    const dir = temporaryFolder();
    const said = ["no-clone", { dir }];
    expect(await problemOf(read(dir, { base: "nowhere" }))).toEqual(said);
    git(dir, "init", "--quiet");
    expect(await problemOf(read(dir, { base: "nowhere", head: "nowhere" }))).toEqual(said);
  });

  test("the base before the head", async () => {
    const dir = repository();
    const unknown = (which: string) => ["unknown-revision", { which, revision: "nowhere" }];
    expect(await problemOf(read(dir, { base: "nowhere", head: "nowhere" }))).toEqual(unknown("base"));
    expect(await problemOf(read(dir, { head: "nowhere" }))).toEqual(unknown("head"));
  });

  test("a base or head that is nearly a branch, with the branch", async () => {
    const dir = repository();
    const nearly = (which: string, revision: string, meant: string) => [
      "unknown-revision",
      { which, revision, meant },
    ];
    expect(await problemOf(read(dir, { base: "mian" }))).toEqual(nearly("base", "mian", "main"));
    expect(await problemOf(read(dir, { head: "topci" }))).toEqual(nearly("head", "topci", "topic"));
    git(dir, "update-ref", "refs/remotes/origin/release/production", "main");
    expect(await problemOf(read(dir, { base: "release/prodution" }))).toEqual(
      nearly("base", "release/prodution", "release/production"),
    );
  });

  test.for([
    ["master", "topic", "master"],
    ["$(id)", "$(id)", "'$(id)'"],
    ["ours", "topic", undefined],
  ])("no base that is known: of %s and %s, %s is named", async ([first, second, likely]) => {
    const dir = repository();
    git(dir, "branch", "--move", "main", first ?? "");
    if (first === second) git(dir, "checkout", "--quiet", first ?? "");
    if (first === second) git(dir, "branch", "--delete", "--force", "topic");
    const names = ["origin/HEAD", "origin/main", "main"];
    const values = likely === undefined ? { names } : { names, likely };
    const objects = new GitObjects(dir);
    const base = await findBase(objects, undefined);
    objects.close();
    expect(base).toMatchObject({ ok: false, problem: { id: "no-base" } });
    expect(base.ok ? null : base.problem.values).toEqual(values);
  });

  test("branches without a common commit, before files that git cannot look at", async () => {
    const dir = repository();
    git(dir, "checkout", "--quiet", "--orphan", "other");
    commit(dir, "alone");
    mkdirSync(join(dir, "new"));
    writeFileSync(join(dir, "new/file"), "new\n");
    const said = ["no-common-ancestor", { base: "main", head: "other" }];
    expect(await problemOf(read(dir))).toEqual(said);
    writeFileSync(join(dir, ".git/index"), "no index");
    expect(await problemOf(read(dir))).toEqual(said);
    git(dir, "symbolic-ref", "HEAD", "refs/heads/topic");
    await expect(read(dir)).rejects.toMatchObject({ code: "git-failed" });
  });
});
