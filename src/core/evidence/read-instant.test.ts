import { expect, test } from "vitest";
import { readInstant } from "./read-instant.ts";

test.for([
  ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00.000Z"],
  ["2026-11-21T10:00:00.123456+02:00", "2026-11-21T08:00:00.123Z"],
  ["2026-11-21 10:00:00,5+0200", "2026-11-21T08:00:00.500Z"],
  ["2026-11-21T10:00Z", "2026-11-21T10:00:00.000Z"],
  // Without a zone: the earliest instant that it can mean.
  ["2026-11-21T10:00:00", "2026-11-20T20:00:00.000Z"],
  ["2026-11-21", "2026-11-20T10:00:00.000Z"],
] as const)("%s is %s", ([text, instant]) => {
  expect(readInstant(text)).toBe(instant);
});

test.for([
  "",
  "now",
  "21.11.2026",
  "2026-13-01",
  "2026-11-21T25:00:00Z",
  "1763719200",
  "2026-11-21T10:00:00 CET",
  "2".repeat(50),
])("%j is no instant", (text) => {
  expect(readInstant(text)).toBeUndefined();
});
