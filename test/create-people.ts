import story from "../examples/story.json" with { type: "json" };
import type { Forge } from "./forge/forge.ts";
import type { OrganizationHandle } from "./forge/handles/organization.ts";
import type { RepositoryHandle } from "./forge/handles/repository.ts";

/** Teams of an organisation, each with its members. */
export type Teams = Readonly<Record<string, { readonly members: readonly string[] }>>;

/** Makes the organisation of the example with its people and teams, and more teams where told. */
export function createPeople(forge: Forge, more: Teams = {}): OrganizationHandle {
  const organization = forge.createOrganization(story.repository.organization);
  const teams = Object.entries<Teams[string]>({ ...story.teams, ...more });
  for (const login of new Set(teams.flatMap(([, { members }]) => members))) {
    forge.createUser(login, { email: `${login}@acme.example` });
    organization.addMember(login);
  }
  for (const [slug, { members }] of teams) organization.createTeam(slug, { members });
  return organization;
}

/** Lets every team of the organisation write. */
export function letTeamsWrite(organization: OrganizationHandle, repository: RepositoryHandle): void {
  for (const slug of organization.account.teams.keys())
    repository.grant(`@${organization.login}/${slug}`, "write");
}
