import type { FactKey, Facts } from "#core/facts/facts.ts";
import { byText } from "./by-text.ts";

/** The facts that sign-offs are weighed from. */
export const SIGN_OFF_FACTS = [
  "pullRequest",
  "changes",
  "roles",
  "ownership",
  "owners",
  "people",
  "reviews",
  "commits",
  "snapshots",
] as const satisfies readonly FactKey[];

/** The same with what is known. */
export type SignOffFacts = Pick<Facts, (typeof SIGN_OFF_FACTS)[number]>;

/** Whether all of them are known: a shell without people knows none. */
export function hasSignOffFacts(facts: Partial<Facts>): facts is Partial<Facts> & SignOffFacts {
  return SIGN_OFF_FACTS.every((key) => facts[key] !== undefined);
}

/** What a policy asks of people. */
export interface SignOffRules {
  /**
   * - `every`: each set of owners of changed paths; for protected paths the sets at the base and at the head.
   * - `any`: the sets at the base alone, which is what GitHub itself asks for.
   * - `off`: CODEOWNERS is not looked at.
   */
  readonly codeOwners: "every" | "any" | "off";
  /** How many people of each role. */
  readonly roles: Readonly<Record<string, number>>;
  /** Whether a person may fill one role only. Owners of code are not part of this. */
  readonly distinct: boolean;
  /** Whether a review counts only when the content gates were green on what it reviewed, before it was sent. */
  readonly afterGates: boolean;
}

/** Something that a number of people have to sign. Compared by identity: one object for each. */
export interface Requirement {
  readonly kind: "code-owners" | "role";
  /** The role's name, or the owners' handles. */
  readonly name: string;
  /** Handles, each once, sorted. Any of them may sign. */
  readonly owners: readonly string[];
  /** How many different people. */
  readonly needs: number;
  /** How many paths of its scope are changed at the head. */
  readonly paths: number;
}

/** Requirements, and which of them sign for a path. */
export interface Scopes {
  readonly requirements: readonly Requirement[];
  readonly covering: (path: string) => readonly Requirement[];
}

/** By name, owners of code before a role of the same name. */
export function byName(a: Requirement, b: Requirement): number {
  return byText(a.name, b.name) || byText(a.kind, b.kind);
}
