import type { Effect } from "#core/model/effect.ts";
import type { LinkTo } from "#core/report/overview.ts";
import type { AppliedCheck } from "#github/apply-effects.ts";
import type { Collected } from "#github/collect-facts.ts";
import type { OwnComment } from "#github/comments.ts";
import type { CommitChecks } from "#github/read-checks.ts";
import type { PullRequestState } from "#github/read-pull-request.ts";
import type { RepositoryTask } from "../inbox/task.ts";

/** What a task for several names: who is concerned is read when it is its turn. */
export type ManySubject = Extract<
  RepositoryTask["subject"],
  { readonly kind: "head" | "checks" | "branch" | "repository" }
>;

/** How a pull request is to be read. */
export interface CollectHow {
  /** Clock of the judgement, ISO 8601 in UTC. */
  readonly now: string;
  /** Base commit that an event named: read ahead, and verified. */
  readonly likelyBase?: string;
}

/**
 * One repository as an evaluation sees it: everything that judging and publishing does on GitHub goes through here, so that the whole
 * machine can be run against a model of GitHub in memory. Everything rejects with a {@link GithubError}.
 */
export interface PullRequestHost {
  /** Address of the pages of the GitHub that holds it, without a slash at the end: `https://github.com`. */
  readonly server: string;
  readonly owner: string;
  readonly repo: string;
  /** Requests so far, for the log. */
  readonly count: { readonly reads: number; readonly writes: number };
  /** Reads whatever the judgement of a pull request needs, and whether it moved meanwhile. */
  collect(number: number, how: CollectHow): Promise<Collected>;
  /** Reads a pull request without its content; `null` when there is none. */
  look(number: number): Promise<PullRequestState | null>;
  /** Our App's checks on a commit, and the open pull requests that end there. */
  checksOn(commit: string): Promise<CommitChecks>;
  /**
   * Does what was planned, in order, and tells which checks were written. When it rejects, what was asked for may have been done all the
   * same: an answer can be lost.
   */
  apply(number: number, effects: readonly Effect[]): Promise<readonly AppliedCheck[]>;
  /** Whether head, base, state or reviews are others than those that were read. */
  hasMovedSince(state: PullRequestState): Promise<boolean>;
  /** Comments that our App wrote on a pull request, oldest first. */
  ownComments(number: number): Promise<readonly OwnComment[]>;
  /** Numbers of the open pull requests that a task for several is about. */
  concerned(subject: ManySubject): Promise<readonly number[]>;
  /** Links to files of a commit, for what is shown. */
  linkTo(commit: string): LinkTo;
}
