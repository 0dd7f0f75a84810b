import type { CommitFacts, Contribution } from "#core/facts/people-facts.ts";
import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import { byText } from "./by-text.ts";

/** Somebody's part in a commit that belongs to no account. The address itself stays out of every output. */
export interface Unattributed {
  readonly sha: string;
  readonly part: Contribution["part"];
  /** Domain of the e-mail address in lower case; `null` when it has none that can be shown. */
  readonly domain: string | null;
}

/** Who made the change, and so cannot vouch for it. */
export interface Contributors {
  /** By numeric id: the commit that they wrote, or `null` for who opened the pull request. */
  readonly wrote: ReadonlyMap<number, string | null>;
  /** Whoever opened the pull request has no account any more. */
  readonly authorGone: boolean;
  readonly unattributed: readonly Unattributed[];
}

/** Whether anybody at all can be shown to be independent of the change. */
export function isProvable({ authorGone, unattributed }: Contributors): boolean {
  return !authorGone && unattributed.length === 0;
}

const DOMAIN = /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/;

function domainOf(email: string): string | null {
  const at = email.lastIndexOf("@");
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  return at >= 0 && DOMAIN.test(domain) ? domain : null;
}

function byCommit(a: Unattributed, b: Unattributed): number {
  return byText(a.sha, b.sha) || byText(a.part, b.part) || byText(a.domain ?? "", b.domain ?? "");
}

/**
 * Rule 4: the author of the pull request, and author, committer and co-authors of every commit that
 * changes a path of the changed set. Other commits (a merge of the base, say) do not matter.
 */
export function contributorsOf(
  pullRequest: Pick<PullRequestFacts, "author">,
  commits: readonly CommitFacts[],
): Contributors {
  const wrote = new Map<number, string | null>();
  const unattributed: Unattributed[] = [];
  if (pullRequest.author !== null) wrote.set(pullRequest.author.id, null);
  const touching = commits.filter((commit) => commit.touchesChanges);
  for (const { sha, contributions } of touching.toSorted((a, b) => byText(a.sha, b.sha))) {
    for (const { account, part, email } of contributions) {
      if (account === null) unattributed.push({ sha, part, domain: domainOf(email) });
      else if (!wrote.has(account.id)) wrote.set(account.id, sha);
    }
  }
  return { wrote, authorGone: pullRequest.author === null, unattributed: unattributed.toSorted(byCommit) };
}
