import { createReadStream } from "node:fs";
import { type Answer, problem } from "../answer.ts";

/** Reads a file that the command line names, a pipe too, as far as `limit` bytes; a problem where it cannot be read or goes on. */
export async function readGiven(path: string, limit: number): Promise<Answer<Buffer>> {
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return tooLarge(path, limit);
      chunks.push(chunk);
    }
    return { ok: true, value: Buffer.concat(chunks) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (typeof code !== "string") throw error;
    if (code === "ENOENT")
      return problem({
        id: "missing",
        says: "`{path}` does not exist",
        fix: "look for a mistake in its name",
        values: { path },
      });
    const why = code === "EISDIR" ? "it is a folder" : code;
    return problem({ id: "unreadable", says: "`{path}` cannot be read: {why}", values: { path, why } });
  }
}

function tooLarge(path: string, limit: number): Answer<never> {
  return problem({
    id: "too-large",
    says: "`{path}` is larger than the {limit} bytes that are read of such a file",
    values: { path, limit },
  });
}
