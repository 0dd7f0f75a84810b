import { guarded, inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { Refusal } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import { atLeast, organizationNamed, roleOf } from "../state/access.ts";
import type { Repository } from "../state/records.ts";
import { fullName } from "../state/world.ts";
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
  guarded({ route: "GET /orgs/{org}/installations", needs: [], handle: installations }),
];
