import type { Command } from "../inbox/command.ts";

/** Characters of a comment that are read: as many as GitHub lets one have. */
const LONGEST_COMMENT = 65_536;
/** Commands of one comment that are taken; nobody needs more at once. */
const MOST_COMMANDS = 5;
/** Characters of a gate's name, and of a word that is no command. */
const LONGEST_WORD = 40;
/** Characters of a reason: as many as a waiver may have. */
const LONGEST_REASON = 1000;

/**
 * The commands of a comment, in their order, each once. A command is a line that begins with `/gatehouse`, in any case. What is
 * shown as somebody else's words or as an example is none: quotes, code, HTML comments. Takes any text, in linear time. A NUL is left out:
 * PostgreSQL keeps none, and the comment could not be accepted.
 */
export function parseCommands(body: string): readonly Command[] {
  const found = new Map<string, Command>();
  for (const line of spokenLines(body.slice(0, LONGEST_COMMENT).replaceAll("\0", ""))) {
    const command = commandOf(line);
    if (command !== null) found.set(JSON.stringify(command), command);
    if (found.size === MOST_COMMANDS) break;
  }
  return [...found.values()];
}

function commandOf(line: string): Command | null {
  // One space at least parts the words, so that `/gatehouses` is none of ours.
  const [, rest = null] = /^\/gatehouse(?![^ \t])[ \t]*(.*)$/i.exec(line) ?? [];
  if (rest === null) return null;
  const [word, ...others] = rest.trim().split(/[ \t]+/, 3);
  const gate = nameOf(others[0] ?? "");
  switch (word?.toLowerCase()) {
    case "explain":
      return { verb: "explain", gate: gate === "" ? null : gate };
    case "recheck":
      return { verb: "recheck" };
    case "waive":
      return { verb: "waive", gate, reason: reasonOf(rest) };
    default:
      return { verb: "unknown", word: (word ?? "").slice(0, LONGEST_WORD).toWellFormed() };
  }
}

/** A gate as people write it: in any case, perhaps set apart as code. */
function nameOf(word: string): string {
  const [, name = ""] = /^`?([^`]*)`?$/.exec(word.slice(0, LONGEST_WORD + 2)) ?? [];
  return name.slice(0, LONGEST_WORD).toLowerCase().toWellFormed();
}

/** What stands behind the verb and the gate. */
function reasonOf(rest: string): string {
  const [, reason = ""] = /^[^ \t]+[ \t]+[^ \t]+[ \t]+(.*)$/.exec(rest.trim()) ?? [];
  return reason.slice(0, LONGEST_REASON).toWellFormed();
}

/** What may hide lines, and what ends it. */
const HIDES: Readonly<Record<string, string>> = { "<!--": "-->", "<pre": "</pre", "<code": "</code" };
const MARKS = /`+|<!--|-->|<\/?(?:pre|code)(?![\w-])/gi;
const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;

/** Lines that the comment's writer speaks themselves. In doubt a line is none: a command can be written again. */
function* spokenLines(body: string): Generator<string> {
  let fence: string | null = null;
  let hiddenUntil: string | null = null;
  let quoted = false;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (fence !== null) {
      if (closes(line, fence)) fence = null;
      continue;
    }
    if (hiddenUntil === null) {
      const [, backticks, tildes] = FENCE.exec(line) ?? [];
      fence = backticks ?? tildes ?? null;
      if (fence !== null) {
        quoted = false;
        continue;
      }
      if (/^ {0,3}>/.test(line)) quoted = true;
      else if (line.trim() === "") quoted = false;
      // A line right below a quote is shown as part of it.
      else if (!quoted) yield line;
    }
    hiddenUntil = hiddenAfter(line, hiddenUntil);
  }
}

/** Whether a line closes a fence: as many of its characters at the least, and nothing else. */
function closes(line: string, fence: string): boolean {
  const closing = line.trim();
  return closing.length >= fence.length && closing === (fence[0] ?? "").repeat(closing.length);
}

/** What hides the line after this one, by what hid this one; `null` for nothing. What stands in code on the line hides nothing. */
function hiddenAfter(line: string, before: string | null): string | null {
  const marks = [...line.matchAll(MARKS)].map(([mark]) => mark.toLowerCase());
  const lastRun = new Map(marks.map((mark, at) => [mark, at]));
  let until = before;
  let code: string | null = null;
  for (const [at, mark] of marks.entries()) {
    if (until !== null) {
      if (mark === until) until = null;
    } else if (code !== null) {
      if (mark === code) code = null;
    } else if (mark.startsWith("`")) {
      if ((lastRun.get(mark) ?? at) > at) code = mark;
    } else until = HIDES[mark] ?? null;
  }
  return until;
}
