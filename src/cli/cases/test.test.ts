import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { afterAll, describe, expect, test } from "vitest";
import { GitRepository, removeFolders, temporaryFolder } from "../../../test/scenarios/git-repository.ts";

const main = join(import.meta.dirname, "../gatehouse.mjs");
afterAll(removeFolders);

const POLICY = `version: 1
roles: { operations: { owners: ["@acme/sre"] } }
stages:
  engineering:
    branches: [main]
    gates:
      evidence: { checks: [{ name: AUC holds, read: "metrics:test.auc", op: gte, threshold: 0.78 }] }
      sign-offs: { roles: { operations: 1 } }
freezes: [{ name: holidays, from: 2026-12-24, to: 2026-12-26 }]
`;

const CASES = `version: 1
given: { stage: engineering, now: 2026-11-20 }
cases:
  - name: what is measured well waits for operations
    given: { metrics: { "metrics:test.auc": 0.8 } }
    expect: { outcome: pending, asked: ["@acme/ml", "@acme/sre"] }
  - name: what falls short blocks
    given: { metrics: { "metrics:test.auc": 0.7 } }
    expect: { gates: { evidence: fail }, findings: [evidence/falls-short] }
  - name: holidays are holidays
    given: { now: 2026-12-25 }
    expect: { gates: { freeze: fail } }
`;

const CASE_FILE = ".github/gatehouse.test.yml";

const START = {
  ".github/gatehouse.yml": POLICY,
  ".github/CODEOWNERS": "* @acme/ml\n",
};

function repositoryWith(files: Readonly<Record<string, string>>): string {
  const repository = new GitRepository();
  repository.commit({ ...START, ...files });
  return repository.dir;
}

function gatehouse(dir: string, ...args: readonly string[]) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const run = spawnSync(process.execPath, [main, "test", ...args], { cwd: dir, encoding: "utf8", env });
  const timeless = (text: string) => text.replace(/\d+\.\d\d s$/gm, "0.21 s");
  return { status: run.status, stdout: timeless(run.stdout), stderr: run.stderr };
}

/** Names that nobody knows: each would change nothing, and so hide what the case was meant to show. */
const MISTAKEN = `version: 1
given: { stage: engineering, now: 2026-11-20 }
cases:
  - name: a metric that is mistyped
    given: { metrics: { "metrics:tets.auc": 0.8 } }
    expect: { outcome: pending }
  - name: metrics of another format, and of no check
    given: { metrics: { "mlflow:test.auc": 0.8 }, baseline: { metrics: { "metrics:nothing": 1 } } }
    expect: { outcome: pending }
  - name: people whom nobody knows
    given: { approvals: [zoe, "@acme/sree"], objections: [{ by: "@other/team" }] }
    expect: { outcome: pending }
  - name: somebody who is nearly somebody
    given: { approvals: [zoe], teams: { "@acme/ml": [zoey] } }
    expect: { outcome: pending }
  - name: what the word of nobody counts for
    given: { author: ada }
    expect: { counts: { ad: [] } }
  - name: files that are not there
    given: { files: { handoffs/x: null }, changed: [.github/gatehouse.yaml, src/new.py, .github] }
    expect: { outcome: pending }
  - name: a part of the data that nobody reads
    given: { metrics: { "metrics:test.auc": { value: 0.7, slice: { Age: old } } } }
    expect: { outcome: pending }
  - name: a check that no gate asks for
    given: { checks: { load test: success } }
    expect: { outcome: pending }
  - name: teams that nobody asks
    given: { teams: { "@acme/nope": [zoe], "@acme/SRE": [sam], "@acme/sree": [kim], "@other/team": [max] }, approvals: [kim, max] }
    expect: { outcome: pending }
  - name: a branch of no stage beside the stage
    given: { base: mian }
    expect: { outcome: pending }
  - name: an id that no page lists
    given: { metrics: { "metrics:test.auc": 0.7 } }
    expect: { findings: [evidence/fals-short] }
`;

/** The cases with another number in place of one: what a policy that changed would bring. */
const broken = CASES.replace("outcome: pending", "outcome: pass").replace(
  '"@acme/ml", "@acme/sre"',
  '"@acme/sre"',
);

describe("gatehouse test", () => {
  test("cases that come out are counted, and end with 0", () => {
    const run = gatehouse(repositoryWith({ ".github/gatehouse.test.yml": CASES }));
    expect(run).toEqual({ status: 0, stderr: "", stdout: "✓ 3 cases, all as expected   0.21 s\n" });
  });

  test("of a case that does not, each field that differs is told with its line, and nothing else", async () => {
    const run = gatehouse(repositoryWith({ ".github/gatehouse.test.yml": broken }));
    expect(run.status).toBe(1);
    expect(run.stderr).toBe("");
    await expect(run.stdout).toMatchFileSnapshot("golden/failing.txt");
  });

  test("mistakes are shown at their lines, and end with 2", async () => {
    const mistaken = CASES.replace("stage: engineering", "stage: enginering").replace(
      "now: 2026-12-25",
      "nov: 1",
    );
    const invalid = gatehouse(repositoryWith({ ".github/gatehouse.test.yml": mistaken }));
    expect(invalid.status).toBe(2);
    await expect(invalid.stderr).toMatchFileSnapshot("golden/invalid.txt");
    const dir = repositoryWith({
      ".github/gatehouse.test.yml": CASES.replace("stage: engineering", "stage: enginering"),
    });
    const unjudged = gatehouse(dir);
    expect(unjudged.status).toBe(2);
    await expect(unjudged.stderr + unjudged.stdout).toMatchFileSnapshot("golden/unjudged.txt");
  });

  test("names that nobody knows are mistakes, since they would change nothing", async () => {
    const run = gatehouse(repositoryWith({ ".github/gatehouse.test.yml": MISTAKEN }));
    expect(run.status).toBe(2);
    await expect(run.stderr + run.stdout).toMatchFileSnapshot("golden/mistaken.txt");
  });

  test("what a case could not be judged for is in JSON and JUnit, too", () => {
    const dir = repositoryWith({ ".github/gatehouse.test.yml": MISTAKEN });
    const run = gatehouse(dir, "--only", "metric that is mistyped", "--json", "--junit", "cases.xml");
    expect(run.status).toBe(2);
    const says =
      "Nobody reads `metrics:tets.auc`: no check of the policy, and no target or trigger of the package.";
    const advice = "Did you mean `metrics:test.auc`?";
    const mistakes = [{ id: "unread-metric", message: says, advice, line: 5 }];
    expect(JSON.parse(run.stdout).files[0].cases).toMatchObject([{ result: "unjudged", mistakes }]);
    const xml = readFileSync(join(dir, "cases.xml"), "utf8");
    expect(xml).toContain(`<error message="${CASE_FILE}:5 ${says} ${advice}"/>`);
  });

  test("a case must say when it is judged: by the clock, it would come out otherwise some day", () => {
    const timeless = CASES.replace("stage: engineering, now: 2026-11-20", "stage: engineering");
    const run = gatehouse(repositoryWith({ ".github/gatehouse.test.yml": timeless }));
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("gatehouse.test.yml:5:12 error: Nothing says when this is judged.");
    expect(run.stderr).toContain("`given: { now: 2026-11-20 }`");
    expect(run.stdout).toContain("3 cases, 1 as expected, 2 could not be judged");
  });

  test("what looks like a mistake and is none is judged", () => {
    const meant = `version: 1
given: { stage: engineering, now: 2026-11-20 }
cases:
  - name: a check of a later stage reads it
    given: { metrics: { "metrics:test.auc": 0.8, "metrics:latency.p95": 12ms } }
    expect: { outcome: pending }
  - name: a target of the package reads it
    given: { manifest: { problem: { success: [{ metric: f1, op: gte, target: 0.9 }] } }, metrics: { "metrics:test.auc": 0.8, "mlflow:f1": 0.8 } }
    expect: { gates: { evidence: fail } }
  - name: whoever is said to be somebody is known
    given:
      author: Ada
      contributors: [max]
      teams: { "@acme/guests": [zoe] }
      approvals: [ada, MAX, "@zoe", "@ACME/SRE"]
    expect: { counts: { ada: [], sre-1: [operations] } }
  - name: a file that is new, and is called nearly like another
    given: { changed: [.github/gatehouse.yaml], files: { .github/gatehouse.yaml: "" } }
    expect: { outcome: pending }
  - name: a file that the pull request takes away
    given: { stage: production, changed: [serve/run.sh], files: { serve/run.sh: null }, checks: { smoke: failure } }
    expect: { findings: [required-checks/failed] }
`;
    const later =
      "evidence: { checks: [{ name: fast, read: 'metrics:latency.p95', op: lte, threshold: 20ms }] }";
    const smoke = 'required-checks: { checks: [{ name: smoke, when: ["serve/**"] }] }';
    const policy = POLICY.replace(
      "freezes",
      `  production: { branches: [production], gates: { ${later}, ${smoke} } }\nfreezes`,
    );
    const files = { ".github/gatehouse.yml": policy, "serve/run.sh": "exit\n" };
    const run = gatehouse(repositoryWith({ ...files, ".github/gatehouse.test.yml": meant }));
    expect(run).toEqual({ status: 0, stderr: "", stdout: "✓ 5 cases, all as expected   0.21 s\n" });
  });

  test("other files are found by their names; --only runs some; --policy tests another policy", () => {
    const dir = repositoryWith({
      "handoffs/churn/churn.gatehouse-test.yml": CASES,
      "node_modules/x/x.gatehouse-test.yml": "version: 7",
      "stricter.yml": POLICY.replace("0.78", "0.9"),
    });
    expect(gatehouse(dir).stdout).toContain("✓ 3 cases");
    expect(gatehouse(dir, "--only", "holidays").stdout).toContain("✓ 1 case,");
    const none = gatehouse(dir, "--only", "nothing like it");
    expect(none).toMatchObject({ status: 2, stdout: "" });
    const stricter = gatehouse(dir, "--policy", "stricter.yml");
    expect(stricter.status).toBe(1);
    expect(stricter.stdout).toContain("outcome: expected pending, found fail");
  });

  test("in a folder without cases of its own, those of its repository run; in one with some, its own", () => {
    const dir = repositoryWith({
      ".github/gatehouse.test.yml": CASES,
      "handoffs/churn/handoff.yml": "",
      "handoffs/loan/loan.gatehouse-test.yml": CASES.replace("pending, asked", "pass, asked"),
    });
    for (const folder of ["handoffs/churn", ".github"]) {
      const above = gatehouse(join(dir, folder));
      expect(above).toMatchObject({ status: 1, stderr: "" });
      expect(above.stdout).toContain(relative(join(dir, folder), join(dir, "handoffs/loan/loan.")));
      expect(above.stdout).toContain("6 cases, 5 as expected");
    }
    expect(gatehouse(join(dir, "handoffs/loan")).stdout).toContain("3 cases, 2 as expected");
  });

  test("above a folder that is in no repository, nothing is looked for", () => {
    const dir = temporaryFolder();
    mkdirSync(join(dir, "inner"));
    writeFileSync(join(dir, "x.gatehouse-test.yml"), CASES);
    mkdirSync(join(dir, ".github"));
    writeFileSync(join(dir, ".github/gatehouse.yml"), POLICY);
    const run = gatehouse(join(dir, "inner"));
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain("there are no cases");
  });

  test("a policy that is wrong is shown at its line", () => {
    const dir = repositoryWith({
      ".github/gatehouse.yml": POLICY.replace("operations: 1", "operatons: 1"),
      ".github/gatehouse.test.yml": CASES,
    });
    const run = gatehouse(dir);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toMatch(/^\.github\/gatehouse\.yml:8:\d+ error: /);
    expect(run.stderr).toContain("did you mean `operations`?");
  });

  test.for<[string, readonly string[], string]>([
    ["no cases", [], "there are no cases"],
    [
      "a file that is not there",
      ["gone.yml"],
      "gone.yml error: This file cannot be opened.\n  → Look for a mistake in its name.",
    ],
  ])("%s: ends with 2", ([, args, message]) => {
    const run = gatehouse(repositoryWith({}), ...args);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(message);
  });

  test("--json tells each case with what was found, and --junit writes what CI shows", () => {
    const hostile = broken.replace("what is measured well", `<b> & "x"`);
    const dir = repositoryWith({
      ".github/gatehouse.test.yml": hostile
        .replace("- name: <b>", "- name: '<b>")
        .replace("waits for operations", "waits'"),
    });
    const run = gatehouse(dir, "--json", "--junit", "out/cases.xml");
    expect(run.status).toBe(1);
    const printed = JSON.parse(run.stdout);
    expect(printed).toMatchObject({
      cases: 3,
      failed: 1,
      unjudged: 0,
      files: [{ path: ".github/gatehouse.test.yml" }],
    });
    expect(printed.files[0].cases[0]).toMatchObject({
      line: 4,
      result: "failed",
      differences: [
        { field: "outcome", expected: "pass", actual: "pending", line: 6 },
        { field: "asked", expected: "nothing else", actual: "@acme/ml" },
      ],
      found: { outcome: "pending", stage: "engineering", blocks: ["sign-offs"] },
    });
    const parser = new XMLParser({
      ignoreAttributes: false,
      htmlEntities: true,
      isArray: (name) => name === "testcase",
    });
    const { testsuites } = parser.parse(readFileSync(join(dir, "out/cases.xml"), "utf8"));
    expect(testsuites.testsuite).toMatchObject({ "@_tests": "3", "@_failures": "1", "@_errors": "0" });
    expect(testsuites.testsuite.testcase[0]).toMatchObject({ "@_name": '<b> & "x" waits' });
    expect(testsuites.testsuite.testcase[0].failure).toHaveLength(2);
  });
});
