import type { Facts } from "#core/facts/facts.ts";

/** Facts without which nothing can be judged. The others may be missing where a shell cannot know them. */
type Indispensable = "now" | "pullRequest" | "packages" | "baseline" | "incomplete";

/** What a shell has collected: the indispensable facts, and those that it can know. */
export type KnownFacts = Pick<Facts, Indispensable> & Partial<Facts>;
