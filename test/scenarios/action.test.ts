import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { removeFolders, temporaryFolder } from "./git-repository.ts";
import { openPullRequest, type PullRequest, payloadOf, runOn } from "./pull-request.ts";

/** Version 1.1.0 of the example, with a model that misses samples. */
let red: PullRequest;
/** Version 1.1.0 as it may go on. */
let green: PullRequest;

beforeAll(() => {
  red = openPullRequest(stateFiles("released"), stateFiles("tick-proved"));
  green = openPullRequest(stateFiles("released"), stateFiles("retrained"));
});
afterAll(removeFolders);

describe("a pull request whose evidence falls short", () => {
  test("fails the step, and says so at the line, on the page and in outputs and files", async () => {
    const workspace = red.repository.clone(red.merge, 0);
    const inputs = { "report-path": "out/verdict.json", "sarif-path": "out/verdict.sarif" };
    const run = await runOn(red, { workspace, inputs });
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        level: "error",
        title: "evidence/falls-short",
        file: "handoffs/triage/reports/metrics.json",
        line: 21,
        column: 19,
      }),
    );
    expect(run.annotations.at(-1)?.message).toMatch(/^Gatehouse: .*1 of \d+ gates blocks?/);
    expect(run.summary).toContain("handoffs/triage/reports/metrics");
    expect(run.summary).toContain(`/acme/triage/blob/${red.head}/`);
    expect(run.outputs).toMatchObject({ verdict: "fail", stage: "engineering" });
    expect(JSON.parse(run.outputs["packages"] ?? "")).toEqual([
      { folder: "handoffs/triage", name: "triage", version: "1.1.0", risk: "High" },
    ]);
    expect(run.outputs["report"]).toBe(join(workspace, "out/verdict.json"));
    const report = JSON.parse(readFileSync(join(workspace, "out/verdict.json"), "utf8"));
    expect(report).toMatchObject({
      outcome: "fail",
      head: red.head,
      base: red.base,
      deferred: ["sign-offs"],
    });
    const sarif = JSON.parse(readFileSync(join(workspace, "out/verdict.sarif"), "utf8"));
    expect(sarif.runs[0].results).not.toHaveLength(0);
    expect(run.requests).toBe(0);
    expect(run.runnerErrors).toEqual([]);
  });

  test("only tells with `fail-on: never`", async () => {
    const run = await runOn(red, { inputs: { "fail-on": "never" } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["verdict"]).toBe("fail");
    expect(run.annotations.map(({ title }) => title)).toContain("evidence/falls-short");
  });

  test("is silent where annotations and summary are turned off, and still fails", async () => {
    const run = await runOn(red, { inputs: { annotations: "false", summary: "false" } });
    expect(run.exitCode).toBe(1);
    expect(run.summary).toBe("");
    expect(run.annotations).toHaveLength(1);
    expect(run.log).toContain("evidence/falls-short");
  });

  test("is judged by the stage that input `stage` names", async () => {
    const run = await runOn(red, { inputs: { stage: "operations" } });
    expect(run.outputs["stage"]).toBe("operations");
  });
});

describe("where the commits come from", () => {
  test("a green pull request passes on a full clone, without a token or a request", async () => {
    const run = await runOn(green);
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({ verdict: "pass", stage: "engineering" });
    expect(run.outputs["report"]).toMatch(/\/temp\/gatehouse\/verdict\.json$/);
    expect(run.requests).toBe(0);
  });

  test("a token is not used where the clone answers", async () => {
    const run = await runOn(green, { token: "ghs_secret" });
    expect(run).toMatchObject({ exitCode: 0, requests: 0 });
  });

  test("the test merge and its parents are enough (depth 2)", async () => {
    const run = await runOn(red, { workspace: red.repository.clone(red.merge, 2) });
    const whole = await runOn(red);
    expect(run.annotations).toEqual(whole.annotations);
    expect(run.requests).toBe(0);
  });

  test("one commit is not: without a token the message says what to set in which step", async () => {
    const run = await runOn(green, { workspace: green.repository.clone(green.merge, 1) });
    expect(run.exitCode).toBe(1);
    expect(run.outputs["verdict"]).toBe("none");
    expect(run.annotations.map(({ message }) => message).join()).toMatch(
      /too shallow.*`fetch-depth: 0`.*`actions\/checkout`/,
    );
    expect(run.requests).toBe(0);
  });

  test("with a token the API is asked in its place; where that fails, both reasons are told", async () => {
    const workspace = green.repository.clone(green.merge, 1);
    const run = await runOn(green, { workspace, token: "ghs_secret" });
    expect(run.exitCode).toBe(1);
    expect(run.requests).toBeGreaterThan(0);
    const messages = run.annotations.map(({ message }) => message).join("\n");
    expect(messages).toContain("`fetch-depth: 0`");
    expect(messages).toContain("(unavailable)");
    expect(run.log).not.toContain("ghs_secret");
  });

  test("the head itself may be checked out, with its history", async () => {
    const run = await runOn(green, { workspace: green.repository.clone(green.head, 0) });
    expect(run.outputs["verdict"]).toBe("pass");
  });

  test("a fork that was deleted is judged like any other", async () => {
    const run = await runOn(green, { payload: payloadOf(green, { fork: true }) });
    expect(run.outputs["verdict"]).toBe("pass");
  });

  test("a merge queue's commit is judged against the commit that it goes on", async () => {
    const payload = {
      action: "checks_requested",
      repository: { full_name: "acme/triage" },
      merge_group: {
        head_sha: red.merge,
        head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${red.base}`,
        base_sha: red.base,
        base_ref: "refs/heads/main",
      },
    };
    const run = await runOn(red, { eventName: "merge_group", payload });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: "fail", stage: "engineering" });
  });

  test("a folder without a clone is told from a clone without the commits", async () => {
    const empty = await runOn(green, { workspace: temporaryFolder() });
    expect(empty.annotations[0]?.message).toContain("no clone of the repository");
    const other = openPullRequest({ a: "1" }, { a: "2" });
    const foreign = await runOn(green, { workspace: other.repository.clone(other.merge, 0) });
    expect(foreign.annotations[0]?.message).toContain("does not hold head");
    expect([empty.exitCode, foreign.exitCode]).toEqual([1, 1]);
  });
});

describe("when Gatehouse has no opinion, or none can be had", () => {
  test("no policy: a notice, and the step passes", async () => {
    const run = await runOn(openPullRequest({ a: "1" }, { a: "2" }));
    expect(run.exitCode).toBe(0);
    const nothing = { verdict: "none", stage: "", packages: "[]", report: "", sarif: "", record: "[]" };
    expect(run.outputs).toEqual(nothing);
    expect(run.annotations).toEqual([
      expect.objectContaining({ level: "notice", message: expect.stringContaining(".github/gatehouse.yml") }),
    ]);
  });

  test("a branch that no stage names: a notice, and the step passes", async () => {
    const run = await runOn(green, { payload: payloadOf(green, { baseRef: "develop" }) });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["verdict"]).toBe("none");
    expect(run.annotations[0]).toMatchObject({ level: "notice" });
    expect(run.annotations[0]?.message).toContain("`develop`");
  });

  test("a change that touches no package has nothing to judge here: which are packages is said, and the step passes", async () => {
    const after = new Map(stateFiles("released"));
    after.set("notes.md", { bytes: Buffer.from("x"), executable: false });
    const run = await runOn(openPullRequest(stateFiles("released"), after));
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: "skip", stage: "engineering", packages: "[]" });
    expect(run.annotations).toEqual([
      expect.objectContaining({
        level: "notice",
        message: "this change touches no package; packages are the folders `handoffs/*`",
      }),
    ]);
    expect(run.log).toContain("– engineering: nothing to judge, sign-offs to be judged in the pull request");
  });

  test("a broken policy is an error at its lines, all of them", async () => {
    const policy = "version: 1\npackages: [a]\nstages:\n  main: { branchs: [main] }\nroless: {}\n";
    const run = await runOn(openPullRequest({ ".github/gatehouse.yml": policy }, { a: "2" }));
    expect(run.exitCode).toBe(1);
    expect(run.outputs["verdict"]).toBe("error");
    const places = run.annotations.map(({ file, line }) => [file, line].join(":"));
    expect(places).toContain(".github/gatehouse.yml:4");
    expect(places).toContain(".github/gatehouse.yml:5");
  });

  test("the policy of the head does not count", async () => {
    const lax = 'version: 1\npackages: ["none/*"]\nstages:\n  main: { branches: [main] }\n';
    const after = new Map(stateFiles("tick-proved"));
    after.set(".github/gatehouse.yml", { bytes: Buffer.from(lax), executable: false });
    const run = await runOn(openPullRequest(stateFiles("released"), after));
    expect(run.outputs["verdict"]).toBe("fail");
  });

  test("an event that is no pull request: what to use", async () => {
    const run = await runOn(green, { eventName: "push", payload: { after: green.head } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("`on: pull_request`");
  });

  test("inputs that cannot be understood are all named", async () => {
    const run = await runOn(green, { inputs: { "fail-on": "sometimes", summary: "perhaps" } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.map(({ message }) => message).join()).toMatch(/`fail-on`.*`summary`/s);
  });

  test("a stage that the policy does not have: those that it has", async () => {
    const run = await runOn(green, { inputs: { stage: "staging" } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("engineering, operations, production");
  });

  test("a failure of ours fails, and blames no file", async () => {
    const run = await runOn(green, { env: { PATH: "/nowhere" } });
    expect(run.exitCode).toBe(1);
    expect(run.outputs["verdict"]).toBe("none");
    expect(run.annotations[0]?.message).toMatch(
      /Gatehouse itself failed \(git-missing\).*no mistake in your files/s,
    );
  });
});

describe("text of a pull request is no command to the runner", () => {
  const NAMES = ["x##[set-output name=ok;]true", "y\n::set-output name=ok::true", "\r::stop-commands::z"];

  test.for(NAMES)("a path called %j", async (name) => {
    const after = new Map(stateFiles("retrained"));
    const manifest = after.get("handoffs/triage/handoff.yml");
    if (manifest === undefined) throw new Error("the example lost its manifest");
    const text = Buffer.from(manifest.bytes)
      .toString("utf8")
      .replace("docs/problem.md", JSON.stringify(name));
    after.set("handoffs/triage/handoff.yml", { bytes: Buffer.from(text), executable: false });
    // One is there, and the manifest names another that is not.
    after.set(`handoffs/triage/${name}.md`, { bytes: Buffer.from("x"), executable: false });
    const run = await runOn(openPullRequest(stateFiles("released"), after));
    expect(run.exitCode).toBe(1);
    expect(run.log).toContain("package/");
    expect(run.outputs["ok"]).toBeUndefined();
    const names = new Set(run.commands.map((command) => command.name));
    expect([...names].filter((each) => !["error", "warning", "notice", "debug"].includes(each))).toEqual([]);
    expect(run.commands.filter(({ version }) => version === 1)).toEqual([]);
  });

  test("a branch or a path of the workflow's is none either", async () => {
    const baseRef = "dev##[add-mask]x";
    const run = await runOn(green, { payload: payloadOf(green, { baseRef }) });
    expect(run.commands.map(({ name }) => name)).toEqual(["notice"]);
  });
});
