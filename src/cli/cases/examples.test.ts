import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCaseFile } from "#core/cases/read-case-file.ts";
import { loadSetting } from "./load-setting.ts";
import { runCase } from "./run-case.ts";

const root = join(import.meta.dirname, "../../..");
const files = globSync("examples/**/.github/gatehouse.test.yml", { cwd: root }).sort();

test("every policy among the examples has cases", () => {
  const policies = globSync("examples/**/.github/gatehouse.yml", { cwd: root }).sort();
  expect(files).toEqual(policies.map((path) => path.replace("gatehouse.yml", "gatehouse.test.yml")));
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
