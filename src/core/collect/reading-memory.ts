import type { EvidenceFile } from "#core/evidence/define-reader.ts";
import { type DocumentHints, readDocument } from "#core/evidence/read-document.ts";
import { readEvidence } from "#core/evidence/readers.ts";
import type { EvidenceReading } from "#core/model/observation.ts";

interface Remembered {
  readonly size: number;
  readonly reading: Promise<unknown>;
}

/** Characters of all texts whose readings are remembered: readings take memory in proportion to them. */
const MOST_CHARACTERS = 64_000_000;

/**
 * Readings of text files that were read before. A reading depends on nothing but path, content and format, and content never
 * changes under its object id; so nothing that is remembered can be out of date. What was not asked for longest goes first.
 */
export class ReadingMemory {
  readonly #readings = new Map<string, Remembered>();
  readonly #most: number;
  #held = 0;

  constructor(most = MOST_CHARACTERS) {
    this.#most = most;
  }

  /** What {@link readEvidence} makes of a file. */
  evidence(file: EvidenceFile, format: string | undefined): Promise<EvidenceReading> {
    const key = JSON.stringify(["evidence", format ?? null, file.path, file.oid]);
    return this.#recall(key, file, () => readEvidence(format, file));
  }

  /** What {@link readDocument} makes of a file. */
  document(file: EvidenceFile, hints: DocumentHints): Promise<EvidenceReading | null> {
    const key = JSON.stringify(["document", hints, file.path, file.oid]);
    return this.#recall(key, file, () => readDocument(file, hints));
  }

  /** What is kept under a key is always what the same `read` gave. */
  #recall<T>(key: string, { text: { length: size } }: EvidenceFile, read: () => Promise<T>): Promise<T> {
    const known = this.#readings.get(key);
    const reading = known === undefined ? read() : (known.reading as Promise<T>);
    this.#forget(key);
    this.#readings.set(key, { size, reading });
    this.#held += size;
    for (const oldest of this.#readings.keys()) {
      if (this.#held <= this.#most) break;
      this.#forget(oldest);
    }
    // A reader that could not be loaded once may be the next time.
    if (known === undefined) reading.catch(() => this.#forget(key));
    return reading;
  }

  #forget(key: string): void {
    this.#held -= this.#readings.get(key)?.size ?? 0;
    this.#readings.delete(key);
  }
}
