import type { Message } from "./message.ts";

/** What the doctor says of who may go around the rules of a branch, and of the rules beside the required check. */
export const BRANCH_RULE_MESSAGES = {
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
  "anybody-creates": {
    gravity: "grave",
    says: "no ruleset restricts who may make the branch",
    why: "Nobody judges what a branch begins with: whoever may push makes it of any commit, with any policy on it.",
    fix: "let administrators alone make it",
  },
  "writers-create": {
    gravity: "grave",
    says: "whoever may push can make the branch, past {source}",
    why: "Nobody judges what a branch begins with: it is made of any commit, with any policy on it.",
    fix: "let administrators alone make it",
  },
  "green-elsewhere-creates": {
    gravity: "weak",
    says: "whoever may push can make the branch of a commit with a green `{check}`",
    why: "A commit that was green for another branch of the stage then stands there without a merge.",
    fix: "let administrators alone make it",
  },
  "other-names-unseen": {
    gravity: "unseen",
    says: "whether this holds of other names than {sample} was not seen, because not each of them is meant by {narrow}: {finding}",
  },
  "few-create": { gravity: "fine", says: "nobody makes the branch but {who}" },
  "nobody-creates": { gravity: "fine", says: "nobody may make the branch" },
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
} as const satisfies Readonly<Record<string, Message>>;
