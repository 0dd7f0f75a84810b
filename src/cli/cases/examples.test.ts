import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readCaseFile } from "#core/cases/read-case-file.ts";
import { removeFolders, temporaryFolder } from "../../../test/scenarios/git-repository.ts";
import { loadSetting } from "./load-setting.ts";
import { runCase } from "./run-case.ts";

afterAll(removeFolders);

const root = join(import.meta.dirname, "../../..");
const own = globSync("examples/**/.github/gatehouse.test.yml", { cwd: root }).sort();
const files = [...own, ...globSync("examples/**/*.gatehouse-test.yml", { cwd: root }).sort()];

test("every policy among the examples has cases", () => {
  const policies = globSync("examples/**/.github/gatehouse.yml", { cwd: root }).sort();
  expect(own).toEqual(policies.map((path) => path.replace("gatehouse.yml", "gatehouse.test.yml")));
});

describe.for(globSync("*/", { cwd: join(root, "examples/packs") }).sort())("the pack %s", (pack) => {
  test("is taken as its page says, and its tests run there", async () => {
    const [, command = ""] =
      /```sh\n(cp .+)\n```/.exec(readFileSync(join(root, "examples/packs/README.md"), "utf8")) ?? [];
    const target = temporaryFolder();
    const typed = command
      .replace("packs/default", `packs/${pack}`)
      .replace("/path/to/your/repository/", `${target}/`);
    expect(typed).toBe(`cp -r examples/packs/${pack}/.github ${target}/`);
    execFileSync("sh", ["-c", typed], { cwd: root });
    const text = readFileSync(join(target, ".github/gatehouse.test.yml"), "utf8");
    const file = readCaseFile(text, "cases");
    const setting = file.ok
      ? await loadSetting(file.value, join(target, ".github/gatehouse.test.yml"), {})
      : file;
    if (!file.ok || !setting.ok) throw new Error("the pack cannot be tested");
    expect(setting.value.root).toBe(target);
    const results = await Promise.all(file.value.cases.map((one) => runCase(one, setting.value)));
    expect(results.length).toBeGreaterThan(4);
    for (const { one, differences, issues } of results)
      expect({ name: one.name, differences, issues }).toEqual({
        name: one.name,
        differences: [],
        issues: [],
      });
  });
});

describe.for(files)("%s", (path) => {
  const file = readCaseFile(readFileSync(join(root, path), "utf8"), path);
  const cases = file.ok ? file.value.cases : [];

  test("is valid", () => expect(file.ok ? [] : file.issues).toEqual([]));

  test.for(cases.map((one) => [one.name, one] as const))("%s", async ([, one]) => {
    const setting = file.ok ? await loadSetting(file.value, join(root, path), {}) : file;
    if (!setting.ok) throw new Error(JSON.stringify(setting.issues));
    const { differences, issues } = await runCase(one, setting.value);
    expect({ differences, issues }).toEqual({ differences: [], issues: [] });
  });
});
