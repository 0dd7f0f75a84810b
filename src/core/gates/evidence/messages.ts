import type { Message } from "../define-gate.ts";
import { checkMessages } from "./check-messages.ts";

/** Every sentence of the gate `evidence`. */
export const messages = {
  "nothing-asked": {
    outcome: "skip",
    says: "The package lists no evidence and names no target, and the policy has no check for it.",
  },
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no evidence to judge." },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so its evidence cannot be found.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
    expected: "a manifest that can be read",
    actual: "{count} [mistake|mistakes] in `{path}`",
  },
  "not-read": {
    outcome: "error",
    says: "The evidence `{path}` was not read: it is not a file of this repository at this commit.",
    fix: "Commit the report, so that it can be read and compared.",
    expected: "the report `{path}` as a file of the package",
    actual: "no such file at this commit",
  },
  "not-evaluable": {
    outcome: "error",
    says: "`{path}` is not evaluable: {problem}",
    fix: "{remedy}",
    expected: "a report that can be read whole",
    actual: "{problem}",
    why: "What cannot be read has not been shown, and what is absent has not passed.",
  },
  "more-problems": {
    outcome: "error",
    says: "`{path}` has {count} more [problem|problems] of this kind.",
    fix: "Mend the ones that are listed first.",
    expected: "a report that can be read whole",
    actual: "{count} more [problem|problems] in `{path}`",
    why: "What cannot be read has not been shown, and what is absent has not passed.",
  },
  "evidence-read": {
    outcome: "pass",
    says: "`{path}` was read as {format}, with {count} [observation|observations].",
  },
  "details-read": {
    outcome: "pass",
    says: "`{path}` was read as {format}, with {count} [statement|statements] and no number.",
  },
  "about-another": {
    outcome: "fail",
    says: "`{path}` is evidence of {what}: it names `{named}`, which is not {own}.",
    fix: "Measure what is handed over, and commit that report. Where the report is right and the manifest is not, correct the manifest.",
    expected: "a report about {own}",
    actual: "{what}: `{named}`",
    why: "A number that was measured on something else says nothing about what is handed over.",
  },
  "weakly-bound": {
    outcome: "fail",
    says: "`{path}` is {binding}, since {because}; the policy asks for a report that is {least}.",
    fix: "Have the tool write what it measured into the report (the run, or the model's SHA-256), or have the report signed. The gate's page says what counts as which.",
    expected: "a report that is {least}",
    actual: "{binding}, since {because}",
    why: "A report that does not say what it is about can travel with any model.",
  },
  "no-evidence-of-suite": {
    outcome: "fail",
    says: "The package has no evidence of the suite `{suite}`, which the policy asks for. Suites that are named: {listed}.",
    fix: "Run the suite and list its report under `evidence`, with `suite: {suite}`.",
    expected: "evidence of the suite `{suite}`",
    actual: "evidence of {listed}",
    why: "What was never run cannot have failed.",
  },
  "no-evidence-of-environment": {
    outcome: "fail",
    says: "The package has no evidence from the environment `{environment}`, which the policy asks for. Environments that are named: {listed}.",
    fix: "Measure there and list the report under `evidence`, with `environment: {environment}`.",
    expected: "evidence from `{environment}`",
    actual: "evidence from {listed}",
    why: "What holds on one machine may not hold on another.",
  },
  "evidence-complete": {
    outcome: "pass",
    says: "There is evidence of every suite and environment that the policy names: {asked}.",
  },
  disagrees: {
    outcome: "fail",
    says: "`{path}` gives `{observation}` as {stated}, and `{otherPath}` has {measured} for `{other}` at line {line}.",
    fix: "Find out which of the two was measured on what is handed over, and correct the other one.",
    expected: "{measured}, as `{otherPath}` has it",
    actual: "{stated}",
    why: "Two numbers for one metric cannot both be true, and nobody can tell which one was approved.",
  },
  "more-disagree": {
    outcome: "fail",
    says: "{count} more [metric disagrees|metrics disagree] between two files of the package.",
    fix: "Correct the ones that are listed first; most have one cause.",
    expected: "one number for one metric",
    actual: "{count} more [metric|metrics] with two",
    why: "Two numbers for one metric cannot both be true, and nobody can tell which one was approved.",
  },
  "too-much-to-compare": {
    outcome: "error",
    says: "The files of the package repeat more than can be compared: at most {most} numbers, and {alike} under one name.",
    fix: "List as evidence only the reports that the package needs, and give each metric a name of its own.",
    expected: "at most {most} numbers, and {alike} under one name",
    actual: "more",
    why: "What is not compared may be what disagrees.",
  },
  agrees: {
    outcome: "pass",
    says: "{count} [metric|metrics] that two files of the package give agree.",
  },
  ...checkMessages,
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
