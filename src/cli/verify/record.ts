import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { type JudgementRecord, readJudgement } from "#audit/judgement-record.ts";
import { recordsOfJudgement } from "#audit/records-of-judgement.ts";
import { replay } from "#audit/replay.ts";
import { keptJudgement } from "#audit/replay-export.ts";
import { type NoVerdictRow, verdictRow } from "#audit/verdict-row.ts";
import { notRecorded } from "#core/record/not-recorded.ts";
import { recordText } from "#core/record/record-of.ts";
import type { Records } from "#core/record/records-of.ts";
import { noPlainFile } from "../audit/no-plain-file.ts";
import { noReplay } from "../audit/replay.ts";
import { unreadable } from "../audit/unreadable.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { writeRecords } from "../record-files.ts";
import { type Terminal, tell } from "../terminal.ts";
import { type ServerSources, serverOf } from "./server-of.ts";

/** What `gatehouse record` was asked. */
export interface RecordOptions {
  readonly from: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly server?: string;
}

/**
 * Writes the records of a verdict of the log, if it still comes to the same verdict, byte for byte. `id` is the number of its row, or a pull request,
 * `owner/name#number`: then it is the verdict by which that was merged, or the newest one. `environment` says which GitHub it was on where the log
 * does not.
 */
export async function record(
  id: string,
  options: RecordOptions,
  terminal: Terminal,
  environment: ServerSources["environment"] = process.env,
): Promise<ExitCode> {
  const { from: path, server: asked } = options;
  try {
    const row = await rowOf(id, path, terminal);
    if (!row.ok) return row.code;
    const found = await recordsFrom(path, { asked, seq: row.seq, environment }, terminal);
    return typeof found === "number" ? found : await write(found, options, terminal);
  } catch (error) {
    const { code, statement } = unreadable(error, path);
    tell(terminal, "error", statement);
    return code;
  }
}

function exported(path: string) {
  return createReadStream(path, { highWaterMark: 1024 * 1024 });
}

type FoundRow = { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly code: ExitCode };

/** Number of the row that is meant, or how the command ends where there is none, which is told. */
async function rowOf(id: string, path: string, terminal: Terminal): Promise<FoundRow> {
  if (/^[1-9]\d{0,14}$/.test(id)) return { ok: true, seq: Number(id) };
  const [, repository = "", number = ""] = /^([\w.-]+\/[\w.-]+)#([1-9]\d{0,8})$/.exec(id) ?? [];
  if (repository === "") {
    tell(terminal, "error", {
      says: "`{id}` is no number of a row of the log, and no pull request",
      fix: "write a pull request as `acme/churn#7`",
      values: { id },
    });
    return { ok: false, code: EXIT.unanswered };
  }
  const unfit = await noPlainFile(path);
  if (unfit !== null) {
    tell(terminal, "error", unfit);
    return { ok: false, code: EXIT.unanswered };
  }
  const about = { repository: repository.toLowerCase(), number: Number(number) };
  const row = await verdictRow(exported(path), about);
  if (typeof row === "string") {
    tell(terminal, "error", { says: NO_ROW[row], values: { id, path } });
    return { ok: false, code: row === "tampered" ? EXIT.no : EXIT.unanswered };
  }
  const says = row.merged
    ? "row {seq}: by this verdict `{id}` was merged"
    : "row {seq}: the newest verdict of `{id}`, which was not merged";
  tell(terminal, "note", { says, values: { seq: String(row.seq), id } });
  return { ok: true, seq: row.seq };
}

const NO_ROW: Readonly<Record<NoVerdictRow, string>> = {
  none: "`{path}` holds no verdict of `{id}`",
  "merged-unjudged": "`{id}` was merged by no verdict, says `{path}`, so there is nothing to record",
  removed: "retention took away by which verdict `{id}` was merged, says `{path}`",
  tampered: "a row of `{id}` in `{path}` is not as it was sealed",
};

/** The records of a row, or how the command ends when there are none to be had. */
async function recordsFrom(
  path: string,
  about: Omit<ServerSources, "logged">,
  terminal: Terminal,
): Promise<Records | ExitCode> {
  const { seq } = about;
  const kept = await keptJudgement(exported(path), seq);
  if (typeof kept === "string") return noReplay(kept, { path, seq }, terminal);
  const { same, program } = replay(kept.facts, kept.verdict);
  if (same) return recordsOn(readJudgement(kept.facts), about, terminal);
  tell(terminal, "error", {
    says: "judged again, the verdict differs from the one that was kept; Gatehouse {program} judged then",
    fix: "write the record with that version",
    values: { program },
  });
  return EXIT.no;
}

/** The records with the address of the GitHub that was judged, which is told where the log does not say it. */
function recordsOn(
  judgement: JudgementRecord,
  about: Omit<ServerSources, "logged">,
  terminal: Terminal,
): Records | ExitCode {
  const found = serverOf({ ...about, logged: judgement.server });
  if (!found.ok) {
    tell(terminal, "error", found.problem);
    return EXIT.unanswered;
  }
  if (found.told !== null) tell(terminal, found.told.word, found.told);
  return recordsOfJudgement(judgement, found.server);
}

async function write(
  made: Records,
  { out, force = false }: RecordOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const without = notRecorded(made);
  for (const words of without) tell(terminal, "error", words);
  const { records } = made;
  const [first, ...others] = records;
  if (first === undefined) {
    if (without.length === 0)
      tell(terminal, "error", {
        says: "nothing was judged there, so there is nothing to record",
        values: {},
      });
    return EXIT.unanswered;
  }
  if (out === undefined && others.length > 0) {
    tell(terminal, "error", {
      says: "there are {count} records, one for each package",
      fix: "name a folder for them: --out",
      values: { count: records.length },
    });
    return EXIT.unanswered;
  }
  if (out === undefined) terminal.out.write(recordText(first));
  else {
    const written = await writeRecords(records, { folder: out, force, clone: null });
    if (!written.ok) {
      tell(terminal, "error", written.problem);
      return EXIT.unanswered;
    }
    for (const path of written.value) terminal.out.write(`${basename(path)}\n`);
  }
  return without.length === 0 ? EXIT.done : EXIT.unanswered;
}
