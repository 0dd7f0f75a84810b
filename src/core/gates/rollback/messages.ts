import type { Message } from "../define-gate.ts";

/** Every sentence of the gate `rollback`. */
export const messages = {
  "no-packages": {
    outcome: "skip",
    says: "No package is handed over, so there is no rollback plan to judge.",
  },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so its rollback plan cannot be judged.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
  },
  "no-plan": {
    outcome: "skip",
    says: "The package has no rollback plan, and this stage does not ask for one.",
  },
  "plan-missing": {
    outcome: "fail",
    says: "The package has no rollback plan, and the policy asks for one.",
    fix: "Add the section `rollback`: where to go back to, when, how, how fast, and who decides.",
  },
  "no-target": {
    outcome: "fail",
    says: "The rollback plan does not say which version to go back to.",
    fix: "Write `{example}`, with a version that was promoted before.",
  },
  "other-package": {
    outcome: "fail",
    says: "The rollback goes to `{to}`, which is not a version of `{name}`.",
    fix: "Name a version of this package, such as `{example}`.",
  },
  "own-version": {
    outcome: "fail",
    says: "The rollback goes to `{to}`, which is the version that is handed over itself.",
    fix: "Name an earlier version, one that served before.",
  },
  "target-absent": {
    outcome: "fail",
    says: "The rollback goes to `{to}`, and there is no such version: neither the base branch nor a tag holds it.",
    fix: "Name a version that was promoted before.",
  },
  "target-unknown": {
    outcome: "error",
    says: "Whether `{to}` exists cannot be told, since the tags could not be read here.",
    fix: "Fetch tags in the workflow: `fetch-depth: 0` and `fetch-tags: true` on `actions/checkout`.",
  },
  "target-exists": { outcome: "pass", says: "The rollback goes to `{to}`, which {place} holds." },
  "no-triggers": {
    outcome: "fail",
    says: "The rollback plan does not say when to go back.",
    fix: "Add a trigger under `triggers`, such as `{example}`.",
  },
  vague: {
    outcome: "fail",
    says: "The {what} is `{found}`, which nobody can test: {problem}.",
    fix: "Write it so that a machine could decide it, such as `{example}`.",
  },
  unmeasured: {
    outcome: "fail",
    says: "Nothing measures `{metric}`: it is in no evidence, target or constraint of the package, and in none of the files of its alerts and SLOs.",
    fix: "Write the name under which it is measured, or add the alert or SLO that watches it under `monitoring`.",
  },
  "unmeasured-misspelled": {
    outcome: "fail",
    says: "Nothing measures `{metric}`: it is in no evidence, target or constraint of the package, and in none of the files of its alerts and SLOs.",
    fix: "Did you mean `{nearest}`?",
  },
  incomplete: {
    outcome: "fail",
    says: "The {what} is missing, so two people could decide differently.",
    fix: "Add it, such as `{example}`.",
  },
  "unlike-units": {
    outcome: "fail",
    says: "The {what} is `{found}`, {left}; {elsewhere} gives the same metric as {other}, {right}.",
    fix: "Give the metric one unit everywhere.",
  },
  "trigger-exact": {
    outcome: "pass",
    says: "Going back is asked for when `{metric}` is {op} {threshold} over {window}; the action is {action}.",
  },
  "stable-exact": {
    outcome: "pass",
    says: "The package counts as stable again when `{metric}` is {op} {threshold} over {window}.",
  },
  "path-absent": {
    outcome: "fail",
    says: "The rollback is done by `{path}`, which does not exist.",
    fix: "Commit the script, or correct the path.",
  },
  "path-misspelled": {
    outcome: "fail",
    says: "The rollback is done by `{path}`, which does not exist; `{similar}` does.",
    fix: "Write `{written}`: upper and lower case differ on the machine that runs it.",
  },
  "path-not-a-file": {
    outcome: "fail",
    says: "The rollback is done by `{path}`, which is a {kind}, not a file.",
    fix: "Name the script itself.",
  },
  "path-unread": {
    outcome: "error",
    says: "What stands at `{path}` was not looked up, so the rollback plan cannot be judged.",
    fix: "Run Gatehouse again; if this stays, report it.",
  },
  "path-exists": { outcome: "pass", says: "The rollback is done by `{path}`." },
  "too-slow": {
    outcome: "fail",
    says: "Going back may take {within} by the plan, and the policy asks for at most {most}.",
    fix: "Make the rollback faster, and write how long it takes then.",
  },
  "fast-enough": {
    outcome: "pass",
    says: "Going back takes at most {within}, and {authority} may decide it.",
  },
  "drill-not-named": {
    outcome: "fail",
    says: "The rollback plan names no drill, and the policy asks for one of the last {most}.",
    fix: "Run a drill, record it in a Markdown file, and name the file under `drill`.",
  },
  "drill-elsewhere": {
    outcome: "error",
    says: "The drill's record is at `{uri}`, outside the repository, so it cannot be read.",
    fix: "Commit the record, and name its path.",
  },
  "drill-absent": {
    outcome: "fail",
    says: "The drill's record `{path}` is not there as a text file.",
    fix: "Commit the record, or correct the path.",
  },
  "drill-unreadable": {
    outcome: "error",
    says: "The drill's record cannot be read: {problem}",
    fix: "{remedy}",
  },
  "drill-failed": {
    outcome: "fail",
    says: "The drill of {date} failed.",
    fix: "Mend the rollback, and run the drill again.",
  },
  "drill-of-another-target": {
    outcome: "fail",
    says: "The drill of {date} went back to `{target}`, and the plan goes back to `{to}`.",
    fix: "Run a drill that goes back to `{to}`.",
  },
  "drill-too-slow": {
    outcome: "fail",
    says: "The drill of {date} took {duration}, and the plan allows {within}.",
    fix: "Make the rollback faster and run the drill again, or allow the time that it takes.",
  },
  "drill-in-the-future": {
    outcome: "fail",
    says: "The drill is dated {date}, which is still to come.",
    fix: "Write the day on which the drill was run, in UTC.",
  },
  "drill-too-old": {
    outcome: "fail",
    says: "The drill of {date} is {days} [day|days] old, at most {most} are allowed.",
    fix: "Run a drill, and record it.",
  },
  "drill-passed": {
    outcome: "pass",
    says: "The drill of {date}, {days} [day|days] ago, went back to `{target}` in {duration}.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
