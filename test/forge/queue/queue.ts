import { setRef } from "../git/history.ts";
import { announce } from "../pulls/announce.ts";
import type { MergeMethod } from "../pulls/merge.ts";
import { composeMerge } from "../pulls/merge.ts";
import { branchMoved, markMerged } from "../pulls/pushed.ts";
import { tipOf } from "../pulls/refresh.ts";
import { mergeQueueOf, requiredChecks } from "../rules/matching.ts";
import { checkState, latestOpinions, mergeComplaints } from "../rules/mergeability.ts";
import type { Pull, QueueEntry, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { commitOf, simpleCommit } from "../views/commits.ts";
import { emit } from "../webhooks/emit.ts";

const METHODS: Readonly<Record<string, MergeMethod>> = { MERGE: "merge", SQUASH: "squash", REBASE: "rebase" };

async function tell(
  world: World,
  repository: Repository,
  entry: QueueEntry,
  action: "checks_requested" | "destroyed",
  reason?: string,
) {
  const merge_group = {
    head_sha: entry.head,
    head_ref: `refs/heads/${entry.branch}`,
    base_sha: entry.base,
    base_ref: `refs/heads/${entry.pull.base.ref}`,
    head_commit: simpleCommit(await commitOf(world, repository, entry.head)),
  };
  const payload = { merge_group, ...(reason === undefined ? {} : { reason }) };
  emit(world, { event: "merge_group", action, repository, sender: entry.by, payload });
}

/**
 * Puts a pull request into its base's merge queue ("Managing a merge queue"): the rules of the pull request itself must
 * hold, then a temporary branch `gh-readonly-queue/<base>/pr-<N>-<sha of the base>` carries the merge on top of the queue,
 * and the required checks are asked for on that commit.
 */
export async function enqueue(
  world: World,
  repository: Repository,
  pull: Pull,
  by: User,
): Promise<QueueEntry> {
  const parameters = mergeQueueOf(repository, pull.base.ref);
  if (parameters === null) throw new Error(`${pull.base.ref} has no merge queue`);
  const complaints = await mergeComplaints(repository, pull);
  if (pull.state !== "open" || pull.draft || complaints.length > 0)
    throw new Error(complaints.join("\n") || "not mergeable");
  const ahead = repository.queue.filter((entry) => entry.pull.base.ref === pull.base.ref).at(-1);
  const base = ahead?.head ?? (await tipOf(world, repository, pull.base.ref));
  const method = METHODS[String(parameters["merge_method"])] ?? "merge";
  const head = base === null ? null : await composeMerge(world, repository, pull, base, { user: by, method });
  if (base === null || head === null) throw new Error("the pull request conflicts with the queue");
  const branch = `gh-readonly-queue/${pull.base.ref}/pr-${pull.number}-${base}`;
  const entry: QueueEntry = { pull, by, branch, base, head };
  repository.queue.push(entry);
  await announce(world, repository, pull, "enqueued", by);
  await setRef(repository.dir, `refs/heads/${branch}`, head);
  await branchMoved(world, repository, { ref: `refs/heads/${branch}`, before: null, after: head }, by);
  await tell(world, repository, entry, "checks_requested");
  await advanceQueue(world, repository, head);
  return entry;
}

/** Takes an entry out; those behind it were built on it and are made anew. */
async function eject(
  world: World,
  repository: Repository,
  entry: QueueEntry,
  reason: "dequeued" | "invalidated",
): Promise<void> {
  const at = repository.queue.indexOf(entry);
  const behind = repository.queue.splice(at).slice(1);
  await setRef(repository.dir, `refs/heads/${entry.branch}`, null);
  await announce(world, repository, entry.pull, "dequeued", entry.by, { reason: "CI_FAILURE" });
  await tell(world, repository, entry, "destroyed", reason);
  for (const later of behind) {
    await setRef(repository.dir, `refs/heads/${later.branch}`, null);
    await tell(world, repository, later, "destroyed", "invalidated");
    await enqueue(world, repository, later.pull, later.by);
  }
}

/** Ejects a pull request whose queue timed out waiting for a check, or that somebody took out. */
export async function dequeue(world: World, repository: Repository, pull: Pull): Promise<void> {
  const entry = repository.queue.find((one) => one.pull === pull);
  if (entry !== undefined) await eject(world, repository, entry, "dequeued");
}

async function land(world: World, repository: Repository, entry: QueueEntry): Promise<void> {
  repository.queue.splice(repository.queue.indexOf(entry), 1);
  const ref = `refs/heads/${entry.pull.base.ref}`;
  await markMerged(world, repository, entry.pull, entry.head, entry.by);
  await setRef(repository.dir, ref, entry.head);
  await branchMoved(world, repository, { ref, before: entry.base, after: entry.head }, entry.by);
  await setRef(repository.dir, `refs/heads/${entry.branch}`, null);
  await tell(world, repository, entry, "destroyed", "merged");
}

/** Looks at the front of the queue once a check reported on a commit of it: merges, ejects, or waits on. */
export async function advanceQueue(world: World, repository: Repository, sha: string): Promise<void> {
  if (!repository.queue.some((entry) => entry.head === sha)) return;
  for (let front = repository.queue[0]; front !== undefined; front = repository.queue[0]) {
    const { head, pull } = front;
    const states = requiredChecks(repository, pull.base.ref).map((check) =>
      checkState(repository, head, check),
    );
    const refused = latestOpinions(pull).some((review) => review.state === "CHANGES_REQUESTED");
    if (states.includes("failing") || refused) await eject(world, repository, front, "dequeued");
    else if (states.every((state) => state === "passing")) await land(world, repository, front);
    else return;
  }
}
