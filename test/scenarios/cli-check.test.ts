import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const PACKAGE = "handoffs/triage";
const METRICS = `${PACKAGE}/reports/metrics.json`;

/** The environment of a person: no settings of this machine, and temporary files where the test can look for leftovers. */
function environment(home: string) {
  return { PATH: process.env["PATH"], HOME: home, TMPDIR: home, GIT_CONFIG_GLOBAL: "/dev/null" };
}

const home = temporaryFolder();

function check(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "check", ...args], {
    cwd,
    encoding: "utf8",
    env: environment(home),
  });
  return { status, stdout, stderr };
}

/** A repository with the example's released version on `main`, and its next version proposed on a branch. */
function proposal(): GitRepository {
  const repository = new GitRepository();
  repository.commit(stateFiles("released"));
  repository.branch("proposal");
  git(repository.dir, "rm", "-r", "--quiet", ".");
  repository.commit(stateFiles("retrained"));
  return repository;
}

function worseRecall(repository: GitRepository): void {
  const metrics = readFileSync(join(repository.dir, METRICS), "utf8");
  repository.write(METRICS, metrics.replace(/"recall": [\d.]+/, '"recall": 0.1'));
}

let green: GitRepository;

beforeAll(() => {
  green = proposal();
});
afterAll(removeFolders);

test("a day to judge at is taken instead of today, and said", () => {
  const at = (day: string) => check(green.dir, "--now", day);
  expect(at("2026-11-22")).toMatchObject({
    status: 0,
    stderr: "note: judged as at 2026-11-22T12:00:00.000Z, not as of today\n",
  });
  const late = at("2027-06-01");
  expect(late.status).toBe(1);
  expect(late.stdout).toContain("evidence/too-old");
  expect(at("soon")).toMatchObject({ status: 2, stdout: "" });
});

describe("files as they are", () => {
  test("what is not committed yet is judged, which is said; a commit that is named is judged as it is", () => {
    const repository = proposal();
    worseRecall(repository);
    const run = check(repository.dir);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain("lineage/changed-since");
    expect(run.stderr).toContain("judged as your files are: 1 file with changes that no commit has");
    expect(check(repository.dir, "--head", "HEAD")).toMatchObject({ status: 0, stderr: "" });
  });

  test("--json names the commit with -dirty behind it, as git describe does, and a clean one by itself", () => {
    const repository = proposal();
    const head = git(repository.dir, "rev-parse", "HEAD");
    expect(JSON.parse(check(repository.dir, "--json").stdout)).toMatchObject({ head });
    repository.write("note.txt", "new");
    const json = JSON.parse(check(repository.dir, "--json").stdout);
    expect(json).toMatchObject({ head: `${head}-dirty`, outcome: "pass" });
  });

  test("a package that was never committed is judged on the base branch itself, and what git ignores is not there", () => {
    const repository = new GitRepository();
    repository.commit({ ...policyFiles("released"), ".gitignore": "metrics.json\n" });
    for (const [path, file] of stateFiles("retrained"))
      if (path.startsWith(PACKAGE)) repository.write(path, file);
    const run = check(repository.dir);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain(`\`${METRICS}\``);
    expect(run.stderr).not.toContain("compared with itself");
  });

  test("a link is not followed, and clone and temporary folder are left as they were", () => {
    const repository = proposal();
    rmSync(join(repository.dir, METRICS));
    symlinkSync("/etc/hostname", join(repository.dir, METRICS));
    const before = git(repository.dir, "status", "--porcelain");
    const run = check(repository.dir);
    expect(run.stdout).toContain("symlink");
    expect(git(repository.dir, "status", "--porcelain")).toBe(before);
    expect(readdirSync(home).filter((name) => name.startsWith("gatehouse"))).toEqual([]);
  });
});

describe("a path", () => {
  test.for([`${PACKAGE}/`, METRICS, "."])(
    "%s is judged by its package, although the branch does not change it",
    (path) => {
      const repository = new GitRepository();
      repository.commit(stateFiles("released"));
      const run = check(repository.dir, "--json", path);
      expect(JSON.parse(run.stdout)).toMatchObject({ packages: [{ folder: PACKAGE }] });
    },
  );

  test("it is read from where one is, and other packages are left alone", () => {
    const repository = proposal();
    repository.write("handoffs/other/handoff.yml", "broken: [");
    expect(check(repository.dir).status).toBe(1);
    expect(check(join(repository.dir, PACKAGE), ".").status).toBe(0);
    expect(check(join(repository.dir, PACKAGE), "../other").status).toBe(1);
    expect(check(home, "--repo", repository.dir, PACKAGE).status).toBe(0);
  });

  test.for([
    ["handoffs/triag", "there is nothing at `handoffs/triag`", "did you mean `handoffs/triage`?"],
    ["triage", "there is nothing at `triage`", "did you mean `handoffs/triage`?"],
    [`${PACKAGE}/reports/metric.json`, "there is nothing at", `did you mean \`${METRICS}\`?`],
    ["nowhere", "there is nothing at `nowhere`", "name a package"],
    ["README.md", "`README.md` is in no package", "`handoffs/triage`"],
    ["../elsewhere", "is outside of the repository", "--repo DIR"],
  ] as const)("%s is a wrong question, with a hint", ([path, says, hint]) => {
    const run = check(green.dir, path);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(says);
    expect(run.stderr).toContain(hint);
  });
});

describe("--watch", () => {
  /** Starts watching, and gives what was printed and a way to wait for it. */
  function watching(cwd: string, ...args: readonly string[]) {
    const child = spawn(process.execPath, [main, "check", "--watch", ...args], {
      cwd,
      env: environment(home),
    });
    const printed = { out: "", err: "" };
    const waiters = new Set<() => void>();
    const heard = (key: "out" | "err") => (chunk: Buffer) => {
      printed[key] += chunk.toString("utf8");
      for (const wake of waiters) wake();
    };
    child.stdout.on("data", heard("out"));
    child.stderr.on("data", heard("err"));
    const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
    const rounds = async (count: number) => {
      while (printed.err.split("waiting for changes").length <= count) {
        const [wake, woken] = [Promise.withResolvers<void>(), ended.then(() => "ended" as const)];
        waiters.add(wake.resolve);
        if ((await Promise.race([wake.promise, woken])) === "ended") throw new Error(printed.err);
        waiters.delete(wake.resolve);
      }
    };
    return { printed, rounds, stop: () => (child.kill("SIGINT"), ended) };
  }

  test("each change is judged, in new folders and on new commits, too; Ctrl-C ends with the last verdict's code", async () => {
    const repository = proposal();
    const { printed, rounds, stop } = watching(repository.dir);
    await rounds(1);
    expect(printed.out).toMatch(/^✓ engineering/);
    mkdirSync(join(repository.dir, "handoffs/other"));
    repository.write("handoffs/other/handoff.yml", "broken: [");
    await rounds(2);
    expect(printed.out).toContain("handoffs/other/handoff.yml");
    rmSync(join(repository.dir, "handoffs/other"), { recursive: true });
    await rounds(3);
    expect(printed.out).toMatch(/✓ engineering[^\n]*\n$/);
    worseRecall(repository);
    await rounds(4);
    expect(printed.out).toMatch(/✗ engineering[^\n]*\n$/);
    git(repository.dir, "commit", "--quiet", "--all", "--message", "worse");
    await rounds(5);
    expect(printed.err.match(/judged as your files are/g)).toHaveLength(2);
    expect(printed.out).not.toContain("\u001B");
    expect(await stop()).toBe(1);
  });

  test("a change of nothing that is judged prints nothing", async () => {
    const repository = proposal();
    repository.commit({ ".gitignore": "*.log\n" });
    const { printed, rounds, stop } = watching(repository.dir, "--json");
    await rounds(1);
    repository.write(`${PACKAGE}/train.log`, "1");
    repository.write(METRICS, readFileSync(join(repository.dir, METRICS)));
    repository.write("new.txt", "1");
    await rounds(2);
    expect(printed.out.match(/"schema"/g)).toHaveLength(2);
    expect(await stop()).toBe(0);
  });

  test("it watches files, so it takes no commit and no bare clone", () => {
    expect(check(green.dir, "--watch", "--head", "HEAD")).toMatchObject({ status: 2 });
    const bare = temporaryFolder();
    git(bare, "clone", "--quiet", "--bare", green.dir, ".");
    const run = check(bare, "--watch", "--base", "main");
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("no work tree");
  });
});

describe("programs of the repository do not run", () => {
  /** A configuration whose filter leaves a file behind when it runs, and that file. */
  function filter(): { readonly config: string; readonly ran: string } {
    const ran = join(temporaryFolder(), "ran");
    return { config: `[filter "x"]\n\tclean = "touch ${ran}; cat"\n`, ran };
  }

  test("of a package's folder that git would take for a bare repository", () => {
    const { config, ran } = filter();
    const repository = proposal();
    const core = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n";
    const inner = new GitRepository();
    inner.commit({ a: "1" });
    cpSync(join(inner.dir, ".git"), join(repository.dir, PACKAGE), { recursive: true });
    repository.commit({
      [`${PACKAGE}/config`]: `${core}${config}`,
      [`${PACKAGE}/.gitattributes`]: "* filter=x\n",
    });
    const clone = repository.clone(git(repository.dir, "rev-parse", "HEAD"), 0);
    const run = check(join(clone, PACKAGE));
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("is not inside a git repository");
    expect(existsSync(ran)).toBe(false);
  });

  test("of a clone that another user owns: a commit of it can be judged all the same", () => {
    const { config, ran } = filter();
    const repository = proposal();
    repository.write(".git/config", `${readFileSync(join(repository.dir, ".git/config"), "utf8")}${config}`);
    repository.write(".gitattributes", "*.bin filter=x\n");
    repository.write("a.bin", "1");
    const foreign = { ...environment(home), GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [main, "check", ...args], {
        cwd: repository.dir,
        encoding: "utf8",
        env: foreign,
      });
    const refused = run();
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain(`git config --global --add safe.directory ${repository.dir}`);
    expect(existsSync(ran)).toBe(false);
    expect(run("--head", "HEAD")).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(ran)).toBe(false);
    expect(check(repository.dir).status).toBe(0);
    expect(existsSync(ran)).toBe(true);
  });
});

test("a bare clone is judged where it is named as one", () => {
  const bare = temporaryFolder();
  git(bare, "clone", "--quiet", "--bare", green.dir, ".");
  expect(check(bare, "--base", "main")).toMatchObject({ status: 2 });
  const { status, stderr } = spawnSync(process.execPath, [main, "check", "--base", "main"], {
    cwd: bare,
    encoding: "utf8",
    env: { ...environment(home), GIT_DIR: bare },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

function policyFiles(state: Parameters<typeof stateFiles>[0]) {
  return Object.fromEntries([...stateFiles(state)].filter(([path]) => !path.startsWith(PACKAGE)));
}
