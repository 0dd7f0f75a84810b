import { open } from "node:fs/promises";
import { type Answer, problem } from "../answer.ts";

/** Reads a file that the command line names, as far as `limit` bytes; a problem where it cannot be read or is longer. */
export async function readGiven(path: string, limit: number): Promise<Answer<Buffer>> {
  try {
    await using file = await open(path, "r");
    const { size } = await file.stat();
    if (size > limit)
      return problem({
        id: "too-large",
        says: "`{path}` has {size} bytes, and at most {limit} are read of such a file",
        values: { path, size, limit },
      });
    return { ok: true, value: await file.readFile() };
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
