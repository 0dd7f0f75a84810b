import type { SealedEntry } from "./audit-entry.ts";
import { announcedRemoval, type Removal } from "./removal.ts";
import { type ChainEnd, EMPTY_CHAIN } from "./seal.ts";
import { sealBreak } from "./seal-break.ts";

/** What is wrong with a chain. */
export type BreakKind =
  /** Rows are missing before this one. */
  | "gap"
  /** The number was there before. */
  | "duplicate"
  /** The row follows another one than the row before it. */
  | "wrong-prev"
  /** A field of the row is not what was sealed. */
  | "changed-field"
  /** The row's data is not what was sealed. */
  | "changed-data"
  /** The row's data was taken away, and no later row of the log tells that retention did it. */
  | "untold-removal";

/** The first thing that is wrong, and at which row. */
export interface ChainBreak {
  readonly kind: BreakKind;
  readonly seq: number;
}

/** What a chain was found to be. */
export type ChainVerdict =
  | {
      readonly ok: true;
      readonly rows: number;
      /** Number of the first row; `null` where there is none. */
      readonly first: number | null;
      /** The last row, or where the chain begins when there is none. Note it down: it proves later that nothing was cut off the end. */
      readonly end: ChainEnd;
      /** Rows whose data retention took away. */
      readonly emptied: number;
    }
  | { readonly ok: false; readonly rows: number; readonly break: ChainBreak };

/**
 * Verifies a chain row by row, in linear time and constant memory. `anchor` is where it begins: the last row that retention took from its
 * front. Data may be gone where a later row tells of it.
 *
 * What it cannot see is a chain that ends early, or one that somebody sealed anew from some row on: compare the end with one noted before.
 */
export async function verifyChain(
  rows: AsyncIterable<SealedEntry>,
  anchor: ChainEnd = EMPTY_CHAIN,
): Promise<ChainVerdict> {
  const check = new ChainCheck(anchor);
  for await (const row of rows) {
    const found = check.next(row);
    if (found !== null) return { ok: false, rows: check.rows, break: found };
  }
  return check.end();
}

/** {@link verifyChain} for rows that are handed over one by one. */
export class ChainCheck {
  #end: ChainEnd;
  #rows = 0;
  #first: number | null = null;
  #emptied = 0;
  /** Of the rows without data: the newest number and moment, and the newest that a later row tells of. */
  #taken: Removal | null = null;
  #told: Removal = { through: 0, before: "" };

  constructor(anchor: ChainEnd) {
    this.#end = anchor;
  }

  /** Rows that were found right so far. */
  get rows(): number {
    return this.#rows;
  }

  /** What is wrong with the row that follows; `null` when nothing is. */
  next(row: SealedEntry): ChainBreak | null {
    const kind = breakOf(row, this.#end);
    if (kind !== null) return { kind, seq: row.seq };
    this.#end = { seq: row.seq, hash: row.hash };
    this.#first ??= row.seq;
    this.#rows++;
    if (row.data === null) this.#take(row);
    else this.#tell(row);
    return null;
  }

  /** What the rows come to now that there are no more. */
  end(): ChainVerdict {
    const rows = this.#rows;
    const taken = this.#taken;
    if (taken !== null && (taken.through > this.#told.through || taken.before >= this.#told.before))
      return { ok: false, rows, break: { kind: "untold-removal", seq: taken.through } };
    return { ok: true, rows, first: this.#first, end: this.#end, emptied: this.#emptied };
  }

  #take({ seq, at }: SealedEntry): void {
    this.#emptied++;
    const before = this.#taken?.before ?? "";
    this.#taken = { through: seq, before: at > before ? at : before };
  }

  #tell(row: SealedEntry): void {
    const told = announcedRemoval(row);
    if (told === null) return;
    const { through, before } = this.#told;
    this.#told = {
      through: Math.max(through, told.through),
      before: told.before > before ? told.before : before,
    };
  }
}

function breakOf(row: SealedEntry, { seq, hash }: ChainEnd): BreakKind | null {
  if (row.seq <= seq) return "duplicate";
  if (row.seq > seq + 1) return "gap";
  if (row.prev !== hash) return "wrong-prev";
  return sealBreak(row);
}
