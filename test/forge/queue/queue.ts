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
  because: "CI_FAILURE" | "MANUAL",
): Promise<void> {
  const at = repository.queue.indexOf(entry);
  const [, ...others] = repository.queue.splice(at);
  const behind = others.filter(({ pull }) => pull.base.ref === entry.pull.base.ref);
  repository.queue.push(...others.filter((other) => !behind.includes(other)));
  await setRef(repository.dir, `refs/heads/${entry.branch}`, null);
  await announce(world, repository, entry.pull, "dequeued", entry.by, { reason: because });
  await tell(world, repository, entry, "destroyed", reason);
  for (const later of behind) {
    await setRef(repository.dir, `refs/heads/${later.branch}`, null);
    await tell(world, repository, later, "destroyed", "invalidated");
    await enqueue(world, repository, later.pull, later.by);
  }
}

/** Takes out a pull request in somebody's name. */
export async function dequeue(world: World, repository: Repository, pull: Pull): Promise<void> {
  const entry = repository.queue.find((one) => one.pull === pull);
  if (entry !== undefined) await eject(world, repository, entry, "dequeued", "MANUAL");
}

/** Merges a group: its base moves once, to the last one's commit, which holds those before it. */
async function land(world: World, repository: Repository, group: readonly QueueEntry[]): Promise<void> {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return;
  repository.queue.splice(repository.queue.indexOf(first), group.length);
  const ref = `refs/heads/${first.pull.base.ref}`;
  for (const entry of group) await markMerged(world, repository, entry.pull, entry.head, entry.by);
  await setRef(repository.dir, ref, last.head);
  await branchMoved(world, repository, { ref, before: first.base, after: last.head }, last.by);
  for (const entry of group) {
    await setRef(repository.dir, `refs/heads/${entry.branch}`, null);
    await tell(world, repository, entry, "destroyed", "merged");
  }
}

type Readiness = "passing" | "failing" | "waiting";

function readiness(repository: Repository, { head, pull }: QueueEntry): Readiness {
  const checks = requiredChecks(repository, pull.base.ref);
  const states = checks.map((check) => checkState(repository, head, check));
  const refused = latestOpinions(pull).some((review) => review.state === "CHANGES_REQUESTED");
  if (states.includes("failing") || refused) return "failing";
  return states.every((state) => state === "passing") ? "passing" : "waiting";
}

/**
 * How many at the front may merge together ("Managing a merge queue"): with ALLGREEN as many as pass one after the other, with
 * HEADGREEN all up to the last one that passes, since its commit holds what stands before it.
 */
function mergeable(states: readonly Readiness[], strategy: unknown): number {
  if (strategy === "HEADGREEN") return states.lastIndexOf("passing") + 1;
  const stop = states.findIndex((state) => state !== "passing");
  return stop < 0 ? states.length : stop;
}

/** One step at the front of a base's queue: a group merges or an entry goes. False: nothing is to be done yet. */
async function step(world: World, repository: Repository, base: string, waited: boolean): Promise<boolean> {
  const parameters = mergeQueueOf(repository, base) ?? {};
  const most = Number(parameters["max_entries_to_merge"] ?? 5);
  const least = waited ? 1 : Number(parameters["min_entries_to_merge"] ?? 1);
  const entries = repository.queue.filter(({ pull }) => pull.base.ref === base).slice(0, most);
  const [front] = entries;
  if (front === undefined) return false;
  const states = entries.map((entry) => readiness(repository, entry));
  const count = mergeable(states, parameters["grouping_strategy"]);
  if (count >= Math.max(1, least)) {
    await land(world, repository, entries.slice(0, count));
    return true;
  }
  // Behind a failing one, HEADGREEN still hopes for a commit that holds its repair.
  const hopes = parameters["grouping_strategy"] === "HEADGREEN" && states.includes("waiting");
  if (states[0] !== "failing" || hopes) return false;
  await eject(world, repository, front, "dequeued", "CI_FAILURE");
  return true;
}

/** Looks at the front of every queue: merges, ejects, or waits on. `waited`: smaller groups than wished for will do. */
export async function advance(world: World, repository: Repository, waited = false): Promise<void> {
  for (const base of new Set(repository.queue.map(({ pull }) => pull.base.ref)))
    while (await step(world, repository, base, waited));
}

/** Looks at the queue once a check reported on a commit of it. */
export async function advanceQueue(world: World, repository: Repository, sha: string): Promise<void> {
  if (repository.queue.some((entry) => entry.head === sha)) await advance(world, repository);
}
