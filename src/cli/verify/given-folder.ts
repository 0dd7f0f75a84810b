import { stat } from "node:fs/promises";
import { type Answer, problem } from "../answer.ts";

/** `path` itself where it is a folder, or why it is none. */
export async function givenFolder(path: string): Promise<Answer<string>> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
    throw error;
  });
  if (found === "ENOENT")
    return problem({
      id: "missing",
      says: "the folder `{path}` does not exist",
      fix: "look for a mistake in its name",
      values: { path },
    });
  const why = typeof found === "string" ? found : "it is no folder";
  if (typeof found === "string" || !found.isDirectory())
    return problem({
      id: "unreadable",
      says: "`{path}` cannot be looked at: {why}",
      fix: "give --files the folder with the released files",
      values: { path, why },
    });
  return { ok: true, value: path };
}
