import type { EvidenceReading } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";
import type { OwnerLine } from "./people-facts.ts";

/**
 * A file that belongs to a package and is no report: what the manifest names (`/model/card`, `/datasets/0/lineage/0`), and what
 * lies in the package under a name that a tool gives (`MLmodel`, `dvc.lock`). Read by the reader of its format.
 */
export interface DocumentFacts {
  /** JSON pointers in the manifest that name it or a folder that it lies in; empty when it was only found. */
  readonly pointers: readonly string[];
  /** Repository-relative. */
  readonly path: string;
  /** What its reader saw; `null` when it cannot be read (see `issue`) or is of no known format. */
  readonly reading: EvidenceReading | null;
  /** It holds nothing that anybody could read: see `isBlank` of `src/core/evidence`. Left out otherwise. */
  readonly blank?: true;
  /** Why it could not be looked at: absent, too large, a link. Never set beside a reading. */
  readonly issue?: Issue;
}

/** Digests of one file's bytes at this commit, in lower-case hexadecimal. */
export interface FileDigests {
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly sha1: string;
  readonly md5: string;
  /** Of the same text with the other line endings; absent for binary files and files without line endings. */
  readonly otherLineEndings?: { readonly sha256: string; readonly md5: string };
}

/** A file outside of the package that the manifest or a document names. */
export interface OutsideEntry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
  /** Who owns it by the base's CODEOWNERS; `null` when no line matches. */
  readonly owners: OwnerLine | null;
}
