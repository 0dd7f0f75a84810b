import type { Message } from "../define-gate.ts";
import { MANIFEST_UNREADABLE } from "../unreadable-manifest.ts";

/** Every sentence of the gate `security`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no scan to judge." },
  "manifest-unreadable": MANIFEST_UNREADABLE,
  "no-scan": { outcome: "skip", says: "The package lists no scan, and the policy asks for none." },
  "scan-missing": {
    outcome: "fail",
    says: "The package lists no scan.",
    fix: "Run a scanner over code, dependencies and image, and list its report (SARIF or Trivy JSON) under `evidence`.",
    expected: "the report of a scanner among the evidence",
    actual: "none",
  },
  "tool-missing": {
    outcome: "fail",
    says: "No report of `{tool}` is among the evidence. There are reports of {found}.",
    fix: "Run it, and list its report under `evidence`.",
    expected: "a report of {tool}",
    actual: "{found}",
    why: "Each scanner sees something that the others do not.",
  },
  "scan-unreadable": {
    outcome: "error",
    says: "`{path}` could not be read whole, so what it found may be more: {problem}",
    fix: "{remedy}",
    expected: "a report that can be read whole",
    actual: "{problem}",
  },
  "weakness-found": {
    outcome: "fail",
    says: "`{path}`: {severity} `{weakness}` in {component}; the policy blocks {bar} and graver.",
    fix: "Update or replace what it is in: {remedy}. Where it cannot harm here, suppress it in the scanner's own file with the reason.",
    expected: "nothing of severity {bar} or graver",
    actual: "{severity}",
    many: {
      says: "{count} findings of the scanner block.",
      fix: "Update or replace what each is in. Where it cannot harm here, suppress it in the scanner’s own file with the reason.",
      each: "{severity} `{weakness}` in {component}",
      note: "{remedy}; blocks from {bar} on",
    },
  },
  "weakness-unrated": {
    outcome: "fail",
    says: "`{path}`: `{weakness}` in {component} has no severity.",
    fix: "Have the scanner rate it, or have the policy report what is unrated (`unrated: report`).",
    expected: "a severity for each finding",
    actual: "none",
    why: "What nobody rated may be critical.",
    many: {
      says: "{count} findings of the scanner have no severity.",
      fix: "Have the scanner rate them, or have the policy report what is unrated (`unrated: report`).",
      each: "`{weakness}` in {component}",
    },
  },
  "suppression-unreasoned": {
    outcome: "fail",
    says: "`{path}`: {severity} `{weakness}` in {component} is suppressed, and nothing says why.",
    fix: "Write the justification into the suppression, or mend what was found.",
    expected: "a reason beside each suppression",
    actual: "a suppression without one",
    why: "A suppression without a reason cannot be reviewed, and outlives what it was for.",
    many: {
      says: "{count} findings of the scanner are suppressed, and nothing says why.",
      fix: "Write the justification into each suppression, or mend what was found.",
      each: "{severity} `{weakness}` in {component}",
    },
  },
  "suppression-refused": {
    outcome: "fail",
    says: "`{path}`: {severity} `{weakness}` in {component} is suppressed, and the policy does not let that count for {bar} and graver.",
    fix: "Mend what was found, or ask for a waiver in the policy.",
    expected: "no suppression of severity {bar} or graver",
    actual: "one",
    many: {
      says: "{count} findings of the scanner are suppressed, and the policy does not let that count.",
      fix: "Mend what was found, or ask for a waiver in the policy.",
      each: "{severity} `{weakness}` in {component}",
    },
  },
  "more-found": {
    outcome: "fail",
    says: "`{path}` holds {count} more [finding|findings] that [blocks|block].",
    fix: "Mend the ones that are listed first; the report holds all of them.",
    expected: "none",
    actual: "{count}",
  },
  "scan-holds": {
    outcome: "pass",
    says: "`{path}`: {tool} found {count} [thing|things], none of them of severity {bar} or graver; {suppressed} suppressed.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
