import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measured, measuredChange } from "./measured-change.ts";

describe("a measured number that changed, as people write it", () => {
  test.for<[before: number, after: number, unit: string, shown: string]>([
    [0.81, 0.79, "", "0.81 → 0.79  −0.02"],
    [0.81, 0.7899999999999999, "", "0.81 → 0.79  −0.02"],
    [0.1, 0.30000000000000004, "", "0.1 → 0.3  +0.2"],
    [0.8970123456, 0.8411987654, "", "0.897012 → 0.841199  −0.055813"],
    // Where six digits say the same of both, there are more.
    [0.79, 0.7899999999999999, "", "0.79 → 0.7899999999999999  −1e-16"],
    [0.987654321, 0.987654329, "", "0.987654321 → 0.987654329  +8e-9"],
    [0.81279549, 0.81279551, "", "0.81279549 → 0.81279551  +2e-8"],
    [0.8127945, 0.8127965, "", "0.8127945 → 0.8127965  +0.000002"],
    [1234567, 1234568, "", "1234567 → 1234568  +1"],
    [1234567.891, 1234569.1, "", "1234567.9 → 1234569.1  +1.2"],
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
    // Smaller than what `toFixed` writes out, and larger than a number holds.
    [1e-150, 3e-150, "s", "1e-150s → 3e-150s  +2e-150s (+200 %)"],
    [0.5, 5e-324, "", "0.5 → 5e-324  −0.5"],
    [1e308, -1e308, "", "1e+308 → -1e+308"],
  ])("%d and %d%s", ([before, after, unit, shown]) => {
    const change = measuredChange(before, after, unit);
    expect(`${change.before} → ${change.after}  ${change.difference ?? ""}`.trim()).toBe(shown);
  });

  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const apart = fc.oneof(
    fc.tuple(number, number),
    // Near each other, where few digits tell the two apart and not how far they are.
    fc
      .tuple(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constantFrom(1e-14, 1e-9, 2e-8, 1e-6, 1e-3))
      .map(([value, part]) => [value, value * (1 + part)] as const),
  );

  test("two that differ never look the same, and the difference is that of the two as they are shown, and of the two as they are", () => {
    fc.assert(
      fc.property(apart, ([before, after]) => {
        fc.pre(before !== after && Number.isFinite(after - before));
        const change = measuredChange(before, after, "");
        expect(change.before).not.toBe(change.after);
        const { difference = "" } = change;
        expect(difference[0]).toBe(after > before ? "+" : "−");
        const told = Number(difference.replace("−", "-"));
        const [was, is] = [Number(change.before), Number(change.after)];
        // What is subtracted is off by a part of the larger one, and what is read back by a part of its own.
        const noise = 2 * Number.EPSILON * Math.max(Math.abs(was), Math.abs(is)) + Number.MIN_VALUE;
        expect(Math.abs(told - (is - was))).toBeLessThanOrEqual(noise);
        expect(Math.abs(told - (after - before))).toBeLessThanOrEqual(
          0.05 * Math.abs(after - before) + noise,
        );
      }),
      { seed: 20261121, numRuns: 2000 },
    );
  });
});

test.for<[number, string, string]>([
  [0.7899999999999999, "", "0.79"],
  [12345678, "B", "12345678B"],
  [1234567.891, "", "1234568"],
  [0.30000000000000004, "s", "0.3s"],
])("%d%s alone", ([value, unit, shown]) => expect(measured(value, unit)).toBe(shown));
