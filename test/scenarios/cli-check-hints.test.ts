import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { GitRepository, removeFolders, temporaryFolder } from "./git-repository.ts";

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
