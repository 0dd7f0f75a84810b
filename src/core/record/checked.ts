import type { Statement } from "#core/model/statement.ts";

/** Words without an id: what is said of a part of a record. */
export type Words = Omit<Statement, "id">;

/** What looking at one part of a record came to. */
export interface Checked {
  /** Which part. */
  readonly part: "shape" | "signature" | "package" | "result" | "sign-offs" | "waivers" | "files" | "policy";
  /** `verified`: it holds. `failed`: it does not. `not-verified`: it could not be looked at with what was given. */
  readonly state: "verified" | "failed" | "not-verified";
  readonly says: Words;
  /** Each thing that does not hold, or that one should know. */
  readonly details: readonly Words[];
}

/** A part that holds unless something is wrong with it. */
export function checked(part: Checked["part"], holds: Words, fails: Words, wrong: readonly Words[]): Checked {
  return wrong.length === 0
    ? { part, state: "verified", says: holds, details: [] }
    : { part, state: "failed", says: fails, details: fewOf(wrong) };
}

/** Most things of one part that are told one by one. */
const MOST_TOLD = 12;

/** The first of many things, and how many more there are: who made the record may have put in any number. */
export function fewOf(details: readonly Words[]): readonly Words[] {
  if (details.length <= MOST_TOLD) return details;
  const count = details.length - MOST_TOLD;
  return [...details.slice(0, MOST_TOLD), { says: "and {count} more [thing|things]", values: { count } }];
}
