import { spawnSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const POLICY = [
  "version: 1",
  "roles:",
  '  engineering: { owners: ["@acme/ml-eng"] }',
  "stages:",
  "  engineering: { branches: [main] }",
  "",
].join("\n");

const home = temporaryFolder();
afterAll(removeFolders);

function check(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "check", ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: home, TMPDIR: home, GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  return { status, stdout, stderr };
}

test("a mistake in a changed policy is shown in the text that has it", () => {
  const repository = new GitRepository();
  repository.commit({ ".github/gatehouse.yml": POLICY });
  repository.branch("change");
  repository.write(".github/gatehouse.yml", POLICY.replace("roles:", "# who\nrolls:"));
  const { stdout } = check(repository.dir);
  expect(stdout).toContain("policy-change/broken");
  expect(stdout).toMatch(/> 3 │ rolls:\n +│ \^{5} Did/);
  repository.commit({});
  expect(check(repository.dir, "--head", "HEAD").stdout).toContain("> 3 │ rolls:");
});

const MANIFEST = "handoffs/churn/handoff.yml";

/** A clone whose package names a model, with what else is in the clone. */
function clone(files: Readonly<Record<string, string>>, model = "model.pkl"): GitRepository {
  const repository = new GitRepository();
  repository.commit({ ".github/gatehouse.yml": POLICY });
  repository.branch("change");
  const manifest = `apiVersion: gatehouse/v1\npackage: { name: churn, version: 1.0.0, owner: "@acme/ml" }\nmodel: { path: ${model} }\n`;
  for (const [path, text] of Object.entries({ [MANIFEST]: manifest, ...files })) repository.write(path, text);
  return repository;
}

describe("a model that git ignores", () => {
  test("is on this disk and in no commit, by the line that is named", () => {
    const files = { ".gitignore": "# data\n*.pkl\n", "handoffs/churn/model.pkl": "x" };
    const { status, stdout } = check(clone(files).dir);
    expect(status).toBe(1);
    expect(stdout).toContain(
      "`handoffs/churn/model.pkl` is on this disk, but git ignores it (`.gitignore:2`), so that no commit has it",
    );
    expect(stdout).toContain("git add --force");
    expect(stdout).toContain("package/absent");
    expect(stdout).not.toContain("does not exist");
  });

  test("of DVC is named by its pointer", () => {
    const folder = { "handoffs/churn/.gitignore": "/model.pkl\n", "handoffs/churn/model.pkl": "x" };
    const { stdout } = check(clone({ ...folder, "handoffs/churn/model.pkl.dvc": "outs: []\n" }).dir);
    expect(stdout).toContain("(`handoffs/churn/.gitignore:1`)");
    expect(stdout).toContain("name the pointer that DVC left beside it: `model.pkl.dvc`");
  });

  test.each([
    ["is not there", { ".gitignore": "*.pkl\n" }],
    [
      "is there, and is taken back in",
      { ".gitignore": "*.pkl\n!model.pkl\n", "handoffs/churn/model.pkl": "x" },
    ],
  ])("but %s is told as before, or not at all", (_, files) => {
    expect(check(clone(files).dir).stdout).not.toContain("git ignores it");
  });

  test("is looked for in the commit alone where one is named", () => {
    const repository = clone({ ".gitignore": "*.pkl\n", "handoffs/churn/model.pkl": "x" });
    git(repository.dir, "add", "--all");
    git(repository.dir, "commit", "--quiet", "--message", "hand over");
    const { stdout } = check(repository.dir, "--head", "HEAD");
    expect(stdout).toContain("`handoffs/churn/model.pkl` does not exist");
  });

  test("behind a symbolic link is told as absent, since git looks through none", () => {
    const repository = clone({ ".gitignore": "*.pkl\n" }, "away/model.pkl");
    const outside = temporaryFolder();
    writeFileSync(join(outside, "model.pkl"), "x");
    symlinkSync(outside, join(repository.dir, "handoffs/churn/away"));
    const { stdout } = check(repository.dir);
    expect(stdout).toContain("`handoffs/churn/away/model.pkl` does not exist");
  });
});
