import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareQuantities } from "./compare-quantities.ts";
import { parseQuantity, type Quantity, quantity } from "./parse-quantity.ts";
import { amid, type Shown, shownAlone, shownApart, shownBeside } from "./shown-quantity.ts";
import { UNITS } from "./units.ts";

const SEED = { seed: 20261121, numRuns: 2000 };

function read(text: string | number): Quantity {
  const parsed = parseQuantity(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

function of(value: number, unit: string): Quantity {
  const made = quantity(value, unit);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

const shownOf = (shown: Shown): string => (typeof shown === "string" ? shown : shown.shown);
const exactOf = (shown: Shown): string | number => (typeof shown === "string" ? shown : shown.exact);

describe("a measured number beside its bar", () => {
  test.for<[value: number, unit: string, bar: string | number, shown: string]>([
    [0.74, "", 0.78, "0.74"],
    [0.8412345678901234, "", 0.85, "0.841235"],
    [1.2000000000000002, "", 1.5, "1.2"],
    // Nearer to the bar than six digits tell.
    [0.8499996, "", 0.85, "0.8499996"],
    [0.84999999999, "", 0.85, "0.84999999999"],
    [1.2000000000000002, "", 1.2, "1.2000000000000002"],
    [0.85000004, "", 0.85, "0.85000004"],
    [0.85, "", 0.85, "0.85"],
    [0.123456789, "", 0.123456789, "0.123456789"],
    [0.30000000000000004, "", 0.3, "0.30000000000000004"],
    [-0.0000004, "", 0, "-4e-7"],
    // Whole numbers, and digits before the point, are never made into zeros.
    [123456789, "", 100, "123456789"],
    [123456789.123, "", 100, "123456789"],
    [12.345678, "%", "12%", "12.3457%"],
    [120.30004, "ms", "120ms", "120.3ms"],
    [536870912, "By", "1B", "536870912B"],
    [77577.46972166299, "1/s", "50/s", "77577.5/s"],
    // In the unit of the bar, too.
    [0.1203000041, "s", "120ms", "0.1203s (120.3ms)"],
    [0.12, "s", "120ms", "0.12s (120ms)"],
    [0.11999999, "s", "120ms", "0.11999999s (119.99999ms)"],
    [536870912, "By", "512Mi", "536870912B (512Mi)"],
    [600000000, "By", "512Mi", "600000000B (572.205Mi)"],
    [1.5, "min", "60s", "1.5min (90s)"],
    [120.25, "µs", "1us", "120.25µs"],
  ])("%d%s against %s", ([value, unit, bar, shown]) => {
    const told = shownBeside(of(value, unit), read(bar));
    expect(shownOf(told)).toBe(shown);
    expect(parseFloat(String(exactOf(told)))).toBe(value);
  });

  const units = [...UNITS.keys()];
  const near = fc
    .tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
      fc.constantFrom(...units),
      fc.constantFrom(0, 1e-15, -1e-15, 1e-9, -1e-9, 1e-7, 1e-4, 0.3),
    )
    .chain(([bar, unit, off]) => {
      const { dimension } = of(1, unit);
      const others = units.filter((other) => of(1, other).dimension === dimension);
      return fc.constantFrom(...others).map((own) => {
        const factor = (UNITS.get(unit)?.factor ?? 1) / (UNITS.get(own)?.factor ?? 1);
        return [of(bar * factor * (1 + off), own), of(bar, unit)] as const;
      });
    });

  test("what is printed stands to the bar as what was measured does, in either unit", () => {
    let converted = 0;
    fc.assert(
      fc.property(near, ([measured, bar]) => {
        const found = compareQuantities(measured, bar);
        const [own = "", other] = shownOf(shownBeside(measured, bar)).replace(")", "").split(" (");
        for (const text of other === undefined ? [own] : [own, other])
          expect(compareQuantities(read(text), bar), `${text} beside ${bar.value}${bar.unit}`).toEqual(found);
        if (other !== undefined) converted++;
      }),
      SEED,
    );
    expect(converted).toBeGreaterThan(SEED.numRuns / 5);
  });

  test("what is printed is the number, up to half a unit of its last digit", () => {
    fc.assert(
      fc.property(near, ([measured, bar]) => {
        const [own = ""] = shownOf(shownBeside(measured, bar)).split(" (");
        const { value } = read(own);
        // A double that is read back is off by a part of its own.
        const noise = Math.abs(measured.value) * Number.EPSILON;
        expect(Math.abs(value - measured.value)).toBeLessThanOrEqual(halfOfLast(own) + noise);
      }),
      SEED,
    );
  });
});

/** Half a unit of the last digit that a number is written with; less than nothing is lost of a whole one. */
function halfOfLast(text: string): number {
  const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?/.exec(text) ?? [];
  return 10 ** (Number(exponent) - fraction.length) / 2;
}

test.for<[number, string, string]>([
  [0.7899999999999999, "", "0.79"],
  [12345678, "By", "12345678B"],
  [0.5, "furlong", "0.5furlong"],
])("%d%s alone", ([value, unit, shown]) => expect(shownOf(shownAlone({ value, unit }))).toBe(shown));

describe("two measured numbers", () => {
  test.for<[a: number, b: number, unit: string, shown: string]>([
    [0.8412345678, 0.8501234567, "", "0.841235 and 0.850123"],
    [0.8412346, 0.8412344, "", "0.8412346 and 0.8412344"],
    [0.79, 0.7899999999999999, "", "0.79 and 0.7899999999999999"],
    [0.5, 0.5, "", "0.5 and 0.5"],
  ])("%d and %d%s", ([a, b, unit, shown]) => {
    expect(shownApart({ value: a, unit }, { value: b, unit }).map(shownOf).join(" and ")).toBe(shown);
  });

  test("lie, as printed, on the same side of each other, and as far apart", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [left, right] = shownApart({ value: a, unit: "" }, { value: b, unit: "" }).map((one) =>
          Number(shownOf(one)),
        );
        const difference = (left ?? Number.NaN) - (right ?? Number.NaN);
        expect(Math.sign(difference)).toBe(Math.sign(a - b));
        expect(Math.abs(difference - (a - b))).toBeLessThanOrEqual(0.05 * Math.abs(a - b));
      }),
      SEED,
    );
  });
});

test("words around a number stand around both of its texts", () => {
  expect(amid("men (", { shown: "0.84", exact: "0.8412" }, ")")).toEqual({
    shown: "men (0.84)",
    exact: "men (0.8412)",
  });
  expect(amid("men (", "0.84", ")")).toBe("men (0.84)");
});
