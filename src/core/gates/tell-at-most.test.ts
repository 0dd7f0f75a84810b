import { expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import { tellAtMost } from "./tell-at-most.ts";

const findings = (count: number): Finding[] =>
  Array.from({ length: count }, (_, index) => ({ id: `f${index}`, outcome: "fail", says: "", values: {} }));
const rest = (count: number): Finding => ({ id: "more", outcome: "fail", says: "", values: { count } });

test("tells all of a few, and counts the rest of many", () => {
  expect(tellAtMost(findings(12), rest)).toEqual(findings(12));
  const told = tellAtMost(findings(20), rest);
  expect(told).toHaveLength(13);
  expect(told.at(-1)).toEqual(rest(8));
  expect(tellAtMost(findings(3), rest, 1).at(-1)).toEqual(rest(2));
  expect(tellAtMost([], rest)).toEqual([]);
});
