import type { EvidenceReader } from "./define-reader.ts";

/** A format in the registry: what is known of it before its reader is loaded. */
export interface Format {
  /** The format as people call it. */
  readonly title: string;
  /** Endings of file names that it may have, in lower case: `.json`, or a whole name such as `mlmodel`. Its reader is asked to detect only these. */
  readonly endings: readonly string[];
  /**
   * Texts that stand in every file of the format, of which one must be in the first 64 KiB for its reader to be loaded when a
   * format has to be told: a cheap sieve, so that detection does not load every reader. Absent for binary and vague formats.
   */
  readonly signs?: readonly string[];
  /**
   * What a whole path looks like by which the format is told whatever stands in the file: its reader is loaded for such a path, and
   * for a file with one of the signs. For formats whose files may end in anything.
   */
  readonly paths?: RegExp;
  readonly load: () => Promise<EvidenceReader>;
}

/** The formats of one family, by id, in the order in which detection asks them. */
export type Family = Readonly<Record<string, Format>>;
