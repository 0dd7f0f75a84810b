import { describe, expect, test } from "vitest";
import { exactly } from "#core/model/statement.ts";
import { checkTurnedOff } from "./check-turned-off.ts";
import { type PolicySource, policySchema } from "./policy-schema.ts";

interface Made {
  readonly first?: Readonly<Record<string, unknown>>;
  readonly second?: Readonly<Record<string, unknown>>;
  readonly frozen?: readonly string[];
}

/** Two stages, the second after the first, and a freeze; settings of gates as the schema would have read them. */
function sourceOf({ first, second, frozen }: Made): PolicySource {
  const read = policySchema.parse({
    version: 1,
    stages: {
      first: { branches: ["a"] },
      second: { branches: ["b"], after: { stage: "first" } },
    },
    freezes: [
      {
        name: "year end",
        from: "2026-12-18",
        to: "2027-01-04",
        ...(frozen === undefined ? {} : { stages: frozen }),
      },
    ],
  });
  const stages = Object.fromEntries(
    Object.entries(read.stages).map(([name, stage]) => {
      const gates = name === "first" ? first : second;
      return [name, { ...stage, ...(gates === undefined ? {} : { gates }) }];
    }),
  );
  return { ...read, stages };
}

function complaints(made: Made): string[] {
  const found: string[] = [];
  checkTurnedOff(sourceOf(made), (_id, _says, { gate = "", stage = "" }, path) => {
    found.push(`${String(exactly(gate))} of ${String(exactly(stage))} at ${path.join("/")}`);
  });
  return found;
}

describe("a gate that is off looks at nothing", () => {
  test.for([
    { name: "nothing is off", made: {}, found: [] },
    {
      name: "every stage is frozen, and the gate is off from the first on",
      made: { first: { freeze: "off" } },
      found: ["freeze of first at freezes/0", "freeze of second at freezes/0"],
    },
    {
      name: "the second is frozen, and turns the gate on",
      made: { first: { freeze: "off" }, second: { freeze: {} }, frozen: ["second"] },
      found: [],
    },
    {
      name: "the second is frozen, and leaves the gate off",
      made: { first: { freeze: "off" }, frozen: ["second"] },
      found: ["freeze of second at freezes/0"],
    },
    {
      name: "the second comes after the first, and nobody looks",
      made: { first: { promotion: "off" } },
      found: ["promotion of second at stages/second/after"],
    },
    {
      name: "the second comes after the first, and turns the gate on",
      made: { first: { promotion: "off" }, second: { promotion: { severity: "warn" } } },
      found: [],
    },
  ])("$name", ({ made, found }) => expect(complaints(made)).toEqual(found));
});
