import type { Issue } from "#core/model/statement.ts";
import type { Entry } from "#core/model/tree.ts";
import type { Account } from "./pull-request-facts.ts";

/** A role of the policy: who fills it, and what it signs for. */
export interface RoleFacts {
  /** Handles as the policy spells them. */
  readonly owners: readonly string[];
  /** Globs of the paths that the role covers; `null`: every changed path. */
  readonly covers: readonly string[] | null;
}

/** Owners of one path by the last matching CODEOWNERS line; `owners` is empty when that line frees the path. */
export interface OwnerLine {
  readonly line: number;
  readonly owners: readonly string[];
}

/** Who owns the changed paths. Read at the base, and for protected paths at the head too. */
export interface OwnershipFacts {
  /** The CODEOWNERS file that counts at the base; `null` when there is none. */
  readonly path: string | null;
  /** False when a file is there but GitHub would not load it (3 MB and more). */
  readonly loaded: boolean;
  /** Lines that are skipped because they are invalid. */
  readonly issues: readonly Issue[];
  /** Lines of the head's file that are invalid; only when the pull request changes CODEOWNERS. */
  readonly headIssues: readonly Issue[];
  /** False when GitHub would not load the head's file; only when the pull request changes CODEOWNERS. */
  readonly headLoaded?: boolean;
  /** For every path in any snapshot's changed set. `null`: no line matches. */
  readonly base: Readonly<Record<string, OwnerLine | null>>;
  /** Only for protected paths: workflows, policy, CODEOWNERS, checklist definitions. */
  readonly head: Readonly<Record<string, OwnerLine | null>>;
}

/** Who stands behind a handle. */
export interface OwnerFacts {
  readonly handle: string;
  readonly kind: "user" | "team" | "email";
  /**
   * - `resolved`: `members` is the whole list, but for those counted in `unlisted`.
   * - `unknown`: no such user, team or visible e-mail address.
   * - `secret`: the team exists but is not visible, so it owns nothing.
   * - `no-write`: the team (or user) has no write access of its own to the repository.
   * - `unreadable`: it could not be looked up; nothing may be concluded.
   */
  readonly status: "resolved" | "unknown" | "secret" | "no-write" | "unreadable";
  /** Numeric ids of active members, child teams included; the user's own id for a user. */
  readonly members: readonly number[];
  /** Further members of a large team: nobody who reviewed is among them. Absent: none. */
  readonly unlisted?: number;
}

export type Permission = "admin" | "maintain" | "write" | "triage" | "read" | "none" | "unknown";

export interface PersonFacts extends Account {
  /** Permission on the repository; `unknown` counts as none. */
  readonly permission: Permission;
}

export interface ReviewFacts {
  readonly id: number;
  /** `null`: the account was deleted (a "ghost"). */
  readonly author: Account | null;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  /** Commit that the reviewer saw; `null` when GitHub no longer knows it. */
  readonly commit: string | null;
  /** ISO 8601. */
  readonly submittedAt: string;
}

/** Somebody's part in a commit; `account` is `null` when its e-mail belongs to no account. */
export interface Contribution {
  readonly part: "author" | "committer" | "co-author";
  readonly account: Account | null;
  readonly email: string;
}

/** A commit of the pull request. */
export interface CommitFacts {
  readonly sha: string;
  readonly parents: number;
  readonly contributions: readonly Contribution[];
  /** Whether it changes a path of the changed set against its first parent; taken as true where that is not known. */
  readonly touchesChanges: boolean;
}

/** The changed paths at one commit that somebody may have reviewed. */
export interface SnapshotFacts {
  readonly commit: string;
  /** False when the commit can no longer be read (force-pushed away and collected). The rest is then empty. */
  readonly readable: boolean;
  /** Paths whose entry here differs from this commit's merge base with the base branch; renames count as both. */
  readonly changed: readonly string[];
  /** Entry of every path that is in the changed set of the head or of any snapshot; `null` when absent here. */
  readonly entries: Readonly<Record<string, Entry | null>>;
  /** When our own check first had every content gate green on this commit and kept it so; ISO 8601 or `null`. */
  readonly contentGreenAt: string | null;
}
