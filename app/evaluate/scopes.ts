import { asksForChecks } from "#github/asked-of-stage.ts";
import type { Collected } from "#github/collect-facts.ts";
import type { MergeGroup } from "#github/collect-merge-group.ts";
import type { PullRequestState } from "#github/read-pull-request.ts";
import type { Place } from "../inbox/place.ts";
import type { Subject } from "../inbox/task.ts";
import { taskKey } from "../inbox/task.ts";

type Judgeable = Extract<Collected, { kind: "judgeable" }>;

/**
 * What an event would have to name to make a judgement out of date, as keys of tasks: everything, the repository, the pull request, its
 * branch, its commit, and those that share it. Checks of other tools and branches of earlier stages count where the judgement read them.
 */
export function scopesOf(
  place: Place,
  collected: Pick<Judgeable, "state" | "checks" | "subject">,
  siblings: readonly number[],
): readonly string[] {
  const { state, subject } = collected;
  const { sha } = state.facts.head;
  const read: Subject[] =
    subject.kind === "refused"
      ? []
      : [
          ...(asksForChecks(subject.policy, subject.stage) ? [{ kind: "checks", sha } as const] : []),
          ...subject.facts.promotions.branches.map((ref) => ({ kind: "branch", ref }) as const),
        ];
  return keysOf(place, [
    ...subjectsOf(state),
    ...siblings.map((number) => ({ kind: "pull-request", number }) as const),
    ...read,
  ]);
}

/** The same for a pull request that is not judged: whether it may keep a check depends on less. */
export function scopesOfState(place: Place, state: PullRequestState): readonly string[] {
  return keysOf(place, subjectsOf(state));
}

/**
 * The same for a commit of a merge queue and the pull requests in it. Its own base is a commit, which never changes: when the branch
 * moves otherwise than by the queue, GitHub makes another group.
 */
export function scopesOfGroup(
  place: Place,
  group: MergeGroup,
  members: readonly number[],
): readonly string[] {
  const pulls = members.map((number) => ({ kind: "pull-request", number }) as const);
  return keysOf(place, [{ kind: "merge-group", ...group }, ...pulls]);
}

function subjectsOf({ facts: { number, base, head } }: PullRequestState): Subject[] {
  return [
    { kind: "pull-request", number },
    { kind: "head", sha: head.sha },
    { kind: "branch", ref: base.ref },
  ];
}

function keysOf({ installation, owner, repo }: Place, subjects: readonly Subject[]): string[] {
  const all: Subject[] = [{ kind: "repository" }, ...subjects];
  const keys = all.map((subject) => taskKey({ installation, owner, repo, subject }));
  return [...new Set([`${installation}`, ...keys])];
}
