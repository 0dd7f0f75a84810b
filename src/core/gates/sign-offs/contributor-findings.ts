import type { Finding } from "#core/model/finding.ts";
import type { Contributors } from "#core/sign-offs/contributors.ts";
import type { Say } from "../define-gate.ts";
import type { messages } from "./messages.ts";

/** Most commits that are said one by one; each says how many there are. */
const MOST_COMMITS = 10;

/** Why nobody can be shown to be independent of the change. E-mail addresses are named by their domain alone. */
export function contributorFindings(
  { authorGone, unattributed }: Contributors,
  say: Say<typeof messages>,
): readonly Finding[] {
  const commits = unattributed.slice(0, MOST_COMMITS).map(({ sha, part, domain }, at) =>
    say("commit-unattributed", {
      commit: sha.slice(0, 7),
      part,
      domain: domain ?? "none",
      index: at + 1,
      count: unattributed.length,
    }),
  );
  return authorGone ? [say("author-gone", {}), ...commits] : commits;
}
