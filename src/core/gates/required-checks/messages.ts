import type { Message } from "../define-gate.ts";

/** Every sentence of the gate `required-checks`. */
export const messages = {
  "nothing-asked": { outcome: "skip", says: "The policy asks for no check of another tool." },
  "not-concerned": {
    outcome: "skip",
    says: "The check `{name}` is asked for only where something of {when} changes, and nothing does.",
  },
  missing: {
    outcome: "pending",
    says: "The check `{name}`{by} has not reported on the head commit.",
    fix: "Wait for it. If it never comes, see that its workflow runs for this pull request and that the policy spells its name as it does.",
    expected: "success of `{name}`{by}",
    actual: "no such check",
  },
  misspelled: {
    outcome: "pending",
    says: "The check `{name}`{by} has not reported on the head commit, and `{nearest}` has.",
    fix: "Wait for it, or correct its name in the policy if `{nearest}` is meant.",
    expected: "success of `{name}`{by}",
    actual: "no such check",
  },
  "other-app": {
    outcome: "fail",
    says: "A check `{name}` is there, but it was written by {found} and not by `{app}`.",
    fix: "Run the check that `{app}` writes. What another calls by the same name does not count.",
    expected: "success of `{name}` by `{app}`",
    actual: "a check of the same name by {found}",
  },
  running: {
    outcome: "pending",
    says: "The check `{name}`{by} has not finished: it is `{status}`.",
    fix: "Wait until it has.",
    expected: "success",
    actual: "`{status}`",
  },
  "not-success": {
    outcome: "fail",
    says: "The check `{name}`{by} ended as `{conclusion}`, expected success: it says nothing of what it should have looked at.",
    fix: "Have it run and succeed, or ask for it only where it applies: `when` in the policy.",
    expected: "success",
    actual: "`{conclusion}`",
    why: "GitHub lets a check that was skipped or neutral pass, although nothing was looked at.",
  },
  failed: {
    outcome: "fail",
    says: "The check `{name}`{by} ended as `{conclusion}`, expected success.",
    fix: "Open the check in the pull request, mend what it found, and push; or run it again where it failed for a reason of its own.",
    expected: "success",
    actual: "`{conclusion}`",
  },
  succeeded: { outcome: "pass", says: "The check `{name}` by `{app}` succeeded." },
  "succeeded-by-anyone": {
    outcome: "pass",
    says: "The check `{name}` succeeded. It was written by {found}; the policy does not say who must, so anybody may who can write checks.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
