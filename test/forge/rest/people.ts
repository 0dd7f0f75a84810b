import { guarded, inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import {
  atLeast,
  collaboratorsOf,
  legacyPermission,
  membersOf,
  organizationNamed,
  roleOf,
  teamRole,
} from "../state/access.ts";
import type { Repository, Role, Team } from "../state/records.ts";
import { findAccount, findRepository, userNamed } from "../state/world.ts";
import { accountView, teamFullView, teamView, userView } from "../views/accounts.ts";
import { repositoryView } from "../views/repository.ts";

/** Roles as the five switches of the REST API. */
export function switches(role: Role) {
  const has = (want: Role) => atLeast(role, want);
  return {
    pull: has("read"),
    triage: has("triage"),
    push: has("write"),
    maintain: has("maintain"),
    admin: has("admin"),
  };
}

function collaboratorPermission(call: Call, repository: Repository): Reply {
  const user = findAccount(call.world, call.params["username"] ?? "");
  if (user === undefined || user.type === "Organization") throw notFound();
  const role = roleOf(repository, user);
  const view = { ...accountView(user), permissions: switches(role), role_name: role };
  return { status: 200, body: { permission: legacyPermission(role), role_name: role, user: view } };
}

/**
 * The team of a path, if the asker may see it: organization members see closed teams, only members and owners see
 * secret ones, and Apps need the Members permission ("About teams").
 */
function teamIn(call: Call): Team {
  const team = organizationNamed(call.world, call.params["org"] ?? "")?.teams.get(
    call.params["team_slug"] ?? "",
  );
  if (team === undefined || !teamVisible(call.actor, team)) throw notFound();
  return team;
}

/** Whether an asker may see a team at all. */
export function teamVisible(actor: Call["actor"], team: Team): boolean {
  if (actor.kind === "installation") {
    return (
      actor.installation.account.id === team.org.id &&
      ["read", "write"].includes(actor.permissions["members"] ?? "")
    );
  }
  if (actor.kind !== "user") return false;
  const login = actor.user.login.toLowerCase();
  if (team.org.owners.has(login)) return true;
  return team.privacy === "secret" ? team.members.has(login) : team.org.members.has(login);
}

/** A page of people by login: only those on it are looked up. */
function people(call: Call, logins: Iterable<string>): Promise<Reply> {
  return paged(call, [...logins], (login) => accountView(userNamed(call.world, login)));
}

/** All members of an organization, for an App with Members; others see public members only, of which there are none here. */
function organizationMembers(call: Call): Promise<Reply> {
  const { actor } = call;
  const organization = organizationNamed(call.world, call.params["org"] ?? "");
  if (organization === undefined) throw notFound();
  const inside =
    actor.kind === "installation"
      ? actor.installation.account.id === organization.id
      : actor.kind === "user" && organization.members.has(actor.user.login.toLowerCase());
  return people(call, inside ? organization.members : []);
}

/** Owners of the organization show as `maintainer`; who has not accepted is `pending` ("Get team membership for a user"). */
function membership(call: Call): Reply {
  const team = teamIn(call);
  const login = (call.params["username"] ?? "").toLowerCase();
  const url = `${call.world.url}/organizations/${team.org.id}/team/${team.id}/memberships/${login}`;
  if (team.pending.has(login)) return { status: 200, body: { url, role: "member", state: "pending" } };
  if (!membersOf(team).has(login)) throw notFound();
  const role = team.org.owners.has(login) ? "maintainer" : (team.members.get(login) ?? "member");
  return { status: 200, body: { url, role, state: "active" } };
}

/** Without the `application/vnd.github.v3.repository+json` media type the answer is only yes (204) or no (404). */
function teamPermission(call: Call): Reply {
  const team = teamIn(call);
  const repository = findRepository(call.world, call.params["owner"] ?? "", call.params["repo"] ?? "");
  const role = repository === undefined ? "none" : teamRole(repository, team);
  if (repository === undefined || role === "none") throw notFound();
  if (!String(call.headers.accept).includes("repository+json")) return { status: 204 };
  return {
    status: 200,
    body: { ...repositoryView(call.world, repository), permissions: switches(role), role_name: role },
  };
}

const team = "/orgs/{org}/teams/{team_slug}";

/** People, teams, and what they may do. */
export const peopleOperations: readonly Operation[] = [
  inRepository({
    route: "GET /repos/{owner}/{repo}/collaborators/{username}/permission",
    needs: [],
    handle: collaboratorPermission,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/collaborators",
    needs: [],
    handle: (call, repository) =>
      paged(call, collaboratorsOf(call.world, repository), ({ user, role }) => ({
        ...accountView(user),
        permissions: switches(role),
        role_name: role,
      })),
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/teams",
    needs: [],
    handle: (call, repository) => {
      const all = repository.owner.type === "Organization" ? [...repository.owner.teams.values()] : [];
      const given = all.filter((one) => teamRole(repository, one) !== "none" && teamVisible(call.actor, one));
      return paged(call, given, (one) => ({
        ...teamView(call.world, one),
        permission: teamRole(repository, one),
      }));
    },
  }),
  guarded({
    route: `GET ${team}`,
    needs: [["members", "read"]],
    handle: (call) => ({ status: 200, body: teamFullView(call.world, teamIn(call)) }),
  }),
  guarded({
    route: `GET ${team}/members`,
    needs: [["members", "read"]],
    handle: (call) => people(call, membersOf(teamIn(call))),
  }),
  guarded({ route: `GET ${team}/memberships/{username}`, needs: [["members", "read"]], handle: membership }),
  guarded({
    route: `GET ${team}/repos/{owner}/{repo}`,
    needs: [["members", "read"]],
    handle: teamPermission,
  }),
  guarded({ route: "GET /orgs/{org}/members", needs: [["members", "read"]], handle: organizationMembers }),
  guarded({
    route: "GET /users/{username}",
    needs: [],
    handle: (call) => {
      const user = findAccount(call.world, call.params["username"] ?? "");
      if (user === undefined || user.type === "Organization") throw notFound();
      return { status: 200, body: userView(user) };
    },
  }),
  guarded({
    route: "GET /user",
    needs: [],
    handle: (call) => {
      if (call.actor.kind !== "user") throw notFound();
      return { status: 200, body: userView(call.actor.user) };
    },
  }),
];
