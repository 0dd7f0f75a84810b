import { asText } from "../contract/json.ts";
import { canSee } from "../http/authorize.ts";
import { teamVisible } from "../rest/people.ts";
import { membersOf, teamRole } from "../state/access.ts";
import type { Account, App, Organization, Repository, Team } from "../state/records.ts";
import { fullName, userNamed } from "../state/world.ts";
import { connection } from "./connection.ts";
import { repositoryNode } from "./repository.ts";
import type { Args, Node, Scope } from "./scope.ts";
import { problem } from "./scope.ts";

/** A person, bot or organization as an actor. GraphQL spells a bot's login without `[bot]`. */
export function accountNode(scope: Scope, account: Account): Node {
  const login = account.type === "Bot" ? account.login.replace(/\[bot\]$/, "") : account.login;
  return {
    __typename: account.type,
    id: `A_${account.id}`,
    databaseId: account.id,
    login,
    name: "name" in account ? account.name : null,
    url: `${scope.world.url}/${account.login}`,
    resourcePath: `/${account.login}`,
    avatarUrl: `${scope.world.url}/avatars/${account.id}`,
    isSiteAdmin: false,
  };
}

/** An App. */
export function appNode(scope: Scope, app: App): Node {
  const { id, slug, name } = app;
  return {
    __typename: "App",
    id: `APP_${id}`,
    databaseId: id,
    slug,
    name,
    url: `${scope.world.url}/apps/${slug}`,
    createdAt: app.createdAt,
    updatedAt: app.createdAt,
  };
}

/** People of a team: its own, those of its child teams, or both, which is what GitHub shows unless told. Invited ones are in none. */
function teamMembers(team: Team, membership: unknown): string[] {
  const own = new Set(team.members.keys());
  const all = [...membersOf(team)];
  if (membership === "IMMEDIATE") return [...own];
  return membership === "CHILD_TEAM" ? all.filter((login) => !own.has(login)) : all;
}

function members(scope: Scope, team: Team, args: Args) {
  const query = (asText(args["query"]) ?? "").toLowerCase();
  const logins = teamMembers(team, args["membership"]).filter((login) => login.includes(query));
  const role = (login: string) =>
    team.members.get(login.toLowerCase()) === "maintainer" ? "MAINTAINER" : "MEMBER";
  return connection(
    "members",
    args,
    logins,
    (login) => accountNode(scope, userNamed(scope.world, login)),
    (login) => ({ role: role(login) }),
  );
}

function repositories(scope: Scope, team: Team, args: Args) {
  const query = (asText(args["query"]) ?? "").toLowerCase();
  const given = [...scope.world.repositories.values()].filter((one: Repository) => {
    return (
      !one.deleted &&
      teamRole(one, team) !== "none" &&
      fullName(one).toLowerCase().includes(query) &&
      canSee(scope.actor, one)
    );
  });
  const permission = (one: Repository) => ({ permission: teamRole(one, team).toUpperCase() });
  return connection("repositories", args, given, (one) => repositoryNode(scope, one), permission);
}

/** A team. */
export function teamNode(scope: Scope, team: Team): Node {
  const url = `/orgs/${team.org.login}/teams/${team.slug}`;
  return {
    __typename: "Team",
    id: `T_${team.id}`,
    databaseId: team.id,
    name: team.name,
    slug: team.slug,
    combinedSlug: `${team.org.login}/${team.slug}`,
    description: null,
    privacy: team.privacy === "secret" ? "SECRET" : "VISIBLE",
    createdAt: team.createdAt,
    updatedAt: team.createdAt,
    url: `${scope.world.url}${url}`,
    resourcePath: url,
    parentTeam: () => (team.parent === null ? null : teamNode(scope, team.parent)),
    organization: () => organizationNode(scope, team.org),
    members: (args: Args) => members(scope, team, args),
    childTeams: (args: Args) => {
      const children = [...team.org.teams.values()].filter((one) => one.parent === team);
      return connection("childTeams", args, children, (one) => teamNode(scope, one));
    },
    repositories: (args: Args) => repositories(scope, team, args),
  };
}

/** Whether an App may read teams at all: without the Members permission GitHub refuses. */
function requireMembers(scope: Scope): void {
  const { actor } = scope;
  if (actor.kind === "installation" && !["read", "write"].includes(actor.permissions["members"] ?? "")) {
    throw problem("FORBIDDEN", "Resource not accessible by integration");
  }
}

/** An organization. A team that the asker may not see is null, like one that is not there. */
export function organizationNode(scope: Scope, organization: Organization): Node {
  const visible = () => [...organization.teams.values()].filter((team) => teamVisible(scope.actor, team));
  return {
    ...accountNode(scope, organization),
    team: (args: Args) => {
      requireMembers(scope);
      const team = visible().find((one) => one.slug === String(args["slug"]).toLowerCase());
      return team === undefined ? null : teamNode(scope, team);
    },
    teams: (args: Args) => {
      requireMembers(scope);
      const query = (asText(args["query"]) ?? "").toLowerCase();
      const teams = visible().filter(
        (team) => team.slug.includes(query) || team.name.toLowerCase().includes(query),
      );
      return connection("teams", args, teams, (team) => teamNode(scope, team));
    },
    membersWithRole: (args: Args) => {
      requireMembers(scope);
      const role = (login: string) => (organization.owners.has(login.toLowerCase()) ? "ADMIN" : "MEMBER");
      return connection(
        "membersWithRole",
        args,
        [...organization.members],
        (login) => accountNode(scope, userNamed(scope.world, login)),
        (login) => ({ role: role(login) }),
      );
    },
  };
}
