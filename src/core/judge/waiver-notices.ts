import type { Finding, Waiver } from "#core/model/finding.ts";
import type { Value } from "#core/model/statement.ts";

type Words = Omit<Finding, "values" | "where" | "who">;

/** Every sentence about waivers themselves. What is waived is said where it was found. */
const NOTICES = {
  "waiver-expired": {
    id: "waiver-expired",
    outcome: "error",
    says: "The waiver of `{what}` for `{package}` ended with {expires}, so it excuses nothing any more.",
    fix: "Remove it from `{policy}`, or have `{authority}` renew it there, in a pull request of its own.",
    expected: "a waiver that still counts, or none",
    actual: "one that ended with {expires}",
    why: "An exception that nobody takes back becomes the rule.",
  },
  "waiver-ambiguous": {
    id: "waiver-ambiguous",
    outcome: "error",
    says: "The waiver of `{what}` for `{package}` excuses nothing, since several packages here have this name and version.",
    fix: "Give each package a name of its own.",
    expected: "one package `{package}`",
    actual: "several",
    why: "Who took the risk of one package did not take that of another.",
  },
  "waiver-orphaned": {
    id: "waiver-orphaned",
    outcome: "error",
    says: "The waiver of `{what}` for `{package}` excuses nothing: there is no such finding.",
    fix: "Remove it from `{policy}`, in a pull request of its own.",
    expected: "a finding that the waiver excuses, or no waiver",
    actual: "a waiver that is not needed",
    why: "A waiver that is not needed would excuse what nobody has looked at yet.",
  },
  "waiver-of-a-stranger": {
    id: "waiver-of-a-stranger",
    outcome: "error",
    says: "The waiver of `{what}` for `{package}` does not count, since `{authority}` does not own `{policy}`.",
    fix: "Name an owner of `{policy}` by CODEOWNERS as its authority, or add a line there that makes `{authority}` one.",
    expected: "an owner of `{policy}` by the CODEOWNERS of the base branch",
    actual: "`{authority}`",
    why: "Who answers for an exception must be somebody whose review the policy needs.",
  },
  "waiver-authority-unknown": {
    id: "waiver-authority-unknown",
    outcome: "error",
    says: "The waiver of `{what}` for `{package}` does not count, since who owns `{policy}` was not looked up.",
    fix: "Run Gatehouse again; if this stays, report it.",
    expected: "the owners of `{policy}` by the CODEOWNERS of the base branch",
    actual: "no answer",
    why: "Who answers for an exception must be somebody whose review the policy needs.",
  },
  "waiver-authority-unchecked": {
    id: "waiver-authority-unchecked",
    outcome: "pass",
    says: "Whether `{authority}`, who answers for the waiver of `{what}` for `{package}`, owns `{policy}` is not looked at here.",
  },
  "waiver-ends-soon": {
    id: "waiver-ends-soon",
    outcome: "pass",
    says: "The waiver of `{what}` for `{package}` ends with {expires}; what it excuses blocks from the day after.",
    fix: "Mend what it excuses before, or have `{authority}` renew it.",
  },
} as const satisfies Record<string, Words>;

/** A sentence about a waiver, at the line where it stands, for who answers for it. */
export function waiverNotice(id: keyof typeof NOTICES, waiver: Waiver, policy: string): Finding {
  const { gate, check, package: excused, expires, authority, where } = waiver;
  const what = check === undefined ? `gate ${gate}` : `check ${check}`;
  const values: Readonly<Record<string, Value>> = { what, package: excused, expires, authority, policy };
  return { ...NOTICES[id], values, where, who: [authority] };
}
