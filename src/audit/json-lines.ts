import { AuditError } from "./audit-error.ts";

/** Characters of a line at most: kept content at its limit, packed badly and written as base64, with room for the rest. */
export const LINE_LIMIT = 96 * 1024 * 1024;

/** A line of JSON, by its 1-based number. */
export interface JsonLine {
  readonly line: number;
  readonly value: unknown;
}

/**
 * Reads JSON Lines from chunks of bytes, holding one line at a time. Empty lines are passed over. Rejects with an {@link AuditError}: `too-large`
 * for a line above `limit` characters as soon as it is, `unreadable` for one that is no JSON.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array | string>,
  limit = LINE_LIMIT,
): AsyncGenerator<JsonLine> {
  const decoder = new TextDecoder();
  const rest: string[] = [];
  let length = 0;
  let line = 0;
  const take = function* (text: string): Generator<JsonLine> {
    let from = 0;
    for (let to = text.indexOf("\n"); to !== -1; to = text.indexOf("\n", from)) {
      line++;
      if (length + to - from > limit) throw tooLong(line, limit);
      const whole = rest.length === 0 ? text.slice(from, to) : rest.join("") + text.slice(from, to);
      rest.length = 0;
      length = 0;
      from = to + 1;
      if (whole.trim() !== "") yield { line, value: parse(whole, line) };
    }
    if (from === text.length) return;
    rest.push(text.slice(from));
    length += text.length - from;
    if (length > limit) throw tooLong(line + 1, limit);
  };
  for await (const chunk of chunks)
    yield* take(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
  yield* take(`${decoder.decode()}\n`);
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AuditError("unreadable", `line ${line} is no JSON`, { cause });
  }
}

function tooLong(line: number, limit: number): AuditError {
  return new AuditError("too-large", `line ${line} has more than ${limit} characters`);
}
