import { describe, expect, test } from "vitest";
import { evidencePath } from "./evidence-path.ts";

const LIST = "handoffs/churn/checklists/release.md";

function resolve(path: string, folder = "handoffs/churn", list = LIST): string {
  const found = evidencePath({ path, where: { path: list, line: 1, column: 1 } }, list, folder);
  return found.ok ? found.value : `! ${found.issues.map(({ id }) => id).join(" ")}`;
}

describe("evidencePath", () => {
  test.for([
    ["eval.json", "handoffs/churn/checklists/eval.json"],
    ["./eval.json", "handoffs/churn/checklists/eval.json"],
    ["../reports/eval.json", "handoffs/churn/reports/eval.json"],
    ["../reports//a b.json", "handoffs/churn/reports/a b.json"],
    ["/handoffs/churn/eval.json", "handoffs/churn/eval.json"],
    ["..", "handoffs/churn"],
    ["../../churn/x", "handoffs/churn/x"],
    ["../../churn2/x", "! evidence-leaves-package"],
    ["../../x", "! evidence-leaves-package"],
    ["/docs/x", "! evidence-leaves-package"],
    ["../../..", "! evidence-leaves-package"],
    ["../../../../x", "! evidence-leaves-repository"],
    ["../../../../repo/handoffs/churn/x", "! evidence-leaves-repository"],
    ["/../handoffs/churn/x", "! evidence-leaves-repository"],
    ["..\\reports\\x", "! evidence-not-a-path"],
    ["a\0b", "! evidence-not-a-path"],
    ["a\nb", "! evidence-not-a-path"],
    ["//host/x", "! evidence-not-a-path"],
    ["", "! evidence-not-a-path"],
  ] as const)("%s", ([path, expected]) => {
    expect(resolve(path)).toBe(expected);
  });

  test("in a package at the root everything of the repository is inside", () => {
    expect(resolve("../x.json", "", "checklists/a.md")).toBe("x.json");
    expect(resolve("../../x.json", "", "checklists/a.md")).toBe("! evidence-leaves-repository");
  });
});
