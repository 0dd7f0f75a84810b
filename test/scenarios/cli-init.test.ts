import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { type GitRepository, git, removeFolders } from "./git-repository.ts";
import { initRepository, type RepositoryKind, workingTree } from "./init-repositories.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const GOLDEN = join(import.meta.dirname, "golden");

/** Runs the command as a person would, from the sources, with no network and no settings of this machine. */
function gatehouse(cwd: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  return { status, stdout, stderr };
}

interface Gap {
  readonly gate: string;
  readonly id: string;
  readonly message: string;
}

interface Result {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly gaps: readonly Gap[];
  readonly folder: string;
}

function initJson(dir: string, args: readonly string[]): Result {
  const run = gatehouse(dir, ["init", "--json", ...args]);
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
  return JSON.parse(run.stdout) as Result;
}

afterAll(removeFolders);

/** What people are asked for in each kind; everything else is read. */
const ARGS: Readonly<Record<RepositoryKind, readonly string[]>> = {
  empty: ["--owner", "@acme/churn"],
  mlflow: ["--owner", "@acme/churn", "--engineering", "@acme/ml-eng", "--operations", "@acme/sre", "@dana"],
  dvc: ["--owner", "@acme/churn", "--engineering", "@acme/ml-eng", "--risk", "High"],
  monorepo: ["--name", "churn", "--owner", "@acme/churn", "--release", "release/2026"],
  kitfile: ["--owner", "@ada", "--branch", "develop"],
};
const KINDS = Object.keys(ARGS) as RepositoryKind[];

/** What only people or tools can give. Anything else that blocks would be a mistake in what was written. */
const HONEST: ReadonlySet<string> = new Set([
  "package/missing",
  "package/decision-unfinished",
  // The monorepo's CODEOWNERS gives the folder to others, and the lines to add are printed.
  "package/owner-elsewhere",
  // DVC holds the model, and git nothing of it.
  "package/absent",
]);

describe.for(KINDS)("in a repository of the kind %s", (kind) => {
  test("every written file and what the terminal says are as they were read last", async () => {
    const { dir } = initRepository(kind);
    const before = workingTree(dir);
    const args = ["init", "--yes", ...ARGS[kind]];
    const { status, stdout, stderr } = gatehouse(dir, args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const after = [...workingTree(dir)];
    expect(after.filter(([path]) => before.has(path))).toEqual([...before]);
    const written = after.filter(([path]) => !before.has(path));
    const shown = [
      `$ gatehouse ${args.join(" ")}\n${stdout}`,
      ...written.map(([path, text]) => `════ ${path}\n${text}`),
    ];
    await expect(shown.join("\n")).toMatchFileSnapshot(join(GOLDEN, `cli-init-${kind}.golden`));
  });

  test("it loads without a mistake, a second run changes nothing, and its gaps are honest and those of `check`", () => {
    const repository = initRepository(kind);
    const first = initJson(repository.dir, ARGS[kind]);
    const { gaps, folder } = first;
    const files = workingTree(repository.dir);
    const policy = readPolicy(files.get(".github/gatehouse.yml") ?? "", "p", "");
    expect(policy).toMatchObject({ ok: true });
    expect(readManifest(files.get(`${folder}/handoff.yml`) ?? "", "m", folder)).toMatchObject({ ok: true });
    expect(gaps.map(({ gate, id }) => `${gate}/${id}`).filter((id) => !HONEST.has(id))).toEqual([]);
    expect(gaps.length).toBeGreaterThan(5);

    const second = initJson(repository.dir, ARGS[kind]);
    expect([...workingTree(repository.dir)]).toEqual([...files]);
    expect(second.written).toEqual([]);
    expect(second.kept).toContain(".github/gatehouse.yml");
    expect(second.gaps).toEqual(gaps);

    expect(checkCommitted(repository).map(keyOf)).toEqual(gaps.map(keyOf));
  });
});

const keyOf = ({ gate, id, message }: Gap): string => `${gate}/${id} ${message}`;

/** What blocks when the gates are merged first and the package is proposed on top, as the last lines of `init` say. */
function checkCommitted({ dir }: GitRepository): readonly Gap[] {
  const base = "base-of-test";
  git(dir, "checkout", "--quiet", "-b", base);
  git(dir, "add", ".github");
  git(dir, "commit", "--quiet", "--message", "gates");
  git(dir, "checkout", "--quiet", "-b", "proposal");
  git(dir, "add", "--all");
  git(dir, "commit", "--quiet", "--message", "package");
  const { stdout } = gatehouse(dir, [
    "check",
    "--head",
    "HEAD",
    "--base",
    base,
    "--stage",
    "engineering",
    "--json",
  ]);
  const { gates } = JSON.parse(stdout) as {
    gates: { gate: string; severity: string; findings: { id: string; message: string; outcome: string }[] }[];
  };
  return gates
    .filter(({ severity }) => severity === "block")
    .flatMap(({ gate, findings }) =>
      findings
        .filter(({ outcome }) => ["error", "fail", "pending"].includes(outcome))
        .map(({ id, message }) => ({ gate, id, message })),
    );
}

test("a repository whose configuration leads to another one is refused, and that one stays as it is", () => {
  const [{ dir }, other] = [initRepository("empty"), initRepository("mlflow")];
  git(dir, "config", "core.worktree", other.dir);
  const before = [...workingTree(other.dir)];
  const run = gatehouse(dir, ["init", "--yes", "--owner", "@acme/churn"]);
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).toContain("core.worktree");
  expect([...workingTree(other.dir)]).toEqual(before);
});

test("so is one that another user owns, since git would run its filters", () => {
  const { dir } = initRepository("mlflow");
  const before = [...workingTree(dir)];
  const { status, stderr } = spawnSync(process.execPath, [main, "init", "--yes", "--owner", "@acme/churn"], {
    cwd: dir,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      HOME: dir,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_TEST_ASSUME_DIFFERENT_OWNER: "1",
    },
  });
  expect(status).toBe(2);
  expect(stderr).toContain("safe.directory");
  expect([...workingTree(dir)]).toEqual(before);
});
