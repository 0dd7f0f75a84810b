import { describe, expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import { gate, verdict } from "./golden/verdicts.fixture.ts";
import { byteLength } from "./text-size.ts";
import { toAnnotations } from "./to-annotations.ts";
import { toCheckOutput } from "./to-check-output.ts";
import { toSummary } from "./to-summary.ts";
import { toTerminal } from "./to-terminal.ts";

function failing(count: number, says: string): readonly Finding[] {
  return Array.from({ length: count }, (_, index) => ({
    id: "wrong",
    outcome: "fail" as const,
    says,
    fix: "Mend line {line}.",
    values: { line: index + 1 },
    where: { path: "handoffs/churn/handoff.yml", line: index + 1, column: 3 },
  }));
}

const long = "{line} is wrong in a way that takes a whole sentence to say, über alle Maßen 語";
const table = {
  title: "Every item",
  columns: ["item", "state"],
  rows: Array.from({ length: 3_000 }, (_, index) => [
    `item ${index}`,
    "a state of some length, so that the page fills",
  ]),
};

describe.each([
  { name: "70,000 characters of findings", count: 700 },
  { name: "5,000 findings", count: 5_000 },
])("$name", ({ count }) => {
  const red = verdict({
    outcome: "fail",
    gates: [gate("package", { outcome: "fail", findings: failing(count, long), tables: [table] })],
  });
  const { title, summary, text = "", annotations } = toCheckOutput(red);

  test("the check keeps GitHub's limits, however characters are counted", () => {
    expect(byteLength(title)).toBeLessThanOrEqual(255);
    expect(byteLength(summary)).toBeLessThanOrEqual(65_535);
    expect(byteLength(text)).toBeLessThanOrEqual(65_535);
    expect(byteLength(text)).toBeGreaterThan(60_000);
  });

  test("it says what was cut, and closes what was open", () => {
    const shown = text.match(/^- ✗/gm)?.length ?? 0;
    expect(text).toContain(`Not shown: ${count - shown} findings, 3000 table rows.`);
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
  });

  test("the gravest findings with a place are annotated, in four requests at the most", () => {
    expect(annotations).toHaveLength(200);
    expect(annotations[0]?.where).toEqual({ path: "handoffs/churn/handoff.yml", line: 1, column: 3 });
  });

  test("the first page counts instead of listing", () => {
    expect(summary).toContain(`and ${count - 3} more`);
    expect(summary.length).toBeLessThan(2_000);
  });

  test("the job summary stays below the runner's 1 MiB", () => {
    expect(byteLength(toSummary(red))).toBeLessThanOrEqual(1_000_000);
  });

  test("the terminal shows them all", () => {
    expect(toTerminal(red).match(/ {2}package\/wrong/g)).toHaveLength(count);
  });
});

describe("5,000 findings that are told as one", () => {
  const many = { says: "{count} are wrong", fix: "Mend them.", each: "{line}", note: long };
  const [inLines, inOneLine] = [false, true].map((together) => {
    const findings = failing(5_000, long).map((finding) => ({
      ...finding,
      many,
      where: { path: "handoffs/churn/handoff.yml", line: together ? 7 : (finding.where?.line ?? 1) },
    }));
    return verdict({ outcome: "fail", gates: [gate("package", { outcome: "fail", findings })] });
  });
  if (inLines === undefined || inOneLine === undefined) throw new Error("there are two");

  test("the page is cut between any two, and counts what it leaves out", () => {
    const { summary, text = "" } = toCheckOutput(inLines);
    expect(byteLength(text)).toBeLessThanOrEqual(65_535);
    expect(byteLength(text)).toBeGreaterThan(60_000);
    const shown = text.match(/^ {2}- /gm)?.length ?? 0;
    expect(text).toContain(`Not shown: ${5_000 - shown} findings.`);
    expect(summary).toContain("5000 are wrong: 1, 2, 3, 4, 5, 6, and 4994 more");
    expect(summary.length).toBeLessThan(2_000);
  });

  test("the terminal shows them all under one row", () => {
    const shown = toTerminal(inLines);
    expect(shown.match(/ {2}package\/wrong/g)).toHaveLength(1);
    expect(shown.match(/is wrong in a way/g)).toHaveLength(5_000);
    expect(shown).toContain("1 problem in 1 file");
  });

  test("those of one line share an annotation that keeps its limit", () => {
    const { annotations } = toCheckOutput(inOneLine);
    expect(annotations).toHaveLength(1);
    expect(byteLength(annotations[0]?.message ?? "")).toBeLessThanOrEqual(64_000);
    const [ofAction, ...others] = toAnnotations(inOneLine);
    expect(others).toEqual([]);
    expect(byteLength(ofAction?.message ?? "")).toBeLessThanOrEqual(4_096);
  });
});

test("a table that fills the page is cut between its rows", () => {
  const { text = "" } = toCheckOutput(verdict({ gates: [gate("package", { tables: [table, table] })] }));
  expect(byteLength(text)).toBeLessThanOrEqual(65_535);
  expect(text).toMatch(/\|\n\n<\/details>\n\n\*\*This page is full\.\*\* Not shown: \d+ table rows\./);
});

test("a thousand gates and packages with long names keep the limits", () => {
  const name = "語".repeat(1_000);
  const many = verdict({
    outcome: "fail",
    stage: name,
    packages: Array.from({ length: 1_000 }, () => ({ folder: name, name, version: name, risk: name })),
    gates: Array.from({ length: 1_000 }, (_, index) =>
      gate(`${name}${index}`, { outcome: index % 2 === 0 ? "fail" : "pending", title: name }),
    ),
    deferred: Array.from({ length: 1_000 }, () => name),
  });
  const { title, summary, text = "" } = toCheckOutput(many);
  expect(byteLength(title)).toBeLessThanOrEqual(255);
  expect(byteLength(summary)).toBeLessThanOrEqual(65_535);
  expect(byteLength(text)).toBeLessThanOrEqual(65_535);
  expect(summary).toContain("This page is full");
});

describe("annotations", () => {
  const of = (finding: Partial<Finding>, severity: "block" | "warn" = "block") =>
    toCheckOutput(
      verdict({
        outcome: "fail",
        gates: [
          gate("g", {
            severity,
            outcome: "fail",
            findings: [{ id: "i", outcome: "fail", says: "x", values: {}, ...finding }],
          }),
        ],
      }),
    ).annotations;

  test("columns only where start and end are on one line", () => {
    expect(of({ where: { path: "a", line: 2, column: 3, endLine: 2, endColumn: 9 } })[0]?.where).toEqual({
      path: "a",
      line: 2,
      column: 3,
      endColumn: 9,
    });
    expect(of({ where: { path: "a", line: 2, column: 3, endLine: 4, endColumn: 9 } })[0]?.where).toEqual({
      path: "a",
      line: 2,
      endLine: 4,
    });
  });

  test("a whole file is annotated at its first line, and what has no place is not", () => {
    expect(of({ where: { path: "a" } })[0]?.where).toEqual({ path: "a", line: 1 });
    expect(of({})).toEqual([]);
  });

  test("levels follow what a finding means for the merge", () => {
    const where = { path: "a", line: 1 };
    expect(of({ where })[0]?.level).toBe("failure");
    expect(of({ where, outcome: "error" })[0]?.level).toBe("failure");
    expect(of({ where, outcome: "pending" })[0]?.level).toBe("notice");
    expect(of({ where, outcome: "waived" })[0]?.level).toBe("notice");
    expect(of({ where }, "warn")[0]?.level).toBe("warning");
  });

  test("a message keeps below 64 KB", () => {
    const values = Object.fromEntries(
      Array.from({ length: 900 }, (_, index) => [`v${index}`, "語".repeat(300)]),
    );
    const says = Object.keys(values)
      .map((name) => `{${name}}`)
      .join(" ");
    const [annotation] = of({ where: { path: "a" }, says, values });
    expect(byteLength(annotation?.message ?? "")).toBeLessThanOrEqual(64_000);
    expect(byteLength(annotation?.message ?? "")).toBeGreaterThan(60_000);
  });
});

describe("workflow commands", () => {
  const red = verdict({
    outcome: "fail",
    gates: [
      gate("licence", { severity: "warn", outcome: "fail", findings: failing(10, "warning {line}") }),
      gate("package", { outcome: "fail", findings: failing(25, "error {line}") }),
      gate("team", {
        outcome: "error",
        findings: [{ id: "unreadable", outcome: "error", says: "the team could not be read", values: {} }],
      }),
    ],
  });
  const annotations = toAnnotations(red);

  test("ten a level, the gravest first, and the tenth counts the rest", () => {
    const errors = annotations.filter(({ level }) => level === "error");
    expect(errors).toHaveLength(10);
    expect(errors[0]).toEqual({
      level: "error",
      title: "team/unreadable",
      message: "the team could not be read",
    });
    expect(errors[8]?.message).toBe("error 8\nMend line 8.");
    expect(errors[9]?.message).toBe(
      "error 9\nMend line 9.\nAnd 16 more of this level: the job summary lists them.",
    );
  });

  test("ten that fit are not counted", () => {
    const warnings = annotations.filter(({ level }) => level === "warning");
    expect(warnings).toHaveLength(10);
    expect(warnings[9]?.message).toBe("warning 10\nMend line 10.");
  });
});
