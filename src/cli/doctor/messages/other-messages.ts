import type { Message } from "./message.ts";

/** What the doctor says of a repository as a whole, and of what it did not see. */
export const OTHER_MESSAGES = {
  archived: { gravity: "fine", says: "the repository is archived, so nothing merges" },
  "not-seen": { gravity: "unseen", says: "it was not seen" },
} as const satisfies Readonly<Record<string, Message>>;
