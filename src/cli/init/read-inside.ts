import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { join } from "node:path";

/** What stands at a path of the working tree, links not followed. */
export type Standing = "nothing" | "file" | "folder" | "link" | "other" | "behind-link";

/**
 * What stands at a repository-relative path of a working tree. `behind-link`: a folder on the way is a link or no folder, so that
 * whatever is there is not the repository's.
 */
export async function standingAt(root: string, path: string): Promise<Standing> {
  const segments = path.split("/");
  for (let length = 1; length < segments.length; length++) {
    const folder = await lstat(join(root, ...segments.slice(0, length))).catch(() => null);
    if (folder === null) return "nothing";
    if (!folder.isDirectory()) return "behind-link";
  }
  const entry = await lstat(join(root, ...segments)).catch(() => null);
  if (entry === null) return "nothing";
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

/**
 * The bytes of a plain file of the working tree; `null` where none stands there, where a link is on the way, or beyond `most`
 * bytes.
 */
export async function readInside(root: string, path: string, most: number): Promise<Buffer | null> {
  if ((await standingAt(root, path)) !== "file") return null;
  // What was a file a moment ago may be a link or a pipe by now: neither is followed nor waited for.
  const file = await open(
    join(root, path),
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  ).catch(() => null);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    return size > most ? null : await file.readFile();
  } finally {
    await file.close();
  }
}
