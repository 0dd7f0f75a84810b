import { spawnSync } from "node:child_process";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SealedEntry } from "#audit/audit-entry.ts";
import { EXPORT_FORMAT } from "#audit/export-format.ts";
import { writeJudgement } from "#audit/judgement-record.ts";
import { CONTENT_LIMIT, packContent } from "#audit/pack-content.ts";
import { EMPTY_CHAIN, seal } from "#audit/seal.ts";
import { unreadExtended } from "#core/collect/extended-policy.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import { GitRepository, removeFolders, temporaryFolder } from "../../../test/scenarios/git-repository.ts";
import { readPolicyFile } from "../cases/load-setting.ts";
import { program } from "../program.ts";

const root = join(import.meta.dirname, "../../..");
const golden = join(root, "test/golden");
const KEPT = ["--facts", join(golden, "pending-sign-offs/facts.json")];
const POLICY = ["--policy", join(golden, "start/.github/gatehouse.yml")];

afterAll(removeFolders);

function simulate(dir: string, ...args: readonly string[]) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const main = join(root, "src/cli/gatehouse.mjs");
  const run = spawnSync(process.execPath, [main, "simulate", ...args], { cwd: dir, encoding: "utf8", env });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A stream that keeps what is written to it, and is no terminal. */
function collector(): { readonly stream: NodeJS.WriteStream; readonly text: () => string } {
  let text = "";
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

/** The same without a process of its own. */
async function simulateHere(...args: readonly string[]): Promise<ReturnType<typeof simulate>> {
  const [out, err] = [collector(), collector()];
  let status: number | null = null;
  const gatehouse = program({ out: out.stream, err: err.stream }, (code) => {
    status = code;
  });
  await gatehouse.parseAsync(["simulate", ...args], { from: "user" });
  return { status, stdout: out.text(), stderr: err.text() };
}

describe("gatehouse simulate with facts that were kept", () => {
  test("one who signs: what changes, whose word counts, and who is still missing", async () => {
    const run = simulate(root, ...KEPT, ...POLICY, "--approve", "@sam");
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: "" });
    await expect(run.stdout).toMatchFileSnapshot("golden/one-signs.txt");
  });

  test("everybody who has to: then nothing blocks, and it ends with 0", async () => {
    const run = await simulateHere(...KEPT, ...POLICY, "--approve", "@sam", "--approve", "@acme/appsec");
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
    await expect(run.stdout).toMatchFileSnapshot("golden/everybody-signs.txt");
  });

  test("where nothing is otherwise, that is said", async () => {
    const run = await simulateHere(...KEPT, ...POLICY);
    expect(run.stderr).toBe(
      "note: nothing was said to be otherwise, so both are as it is\n  → say what is, such as --approve @dana\n",
    );
    expect((await simulateHere(...KEPT, ...POLICY, "--risk", "High")).stderr).toBe("");
  });

  test("another day, a number and a review that is taken back", async () => {
    const change = ["--now", "2026-12-24", "--metric", "metrics:auc=0.5", "--dismiss", "dana"];
    const run = await simulateHere(...KEPT, ...POLICY, ...change);
    expect(run.status).toBe(1);
    await expect(run.stdout).toMatchFileSnapshot("golden/another-day.txt");
  });

  test("--json tells both verdicts and which gates differ", async () => {
    const run = await simulateHere(...KEPT, ...POLICY, "--approve", "sam", "--approve", "kim", "--json");
    const told = JSON.parse(run.stdout);
    expect(told).toMatchObject({
      before: { outcome: "pending", blocks: ["sign-offs"] },
      after: { outcome: "pass", blocks: [], asked: [], counts: { sam: ["operations"] } },
      changes: [{ gate: "sign-offs", before: "pending", after: "pass" }],
    });
  });

  test("a base of another stage is judged by that stage, and one of no stage not at all", async () => {
    const policy = join(temporaryFolder(), "policy.yml");
    const text = readFileSync(POLICY[1] ?? "", "utf8");
    writeFileSync(policy, text.replace("stages:\n", "stages:\n  first: { branches: [first] }\n"));
    const to = (base: string) => simulateHere(...KEPT, "--policy", policy, "--base", base, "--json");
    const first = await to("first");
    expect(JSON.parse(first.stdout).after.stage).toBe("first");
    expect(first.stderr).toContain("the facts are those of a pull request to `release/next`");
    const nowhere = await to("elsewhere");
    expect(nowhere).toMatchObject({ status: 2, stdout: "" });
    expect(nowhere.stderr).toContain("no stage of the policy names branch `elsewhere`");
  });

  test("what is no plain file is not read, and one that is no judgement's facts is blamed itself", async () => {
    const dir = temporaryFolder();
    const facts = JSON.parse(readFileSync(KEPT[1] ?? "", "utf8")) as KnownFacts;
    const record = (parts: object, judged: object = {}) => ({
      format: "gatehouse/judgement/v1",
      program: "0.1.0",
      joined: "shared",
      judged: [
        {
          number: 1,
          kind: "facts",
          policy: {},
          stage: "production",
          facts: { ...facts, ...parts },
          ...judged,
        },
      ],
    });
    const files: Readonly<Record<string, [content: unknown, said: string]>> = {
      "facts.json": [{ ...facts, packages: [{}] }, "facts.json` cannot be judged"],
      "record.json": [record({ packages: [{}] }), "record.json` cannot be judged"],
      "policy.json": [record({}), "policy.json` cannot be judged"],
      "empty.json": [record({}, { facts: {} }), "empty.json` holds no facts of a judgement"],
    };
    for (const [name, [content, said]] of Object.entries(files)) {
      writeFileSync(join(dir, name), JSON.stringify(content));
      const run = simulate(dir, "--facts", name, ...POLICY, "--approve", "@sam");
      expect([run.status, run.stdout]).toEqual([2, ""]);
      expect(run.stderr).toContain(said);
    }
    spawnSync("mkfifo", [join(dir, "pipe")]);
    for (const [path, what] of [
      ["pipe", "a pipe"],
      ["/dev/zero", "a device"],
      [".", "a folder"],
    ] as const) {
      const run = simulate(dir, "--facts", path, ...POLICY);
      expect(run.stderr).toContain(`\`${path}\` is ${what}, and a plain file is asked for`);
      expect(run.status).toBe(2);
    }
    writeFileSync(join(dir, "large.json"), "");
    truncateSync(join(dir, "large.json"), CONTENT_LIMIT + 1);
    expect((await simulateHere("--facts", join(dir, "large.json"))).stderr).toContain("has more than 64 MB");
  });

  test.for<[string, readonly string[], string]>([
    ["no such file", ["--facts", "gone.json"], "`gone.json` does not exist"],
    ["no facts", ["--facts", "package.json"], "`package.json` holds no facts"],
    ["facts without a policy", KEPT, "name it: --policy FILE"],
    ["a time that is none", [...KEPT, ...POLICY, "--now", "soon"], "neither a day nor an instant"],
    ["a person that is none", [...KEPT, ...POLICY, "--approve", "a b"], "neither a login nor a team"],
    [
      "a team without members",
      [...KEPT, ...POLICY, "--member", "@acme/sre"],
      "write it as @acme/sre=dana,sam",
    ],
    [
      "a metric without a value",
      [...KEPT, ...POLICY, "--metric", "auc"],
      "write it as metrics:test.auc=0.91",
    ],
    ["a stage that is none", [...KEPT, ...POLICY, "--stage", "productoin"], "did you mean `production`?"],
    [
      "a metric that nobody reads",
      [...KEPT, ...POLICY, "--metric", "metrics:acu=0.9"],
      "Nobody reads `metrics:acu`: no check of the policy, and no target or trigger of the package.\n  → Did you mean `metrics:auc`?",
    ],
    [
      "a person whom nobody knows",
      [...KEPT, ...POLICY, "--approve", "@zoe"],
      "Nobody knows `zoe`: neither CODEOWNERS nor a role names them, and no team is said to have them.\n  → Say which team they are in: --member @acme/appsec=zoe",
    ],
    [
      "a team that nothing asks",
      [...KEPT, ...POLICY, "--object", "@acme/appsce"],
      "Nothing asks `@acme/appsce`: neither CODEOWNERS nor a role names it.\n  → Did you mean `@acme/appsec`?",
    ],
    ["nobody to dismiss", [...KEPT, ...POLICY, "--dismiss", "zoe"], "gave no review"],
  ])("%s ends with 2", async ([, args, message]) => {
    const run = await simulateHere(...args);
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("gatehouse simulate with an export of the App's log", () => {
  const folder = temporaryFolder();
  const path = join(folder, "audit.jsonl");

  /** Two verdicts of a pull request, the older without its facts, and one of another; `drop` leaves rows of the log out. */
  beforeAll(async () => {
    const facts = JSON.parse(readFileSync(KEPT[1] ?? "", "utf8")) as KnownFacts;
    const policy = await readPolicyFile(POLICY[1] ?? "", unreadExtended);
    if (!policy.ok) throw new Error("the policy is not valid");
    const record = (number: number, title: string) =>
      writeJudgement({
        program: "0.1.0",
        joined: "shared",
        judged: [
          {
            number,
            kind: "facts",
            policy: policy.value,
            stage: "production",
            facts: { ...facts, pullRequest: { ...facts.pullRequest, number, title } },
            options: { missingFacts: "error" },
          },
        ],
      });
    const contents = await Promise.all([record(7, "a"), record(8, "b"), "{}"].map(packContent));
    const [seven, eight, verdict] = contents.map(({ digest }) => digest);
    const entries = [
      [7, { facts: "f".repeat(64), verdict }],
      [7, { facts: seven, verdict }],
      [8, { facts: eight, verdict }],
    ] as const;
    const rows: SealedEntry[] = [];
    for (const [number, data] of entries) {
      const entry = { kind: "verdict", installation: 1, repository: "acme/churn", number, data } as const;
      rows.push(seal(rows.at(-1) ?? EMPTY_CHAIN, entry, AT));
    }
    writeExport(path, rows, contents);
    writeExport(join(folder, "one.jsonl"), rows.slice(0, 2), contents);
    writeExport(join(folder, "none.jsonl"), rows.slice(0, 1), []);
  });

  const AT = new Date("2026-11-20T12:00:00.000Z");

  function writeExport(
    file: string,
    rows: readonly SealedEntry[],
    contents: readonly Awaited<ReturnType<typeof packContent>>[],
  ): void {
    const [at, last] = [AT.toISOString(), rows.at(-1)];
    const header = { program: "0.1.0", schema: "001-tables", at, holds: "extract", anchor: EMPTY_CHAIN };
    const kept = contents.map(({ digest, size, packed }) => ({
      kept: { digest, size, at, content: Buffer.from(packed).toString("base64") },
    }));
    const counts = { audit: rows.length, kept: kept.length };
    const end = { end: { end: { seq: last?.seq, hash: last?.hash }, counts } };
    const lines = [{ format: EXPORT_FORMAT, ...header }, ...rows.map((audit) => ({ audit })), ...kept, end];
    writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
  }

  test("a real pull request is asked what if, by the policy and the facts that it was judged by", async () => {
    const signs = ["--approve", "@sam", "--json"];
    const run = await simulateHere("--facts", join(folder, "one.jsonl"), ...signs);
    const kept = await simulateHere(...KEPT, ...POLICY, ...signs);
    expect(JSON.parse(run.stdout)).toEqual(JSON.parse(kept.stdout));
    expect(run).toMatchObject({
      status: 1,
      stderr: "note: row 2 of the log: `acme/churn#7`, as it was judged at 2026-11-20T12:00:00Z\n",
    });
    expect((await simulateHere("--facts", path, "--row", "3", ...signs)).stderr).toContain("`acme/churn#8`");
  });

  test.for<[string, readonly string[], string]>([
    [
      "which of several pull requests",
      [],
      "holds verdicts of several pull requests\n  → name one with --row NUMBER; the newest of each pull request are 3 (acme/churn#8), 2 (acme/churn#7)\n",
    ],
    ["a row whose facts are gone", ["--row", "1"], "does not hold the facts of row 1"],
    ["a row that is not there", ["--row", "9"], "holds no row 9\n  → name one with --row"],
    ["a row that is no number", ["--row", "x"], "`x` is no number of a row of the log"],
    ["an export without facts", ["--facts", join(folder, "none.jsonl")], "holds no verdict with its facts"],
    [
      "a row of what is no export",
      [...KEPT, "--row", "1"],
      "is no export of the App's log, and so has no rows",
    ],
  ])("%s ends with 2", async ([, args, message]) => {
    const run = await simulateHere("--facts", path, ...args);
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("an export that was changed or cut off, and a row without one", async () => {
    const whole = readFileSync(path, "utf8");
    const changed = join(folder, "changed.jsonl");
    const from = { changed: ["--facts", changed, "--row", "2"], here: ["--row", "2"] };
    writeFileSync(changed, whole.replace('"seq":2,"at":"2026', '"seq":2,"at":"2025'));
    expect((await simulateHere(...from.changed)).stderr).toContain("row 2 of `");
    expect((await simulateHere(...from.changed)).stderr).toContain("is not as it was sealed");
    writeFileSync(changed, whole.split("\n").slice(0, -2).join("\n"));
    expect((await simulateHere(...from.changed)).stderr).toContain(
      "it was cut off: its last line is missing",
    );
    expect(await simulateHere(...from.here)).toMatchObject({
      status: 2,
      stderr:
        "error: --row names a verdict of an exported log, and none is named\n  → name it: --facts FILE\n",
    });
  });
});

describe("gatehouse simulate in a clone", () => {
  let dir = "";
  beforeAll(() => {
    const repository = new GitRepository();
    repository.commit({
      ".github/gatehouse.yml": `version: 1
roles: { operations: { owners: ["@acme/sre"] } }
stages: { main: { branches: [main], gates: { sign-offs: { roles: { operations: 1 } } } } }
`,
      ".github/CODEOWNERS": "* @acme/ml\n",
    });
    repository.branch("change");
    repository.commit({ "README.md": "read me\n" });
    dir = repository.dir;
  });

  test("sign-offs are judged with people made up, which is said", () => {
    const run = simulate(dir, "--base", "main", "--approve", "@acme/ml", "--approve", "@acme/sre", "--json");
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("who is in @acme/ml, @acme/sre is not known here");
    expect(JSON.parse(run.stdout)).toMatchObject({
      before: { outcome: "pending", asked: ["@acme/ml", "@acme/sre"] },
      after: { outcome: "pass", counts: { "ml-1": ["@acme/ml"], "sre-1": ["operations"] } },
    });
  });

  test("or with those who are named: nobody signs for what they wrote", () => {
    const members = ["--member", "@acme/ml=ada,lee", "--member", "@acme/sre=dana"];
    const run = simulate(dir, "--base", "main", ...members, "--author", "ada", "--approve", "ada", "--json");
    expect(run).toMatchObject({ status: 1, stderr: "" });
    expect(JSON.parse(run.stdout).after).toMatchObject({ counts: { ada: [] } });
  });

  test("why sign-offs can never come is told, though nothing changes and no check shows it", async () => {
    const members = ["--member", "@acme/ml=ada", "--member", "@acme/sre=dana"];
    const run = simulate(dir, "--base", "main", ...members, "--author", "ada", "--approve", "dana");
    expect(run).toMatchObject({ status: 1, stderr: "" });
    await expect(run.stdout.replace(/`[0-9a-f]{7}`/g, "`4be91c2`")).toMatchFileSnapshot(
      "golden/nobody-can-sign.txt",
    );
  });

  test("a team counts with and without its @, and another spelling of a risk is told which it is", () => {
    const members = (team: string) => {
      const run = simulate(dir, "--base", "main", "--member", `${team}=dana`, "--approve", "dana", "--json");
      return JSON.parse(run.stdout).after.counts;
    };
    expect(members("acme/sre")).toEqual({ dana: ["operations"] });
    expect(members("@acme/sre")).toEqual({ dana: ["operations"] });
    const told = (risk: string) => simulate(dir, "--risk", risk);
    expect(told("high")).toMatchObject({ status: 2, stdout: "" });
    expect(told("high").stderr).toContain("Did you mean High?");
    expect(told("severe").stderr).toContain("Allowed choices are Low, Medium, High.");
  });

  test("what was kept is what is simulated from, without the clone", () => {
    const facts = join(temporaryFolder(), "facts.json");
    const approve = ["--approve", "@acme/ml", "--json"];
    const here = simulate(dir, "--base", "main", ...approve, "--keep", facts);
    const elsewhere = simulate(temporaryFolder(), "--facts", facts, ...approve);
    expect(elsewhere.status).toBe(1);
    const known = ({ stdout }: typeof here) => {
      const { before, after } = JSON.parse(stdout);
      return { before, after };
    };
    expect(known(elsewhere)).toEqual(known(here));
  });

  test("a policy that is not merged yet", () => {
    const policy = join(temporaryFolder(), "policy.yml");
    writeFileSync(
      policy,
      "version: 1\nstages: { main: { branches: [main], gates: { sign-offs: { code-owners: off } } } }\n",
    );
    const run = simulate(dir, "--base", "main", "--policy", policy, "--json");
    expect(JSON.parse(run.stdout)).toMatchObject({
      before: { asked: ["@acme/ml", "@acme/sre"] },
      after: { asked: [] },
    });
    writeFileSync(policy, "version: 1\nstags: {}\n");
    const broken = simulate(dir, "--base", "main", "--policy", policy);
    expect(broken).toMatchObject({ status: 2, stdout: "" });
    expect(broken.stderr).toContain("Did you mean `stages`");
  });

  test.for<[string, readonly string[], string]>([
    ["no base that is known", ["--base", "gone"], "--base `gone` names no commit"],
    ["a branch that is not gated", ["--base", "change"], "no stage of the policy names branch `change`"],
  ])("%s ends with 2", ([, args, message]) => {
    const run = simulate(dir, ...args);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });
});
