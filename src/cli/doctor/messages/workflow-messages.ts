import type { Message } from "./message.ts";

/** What the doctor says of workflows that run the Action, and of what workflows may do. */
export const WORKFLOW_MESSAGES = {
  "no-workflow": { gravity: "fine", says: "no workflow runs the Action; the App judges without it" },
  "no-workflow-here": {
    gravity: "fine",
    says: "no workflow runs the Action, as far as the files here tell; the App judges without it. Called from other repositories: {workflows}",
  },
  "branch-without-workflow": {
    gravity: "weak",
    says: "`{branch}` has no workflow that runs the Action, as `{default}` has",
    why: "A pull request starts the workflows of its base, merged with its own changes: the Action judges none that does not bring one along.",
    fix: "merge the default branch's workflow into it",
  },
  "same-workflows": { gravity: "fine", says: "on {branches} they are the same as on `{default}`" },
  "workflow-unreadable": {
    gravity: "weak",
    says: "the workflow `{path}` cannot be read: {problem}",
    why: "GitHub does not run it either, or runs it otherwise than it looks.",
    fix: "mend it",
  },
  "pull-request-target": {
    gravity: "grave",
    says: "`{path}` runs the Action on `pull_request_target`",
    why: "It runs with the secrets and the rights of the base branch; together with the pull request's own code, that gives both to strangers.",
    fix: "use `on: pull_request`; the Action needs no secrets",
  },
  "no-trigger": {
    gravity: "weak",
    says: "`{path}` does not run on `pull_request`",
    why: "The Action then judges no pull request.",
    fix: "add `on: pull_request`",
  },
  "branches-left-out": {
    gravity: "weak",
    says: "`{path}` does not run for {branches}, which the policy gates",
    why: "Pull requests to them are not judged by the Action.",
    fix: "add them to `branches`",
  },
  "path-filter": {
    gravity: "weak",
    says: "`{path}` runs only for some paths (`{key}`)",
    why: "A change elsewhere is not judged by the Action, and where its job is required, it waits for ever.",
    fix: "take `{key}` out: what touches no package is judged in a second",
  },
  "types-left-out": {
    gravity: "weak",
    says: "`{path}` does not run when a pull request is {types}",
    why: "What it shows is then older than the pull request.",
    fix: "take `types` out, or add them",
  },
  "no-queue-trigger": {
    gravity: "weak",
    says: "`{path}` does not run on `merge_group`, and a merge queue is in use",
    why: "Where its job is required, the queue waits for ever.",
    fix: "add `merge_group:` to `on`",
  },
  "no-permissions": {
    gravity: "weak",
    says: "`{path}` does not say what its token may do",
    why: "It gets what the repository gives by default, which may be writing.",
    fix: "add `permissions: { contents: read }`",
  },
  "wide-permissions": {
    gravity: "weak",
    says: "`{path}` lets its token {granted}",
    why: "The Action only reads; everything beyond is there for whoever gets into the run.",
    fix: "leave it with `permissions: { contents: read }`",
  },
  "unpinned-action": {
    gravity: "weak",
    says: "`{path}` uses {actions} by a name that can be moved",
    why: "Whoever moves the tag or branch decides what runs.",
    fix: "pin each to a commit: 40 digits, and the tag in a comment",
  },
  "workflow-in-order": { gravity: "fine", says: "`{path}` runs the Action, with few rights and pinned" },
  "default-token-writes": {
    gravity: "weak",
    says: "workflows that do not say otherwise get a token that may write",
    why: "A workflow in a branch of the repository can push, and post statuses, with it.",
    fix: "let the default be reading",
  },
  "actions-may-approve": {
    gravity: "weak",
    says: "GitHub Actions may approve pull requests",
    why: "Gatehouse counts no bot's approval, but GitHub's own review rule does.",
    fix: "forbid it",
  },
  "actions-in-order": { gravity: "fine", says: "workflows read by default, and approve nothing" },
} as const satisfies Readonly<Record<string, Message>>;
