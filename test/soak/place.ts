import { randomBytes } from "node:crypto";
import type { AppConfig } from "../../app/config/config.ts";
import { appConfig } from "../app-config.ts";
import { EVENTS, PERMISSIONS } from "../app-manifest.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import type { RepositoryHandle } from "../forge/handles/repository.ts";
import { GOOD_CHANGE, populate } from "../scenarios/small-world.ts";
import { type Front, freePort, openFront } from "./front.ts";
import { Instance } from "./instance.ts";
import { openRoad, type Road } from "./road.ts";

/** A forge with open pull requests, and instances of the App that can be killed. */
export interface SoakPlace {
  readonly forge: Forge;
  readonly repository: RepositoryHandle;
  readonly pulls: readonly PullHandle[];
  readonly appId: number;
  readonly config: AppConfig;
  readonly instances: readonly Instance[];
  readonly road: Road;
  /** The clock of forge and instances. */
  now(): Date;
  /** Moves it, for all of them. */
  advance(ms: number): void;
  /** Resolves when nothing is on its way and nothing is due. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface PlaceOptions {
  /** Where each instance finds the store. */
  readonly stores: readonly AppConfig["store"][];
  readonly pulls?: number;
  /** Milliseconds between two writes; GitHub's second would make a day of it. */
  readonly paceMs?: number;
}

/** How often it is looked for missed deliveries, and at everything. */
const MISSED_MS = 1000;
const SWEEP_MS = 15 * 60_000;

/** More than a run spends: GitHub's limit is not what is tried here. */
export const BUDGET = { core: 10_000_000, graphql: 10_000_000 };

/** Builds the place. The instances are not started. */
export async function openPlace({ stores, pulls: many = 10, paceMs = 0 }: PlaceOptions): Promise<SoakPlace> {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const forge = await startForge({ now });
  forge.chaos.set({ budget: BUDGET });
  const { acme, repository } = await populate(forge, {});
  const webhookSecret = randomBytes(32).toString("hex");
  const record = forge.createApp({
    slug: "gatehouse",
    webhookSecret,
    permissions: PERMISSIONS,
    events: EVENTS,
  });
  const ports = await Promise.all(stores.map(freePort));
  const road = await openRoad(forge.url);
  const { id: appId, privateKey } = record;
  const configOf = (at: number): AppConfig =>
    appConfig(
      { appId, privateKey, webhookSecret, apiUrl: `${road.url}/api/v3` },
      {
        store: stores[at] as AppConfig["store"],
        port: ports[at] as number,
        missedMs: MISSED_MS,
        sweepMs: SWEEP_MS,
      },
    );
  const instances = stores.map(
    (_, at) => new Instance(`instance ${at + 1}`, () => ({ config: configOf(at), ahead, paceMs })),
  );
  const front: Front = await openFront(ports);
  record.setWebhookUrl(front.url);
  record.install(acme);
  const opened: PullHandle[] = [];
  for (let number = 1; number <= many; number++) {
    await repository.push({ user: "ada", branch: `change-${number}`, from: "release", files: GOOD_CHANGE });
    opened.push(
      await repository.openPullRequest({ author: "ada", head: `change-${number}`, base: "release" }),
    );
  }
  return {
    forge,
    repository,
    pulls: opened,
    appId,
    config: configOf(0),
    instances,
    road,
    now,
    advance(ms) {
      ahead += ms;
      for (const each of instances) each.setAhead(ahead);
    },
    async settled() {
      // What is published may cause webhooks, and a webhook something to publish.
      for (let calm = 0; calm < 2; calm++) {
        await forge.settled({ timeoutMs: 60_000 });
        await Promise.all(instances.filter(({ lives }) => lives).map((each) => each.idle()));
      }
    },
    async close() {
      for (const each of instances) {
        each.thaw();
        await each.kill().catch(() => undefined);
      }
      await front.close();
      await road.close();
      await forge.close();
    },
  };
}
