import { createReadStream } from "node:fs";
import type { BreakKind } from "#audit/verify-chain.ts";
import { type VerifiedExport, verifyExport } from "#audit/verify-export.ts";
import { PLAIN, type Said, says } from "#core/report/fill-template.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Terminal, tell } from "../terminal.ts";
import { unreadable } from "./unreadable.ts";

/** What `gatehouse audit verify` was asked. */
export interface VerifyOptions {
  /** Number and hash of a row that was noted earlier: `1200:5f3c…`. */
  readonly noted?: string;
  readonly json?: boolean;
}

const BREAKS: Readonly<Record<BreakKind, string>> = {
  gap: "rows are missing before it",
  duplicate: "its number was there before",
  "wrong-prev": "it does not follow the row before it: one of the two was changed and sealed anew",
  "changed-field": "a field of it was changed",
  "changed-data": "its data was changed",
  "untold-removal": "its data was taken away, and no later row says that retention did it",
};

/** Verifies an export of the log, and says what it holds or where it breaks first. */
export async function auditVerify(
  path: string,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const noted = readNoted(options.noted);
  if (noted === "wrong") {
    tell(terminal, "error", { says: "--noted takes a row's number and its hash: `1200:5f3c…`", values: {} });
    return EXIT.unanswered;
  }
  try {
    const verified = await verifyExport(createReadStream(path, { highWaterMark: 1024 * 1024 }), noted);
    return answer(verified, path, options, terminal);
  } catch (error) {
    const { code, statement } = unreadable(error, path);
    if (code === EXIT.no) return no({ kind: "changed-content" }, statement, options, terminal);
    tell(terminal, "error", statement);
    return code;
  }
}

function answer(
  { header, chain, contents, noted }: VerifiedExport,
  path: string,
  options: VerifyOptions,
  terminal: Terminal,
): ExitCode {
  if (!chain.ok) {
    const { kind, seq } = chain.break;
    const says = `\`{path}\` breaks at row {seq}, the first that is wrong: ${BREAKS[kind]} ({kind})`;
    return no({ kind, row: seq }, { says, values: { path, seq, kind } }, options, terminal);
  }
  if (noted === "missing") {
    const says =
      "`{path}` does not hold the row that was noted: the log was cut off before it, or sealed anew";
    return no({ kind: "noted-missing" }, { says, values: { path } }, options, terminal);
  }
  if (options.json === true) {
    const { rows, first, end, emptied } = chain;
    const found = {
      ok: true,
      holds: header.holds,
      rows,
      first,
      last: end.seq,
      hash: end.hash,
      emptied,
      contents,
    };
    terminal.out.write(`${JSON.stringify(found)}\n`);
  } else for (const line of summary({ header, contents }, chain)) terminal.out.write(`${line}\n`);
  return EXIT.done;
}

/** Says what does not hold, in words or as JSON with the same words in it. */
function no(
  found: { readonly kind: string; readonly row?: number },
  statement: Said,
  { json }: VerifyOptions,
  terminal: Terminal,
): ExitCode {
  if (json !== true) tell(terminal, "error", statement);
  else {
    const answer = { ok: false, ...found, message: says(statement, PLAIN) };
    terminal.out.write(`${JSON.stringify(answer)}\n`);
  }
  return EXIT.no;
}

/** Numbers and a hash that were verified: nothing foreign. */
function summary(
  { header, contents }: Pick<VerifiedExport, "header" | "contents">,
  { rows, first, end, emptied }: Extract<VerifiedExport["chain"], { ok: true }>,
): string[] {
  const kept = `${contents} kept contents are what their digests say`;
  if (header.holds === "extract")
    return [
      `${rows} rows are as they were sealed; ${kept}`,
      "an extract does not show that no row is missing",
    ];
  if (rows === 0)
    return [`no rows; the chain stands at row ${end.seq}`, `hash of row ${end.seq}: ${end.hash}`];
  const gone = emptied === 0 ? "" : `, ${emptied} of them emptied by retention`;
  return [
    `${rows} rows, ${first} to ${end.seq}, one chain${gone}; ${kept}`,
    `hash of row ${end.seq}: ${end.hash}`,
  ];
}

function readNoted(
  text: string | undefined,
): { readonly seq: number; readonly hash: string } | null | "wrong" {
  if (text === undefined) return null;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seq === undefined || hash === undefined ? "wrong" : { seq: Number(seq), hash };
}
