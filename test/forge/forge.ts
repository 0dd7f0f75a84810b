import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chaos } from "./chaos.ts";
import type { Violation } from "./contract/validate.ts";
import type { AppOptions } from "./handles/app.ts";
import { AppHandle } from "./handles/app.ts";
import { OrganizationHandle } from "./handles/organization.ts";
import { listen } from "./http/server.ts";
import { createUser } from "./state/create-user.ts";
import type { Delivery } from "./state/delivery.ts";
import type { User } from "./state/records.ts";
import type { LoggedRequest, World } from "./state/world.ts";
import { userNamed } from "./state/world.ts";
import { redeliver } from "./webhooks/deliver.ts";

/** How a forge is started. `now` is its clock; `strict` makes {@link Forge.assertClean} throw on any departure from GitHub's contract. */
export interface ForgeOptions {
  readonly now?: () => Date;
  readonly strict?: boolean;
  /** Loopback address to listen on, `127.0.0.1` unless told: another one is another site to a browser. */
  readonly host?: string;
  /** Port to listen on; a free one unless told. */
  readonly port?: number;
}

/** Events and consequences are quiet once nothing was in flight for so long, in milliseconds. */
const QUIET_MS = 40;

/** GitHub in a box: state, and a loopback server that serves REST, GraphQL and git over it. */
export interface Forge {
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly chaos: Chaos;
  readonly deliveries: readonly Delivery[];
  readonly requests: readonly LoggedRequest[];
  readonly violations: readonly Violation[];
  /** Names, and what ends TLS before a program: webhooks to the first origin go to the second. */
  readonly roads: Map<string, string>;
  createOrganization(login: string): OrganizationHandle;
  createUser(login: string, options?: { readonly email?: string; readonly name?: string }): User;
  createApp(options: AppOptions): AppHandle;
  /** A personal access token of a user: for git, and for REST in their name. */
  tokenOf(login: string): string;
  /** Resolves once every delivery was answered and nothing was asked of the forge for a moment. */
  settled(options?: SettleOptions): Promise<void>;
  /** Sends the newest attempt of a guid again. */
  redeliver(guid: string): void;
  /** Forgets the log of requests, to count from here. */
  resetRequests(): void;
  /** Throws when anything departed from GitHub's contract. */
  assertClean(): void;
  close(): Promise<void>;
}

async function createWorld(now: () => Date): Promise<World> {
  return {
    now,
    roads: new Map(),
    root: await realpath(await mkdtemp(join(tmpdir(), "forge-"))),
    url: "",
    nextId: 1000,
    accounts: new Map(),
    usersByToken: new Map(),
    usersByEmail: new Map(),
    repositories: new Map(),
    apps: new Map(),
    manifests: new Map(),
    installations: new Map(),
    tokens: new Map(),
    stores: new Map(),
    locks: new Map(),
    deliveries: [],
    pendingDeliveries: new Set(),
    requests: [],
    violations: [],
    spent: new Map(),
    chaos: new Chaos(),
    activeRequests: 0,
    lastActivity: 0,
  };
}

/** How a test waits. `until` is what it waits for besides quiet: a client may think longer than the forge can see. */
export interface SettleOptions {
  readonly quietMs?: number;
  readonly until?: () => boolean;
  readonly timeoutMs?: number;
}

async function settled(world: World, options: SettleOptions): Promise<void> {
  const quietMs = options.quietMs ?? QUIET_MS;
  const deadline = performance.now() + (options.timeoutMs ?? 20_000);
  for (;;) {
    if (performance.now() > deadline) throw new Error("the forge did not settle in time");
    await Promise.all([...world.pendingDeliveries, ...world.locks.values()]);
    const busy = world.pendingDeliveries.size > 0 || world.activeRequests > 0;
    if (!busy && performance.now() - world.lastActivity >= quietMs && (options.until?.() ?? true)) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function assertClean(violations: readonly Violation[]): void {
  if (violations.length === 0) return;
  const lines = violations.map(({ what, where, message }) => `${what} ${where}: ${message}`);
  throw new Error(`${violations.length} departures from GitHub's contract:\n${lines.join("\n")}`);
}

/** Starts a forge on a loopback port. Rejects where the port is taken. Close it when done: it owns a temporary folder and git processes. */
export async function startForge(options: ForgeOptions = {}): Promise<Forge> {
  const world = await createWorld(options.now ?? (() => new Date()));
  const server = await listen(world, options.host ?? "127.0.0.1", options.port ?? 0);
  const ghost = createUser(world, "ghost");
  return {
    url: world.url,
    apiUrl: `${world.url}/api/v3`,
    graphqlUrl: `${world.url}/api/graphql`,
    chaos: world.chaos,
    deliveries: world.deliveries,
    requests: world.requests,
    violations: world.violations,
    roads: world.roads,
    createOrganization: (login) => OrganizationHandle.create(world, login),
    createUser: (login, more) => createUser(world, login, more),
    createApp: (app) => AppHandle.create(world, app, ghost),
    tokenOf: (login) => userNamed(world, login).token,
    settled: (more = {}) => settled(world, more),
    redeliver: (guid) => {
      const delivery = world.deliveries.findLast((one) => one.guid === guid);
      if (delivery === undefined) throw new Error(`no delivery ${guid}`);
      redeliver(world, delivery);
    },
    resetRequests: () => void world.requests.splice(0),
    assertClean: () => assertClean(options.strict === false ? [] : world.violations),
    close: async () => {
      await Promise.all(world.pendingDeliveries);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const store of world.stores.values()) store.close();
      await rm(world.root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
