import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { GitRepository, removeFolders, temporaryFolder } from "./git-repository.ts";
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

describe("nothing is overwritten unasked", () => {
  const POLICY =
    "version: 1\nstages: { engineering: { branches: [main], gates: { checklist: { use: [ours] } } } }\n";

  test("policy, workflow and checklists that are there stay, and the package fits to them", () => {
    const repository = new GitRepository();
    const present = {
      ".github/gatehouse.yaml": POLICY,
      ".github/checklists/ours.md": "- [ ] It is ours <!-- id: ours -->\n",
      ".github/workflows/ci.yml": "jobs:\n  a:\n    steps:\n      - uses: gatehouse/gatehouse@v0.1.0\n",
      "docs/CODEOWNERS": "* @acme/ml\n",
    };
    repository.commit(present);
    const run = gatehouse(repository.dir, ["init", "--json", "--name", "churn"]);
    expect(run.status).toBe(0);
    const result = JSON.parse(run.stdout);
    expect(result).toMatchObject({
      owner: "@acme/ml",
      kept: [".github/gatehouse.yaml", ".github/workflows/ci.yml"],
      codeowners: null,
      written: [
        "handoffs/churn/handoff.yml",
        "handoffs/churn/docs/approach.md",
        "handoffs/churn/checklists/ours.md",
      ],
    });
    expect(result.gaps.map(({ id }: { id: string }) => id)).toContain("item-open");
    for (const [path, text] of Object.entries(present))
      expect(readFileSync(join(repository.dir, path), "utf8")).toBe(text);
  });

  test("files of a package without a manifest stay; --force writes over them, and over nothing that is not planned", () => {
    const { dir } = initRepository("dvc");
    mkdirSync(join(dir, "handoffs/churn/docs"), { recursive: true });
    writeFileSync(join(dir, "handoffs/churn/docs/approach.md"), "# Ours\n");
    writeFileSync(join(dir, "handoffs/churn/notes.md"), "mine\n");
    const first = JSON.parse(gatehouse(dir, ["init", "--json", ...OWNER]).stdout);
    expect(first.kept).toEqual(["handoffs/churn/docs/approach.md"]);
    expect(readFileSync(join(dir, "handoffs/churn/docs/approach.md"), "utf8")).toBe("# Ours\n");
    writeFileSync(join(dir, ".github/gatehouse.yml"), "version: 1\nstages: {}\n");
    const forced = JSON.parse(gatehouse(dir, ["init", "--json", "--force", ...OWNER]).stdout);
    expect(forced.written).toEqual([".github/gatehouse.yml", "handoffs/churn/docs/approach.md"]);
    expect(readFileSync(join(dir, ".github/gatehouse.yml"), "utf8")).toContain("research-to-engineering");
    expect(readFileSync(join(dir, "handoffs/churn/notes.md"), "utf8")).toBe("mine\n");
    expect(readdirSync(join(dir, ".github")).sort()).toEqual([
      "CODEOWNERS",
      "checklists",
      "gatehouse.yml",
      "workflows",
    ]);
  });

  test("--dry-run says the same and writes nothing", () => {
    const { dir } = initRepository("kitfile");
    const before = [...workingTree(dir)];
    const dry = gatehouse(dir, ["init", "--dry-run", "--json", ...OWNER]);
    expect([...workingTree(dir)]).toEqual(before);
    expect(existsSync(join(dir, "handoffs"))).toBe(false);
    const real = gatehouse(dir, ["init", "--json", ...OWNER]);
    expect({ ...JSON.parse(dry.stdout), dry_run: false }).toEqual(JSON.parse(real.stdout));
  });
});

describe("plain files, of which no tool says anything", () => {
  const PLAIN = {
    "data/train.csv": "a,b\n1,2\n",
    "data/test.csv": "a,b\n3,4\n",
    "data/lookup.parquet": "PAR1",
    "models/churn.json": "{}\n",
    "models/config.json": "{}\n",
    "src/data/train.csv": "of a test\n",
    "reports/metrics.json": '{ "test": { "auc": 0.8602131850307033 } }\n',
  };

  test("data named for its use is taken, other data and what may be the model are named", () => {
    const repository = new GitRepository();
    repository.commit(PLAIN);
    const { stdout } = gatehouse(repository.dir, ["init", "--yes", "--name", "churn", ...OWNER]);
    const manifest = readFileSync(join(repository.dir, "handoffs/churn/handoff.yml"), "utf8");
    expect(manifest.match(/^ {4}path: .*/gm)).toEqual([
      "    path: ../../data/test.csv",
      "    path: ../../data/train.csv",
    ]);
    expect(stdout).toContain(`Seen, and not taken
  1 file may be data, but no name says what for: data/lookup.parquet
    → add to \`datasets\` of the manifest what the model was trained or tested with
  1 file may be the model, by the name of the folder alone: models/churn.json
    → name the one that is handed over: --model PATH
`);
  });

  test("a model that is named is no longer one that may be", () => {
    const repository = new GitRepository();
    repository.commit(PLAIN);
    const args = ["init", "--yes", "--json", "--name", "churn", "--model", "models/churn.json", ...OWNER];
    const { stdout } = gatehouse(repository.dir, args);
    expect(stdout).not.toContain("may be the model");
    expect(readFileSync(join(repository.dir, "handoffs/churn/handoff.yml"), "utf8")).toContain(
      "path: ../../models/churn.json",
    );
  });
});

describe("what cannot begin ends with 2, and writes nothing", () => {
  test.for<[string, readonly string[], string]>([
    ["nobody answers for it", [], "--owner @organisation/team"],
    ["an owner who is nobody", ["--owner", "acme/churn"], "`acme/churn` is nobody on GitHub"],
    ["a role of nobody", [...OWNER, "--operations", "sre"], "`sre` is nobody on GitHub"],
    ["a name that leaves its folder", [...OWNER, "--name", "../../x"], "cannot be the name of a package"],
    ["a branch that is none", [...OWNER, "--release", "a..b"], "`a..b` cannot be the name of a branch"],
    [
      "a branch of two stages",
      [...OWNER, "--release", "main"],
      "branch `main` belongs to stage `engineering`",
    ],
    ["a folder that is not there", [...OWNER, "--path", "../elsewhere"], "is no folder of this repository"],
    [
      "a model that is not there",
      [...OWNER, "--model", "/etc/passwd"],
      "is no file or folder of this repository",
    ],
    ["a tier that does not exist", [...OWNER, "--risk", "low"], "Allowed choices are Low, Medium, High"],
  ])("%s", ([, args, message]) => {
    const { dir } = initRepository("empty");
    const run = gatehouse(dir, ["init", "--yes", ...args]);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    expect([...workingTree(dir)]).toEqual([]);
  });

  test("outside of a repository", () => {
    const run = gatehouse(temporaryFolder(), ["init", "--yes", ...OWNER]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("is in no git repository");
  });
});
