import fc from "fast-check";
import { expect, test } from "vitest";
import { readDrill } from "./read-drill.ts";

const PATH = "handoffs/churn/drills/2026-10-02.md";
const GOOD = `---
date: 2026-10-02
target: churn@3.0.0
duration: 7m
outcome: passed
by: "@dana"
x-ticket: OPS-12
---
# What happened
`;

function found(text: string) {
  const reading = readDrill(text, PATH);
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

test("reads a record, and where each value stands", () => {
  expect(readDrill(GOOD, PATH)).toMatchObject({
    ok: true,
    value: {
      date: "2026-10-02",
      target: "churn@3.0.0",
      duration: "7m",
      outcome: "passed",
      by: "@dana",
      where: { date: { path: PATH, line: 2, column: 7 }, outcome: { line: 5, column: 10 }, "": { line: 1 } },
    },
  });
  expect(JSON.parse(JSON.stringify(readDrill(GOOD, PATH)))).toEqual(readDrill(GOOD, PATH));
});

test("reads which script was run", () => {
  const digest = "0123456789abcdef".repeat(4);
  const reading = readDrill(GOOD.replace("by:", `script_sha256: ${digest}\nby:`), PATH);
  expect(reading).toMatchObject({
    ok: true,
    value: { script_sha256: digest, where: { script_sha256: { line: 6, column: 16 } } },
  });
  expect(found(GOOD.replace("by:", `script_sha256: sha256:${digest}\nby:`))).toEqual(["wrong-value 6:16"]);
});

test("line endings and a byte order mark do not move the places", () => {
  const reading = readDrill(`\uFEFF${GOOD.replaceAll("\n", "\r\n")}`, PATH);
  expect(reading).toMatchObject({ ok: true, value: { where: { target: { line: 3, column: 9 } } } });
});

test.for([
  ["no front matter", "# Drill\nIt went well.\n", ["no-front-matter 1:1"]],
  ["an empty file", "", ["no-front-matter 1:1"]],
  ["a day that is none", GOOD.replace("2026-10-02", "2026-02-30"), ["wrong-value 2:7"]],
  ["a date in words", GOOD.replace("2026-10-02", "last week"), ["wrong-value 2:7"]],
  ["a target without version", GOOD.replace("churn@3.0.0", "churn"), ["wrong-value 3:9"]],
  ["a vague duration", GOOD.replace("7m", "quick"), ["wrong-value 4:11"]],
  ["an outcome of nobody's", GOOD.replace("passed", "ok"), ["wrong-value 5:10"]],
  ["an unknown key", GOOD.replace("outcome:", "outcom: passed\noutcome:"), ["unknown-key 5:1"]],
  [
    "two mistakes at once",
    GOOD.replace("7m", "quick").replace("passed", "ok"),
    ["wrong-value 4:11", "wrong-value 5:10"],
  ],
  ["broken YAML", "---\ndate: [\n---\n", ["not-yaml 2:8"]],
  ["too large", `---\n${"x".repeat(2_000_000)}`, ["too-large 1:1"]],
] as const)("%s", ([, text, issues]) => {
  expect(found(text)).toEqual(issues);
});

test("all missing keys are told at once", () => {
  expect(found("---\nby: dana\n---\n").map((line) => line.split(" ")[0])).toEqual(
    Array(4).fill("missing-key"),
  );
});

test("any text gives a record or an issue", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(found(`---\n${text}\n---\n`).length).toBeGreaterThan(0);
      expect(found(text).length).toBeGreaterThan(0);
    }),
    { seed: 3, numRuns: 200 },
  );
});
