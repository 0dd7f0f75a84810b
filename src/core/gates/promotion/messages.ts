import type { Message } from "../define-gate.ts";

/** Every sentence of the gate `promotion`. */
export const messages = {
  "nothing-asked": { outcome: "skip", says: "This stage comes after no other." },
  "no-packages": {
    outcome: "skip",
    says: "No package is handed over, so none has to come from an earlier stage.",
  },
  "no-branch": {
    outcome: "error",
    says: "Whether this {what} was merged to stage `{stage}` cannot be told: none of its branches exists ({branches}).",
    fix: "Create the branch, or correct `branches` of stage `{stage}` in the policy.",
    expected: "a branch of stage `{stage}`",
    actual: "none that matches {branches}",
  },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so which model it hands over cannot be told.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
    expected: "a manifest that names its model",
    actual: "one that cannot be read",
  },
  "no-model": {
    outcome: "fail",
    says: "The package names no model in this repository, so it cannot be the one that was merged to stage `{stage}`.",
    fix: "Name the model under `model.path`, or have the policy compare the whole package: `same: package`.",
    expected: "a model in the repository",
    actual: "none",
  },
  "not-promoted": {
    outcome: "fail",
    says: "This {what} was never merged to stage `{stage}` as it is here ({branches}).",
    fix: "Merge it to stage `{stage}` first, by a pull request, and then exactly that to this branch.",
    expected: "the same {what} on {branches}",
    actual: "no commit with it",
  },
  "only-the-model": {
    outcome: "fail",
    says: "The model is the one of stage `{stage}`, but other files of the package are not as they are there ({branches}).",
    fix: "Merge exactly what stands on `{stage}`, or merge this to stage `{stage}` first.",
    expected: "the same package on {branches}",
    actual: "the same model in another package",
  },
  pushed: {
    outcome: "fail",
    says: "This {what} came to `{branch}` with commit {commit}, which no pull request brought, so nobody agreed to it there.",
    fix: "Merge it to stage `{stage}` by a pull request.",
    expected: "a merged pull request",
    actual: "commit {commit}, pushed to `{branch}`",
  },
  soaking: {
    outcome: "pending",
    says: "This {what} was merged to `{branch}` on {since} by pull request {number}, and stays there for {soak} before it goes on: until {until}.",
    fix: "Wait until {until}; nothing else has to be done.",
    expected: "{soak} on `{branch}`",
    actual: "{elapsed}",
  },
  "too-old": {
    outcome: "fail",
    says: "This {what} was merged to `{branch}` on {since} by pull request {number}, which is more than {within} ago.",
    fix: "Merge it to stage `{stage}` again under a new version, so that it is tried as things are today.",
    expected: "a merge within {within}",
    actual: "one {elapsed} ago",
  },
  promoted: {
    outcome: "pass",
    says: "This {what} was merged to `{branch}` on {since} by pull request {number}, {elapsed} ago.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
