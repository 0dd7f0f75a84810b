import { type CodeOwnerScopes, codeOwnerScopes } from "./code-owner-scopes.ts";
import { type Contributors, contributorsOf, isProvable } from "./contributors.ts";
import { electorateOf } from "./electorate.ts";
import { latestOpinions, oldestFirst } from "./latest-opinions.ts";
import { ownValue } from "./own-value.ts";
import {
  byName,
  type Requirement,
  type Scopes,
  type SignOffFacts,
  type SignOffRules,
} from "./requirement.ts";
import { type RequirementState, statesOf } from "./requirement-state.ts";
import { roleScopes } from "./role-scopes.ts";
import { changesSince, firstChanges, type Head, headOf } from "./same-content.ts";
import { type DistinctRoles, seatRoles } from "./seat-roles.ts";
import { type Scale, type Weighed, weighReview } from "./weigh-review.ts";

/** What all reviews come to. Plain data, the same for the same facts in any order. */
export interface SignOffs {
  readonly head: Head;
  readonly contributors: Contributors;
  readonly ownership: Pick<CodeOwnerScopes, "unowned" | "unownedAtHead" | "unknown">;
  /** Names among the counted roles that the policy does not define. */
  readonly unknownRoles: readonly string[];
  /** By name. */
  readonly requirements: readonly RequirementState[];
  /** Every review, the newest first; what is lost to rule 8 is among the losses. */
  readonly reviews: readonly Weighed[];
  /** `null` unless roles need different people and too few could fill them. */
  readonly tooFew: DistinctRoles["tooFew"];
}

/** A function of paths that is asked for the same path once for each reviewed commit. */
function rememberPaths(covering: Scopes["covering"]): Scopes["covering"] {
  const known = new Map<string, readonly Requirement[]>();
  return (path) => {
    const found = known.get(path) ?? covering(path);
    known.set(path, found);
    return found;
  };
}

/** The memory of comparisons: a commit is compared once, whoever reviewed it. */
function comparisons(facts: SignOffFacts, head: Head, covering: Scopes["covering"]): Scale["changesSince"] {
  const known = new Map<string, ReturnType<Scale["changesSince"]>>();
  return (commit) => {
    const found = known.get(commit);
    if (found !== undefined) return found;
    const changes = changesSince(ownValue(facts.snapshots, commit), head);
    const first = changes === null ? null : firstChanges(changes, covering);
    known.set(commit, first);
    return first;
  };
}

const NO_OWNERS: CodeOwnerScopes = {
  requirements: [],
  covering: () => [],
  unowned: [],
  unownedAtHead: [],
  unknown: [],
};

/**
 * Weighs every review of a pull request against everything that has to be signed.
 * Pure and total: it neither throws on any facts nor depends on the order in which they came.
 */
export function weighSignOffs(facts: SignOffFacts, rules: SignOffRules): SignOffs {
  const head = headOf(ownValue(facts.snapshots, facts.pullRequest.head.sha), facts.changes);
  const contributors = contributorsOf(facts.pullRequest, facts.commits);
  const owned =
    rules.codeOwners === "off"
      ? NO_OWNERS
      : codeOwnerScopes(head.changed, facts.ownership, facts.owners, rules.codeOwners);
  const roles = roleScopes(head.changed, facts.roles, rules.roles);
  const requirements = [...owned.requirements, ...roles.requirements].sort(byName);
  const covering = rememberPaths((path) => [...owned.covering(path), ...roles.covering(path)]);
  const electorate = electorateOf(facts, contributors);
  const scale: Scale = {
    latest: latestOpinions(facts.reviews),
    requirements,
    electorate,
    provable: isProvable(contributors),
    afterGates: rules.afterGates,
    snapshot: (commit) => ownValue(facts.snapshots, commit),
    changesSince: comparisons(facts, head, covering),
  };
  const weighed = oldestFirst(facts.reviews)
    .map((review) => weighReview(review, scale))
    .reverse();
  const seated = seatRoles(weighed, roles.requirements, electorate, rules.distinct);
  const { unowned, unownedAtHead, unknown } = owned;
  return {
    head,
    contributors,
    ownership: { unowned, unownedAtHead, unknown },
    unknownRoles: roles.unknown,
    requirements: statesOf(requirements, seated, electorate, facts.people),
    reviews: seated.reviews,
    tooFew: seated.tooFew,
  };
}
