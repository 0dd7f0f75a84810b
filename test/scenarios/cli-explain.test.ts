import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gates } from "#core/gates/registry.ts";
import { stateFiles } from "../../examples/state-files.ts";
import { check } from "../../src/cli/check/check.ts";
import { type ExplainOptions, explain } from "../../src/cli/explain/explain.ts";
import { captured } from "./captured-terminal.ts";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

afterAll(removeFolders);

const NOW = new Date("2026-11-20T12:00:00Z");

let dir: string;
beforeAll(() => {
  const example = new GitRepository();
  example.commit(stateFiles("released"));
  example.branch("proposal");
  git(example.dir, "rm", "-r", "--quiet", ".");
  example.commit(stateFiles("tick-proved"));
  ({ dir } = example);
});

const run = (name: string, options: Partial<ExplainOptions> = {}, now = NOW) =>
  captured((terminal) => explain(name, { repo: dir, ...options }, terminal, now));

/** A repository with a policy, and a branch with a package whose manifest has a mistake. */
function small(policy: string): GitRepository {
  const repository = new GitRepository();
  repository.commit({ ".github/gatehouse.yml": policy });
  repository.branch("change");
  repository.commit({ "handoffs/churn/handoff.yml": "apiVersion: gatehouse/v1\npackge: {}\n" });
  return repository;
}

describe("where no base gives a policy", () => {
  const POLICY = "version: 1\nstages: { engineering: { branches: [main] }, live: { branches: [release] } }\n";

  test("a clone without a base is told the policy of its own files, and that it is so", async () => {
    const repository = small(POLICY);
    git(repository.dir, "branch", "--quiet", "--delete", "--force", "main");
    const { code, out, err } = await run("live", { repo: repository.dir });
    expect({ code, err }).toEqual({
      code: 0,
      err: "note: this clone has none of origin/HEAD, origin/main, main, so what is told is the policy of your own files\n  → name the branch whose policy counts: --base BRANCH\n",
    });
    expect(out).toMatch(/^live: a stage {2}\.github\/gatehouse\.yml:2\n/);
    expect((await run("sign-offs", { repo: repository.dir })).out).toContain("of your files");
  });

  test("a policy that is not committed yet is told; a branch that is named is taken at its word", async () => {
    const repository = new GitRepository();
    repository.commit({ "README.md": "x\n" });
    repository.write(".github/gatehouse.yml", POLICY);
    const { code, err } = await run("live", { repo: repository.dir });
    expect(code).toBe(0);
    expect(err).toContain("note: `main` has no policy yet, so what is told is the policy of your own files");
    const named = await run("live", { repo: repository.dir, base: "main" });
    expect(named.code).toBe(2);
    expect(named.err).toContain("`main` has no policy, so what is asked there is not told");
  });

  test("a mistake in the policy of the files is told in place of the missing base", async () => {
    const repository = small("version: 1\nstagse: {}\n");
    git(repository.dir, "branch", "--quiet", "--delete", "--force", "main");
    const { err } = await run("sign-offs", { repo: repository.dir });
    expect(err).toContain("Unknown key `stagse`");
  });
});

describe("gatehouse explain", () => {
  test.for(["sign-offs", "lineage/not-evaluable", "evidence/falls-short", "production"])(
    "says all that is known: %s",
    async (name) => {
      const { code, out, err } = await run(name);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      await expect(out).toMatchFileSnapshot(`golden/explain-${name.replace("/", "-")}.golden`);
    },
  );

  test.for(gates.map(({ meta }) => meta.id))(
    "the gate %s, with every message and option of it",
    async (id) => {
      const { code, out } = await run(id);
      expect(code).toBe(0);
      const gate = gates.find(({ meta }) => meta.id === id);
      for (const message of Object.keys(gate?.messages ?? {})) expect(out).toContain(`\n  ${message} `);
      for (const option of Object.keys(gate?.options.shape ?? {})) expect(out).toContain(`\n  ${option} `);
    },
  );

  test("a finding is known by its id alone, in each gate that has it", async () => {
    const { out } = await run("manifest-unreadable");
    const names = gates.flatMap(({ meta, messages }) => ("manifest-unreadable" in messages ? [meta.id] : []));
    expect(names.length).toBeGreaterThan(2);
    for (const id of names) expect(out).toContain(`${id}/manifest-unreadable\n`);
  });

  test("--stage looks for a finding by another stage; a mistyped one is answered with its neighbour", async () => {
    const { out } = await run("evidence/falls-short", { stage: "production", json: true });
    expect(JSON.parse(out)).toMatchObject({ explanations: [{ occurs: { stage: "production" } }] });
    const typo = await run("evidence/falls-short", { stage: "prodction" });
    expect(typo.code).toBe(2);
    expect(typo.err).toContain("did you mean `production`?");
  });

  test("a freeze or a waiver that is over is not told", async () => {
    expect((await run("production")).out).toContain("turn of the year: 2026-12-21 to 2027-01-03");
    const later = await run("production", {}, new Date("2027-01-04T00:00:00Z"));
    expect(later.out).not.toContain("turn of the year: 2026-12-21 to 2027-01-03");
  });

  test("a mistake in a file is explained while it is there, and so is what belongs to no gate", async () => {
    const policy = "version: 1\nstages: { engineering: { branches: [main], gates: { package: {} } } }\n";
    const repository = small(policy);
    const { code, out } = await run("package/unknown-key", { repo: repository.dir });
    expect(code).toBe(0);
    expect(out).toContain("handoffs/churn/handoff.yml:2:1\n    Unknown key `packge`.");
    const notice = small(policy);
    git(notice.dir, "checkout", "--quiet", "-b", "other", "main");
    notice.commit({ "a.md": "1" });
    const told = await run("verdict/no-package", { repo: notice.dir });
    expect(told.out).toContain("It occurs in what your files would bring to main (stage engineering)");
  });

  test("what `check` found in files that no commit has yet is explained, and with --head what a commit has", async () => {
    const repository = small("version: 1\nstages: { engineering: { branches: [main] } }\n");
    const options = { repo: repository.dir };
    writeFileSync(
      join(repository.dir, "handoffs/churn/handoff.yml"),
      "apiVersion: gatehouse/v1\nowners: {}\n",
    );
    const checked = await captured((terminal) => check(undefined, options, terminal));
    expect(checked.out).toMatch(/Unknown key `owners`\. .*package\/unknown-key\n/);
    const files = await run("package/unknown-key", options);
    expect(files.out).toContain("It occurs in what your files would bring to main");
    expect(files.out).toContain("handoff.yml:2:1\n    Unknown key `owners`.");
    const commit = await run("package/unknown-key", { ...options, head: "change" });
    expect(commit.out).toContain("It occurs in what change would bring to main");
    expect(commit.out).toContain("handoff.yml:2:1\n    Unknown key `packge`.");
  });

  test("a stage that is called like a gate is explained beside it", async () => {
    const policy =
      "version: 1\nstages: { security: { branches: [main], gates: { evidence: { severity: warn } } } }\n";
    const { out } = await run("security", { repo: small(policy).dir, json: true });
    const { explanations } = JSON.parse(out) as { explanations: { kind: string }[] };
    expect(explanations.map(({ kind }) => kind)).toEqual(["gate", "stage"]);
  });

  test("rules of an extended policy are told with the line of that one, and waivers with who answers for them", async () => {
    const copy = join(temporaryFolder(), "organisation.yml");
    writeFileSync(
      copy,
      `version: 1
waivable: [evidence]
stages:
  engineering:
    branches: [main]
    gates:
      evidence: { max_age: 30d }
`,
    );
    const repository = small(`version: 1
extends: acme/.github
stages:
  engineering:
    gates:
      evidence: { binding: declared }
waivers:
  - gate: evidence
    package: churn@1.0.0
    reason: The report of the new tool is not ready yet, and the old one was read by hand.
    authority: "@acme/risk"
    expires: 2026-12-01
`);
    const options = { repo: repository.dir, organisationPolicy: copy };
    const gate = await run("evidence", options);
    expect(gate.out).toContain("max_age: 30d  acme/.github:7");
    expect(gate.out).toContain("binding: declared  .github/gatehouse.yml:6");
    const stage = await run("engineering", options);
    expect(stage.out).toContain("engineering: a stage  acme/.github:4, .github/gatehouse.yml:4");
    expect(stage.out).toContain("evidence for churn@1.0.0, until 2026-12-01  .github/gatehouse.yml:8");
    expect(stage.out).toContain("by @acme/risk: The report of the new tool");
  });
});

describe("what cannot be told is said", () => {
  test.for<[name: string, says: string, fix: string]>([
    ["evidense", "no gate, finding or stage is called `evidense`", "did you mean `evidence`?"],
    ["prodction", "no gate, finding or stage is called `prodction`", "did you mean `production`?"],
    ["evidence/fals-short", "`evidence` has no finding", "did you mean `evidence/falls-short`?"],
    ["zzz", "is called `zzz`", "stages are engineering, operations, production"],
    ["package/zzz", "`package` has no finding", "gatehouse explain package lists what it may find"],
  ])("%s", async ([name, says, fix]) => {
    const { code, out, err } = await run(name);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
    expect(err).toContain(fix);
  });

  test("outside of a clone a gate is explained all the same, as the command", () => {
    const cwd = temporaryFolder();
    const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
    const env = { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null" };
    const settings = { cwd, encoding: "utf8", env } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, "explain", "freeze"], settings);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^freeze: a pull request is releasable when no freeze holds\n/);
    expect(stderr).toContain("note: ");
    const named = spawnSync(process.execPath, [main, "explain", "freeze", "--repo", cwd], settings);
    expect(named.status).toBe(2);
  });

  test.for<[why: string, policy: string, note: string]>([
    ["no policy", "", "`main` has no policy"],
    [
      "a broken policy",
      "version: 1\nstages: { a: { branches: [main] } }\nrolse: {}\n",
      ".github/gatehouse.yml:3: Unknown key `rolse`",
    ],
  ])("with %s a gate is explained, and why there is no more", async ([, policy, note]) => {
    const repository = new GitRepository();
    repository.commit(policy === "" ? { "a.md": "1" } : { ".github/gatehouse.yml": policy });
    const { code, out, err } = await run("freeze", { repo: repository.dir });
    expect(code).toBe(0);
    expect(out).not.toContain("In this repository");
    expect(err).toContain(note);
  });
});
