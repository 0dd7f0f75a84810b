import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");

afterAll(removeFolders);

function gatehouse(cwd: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  return { status, stdout, stderr };
}

interface Situation {
  readonly name: string;
  /** Makes it, and says where the user stands. */
  readonly make: (repository: GitRepository) => string;
  readonly options?: readonly string[];
  readonly branch: string;
  /** How the rules get to the branch. */
  readonly first: string;
  /** The command that judges the package afterwards. */
  readonly command: (dir: string) => string;
}

const PR = "by a pull request of its own";
const SITUATIONS: readonly Situation[] = [
  {
    name: "no commit",
    make: ({ dir }) => dir,
    branch: "main",
    first: "commit .github/ on `main` first, by itself",
    command: () => "gatehouse check",
  },
  {
    name: "no commit, on a branch of another name",
    make: ({ dir }) => {
      git(dir, "symbolic-ref", "HEAD", "refs/heads/trunk");
      return dir;
    },
    branch: "trunk",
    first: "commit .github/ on `trunk` first, by itself",
    command: () => "gatehouse check --base trunk",
  },
  {
    name: "a detached head, in a folder below",
    make: (repository) => {
      repository.commit({ "a/b/x.py": "1\n" });
      git(repository.dir, "checkout", "--quiet", "--detach");
      return join(repository.dir, "a/b");
    },
    branch: "main",
    first: `bring .github/ to \`main\` first, ${PR}`,
    command: () => "gatehouse check",
  },
  {
    name: "a branch that is not there yet",
    make: (repository) => {
      repository.commit({ "x.py": "1\n" });
      return repository.dir;
    },
    options: ["--branch", "dev'elop"],
    branch: "dev'elop",
    first: "begin the branch `dev'elop`, and bring .github/ to it first",
    command: () => "gatehouse check --base 'dev'\\''elop'",
  },
  {
    name: "a remote with a default branch of another name",
    make: (repository) => {
      const sha = repository.commit({ "x.py": "1\n" });
      git(repository.dir, "update-ref", "refs/remotes/origin/trunk", sha);
      git(repository.dir, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
      git(repository.dir, "branch", "--move", "trunk");
      return repository.dir;
    },
    branch: "trunk",
    first: `bring .github/ to \`trunk\` first, ${PR}`,
    command: () => "gatehouse check",
  },
  {
    name: "from elsewhere",
    make: (repository) => {
      repository.commit({ "x.py": "1\n" });
      const elsewhere = join(temporaryFolder(), "else where");
      mkdirSync(elsewhere);
      return elsewhere;
    },
    branch: "main",
    first: `bring .github/ to \`main\` first, ${PR}`,
    command: (dir) => `gatehouse check --repo ${dir}`,
  },
];

/** Does as the first step says: the rules stand on the branch, and the package is on one of its own. */
function bringRules({ dir }: GitRepository, branch: string): void {
  const exists = git(dir, "branch", "--list", branch) !== "";
  const isUnborn = git(dir, "rev-list", "--all", "--max-count=1") === "";
  if (!isUnborn) git(dir, "checkout", "--quiet", ...(exists ? [branch] : ["-b", branch]));
  git(dir, "add", ".github");
  git(dir, "commit", "--quiet", "--message", "gates");
  if (git(dir, "for-each-ref", `refs/remotes/origin/${branch}`) !== "")
    git(dir, "update-ref", `refs/remotes/origin/${branch}`, branch);
  git(dir, "checkout", "--quiet", "-b", "package");
}

describe("the next steps are true, and run as they are printed", () => {
  test.for(SITUATIONS)("$name", ({ make, options = [], branch, first, command }) => {
    const repository = new GitRepository();
    const from = make(repository);
    const isInside = from.startsWith(repository.dir);
    const where = isInside ? [] : ["--repo", repository.dir];
    const people = ["--yes", "--name", "churn", "--owner", "@acme/churn", "--operations", "@acme/sre"];
    const begun = gatehouse(from, ["init", ...people, ...options, ...where]);
    expect(begun).toMatchObject({ status: 0, stderr: "" });
    const next = begun.stdout.slice(begun.stdout.indexOf("\nNext\n"));
    expect(next).toContain(`  ${first}: a policy never judges the change that brings it\n`);
    expect(next).toContain(`, commit, and run: ${command(repository.dir)}\n`);
    if (from !== repository.dir && isInside)
      expect(begun.stdout).toContain("Written, from the top of the repository (../..)\n");
    bringRules(repository, branch);
    // As a shell would read it.
    const words = spawnSync("sh", ["-c", `printf '%s\\n' ${command(repository.dir)}`], { encoding: "utf8" });
    const [, ...typed] = words.stdout.trimEnd().split("\n");
    const checked = gatehouse(from, typed);
    expect(checked.stdout).toMatch(/^✗ engineering: \d+ problems in 2 files/m);
    expect(checked.status).toBe(1);
  });
});
