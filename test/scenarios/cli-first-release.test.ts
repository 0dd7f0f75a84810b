import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const PATH = "handoffs/churn/handoff.yml";
const POLICY = `version: 1
stages:
  production: { branches: [main], gates: { rollback: {} } }
`;
const manifest = (version: string, rest = "") =>
  `apiVersion: gatehouse/v1\npackage: { name: churn, version: ${version}, owner: "@acme/churn" }\n${rest}`;
const FIRST = manifest(
  "1.0.0",
  "rollback: { to: none, instead: the rule in rules.sql, triggers: [], path: off.sh, within: 5m, authority: '@ada' }\n",
);

/** The ids that the gate `rollback` finds about a first release. */
function found(dir: string): readonly string[] {
  const env = { PATH: process.env["PATH"], HOME: dir, GIT_CONFIG_GLOBAL: "/dev/null" };
  const run = spawnSync(process.execPath, [main, "check", "--base", "origin/main", "--json"], {
    cwd: dir,
    encoding: "utf8",
    env,
  });
  const { gates } = JSON.parse(run.stdout) as {
    gates: { gate: string; findings: { id: string }[] }[];
  };
  const ids = gates.filter(({ gate }) => gate === "rollback").flatMap(({ findings }) => findings);
  return ids.map(({ id }) => id).filter((id) => id.startsWith("first-"));
}

let remote: GitRepository;
beforeAll(() => {
  remote = new GitRepository();
  remote.commit({ "README.md": "# Models\n" });
  remote.commit({ ".github/gatehouse.yml": POLICY });
  remote.branch("lost");
  remote.commit({ [PATH]: manifest("0.9.0") });
  git(remote.dir, "tag", "churn@0.8.0", "main");
  git(remote.dir, "checkout", "--quiet", "main");
  remote.branch("first");
  remote.commit({ [PATH]: FIRST });
});
afterAll(removeFolders);

/** A clone of the proposal. */
function clone(...options: readonly string[]): string {
  const dir = temporaryFolder();
  git(dir, "clone", "--quiet", "--branch", "first", ...options, `file://${remote.dir}`, ".");
  return dir;
}

test("a tag of a page is no earlier version; one that holds a version on no branch of a stage is", () => {
  expect(found(clone())).toEqual(["first-release"]);
  git(remote.dir, "tag", "churn@0.9.0", "lost");
  expect(found(clone())).toEqual(["first-has-tagged"]);
  git(remote.dir, "tag", "--delete", "churn@0.9.0");
});

test("a clone without tags does not say that there are none", () => {
  expect(found(clone("--no-single-branch", "--depth", "2"))).toEqual(["first-unknown"]);
  expect(found(clone("--no-tags"))).toEqual(["first-unknown"]);
});
