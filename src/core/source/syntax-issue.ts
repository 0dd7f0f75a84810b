import { YAMLException } from "js-yaml";
import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { LineMap } from "./line-map.ts";
import type { SourceLimits } from "./source-document.ts";
import { shown, sourceIssue } from "./source-issue.ts";

/**
 * Turns whatever the YAML parser threw into an issue inside the text; js-yaml says that not only its own error may come.
 * The two slips that people make most, a sign that YAML keeps for itself and a colon inside of a value, are said by name.
 */
export function syntaxIssue(text: string, path: string, error: unknown, bounds: SourceLimits): Issue {
  const reason = error instanceof YAMLException ? error.reason : "the parser gave up";
  const position = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
  // An error at the end of the file is shown after the last thing written, not on the empty line below it.
  const offset = Math.max(0, Math.min(position, text.trimEnd().length));
  const where: Location = { path, ...new LineMap(text).span(offset, Math.min(offset + 1, text.length)) };
  if (reason.includes("maxDepth")) return sourceIssue("too-deep", where, { limit: bounds.depth });
  if (reason.startsWith("tab characters")) return sourceIssue("tab-indentation", where);
  return unquoted(text, offset, where) ?? sourceIssue("not-yaml", where, { reason: shown(reason, 200) });
}

/** How far around a place its line is looked at. */
const NEAR = 500;

/** A value that had to be in quotes: it begins with a sign of YAML's own, or holds a colon with a blank behind it. */
function unquoted(text: string, offset: number, where: Location): Issue | undefined {
  const before = lastLine(text.slice(Math.max(0, offset - NEAR), offset));
  const after = /^[^\r\n]*/.exec(text.slice(offset, offset + NEAR))?.[0] ?? "";
  const beginsValue = /(?:^|[:,[{-])[ \t]*$/.test(before);
  const word = /^([@`%])[^\s,[\]{}]*/.exec(after);
  if (beginsValue && word !== null) {
    const [found, sign = ""] = word;
    return sourceIssue("needs-quotes", where, { sign, quoted: `"${shown(found)}"` });
  }
  const value = /: +([^\s"'[\]{},][^"'[\]{},]*)$/.exec(before)?.[1];
  const rest = /^:[^\r\n,}\]#]*/.exec(after)?.[0];
  if (value === undefined || rest === undefined || !/^:(?:[ \t]|$)/.test(after)) return undefined;
  return sourceIssue("colon-in-value", where, { quoted: `"${shown(`${value}${rest}`.trim())}"` });
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}
