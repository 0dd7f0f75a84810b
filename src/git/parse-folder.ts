import type { Entry } from "#core/model/tree.ts";
import { GitError } from "./git-error.ts";

/** An entry of one folder. */
export interface FolderEntry extends Entry {
  /** The last segment of its path. Bytes that are not UTF-8 are replacement characters. */
  readonly name: string;
}

/** What lies in one folder, in git's order. Keys are {@link keyOf} of the names. */
export type Folder = ReadonlyMap<string, FolderEntry>;

/** How git records that an entry is a folder, in six digits. */
export const FOLDER_MODE = "040000";

/** What a name of an entry is found by: its bytes, so that a name that is no text is not taken for one that looks alike. */
export function keyOf(name: string): string {
  return Buffer.from(name, "utf8").toString("latin1");
}

/**
 * Reads a tree object: `mode name NUL id` for each entry, the id in `idBytes` bytes (20 for SHA-1, 32 for SHA-256).
 * Throws a {@link GitError} for bytes that are no tree. See gitformat-pack(5) and git's tree-walk.c.
 */
export function parseFolder(bytes: Buffer, idBytes: number): Folder {
  const entries = new Map<string, FolderEntry>();
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(32, at);
    const nul = bytes.indexOf(0, blank + 1);
    const next = nul + 1 + idBytes;
    if (blank < 0 || nul < 0 || next > bytes.length) throw malformed();
    const mode = modeOf(bytes.toString("latin1", at, blank));
    const key = bytes.toString("latin1", blank + 1, nul);
    const name = bytes.toString("utf8", blank + 1, nul);
    entries.set(key, { name, mode, oid: bytes.toString("hex", nul + 1, next) });
    at = next;
  }
  return entries;
}

/** The mode as git reads it: very old commits have others than the five that git writes today. */
function modeOf(octal: string): string {
  if (!/^[0-7]{5,6}$/.test(octal)) throw malformed();
  const mode = Number.parseInt(octal, 8);
  switch (mode & 0o170000) {
    case 0o100000:
      return (mode & 0o100) === 0 ? "100644" : "100755";
    case 0o120000:
      return "120000";
    case 0o040000:
      return FOLDER_MODE;
    default:
      return "160000";
  }
}

function malformed(): GitError {
  return new GitError("git-failed", "git has a folder that cannot be read: its bytes are no tree");
}
