import type { Message } from "../define-gate.ts";

/** What the sign-offs gate says. */
export const messages = {
  "head-unreadable": {
    outcome: "error",
    says: "The content of the head commit `{commit}` could not be read in full, so no review can be compared with it.",
    fix: "Run the check again. If this stays, push the branch again.",
  },
  "author-gone": {
    outcome: "error",
    says: "The account that opened this pull request is gone, so nobody can be shown to be independent of it; no sign-off counts.",
    fix: "Open the pull request again from an account that exists.",
  },
  "commit-unattributed": {
    outcome: "error",
    says: "The e-mail address of the {part} of commit `{commit}` (domain `{domain}`) belongs to no account, so nobody can be shown to be independent of the change, and no sign-off counts ({index} of {count}).",
    fix: "Add the address to the GitHub account of the person, or rewrite the commit with an address that belongs to one. Sign-offs on unchanged content then count again.",
  },
  "codeowners-not-loaded": {
    outcome: "error",
    says: "`{path}` is too large for GitHub to load, so nobody owns anything.",
    fix: "Make the file smaller than 3 MB on the base branch.",
  },
  "codeowners-invalid": {
    outcome: "error",
    says: "An invalid line of `{path}` on the base branch is skipped, and its files fall to an earlier line or to nobody ({index} of {count}): {problem}",
    fix: "Mend the line on the base branch, or in this pull request.",
  },
  "codeowners-broken": {
    outcome: "fail",
    says: "This pull request leaves an invalid line in `{path}`, which would be skipped ({index} of {count}): {problem}",
    fix: "Mend the line.",
  },
  "codeowners-not-loaded-at-head": {
    outcome: "fail",
    says: "GitHub would not load CODEOWNERS as this pull request leaves it, so nobody would own anything.",
    fix: "Keep it a text file (no link) of less than 3 MB.",
  },
  "codeowners-mended": {
    outcome: "pass",
    says: "Invalid lines of `{path}` on the base branch: {count}. This pull request mends them.",
  },
  "ownership-unknown": {
    outcome: "error",
    says: "The owners of changed paths could not be looked up. There are {count}, among them `{paths}`.",
    fix: "Run the check again.",
  },
  "no-codeowners": {
    outcome: "fail",
    says: "The base branch has no CODEOWNERS file, so nobody owns what is changed (paths: {count}).",
    fix: "Add a CODEOWNERS file to the base branch, or set `code-owners: off` or `unowned: allow` in the policy.",
  },
  unowned: {
    outcome: "fail",
    says: "Changed paths without a code owner: {count}, among them `{paths}`. Every changed path must have one.",
    fix: "Give them an owner in CODEOWNERS on the base branch, or set `unowned: allow` in the policy.",
  },
  "unowned-at-head": {
    outcome: "fail",
    says: "CODEOWNERS as this pull request leaves it gives no owner to protected paths: {count}, among them `{paths}`.",
    fix: "Keep an owner for workflows, the policy, CODEOWNERS and checklist definitions.",
  },
  "unowned-allowed": {
    outcome: "pass",
    says: "Changed paths that nobody owns, which the policy allows: {count}, among them `{paths}`.",
  },
  "role-unknown": {
    outcome: "error",
    says: "The role `{role}` has to sign, but the policy does not define it.",
    fix: "Define the role under `roles:` in the policy, with its owners.",
  },
  "owner-unknown": {
    outcome: "error",
    says: "`{owner}` cannot sign for `{requirement}`: there is no such user or team. No other owner is enough in its place.",
    fix: "Correct the name where it is written (CODEOWNERS or the policy's roles).",
  },
  "owner-by-email": {
    outcome: "error",
    says: "`{owner}` cannot sign for `{requirement}`: whose account an e-mail address belongs to cannot be looked up. No other owner is enough in its place.",
    fix: "Name the person as `@user`, or a team as `@org/team`, where it is written (CODEOWNERS or the policy's roles).",
  },
  "owner-secret": {
    outcome: "error",
    says: "`{owner}` cannot sign for `{requirement}`: it is a secret team, which can own nothing. No other owner is enough in its place.",
    fix: "Make the team visible, or name another one.",
  },
  "owner-no-write": {
    outcome: "error",
    says: "`{owner}` cannot sign for `{requirement}`: it has no write access of its own to this repository. No other owner is enough in its place.",
    fix: "Give it write access to the repository, or name another owner.",
  },
  "owner-unreadable": {
    outcome: "error",
    says: "Who stands behind `{owner}` could not be looked up, so nothing may be concluded about `{requirement}`.",
    fix: "Run the check again. If this stays, check that the app may read the organisation's members.",
  },
  "nobody-can": {
    outcome: "error",
    says: "`{requirement}` needs sign-offs: {needs}. Of the people behind `{owners}` ({members}), too few could give one: {able}. {contributors} contributed to this pull request, {others} cannot write to the repository or are bots.",
    fix: "Add people to the team or owners who did not contribute and who have write access, or lower the count in the policy.",
  },
  "too-few-people": {
    outcome: "error",
    says: "The roles {roles} need {needed} different people between them, but only {able} could fill them.",
    fix: "Add people to one of the roles who did not contribute and who have write access, or set `distinct: false` in the policy.",
  },
  "changes-requested": {
    outcome: "fail",
    says: "`{person}` asks for changes on behalf of `{requirements}`. That blocks until the same person approves or the review is dismissed.",
    fix: "Settle it with them; then they approve, or somebody who may dismisses the review.",
  },
  waiting: {
    outcome: "pending",
    says: "`{requirement}` waits for sign-offs: {has} of {needs}.",
    fix: "Ask any of `{ask}` to review and approve.",
  },
  signed: {
    outcome: "pass",
    says: "`{requirement}` is signed by {people} (needs {needs}). The changed paths in its scope ({paths}) are what they saw at `{commits}`.",
  },
  "owner-left-out": {
    outcome: "pass",
    says: "Nobody can sign for `{requirement}` through `{owner}` ({problem}); its other owners can.",
    fix: "Mend or remove the name where it is written (CODEOWNERS or the policy's roles).",
  },
  "not-asked": {
    outcome: "skip",
    says: "The policy asks for no sign-off here: code owners are off and no role is counted.",
  },
  "nothing-to-sign": {
    outcome: "skip",
    says: "No sign-off is needed: no changed path ({count}) has an owner, the policy allows that, and no role is counted.",
  },
} as const satisfies Readonly<Record<string, Message>>;
