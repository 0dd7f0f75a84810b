import fc from "fast-check";
import { expect, test } from "vitest";
import { firstBar } from "./first-bar.ts";

test.for<[number, "gte" | "lte", number]>([
  [0.8602131850307033, "gte", 0.86],
  [0.8679, "gte", 0.86],
  [0.996, "gte", 0.99],
  [1, "gte", 1],
  [0.81, "gte", 0.81],
  [-0.1234, "gte", -0.13],
  [0.3411, "lte", 0.35],
  [0.0999, "lte", 0.1],
  [99.7, "lte", 100],
  [1234, "lte", 1300],
  [1e-9, "lte", 1e-9],
  [0, "lte", 0],
])("%d, %s: %d", ([value, op, bar]) => {
  expect(firstBar(value, op)).toBe(bar);
});

test("today's number always clears its bar, which lies less than a tenth of it away", () => {
  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((each) => Math.abs(each) > 1e-12);
  fc.assert(
    fc.property(value, fc.constantFrom("gte", "lte"), (number, op) => {
      const bar = firstBar(number, op);
      expect(op === "gte" ? bar <= number : bar >= number).toBe(true);
      expect(Math.abs(bar - number)).toBeLessThan(Math.abs(number) / 9.99);
    }),
  );
});
