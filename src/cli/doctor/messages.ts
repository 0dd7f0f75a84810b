import type { Statement } from "#core/model/statement.ts";
import type { Gravity } from "./diagnosis.ts";

type Message = Pick<Statement, "says" | "why" | "fix"> & { readonly gravity: Gravity };

/** Everything that the doctor says. `says` is what is so, `why` what follows from it, `fix` what to do. */
export const MESSAGES = {
  // Policy
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

  // Required check
  "not-required": {
    gravity: "grave",
    says: "no rule requires the check `{check}`",
    why: "A pull request can be merged whatever the check says.",
    fix: "require it, from the App alone",
  },
  "requirement-unseen": {
    gravity: "unseen",
    says: "no ruleset requires the check `{check}`; whether a branch protection rule does was not seen, because {because}",
    fix: "ask with the token of an administrator",
  },
  "not-enforced": {
    gravity: "grave",
    says: "the ruleset `{ruleset}` would require `{check}`, but is set to `{enforcement}`",
    why: "Only an active ruleset keeps a merge back.",
    fix: "make it active",
  },
  "not-pinned": {
    gravity: "grave",
    says: "the check `{check}` is required from anybody, not from the App",
    why: "Whoever may push a branch can post a green check of that name, from a workflow in the pull request for instance.",
    fix: "require it from the App alone",
  },
  "pinned-elsewhere": {
    gravity: "grave",
    says: "the check `{check}` is required from {app}, not from Gatehouse's App",
    why: "That app's word counts, and Gatehouse's does not.",
    fix: "require it from the App alone",
  },
  "pinned-to-actions": {
    gravity: "grave",
    says: "the check `{check}` is required from GitHub Actions, not from Gatehouse's App",
    why: "A workflow of that name in a pull request turns it green, whatever it judges.",
    fix: "require it from the App alone",
  },
  "app-unverified": {
    gravity: "unseen",
    says: "`{check}` is required from app {app}; whether that is Gatehouse was not seen, because no check of it stands on a recent pull request",
    fix: "open a pull request, or name the App's id: --app ID",
  },
  "required-in-order": { gravity: "fine", says: "`{check}` is required from {app}, by {sources}" },
  "foreign-check": {
    gravity: "weak",
    says: "the check `{check}` is required, which belongs to no stage of this branch",
    why: "Nobody ever posts it here, so that every pull request waits for it.",
    fix: "take it out of the rule, or mend its name",
  },
  "not-strict": {
    gravity: "weak",
    says: "a branch need not be up to date before it is merged, and there is no merge queue",
    why: "When the base moves, a green check speaks of the base as it was, until it is judged again.",
    fix: "require branches to be up to date, or use a merge queue",
  },
  "strict-in-order": { gravity: "fine", says: "what is merged was judged on the base as it is: {how}" },
  "mixed-queue": {
    gravity: "grave",
    says: "the merge queue groups by `{grouping}`",
    why: "A change that is red by itself merges when the last one of its group is green.",
    fix: "choose ALLGREEN (in the browser: require all queue entries to pass)",
  },

  // Around the rules
  "may-bypass": {
    gravity: "grave",
    says: "{who} may bypass {source}",
    why: "They can merge and push whatever the check says.",
    fix: "take them off the list of who may bypass it",
  },
  "may-bypass-in-pull-request": {
    gravity: "weak",
    says: "{who} may bypass {source} when they merge a pull request",
    why: "They can merge whatever the check says; GitHub notes it, and the App tells the owners afterwards.",
    fix: "take them off the list of who may bypass it, or keep that list short",
  },
  "bypass-unseen": {
    gravity: "unseen",
    says: "whether somebody may bypass all of {sources} was not seen, because each leaves somebody out, and who belongs to more than one of these is not shown: {groups}",
    fix: "leave one of their lists empty",
  },
  "nobody-bypasses": { gravity: "fine", says: "nobody may bypass the required check" },
  "may-delete": {
    gravity: "grave",
    says: "whoever may push can delete the branch",
    why: "A branch that is deleted can be made anew with any content, past every check.",
    fix: "forbid deletions",
  },
  "may-force-push": {
    gravity: "grave",
    says: "whoever may push can force-push",
    why: "What was judged and merged can be taken out again, or replaced by any commit that was green once.",
    fix: "forbid force-pushes",
  },
  "no-pull-request": {
    gravity: "weak",
    says: "changes need no pull request",
    why: "A commit that is green in some pull request can be pushed directly, and its merge is nowhere to be seen.",
    fix: "require a pull request",
  },
  "history-in-order": { gravity: "fine", says: "no deletion, no force-push, changes by pull request only" },
  "no-approval": {
    gravity: "weak",
    says: "GitHub itself requires no approving review",
    why: "GitHub's own rule sees requested changes and dismissals at once, the App after its next look.",
    fix: "require one approving review",
  },
  "dismisses-stale": {
    gravity: "weak",
    says: "every push dismisses approvals",
    why: "A dismissed approval counts for nothing, also where nothing changed that it was for; Gatehouse voids exactly those that a push concerns.",
    fix: "leave that to Gatehouse: do not dismiss stale approvals",
  },
  "last-pusher": {
    gravity: "weak",
    says: "who pushed last may approve",
    why: "Names in commits are free text: GitHub alone knows who pushed, and does not tell the App.",
    fix: "require the approval of somebody else than the last pusher",
  },
  "reviews-in-order": {
    gravity: "fine",
    says: "GitHub asks for {approvals} approving [review|reviews], and not of the last pusher",
  },
  "required-workflow": { gravity: "fine", says: "these workflows have to pass, too: {workflows}" },

  // Owners
  "no-codeowners": {
    gravity: "weak",
    says: "there is no CODEOWNERS file",
    why: "Nobody owns a path then, the policy's own included: every change is unowned, and blocked where the policy does not allow that.",
    fix: "add `.github/CODEOWNERS`, with owners of `/.github/`",
  },
  "codeowners-not-loaded": {
    gravity: "weak",
    says: "GitHub does not load `{path}`",
    why: "Nobody owns anything then, and sign-offs block.",
    fix: "make it a text file (no link) of less than 3 MB",
  },
  "codeowners-line": {
    gravity: "weak",
    says: "line {line} of `{path}` does not count: {problem}",
    why: "Its paths fall to an earlier line, and sign-offs block until it is mended.",
    fix: "mend the line",
  },
  "codeowners-error": {
    gravity: "weak",
    says: "GitHub finds a mistake in line {line} of `{path}`: {problem}",
    why: "What GitHub does not take owns nothing: no sign-off can come from there.",
    fix: "mend the line, or give the owner write access to the repository",
  },
  "codeowners-in-order": { gravity: "fine", says: "`{path}`: {lines} [line|lines] with owners" },
  "github-takes-codeowners": {
    gravity: "fine",
    says: "GitHub finds no mistake in CODEOWNERS: its owners exist and may write",
  },
  "rules-unowned": {
    gravity: "grave",
    says: "nobody owns {paths}",
    why: "These files decide how pull requests are judged, and where the policy lets unowned paths pass, anybody's change to them does.",
    fix: "give them owners in CODEOWNERS: `/.github/ @ORG/TEAM`",
  },
  "rules-stuck": {
    gravity: "weak",
    says: "nobody owns {paths}",
    why: "These files decide how pull requests are judged; without an owner, no change of them can pass.",
    fix: "give them owners in CODEOWNERS: `/.github/ @ORG/TEAM`",
  },
  "rules-by-makers": {
    gravity: "weak",
    says: "{owners} own both the packages of `{folder}` and {paths}",
    why: "Who hands a model over also sets the bar that it has to clear.",
    fix: "give the rules owners of their own",
  },
  "rules-in-order": {
    gravity: "fine",
    says: "policy, CODEOWNERS, checklists and workflows are owned by {owners}",
  },
  "role-without-owner": {
    gravity: "weak",
    says: "role {role}: `{owner}` {status}",
    why: "Nobody can sign through this owner.",
    fix: "mend the name in the policy, or give it write access to the repository",
  },
  "role-unseen": {
    gravity: "unseen",
    says: "role {role}: whether `{owner}` exists and may write was not seen, because it is not there, or is not shown to this token",
  },
  "roles-in-order": { gravity: "fine", says: "every owner of the policy's roles exists and may write" },

  // The App
  "no-check-seen": {
    gravity: "unseen",
    says: "whether the App runs here was not seen, because none of the {count} newest pull [request|requests] to gated branches has a check of it",
    fix: "look whether it is installed on this repository, and what its page says under Advanced → Recent deliveries",
  },
  "app-permissions": {
    gravity: "weak",
    says: "the App `{app}` lacks {missing}",
    why: "What it may not read it cannot judge, and what it may not write nobody sees.",
    fix: "grant them on the App's page, and accept them for the organisation",
  },
  "app-events": {
    gravity: "weak",
    says: "the App `{app}` does not hear of {missing}",
    why: "What these events tell is then judged only when the App sweeps.",
    fix: "subscribe to them on the App's page",
  },
  "app-suspended": {
    gravity: "grave",
    says: "the App `{app}` is suspended",
    why: "Nothing is judged, and checks that were green stay so whatever happens.",
    fix: "unsuspend it in the organisation's settings",
  },
  "app-not-installed": {
    gravity: "grave",
    says: "the organisation has not installed app {app}, from which the check is required",
    why: "Nobody else can make it green, and nothing is judged.",
    fix: "install it on this repository",
  },
  "app-in-order": {
    gravity: "fine",
    says: "the App `{app}` has every permission and hears every event that it needs",
  },
  "app-posts": { gravity: "fine", says: "the App `{app}` judged {pulls}" },
  "merged-without": {
    gravity: "weak",
    says: "pull request #{number} was merged to `{branch}` without a green `{check}`",
    why: "The gate was gone around, or was not there yet.",
    fix: "look who merged it, and why",
  },

  // Workflows
  "no-workflow": { gravity: "fine", says: "no workflow runs the Action; the App judges without it" },
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

  // The rest
  archived: { gravity: "fine", says: "the repository is archived, so nothing merges" },
  "not-seen": { gravity: "unseen", says: "it was not seen" },
} as const satisfies Readonly<Record<string, Message>>;

export type MessageId = keyof typeof MESSAGES;
