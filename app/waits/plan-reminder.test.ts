import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reminders } from "#core/policy/policy.ts";
import { afterTelling, planReminder } from "./plan-reminder.ts";
import type { Wait } from "./wait.ts";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-20T12:00:00Z");
const at = (hours: number) => new Date(START + hours * HOUR);

const RULES: Reminders = {
  after: "24h",
  every: "12h",
  atMost: 2,
  escalate: { after: "72h", to: ["@acme/leads"] },
};
const { escalate: _, ...QUIET } = RULES;

function wait(over: Partial<Wait> = {}): Wait {
  const waitsFor = ["@acme/sre"];
  return {
    stage: "production",
    since: at(0),
    waitsFor,
    reminders: 0,
    remindedAt: null,
    escalatedAt: null,
    ...over,
  };
}

const told = (reminders: number, hours: number) => wait({ reminders, remindedAt: at(hours) });

test.for<[why: string, wait: Wait, hours: number, due: number | "escalation" | null, next: number | null]>([
  ["nobody before the time", wait(), 23.999, null, 24],
  ["those who are waited for at it", wait(), 24, 1, 24],
  ["long after it once, not once for each that was missed", wait(), 70, 1, 24],
  ["nobody between two", told(1, 24), 35, null, 36],
  ["them again", told(1, 24), 36, 2, 36],
  ["nobody more often than the most", told(2, 36), 71, null, 72],
  ["others in the end", told(2, 36), 72, "escalation", 72],
  ["those who are waited for first, where both are due", wait(), 80, 1, 24],
  ["others though reminders are left", told(1, 70), 73, "escalation", 72],
  ["nobody any more", { ...told(2, 36), escalatedAt: at(72) }, 1000, null, null],
  ["them still, after others were", { ...told(1, 71), escalatedAt: at(72) }, 83, 2, 83],
])("tells %s", ([, given, hours, due, next]) => {
  const plan = planReminder(given, RULES, at(hours));
  expect(plan.due?.count ?? null).toBe(due);
  expect(plan.next).toEqual(next === null ? null : at(next));
  expect(plan.due?.to ?? null).toEqual(
    due === null ? null : due === "escalation" ? ["@acme/leads"] : ["@acme/sre"],
  );
});

test("without an escalation, nobody is told after the last reminder", () => {
  expect(planReminder(told(2, 36), QUIET, at(1000))).toEqual({ due: null, next: null });
});

describe("whenever it is looked at", () => {
  const lengths = fc.integer({ min: 1, max: 200 });
  test("never more than the most are told, never sooner than the policy says, and others once", () => {
    fc.assert(
      fc.property(
        fc.record({ after: lengths, every: lengths, most: fc.integer({ min: 1, max: 10 }), last: lengths }),
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 }),
        ({ after, every, most, last }, steps) => {
          const rules: Reminders = {
            after: `${after}h`,
            every: `${every}h`,
            atMost: most,
            escalate: { after: `${after + last}h`, to: ["@acme/leads"] },
          };
          let now = 0;
          let current = wait();
          const reminders: number[] = [];
          const escalations: number[] = [];
          for (const step of steps) {
            now += step;
            const { due, next } = planReminder(current, rules, at(now));
            // What is due has a moment that came, and what is not has one ahead, or none.
            if (next !== null) expect(next <= at(now)).toBe(due !== null);
            if (due === null) continue;
            (due.count === "escalation" ? escalations : reminders).push(now);
            current = afterTelling(current, due, at(now));
          }
          expect(reminders.length).toBeLessThanOrEqual(most);
          expect(escalations.length).toBeLessThanOrEqual(1);
          for (const [index, moment] of reminders.entries())
            expect(moment - (reminders[index - 1] ?? 0)).toBeGreaterThanOrEqual(index === 0 ? after : every);
          for (const moment of escalations) expect(moment).toBeGreaterThanOrEqual(after + last);
        },
      ),
    );
  });
});
