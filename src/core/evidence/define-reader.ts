import type { Details } from "#core/model/details.ts";
import type { Location } from "#core/model/location.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";

/** One evidence file: its repository-relative path, its text, and the git object id of exactly that content. */
export interface EvidenceFile {
  readonly path: string;
  readonly text: string;
  readonly oid: string;
  /** The bytes, for formats that are no text; `text` is then empty. */
  readonly bytes?: Uint8Array;
}

/**
 * Turns files of one foreign format into observations.
 *
 * Both functions are pure and take hostile text: they never throw, and their time and memory are linear in its length.
 */
export interface EvidenceReader {
  /** Name of the format: the folder's name, and what a policy's `read` says before its colon. */
  readonly id: string;
  /** The format as people call it. */
  readonly title: string;
  /** Whether a file looks like this format. Cheap, and only a guess: `read` has the last word. */
  readonly detect: (text: string, path: string, bytes?: Uint8Array) => boolean;
  /** What the file says. What it does not say is a problem with its place, and a problem blocks. */
  readonly read: (file: EvidenceFile) => EvidenceReading;
}

/** Identity function whose only job is to check the shape of a reader where it is written. */
export function defineReader(reader: EvidenceReader): EvidenceReader {
  return reader;
}

/** A reading of a file that says nothing but what is wrong with it. */
export function unreadable(format: string, file: EvidenceFile, problems: readonly Issue[]): EvidenceReading {
  return { path: file.path, format, digest: file.oid, observations: [], problems };
}

/** A reading with observations; the producer is left out where the file does not name it. */
export function reading(
  format: string,
  file: EvidenceFile,
  content: {
    readonly observations: readonly Observation[];
    readonly problems: readonly Issue[];
    readonly details?: Details | undefined;
    readonly producer?: EvidenceReading["producer"] | undefined;
  },
): EvidenceReading {
  const { observations, problems, details, producer } = content;
  return {
    path: file.path,
    format,
    digest: file.oid,
    ...(producer === undefined ? {} : { producer }),
    observations,
    ...(details === undefined ? {} : { details }),
    problems,
  };
}

/** The first character of a file: where a problem about the whole of it is shown. */
export function startOf(file: EvidenceFile): Location {
  return { path: file.path, line: 1, column: 1 };
}
