import { type StateName, stateFiles } from "../examples/state-files.ts";
import type { FileChange } from "./forge/git/author.ts";

type Files = ReturnType<typeof stateFiles>;

/** What a commit has to do to get from one state of the example to another. */
export function changesTo(before: Files, after: Files): Record<string, FileChange> {
  const changes: Record<string, FileChange> = {};
  for (const [path, { bytes, executable }] of after) {
    const old = before.get(path);
    if (old?.executable === executable && old.bytes.equals(bytes)) continue;
    changes[path] = { mode: executable ? "100755" : "100644", content: bytes };
  }
  for (const path of before.keys()) if (!after.has(path)) changes[path] = null;
  return changes;
}

/** {@link changesTo} between two states by name. */
export function changesBetween(before: StateName, after: StateName): Record<string, FileChange> {
  return changesTo(stateFiles(before), stateFiles(after));
}
