import type { Chaos } from "../chaos.ts";
import type { JsonObject } from "../contract/json.ts";
import type { Violation } from "../contract/validate.ts";
import type { ObjectStore } from "../git/object-store.ts";
import type { Delivery } from "./delivery.ts";
import type { Account, App, CheckRun, Installation, Organization, Repository, User } from "./records.ts";

/** One request that the forge answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Path template of GitHub's OpenAPI, `graphql <operation name>`, `git <service>`, or the raw path where nothing matched. */
  readonly route: string;
  readonly path: string;
  /** Login, `app:<slug>`, `installation:<slug>`, or `anonymous`. */
  readonly who: string;
  /** 0 where the connection was held and destroyed. */
  readonly status: number;
}

/** A token that an App minted: whose powers, over what, until when. */
export interface InstallationToken {
  readonly token: string;
  readonly installation: Installation;
  readonly permissions: Readonly<Record<string, string>>;
  readonly repositories: ReadonlySet<number> | null;
  readonly expiresAt: number;
}

/** A manifest that somebody confirmed in a browser, until its code is exchanged for the App. */
export interface ConfirmedManifest {
  readonly manifest: JsonObject;
  readonly owner: Organization | User;
  readonly expiresAt: number;
}

/** Everything the forge knows. Families of endpoints read and change it; nothing else does. */
export interface World {
  readonly now: () => Date;
  readonly root: string;
  url: string;
  nextId: number;
  readonly accounts: Map<string, User | Organization>;
  /** People and bots by token and by e-mail address in lower case: an organization may have tens of thousands. */
  readonly usersByToken: Map<string, User>;
  readonly usersByEmail: Map<string, User>;
  readonly repositories: Map<number, Repository>;
  readonly apps: Map<number, App>;
  /** By the code that the browser was sent back with. */
  readonly manifests: Map<string, ConfirmedManifest>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, InstallationToken>;
  readonly stores: Map<number, ObjectStore>;
  readonly locks: Map<number, Promise<unknown>>;
  readonly deliveries: Delivery[];
  readonly pendingDeliveries: Set<Promise<unknown>>;
  readonly requests: LoggedRequest[];
  readonly violations: Violation[];
  /** Requests that counted against a primary limit, by payer and resource, and when the count starts anew (seconds of the epoch). */
  readonly spent: Map<string, { readonly used: number; readonly resetAt: number }>;
  /** Where the origins of webhooks really are, such as behind something that ends TLS; any other is where it says. */
  readonly roads: Map<string, string>;
  readonly chaos: Chaos;
  activeRequests: number;
  lastActivity: number;
}

/** A fresh id; ids rise over the life of a forge, as GitHub's do. */
export function takeId(world: World): number {
  world.nextId += 1;
  return world.nextId;
}

/** The clock as GitHub prints it: whole seconds in UTC. */
export function instant(world: World): string {
  return world
    .now()
    .toISOString()
    .replace(/\.\d{3}Z$/, "Z");
}

/** Makes a person or bot known. Of two with one e-mail address, the first keeps it. */
export function addUser(world: World, user: User): void {
  world.accounts.set(user.login.toLowerCase(), user);
  world.usersByToken.set(user.token, user);
  const email = user.email.toLowerCase();
  if (!world.usersByEmail.has(email)) world.usersByEmail.set(email, user);
}

/** The account of a login; logins compare without case. */
export function findAccount(world: World, login: string): User | Organization | undefined {
  return world.accounts.get(login.toLowerCase());
}

/** The person or bot of a login, or an error: for the test's own calls, which name people that exist. */
export function userNamed(world: World, login: string): User {
  const account = findAccount(world, login);
  if (account === undefined || account.type === "Organization") throw new Error(`no user ${login}`);
  return account;
}

/** The repository of an owner and a name, compared without case. */
export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  for (const repository of world.repositories.values()) {
    if (!repository.deleted && fullName(repository).toLowerCase() === wanted) return repository;
  }
  return undefined;
}

/** `owner/name`. */
export function fullName(repository: { readonly owner: Account; readonly name: string }): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** Runs one at a time for a repository, in the order asked: pushes, merges and their consequences never interleave. */
export function locked<T>(world: World, repository: Repository, work: () => Promise<T>): Promise<T> {
  const before = world.locks.get(repository.id) ?? Promise.resolve();
  const mine = before.then(work, work);
  world.locks.set(
    repository.id,
    mine.catch(() => undefined),
  );
  return mine;
}

/** Every open run of a repository on a commit, oldest first. */
export function runsOn(repository: Repository, sha: string): CheckRun[] {
  return repository.runs.filter((run) => run.suite.headSha === sha);
}
