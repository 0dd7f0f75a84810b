import type { JsonObject } from "../contract/json.ts";
import { createRepository } from "../state/create-repository.ts";
import { createUser } from "../state/create-user.ts";
import type { Organization, Role, Team } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { instant, takeId, userNamed } from "../state/world.ts";
import { accountView, teamView } from "../views/accounts.ts";
import { emitToOrganization } from "../webhooks/emit.ts";
import { RepositoryHandle } from "./repository.ts";

/** How a team is made. Members join at once; `pending` ones were invited only. */
export interface TeamOptions {
  readonly members?: readonly string[];
  readonly maintainers?: readonly string[];
  readonly pending?: readonly string[];
  readonly privacy?: "closed" | "secret";
  readonly parent?: string;
  readonly name?: string;
}

/** Grants name teams by organization: those of a renamed one go with it. */
function renameGrants(grants: Map<string, Role>, from: string, to: string): void {
  const start = `@${from}/`.toLowerCase();
  for (const [who, role] of grants) {
    if (!who.startsWith(start)) continue;
    grants.delete(who);
    grants.set(`@${to.toLowerCase()}/${who.slice(start.length)}`, role);
  }
}

/** An organization as a test holds it. */
export class OrganizationHandle {
  readonly account: Organization;
  readonly #world: World;

  constructor(world: World, account: Organization) {
    this.#world = world;
    this.account = account;
  }

  /** Makes an organization without owners or members. */
  static create(world: World, login: string): OrganizationHandle {
    const account: Organization = {
      id: takeId(world),
      login,
      type: "Organization",
      owners: new Set(),
      members: new Set(),
      teams: new Map(),
    };
    world.accounts.set(login.toLowerCase(), account);
    return new OrganizationHandle(world, account);
  }

  get login(): string {
    return this.account.login;
  }

  /** Makes a person a member. */
  addMember(login: string): void {
    this.account.members.add(userNamed(this.#world, login).login.toLowerCase());
  }

  /** Makes so many people (`acme-member-1` …) members, and of a team if told. Gives their logins. */
  addMembers(count: number, team?: string): readonly string[] {
    const first = this.account.members.size + 1;
    const logins = Array.from({ length: count }, (_, at) =>
      `${this.account.login}-member-${first + at}`.toLowerCase(),
    );
    for (const login of logins) {
      createUser(this.#world, login);
      if (team === undefined) this.account.members.add(login);
      else this.#join(this.#team(team), login, "member");
    }
    return logins;
  }

  /** Makes a person an owner: admin in every repository. */
  addOwner(login: string): void {
    this.addMember(login);
    this.account.owners.add(login.toLowerCase());
  }

  /** Makes a person a member and tells of it (`organization`). */
  admit(login: string, by?: string): void {
    this.addMember(login);
    this.#tellOfMembership("member_added", login, by);
  }

  /** Takes a person out of the organization and all its teams, and tells of it (`organization`). */
  expel(login: string, by?: string): void {
    const key = login.toLowerCase();
    this.account.members.delete(key);
    this.account.owners.delete(key);
    for (const team of this.account.teams.values()) team.members.delete(key);
    this.#tellOfMembership("member_removed", login, by);
  }

  /** Gives the organization another login and tells of it. The old one is 404 here, where GitHub redirects. */
  rename(login: string, by?: string): void {
    const from = this.account.login;
    if (this.#world.accounts.has(login.toLowerCase())) throw new Error(`${login} is taken`);
    this.#world.accounts.delete(from.toLowerCase());
    this.account.login = login;
    this.#world.accounts.set(login.toLowerCase(), this.account);
    for (const repository of this.#world.repositories.values()) renameGrants(repository.grants, from, login);
    this.#emit("organization", "renamed", { changes: { login: { from } } }, by);
  }

  /** Changes a team and tells of it (`team`). */
  editTeam(
    slug: string,
    next: { readonly name?: string; readonly privacy?: Team["privacy"]; readonly parent?: string | null },
    by?: string,
  ): void {
    const team = this.#team(slug);
    const changes = {
      ...(next.name === undefined ? {} : { name: { from: team.name } }),
      ...(next.privacy === undefined ? {} : { privacy: { from: team.privacy } }),
    };
    team.name = next.name ?? team.name;
    team.privacy = next.privacy ?? team.privacy;
    if (next.parent !== undefined) team.parent = next.parent === null ? null : this.#team(next.parent);
    this.#emit("team", "edited", { team: teamView(this.#world, team), changes }, by);
  }

  /** Makes a team; its members become members of the organization. */
  createTeam(slug: string, options: TeamOptions = {}): Team {
    const parent = options.parent === undefined ? null : this.#team(options.parent);
    const team: Team = {
      id: takeId(this.#world),
      org: this.account,
      slug,
      name: options.name ?? slug,
      createdAt: instant(this.#world),
      privacy: options.privacy ?? "closed",
      parent,
      members: new Map(),
      pending: new Set(options.pending?.map((login) => login.toLowerCase())),
    };
    this.account.teams.set(slug, team);
    for (const login of options.members ?? []) this.#join(team, login, "member");
    for (const login of options.maintainers ?? []) this.#join(team, login, "maintainer");
    return team;
  }

  /** Adds a person to a team and tells of it (`membership`). */
  addToTeam(slug: string, login: string): void {
    this.#join(this.#team(slug), login, "member");
    this.#tell(slug, login, "added");
  }

  /** Takes a person out of a team and tells of it (`membership`). */
  removeFromTeam(slug: string, login: string): void {
    this.#team(slug).members.delete(login.toLowerCase());
    this.#tell(slug, login, "removed");
  }

  /** Deletes a team and tells of it (`team`); its children lose their parent. */
  deleteTeam(slug: string): void {
    const team = this.#team(slug);
    this.account.teams.delete(slug);
    for (const other of this.account.teams.values()) if (other.parent === team) other.parent = null;
    this.#emit("team", "deleted", { team: { ...teamView(this.#world, team), deleted: true } });
  }

  /** Makes a private repository (public if told), empty. */
  async createRepository(
    name: string,
    options: { readonly defaultBranch?: string; readonly private?: boolean } = {},
  ): Promise<RepositoryHandle> {
    return new RepositoryHandle(
      this.#world,
      await createRepository(this.#world, this.account, name, options),
    );
  }

  #team(slug: string): Team {
    const team = this.account.teams.get(slug);
    if (team === undefined) throw new Error(`no team ${this.account.login}/${slug}`);
    return team;
  }

  #join(team: Team, login: string, role: "member" | "maintainer"): void {
    this.addMember(login);
    team.members.set(login.toLowerCase(), role);
    team.pending.delete(login.toLowerCase());
  }

  #tell(slug: string, login: string, action: "added" | "removed"): void {
    const team = teamView(this.#world, this.#team(slug));
    const payload = { scope: "team", member: accountView(userNamed(this.#world, login)), team };
    this.#emit("membership", action, payload);
  }

  #tellOfMembership(action: string, login: string, by?: string): void {
    const url = `${this.#world.url}/orgs/${this.account.login}`;
    const user = accountView(userNamed(this.#world, login));
    const state = {
      url: `${url}/memberships/${login}`,
      organization_url: url,
      state: "active",
      role: "member",
    };
    this.#emit("organization", action, { membership: { ...state, user } }, by);
  }

  #emit(event: string, action: string, payload: JsonObject, by = "ghost"): void {
    const sender = userNamed(this.#world, by);
    emitToOrganization(this.#world, { event, action, organization: this.account, sender, payload });
  }
}
