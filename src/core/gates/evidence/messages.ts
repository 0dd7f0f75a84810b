import type { Message } from "../define-gate.ts";

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
  },
  "not-read": {
    outcome: "error",
    says: "The evidence `{path}` was not read: it is not a file of this repository at this commit.",
    fix: "Commit the report, so that it can be read and compared.",
  },
  "not-evaluable": {
    outcome: "error",
    says: "`{path}` is not evaluable: {problem}",
    fix: "{remedy}",
  },
  "more-problems": {
    outcome: "error",
    says: "`{path}` has {count} more [problem|problems] of this kind.",
    fix: "Mend the ones that are listed first.",
  },
  "evidence-read": {
    outcome: "pass",
    says: "`{path}` was read as {format}, with {count} [observation|observations].",
  },
  "format-missing": {
    outcome: "error",
    says: "{check}: nothing to read, since no evidence of the package is of format `{format}`.",
    fix: "List the report under `evidence` in the manifest, with its format. Formats that are listed: {listed}.",
  },
  "suite-missing": {
    outcome: "error",
    says: "{check}: nothing to read, since no {format} evidence of the package is of suite `{suite}`.",
    fix: "Name the suite of the report under `evidence` in the manifest. Suites that are named: {listed}.",
  },
  "observation-missing": {
    outcome: "error",
    says: "{check}: nothing to read, since the {format} evidence has no `{observation}`. It has {near}.",
    fix: "Write the metric under this name, or have the check's `read` corrected in the policy.",
  },
  "only-sliced": {
    outcome: "error",
    says: "{check}: nothing to read, since `{observation}` is only there for {slices}.",
    fix: "Let the check name a slice; `*` stands for every value of a key.",
  },
  "not-a-number": {
    outcome: "error",
    says: "{check}: `{observation}` is `{actual}`, which cannot be compared with {threshold}.",
    fix: "Read an observation that is a number.",
  },
  "unlike-units": {
    outcome: "error",
    says: "{check}: `{observation}` is {actual}, {left}, and {threshold} is {right}; the two cannot be compared.",
    fix: "Write the threshold in the unit of the observation.",
  },
  holds: { outcome: "pass", says: "{check}: `{observation}` is {actual}, {op} {threshold} as asked." },
  "falls-short": {
    outcome: "fail",
    says: "{check}: `{observation}` is {actual}, expected {op} {threshold}.",
    fix: "Improve what is measured and run the evaluation again; the bar itself stands in the policy on the base branch.",
  },
  "target-falls-short": {
    outcome: "fail",
    says: "The package misses the {check} that it sets itself: `{observation}` is {actual}, and `problem.success` promises {op} {threshold}.",
    fix: "Improve what is measured and run the evaluation again. The promise stands in the manifest, and whoever changes it there asks its reviewers to agree.",
  },
  "target-unlike-units": {
    outcome: "error",
    says: "The {check} is {threshold}, {right}, and `{observation}` is {actual}, {left}; the two cannot be compared.",
    fix: "Write the target in the manifest in the unit of the observation.",
  },
  "change-holds": {
    outcome: "pass",
    says: "{check}: {actual} against {before} at the base is a change of {change}, at least {asked} as asked.",
  },
  "change-falls-short": {
    outcome: "fail",
    says: "{check}: {actual} against {before} at the base is a change of {change}, expected at least {asked} (counted towards the better side).",
    fix: "Improve what is measured; the tolerance stands in the policy on the base branch.",
  },
  "no-baseline": {
    outcome: "pass",
    says: "{check}: the base has no `{observation}` of this package, so there is nothing to compare {actual} with.",
  },
  "baseline-unreadable": {
    outcome: "error",
    says: "{check}: what the base has for `{observation}` cannot be told, so the change cannot be judged.",
    fix: "Mend the evidence of this package on the base branch, or have the check compare with a threshold only.",
  },
  "baseline-unclear": {
    outcome: "error",
    says: "{check}: this pull request also takes packages away or gives them new names, and which of them had `{observation}` before cannot be told, so the change cannot be judged.",
    fix: "Keep the package's `name` in the manifest when its folder moves. Add or remove other packages in a pull request of their own.",
  },
  "baseline-zero": {
    outcome: "error",
    says: "{check}: `{observation}` is 0 at the base, so a relative change to {actual} has no value.",
    fix: "Use `min_absolute_change` for a metric that may be 0.",
  },
  "too-few-samples": {
    outcome: "fail",
    says: "{check}: `{observation}` was computed from {samples} [sample|samples], expected at least {least}.",
    fix: "Evaluate on more data, or run more of the tests.",
  },
  "samples-unknown": {
    outcome: "error",
    says: "{check}: `{observation}` does not say from how many samples it was computed, and at least {least} are asked.",
    fix: "Use a format that says so, or have `min_samples` taken out of the check.",
  },
  "too-old": {
    outcome: "fail",
    says: "{check}: `{observation}` was measured {age} ago, expected at most {most}.",
    fix: "Measure again.",
  },
  "age-unknown": {
    outcome: "error",
    says: "{check}: `{observation}` does not say when it was measured, and it may be at most {most} old.",
    fix: "Use a format that says so, or have `max_age` taken out of the check.",
  },
  "from-the-future": {
    outcome: "error",
    says: "{check}: `{observation}` says that it was measured at {at}, which is still to come.",
    fix: "Set the clock of the machine that measures, and measure again.",
  },
  "target-watched": {
    outcome: "pass",
    says: "The target `{metric}` is in no evidence yet; it is watched in production by a trigger of the rollback plan.",
  },
  "target-missing": {
    outcome: "error",
    says: "The target `{metric}` is in no evidence of the package, and no trigger watches it. The evidence has {near}.",
    fix: "List the report that holds it under `evidence`, write the name as the report spells it, or give it a trigger under `rollback`.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
