import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");

/** Runs the command as a person would, from the sources, with no network and no settings of this machine. */
function gatehouse(cwd: string, args: readonly string[], { input = "", env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    input,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null", ...env },
  });
  return { status, stdout, stderr };
}

/** A repository with the example's released version on `main`, and a branch `proposal` checked out. */
function example(state: Parameters<typeof stateFiles>[0]): GitRepository {
  const repository = new GitRepository();
  repository.commit(stateFiles("released"));
  repository.branch("proposal");
  git(repository.dir, "rm", "-r", "--quiet", ".");
  repository.commit(stateFiles(state));
  return repository;
}

let red: GitRepository;
let green: GitRepository;

beforeAll(() => {
  red = example("tick-proved");
  green = example("retrained");
});
afterAll(removeFolders);

describe("gatehouse check", () => {
  test("what blocks is printed with its line, its code and how to mend it; the command ends with 1", () => {
    const run = gatehouse(red.dir, ["check"]);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain("handoffs/triage/reports/metrics.json\n");
    expect(run.stdout).toMatch(/21:19 {2}error {2}.*evidence\/falls-short/);
    expect(run.stdout).toMatch(/> 21 │ {9}"recall": 0\.730769,\n +│ +\^/);
    expect(run.stdout).toMatch(/✗ engineering: \d+ problems in 2 files, .* \d+\.\d\d s\n$/);
    expect(run.stderr).toBe("");
  });

  test("what passes ends with 0, and says what is left for the pull request", () => {
    const run = gatehouse(green.dir, ["check"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/✓ engineering: .*sign-offs to be judged in the pull request/);
  });

  test("a policy that extends another is judged with a copy of that one, and blocks without", () => {
    const repository = new GitRepository();
    const start = { ".github/gatehouse.yml": "version: 1\nextends: acme/.github\n", "a.md": "1" };
    repository.commit(start);
    repository.branch("change");
    repository.commit({ "a.md": "2" });
    const copy = join(temporaryFolder(), "organisation.yml");
    const stage =
      "version: 1\nstages: { engineering: { branches: [main], gates: { evidence: { severity: warn } } } }\n";
    writeFileSync(copy, stage);
    const args = ["check", "--base", "main", "--json"];
    const without = gatehouse(repository.dir, args);
    expect(without.status).toBe(1);
    expect(without.stdout).toContain("--organisation-policy FILE");
    const run = gatehouse(repository.dir, [...args, "--organisation-policy", copy]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      stage: "engineering",
      policy: { extends: { repository: "acme/.github", commit: null, path: "organisation.yml" } },
    });
    const gone = gatehouse(repository.dir, [...args, "--organisation-policy", `${copy}.gone`]);
    expect(gone.status).toBe(1);
    expect(gone.stdout).toContain("extended-policy-unreadable");
  });

  test("--json prints the verdict and nothing else; --sarif writes a file beside it", () => {
    const file = join(temporaryFolder(), "deep/verdict.sarif");
    const run = gatehouse(red.dir, ["check", "--json", "--sarif", file]);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ outcome: "fail", stage: "engineering" });
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ version: "2.1.0" });
  });

  test("--base, --head and --repo choose what is compared, from anywhere", () => {
    const run = gatehouse(temporaryFolder(), [
      "check",
      "--repo",
      red.dir,
      "--base",
      "main",
      "--head",
      "main",
      "--json",
    ]);
    expect(JSON.parse(run.stdout)).toMatchObject({ head: git(red.dir, "rev-parse", "main") });
    expect(run.stderr).toContain("changes nothing");
  });

  test("the default base is the remote's default branch, and a branch of the remote is found by its name", () => {
    const clone = green.clone(git(green.dir, "rev-parse", "proposal"), 0);
    const guessed = gatehouse(clone, ["check", "--json"]);
    expect(JSON.parse(guessed.stdout)).toMatchObject({ stage: "engineering" });
    git(clone, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/proposal");
    const pointed = gatehouse(clone, ["check"]);
    expect(pointed.stderr).toContain("changes nothing that `proposal` does not have");
    const named = gatehouse(clone, ["check", "--base", "main", "--json"]);
    expect(JSON.parse(named.stdout)).toMatchObject({ stage: "engineering", outcome: "pass" });
  });

  test("--stage judges by another stage than the branch's; a mistyped one is answered with its neighbour", () => {
    const run = gatehouse(red.dir, ["check", "--stage", "operations", "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({ stage: "operations" });
    const typo = gatehouse(red.dir, ["check", "--stage", "operatons"]);
    expect(typo.status).toBe(2);
    expect(typo.stderr).toContain("did you mean `operations`?");
  });

  test("a base that no stage names: which branches are gated, and how to judge all the same", () => {
    git(green.dir, "branch", "--force", "develop", "main");
    const run = gatehouse(green.dir, ["check", "--base", "develop"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("release/staging (stage operations)");
    expect(run.stderr).toContain("--stage engineering|operations|production");
  });

  test("a change that touches no package: why nothing is judged, what would be, and no mark of failure", () => {
    const repository = new GitRepository();
    repository.commit(stateFiles("released"));
    repository.branch("proposal");
    repository.commit({ "churn/handoff.yml": "package: {}\n", "README.md": "read me\n" });
    const run = gatehouse(repository.dir, ["check"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain("this change touches no package; packages are the folders `handoffs/*`");
    expect(run.stdout).toMatch(/^churn\/handoff\.yml\n {2}note {2}`churn\/handoff\.yml` is in no package/);
    expect(run.stdout).toMatch(
      /\n– engineering: nothing to judge, sign-offs to be judged in the pull request/,
    );
    const json = JSON.parse(gatehouse(repository.dir, ["check", "--json"]).stdout);
    expect(json).toMatchObject({
      outcome: "skip",
      headline: "nothing to judge here · sign-offs still to come in the pull request",
      notices: [{ id: "no-package" }, { id: "manifest-elsewhere" }],
    });
  });

  test("on the base branch itself it says to switch", () => {
    const repository = new GitRepository();
    repository.commit(stateFiles("released"));
    const run = gatehouse(repository.dir, ["check"]);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain(
      "you are on `main`, and it is compared with itself\n  → switch to your branch",
    );
    expect(run.stderr).not.toContain("changes nothing");
  });

  describe("what CODEOWNERS of the base will do to the sign-offs", () => {
    const POLICY = "version: 1\npackages: [pack/*]\nstages:\n  main: { branches: [main] }\n";

    function toldOn(base: Readonly<Record<string, string>>, head: Readonly<Record<string, string>>): string {
      const repository = new GitRepository();
      repository.commit({ ".github/gatehouse.yml": POLICY, ...base });
      repository.branch("proposal");
      repository.commit(head);
      return gatehouse(repository.dir, ["check"]).stderr;
    }

    test.for<[string, Record<string, string>, Record<string, string>, string]>([
      [
        "no file",
        {},
        { a: "1" },
        "no CODEOWNERS on `main`: every changed path is unowned, and the App will say so",
      ],
      ["a file that the change brings", {}, { CODEOWNERS: "* @a\n" }, "no CODEOWNERS on `main`"],
      [
        "an invalid line",
        { CODEOWNERS: "* @a\n!b @a\n" },
        { a: "1" },
        "`CODEOWNERS` of `main` has an invalid line",
      ],
      [
        "several",
        { CODEOWNERS: "* @a\n!b @a\n!c @a\n" },
        { a: "1" },
        "has 2 invalid lines, and sign-offs will block: line 2,",
      ],
      [
        "a file that is too large",
        { CODEOWNERS: "#".repeat(3 * 1024 * 1024) },
        { a: "1" },
        "GitHub does not load `CODEOWNERS`",
      ],
      [
        "a path without owner",
        { CODEOWNERS: "/a @a\n" },
        { a: "1", b: "1" },
        "`b` has no code owner on `main`",
      ],
      [
        "paths without owner",
        { CODEOWNERS: "/a @a\n" },
        { b: "1", c: "1" },
        "2 changed paths, among them `b`, have no code owner",
      ],
    ])("%s is said", ([, base, head, message]) => expect(toldOn(base, head)).toContain(message));

    test.for<[string, Record<string, string>, Record<string, string>]>([
      ["everything is owned", { CODEOWNERS: "* @a\n" }, { a: "1" }],
      ["the change mends the line", { CODEOWNERS: "* @a\n!b @a\n" }, { CODEOWNERS: "* @a\n" }],
      [
        "the policy lets paths be unowned",
        {
          ".github/gatehouse.yml": `${POLICY}    gates: { sign-offs: { unowned: allow } }\n`.replace(
            "{ branches: [main] }",
            "\n    branches: [main]",
          ),
        },
        { a: "1" },
      ],
    ])("nothing is said when %s", ([, base, head]) => expect(toldOn(base, head)).toBe(""));
  });

  test("a broken policy is shown at its lines, as the base has it", () => {
    const repository = new GitRepository();
    repository.commit({ ".github/gatehouse.yml": "version: 1\nstages:\n  main: { branchs: [main] }\n" });
    repository.branch("proposal");
    repository.commit({ ".github/gatehouse.yml": null, a: "1" });
    const run = gatehouse(repository.dir, ["check"]);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/\.github\/gatehouse\.yml\n.*3:\d+ +error/);
    expect(run.stdout).toContain("> 3 │   main: { branchs: [main] }");
  });

  test.for([
    [["check", "--base", "nowhere"], "names no commit"],
    [["check", "--head", "nowhere"], "names no commit"],
    [["check", "--base", "--output=x"], "names no commit"],
    [["chekc"], "Did you mean check?"],
    [["check", "--jsno"], "Did you mean --json?"],
  ] as const)("wrong usage ends with 2: %j", ([args, message]) => {
    const run = gatehouse(green.dir, args);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(message);
  });

  test("outside of a repository it ends with 2 and says so; without a policy it has no opinion", () => {
    const outside = gatehouse(temporaryFolder(), ["check"]);
    expect(outside).toMatchObject({ status: 2, stdout: "" });
    expect(outside.stderr).toContain("not inside a git repository");
    const bare = new GitRepository();
    bare.commit({ a: "1" });
    const silent = gatehouse(bare.dir, ["check"]);
    expect(silent.status).toBe(0);
    expect(silent.stderr).toContain("no policy at `.github/gatehouse.yml`");
  });

  test("a failure of ours ends with 3, and blames no file", () => {
    const run = gatehouse(green.dir, ["check"], { env: { PATH: "/nowhere" } });
    expect(run.status).toBe(3);
    expect(run.stderr).toContain("git-missing");
    expect(run.stderr).not.toContain("    at ");
  });

  test("colours come only when asked for, and NO_COLOR wins", () => {
    const escape = "\u001b[";
    expect(gatehouse(red.dir, ["check"]).stdout).not.toContain(escape);
    expect(gatehouse(red.dir, ["check"], { env: { FORCE_COLOR: "1" } }).stdout).toContain(escape);
    expect(gatehouse(red.dir, ["check"], { env: { NO_COLOR: "1" } }).stdout).not.toContain(escape);
  });

  test("text of the change moves no cursor and is no command", () => {
    const files = new Map(stateFiles("retrained"));
    const manifest = Buffer.from(files.get("handoffs/triage/handoff.yml")?.bytes ?? "").toString("utf8");
    const hostile = manifest.replace(
      "docs/problem.md",
      JSON.stringify("\u001b[2Jx##[set-output name=a;]b\n::error::c"),
    );
    const repository = new GitRepository();
    repository.commit(stateFiles("released"));
    repository.branch("proposal");
    repository.commit({ "handoffs/triage/handoff.yml": hostile });
    const run = gatehouse(repository.dir, ["check"]);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain("package/");
    expect(run.stdout).not.toMatch(/\u001b|##\[|^::/m);
  });
});

describe("the command itself", () => {
  test("is what package.json names, and may be run", () => {
    const { bin } = JSON.parse(readFileSync(join(main, "../../../package.json"), "utf8")) as {
      bin: Record<string, string>;
    };
    expect(bin).toEqual({ gatehouse: "dist/cli/gatehouse.mjs" });
    for (const each of [main, join(main, "../../..", bin["gatehouse"] ?? "")])
      expect(statSync(each).mode & 0o111).toBe(0o111);
  });

  test("on an older Node it says which one it needs, in one line, and ends with 2", () => {
    const pretend = `Object.defineProperty(process.versions, "node", { value: "20.20.2" });`;
    const run = spawnSync(
      process.execPath,
      ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, main, "check"],
      { encoding: "utf8" },
    );
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toBe(
      "gatehouse needs Node 24 or newer, and this is Node 20.20.2: put a newer one first in PATH\n",
    );
  });

  test("its help names each default once", () => {
    for (const command of ["check", "owners"]) {
      const { stdout } = gatehouse(green.dir, [command, "--help"]);
      expect(stdout).toMatch(/--repo <dir> .*\(default: where you are\)/);
      expect(stdout).not.toContain('(default: ".")');
    }
  });
});

describe("gatehouse owners", () => {
  const CODEOWNERS = "* @acme/ml\n/docs/ @acme/docs @dana\n/docs/free.md\n";

  function tree(files: Readonly<Record<string, string>>): string {
    const repository = new GitRepository();
    for (const [path, text] of Object.entries(files)) repository.write(path, text);
    return repository.dir;
  }

  test("says who owns a path and by which line, in columns", () => {
    const run = gatehouse(tree({ ".github/CODEOWNERS": CODEOWNERS }), [
      "owners",
      "a.py",
      "docs/x.md",
      "docs/free.md",
    ]);
    expect(run).toEqual({
      status: 0,
      stderr: "",
      stdout: [
        "a.py          @acme/ml                   .github/CODEOWNERS:1",
        "docs/x.md     @acme/docs @dana           .github/CODEOWNERS:2",
        "docs/free.md  nobody: the line frees it  .github/CODEOWNERS:3",
        "",
      ].join("\n"),
    });
  });

  test("--json prints a line each: no owners where a line frees a path, no line where none matches", () => {
    const dir = tree({ CODEOWNERS: "/docs/ @acme/docs\n/docs/free.md\n" });
    const run = gatehouse(dir, ["owners", "--json", "--stdin"], {
      input: 'docs/x\r\n\ndocs/free.md\n"ü".md',
    });
    expect(
      run.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { path: "docs/x", owners: ["@acme/docs"], line: 1 },
      { path: "docs/free.md", owners: [], line: 2 },
      { path: '"ü".md', owners: [], line: null },
    ]);
  });

  test("the first of GitHub's three places counts, from any folder of the clone", () => {
    const dir = tree({ "docs/CODEOWNERS": "* @docs\n", CODEOWNERS: "* @root\n" });
    expect(gatehouse(join(dir, "docs"), ["owners", "a"]).stdout).toContain("@root");
    mkdirSync(join(dir, ".github"));
    writeFileSync(join(dir, ".github/CODEOWNERS"), "");
    expect(gatehouse(dir, ["owners", "a"]).stdout).toContain("nobody: no line matches");
    expect(gatehouse(dir, ["owners", "--codeowners", "docs/CODEOWNERS", "a"]).stdout).toContain("@docs");
  });

  test("lines that GitHub skips are told with their places, and the others count", () => {
    const run = gatehouse(tree({ CODEOWNERS: "* @acme/ml\n!a @x\nb nobody\n" }), ["owners", "b"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain("@acme/ml");
    expect(run.stderr).toContain("CODEOWNERS:2:1");
    expect(run.stderr).toContain("CODEOWNERS:3:3");
  });

  test("ends with 1 when there is no file, or none that GitHub would load", () => {
    const without = gatehouse(tree({}), ["owners", "a"]);
    expect(without).toMatchObject({ status: 1, stdout: "" });
    expect(without.stderr).toContain(".github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS");
    const large = gatehouse(tree({ CODEOWNERS: "#".repeat(3 * 1024 * 1024) }), ["owners", "a"]);
    expect(large).toMatchObject({ status: 1, stdout: "" });
    const dir = tree({ elsewhere: "* @a\n" });
    symlinkSync("elsewhere", join(dir, "CODEOWNERS"));
    expect(gatehouse(dir, ["owners", "a"])).toMatchObject({ status: 1, stdout: "" });
    expect(gatehouse(dir, ["owners", "--codeowners", "absent", "a"])).toMatchObject({
      status: 1,
      stdout: "",
    });
  });

  test("without a path it ends with 2", () => {
    expect(gatehouse(tree({ CODEOWNERS }), ["owners"])).toMatchObject({ status: 2, stdout: "" });
  });

  test("a list of many paths streams through, each answered once and in order", () => {
    const count = 50_000;
    const paths = Array.from({ length: count }, (_, index) => `docs/${index}.md`);
    const run = spawnSync(process.execPath, [main, "owners", "--json", "--stdin"], {
      cwd: tree({ CODEOWNERS }),
      input: paths.join("\n"),
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    const lines = run.stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(count);
    expect(JSON.parse(lines.at(-1) ?? "")).toEqual({
      path: `docs/${count - 1}.md`,
      owners: ["@acme/docs", "@dana"],
      line: 2,
    });
  });

  test("hostile names are one line each, without controls", () => {
    const run = gatehouse(tree({ CODEOWNERS }), ["owners", "a\u001b[2J\u202eb", "x##[add-mask]y"]);
    expect(run.stdout).not.toMatch(/\u001b|\u202e|##\[/);
    expect(run.stdout.trimEnd().split("\n")).toHaveLength(2);
  });
});
