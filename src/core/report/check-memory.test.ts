import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMemory, greenSince, parseMemory } from "./check-memory.ts";
import { digest } from "./digest.ts";

const at = "2026-11-20T10:15:00.000Z";

describe("the memory of a check", () => {
  test.each([
    { digest: "0123456789abcdef", contentGreenAt: null },
    { digest: "0123456789abcdef", contentGreenAt: at },
    { digest: "0123456789abcdef", contentGreenAt: "2026-11-20T10:15:00Z" },
  ])("is read as it was written: %j", (memory) => {
    expect(parseMemory(formatMemory(memory))).toEqual(memory);
    expect(formatMemory(memory).length).toBeLessThan(64);
  });

  test.each([
    null,
    "",
    "v1",
    "v2 0123456789abcdef -",
    "v1 0123456789ABCDEF -",
    "v1 0123456789abcdef yesterday",
    "v1 0123456789abcdef 2026-11-20T10:15:00+02:00",
    "v1 0123456789abcdef - \n",
    " v1 0123456789abcdef -",
  ])("%j is nothing that was written", (externalId) => expect(parseMemory(externalId)).toBeNull());

  test("reading never fails", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseMemory(text)).toBeNull();
      }),
      { seed: 20261120 },
    );
  });
});

describe("since when the content is green", () => {
  const earlier = "2026-11-19T08:00:00Z";
  const remembers = (contentGreenAt: string | null) => ({ digest: "0123456789abcdef", contentGreenAt });

  test.each([
    { why: "turns green", contentGreen: true, before: remembers(null), since: at },
    { why: "nothing remembered", contentGreen: true, before: null, since: at },
    { why: "stays green", contentGreen: true, before: remembers(earlier), since: earlier },
    { why: "is no longer green", contentGreen: false, before: remembers(earlier), since: null },
    { why: "was never green", contentGreen: false, before: null, since: null },
  ])("$why", ({ contentGreen, before, since }) => {
    expect(greenSince({ contentGreen, at }, before)).toBe(since);
  });
});

describe("digest", () => {
  test("does not see the order of keys, and sees everything else", () => {
    expect(digest({ a: 1, b: [1, 2] })).toBe(digest({ b: [1, 2], a: 1 }));
    expect(digest({ a: 1 })).not.toBe(digest({ a: 2 }));
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
    expect(digest("ab")).not.toBe(digest("ba"));
    expect(digest(null)).toMatch(/^[0-9a-f]{16}$/);
  });

  test("ten thousand like texts have ten thousand digests", () => {
    const digests = new Set(Array.from({ length: 10_000 }, (_, index) => digest(`finding ${index}`)));
    expect(digests.size).toBe(10_000);
  });
});
