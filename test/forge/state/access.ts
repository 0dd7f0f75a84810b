import type { Organization, Repository, Role, Team, User } from "./records.ts";
import { ROLES } from "./records.ts";
import type { World } from "./world.ts";
import { findAccount } from "./world.ts";

function stronger(a: Role, b: Role): Role {
  return ROLES.indexOf(a) >= ROLES.indexOf(b) ? a : b;
}

/** Whether a role reaches another. */
export function atLeast(have: Role, want: Role): boolean {
  return ROLES.indexOf(have) >= ROLES.indexOf(want);
}

/** Members of a team, those of its child teams included ("About teams": members of child teams count as members of the parent). */
export function membersOf(team: Team): Set<string> {
  const all = new Set(team.members.keys());
  for (const other of team.org.teams.values()) {
    if (other.parent === team) for (const login of membersOf(other)) all.add(login);
  }
  return all;
}

/** Whether a person is a member of a team or of one below it, by login in lower case. */
function isMember(team: Team, login: string): boolean {
  if (team.members.has(login)) return true;
  for (const other of team.org.teams.values())
    if (other.parent === team && isMember(other, login)) return true;
  return false;
}

/** Role that a team was given, by itself or through a parent ("About teams": children inherit the parent's access). */
export function teamRole(repository: Repository, team: Team): Role {
  const own = repository.grants.get(`@${team.org.login}/${team.slug}`.toLowerCase()) ?? "none";
  return team.parent === null ? own : stronger(own, teamRole(repository, team.parent));
}

/** Role of a person in a repository: owner, direct grant, teams, and read on public repositories; the strongest wins. */
export function roleOf(repository: Repository, user: User): Role {
  const login = user.login.toLowerCase();
  if (repository.owner.id === user.id) return "admin";
  let role: Role = repository.private ? "none" : "read";
  role = stronger(role, repository.grants.get(login) ?? "none");
  if (repository.owner.type === "Organization") {
    if (repository.owner.owners.has(login)) return "admin";
    for (const team of repository.owner.teams.values()) {
      if (isMember(team, login)) role = stronger(role, teamRole(repository, team));
    }
  }
  return role;
}

/** The older four-value permission of the REST API: triage reads as `read`, maintain as `write`. */
export function legacyPermission(role: Role): "none" | "read" | "write" | "admin" {
  if (role === "triage") return "read";
  return role === "maintain" ? "write" : role;
}

/** The organization of a login, if it is one. */
export function organizationNamed(world: World, login: string): Organization | undefined {
  const account = findAccount(world, login);
  return account?.type === "Organization" ? account : undefined;
}

/** People with any access of their own, through a team or as owners: GitHub's list of collaborators. */
export function collaboratorsOf(world: World, repository: Repository): { user: User; role: Role }[] {
  const list: { user: User; role: Role }[] = [];
  for (const account of world.accounts.values()) {
    if (account.type !== "User") continue;
    const role = roleOf({ ...repository, private: true }, account);
    if (role !== "none") list.push({ user: account, role });
  }
  return list;
}
