import { AuditError } from "./audit-error.ts";
import type { ExportHeader, KeptLine } from "./export-format.ts";
import { unpackContent } from "./pack-content.ts";
import { readExport } from "./read-export.ts";
import { EMPTY_CHAIN } from "./seal.ts";
import { sealBreak } from "./seal-break.ts";
import { ChainCheck, type ChainVerdict } from "./verify-chain.ts";

/** What an export was found to be. */
export interface VerifiedExport {
  readonly header: ExportHeader;
  /** Of an extract, only the seals of its rows were looked at: rows between them are missing on purpose. */
  readonly chain: ChainVerdict;
  /** Contents that are what their digest says. */
  readonly contents: number;
}

/**
 * Verifies an export in one pass: the chain of its rows, each kept content, and that it is whole. Stops at the first break. Rejects with an
 * {@link AuditError} when it cannot be read, or a kept content is not what its digest says.
 */
export async function verifyExport(chunks: AsyncIterable<Uint8Array | string>): Promise<VerifiedExport> {
  let header: ExportHeader | undefined;
  let check = new ChainCheck(EMPTY_CHAIN);
  let contents = 0;
  let last = EMPTY_CHAIN;
  let rows = 0;
  for await (const part of readExport(chunks)) {
    if (part.kind === "header") {
      header = part.header;
      check = new ChainCheck(header.anchor);
      last = header.anchor;
    } else if (part.kind === "line" && "audit" in part.line && header !== undefined) {
      const row = part.line.audit;
      const extract = header.holds === "extract" ? sealBreak(row) : undefined;
      const found =
        extract === undefined ? check.next(row) : extract === null ? null : { kind: extract, seq: row.seq };
      if (found !== null) return { header, contents, chain: { ok: false, rows, break: found } };
      last = { seq: row.seq, hash: row.hash };
      rows++;
    } else if (part.kind === "line" && "kept" in part.line) {
      await unpackContent(toPacked(part.line.kept));
      contents++;
    } else if (
      part.kind === "footer" &&
      (part.footer.end.seq !== last.seq || part.footer.end.hash !== last.hash)
    ) {
      throw new AuditError("unreadable", "its last line tells of another end of the chain than its rows");
    }
  }
  if (header === undefined) throw new AuditError("unreadable", "it is empty");
  if (header.holds !== "extract") return { header, contents, chain: check.end() };
  return { header, contents, chain: { ok: true, rows, first: null, end: last, emptied: 0 } };
}

/** Kept content as it was packed. */
export function toPacked({ digest, size, content }: KeptLine) {
  return { digest, size, packed: Buffer.from(content, "base64") };
}
