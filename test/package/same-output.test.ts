import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { program } from "../../src/cli/program.ts";
import { GitRepository, git, removeFolders } from "../scenarios/git-repository.ts";
import { builtElsewhere, COMMAND, type Run, run } from "./built-command.ts";

const root = join(import.meta.dirname, "../..");
const source = join(root, "src/cli/gatehouse.mjs");
const record = join(root, "test/records/golden/app.intoto.json");
const golden = join(root, "test/golden");
const pack = join(root, "examples/packs/finance/.github/gatehouse.test.yml");

/** Each command, what it is asked, and how it ends. */
const ASKED: readonly (readonly [number, ...string[]])[] = [
  [1, "check", "--base", "main"],
  [0, "check", "--base", "main", "--head", "good", "--now", "2026-11-21", "--json"],
  [2, "check", "--base", "nowhere"],
  [0, "init", "--dry-run", "--owner", "@acme/triage", "--name", "triage-2"],
  [0, "explain", "evidence"],
  [0, "explain", "engineering"],
  [0, "diff", "triage@main", "triage@HEAD"],
  [0, "graph", "--svg"],
  [0, "owners", "handoffs/triage/handoff.yml"],
  [0, "read", "handoffs/triage/reports/metrics.json"],
  [
    1,
    "simulate",
    "--facts",
    join(golden, "pending-sign-offs/facts.json"),
    "--policy",
    join(golden, "start/.github/gatehouse.yml"),
    "--approve",
    "@sam",
  ],
  [0, "test", pack],
  [0, "verify", record],
  [0, "doctor", "--offline"],
  [2, "audit", "verify", "absent.jsonl"],
  [2, "replay", "1", "--from", "absent.jsonl"],
  [2, "record", "1", "--from", "absent.jsonl"],
  [0, "completion", "bash"],
  [0, "completion", "zsh"],
  [0, "completion", "fish"],
  [2, "chek"],
];

const COMMANDS = program({ out: process.stdout, err: process.stderr }, () => {}).commands.map((command) =>
  command.name(),
);

let built = "";
let dir = "";

beforeAll(async () => {
  built = join(await builtElsewhere(), COMMAND);
  const repository = new GitRepository();
  repository.commit(stateFiles("released"));
  repository.branch("proposal");
  git(repository.dir, "rm", "-r", "--quiet", ".");
  repository.commit(stateFiles("retrained"));
  git(repository.dir, "tag", "good");
  repository.commit(stateFiles("tick-proved"));
  dir = repository.dir;
});
afterAll(removeFolders);

/** What is the same in two runs: how long a check took is not. */
function steady({ stdout, ...rest }: Run): Run {
  return { ...rest, stdout: stdout.replace(/ {3}\d+\.\d\d s$/gm, "   … s") };
}

/** What both print, run side by side: the bundle first. */
function bothRun(args: readonly string[], bundleIn = dir, sourcesIn = dir): Promise<readonly Run[]> {
  return Promise.all([
    run(process.execPath, [built, ...args], bundleIn).then(steady),
    run(process.execPath, [source, ...args], sourcesIn).then(steady),
  ]);
}

describe("the bundle says what the sources say", () => {
  test.for(ASKED)("%i: gatehouse %s %s", async ([ends, ...args]) => {
    const [bundle, sources] = await bothRun(args);
    expect(bundle).toEqual(sources);
    expect(bundle, bundle?.stderr).toMatchObject({ status: ends });
    expect(`${bundle?.stdout}${bundle?.stderr}`).not.toBe("");
  });

  test.for([[], ...COMMANDS.map((name) => [name])])("gatehouse %s --help", async (words) => {
    const [bundle, sources] = await bothRun([...words, "--help"]);
    expect(bundle).toEqual(sources);
    expect(bundle?.stdout).toContain(`Usage: ${["gatehouse", ...words].join(" ")} `);
  });

  test("where init writes the first files of an empty repository", async () => {
    const empty = [new GitRepository(), new GitRepository()];
    for (const each of empty) each.commit({ "README.md": "# Churn\n" });
    const people = ["--owner", "@acme/churn", "--engineering", "@acme/ml"];
    const args = ["init", "--yes", "--name", "churn", ...people];
    const [bundle, sources] = await bothRun(args, empty[0]?.dir, empty[1]?.dir);
    expect(bundle).toMatchObject({ status: 0 });
    expect(bundle).toEqual(sources);
    const trees = empty.map((each) => {
      git(each.dir, "add", "--all");
      return git(each.dir, "write-tree");
    });
    expect(trees[0]).toBe(trees[1]);
  });
});

test("every command is asked for more than its help", () => {
  const asked = new Set(ASKED.map(([, name]) => name));
  expect(COMMANDS.filter((name) => !asked.has(name))).toEqual([]);
});
