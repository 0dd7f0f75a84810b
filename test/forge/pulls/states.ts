import type { Pull, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { instant, takeId } from "../state/world.ts";
import { announce } from "./announce.ts";
import { refreshTestMerge, takeHead, tipOf } from "./refresh.ts";

/** Closes a pull request without merging it. */
export async function closePull(world: World, repository: Repository, pull: Pull, by: User): Promise<void> {
  if (pull.state === "closed") return;
  pull.state = "closed";
  pull.closedAt = instant(world);
  await announce(world, repository, pull, "closed", by);
}

/** Opens a closed pull request again; GitHub refuses it once the head branch or its repository is gone. */
export async function reopenPull(world: World, repository: Repository, pull: Pull, by: User): Promise<void> {
  const from = pull.head.repository;
  const tip = from === null ? null : await tipOf(world, from, pull.head.ref);
  if (pull.merged || tip === null) throw new Error("the pull request cannot be reopened");
  pull.state = "open";
  pull.closedAt = null;
  pull.head.sha = tip;
  await takeHead(repository, pull);
  await refreshTestMerge(world, repository, pull);
  await announce(world, repository, pull, "reopened", by);
}

/** Points a pull request at another base: event `edited` with the former ref and sha. */
export async function retargetPull(
  world: World,
  repository: Repository,
  pull: Pull,
  base: string,
  by: User,
): Promise<void> {
  const tip = await tipOf(world, repository, base);
  if (tip === null) throw new Error(`no branch ${base}`);
  const former = pull.base;
  pull.base = { ref: base, sha: tip };
  pull.timeline.push({ id: takeId(world), kind: "BaseRefChangedEvent", actor: by, at: instant(world) });
  await refreshTestMerge(world, repository, pull);
  const changes = { base: { ref: { from: former.ref }, sha: { from: former.sha } } };
  await announce(world, repository, pull, "edited", by, { changes });
}

/** Changes title or body. */
export async function editPull(
  world: World,
  repository: Repository,
  pull: Pull,
  by: User,
  next: { readonly title?: string; readonly body?: string | null },
): Promise<void> {
  const changes = {
    ...(next.title === undefined ? {} : { title: { from: pull.title } }),
    ...(next.body === undefined ? {} : { body: { from: pull.body ?? "" } }),
  };
  pull.title = next.title ?? pull.title;
  if (next.body !== undefined) pull.body = next.body;
  await announce(world, repository, pull, "edited", by, { changes });
}

/** Makes a draft of a pull request, or readies it for review. */
export async function setDraft(
  world: World,
  repository: Repository,
  pull: Pull,
  draft: boolean,
  by: User,
): Promise<void> {
  if (pull.draft === draft) return;
  pull.draft = draft;
  await announce(world, repository, pull, draft ? "converted_to_draft" : "ready_for_review", by);
}
