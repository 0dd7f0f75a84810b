import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Verdict } from "#core/model/verdict.ts";
import { nextChange } from "./next-change.ts";

const NOW = "2026-11-20T10:00:00.000Z";
const START = Date.parse(NOW);
const DAY = 24 * 60 * 60 * 1000;

/** A verdict whose drill is too old from a moment on, and shows its age all the time. */
function judged(until: number, count = { judgements: 0 }) {
  return (now: string): Verdict => {
    count.judgements++;
    const old = Date.parse(now) >= until;
    const finding = { id: old ? "too-old" : "fresh", outcome: old ? "fail" : "pass", values: { age: now } };
    const gate = { gate: "rollback", outcome: finding.outcome, findings: [finding] };
    return { outcome: finding.outcome, gates: [gate], notices: [] } as unknown as Verdict;
  };
}

test("the moment at which something becomes too old is found to the second", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: DAY }), (ahead) => {
      const found = nextChange(judged(START + ahead), NOW, DAY) ?? 0;
      expect(found - (START + ahead)).toBeGreaterThanOrEqual(0);
      expect(found - (START + ahead)).toBeLessThanOrEqual(1000);
    }),
  );
});

test("an age that is shown is no change, and costs two judgements", () => {
  const count = { judgements: 0 };
  expect(nextChange(judged(START + DAY + 1, count), NOW, DAY)).toBeNull();
  expect(nextChange(judged(START - 1, count), NOW, DAY)).toBeNull();
  expect(count.judgements).toBe(4);
});

test("a notice that falls due is a change", () => {
  const due = (now: string) =>
    ({
      outcome: "pass",
      gates: [],
      notices: Date.parse(now) > START + 5000 ? [{ id: "review-due" }] : [],
    }) as unknown as Verdict;
  const found = nextChange(due, NOW, DAY) ?? 0;
  expect(found).toBeGreaterThan(START + 5000);
  expect(found).toBeLessThanOrEqual(START + 6001);
});
