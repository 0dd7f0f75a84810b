import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareQuantities } from "./compare-quantities.ts";
import { holds, OPERATORS } from "./operator.ts";
import { formatDuration, parseDuration } from "./parse-duration.ts";
import { formatQuantity, parseQuantity, quantity } from "./parse-quantity.ts";
import { nearestUnit, UNITS } from "./units.ts";

const SEED = { seed: 20261121, numRuns: 300 };

function read(text: string | number) {
  const parsed = parseQuantity(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

describe("parseDuration", () => {
  test.for([
    ["250ms", 250],
    ["90s", 90_000],
    ["15m", 900_000],
    ["24h", 86_400_000],
    ["7d", 604_800_000],
    ["2w", 1_209_600_000],
    ["1.5h", 5_400_000],
    ["1h30m", 5_400_000],
    ["0s", 0],
    ["PT15M", 900_000],
    ["P7D", 604_800_000],
    ["P1DT2H3M4.5S", 93_784_500],
  ] as const)("%s is %d ms", ([text, milliseconds]) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: milliseconds });
  });

  test.for([
    "",
    "15",
    "15 m",
    "-5m",
    "soon",
    "1e3s",
    "30m1h",
    "1h1h",
    "5M",
    "P",
    "PT",
    "P1DT",
    "PT1H2",
    "p7d",
    "P1.5D",
    "999999999999w",
    "1s".repeat(40),
    "９m",
  ])("refuses %j", (text) => {
    expect(parseDuration(text).ok).toBe(false);
  });

  test.for(["P1M", "P1Y", "P1Y2M3D", "P2W"])("refuses the calendar unit in %s in so many words", (text) => {
    expect(parseDuration(text)).toMatchObject({ ok: false, problem: expect.stringContaining("varies") });
  });

  test("what is formatted reads back", () => {
    fc.assert(
      fc.property(fc.nat(1e12), (milliseconds) => {
        expect(parseDuration(formatDuration(milliseconds))).toEqual({ ok: true, value: milliseconds });
      }),
      SEED,
    );
  });
});

describe("parseQuantity", () => {
  test.for([
    ["250ms", "time", 250],
    ["0.25s", "time", 250],
    ["10m", "time", 600_000],
    ["512Mi", "information", 536_870_912],
    ["1.5 GB", "information", 1_500_000_000],
    ["50/s", "rate", 50],
    ["60/min", "rate", 1],
    ["0.01", "number", 0.01],
    ["1e-05", "number", 0.00001],
    ["-.5", "number", -0.5],
    ["12%", "share", 0.12],
    [0.78, "number", 0.78],
  ] as const)("%s is %s, %d in base units", ([text, dimension, base]) => {
    expect(parseQuantity(text)).toMatchObject({ ok: true, value: { dimension, base } });
  });

  test.for([
    "",
    "high",
    "ms",
    "250 parsecs",
    "0,78",
    "20,3",
    "1_000",
    "1,000",
    "NaN",
    "Infinity",
    "1e999",
    "0x10",
    "--1",
    "12%%",
    "50/ s",
    "1 ms ",
    "9".repeat(70),
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])("refuses %j", (text) => {
    expect(parseQuantity(text).ok).toBe(false);
  });

  test("says that the decimal mark is a point", () => {
    expect(parseQuantity("0,78")).toMatchObject({ ok: false, problem: expect.stringContaining("point") });
  });

  test("what is formatted reads back", () => {
    const values = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(values, fc.constantFrom(...UNITS.keys()), (value, unit) => {
        const made = quantity(value, unit);
        if (!made.ok) throw new Error(made.problem);
        const back = read(formatQuantity(made.value));
        expect(back.base + 0).toBe(made.value.base + 0);
        expect(back.dimension).toBe(made.value.dimension);
      }),
      SEED,
    );
  });

  test("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(typeof parseQuantity(text).ok).toBe("boolean");
        expect(typeof parseDuration(text).ok).toBe("boolean");
      }),
      SEED,
    );
  });
});

describe("compareQuantities", () => {
  test.for([
    ["250ms", "0.25s", 0],
    ["1.005s", "1005ms", 0],
    ["1Gi", "1GB", 1],
    ["60/min", "1/s", 0],
    ["11%", "12%", -1],
    ["0.1", "0.1000001", -1],
  ] as const)("%s against %s is %d", ([left, right, order]) => {
    const of = (text: string) => (text === "1/s" ? quantity(1, "1/s") : parseQuantity(text));
    const [a, b] = [of(left), of(right)];
    if (!a.ok || !b.ok) throw new Error("unreadable");
    expect(compareQuantities(a.value, b.value)).toEqual({ ok: true, order });
  });

  test.for([
    ["250ms", "250"],
    ["12%", "0.12"],
    ["1Mi", "1s"],
    ["50/s", "50"],
  ] as const)("refuses %s against %s", ([left, right]) => {
    expect(compareQuantities(read(left), read(right)).ok).toBe(false);
  });

  test("is antisymmetric, and equal to itself", () => {
    const any = fc
      .tuple(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
        fc.constantFrom(...UNITS.keys()),
      )
      .map(([value, unit]) => {
        const made = quantity(value, unit);
        if (!made.ok) throw new Error(made.problem);
        return made.value;
      });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [there, back] = [compareQuantities(a, b), compareQuantities(b, a)];
        expect(there.ok).toBe(back.ok);
        if (there.ok && back.ok) expect(there.order + back.order).toBe(0);
        expect(compareQuantities(a, a)).toEqual({ ok: true, order: 0 });
      }),
      SEED,
    );
  });

  test("each operator holds for exactly the orders that its name says", () => {
    const table = OPERATORS.map((operator) => [
      operator,
      holds(operator, -1),
      holds(operator, 0),
      holds(operator, 1),
    ]);
    expect(table).toEqual([
      ["gte", false, true, true],
      ["gt", false, false, true],
      ["lte", true, true, false],
      ["lt", true, false, false],
      ["eq", false, true, false],
    ]);
  });
});

test.each([
  ["millis", "ms"],
  ["Seconds", "s"],
  ["gb", "GB"],
  ["parsec", undefined],
  ["constructor", undefined],
])("the unit nearest to %j is %j", (symbol, expected) => {
  expect(nearestUnit(symbol)).toBe(expected);
});
