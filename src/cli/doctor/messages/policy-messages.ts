import type { Message } from "./message.ts";

/** What the doctor says of policies, and of the branches that they gate. */
export const POLICY_MESSAGES = {
  "no-policy": {
    gravity: "grave",
    says: "there is no policy at `{path}`",
    why: "Gatehouse says nothing about a branch without one, so nothing is judged.",
    fix: "commit a policy: `gatehouse init` writes a first one",
  },
  "broken-policy": {
    gravity: "grave",
    says: "the policy `{path}` is not valid: {problem}",
    why: "A policy that cannot be read judges nothing: pull requests to this branch are blocked until it is mended.",
    fix: "mend it; `gatehouse check` shows every mistake with its line",
  },
  "policy-unseen": {
    gravity: "unseen",
    says: "which branches the policy `{path}` gates was not seen, and none was looked at: {problem}",
    fix: "name a copy of the policy that it extends: --organisation-policy FILE",
  },
  "no-stages": {
    gravity: "grave",
    says: "the policy `{path}` gates no branch",
    why: "Without a stage that names a branch, nothing is judged.",
    fix: "add a stage with its branches",
  },
  "missing-branch": {
    gravity: "weak",
    says: "stage {stage} names the branch `{branch}`, which is not there",
    why: "A name that is mistyped gates nothing, and the branch that was meant has no gate.",
    fix: "mend the name in the policy, or make the branch",
  },
  "branch-without-policy": {
    gravity: "weak",
    says: "the default branch's policy gates this branch, but it holds no policy itself",
    why: "The policy at the base judges, so Gatehouse says nothing here, and a required check never comes.",
    fix: "merge the default branch's policy into it",
  },
  "branch-with-broken-policy": {
    gravity: "weak",
    says: "the policy of this branch is not valid: {problem}",
    why: "The policy at the base judges, so no pull request to this branch can pass.",
    fix: "mend it there",
  },
  "branch-ungated-by-own-policy": {
    gravity: "weak",
    says: "the default branch's policy has it in stage {stage}, the policy of this branch does not",
    why: "The policy at the base judges, so the check `{check}` never comes, and the ruleset waits for it.",
    fix: "bring both policies together",
  },
  "other-rules": {
    gravity: "weak",
    says: "this branch is named by a pattern only, and holds another policy or CODEOWNERS than the default branch",
    why: "Its check is then named `{check} on {branch}`, which no ruleset asks for, so that `{check}` never comes.",
    fix: "bring policy and CODEOWNERS together, or name the branch in the default branch's policy",
  },
  "policy-in-order": { gravity: "fine", says: "the policy `{path}` is valid; stages: {stages}" },
  "branch-policy-in-order": { gravity: "fine", says: "its own policy judges it by stage {stage}" },
} as const satisfies Readonly<Record<string, Message>>;
