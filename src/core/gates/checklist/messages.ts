import type { Message } from "../define-gate.ts";

/** What the gate `checklist` can say. Mistakes inside a file are added as its reader words them. */
export const messages = {
  "none-asked": { outcome: "skip", says: "This stage asks for no checklist." },
  "no-package": { outcome: "skip", says: "This pull request touches no package." },
  "definition-missing": {
    outcome: "error",
    says: "The policy asks for the checklist `{name}`, and the base branch has no definition of it at `{path}`.",
    fix: "Add the definition on the base branch, or correct the name in the policy.",
  },
  "definition-broken": {
    outcome: "error",
    says: "The definition of the checklist `{name}` on the base branch has mistakes ({count}), so no copy can be compared with it.",
    fix: "Mend `{path}` on the base branch; this pull request cannot do it.",
  },
  "copy-missing": {
    outcome: "fail",
    says: "The package `{folder}` lacks the checklist `{name}`.",
    fix: "Copy the definition to `{path}` and fill it in.",
  },
  "several-copies": {
    outcome: "fail",
    says: "The package `{folder}` has several copies of the checklist `{name}`: {paths}.",
    fix: "Keep one of them.",
  },
  "copy-broken": {
    outcome: "fail",
    says: "The copy of the checklist `{name}` has mistakes ({count}), so it cannot be compared with its definition.",
    fix: "Mend `{path}`.",
  },
  "item-missing": {
    outcome: "fail",
    says: "The item `{id}` of the checklist `{name}` is missing: {text}",
    fix: "Copy it from the definition. Strike it through and give a reason when it does not apply.",
  },
  "item-unknown": {
    outcome: "fail",
    says: "The definition of `{name}` does not know this item, and its item `{id}` is missing: {text}",
    fix: "Write the item in the words of the definition, or give it its id with a comment: `{comment}`.",
  },
  "item-renamed": {
    outcome: "fail",
    says: "This item has the id `{found}`; the definition of `{name}` calls it `{id}`.",
    fix: "Give it the id `{id}`; in Markdown a comment such as `<!-- id: short-name -->` carries it.",
  },
  "item-reworded": {
    outcome: "fail",
    says: "The item `{id}` says other words than the definition of `{name}`. Expected: {expected} — found: {found}",
    fix: "Copy the words and links of the definition; add yours below the item.",
  },
  "item-twice": {
    outcome: "fail",
    says: "The item `{id}` of the checklist `{name}` stands here more than once.",
    fix: "Keep one of them.",
  },
  "item-open": {
    outcome: "fail",
    says: "The item `{id}` is not ticked: {text}",
    fix: "Tick it when it is true, or strike it through and give a reason when it does not apply.",
  },
  "evidence-missing": {
    outcome: "fail",
    says: "The item `{id}` is ticked, but counts only with evidence, and none is linked.",
    fix: "Link a file of the package from the item.",
  },
  "evidence-is-address": {
    outcome: "fail",
    says: "The item `{id}` is ticked, but counts only with evidence, and only addresses are linked: {links}. What stands there can change after a sign-off.",
    fix: "Commit the evidence inside the package, and link to that file.",
  },
  "evidence-elsewhere": {
    outcome: "fail",
    says: "The evidence `{path}` of the item `{id}` is not in the package `{folder}`.",
    fix: "Commit it inside the package folder, and link to it with a relative path such as `../reports/eval.json`.",
  },
  "evidence-absent": {
    outcome: "fail",
    says: "The evidence of the item `{id}` is not there: no file `{target}`.",
    fix: "Commit the file, or correct the link; letter case counts.",
  },
  "evidence-not-a-file": {
    outcome: "fail",
    says: "The evidence of the item `{id}` must be a file, and `{target}` is a {kind}.",
    fix: "Link to the file itself.",
  },
  "evidence-empty": {
    outcome: "fail",
    says: "The evidence of the item `{id}` is an empty file: `{target}`.",
    fix: "Commit its content.",
  },
  "evidence-is-the-list": {
    outcome: "fail",
    says: "The item `{id}` names this checklist as its evidence.",
    fix: "Link to the file that shows what the item says.",
  },
  "reason-missing": {
    outcome: "fail",
    says: "The item `{id}` is said not to apply, without a reason.",
    fix: "Add one behind the struck text: `n/a: reason`. In YAML: `not_applicable: reason`.",
  },
  complete: {
    outcome: "pass",
    says: "The checklist `{name}` is complete: {confirmed} of {total} ({notApplicable} not applicable, {files} [evidence file|evidence files]).",
  },
} as const satisfies Readonly<Record<string, Message>>;
