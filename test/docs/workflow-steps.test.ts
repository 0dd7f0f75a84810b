import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "js-yaml";
import { afterAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { fencedBlocks, PAGES } from "./fenced-blocks.ts";
import { shownRepository } from "./shown-repository.ts";

const root = join(import.meta.dirname, "../..");
afterAll(removeFolders);

const workflow = z.looseObject({
  jobs: z.record(
    z.string(),
    z.looseObject({ steps: z.array(z.looseObject({ run: z.string().optional() })).optional() }),
  ),
});

/** What the steps of workflows run that pages show, by page. */
const scripts = PAGES.flatMap(fencedBlocks)
  .filter(({ language, text }) => language === "yaml" && text.startsWith("# .github/workflows/"))
  .flatMap(({ page, text }) => {
    const { jobs } = workflow.parse(load(text));
    const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
    return steps.flatMap(({ run }) => (run === undefined ? [] : [{ page, run }]));
  });

/** The script of a page that begins with a word. */
function scriptOf(page: string, begins: string): string {
  const script = scripts.find((each) => each.page === page && each.run.startsWith(begins));
  if (script === undefined) throw new Error(`no workflow of ${page} runs ${begins}`);
  return script.run;
}

/** Runs a script as GitHub's runner does on Linux: `bash -e`. */
function run(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  const path = `${dirname(process.execPath)}:${process.env["PATH"]}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-ec", script], {
    cwd,
    encoding: "utf8",
    env: { PATH: path, HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null", ...env },
  });
  return { status, stdout, stderr };
}

const hasJq = spawnSync("sh", ["-c", "command -v jq"]).status === 0;

describe("what shown workflows run", () => {
  test("is run here, or needs MLflow", () => {
    const here = ["docs/auditors.md › jq ", "docs/policy-tests.md › node "];
    const unrun = scripts.filter(
      ({ page, run: script }) => !here.some((each) => `${page} › ${script}`.startsWith(each)),
    );
    expect(scripts.length - unrun.length).toBe(here.length);
    for (const { run: script } of unrun) expect(script).toContain("mlflow");
  });

  test.skipIf(!hasJq)(
    "takes out of a record what is to be signed: the predicate, and each file with its digest",
    () => {
      const dir = temporaryFolder();
      const record = join(dir, "gatehouse-record-churn-1.0.0.intoto.json");
      copyFileSync(join(root, "test/records/golden/action.intoto.json"), record);
      const ended = run(scriptOf("docs/auditors.md", "jq "), dir, { RECORD: record, RUNNER_TEMP: dir });
      expect(ended).toEqual({ status: 0, stdout: "", stderr: "" });
      const said = JSON.parse(readFileSync(record, "utf8")) as { predicate: unknown; subject: unknown[] };
      expect(JSON.parse(readFileSync(join(dir, "predicate.json"), "utf8"))).toEqual(said.predicate);
      const lines = readFileSync(join(dir, "subjects.txt"), "utf8").trimEnd().split("\n");
      expect(lines).toHaveLength(said.subject.length);
      for (const line of lines) expect(line).toMatch(/^[\da-f]{64} {2}\S/);
      const digest = (file: string) =>
        createHash("sha256")
          .update(readFileSync(join(dir, file)))
          .digest("hex");
      expect(digest("record.intoto.json")).toBe(digest("gatehouse-record-churn-1.0.0.intoto.json"));
    },
  );

  test("tests a policy with the bundled command, and leaves what CI shows", () => {
    const dir = shownRepository("tested");
    symlinkSync(root, join(dir, ".gatehouse"));
    writeFileSync(join(dir, ".git/info/exclude"), ".gatehouse\n");
    const ended = run(scriptOf("docs/policy-tests.md", "node "), dir);
    expect(ended, ended.stderr).toMatchObject({ status: 0 });
    expect(existsSync(join(dir, "cases.xml"))).toBe(true);
  });
});
