import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measured, measuredChange } from "./measured-change.ts";

describe("a measured number that changed, as people write it", () => {
  test.for<[before: number, after: number, unit: string, shown: string]>([
    [0.81, 0.79, "", "0.81 → 0.79  −0.02"],
    [0.81, 0.7899999999999999, "", "0.81 → 0.79  −0.02"],
    [0.1, 0.30000000000000004, "", "0.1 → 0.3  +0.2"],
    [0.8970123456, 0.8411987654, "", "0.897012 → 0.841199  −0.055814"],
    // Where six digits say the same of both, there are more.
    [0.79, 0.7899999999999999, "", "0.79 → 0.7899999999999999  −1e-16"],
    [0.987654321, 0.987654329, "", "0.98765432 → 0.98765433  +1e-8"],
    [1234567, 1234568, "", "1234567 → 1234568  +1"],
    [1234567.891, 1234569.1, "", "1234568 → 1234569  +1"],
    [-0.5, 0.25, "", "-0.5 → 0.25  +0.75"],
    [12, 20.5, "%", "12% → 20.5%  +8.5%"],
    [
      0.000012890340502053731,
      0.000020110217499677674,
      "s",
      "0.0000128903s → 0.0000201102s  +0.0000072199s (+56 %)",
    ],
    [2.634501470311079e-7, 1.4400011423276805e-7, "s", "2.6345e-7s → 1.44e-7s  −1.1945e-7s (−45 %)"],
    [77577.46972166299, 49725.966415630675, "1/s", "77577.5/s → 49726/s  −27851.5/s (−36 %)"],
    [250, 251, "ms", "250ms → 251ms  +1ms (+0.4 %)"],
    [0, 12, "ms", "0ms → 12ms  +12ms"],
    [1, 500, "ms", "1ms → 500ms  +499ms"],
  ])("%d and %d%s", ([before, after, unit, shown]) => {
    const change = measuredChange(before, after, unit);
    expect(`${change.before} → ${change.after}  ${change.difference}`).toBe(shown);
  });

  test("two that differ never look the same, and the sign is right", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (before, after) => {
        fc.pre(before !== after && Number.isFinite(after - before));
        const change = measuredChange(before, after, "");
        expect(change.before).not.toBe(change.after);
        expect(change.difference[0]).toBe(after > before ? "+" : "−");
      }),
    );
  });
});

test.for<[number, string, string]>([
  [0.7899999999999999, "", "0.79"],
  [12345678, "B", "12345678B"],
  [1234567.891, "", "1234568"],
  [0.30000000000000004, "s", "0.3s"],
])("%d%s alone", ([value, unit, shown]) => expect(measured(value, unit)).toBe(shown));
