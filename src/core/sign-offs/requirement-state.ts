import type { Account } from "#core/facts/pull-request-facts.ts";
import type { Electorate, Tally, UnresolvedOwner } from "./electorate.ts";
import { ownValue } from "./own-value.ts";
import type { Requirement, SignOffFacts } from "./requirement.ts";
import type { DistinctRoles } from "./seat-roles.ts";
import type { Weighed } from "./weigh-review.ts";

/** An approval that is counted. */
export interface SignOff {
  readonly person: Account;
  readonly review: number;
  /** Commit that was reviewed: what the person saw. */
  readonly commit: string;
}

/** Where one requirement stands. */
export interface RequirementState {
  readonly requirement: Requirement;
  /** By ascending id of the person, each once. */
  readonly signed: readonly SignOff[];
  /** Who blocks it by asking for changes. */
  readonly objections: readonly Account[];
  readonly unresolved: readonly UnresolvedOwner[];
  /** Set when too few people could sign, whatever they do. */
  readonly shortage: Tally | null;
  /** Handles through which somebody could still sign. */
  readonly ask: readonly string[];
}

/** The account as it is called today, where the facts know it. */
function accountToday(author: Account, people: SignOffFacts["people"]): Account {
  const { id, login, kind } = ownValue(people, String(author.id)) ?? author;
  return { id, login, kind };
}

function signOffOf({ review }: Weighed, people: SignOffFacts["people"]): readonly SignOff[] {
  const { author, commit } = review;
  if (author === null || commit === null) return [];
  return [{ person: accountToday(author, people), review: review.id, commit }];
}

/** The reviews that are counted for a requirement, and those that block it. */
interface Heard {
  readonly counted: Weighed[];
  readonly objecting: Weighed[];
}

function hear(
  requirements: readonly Requirement[],
  reviews: readonly Weighed[],
): ReadonlyMap<Requirement, Heard> {
  const heard = new Map<Requirement, Heard>();
  for (const requirement of requirements) heard.set(requirement, { counted: [], objecting: [] });
  for (const weighed of reviews) {
    for (const requirement of weighed.holdsFor) heard.get(requirement)?.counted.push(weighed);
    for (const requirement of weighed.objectsTo) heard.get(requirement)?.objecting.push(weighed);
  }
  return heard;
}

function stateOf(
  requirement: Requirement,
  heard: Heard | undefined,
  electorate: Electorate,
  people: SignOffFacts["people"],
): RequirementState {
  const signed = (heard?.counted ?? []).flatMap((weighed) => signOffOf(weighed, people));
  const objections = (heard?.objecting ?? []).flatMap(({ review: { author } }) =>
    author === null ? [] : [accountToday(author, people)],
  );
  const done = new Set(signed.map(({ person }) => person.id));
  return {
    requirement,
    signed: signed.sort((a, b) => a.person.id - b.person.id),
    objections: objections.sort((a, b) => a.id - b.id),
    unresolved: electorate.unresolved(requirement),
    shortage: electorate.shortage(requirement),
    ask: electorate.handlesToAsk(requirement, done),
  };
}

/** Where every requirement stands after its reviews were weighed and seated, in the order given. */
export function statesOf(
  requirements: readonly Requirement[],
  seated: DistinctRoles,
  electorate: Electorate,
  people: SignOffFacts["people"],
): readonly RequirementState[] {
  const heard = hear(requirements, seated.reviews);
  return requirements.map((requirement) => {
    const state = stateOf(requirement, heard.get(requirement), electorate, people);
    return { ...state, ask: seated.ask.get(requirement) ?? state.ask };
  });
}
