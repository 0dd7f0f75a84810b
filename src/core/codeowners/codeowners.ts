import type { Issue } from "#core/model/statement.ts";

/** Somebody named on a line. What exists and who may write is not known here. */
export interface Owner {
  /** As written: `@user`, `@org/team` or an e-mail address. GitHub compares handles without regard to case. */
  readonly handle: string;
  readonly kind: "user" | "team" | "email";
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** A line that counts. Without owners it frees what it matches: such a path was matched, and nobody owns it. */
export interface Rule {
  /** 1-based. */
  readonly line: number;
  /** As written, escapes included. */
  readonly pattern: string;
  readonly owners: readonly Owner[];
}

/** A CODEOWNERS file as GitHub reads it. */
export interface Codeowners {
  /** Repository-relative path of the file. */
  readonly path: string;
  /** False when the file as a whole does not count. There are no rules then, and nothing may be concluded from that. */
  readonly loaded: boolean;
  /** In file order: the last one that matches a path decides. */
  readonly rules: readonly Rule[];
  /** Lines that do not count, or can never match: ownership is not what their author meant. */
  readonly issues: readonly Issue[];
  /** Lines that count here, but whose meaning on GitHub is documented nowhere. */
  readonly warnings: readonly Issue[];
}

/** Size in bytes from which GitHub does not load a file ("must be under 3 MB"). */
export const CODEOWNERS_LIMIT = 3 * 1024 * 1024;

/** Longest line that is read, in UTF-16 units: as long as the longest path a file system takes. */
export const LINE_LIMIT = 4096;

/** Most parts between slashes of all patterns. A file of ordinary lines meets GitHub's limit in bytes first. */
export const SEGMENT_LIMIT = 400_000;

/**
 * Most characters of all parts that have a wildcard inside a name, such as `*.md`, and {@link DEPTH_WEIGHT} for each
 * `**`: what may have to be tried on each name of a path. Real files of 1,000 rules have some 2,000 of them.
 */
export const WILDCARD_LIMIT = 65_536;

/** What a `**` after the first part counts for: it is not tried on names, but what follows can begin at every folder. */
export const DEPTH_WEIGHT = 16;

/** Most issues, and most warnings, that are listed one by one. */
export const ISSUE_LIMIT = 1000;
