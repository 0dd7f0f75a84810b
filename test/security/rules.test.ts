import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkRunSubjects, checkSuiteSubjects } from "../../app/events/check.ts";
import { gravest, type Outcome } from "../../src/core/model/outcome.ts";
import { conclusionOf } from "../../src/core/report/plan.ts";

const root = join(import.meta.dirname, "../..");
const sources = globSync(["app/**/*.ts", "src/github/**/*.ts", "src/core/**/*.ts"], { cwd: root })
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

const OUTCOMES: readonly Outcome[] = ["pass", "waived", "skip", "pending", "fail", "error"];

test("S3 no source that the App loads can start a process, run text as code, or load what a pull request names", () => {
  expect(sources.length).toBeGreaterThan(100);
  const means = /child_process|worker_threads|node:vm|\beval\(|new Function\(|\bimport\((?!["'])/;
  expect(sources.filter(({ text }) => means.test(text)).map(({ file }) => file)).toEqual([]);
});

test("S3 files are touched only where the operator said: by the store, the configuration, the registration and the commands", () => {
  const touching = sources.filter(({ text }) => text.includes("node:fs")).map(({ file }) => file);
  expect(touching.length).toBeGreaterThan(0);
  expect(touching.filter((file) => !/^app\/(store|config|cli|setup)\//.test(file))).toEqual([]);
});

test("S21 labels are never asked for, so none can grant anything", () => {
  // The registration page has labels of its own, those of its fields.
  const asked = sources.filter(({ file }) =>
    /^(src\/github|app)\/(?!setup\/)(?!.*\.fixture\.ts$)/.test(file),
  );
  expect(asked.filter(({ text }) => /\blabels?\s*[({:]/.test(text)).map(({ file }) => file)).toEqual([]);
});

test("S25 an error among passes is an error", () => {
  expect(gravest(["pass", "error", "pass"])).toBe("error");
  expect(gravest(["fail", "error", "pending"])).toBe("error");
});

test("S26 no outcome is ever concluded as neutral or skipped, which GitHub counts as success", () => {
  expect(OUTCOMES.map(conclusionOf)).toEqual(["success", "success", "failure", null, "failure", "failure"]);
});

test("S37 events about checks wake us only where a person asks for a re-run of our own", () => {
  const run = (action: string, app: number) =>
    checkRunSubjects({ action, check_run: { head_sha: "a", app: { id: app } } } as never, 7);
  const suite = (action: string, app: number) =>
    checkSuiteSubjects({ action, check_suite: { head_sha: "a", app: { id: app } } } as never, 7);
  for (const wake of [run, suite]) {
    expect(wake("rerequested", 7)).toEqual([{ kind: "head", sha: "a" }]);
    expect(wake("rerequested", 8)).toEqual([]);
    expect(["created", "completed", "requested"].flatMap((action) => wake(action, 7))).toEqual([]);
  }
});
