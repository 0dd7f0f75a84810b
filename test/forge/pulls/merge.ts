import { compareCommits } from "../git/cache.ts";
import { mergeTree, rebase, writeCommit } from "../git/merge.ts";
import { Refusal } from "../http/call.ts";
import { asBinding } from "../rules/bypass.ts";
import { mergeQueueOf } from "../rules/matching.ts";
import { mergeComplaints } from "../rules/mergeability.ts";
import { atLeast, roleOf } from "../state/access.ts";
import type { Pull, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { commitOf } from "../views/commits.ts";
import { markMerged, refChanged } from "./pushed.ts";
import { tipOf } from "./refresh.ts";

/** GitHub's three ways to merge. */
export type MergeMethod = "merge" | "squash" | "rebase";

/** How a merge is asked for. `sha` guards: the head must still be this commit. */
export interface MergeRequest {
  readonly user: User;
  readonly method?: MergeMethod;
  readonly sha?: string;
  readonly title?: string;
  readonly message?: string;
  /** "Merge without waiting for requirements to be met": rulesets that the person may bypass do not bind. */
  readonly bypass?: boolean;
}

/** Refuses with GitHub's status and words ("Merge a pull request": 405 not mergeable, 409 head moved). */
async function refuseUnlessMergeable(repository: Repository, pull: Pull, asked: MergeRequest): Promise<void> {
  if (!atLeast(roleOf(repository, asked.user), "write"))
    throw new Refusal(403, "Must have push access to repository.");
  if (pull.state !== "open" || pull.testMerge === null)
    throw new Refusal(405, "Pull Request is not mergeable");
  if (pull.draft) throw new Refusal(405, "Pull Request is still a draft");
  if (asked.sha !== undefined && asked.sha !== pull.head.sha) {
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  }
  const binding = asked.bypass === true ? asBinding(repository, asked.user) : repository;
  if (mergeQueueOf(binding, pull.base.ref) !== null) {
    throw new Refusal(
      405,
      "Repository rule violations found\n\nChanges must be made through the merge queue\n\n",
    );
  }
  const complaints = await mergeComplaints(binding, pull);
  if (complaints.length === 0) return;
  throw new Refusal(405, `Repository rule violations found\n\n${complaints.join("\n\n")}\n\n`);
}

/** Writes the commit of a merge on top of a base, by one of GitHub's three methods; null on conflict. */
export async function composeMerge(
  world: World,
  repository: Repository,
  pull: Pull,
  base: string,
  asked: MergeRequest,
): Promise<string | null> {
  const method = asked.method ?? "merge";
  if (method === "rebase") return rebase(repository.dir, base, pull.head.sha, world.now());
  const tree = await mergeTree(repository.dir, base, pull.head.sha);
  if (tree === null) return null;
  if (method === "merge") {
    const title =
      asked.title ?? `Merge pull request #${pull.number} from ${pull.head.owner.login}/${pull.head.ref}`;
    const signing = { author: asked.user, at: world.now() };
    return writeCommit(
      repository.dir,
      tree,
      [base, pull.head.sha],
      `${title}\n\n${asked.message ?? pull.title}`,
      signing,
    );
  }
  const { commits } = await compareCommits(repository, base, pull.head.sha);
  const only = commits.length === 1 ? await commitOf(world, repository, commits[0] ?? "") : null;
  const title = asked.title ?? `${only?.message.split("\n")[0] ?? pull.title} (#${pull.number})`;
  const message = asked.message === undefined ? title : `${title}\n\n${asked.message}`;
  return writeCommit(repository.dir, tree, [base], message, { author: pull.author, at: world.now() });
}

/** Merges a pull request if its rules allow, and moves the base with everything that follows. Gives the new tip. */
export async function mergePull(
  world: World,
  repository: Repository,
  pull: Pull,
  asked: MergeRequest,
): Promise<string> {
  await refuseUnlessMergeable(repository, pull, asked);
  const base = await tipOf(world, repository, pull.base.ref);
  const commit = base === null ? null : await composeMerge(world, repository, pull, base, asked);
  if (commit === null) throw new Refusal(405, "Pull Request is not mergeable");
  await markMerged(world, repository, pull, commit, asked.user);
  await refChanged(world, repository, `refs/heads/${pull.base.ref}`, commit, asked.user);
  return commit;
}
