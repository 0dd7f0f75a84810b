import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocks, gravest, OUTCOMES } from "#core/model/outcome.ts";
import { facts, run } from "./gate-cases.fixture.ts";

describe("only narrowing", () => {
  const line = fc.record({
    kept: fc.constantFrom("kept", "kept", "kept", "removed", "reworded", "renamed"),
    state: fc.constantFrom("x", "x", "x", " ", "struck", "struck for a reason"),
    evidence: fc.constantFrom(
      "[r](../reports/r.json)",
      "[r](../reports/r.json)",
      "",
      "[r](gone)",
      "<https://e.example>",
    ),
    required: fc.boolean(),
  });
  type Line = { readonly [key in "kept" | "state" | "evidence"]: string } & { readonly required: boolean };

  const copyLine = ({ kept, state, evidence }: Line, i: number): string => {
    if (kept === "removed") return "";
    const text = kept === "reworded" ? `Other ${i}` : `Item ${i}`;
    const said = state.startsWith("struck") ? `~~${text}~~${state === "struck" ? "" : " n/a: why"}` : text;
    return `- [${state === "x" ? "x" : " "}] ${said} ${evidence} <!-- id: ${kept === "renamed" ? "other" : "item"}-${i} -->\n`;
  };
  const judge = (lines: readonly Line[], asked: readonly Line[]) => {
    const definition = asked
      .map(
        ({ required }, i) =>
          `- [ ] Item ${i} <!-- id: item-${i}${required ? ", evidence: required" : ""} -->\n`,
      )
      .join("");
    const { findings } = run(facts(`${lines.map(copyLine).join("")}- [x] Extra`, definition));
    return { outcome: gravest(findings.map(({ outcome }) => outcome)), count: findings.length };
  };
  const cases = fc
    .array(line, { minLength: 1, maxLength: 5 })
    .chain((lines) => fc.tuple(fc.constant(lines), fc.nat({ max: lines.length - 1 })));

  test("taking a tick or an item away never makes the gate greener", () => {
    let green = 0;
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom<Partial<Line>>({ state: " " }, { kept: "removed" }),
        ([lines, at], change) => {
          const before = judge(lines, lines).outcome;
          if (!blocks(before)) green += 1;
          const after = judge(
            lines.map((one, i) => (i === at ? { ...one, ...change } : one)),
            lines,
          ).outcome;
          expect(OUTCOMES.indexOf(after)).toBeLessThanOrEqual(OUTCOMES.indexOf(before));
          expect(blocks(after)).toBe(true);
        },
      ),
      { seed: 20261118, numRuns: 500 },
    );
    expect(green).toBeGreaterThan(20);
  });

  test("taking an evidence file away never makes the gate greener", () => {
    fc.assert(
      fc.property(cases, ([lines]) => {
        const before = judge(lines, lines).outcome;
        const after = judge(
          lines.map((one) => ({ ...one, evidence: one.evidence.replace("../reports/r.json", "gone") })),
          lines,
        ).outcome;
        expect(OUTCOMES.indexOf(after)).toBeLessThanOrEqual(OUTCOMES.indexOf(before));
      }),
      { seed: 20261118, numRuns: 300 },
    );
  });
});
