import { realpath } from "node:fs/promises";
import { relative } from "node:path";
import { commitId } from "#git/commits.ts";
import { findBase } from "../clone/revisions.ts";
import type { Repository } from "./repository.ts";

/** What the next steps hang on: what a command typed where the user stands would find. */
export interface Standpoint {
  /** Way from the folder that was looked at to the top of the repository; empty where it is the top. */
  readonly toTop: string;
  /** Whether the repository has a commit. */
  readonly hasCommit: boolean;
  /** Whether the branch that research hands over to is there, in the clone or at its remote. */
  readonly hasBranch: boolean;
  /** Whether `gatehouse check` compares with that branch without being told to. */
  readonly isDefaultBase: boolean;
}

/** Looks at the clone as `gatehouse check` will. */
export async function standpointOf(
  { root, objects }: Repository,
  dir: string,
  branch: string,
): Promise<Standpoint> {
  const [from, top, head, local, remote, likely] = await Promise.all([
    realpath(dir),
    realpath(root),
    commitId(objects, "HEAD"),
    commitId(objects, `refs/heads/${branch}`),
    commitId(objects, `refs/remotes/origin/${branch}`),
    findBase(objects, undefined),
  ]);
  return {
    toTop: relative(from, top),
    hasCommit: head !== null,
    hasBranch: local !== null || remote !== null,
    // Where there is none of the branches that are looked for, the first commit may bring one.
    isDefaultBase: (likely.ok ? likely.value.ref : "main") === branch,
  };
}
