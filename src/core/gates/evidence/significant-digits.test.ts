import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agree, significantDigits } from "./significant-digits.ts";

describe("significantDigits", () => {
  test.for([
    [0, 1],
    [0.81, 2],
    [0.0812, 3],
    [-0.8123, 4],
    [100, 3],
    [1, 1],
    [1.5e-7, 2],
    [1e21, 1],
  ] as const)("of %d are %d", ([value, digits]) => {
    expect(significantDigits(value)).toBe(digits);
  });
});

describe("agree", () => {
  test.for([
    [0.81, 0.8123, true],
    [0.82, 0.8123, false],
    [0.8, 0.8123, true],
    [1, 0.953, true],
    [1, 0.6, false],
    [0.812, 0.8125, true],
    [0.813, 0.8125, true],
    [0, 0.0001, false],
    [0, 0, true],
    [-0.81, 0.81, false],
    [1e-9, 1.2e-9, true],
  ] as const)("%d and %d: %s", ([a, b, expected]) => {
    expect(agree(a, b)).toBe(expected);
    expect(agree(b, a)).toBe(expected);
  });

  test("what lies apart by less than the tolerance agrees", () => {
    expect(agree(0.82, 0.8123, 0.01)).toBe(true);
    expect(agree(0.83, 0.8123, 0.01)).toBe(false);
  });

  test("a share agrees with itself rounded to any digits", () => {
    const values = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1, max: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (value, digits) => {
        expect(agree(Number(value.toPrecision(digits)), value)).toBe(true);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
