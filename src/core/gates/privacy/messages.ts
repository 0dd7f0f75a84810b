import type { Message } from "../define-gate.ts";
import { MANIFEST_UNREADABLE } from "../unreadable-manifest.ts";

/** Every sentence of the gate `privacy`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no data to judge." },
  "manifest-unreadable": MANIFEST_UNREADABLE,
  "no-data": { outcome: "skip", says: "The package names no data set." },
  "class-unknown": {
    outcome: "fail",
    says: "Data set {dataset} is classified as `{found}`, which is none of the policy's classifications.",
    fix: "Use one of {classes}.",
    expected: "one of {classes}",
    actual: "{found}",
    why: "A classification that nobody defined protects nobody.",
  },
  "class-missing": {
    outcome: "fail",
    says: "Data set {dataset} has no classification, and the policy knows {classes}.",
    fix: "Write `classification` beside it.",
    expected: "one of {classes}",
    actual: "none",
  },
  "class-refused": {
    outcome: "fail",
    says: "Data set {dataset} is `{found}`, and no package may be made from such data.",
    fix: "Use data from which it was removed, and say so in a new classification.",
    expected: "none of {refused}",
    actual: "{found}",
  },
  "class-too-low": {
    outcome: "fail",
    says: "Data set {dataset} is classified as `{found}`, and `{path}` classifies {column} in it as `{stated}`.",
    fix: "Classify the data set as what is most sensitive in it, or correct the contract.",
    expected: "{stated} or graver",
    actual: "{found}",
    why: "Data is handled as what the manifest calls it.",
  },
  "class-withheld": {
    outcome: "fail",
    says: "Data set {dataset} has no classification, and `{path}` says that {column} in it is `{stated}`.",
    fix: "Write `classification` beside it: what is most sensitive in the data.",
    expected: "{stated} or graver",
    actual: "none",
    why: "Data is handled as what the manifest calls it.",
  },
  "part-refused": {
    outcome: "fail",
    says: "`{path}` says that {column} in data set {dataset} is `{stated}`, and no package may be made from such data.",
    fix: "Use data from which it was removed, and correct the contract.",
    expected: "none of {refused}",
    actual: "{stated}",
  },
  "class-silent": {
    outcome: "fail",
    says: "`{path}` says that data set {dataset} holds {column}, and its classification `{found}` is not sensitive.",
    fix: "Classify the data set as sensitive, or correct the card.",
    expected: "a sensitive classification",
    actual: "{found}",
    why: "Data is handled as what the manifest calls it.",
  },
  "statement-missing": {
    outcome: "fail",
    says: "Data set {dataset} is `{found}` and says nothing about its {statement}.",
    fix: "{remedy}",
    expected: "{statement}",
    actual: "nothing",
  },
  "retention-disagrees": {
    outcome: "fail",
    says: "Data set {dataset} may be kept {own} by the manifest, and {stated} by `{path}`.",
    fix: "Look up which of them is right, and write the same into both.",
    expected: "{stated}",
    actual: "{own}",
  },
  "retention-unclear": {
    outcome: "fail",
    says: "The retention of data set {dataset}, `{own}`, is no length of time, and the policy allows at most {most}.",
    fix: "Write it as a length of time, such as `180d` or `2y`.",
    expected: "at most {most}",
    actual: "{own}",
  },
  "retention-too-long": {
    outcome: "fail",
    says: "Data set {dataset} is kept {own}, and the policy allows at most {most}.",
    fix: "Keep it shorter, and say so in the manifest and in its contract.",
    expected: "at most {most}",
    actual: "{own}",
  },
  handled: { outcome: "pass", says: "Data set {dataset} is classified as `{found}`; {stated}." },
  unclassified: {
    outcome: "pass",
    says: "Data set {dataset} has no classification, and the policy names none.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
