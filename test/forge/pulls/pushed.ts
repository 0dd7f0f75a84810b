import { requestSuites } from "../checks/suites.ts";
import { compareCommits, storeOf } from "../git/cache.ts";
import { changesBetween, commitsBetween, isAncestor, setRef } from "../git/history.ts";
import { activeRules } from "../rules/matching.ts";
import type { Pull, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName, instant, locked } from "../state/world.ts";
import { accountView } from "../views/accounts.ts";
import { commitOf, pushedCommit } from "../views/commits.ts";
import { emit } from "../webhooks/emit.ts";
import { announce } from "./announce.ts";
import { refreshTestMerge, takeHead, tipOf } from "./refresh.ts";
import { dismissReview } from "./reviews.ts";

/** A ref that moved. Null stands for "was not there" or "is gone". */
export interface RefChange {
  readonly ref: string;
  readonly before: string | null;
  readonly after: string | null;
}

const NOTHING = "0".repeat(40);
/** A push event lists no more commits than this ("push" webhook: at most 2,048). */
const MOST_COMMITS = 2048;

async function tellOfPush(world: World, repository: Repository, change: RefChange, by: User): Promise<void> {
  const { ref, before, after } = change;
  const forced = before !== null && after !== null && !(await isAncestor(repository.dir, before, after));
  const oids =
    after === null ? [] : before === null ? [after] : await commitsBetween(repository.dir, before, after);
  const commits = await Promise.all(
    oids.slice(-MOST_COMMITS).map(async (oid) => {
      const commit = await commitOf(world, repository, oid);
      const parent = commit.parents[0];
      const changes = parent === undefined ? [] : await changesBetween(repository.dir, parent, oid);
      return pushedCommit(world, repository, commit, changes);
    }),
  );
  const owner = { ...accountView(repository.owner), name: repository.owner.login, email: null };
  const payload = {
    ref,
    before: before ?? NOTHING,
    after: after ?? NOTHING,
    created: before === null,
    deleted: after === null,
    forced,
    base_ref: null,
    compare: `${world.url}/${fullName(repository)}/compare/${before ?? NOTHING}...${after ?? NOTHING}`,
    commits,
    head_commit: after === null ? null : (commits.at(-1) ?? null),
    pusher: { name: by.login, email: by.email },
    repository: {
      owner,
      created_at: Math.floor(Date.parse(repository.createdAt) / 1000),
      pushed_at: Math.floor(world.now().getTime() / 1000),
    },
  };
  emit(world, { event: "push", action: null, repository, sender: by, payload });
}

async function headMoved(
  world: World,
  repository: Repository,
  pull: Pull,
  change: RefChange,
  by: User,
): Promise<void> {
  if (change.after === null) return;
  const before = pull.head.sha;
  pull.lastPusher = by;
  pull.head.sha = change.after;
  pull.base.sha = (await tipOf(world, repository, pull.base.ref)) ?? pull.base.sha;
  await takeHead(repository, pull);
  await refreshTestMerge(world, repository, pull);
  await announce(world, repository, pull, "synchronize", by, { before, after: change.after });
  await dismissStale(world, repository, pull, before, by);
}

/** Rule `dismiss_stale_reviews_on_push`: a push that changes the diff dismisses approvals ("About protected branches"). */
async function dismissStale(
  world: World,
  repository: Repository,
  pull: Pull,
  before: string,
  by: User,
): Promise<void> {
  const wanted = activeRules(repository, pull.base.ref).some((rule) => {
    return rule.type === "pull_request" && rule.parameters?.["dismiss_stale_reviews_on_push"] === true;
  });
  if (!wanted || (await sameDiff(repository, pull, before))) return;
  for (const review of pull.reviews) {
    if (review.state === "APPROVED") await dismissReview(world, repository, pull, review, by, "stale");
  }
}

async function sameDiff(repository: Repository, pull: Pull, before: string): Promise<boolean> {
  const shape = async (head: string) =>
    JSON.stringify((await compareCommits(repository, pull.base.sha, head)).changes);
  return (await shape(before)) === (await shape(pull.head.sha));
}

async function branchGone(world: World, repository: Repository, pull: Pull, by: User): Promise<void> {
  pull.state = "closed";
  pull.closedAt = instant(world);
  await announce(world, repository, pull, "closed", by);
}

/** A pull request whose head its base has come to contain is merged, however that came about. */
async function baseMoved(
  world: World,
  repository: Repository,
  pull: Pull,
  tip: string,
  by: User,
): Promise<void> {
  if (!(await isAncestor(repository.dir, pull.head.sha, tip)))
    return refreshTestMerge(world, repository, pull);
  await markMerged(world, repository, pull, tip, by);
}

/** Closes a pull request as merged by a commit. */
export async function markMerged(
  world: World,
  repository: Repository,
  pull: Pull,
  commit: string,
  by: User,
): Promise<void> {
  pull.state = "closed";
  pull.merged = true;
  pull.mergedBy = by;
  pull.mergeCommit = commit;
  pull.mergedAt = instant(world);
  pull.closedAt = pull.mergedAt;
  await announce(world, repository, pull, "closed", by);
}

async function headChanged(
  world: World,
  base: Repository,
  pull: Pull,
  change: RefChange,
  by: User,
): Promise<void> {
  if (change.after === null) await branchGone(world, base, pull, by);
  else if (pull.head.sha !== change.after) await headMoved(world, base, pull, change, by);
}

/** Everything that follows from a branch having moved: events, suites, and the pull requests from and into it. */
export async function branchMoved(
  world: World,
  repository: Repository,
  change: RefChange,
  by: User,
): Promise<void> {
  await tellOfPush(world, repository, change, by);
  const branch = change.ref.slice("refs/heads/".length);
  if (!change.ref.startsWith("refs/heads/")) return;
  for (const base of world.repositories.values()) {
    for (const pull of base.pulls.values()) {
      if (pull.state !== "open" || pull.head.repository !== repository || pull.head.ref !== branch) continue;
      const follow = () => headChanged(world, base, pull, change, by);
      // A fork was locked by its own push; what follows in the base takes its turn there.
      await (base === repository ? follow() : locked(world, base, follow));
    }
  }
  for (const pull of repository.pulls.values()) {
    if (pull.state !== "open" || pull.base.ref !== branch) continue;
    if (change.after === null) await branchGone(world, repository, pull, by);
    else await baseMoved(world, repository, pull, change.after, by);
  }
  if (change.after !== null) {
    await requestSuites(world, repository, { sha: change.after, branch, before: change.before, by });
  }
}

/** Deletes a branch or moves it on the server, with everything that follows. */
export async function refChanged(
  world: World,
  repository: Repository,
  ref: string,
  after: string | null,
  by: User,
) {
  const before = (await storeOf(world, repository).info(ref))?.oid ?? null;
  await setRef(repository.dir, ref, after);
  await branchMoved(world, repository, { ref, before, after }, by);
}
