import { byText } from "./by-text.ts";
import type { Electorate } from "./electorate.ts";
import { type Assignment, assign, helpfulSeats, type Seat } from "./matching.ts";
import { reason } from "./reason.ts";
import type { Requirement } from "./requirement.ts";
import type { Weighed } from "./weigh-review.ts";

/** Roles that need more people between them than could fill them. */
export interface TooFew {
  readonly roles: readonly string[];
  readonly needed: number;
  readonly able: number;
}

/** Reviews after rule 8, whom to ask for the roles that are short, and whether the roles can be filled at all. */
export interface DistinctRoles {
  readonly reviews: readonly Weighed[];
  readonly ask: ReadonlyMap<Requirement, readonly string[]>;
  readonly tooFew: TooFew | null;
}

/** Where everybody who could sign did so: is there a different person for every seat? */
function shortageOf(roles: readonly Requirement[], electorate: Electorate): TooFew | null {
  const seats = roles.map((role): Seat<Requirement> => {
    const people = electorate.candidates(role);
    // A role that is short on its own is said on its own, and one of a large team is not short.
    const needs = electorate.hasUnlisted(role) ? 0 : Math.min(role.needs, people.length);
    return { key: role, needs, people };
  });
  const assignment = assign(seats);
  const short = seats.find(({ key, needs }) => (assignment.filled.get(key) ?? 0) < needs);
  if (short === undefined) return null;
  const among = helpfulSeats(short.key, seats, assignment);
  const involved = seats.filter(({ key }) => among.has(key));
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    roles: involved.map(({ key }) => key.name),
    needed: sum(involved.map(({ needs }) => needs)),
    able: sum(involved.map(({ key }) => assignment.filled.get(key) ?? 0)),
  };
}

/** Leaves a review the one role that its author fills. Somebody beyond the count stays with the first role, as one more. */
function keepOneRole(weighed: Weighed, { seatOf }: Assignment<Requirement>): Weighed {
  const held = weighed.holdsFor.filter(({ kind }) => kind === "role");
  const person = weighed.review.author?.id;
  const kept = (person === undefined ? undefined : seatOf.get(person)) ?? held[0];
  if (kept === undefined || held.length < 2) return weighed;
  const given = held.filter((role) => role !== kept);
  return {
    ...weighed,
    holdsFor: weighed.holdsFor.filter((requirement) => !given.includes(requirement)),
    losses: [
      ...weighed.losses,
      ...given.map((requirement) => ({
        requirement,
        reason: reason("counted-elsewhere", { counted: kept.name }),
      })),
    ],
  };
}

/** Whom to ask for one more person of a role: somebody for the role, or for a role that would free its holder. */
function whomToAsk(
  role: Requirement,
  seats: readonly Seat<Requirement>[],
  assignment: Assignment<Requirement>,
  electorate: Electorate,
): readonly string[] {
  const used = new Set(assignment.seatOf.keys());
  const handles = [...helpfulSeats(role, seats, assignment)].flatMap((seat) =>
    electorate.handlesToAsk(seat, used),
  );
  const asked = handles.length > 0 ? handles : electorate.handlesToAsk(role, new Set());
  return [...new Set(asked)].sort(byText);
}

/**
 * Rule 8: with `distinct`, a person fills one role. The assignment fills as many as can be, and is the same
 * whatever order the reviews and roles came in. `roles` are sorted by name.
 */
export function seatRoles(
  reviews: readonly Weighed[],
  roles: readonly Requirement[],
  electorate: Electorate,
  distinct: boolean,
): DistinctRoles {
  if (!distinct) return { reviews, ask: new Map(), tooFew: null };
  const seats = roles.map((role): Seat<Requirement> => {
    const holders = reviews.filter(({ holdsFor }) => holdsFor.includes(role));
    return { key: role, needs: role.needs, people: holders.flatMap(({ review }) => review.author?.id ?? []) };
  });
  const assignment = assign(seats);
  return {
    reviews: reviews.map((weighed) => keepOneRole(weighed, assignment)),
    ask: new Map(roles.map((role) => [role, whomToAsk(role, seats, assignment, electorate)])),
    tooFew: shortageOf(roles, electorate),
  };
}
