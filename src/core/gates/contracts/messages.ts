import type { Message } from "../define-gate.ts";
import { MANIFEST_UNREADABLE } from "../unreadable-manifest.ts";

/** Every sentence of the gate `contracts`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no contract to judge." },
  "manifest-unreadable": MANIFEST_UNREADABLE,
  "nothing-declared": {
    outcome: "skip",
    says: "The package has neither a contract nor a model signature nor feature definitions, and the policy asks for none.",
  },
  "signature-missing": {
    outcome: "fail",
    says: "Nothing under `model.path` says which inputs the model takes.",
    fix: "Save the model with its signature, as MLflow does when it is given an input example.",
    expected: "a model signature",
    actual: "none",
  },
  "outputs-missing": {
    outcome: "fail",
    says: "Nothing under `model.path` says what the model gives back.",
    fix: "Save the model with its whole signature, inputs and outputs, as MLflow does when it infers one from an example and its predictions.",
    expected: "a model signature that names its outputs",
    actual: "none",
    why: "Whoever calls the model builds on what it gives back, as the model builds on what it takes.",
  },
  "outputs-named": {
    outcome: "pass",
    says: "The model's signature in `{path}` names {count} [output|outputs].",
  },
  "signature-unreadable": {
    outcome: "error",
    says: "The model's signature in `{path}` could not be read whole: {problem}",
    fix: "{remedy}",
    expected: "a model signature that can be read whole",
    actual: "{problem}",
  },
  "contract-missing": {
    outcome: "fail",
    says: "Data set {dataset} has no contract.",
    fix: "Write one in the Open Data Contract Standard, and name it under `contract`.",
    expected: "a data contract",
    actual: "none",
  },
  "contract-unreadable": {
    outcome: "error",
    says: "The contract `{path}` of data set {dataset} cannot be read: {problem}",
    fix: "{remedy}",
    expected: "a contract that names its columns",
    actual: "{problem}",
  },
  "not-in-force": {
    outcome: "fail",
    says: "The contract `{path}` of data set {dataset} is `{status}`, and only one that is in force can be relied on.",
    fix: "Use a contract that is in force, or have its owner put it in force.",
    expected: "a contract in force",
    actual: "{status}",
  },
  "not-fresh": {
    outcome: "fail",
    says: "The contract `{path}` of data set {dataset} does not promise how fresh the data is.",
    fix: "Have its owner add a service level under `slaProperties`, such as `property: latency` with `value: 4` and `unit: h`.",
    expected: "a service level `latency` or `frequency`",
    actual: "none",
    why: "A model that is fed old data is wrong without any error, and nobody can be told to mend what was never promised.",
  },
  "input-unknown": {
    outcome: "fail",
    says: "The model takes `{column}`, and no contract of its data has such a column. The nearest are {near}.",
    fix: "Add the column to the contract with its owner, or train the model without it.",
    expected: "a column of {contracts}",
    actual: "`{column}`",
    why: "What no contract promises may be gone tomorrow.",
    many: {
      says: "The model takes {count} inputs that no contract of its data has as a column.",
      fix: "Add the columns to the contract with its owner, or train the model without them.",
      each: "`{column}`",
      note: "the nearest are {near}",
    },
  },
  "input-unlike": {
    outcome: "fail",
    says: "The model takes `{column}` as {taken}, and `{path}` promises it as {promised}.",
    fix: "Convert it before the model, retrain, or correct the contract.",
    expected: "{promised}",
    actual: "{taken}",
    many: {
      says: "The model takes {count} inputs as another type than their contract promises.",
      fix: "Convert them before the model, retrain, or correct the contract.",
      each: "`{column}`",
      note: "taken as {taken}, and `{path}` promises {promised}",
    },
  },
  "contract-changed": {
    outcome: "fail",
    says: "`{path}` {change} since the base, and is still version {version}.",
    fix: "Give the contract a new version, so that those who rely on it can tell.",
    expected: "a new version of the contract",
    actual: "{version}",
    why: "Whoever relies on a version of a contract relies on what it said.",
  },
  "features-unversioned": {
    outcome: "fail",
    says: "Feature definitions changed since the base ({files}), and the package is still version {version}.",
    fix: "Give the package a new version: another definition is another model.",
    expected: "a new version of the package",
    actual: "{version}",
    why: "Feature definitions are frozen with the version that was trained on them.",
  },
  "features-unowned": {
    outcome: "fail",
    says: "The feature definition `{path}` changed, and CODEOWNERS names no owner of it.",
    fix: "Have its owners added to CODEOWNERS on the base branch, so that they are asked.",
    expected: "an owner in CODEOWNERS",
    actual: "none",
    why: "A definition that somebody else relies on changes only with who answers for it.",
  },
  "features-changed": {
    outcome: "pass",
    says: "Feature definitions changed with version {version}: {files}. Owned by {owners}.",
  },
  "features-frozen": {
    outcome: "pass",
    says: "{count} [feature definition is|feature definitions are] as at the base.",
  },
  "inputs-promised": {
    outcome: "pass",
    says: "All {count} inputs of the model are columns of {contracts}.",
  },
  "inputs-unnamed": {
    outcome: "pass",
    says: "The model's signature in `{path}` names no columns, so it is compared with no contract.",
  },
  "contract-read": {
    outcome: "pass",
    says: "The contract `{path}` of data set {dataset} names {count} columns.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
