import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Gate } from "#core/gates/define-gate.ts";
import { options as freezeOptions, strengthen as joinFreezes } from "#core/gates/freeze/options.ts";
import { strengthen as joinAfter, options as promotionOptions } from "#core/gates/promotion/options.ts";
import { isIdle, withImplied } from "./implied-options.ts";
import type { Policy } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";

const TEXT = `version: 1
stages:
  engineering: { branches: [main, "dev/*"], requires: research-to-engineering }
  operations: { branches: [staging], after: { stage: engineering, soak: 1h, within: 7d } }
  production: { branches: ["release/**"], after: { stage: operations, soak: 24h, within: 30d, same: model } }
freezes:
  - { name: year end, from: 2026-12-18, to: 2027-01-04, stages: [production], except: rollback }
  - { name: moving, from: 2026-06-01, to: 2026-06-01 }
`;

function policyOf(text: string): Policy {
  const reading = readPolicy(text, ".github/gatehouse.yml", "d");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

const meta = { title: "", summary: "", kind: "content", since: "0", why: "" } as const;
const rest = { needs: [], messages: {}, evaluate: () => ({ findings: [] }) };
const freeze = {
  ...rest,
  meta: { ...meta, id: "freeze" },
  options: freezeOptions,
  strengthen: joinFreezes,
} as unknown as Gate;
const promotion = {
  ...rest,
  meta: { ...meta, id: "promotion" },
  options: promotionOptions,
  strengthen: joinAfter,
} as unknown as Gate;

function optionsAt(gate: Gate, stage: string, policy = policyOf(TEXT)) {
  const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage) + 1);
  return gate.options.parse(withImplied(gate, {}, { policy, upTo }));
}

describe("freezes reach the stages that they name", () => {
  const moving = { name: "moving", from: "2026-06-01", to: "2026-06-01" };
  const year = { name: "year end", from: "2026-12-18", to: "2027-01-04", except: "rollback" };
  test.for([
    ["engineering", [moving]],
    ["operations", [moving]],
    ["production", [year, moving]],
  ] as const)("%s", ([stage, windows]) => expect(optionsAt(freeze, stage)).toEqual({ windows }));
});

describe("`after` reaches the stage and those behind it", () => {
  const engineering = { stage: "engineering", branches: ["main", "dev/*"], soak: "1h", same: "package" };
  test.for([
    ["engineering", []],
    ["operations", [{ ...engineering, within: "7d" }]],
    [
      "production",
      [
        engineering,
        { stage: "operations", branches: ["staging"], soak: "24h", within: "30d", same: "model" },
      ],
    ],
  ] as const)("%s: how fresh a merge is holds for its own step alone", ([stage, after]) => {
    expect(optionsAt(promotion, stage)).toEqual({ after });
  });
});

test("a gate that has no option of such a name is left as it is", () => {
  const policy = policyOf(TEXT);
  const own = { kept: true };
  const other = { ...freeze, options: z.strictObject({ kept: z.boolean() }) };
  expect(withImplied(other, own, { policy, upTo: policy.stages })).toBe(own);
});

test("a gate with nothing to look at is idle", () => {
  expect(isIdle({ idleWithout: "windows" }, { windows: [] })).toBe(true);
  expect(isIdle({ idleWithout: "windows" }, { windows: [{}] })).toBe(false);
  expect(isIdle({}, { windows: [] })).toBe(false);
});
