import { asObject } from "../contract/json.ts";
import { membersOf, roleOf } from "../state/access.ts";
import type { Repository, Ruleset, User } from "../state/records.ts";

/** "Repository rulesets": the id of the admin role among bypass actors. */
export const ADMIN_ROLE = 5;

function mayBypass(repository: Repository, ruleset: Ruleset, user: User): boolean {
  const owner = repository.owner;
  return ruleset.bypassActors.map(asObject).some(({ actor_type, actor_id }) => {
    if (actor_type === "User") return actor_id === user.id;
    if (actor_type === "Team") return isInTeam(owner, actor_id, user);
    if (actor_type === "OrganizationAdmin")
      return owner.type === "Organization" && owner.owners.has(user.login.toLowerCase());
    return actor_type === "RepositoryRole" && actor_id === ADMIN_ROLE && roleOf(repository, user) === "admin";
  });
}

function isInTeam(owner: Repository["owner"], id: unknown, user: User): boolean {
  if (owner.type !== "Organization") return false;
  const team = [...owner.teams.values()].find((each) => each.id === id);
  return team !== undefined && membersOf(team).has(user.login.toLowerCase());
}

/** The repository with only those rulesets that bind a person: who is on a ruleset's bypass list may do without it. */
export function asBinding(repository: Repository, user: User): Repository {
  const binding = [...repository.rulesets].filter(([, ruleset]) => !mayBypass(repository, ruleset, user));
  return { ...repository, rulesets: new Map(binding) };
}
