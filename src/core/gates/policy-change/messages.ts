import type { Message } from "../define-gate.ts";

/** Every sentence of the gate `policy-change`. */
export const messages = {
  unchanged: { outcome: "skip", says: "No rule changes." },
  changed: {
    outcome: "pass",
    says: "This changes {what}: `{paths}`. It is judged by the rules of the base branch.",
  },
  broken: {
    outcome: "fail",
    says: "The policy would not be valid once this is merged: {problem}",
    fix: "{remedy}",
    expected: "a valid policy",
    actual: "a mistake in `{path}`",
    why: "With a broken policy no pull request could pass, not even the one that mends it.",
  },
  loosened: { outcome: "pass", says: "Asks for less: {change}" },
  tightened: { outcome: "pass", says: "Asks for more: {change}" },
  "asks-the-same": { outcome: "pass", says: "The policy asks for the same as before." },
  "with-package": {
    outcome: "fail",
    says: "Rules (`{paths}`) and a package (`{folders}`) change in one pull request.",
    fix: "Move the change of rules to a pull request of its own, and merge that first.",
    expected: "rules or a package",
    actual: "both",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
