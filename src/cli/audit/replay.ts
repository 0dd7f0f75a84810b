import { createReadStream } from "node:fs";
import type { Replay } from "#audit/replay.ts";
import { type NoReplay, replayFromExport } from "#audit/replay-export.ts";
import type { Statement } from "#core/model/statement.ts";
import { toJson } from "#core/report/to-json.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Terminal, tell } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import { unreadable } from "./unreadable.ts";

/** What `gatehouse replay` was asked. */
export interface ReplayOptions {
  readonly from: string;
  readonly json?: boolean;
}

const WHY_NOT: Readonly<Record<NoReplay, string>> = {
  "no-row": "`{path}` holds no row {seq}",
  "no-verdict": "row {seq} of `{path}` tells of no verdict",
  "data-removed": "retention took away what row {seq} of `{path}` told",
  "facts-removed":
    "`{path}` does not hold the facts of row {seq}: retention took them away, or they were not exported",
  tampered: "row {seq} of `{path}` is not as it was sealed",
};

/** Judges a verdict of the log again from the facts that were kept, and prints it when it is the same, byte for byte. */
export async function replayVerdict(
  id: string,
  { from: path, json = false }: ReplayOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (!/^[1-9]\d{0,14}$/.test(id)) {
    tell(terminal, "error", { says: "`{id}` is no number of a row of the log", values: { id } });
    return EXIT.unanswered;
  }
  try {
    const answer = await replayFromExport(createReadStream(path, { highWaterMark: 1024 * 1024 }), Number(id));
    if (typeof answer !== "string") return tellReplay(answer, { row: Number(id), json }, terminal);
    return noReplay(answer, { path, seq: Number(id) }, terminal);
  } catch (error) {
    const { code, statement } = unreadable(error, path);
    tell(terminal, "error", statement);
    return code;
  }
}

/** Says why a row cannot be judged again, and how the command ends. */
export function noReplay(
  why: NoReplay,
  { path, seq }: { readonly path: string; readonly seq: number },
  terminal: Terminal,
): ExitCode {
  tell(terminal, "error", whyNoReplay(why, { path, seq }));
  return why === "tampered" ? EXIT.no : EXIT.unanswered;
}

/** Why a row of an export cannot be judged again. */
export function whyNoReplay(
  why: NoReplay,
  { path, seq }: { readonly path: string; readonly seq: number },
): Statement {
  return { id: why, says: WHY_NOT[why], values: { path, seq: String(seq) } };
}

function tellReplay(
  { same, verdict, program }: Replay,
  { row, json }: { readonly row: number; readonly json: boolean },
  terminal: Terminal,
): ExitCode {
  const printed = toJson(verdict);
  const whole = { same, row, program, verdict: JSON.parse(printed) as unknown };
  terminal.out.write(json ? `${JSON.stringify(whole, null, 2)}\n` : printed);
  if (same) return EXIT.done;
  const own = ownVersion();
  const why =
    program === own
      ? "this very version judged then, so what was kept is not what it judged"
      : "Gatehouse {program} judged then, and this is {own}: replay it with that version";
  tell(terminal, "error", {
    says: `judged again, the verdict differs from the one that was kept: ${why}`,
    values: { program, own },
  });
  return EXIT.no;
}
