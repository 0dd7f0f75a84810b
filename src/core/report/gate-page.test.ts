import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gatePage } from "./gate-page.ts";
import { RED } from "./golden/verdicts.fixture.ts";
import { toCheckOutput } from "./to-check-output.ts";
import { toSarif } from "./to-sarif.ts";

const root = join(import.meta.dirname, "../../..");
const gates = globSync("src/core/gates/*/gate.ts", { cwd: root }).map((file) => file.split("/").at(-2) ?? "");

test("there are gates", () => expect(gates.length).toBeGreaterThan(10));

test.for([...gates, null])("the page of %s is there", (gate) => {
  const path = gatePage(gate).replace("https://github.com/gatehouse/gatehouse/blob/main/", "");
  expect(existsSync(join(root, path))).toBe(true);
});

test("a name that no gate has leads nowhere else", () => {
  expect(gatePage("../../x")).toMatch(/\/src\/core\/gates\/\.\.%2F\.\.%2Fx\/README\.md$/);
});

test("each finding of the check's page leads to the page of its gate, and each rule of SARIF does", () => {
  const url = gatePage("rollback");
  const { text = "" } = toCheckOutput(RED);
  expect(text).toContain(`<sub>[\`rollback/drill-too-old\`](<${url}>)</sub>`);
  const { runs } = JSON.parse(toSarif(RED, { version: "1" })) as {
    runs: { tool: { driver: { rules: { id: string; helpUri: string }[] } } }[];
  };
  const rules = runs.flatMap(({ tool }) => tool.driver.rules);
  expect(rules.find(({ id }) => id === "rollback/drill-too-old")?.helpUri).toBe(url);
});
