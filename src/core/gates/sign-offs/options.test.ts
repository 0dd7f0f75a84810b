import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { options, strengthen } from "./options.ts";

const written = fc.record(
  {
    "code-owners": fc.constantFrom("every", "any", "off"),
    unowned: fc.constantFrom("fail", "allow"),
    roles: fc.dictionary(fc.constantFrom("operations", "security"), fc.integer({ min: 1, max: 3 })),
    distinct: fc.boolean(),
    "after-gates": fc.boolean(),
  },
  { requiredKeys: [] },
);

const OWNERS = ["off", "any", "every"];

describe("strengthen", () => {
  test("is never weaker than what either side says, and makes nothing up", () => {
    fc.assert(
      fc.property(written, written, (earlier, later) => {
        const joined = strengthen(earlier, later);
        const parsed = options.parse(joined);
        for (const side of [earlier, later]) {
          const mode = side["code-owners"] ?? "off";
          expect(OWNERS.indexOf(parsed["code-owners"])).toBeGreaterThanOrEqual(OWNERS.indexOf(mode));
          if (side.unowned === "fail") expect(parsed.unowned).toBe("fail");
          for (const [role, count] of Object.entries(side.roles ?? {})) {
            expect(parsed.roles[role]).toBeGreaterThanOrEqual(count);
          }
          if (side.distinct === true) expect(parsed.distinct).toBe(true);
          if (side["after-gates"] === true) expect(parsed["after-gates"]).toBe(true);
        }
        expect(Object.keys(joined).sort()).toEqual(Object.keys({ ...earlier, ...later }).sort());
        expect(strengthen(later, earlier)).toEqual(joined);
        expect(strengthen(earlier, earlier)).toEqual(earlier);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  test("what one side leaves out is the other's to say", () => {
    expect(strengthen({ "code-owners": "off", unowned: "allow" }, { roles: { operations: 1 } })).toEqual({
      "code-owners": "off",
      unowned: "allow",
      roles: { operations: 1 },
    });
  });
});

test("the defaults ask every code owner, and an owner for every path", () => {
  expect(options.parse({})).toEqual({
    "code-owners": "every",
    unowned: "fail",
    roles: {},
    distinct: false,
    "after-gates": false,
  });
});

test.for([{ roles: { a: 0 } }, { roles: { a: 1.5 } }, { "code-owners": true }, { distnct: true }])(
  "%j is refused",
  (value) => {
    expect(options.safeParse(value).success).toBe(false);
  },
);
