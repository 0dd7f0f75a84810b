import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import type { Bypass, RuleSource } from "#github/protection/rule-source.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import {
  ADMINISTRATORS,
  changeRuleset,
  type MendPlace,
  mendedBy,
  type NewRuleset,
  restrictCreation,
} from "./mends.ts";
import { nameOfSource } from "./name-of-source.ts";

/** What is known of a branch that nobody has made yet. */
export interface CreationSight {
  readonly about: string;
  readonly context: MendPlace;
  /** Every rule of the branch. */
  readonly sources: readonly RuleSource[];
  /** Those that require Gatehouse's check from its App. */
  readonly enforcing: readonly RuleSource[];
  /** The branch or pattern to protect. */
  readonly added: NewRuleset;
}

/**
 * Looks who may make a gated branch. Nobody judges what a branch begins with, and the rule that wants pull requests binds no new branch, by GitHub's
 * description of its rules. Of one that is there, nothing is said: it is made anew only where it can be deleted, and that is told as such.
 */
export function lookAtCreation(
  branch: { readonly exists: boolean; readonly sampleOf: string | null; readonly stage: string },
  sight: CreationSight,
): Diagnosis[] {
  if (branch.exists && branch.sampleOf === null) return [];
  const restricting = sight.sources.filter(({ restrictsCreation }) => restrictsCreation);
  return restricting.length === 0 ? unrestricted(branch, sight) : leftOut(restricting, sight);
}

function unrestricted(
  { sampleOf, stage }: { readonly sampleOf: string | null; readonly stage: string },
  { about, context, enforcing, added }: CreationSight,
): Diagnosis[] {
  const mend = restrictCreation(context, added);
  if (!enforcing.some(({ checksNewBranches }) => checksNewBranches))
    return [mendedBy(diagnosis("anybody-creates", about), mend)];
  // Of one name alone no pull request was judged before it is there, so that no commit can have the check.
  if (sampleOf === null) return [];
  return [mendedBy(diagnosis("green-elsewhere-creates", about, { check: `gatehouse: ${stage}` }), mend)];
}

/** Whom the restrictions leave out: each of them has to leave out whoever makes the branch. */
function leftOut(restricting: readonly RuleSource[], { about, context, added }: CreationSight): Diagnosis[] {
  const lists = restricting.flatMap(({ bypass }) => (bypass.seen ? [bypass.value.filter(mayCreate)] : []));
  const few = lists.find((list) => !list.some(isEverybodyWhoPushes));
  if (few !== undefined) {
    const who = [...new Set(few.map((each) => each.who))];
    return [who.length === 0 ? diagnosis("nobody-creates", about) : diagnosis("few-create", about, { who })];
  }
  const unseen = restricting.flatMap(({ bypass }) => (bypass.seen ? [] : [bypass]))[0];
  if (unseen !== undefined) return [notSeen("Who may make the branch", about, unseen.because)];
  return restricting.slice(0, 1).map((first) => {
    const change = changeRuleset(
      context,
      first,
      { bypass_actors: [ADMINISTRATORS] },
      restrictCreation(context, added),
    );
    return mendedBy(diagnosis("writers-create", about, { source: nameOfSource(first) }), change);
  });
}

/** Who may bypass a rule in pull requests alone makes no branch by that. */
function mayCreate({ mode }: Bypass): boolean {
  return mode !== "pull_request";
}

/** Writers; and GitHub Actions, since whoever may push lets a workflow do it. */
function isEverybodyWhoPushes({ key }: Bypass): boolean {
  return key === "RepositoryRole 4" || key === `Integration ${GITHUB_ACTIONS}`;
}
