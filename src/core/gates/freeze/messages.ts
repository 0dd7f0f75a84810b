import type { Message } from "../define-gate.ts";

/** Every sentence of the gate `freeze`. */
export const messages = {
  "no-freeze": { outcome: "skip", says: "The policy freezes this stage on no day." },
  "not-frozen": { outcome: "pass", says: "No freeze holds today, {today} in UTC." },
  "freeze-ahead": {
    outcome: "pass",
    says: "The freeze `{name}` begins on {from}, in {days} [day|days], and lasts until the end of {to} in UTC.",
  },
  frozen: {
    outcome: "fail",
    says: "The freeze `{name}` lasts until the end of {to} in UTC, and nothing merges before.",
    fix: "Merge from {next} on. An earlier end takes a pull request that changes the policy and nothing else.",
    expected: "a day outside of {from} to {to}",
    actual: "{today}",
  },
  "no-rollback": {
    outcome: "fail",
    says: "The freeze `{name}` lasts until the end of {to} in UTC; only a rollback may merge before, and this is none: {because}.",
    fix: "Merge from {next} on, or change nothing but to bring packages back to versions that were released before.",
    expected: "a rollback, or a day outside of {from} to {to}",
    actual: "{today}, and {because}",
  },
  rollback: {
    outcome: "pass",
    says: "The freeze `{name}` lets this rollback through: it goes back to `{versions}`.",
  },
  "policy-only": {
    outcome: "pass",
    says: "The freeze `{name}` lets this through: only the policy changes, which is how a freeze is moved or lifted.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
