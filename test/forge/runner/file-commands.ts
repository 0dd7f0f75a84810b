/** A file command whose text the runner cannot read; it fails the step. */
export class FileCommandError extends Error {}

/**
 * Reads `GITHUB_OUTPUT`, `GITHUB_ENV` or `GITHUB_STATE`: lines of `name=value`, and `name<<END` with lines up to `END`
 * (actions/runner, FileCommandManager). Whichever of `=` and `<<` comes first in a line decides.
 */
export function parseFileCommand(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const [equals, heredoc] = [line.indexOf("="), line.indexOf("<<")];
    if (equals >= 0 && (heredoc < 0 || equals < heredoc))
      values[line.slice(0, equals)] = line.slice(equals + 1);
    else if (heredoc >= 0) {
      const end = lines.indexOf(line.slice(heredoc + 2), at + 1);
      if (end < 0)
        throw new FileCommandError(
          `Invalid value. Matching delimiter not found '${line.slice(heredoc + 2)}'`,
        );
      values[line.slice(0, heredoc)] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else throw new FileCommandError(`Invalid format '${line}'`);
  }
  return values;
}

/** 1 MiB a step; beyond it the runner writes an error and uploads nothing (FileCommandManager, AttachmentSizeLimit). */
const MOST_SUMMARY = 1024 * 1024;

/** The job summary of a step, or null with the runner's error where it is too large. */
export function readSummary(bytes: Buffer): { summary: string | null; error: string | null } {
  if (bytes.length <= MOST_SUMMARY) return { summary: bytes.toString("utf8"), error: null };
  const error = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.ceil(bytes.length / 1024)}k.`;
  return { summary: null, error };
}
