import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { readJudgement } from "#audit/judgement-record.ts";
import { recordsOfJudgement } from "#audit/records-of-judgement.ts";
import { replay } from "#audit/replay.ts";
import { keptJudgement } from "#audit/replay-export.ts";
import { recordText } from "#core/record/record-of.ts";
import type { Records } from "#core/record/records-of.ts";
import { noReplay } from "../audit/replay.ts";
import { unreadable } from "../audit/unreadable.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { writeRecords } from "../record-files.ts";
import { type Terminal, tell } from "../terminal.ts";

/** What `gatehouse record` was asked. */
export interface RecordOptions {
  readonly from: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly server: string;
}

/** Writes the records of a verdict of the log, if it still comes to the same verdict, byte for byte. */
export async function record(id: string, options: RecordOptions, terminal: Terminal): Promise<ExitCode> {
  const { from: path, server } = options;
  if (!/^[1-9]\d{0,14}$/.test(id)) {
    tell(terminal, "error", { says: "`{id}` is no number of a row of the log", values: { id } });
    return EXIT.unanswered;
  }
  const found = await recordsFrom(path, Number(id), server.replace(/\/+$/, ""), terminal);
  return typeof found === "number" ? found : write(found, options, terminal);
}

/** The records of a row, or how the command ends when there are none to be had. */
async function recordsFrom(
  path: string,
  seq: number,
  server: string,
  terminal: Terminal,
): Promise<Records | ExitCode> {
  try {
    const kept = await keptJudgement(createReadStream(path, { highWaterMark: 1024 * 1024 }), seq);
    if (typeof kept === "string") return noReplay(kept, { path, seq }, terminal);
    const { same, program } = replay(kept.facts, kept.verdict);
    if (same) return recordsOfJudgement(readJudgement(kept.facts), server);
    tell(terminal, "error", {
      says: "judged again, the verdict differs from the one that was kept; Gatehouse {program} judged then",
      fix: "write the record with that version",
      values: { program },
    });
    return EXIT.no;
  } catch (error) {
    const { code, statement } = unreadable(error, path);
    tell(terminal, "error", statement);
    return code;
  }
}

async function write(
  { records, tooLarge }: Records,
  { out, force = false }: RecordOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  for (const folder of tooLarge)
    tell(terminal, "error", {
      says: "package `{folder}` has more files, or more to tell, than one record holds",
      values: { folder },
    });
  const [first, ...others] = records;
  if (first === undefined) {
    if (tooLarge.length === 0)
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
  return tooLarge.length === 0 ? EXIT.done : EXIT.unanswered;
}
