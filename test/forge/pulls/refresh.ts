import { storeOf } from "../git/cache.ts";
import { setRef } from "../git/history.ts";
import { mergeTree, writeCommit } from "../git/merge.ts";
import { git } from "../git/run.ts";
import type { Pull, Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";

/** Commit at the tip of a branch, or null. */
export async function tipOf(world: World, repository: Repository, branch: string): Promise<string | null> {
  return (await storeOf(world, repository).info(`refs/heads/${branch}`))?.oid ?? null;
}

/** Brings a head commit into the base repository, where GitHub keeps it as `refs/pull/N/head` even once the fork is gone. */
export async function takeHead(repository: Repository, pull: Pull): Promise<void> {
  const source = pull.head.repository;
  if (source !== null && source.id !== repository.id) {
    await git(repository.dir, ["fetch", "--quiet", "--no-tags", source.dir, pull.head.sha]);
  }
  await setRef(repository.dir, `refs/pull/${pull.number}/head`, pull.head.sha);
}

/** Makes the test merge anew and keeps it as `refs/pull/N/merge`; a conflict removes the ref and the workflow has nothing to run. */
export async function refreshTestMerge(world: World, repository: Repository, pull: Pull): Promise<void> {
  const base = await tipOf(world, repository, pull.base.ref);
  const tree = base === null ? null : await mergeTree(repository.dir, base, pull.head.sha);
  const ref = `refs/pull/${pull.number}/merge`;
  if (base === null || tree === null) {
    pull.testMerge = null;
    await setRef(repository.dir, ref, null);
    return;
  }
  const message = `Merge ${pull.head.sha} into ${base}`;
  const signing = { author: pull.author, at: world.now() };
  pull.testMerge = await writeCommit(repository.dir, tree, [base, pull.head.sha], message, signing);
  await setRef(repository.dir, ref, pull.testMerge);
}
