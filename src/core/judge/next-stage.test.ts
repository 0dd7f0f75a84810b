import { expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import { exactly } from "#core/model/statement.ts";
import type { GateResult } from "#core/model/verdict.ts";
import { nextStage } from "./next-stage.ts";

const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
  id,
  outcome: "fail",
  says: id,
  values: {},
  ...more,
});
const gate = (id: string, findings: readonly Finding[], more: Partial<GateResult> = {}): GateResult => ({
  gate: id,
  title: id,
  severity: "block",
  outcome: "fail",
  kind: "content",
  findings,
  tables: [],
  ...more,
});

test("what the next stage asks beyond this one, and of the content alone", () => {
  const now = [gate("package", [finding("missing", { values: { key: "license" } })])];
  const ahead = [
    gate("package", [
      finding("missing", { values: { key: "license" } }),
      finding("missing", { values: { key: "slo" } }),
    ]),
    gate("rollback", [finding("held", { outcome: "pass" }), finding("warned", { severity: "warn" })]),
    gate("sign-offs", [finding("role", { outcome: "pending" })], { kind: "people" }),
    gate("fairness", [finding("gap")], { severity: "warn" }),
    gate("monitoring", [finding("unread", { outcome: "error" })]),
  ];
  const { stage, asks } = nextStage("production", now, ahead);
  expect(stage).toBe("production");
  expect(
    asks.map((ask) => [ask.gate, ask.finding.id, exactly(ask.finding.values["key"] ?? "")].join(" ")),
  ).toEqual(["package missing slo", "monitoring unread "]);
});

test("a stage that asks for nothing more says so", () => {
  expect(nextStage("production", [], [gate("package", [], { outcome: "pass" })]).asks).toEqual([]);
});
