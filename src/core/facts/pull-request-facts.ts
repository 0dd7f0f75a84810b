import type { Entry } from "#core/model/tree.ts";

export interface RepositoryFacts {
  readonly owner: string;
  readonly name: string;
}

/** A GitHub account. Identity is the numeric id; a login is only how it is spelled today. */
export interface Account {
  readonly id: number;
  readonly login: string;
  /** `bot` for GitHub Apps, machine users of Actions and the like, whatever their login looks like. */
  readonly kind: "user" | "bot";
}

export interface PullRequestFacts {
  /** 0 when there is no pull request (a commit range judged in a terminal). */
  readonly number: number;
  readonly title: string;
  /** `null` when the account was deleted. */
  readonly author: Account | null;
  readonly draft: boolean;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string };
  /** Merge base of head and base. */
  readonly mergeBase: string;
}

/** A path whose entry differs between merge base and head. A rename is two of them that name each other. */
export interface ChangedPath {
  readonly path: string;
  /** Entry at the merge base; `null` when absent there. */
  readonly before: Entry | null;
  /** Entry at the head; `null` when absent there. */
  readonly after: Entry | null;
  readonly renamedFrom?: string;
  readonly renamedTo?: string;
}

export interface ChangesFacts {
  /** Sorted by path, each path once. */
  readonly paths: readonly ChangedPath[];
}
