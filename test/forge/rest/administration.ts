import { guarded, inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal, unprocessable } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import { atLeast, organizationNamed, roleOf } from "../state/access.ts";
import { type Repository, ROLES } from "../state/records.ts";
import { findAccount, findRepository, fullName } from "../state/world.ts";
import { installationView } from "../views/accounts.ts";

/** Settings are shown to administrators alone; to others they are not there. */
function requireAdmin(call: Call, repository: Repository): void {
  if (isAdmin(call, repository)) return;
  throw new Refusal(call.actor.kind === "user" ? 404 : 403, "Not Found");
}

/** Whether somebody may read what only administrators see. */
export function isAdmin({ actor }: Call, repository: Repository): boolean {
  if (actor.kind === "installation") return actor.permissions["administration"] !== undefined;
  return actor.kind === "user" && atLeast(roleOf(repository, actor.user), "admin");
}

function branchProtection(call: Call, repository: Repository): Reply {
  requireAdmin(call, repository);
  const branch = call.params["branch"] ?? "";
  const rule = repository.classicProtection.get(branch);
  if (rule === undefined) throw new Refusal(404, "Branch not protected");
  const url = `${call.world.url}/repos/${fullName(repository)}/branches/${branch}/protection`;
  return { status: 200, body: { url, ...rule } };
}

function workflowPermissions(call: Call, repository: Repository): Reply {
  requireAdmin(call, repository);
  return { status: 200, body: repository.workflowDefaults };
}

function setWorkflowPermissions(call: Call, repository: Repository): Reply {
  const { default_workflow_permissions: level, can_approve_pull_request_reviews: approves } = call.body;
  const before = repository.workflowDefaults;
  repository.workflowDefaults = {
    default_workflow_permissions:
      level === "read" || level === "write" ? level : before.default_workflow_permissions,
    can_approve_pull_request_reviews:
      typeof approves === "boolean" ? approves : before.can_approve_pull_request_reviews,
  };
  return { status: 204 };
}

/** Gives a team a role in a repository ("Add or update team repository permissions"). */
function grantTeam(call: Call): Reply {
  const { org = "", team_slug: slug = "", owner = "", repo = "" } = call.params;
  const repository = findRepository(call.world, owner, repo);
  const team = organizationNamed(call.world, org)?.teams.get(slug);
  if (repository === undefined || team === undefined || !isAdmin(call, repository)) throw notFound();
  const role = { pull: "read", push: "write" }[String(call.body["permission"])] ?? call.body["permission"];
  const known = ROLES.find((each) => each === role);
  if (known === undefined) throw unprocessable("no such permission");
  repository.grants.set(`@${org}/${slug}`.toLowerCase(), known);
  return { status: 204 };
}

/** Gives a member of the organization a role in a repository ("Add a repository collaborator"). Whoever is none would get an invitation, which the forge has not. */
function grantMember(call: Call, repository: Repository): Reply {
  requireAdmin(call, repository);
  const { owner } = repository;
  const user = findAccount(call.world, call.params["username"] ?? "");
  const isMember = owner.type === "Organization" && owner.members.has(user?.login.toLowerCase() ?? "");
  if (user === undefined || !isMember) throw notFound();
  const role = { pull: "read", push: "write" }[String(call.body["permission"])] ?? call.body["permission"];
  const known = ROLES.find((each) => each === role);
  if (known === undefined) throw unprocessable("no such permission");
  repository.grants.set(user.login.toLowerCase(), known);
  return { status: 204 };
}

/** Apps of an organization, for its owners ("List app installations for an organization"). */
function installations(call: Call): Promise<Reply> {
  const organization = organizationNamed(call.world, call.params["org"] ?? "");
  const { actor } = call;
  const isOwner = actor.kind === "user" && organization?.owners.has(actor.user.login.toLowerCase());
  if (organization === undefined || isOwner !== true)
    throw new Refusal(403, "You must be an organization owner.");
  const all = [...call.world.installations.values()].filter(({ account }) => account === organization);
  return paged(call, all, installationView, {
    wrap: (shown, total_count) => ({ total_count, installations: shown }),
  });
}

/** What administrators read of settings. */
export const administrationOperations: readonly Operation[] = [
  inRepository({
    route: "GET /repos/{owner}/{repo}/branches/{branch}/protection",
    needs: [],
    handle: branchProtection,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/actions/permissions/workflow",
    needs: [],
    handle: workflowPermissions,
  }),
  inRepository({
    route: "PUT /repos/{owner}/{repo}/actions/permissions/workflow",
    needs: [["administration", "write"]],
    handle: setWorkflowPermissions,
  }),
  inRepository({
    route: "PUT /repos/{owner}/{repo}/collaborators/{username}",
    needs: [["administration", "write"]],
    handle: grantMember,
  }),
  guarded({
    route: "PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}",
    needs: [],
    handle: grantTeam,
  }),
  guarded({ route: "GET /orgs/{org}/installations", needs: [], handle: installations }),
];
