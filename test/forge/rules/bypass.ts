import { asObject } from "../contract/json.ts";
import { roleOf } from "../state/access.ts";
import type { Repository, Ruleset, User } from "../state/records.ts";

/** "Repository rulesets": the id of the admin role among bypass actors. */
export const ADMIN_ROLE = 5;

function mayBypass(repository: Repository, ruleset: Ruleset, user: User): boolean {
  const owner = repository.owner;
  return ruleset.bypassActors.map(asObject).some(({ actor_type, actor_id }) => {
    if (actor_type === "OrganizationAdmin")
      return owner.type === "Organization" && owner.owners.has(user.login.toLowerCase());
    return actor_type === "RepositoryRole" && actor_id === ADMIN_ROLE && roleOf(repository, user) === "admin";
  });
}

/** The repository with only those rulesets that bind a person: who is on a ruleset's bypass list may do without it. */
export function asBinding(repository: Repository, user: User): Repository {
  const binding = [...repository.rulesets].filter(([, ruleset]) => !mayBypass(repository, ruleset, user));
  return { ...repository, rulesets: new Map(binding) };
}
