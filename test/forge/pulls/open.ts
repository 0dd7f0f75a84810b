import { roleOf } from "../state/access.ts";
import type { Account, Pull, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { findAccount, instant, takeId } from "../state/world.ts";
import { announce } from "./announce.ts";
import { refreshTestMerge, takeHead, tipOf } from "./refresh.ts";

/** What is asked of a new pull request. `head` is a branch, or `login:branch` for one of a fork. */
export interface NewPull {
  readonly author: User;
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body?: string | null;
  readonly draft?: boolean;
}

function headOf(
  world: World,
  repository: Repository,
  head: string,
): { from: Repository; ref: string; owner: Account } {
  const colon = head.indexOf(":");
  if (colon < 0) return { from: repository, ref: head, owner: repository.owner };
  const login = head.slice(0, colon);
  const owner = findAccount(world, login);
  if (owner === undefined) throw new Error(`no account ${login}`);
  const forks = [...world.repositories.values()].filter(
    (one) => one.parent === repository && one.owner.id === owner.id,
  );
  const from = owner.id === repository.owner.id ? repository : (forks.find((fork) => !fork.deleted) ?? null);
  if (from === null) throw new Error(`${login} has no fork of ${repository.name}`);
  return { from, ref: head.slice(colon + 1), owner };
}

/** Opens a pull request and tells of it. Rejects where a branch does not exist. */
export async function openPull(world: World, repository: Repository, asked: NewPull): Promise<Pull> {
  const { from, ref, owner } = headOf(world, repository, asked.head);
  const [sha, base] = await Promise.all([tipOf(world, from, ref), tipOf(world, repository, asked.base)]);
  if (sha === null || base === null) throw new Error(`no branch ${sha === null ? asked.head : asked.base}`);
  if (roleOf(repository, asked.author) === "none")
    throw new Error(`${asked.author.login} cannot see the repository`);
  const at = instant(world);
  const pull: Pull = {
    id: takeId(world),
    number: repository.pulls.size + 1,
    title: asked.title,
    body: asked.body ?? null,
    state: "open",
    draft: asked.draft ?? false,
    author: asked.author,
    base: { ref: asked.base, sha: base },
    head: { repository: from, ref, sha, owner },
    merged: false,
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    testMerge: null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    reviews: [],
    lastPusher: asked.author,
    requestedUsers: new Map(),
    requestedTeams: new Map(),
    timeline: [],
    comments: [],
    labels: new Map(),
  };
  await takeHead(repository, pull);
  await refreshTestMerge(world, repository, pull);
  repository.pulls.set(pull.number, pull);
  await announce(world, repository, pull, "opened", asked.author);
  return pull;
}
