import type { Message } from "./message.ts";

/** What the doctor says of the App, and of merges without it. */
export const APP_MESSAGES = {
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
    why: "The policy gated the branch by then, so the gate was gone around, or the App was not there yet.",
    fix: "look who merged it, and why",
  },
} as const satisfies Readonly<Record<string, Message>>;
