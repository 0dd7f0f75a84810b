import type { Codeowners } from "#core/codeowners/codeowners.ts";
import { compileCodeowners } from "#core/codeowners/match-codeowners.ts";
import type { Issue } from "#core/model/statement.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { findCodeowners } from "./codeowners-file.ts";
import { alignedRows, jsonLines } from "./owner-lines.ts";
import { inBatches, pathsOf } from "./path-stream.ts";

/** What `gatehouse owners` was asked. */
export interface OwnersOptions {
  readonly repo: string;
  readonly stdin?: boolean;
  readonly codeowners?: string;
  readonly json?: boolean;
}

interface OwnersTerminal extends Terminal {
  readonly input: NodeJS.ReadStream;
}

/** Prints who owns the paths and by which line. Paths are taken as they come, so that a million of them need little memory. */
export async function owners(
  paths: readonly string[],
  options: OwnersOptions,
  terminal: OwnersTerminal,
): Promise<ExitCode> {
  if (paths.length === 0 && options.stdin !== true) {
    const says = "name paths, or give them on standard input with --stdin";
    tell(terminal, "error", { says, values: {} });
    return EXIT.unanswered;
  }
  const found = await findCodeowners(options.repo, options.codeowners);
  if (!found.ok) {
    tell(terminal, "error", found.problem);
    return EXIT.no;
  }
  tellIssues(found.value, terminal);
  if (!found.value.loaded) return EXIT.no;
  const matcher = compileCodeowners(found.value);
  const format = options.json === true ? jsonLines() : alignedRows(found.value.path, paintFor(terminal.out));
  const print = async (batch: readonly string[]) => {
    const text = format(batch.map((path) => ({ path, rule: matcher.ruleFor(path) })));
    if (!terminal.out.write(text)) await new Promise((resume) => terminal.out.once("drain", resume));
  };
  for (const batch of inBatches(paths)) await print(batch);
  if (options.stdin === true) for await (const batch of pathsOf(terminal.input)) await print(batch);
  return EXIT.done;
}

function tellIssues({ issues, warnings }: Codeowners, terminal: Terminal): void {
  const say = (word: "error" | "warning") => (issue: Issue) => {
    const { path, line, column } = issue.where;
    const place = [path, line, column].filter((part) => part !== undefined).join(":");
    tell(terminal, word, { ...issue, says: `{place}: ${issue.says}`, values: { ...issue.values, place } });
  };
  issues.forEach(say("error"));
  warnings.forEach(say("warning"));
}
