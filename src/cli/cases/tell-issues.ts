import type { Issue } from "#core/model/statement.ts";
import { codeFrame } from "#core/report/code-frame.ts";
import { withoutCommands } from "#core/report/escape-command.ts";
import { fillTemplate, fixOf, says, TERMINAL } from "#core/report/fill-template.ts";
import { paintFor, type Terminal } from "../terminal.ts";
import { textOf } from "./load-setting.ts";

/** Says on `err` what is wrong in files: each mistake once, with its place, the line itself, and what to do about it. */
export async function tellIssues({ err }: Pick<Terminal, "err">, issues: readonly Issue[]): Promise<void> {
  const paint = paintFor(err);
  const texts = new Map<string, readonly string[]>();
  for (const { path } of issues.map(({ where }) => where)) {
    if (!texts.has(path)) texts.set(path, ((await textOf(path)) ?? "").split(/\r\n|\n|\r/));
  }
  const once = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
  for (const issue of once.values()) {
    const { path, line, column } = issue.where;
    const at = [line, column].flatMap((number) => (number === undefined ? [] : [`:${number}`])).join("");
    const place = fillTemplate("{path}", { path }, TERMINAL);
    const fix = fixOf(issue, TERMINAL) ?? "";
    const frame = codeFrame(texts.get(path) ?? [], issue.where, fix, paint);
    const advice = fix === "" ? [] : [`  → ${fix}`];
    const head = `${paint("strong", `${place}${at}`)} ${paint("error", "error:")} ${says(issue, TERMINAL)}`;
    err.write(withoutCommands(`${[head, ...(frame ?? advice)].join("\n")}\n`));
  }
}
