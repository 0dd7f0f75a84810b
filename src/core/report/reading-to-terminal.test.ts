import fc from "fast-check";
import { expect, test } from "vitest";
import type { EvidenceReading } from "#core/model/observation.ts";
import { readingToTerminal } from "./reading-to-terminal.ts";

const source = { pointer: "/x", line: 3, column: 2 };
const READING: EvidenceReading = {
  path: "reports/fairness.json",
  format: "fairlearn",
  digest: "d".repeat(40),
  producer: { tool: "Fairlearn", version: "0.12" },
  observations: [
    { name: "Age.by_group.recall", value: 0.81, slice: { Age: "31-40" }, samples: 90, source },
    { name: "p95", value: 12, unit: "ms", passed: false, source: { pointer: "/y" } },
  ],
  details: {
    alertCases: [{ alert: "Slow", expects: "firing", source }],
    artifacts: [{ name: "model.pkl", digests: [{ algorithm: "sha256", value: "ab".repeat(32) }], source }],
  },
  problems: [
    {
      id: "null",
      says: "`{name}` is null.",
      fix: "Compute it.",
      values: { name: "f1" },
      where: { path: "x", line: 9, column: 4 },
    },
  ],
};

test("an observation is named as a policy's check reads it, with its place", () => {
  expect(readingToTerminal(READING, { title: "Fairlearn dump (fairlearn)" })).toBe(
    [
      "reports/fairness.json: Fairlearn dump (fairlearn), written by Fairlearn 0.12",
      "  fairlearn:Age.by_group.recall  0.81  slice { Age: 31-40 }  90 samples  line 3",
      "  fairlearn:p95                  12ms  the tool failed it  line 1",
      "  alert cases (1)",
      "    Slow, firing  line 3",
      "  artifacts (1)",
      "    model.pkl, sha256:abababababab  line 3",
      "  not evaluable  9:4  `f1` is null.",
      "    → Compute it.",
      "",
    ].join("\n"),
  );
});

test("a file of which nothing was read says so", () => {
  const nothing = { ...READING, observations: [], details: {}, problems: [] };
  expect(readingToTerminal(nothing)).toContain("nothing was read");
});

test("long lists are counted, not printed", () => {
  const many = Array.from({ length: 300 }, (_, n) => ({ name: `m${n}`, value: n, source }));
  const pins = Array.from({ length: 20 }, (_, n) => {
    return { kind: "package", name: `p${n}`, exact: true, locked: true, source } as const;
  });
  const printed = readingToTerminal({ ...READING, observations: many, details: { pins } });
  expect(printed).toContain("and 100 more");
  expect(printed).toContain("and 12 more");
});

test("no foreign text moves the cursor or commands a runner", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const hostile = {
        ...READING,
        path: text,
        observations: [{ name: text, value: text, slice: { [text]: text }, source }],
        details: { links: [{ target: text, source }] },
      };
      const printed = readingToTerminal(hostile);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(printed).not.toMatch(/^::/m);
    }),
    { seed: 8, numRuns: 200 },
  );
});
