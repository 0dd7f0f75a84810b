import type { Message } from "./message.ts";

/** What the doctor says of the rule that requires the check. */
export const REQUIRED_CHECK_MESSAGES = {
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
  "also-pinned-elsewhere": {
    gravity: "weak",
    says: "the check `{check}` is required from {app}, too, by {source}",
    why: "That app alone can make its own one green, so that every pull request waits for it.",
    fix: "take that requirement out of the rule, or name Gatehouse's App there",
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
} as const satisfies Readonly<Record<string, Message>>;
