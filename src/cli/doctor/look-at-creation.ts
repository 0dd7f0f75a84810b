import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import type { Bypass, RuleSource } from "#github/protection/rule-source.ts";
import { type Seen, seen, unseen } from "#github/protection/seen.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import type { GatedBranch } from "./gated-branches.ts";
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
  branch: Pick<GatedBranch, "sampleOf" | "stage" | "isAlone"> & { readonly exists: boolean },
  sight: CreationSight,
): Diagnosis[] {
  if (branch.exists && branch.sampleOf === null) return [];
  const restricting = sight.sources.filter(({ restrictsCreation }) => restrictsCreation);
  return restricting.length === 0 ? unrestricted(branch, sight) : leftOut(restricting, sight);
}

function unrestricted(
  { isAlone, stage }: Pick<GatedBranch, "stage" | "isAlone">,
  { about, context, enforcing, added }: CreationSight,
): Diagnosis[] {
  const mend = restrictCreation(context, added);
  if (!enforcing.some(({ checksNewBranches }) => checksNewBranches))
    return [mendedBy(diagnosis("anybody-creates", about), mend)];
  // Where the stage has this one alone, no pull request was judged before it is there, so that no commit can have the check.
  if (isAlone) return [];
  return [mendedBy(diagnosis("green-elsewhere-creates", about, { check: `gatehouse: ${stage}` }), mend)];
}

/** Whom the restrictions leave out: each of them has to leave out whoever makes the branch. */
function leftOut(restricting: readonly RuleSource[], { about, context, added }: CreationSight): Diagnosis[] {
  const lists = restricting.map(({ bypass }) => makers(bypass, context));
  const few = lists.find((list) => list.seen && list.value !== "everybody");
  if (few?.seen === true && few.value !== "everybody") {
    const who = [...new Set(few.value.map((each) => each.who))];
    return [who.length === 0 ? diagnosis("nobody-creates", about) : diagnosis("few-create", about, { who })];
  }
  const hidden = lists.flatMap((list) => (list.seen ? [] : [list]))[0];
  if (hidden !== undefined) return [notSeen("Who may make the branch", about, hidden.because)];
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

/** Whom one restriction leaves out. Who may bypass a rule in pull requests alone makes no branch by that. */
function makers(bypass: RuleSource["bypass"], place: MendPlace): Seen<"everybody" | readonly Bypass[]> {
  if (!bypass.seen) return bypass;
  const listed = bypass.value.filter(({ mode }) => mode !== "pull_request");
  if (listed.some(isEverybodyWhoPushes)) return seen("everybody");
  const unknown = listed.find((each) => mayBeActions(each, place));
  return unknown === undefined ? seen(listed) : unseen(UNKNOWN_APP, { app: unknown.who });
}

/** Writers; and GitHub Actions, since whoever may push lets a workflow do it. */
function isEverybodyWhoPushes({ key }: Bypass): boolean {
  return key === "RepositoryRole 4" || key === `Integration ${GITHUB_ACTIONS}`;
}

/** On servers other than github.com, GitHub Actions has an id that is known to nobody here; Gatehouse's App is known to be another one. */
function mayBeActions({ key }: Bypass, { url, appId }: MendPlace): boolean {
  return (
    key.startsWith("Integration ") &&
    key !== `Integration ${appId}` &&
    new URL(url).origin !== "https://github.com"
  );
}

const UNKNOWN_APP =
  "{app} may be GitHub Actions, which has another id on each server, and whose workflows are anybody's who may push";
