/** A run of text between blanks. */
export interface Word {
  readonly text: string;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** A line that is neither blank nor a comment. */
export interface SplitLine {
  readonly pattern: Word;
  readonly owners: readonly Word[];
}

const TAB = 9;
const BLANK = 32;
const HASH = 35;
const BACKSLASH = 92;

function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (at < line.length && isBlank(line.charCodeAt(at))) at++;
  return at;
}

/** End of the pattern: a backslash takes the character after it along, so that `\ ` is part of a path. */
function endOfPattern(line: string, from: number): number {
  let at = from;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (isBlank(code)) break;
    at += code === BACKSLASH ? 2 : 1;
  }
  return Math.min(at, line.length);
}

function endOfWord(line: string, from: number): number {
  let at = from;
  while (at < line.length && !isBlank(line.charCodeAt(at))) at++;
  return at;
}

/**
 * Splits one line (without its line end) into a pattern and the words after it, up to a word that begins with `#`.
 * Null for a blank line and for a comment. Only blanks and tabs separate.
 */
export function splitLine(line: string): SplitLine | null {
  const start = skipBlanks(line, 0);
  if (start === line.length || line.charCodeAt(start) === HASH) return null;
  let at = endOfPattern(line, start);
  const pattern = { text: line.slice(start, at), column: start + 1 };
  const owners: Word[] = [];
  for (;;) {
    at = skipBlanks(line, at);
    if (at === line.length || line.charCodeAt(at) === HASH) return { pattern, owners };
    const end = endOfWord(line, at);
    owners.push({ text: line.slice(at, end), column: at + 1 });
    at = end;
  }
}
