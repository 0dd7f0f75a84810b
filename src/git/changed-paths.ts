import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import type { Entry } from "#core/model/tree.ts";
import { runGit } from "./run-git.ts";
import type { GitEnvironment } from "./spawn-git.ts";

/**
 * The paths whose entry differs between two commits (or trees), sorted. A rename is two paths that name each other:
 * the old one goes, the new one comes.
 */
export async function changedPaths(
  dir: string,
  before: string,
  after: string,
  env: GitEnvironment = {},
): Promise<ChangedPath[]> {
  const args = ["diff-tree", "-r", "-z", "-M", "--raw", "--no-abbrev", "--no-commit-id", before, after];
  const fields = (await runGit(dir, args, { env })).toString("utf8").split("\0");
  const changes: ChangedPath[] = [];
  for (let i = 0; i + 1 < fields.length; ) {
    const header = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(fields[i++] ?? "");
    if (header === null) continue;
    const [, oldMode = "", newMode = "", oldOid = "", newOid = "", status = ""] = header;
    const path = fields[i++] ?? "";
    const old = entryOf(oldMode, oldOid);
    const now = entryOf(newMode, newOid);
    if (status !== "R") changes.push({ path, before: old, after: now });
    else {
      const renamedTo = fields[i++] ?? "";
      changes.push({ path, before: old, after: null, renamedTo });
      changes.push({ path: renamedTo, before: null, after: now, renamedFrom: path });
    }
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function entryOf(mode: string, oid: string): Entry | null {
  return mode === "000000" ? null : { mode, oid };
}
