/** A line as pip sees it: joined with the lines that continue it, without its comment. */
export interface LogicalLine {
  readonly text: string;
  /** 1-based line on which it begins. */
  readonly line: number;
  /** 1-based column of its first character that is no blank. */
  readonly column: number;
}

/**
 * Joins lines that end with a backslash and strips comments, as pip does: a comment ends a continued line, and `#` begins one
 * only at the start of a line or after a blank, so that `#egg=` and `#sha256=` stay. Blank lines are left out. Linear.
 *
 * Source: pypa/pip:src/pip/_internal/req/req_file.py (`join_lines`, `ignore_comments`).
 */
export function logicalLines(text: string): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  let parts: string[] = [];
  let first = 1;
  const finish = () => {
    const joined = withoutComment(parts.join(""));
    parts = [];
    const trimmed = joined.trim();
    if (trimmed === "") return;
    found.push({ text: trimmed, line: first, column: joined.length - joined.trimStart().length + 1 });
  };
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (parts.length === 0) first = index + 1;
    const comment = raw.trimStart().startsWith("#");
    if (!comment && raw.endsWith("\\")) {
      parts.push(raw.slice(0, -1));
      continue;
    }
    parts.push(comment ? ` ${raw}` : raw);
    finish();
  }
  if (parts.length > 0) finish();
  return found;
}

function withoutComment(line: string): string {
  if (line.startsWith("#")) return "";
  const start = line.search(/\s#/);
  return start < 0 ? line : line.slice(0, start);
}
