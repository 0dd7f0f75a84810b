import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";
import { initRepository, workingTree } from "./init-repositories.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");

/** Runs the command as a person would, from the sources, with no network and no settings of this machine. */
function gatehouse(cwd: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  return { status, stdout, stderr };
}

const OWNER = ["--owner", "@acme/churn"];

afterAll(removeFolders);

describe("writes never leave the repository", () => {
  test.for<[string, string]>([
    ["a folder", ".github"],
    ["a folder deep in it", ".github/workflows"],
    ["the packages", "handoffs"],
    ["a file", ".github/gatehouse.yml"],
    ["a file that leads nowhere", "handoffs/churn/handoff.yml"],
  ])("through a link in the place of %s: %s", ([, path]) => {
    const { dir } = initRepository("empty");
    const outside = temporaryFolder();
    const target = path.endsWith("handoff.yml") ? join(outside, "absent") : outside;
    if (path.endsWith("gatehouse.yml")) writeFileSync(join(outside, "policy"), "mine\n");
    mkdirSync(join(dir, path, ".."), { recursive: true });
    symlinkSync(path.endsWith("gatehouse.yml") ? join(outside, "policy") : target, join(dir, path));
    const before = [...workingTree(dir)];
    for (const more of [[], ["--force"]]) {
      const run = gatehouse(dir, ["init", "--yes", "--name", "churn", ...OWNER, ...more]);
      expect(run).toMatchObject({ status: 2, stdout: "" });
      expect(run.stderr).toContain("nothing is written through links");
    }
    expect([...workingTree(dir)]).toEqual(before);
    const left = readdirSync(outside);
    expect(left).toEqual(path.endsWith("gatehouse.yml") ? ["policy"] : []);
    expect(lstatSync(join(dir, path)).isSymbolicLink()).toBe(true);
  });

  test("links of the repository are not followed to read, either", () => {
    const { dir } = initRepository("empty");
    const outside = temporaryFolder();
    writeFileSync(join(outside, "metrics.json"), '{ "test": { "auc": 0.99 } }\n');
    mkdirSync(join(outside, "7/0123456789abcdef0123456789abcdef/metrics"), { recursive: true });
    writeFileSync(join(outside, "7/0123456789abcdef0123456789abcdef/metrics/test_auc"), "1 0.9 0\n");
    writeFileSync(join(outside, "pyproject.toml"), '[project]\nname = "stolen"\n');
    const links = ["metrics.json", "pyproject.toml", "requirements.txt", "model.onnx"];
    for (const name of links) symlinkSync(join(outside, name), join(dir, name));
    symlinkSync(outside, join(dir, "mlruns"));
    symlinkSync(outside, join(dir, "src"));
    const run = gatehouse(dir, ["init", "--json", ...OWNER]);
    expect(run.status).toBe(0);
    const told = JSON.parse(run.stdout) as { left: { id: string }[]; gaps: { id: string }[] };
    expect(told).toMatchObject({ package: "churn", copies: [] });
    expect(told.left.map(({ id }) => id)).toContain("links");
    const manifest = readFileSync(join(dir, "handoffs/churn/handoff.yml"), "utf8");
    expect(manifest).not.toMatch(/stolen|^evidence|^code|^ *(?:path|environment):/m);
    // Nothing is proposed that its own check then refuses.
    expect(told.gaps.map(({ id }) => id)).not.toContain("symlink");
  });
});

describe("hostile names do no harm", () => {
  const HOSTILE = "a\u001b[2J\n::error::x/\u202efig \"' # {}: &*!|>%@`$(touch pwned)";

  test("folders called like options, texts with controls, and paths that no manifest can hold", () => {
    const repository = new GitRepository("main");
    repository.commit({
      "--yes/metrics.json": '{ "test": { "auc": 0.8 } }\n',
      "--yes/src/a.py": "1\n",
      [`${HOSTILE}/metrics.json`]: '{ "test": { "f1": 0.1 } }\n',
      "müller/häß metrics.json": '{ "test": { "f1: {} #": 0.5, "ß\\u202e auc": 0.7 } }\n',
      "pyproject.toml": `[project]\nname = "--force\\u001b[31m $(touch pwned)"\ndescription = "x\\n---\\nowner: '@evil' # \\u202e"\nlicense = "No-Such"\n`,
      Kitfile:
        'manifestVersion: 1.0.0\nmodel: { path: "../../etc/passwd", framework: "x\\n  path: /etc" }\ncode: [{ path: "/etc" }, { path: "..\\\\x" }]\n',
    });
    git(repository.dir, "remote", "add", "origin", "git@github.com:acme/--yes.git");
    git(repository.dir, "checkout", "--quiet", "-b", "x/$(touch,pwned)`{}'\"#");
    git(repository.dir, "branch", "--quiet", "-D", "main");
    const run = gatehouse(repository.dir, ["init", "--yes", ...OWNER]);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
    expect(run.stdout).not.toMatch(/[\u001b\u202e]|^::|##\[/m);
    const files = workingTree(repository.dir);
    const manifestPath = [...files.keys()].find((path) => path.endsWith("/handoff.yml")) ?? "";
    expect(manifestPath).toBe("handoffs/force-31m-touch-pwned/handoff.yml");
    const manifest = readManifest(
      files.get(manifestPath) ?? "",
      manifestPath,
      manifestPath.replace("/handoff.yml", ""),
    );
    expect(manifest).toMatchObject({
      ok: true,
      value: {
        manifest: {
          package: { owner: "@acme/churn", description: "x\n---\nowner: '@evil' # \u202e" },
          evidence: [{ path: "reports/metrics.json" }, { path: "reports/häß metrics.json" }],
        },
      },
    });
    expect(readPolicy(files.get(".github/gatehouse.yml") ?? "", "p", "")).toMatchObject({
      ok: true,
      value: { stages: [{ branches: ["x/$(touch,pwned)`{}'\"#"] }, {}] },
    });
    expect(
      [...files.keys()].filter((path) => path.includes("pwned") && !path.startsWith("handoffs/")),
    ).toEqual([...files.keys()].filter((path) => path.startsWith("a\u001b")));
  });

  test("a file that git ignores is told, since a commit would leave it out", () => {
    const repository = initRepository("dvc");
    repository.commit({ ".gitignore": "reports/\n" });
    const run = gatehouse(repository.dir, ["init", "--yes", ...OWNER]);
    expect(run.stdout).toContain("Ignored by git");
    expect(run.stdout).toMatch(/^ {2}handoffs\/churn\/reports\/metrics\.json$/m);
    expect(run.stdout).toContain("`handoffs/churn/reports/metrics.json` does not exist");
  });

  test.for(["handoffs/", "*.yml"])(
    "and without the policy or the manifest, nothing is called in order: %s",
    (pattern) => {
      const repository = initRepository("dvc");
      repository.commit({ ".gitignore": `${pattern}\n` });
      const run = gatehouse(repository.dir, ["init", "--yes", "--dry-run", ...OWNER]);
      expect(run.stdout).toContain("Not judged\n  git leaves out the policy or the manifest");
      expect(run.stdout).not.toContain("is in order");
    },
  );
});
