import type { PersonFacts, ReviewFacts } from "#core/facts/people-facts.ts";

const ACCESS: readonly PersonFacts["permission"][] = [
  "unknown",
  "none",
  "read",
  "triage",
  "write",
  "maintain",
  "admin",
];

/** Everybody by id, each with the most that any of their teams may do. */
export function peopleById(
  people: readonly PersonFacts[],
  reviews: readonly ReviewFacts[],
): Record<string, PersonFacts> {
  const reviewers = reviews.flatMap(({ author }): PersonFacts[] =>
    author === null ? [] : [{ ...author, permission: "unknown" }],
  );
  const byId = new Map<number, PersonFacts>();
  for (const person of [...reviewers, ...people]) {
    const known = byId.get(person.id);
    const more = known === undefined || ACCESS.indexOf(person.permission) > ACCESS.indexOf(known.permission);
    const { permission } = more ? person : known;
    // What kind of account it is only the review says for certain: members come without a type.
    byId.set(person.id, { ...(known ?? person), permission });
  }
  return Object.fromEntries(byId);
}
