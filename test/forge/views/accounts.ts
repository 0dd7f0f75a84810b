import type { JsonObject } from "../contract/json.ts";
import { membersOf } from "../state/access.ts";
import type { Account, App, Installation, Organization, Team, User } from "../state/records.ts";
import type { World } from "../state/world.ts";

/** An account as REST and webhooks show it. */
export function accountView(account: Account): JsonObject {
  return {
    login: account.login,
    id: account.id,
    node_id: `A_${account.id}`,
    type: account.type,
    site_admin: false,
    user_view_type: "public",
  };
}

/** A person as `GET /users/{login}` shows them. */
export function userView(user: User): JsonObject {
  return {
    ...accountView(user),
    name: user.name,
    email: user.email,
    company: null,
    blog: "",
    location: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: "2024-01-01T00:00:00Z",
    updated_at: "2024-01-01T00:00:00Z",
  };
}

/** An organization as it stands in webhooks. */
export function organizationView(organization: Account): JsonObject {
  return {
    login: organization.login,
    id: organization.id,
    node_id: `O_${organization.id}`,
    description: null,
  };
}

/** An organization with what only its own page tells. */
export function organizationFullView(organization: Organization, createdAt: string): JsonObject {
  return {
    ...organizationView(organization),
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: createdAt,
    updated_at: createdAt,
    archived_at: null,
    type: "Organization",
  };
}

/** A team; `parent` is shown one level deep, as GitHub does. */
export function teamView(world: World, team: Team, withParent = true): JsonObject {
  return {
    id: team.id,
    node_id: `T_${team.id}`,
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: team.privacy,
    notification_setting: "notifications_enabled",
    permission: "pull",
    type: "organization",
    organization_id: team.org.id,
    url: `${world.url}/organizations/${team.org.id}/team/${team.id}`,
    members_url: `${world.url}/organizations/${team.org.id}/team/${team.id}/members{/member}`,
    ...(withParent ? { parent: team.parent === null ? null : teamView(world, team.parent, false) } : {}),
  };
}

/** A team with its counts. */
export function teamFullView(world: World, team: Team): JsonObject {
  return {
    ...teamView(world, team),
    members_count: membersOf(team).size,
    repos_count: 0,
    created_at: team.createdAt,
    updated_at: team.createdAt,
    organization: organizationFullView(team.org, team.createdAt),
  };
}

/** An App as others see it. */
export function appView(app: App): JsonObject {
  return {
    id: app.id,
    slug: app.slug,
    node_id: `APP_${app.id}`,
    client_id: `Iv23${app.id}`,
    owner: accountView(app.owner),
    name: app.name,
    description: null,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: app.events,
  };
}

/** An installation of an App. */
export function installationView(installation: Installation): JsonObject {
  return {
    id: installation.id,
    account: accountView(installation.account),
    repository_selection: installation.repositories === null ? "all" : "selected",
    app_id: installation.app.id,
    app_slug: installation.app.slug,
    client_id: `Iv23${installation.app.id}`,
    target_id: installation.account.id,
    target_type: installation.account.type,
    permissions: installation.permissions,
    events: installation.app.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    suspended_by: installation.suspended === null ? null : accountView(installation.suspended.by),
    suspended_at: installation.suspended?.at ?? null,
  };
}
