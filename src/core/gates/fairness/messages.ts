import type { Message } from "../define-gate.ts";

const UNEQUAL = "A model that is good on average may fail the people whom an average hides.";

/** Every sentence of the gate `fairness`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so no results by group are judged." },
  "nothing-asked": {
    outcome: "skip",
    says: "The policy asks for no results by group. The evidence has results by: {known}.",
  },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so its evidence cannot be found.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
    expected: "a manifest that can be read",
    actual: "{count} [mistake|mistakes] in `{path}`",
  },
  "evidence-unread": {
    outcome: "error",
    says: "{check}: no result was found, and it may stand in evidence that could not be read: {unread}.",
    fix: "Mend these files; the gate `evidence` says what is wrong with each.",
    expected: "evidence that can be read whole",
    actual: "{unread}",
  },
  "not-shown": {
    outcome: "fail",
    says: "No evidence shows results by group, and this stage asks for them.",
    fix: "Evaluate by the groups that the model's decisions touch, and list the report under `evidence`. Where a report names its parts in plain names, let the policy list them under `groups`.",
    expected: "a metric of at least two groups",
    actual: "none",
    why: UNEQUAL,
  },
  "attribute-missing": {
    outcome: "fail",
    says: "No evidence shows results by {attribute} for at least two groups: it has {count}. There are results by: {known}.",
    fix: "Evaluate by {attribute}, on data that holds more than one of its groups, and list the report under `evidence`.",
    expected: "a metric of at least two groups of {attribute}",
    actual: "{count} [group|groups]",
    why: UNEQUAL,
  },
  "attribute-shown": {
    outcome: "pass",
    says: "Results by {attribute} are shown for {count} [group|groups] in `{path}`: {metrics}.",
  },
  "gap-disagrees": {
    outcome: "fail",
    says: "`{path}` states `{observation}` as {stated}, and its own groups of {attribute} lie {own} apart.",
    fix: "Write the report again with the tool that made it; one of its numbers was changed or is of another evaluation.",
    expected: "{own}, as the groups have it",
    actual: "{stated}",
    why: "A report that contradicts itself proves neither of its numbers.",
  },
  "metric-missing": {
    outcome: "error",
    says: "{check}: no evidence measures `{metric}` by {attribute}. It is measured by: {listed}.",
    fix: "Evaluate by {attribute}, or have the check's `metric` and `attributes` corrected in the policy.",
    expected: "`{metric}` by {attribute}",
    actual: "`{metric}` by {listed}",
    why: UNEQUAL,
  },
  "too-many": {
    outcome: "error",
    says: "{check}: `{metric}` is measured by {count} more attributes than the {most} that are compared at once.",
    fix: "Let the check name the attributes that matter, or report fewer.",
    expected: "at most {most} attributes",
    actual: "{count} more",
  },
  "too-much-stated": {
    outcome: "error",
    says: "The reports state more metrics by group and more differences than can be held against each other.",
    fix: "List as evidence only the reports by group that the package needs.",
    expected: "differences that can be checked",
    actual: "too many",
    why: "A difference that is not checked may be one that its groups do not show.",
  },
  "group-missing": {
    outcome: "error",
    says: "{check}: the group {group} is not there, since no evidence has `{read}`.",
    fix: "Write the metric under this name, or have the check's `groups` corrected in the policy.",
    expected: "an observation `{read}`",
    actual: "none",
    why: UNEQUAL,
  },
  "samples-unknown": {
    outcome: "error",
    says: "{check}: `{metric}` by {attribute} does not say from how many samples it was computed for {groups}, and at least {least} are asked.",
    fix: "Write the number of samples of each group into the report, or name it under `samples`.",
    expected: "at least {least} [sample|samples] of each group",
    actual: "a number that nobody wrote down for {groups}",
    why: "A difference between groups of a handful of cases may as well be chance.",
  },
  "too-small": {
    outcome: "fail",
    says: "{check}: `{metric}` by {attribute} was computed from too few samples for {groups}, expected at least {least} [sample|samples] each.",
    fix: "Evaluate on more data of these groups. The policy may set `small_groups: report` to name them and leave them out.",
    expected: "at least {least} [sample|samples] of each group",
    actual: "{groups}",
    why: "A difference between groups of a handful of cases may as well be chance.",
  },
  "small-groups": {
    outcome: "pass",
    says: "{check}: `{metric}` by {attribute} leaves out {groups}, with fewer than {least} [sample|samples], as the policy allows.",
  },
  "one-group": {
    outcome: "fail",
    says: "{check}: `{metric}` by {attribute} has {count} [group|groups] that can be compared, expected at least two.",
    fix: "Evaluate on data that holds more than one group, each with enough samples.",
    expected: "at least two groups",
    actual: "{count} [group|groups]",
    why: UNEQUAL,
  },
  "not-comparable": {
    outcome: "error",
    says: "{check}: `{metric}` of {group} is `{actual}`, which cannot be compared with the other groups of {attribute}.",
    fix: "Write a number in one unit for each group.",
    expected: "a number in the unit of the other groups",
    actual: "`{actual}`",
  },
  "unlike-units": {
    outcome: "error",
    says: "{check}: `{metric}` by {attribute} is {actual}, {left}, and the bar is {bar}, {right}; the two cannot be compared.",
    fix: "Have the bar of the policy's check written as {left}, like the metric.",
    expected: "{left}, like {actual}",
    actual: "{bar}, {right}",
    why: "Numbers of two kinds that are compared anyway give an answer that means nothing.",
  },
  "groups-measured": {
    outcome: "pass",
    says: "{check}: `{metric}` is measured for {count} [group|groups] of {attribute}.",
  },
  "gap-holds": {
    outcome: "pass",
    says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a gap of {gap}, at most {most} as asked.",
  },
  "gap-too-wide": {
    outcome: "fail",
    says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a gap of {gap}, expected at most {most}.",
    fix: "Improve the model for the group that it serves worst, or limit what it is used for and have the check waived until then.",
    expected: "a gap of at most {most}",
    actual: "{gap}, from {low} to {high}",
    why: UNEQUAL,
  },
  "ratio-holds": {
    outcome: "pass",
    says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a ratio of {ratio}, at least {least} as asked.",
  },
  "ratio-too-low": {
    outcome: "fail",
    says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a ratio of {ratio}, expected at least {least}.",
    fix: "Improve the model for the group that it serves worst, or limit what it is used for and have the check waived until then.",
    expected: "a ratio of at least {least}",
    actual: "{ratio}, from {low} to {high}",
    why: UNEQUAL,
  },
  "ratio-undefined": {
    outcome: "error",
    says: "{check}: `{metric}` by {attribute} goes from {low} to {high}; a ratio has no meaning below 0, and at least {least} is asked.",
    fix: "Use `max_gap` for a metric that may be negative.",
    expected: "values of 0 or more, for a ratio of at least {least}",
    actual: "{low}",
  },
  "limit-holds": {
    outcome: "pass",
    says: "{check}: `{metric}` is {limit} for every group of {attribute}; the worst is {worst}.",
  },
  "beyond-limit": {
    outcome: "fail",
    says: "{check}: `{metric}` by {attribute} is expected to be {limit} for every group, and is not for {groups}; the worst is {worst}.",
    fix: "Improve the model for these groups, or limit what it is used for and have the check waived until then.",
    expected: "{limit} for every group",
    actual: "{groups}",
    why: UNEQUAL,
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
