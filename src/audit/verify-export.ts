import type { SealedEntry } from "./audit-entry.ts";
import { AuditError } from "./audit-error.ts";
import type { ExportHeader, KeptLine } from "./export-format.ts";
import { unpackContent } from "./pack-content.ts";
import { readExport } from "./read-export.ts";
import type { ChainEnd } from "./seal.ts";
import { sealBreak } from "./seal-break.ts";
import { type ChainBreak, ChainCheck, type ChainVerdict } from "./verify-chain.ts";

/** What an export was found to be. */
export interface VerifiedExport {
  readonly header: ExportHeader;
  /** Of an extract, only the seals of its rows were looked at: rows between them are missing on purpose. */
  readonly chain: ChainVerdict;
  /** Contents that are what their digest says. */
  readonly contents: number;
  /** Whether a row that was noted earlier is there; `null` when none was named. */
  readonly noted: "there" | "missing" | null;
}

/**
 * Verifies an export in one pass: the chain of its rows, each kept content, and that it is whole. Stops at the first break. With `noted`, a row
 * that was noted down earlier, it also shows that the log was not cut off before it, nor sealed anew. Rejects with an {@link AuditError} when it
 * cannot be read, or a kept content is not what its digest says.
 */
export async function verifyExport(
  chunks: AsyncIterable<Uint8Array | string>,
  noted: ChainEnd | null = null,
): Promise<VerifiedExport> {
  let check: ExportCheck | undefined;
  for await (const part of readExport(chunks)) {
    if (part.kind === "header") check = new ExportCheck(part.header, noted);
    else if (part.kind === "footer") check?.compareEnd(part.footer.end);
    else if ("kept" in part.line) await check?.keptLine(part.line.kept);
    else if ("audit" in part.line) {
      const found = check?.row(part.line.audit) ?? null;
      if (found !== null) break;
    }
  }
  if (check === undefined) throw new AuditError("unreadable", "it is empty");
  return check.result();
}

class ExportCheck {
  readonly #header: ExportHeader;
  readonly #chain: ChainCheck;
  readonly #noted: ChainEnd | null;
  #seen = false;
  #contents = 0;
  #rows = 0;
  #last: ChainEnd;
  #break: ChainBreak | null = null;

  constructor(header: ExportHeader, noted: ChainEnd | null) {
    this.#header = header;
    this.#chain = new ChainCheck(header.anchor);
    this.#last = header.anchor;
    this.#noted = noted;
    this.#see(header.anchor);
  }

  row(row: SealedEntry): ChainBreak | null {
    this.#break = this.#header.holds === "extract" ? ofSeal(row) : this.#chain.next(row);
    if (this.#break !== null) return this.#break;
    this.#rows++;
    this.#last = { seq: row.seq, hash: row.hash };
    this.#see(row);
    return null;
  }

  async keptLine(line: KeptLine): Promise<void> {
    await unpackContent(toPacked(line));
    this.#contents++;
  }

  compareEnd({ seq, hash }: ChainEnd): void {
    if (seq !== this.#last.seq || hash !== this.#last.hash)
      throw new AuditError("unreadable", "its last line tells of another end of the chain than its rows");
  }

  result(): VerifiedExport {
    const noted = this.#noted === null ? null : this.#seen ? "there" : "missing";
    return { header: this.#header, contents: this.#contents, noted, chain: this.#verdict() };
  }

  #verdict(): ChainVerdict {
    const rows = this.#rows;
    if (this.#break !== null) return { ok: false, rows, break: this.#break };
    if (this.#header.holds !== "extract") return this.#chain.end();
    return { ok: true, rows, first: null, end: this.#last, emptied: 0 };
  }

  #see({ seq, hash }: ChainEnd): void {
    if (seq === this.#noted?.seq && hash === this.#noted.hash) this.#seen = true;
  }
}

function ofSeal(row: SealedEntry): ChainBreak | null {
  const kind = sealBreak(row);
  return kind === null ? null : { kind, seq: row.seq };
}

/** Kept content as it was packed. */
export function toPacked({ digest, size, content }: KeptLine) {
  return { digest, size, packed: Buffer.from(content, "base64") };
}
