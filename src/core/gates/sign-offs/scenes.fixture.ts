import type { OwnershipFacts } from "#core/facts/people-facts.ts";
import type { Issue } from "#core/model/statement.ts";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { factsOf, type Scene } from "#core/sign-offs/scene.fixture.ts";

/** Options by which one of operations signs, and nobody else. */
export const ROLES = { "code-owners": "off", roles: { operations: 1 } } as const;

/** Where CODEOWNERS is. */
export const FILE = ".github/CODEOWNERS";

/** Dana's approval of the head. */
export const DANA = ["dana APPROVED"];

/** A changed model, for which a team of two signs. */
export const TEAM: Scene = {
  head: { model: "m1" },
  teams: { "@acme/sre": ["dana", "lee"] },
  roles: { operations: { owners: ["@acme/sre"] } },
};

/** A changed model that Dana owns. */
export const OWNED: Scene = { head: { model: "m1" }, owners: { model: ["@dana"] } };

/** The facts of {@link TEAM}, but for this. */
export function team(more: Partial<Scene>): SignOffFacts {
  return factsOf({ ...TEAM, ...more });
}

/** The facts of {@link OWNED}, but for this. */
export function owned(more: Partial<Scene>): SignOffFacts {
  return factsOf({ ...OWNED, ...more });
}

/** So many mistakes in CODEOWNERS, one a line. */
export function issues(count: number): readonly Issue[] {
  return Array.from({ length: count }, (_, at) => {
    const where = { path: FILE, line: at + 3, column: 5 };
    return { id: "bad-owner", says: "`{owner}` is not an owner.", values: { owner: "dana" }, where };
  });
}

/** Facts whose CODEOWNERS is otherwise. */
export function withFile(facts: SignOffFacts, more: Partial<OwnershipFacts>): SignOffFacts {
  return { ...facts, ownership: { ...facts.ownership, ...more } };
}
