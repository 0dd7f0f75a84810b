import { createRepository } from "../state/create-repository.ts";
import type { Organization, Team } from "../state/records.ts";
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

  /** Makes a person an owner: admin in every repository. */
  addOwner(login: string): void {
    this.addMember(login);
    this.account.owners.add(login.toLowerCase());
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
    const sender = userNamed(this.#world, "ghost");
    const payload = { team: { ...teamView(this.#world, team), deleted: true } };
    emitToOrganization(this.#world, {
      event: "team",
      action: "deleted",
      organization: this.account,
      sender,
      payload,
    });
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
    const sender = userNamed(this.#world, "ghost");
    emitToOrganization(this.#world, {
      event: "membership",
      action,
      organization: this.account,
      sender,
      payload,
    });
  }
}
