import type { JsonObject } from "../contract/json.ts";
import { covers } from "../http/authorize.ts";
import type { Account, App, Installation, Organization, Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { accountView, organizationView } from "../views/accounts.ts";
import { repositoryView } from "../views/repository.ts";
import { deliver } from "./deliver.ts";

/** An event of a repository, before it is known who hears of it. */
export interface RepositoryEvent {
  readonly event: string;
  readonly action: string | null;
  readonly repository: Repository;
  readonly sender: Account;
  readonly payload: JsonObject;
  /** Only this App hears of it, subscribed or not: requests to run a check concern its owner alone. */
  readonly only?: App;
}

/** Installations that cover a repository; one that is suspended hears of nothing. */
export function installationsOn(world: World, repository: Repository): Installation[] {
  return [...world.installations.values()].filter((installation) => {
    return installation.suspended === null && covers(installation, null, repository);
  });
}

/** Tells every subscribed App that covers the repository. */
export function emit(world: World, event: RepositoryEvent): void {
  const { repository, sender } = event;
  for (const installation of installationsOn(world, repository)) {
    const { app } = installation;
    if (event.only === undefined ? !app.events.includes(event.event) : event.only !== app) continue;
    const owner = repository.owner;
    const payload = {
      ...(event.action === null ? {} : { action: event.action }),
      ...event.payload,
      repository: { ...repositoryView(world, repository), ...asObjectOf(event.payload["repository"]) },
      ...(owner.type === "Organization" ? { organization: organizationView(owner) } : {}),
      sender: accountView(sender),
      installation: { id: installation.id, node_id: `I_${installation.id}` },
    };
    const place = { installationId: installation.id, repositoryId: repository.id };
    deliver(world, { app, event: event.event, action: event.action, payload, ...place });
  }
}

function asObjectOf(value: unknown): JsonObject {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Tells every subscribed App that is installed on an organization. */
export function emitToOrganization(
  world: World,
  event: { event: string; action: string; organization: Organization; sender: Account; payload: JsonObject },
): void {
  for (const installation of world.installations.values()) {
    const installed = installation.account.id === event.organization.id && installation.suspended === null;
    if (!installed || !installation.app.events.includes(event.event)) continue;
    const payload = {
      action: event.action,
      ...event.payload,
      organization: organizationView(event.organization),
      sender: accountView(event.sender),
      installation: { id: installation.id, node_id: `I_${installation.id}` },
    };
    const place = { installationId: installation.id, repositoryId: null };
    deliver(world, { app: installation.app, event: event.event, action: event.action, payload, ...place });
  }
}
