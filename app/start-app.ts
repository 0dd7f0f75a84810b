import type { Logger } from "pino";
import { Probot } from "probot";
import { appLog } from "./app-log.ts";
import { createAuditLog } from "./audit/create-audit-log.ts";
import type { AppConfig } from "./config/config.ts";
import type { Credentials } from "./config/credentials.ts";
import { neededTasks } from "./events/needed-tasks.ts";
import { registerEvents } from "./events/register.ts";
import type { DurableInbox } from "./inbox/durable-inbox.ts";
import type { Delivery } from "./inbox/inbox.ts";
import { taskKey } from "./inbox/task.ts";
import { openWork, upkeepTimes, type WorkParts } from "./open-work.ts";
import { createMetrics, type Metrics } from "./operate/metrics.ts";
import { createMetricsServer } from "./operate/metrics-server.ts";
import { createAppServer, WEBHOOK_PATH } from "./server/app-server.ts";
import { serve, stopServing } from "./server/serve.ts";
import { createIdentity } from "./sign-in/identity.ts";
import { signIn } from "./sign-in/sign-in.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { putNotedTasks } from "./transfer/noted-tasks.ts";
import { scheduleUpkeep } from "./upkeep/upkeep.ts";

export interface StartOptions {
  readonly log?: Logger;
  readonly now?: () => Date;
  /**
   * Milliseconds between two writes of an installation. Others than GitHub's second only against a GitHub of one's own: the limits that it
   * guards are those of github.com.
   */
  readonly paceMs?: number;
  /** A store that is open already, instead of the configured one. It is closed with the App. */
  readonly store?: Store;
}

/** A running App. */
export interface RunningApp {
  readonly url: string;
  /** Where GitHub is to send webhooks. */
  readonly webhookUrl: string;
  /** Where the metrics are; `null` when they are not served. */
  readonly metricsUrl: string | null;
  readonly inbox: DurableInbox;
  readonly store: Store;
  /** Takes other credentials from now on, without a stop. */
  exchange(credentials: Credentials): Promise<void>;
  /** Takes no more webhooks, lets running evaluations end, closes the store, and resolves. */
  close(): Promise<void>;
}

/**
 * Starts the App: store, queue, server. Rejects with a {@link ConfigError} when GitHub knows no such App, or when an address cannot be had, and
 * with a StoreError when the store cannot; nothing stays open then.
 */
export async function startApp(config: AppConfig, options: StartOptions = {}): Promise<RunningApp> {
  const log = options.log ?? appLog(config.logLevel);
  const now = options.now ?? (() => new Date());
  const store = options.store ?? (await openStore(config.store, { log, now }));
  const closing = new AsyncDisposableStack();
  closing.defer(() => store.close());
  try {
    const app = await startOn({ config, log, now, store, paceMs: options.paceMs }, closing);
    return { ...app, store, close: () => closing.disposeAsync() };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

/** What the parts of the App are made from. */
interface Parts extends Pick<WorkParts, "config" | "log" | "now" | "store"> {
  readonly paceMs: number | undefined;
}

/** Starts everything on an open store. What is to be closed goes to `closing`: what was started last is closed first. */
async function startOn(
  parts: Parts,
  closing: AsyncDisposableStack,
): Promise<Omit<RunningApp, "close" | "store">> {
  const { config, log, now, store, paceMs } = parts;
  const identity = createIdentity({ ...config, log: quiet(log) });
  const slug = await signIn(await identity.app(), log);
  const metrics = createMetrics(() => inbox.state());
  const audit = createAuditLog(store);
  const work = { ...parts, audit, identity, metrics };
  const inbox: DurableInbox = await openWork(paceMs === undefined ? without(work) : { ...work, paceMs });
  let closed: Promise<void> | null = null;
  const closeInbox = () => (closed ??= inbox.close(config.drainMs));
  closing.defer(closeInbox);
  const metricsUrl = await serveMetrics(config, metrics, closing);
  // The server looks at this very list for each webhook.
  const secrets = [...config.webhookSecrets];
  const probot = await hearing(parts, inbox, slug, metrics);
  const server = createAppServer({
    secrets,
    log,
    deliver: ({ id, name, payload }) => probot.receive({ id, name, payload } as never),
    isClosing: () => closed !== null || stopping,
    isReady: () => store.ping(),
    answered: (status) => {
      if (status >= 400) metrics.received("refused", "refused");
    },
  });
  let stopping = false;
  const url = await serve(server, config, "");
  closing.defer(() => {
    stopping = true;
    return stopServing(server, closeInbox);
  });
  await putNotedTasks(store, (tasks, how) => inbox.put(tasks, how), now());
  await scheduleUpkeep(inbox, { store, now, every: upkeepTimes(config) });
  log.info({ url, api: config.apiUrl, store: store.engine }, "listening");
  return {
    url,
    webhookUrl: `${url}${WEBHOOK_PATH}`,
    metricsUrl,
    inbox,
    async exchange({ privateKey, webhookSecrets }) {
      secrets.splice(0, secrets.length, ...webhookSecrets);
      identity.replaceKey(privateKey);
      await signIn(await identity.app(), log);
    },
  };
}

async function serveMetrics(
  { metrics: place }: AppConfig,
  metrics: Metrics,
  closing: AsyncDisposableStack,
): Promise<string | null> {
  if (place === null) return null;
  const server = createMetricsServer(metrics);
  const url = await serve(server, place, "METRICS_");
  closing.defer(() => stopServing(server, () => Promise.resolve()));
  return `${url}/metrics`;
}

/** A Probot that hears webhooks which were proven before they come to it. */
async function hearing(
  { config, log, store }: Parts,
  inbox: DurableInbox,
  slug: string | null,
  metrics: Metrics,
): Promise<Probot> {
  const { appId, privateKey, webhookSecrets } = config;
  const probot = new Probot({ appId, privateKey, secret: webhookSecrets[0] ?? "", log: quiet(log) });
  await probot.load((loaded) =>
    registerEvents(loaded, {
      inbox,
      self: () => ({ appId, slug }),
      needed: (hint, place) => neededTasks(store.db, hint, place),
      heard: (event, became, delivery) => {
        metrics.received(event, became);
        if (delivery !== undefined) log.info(lineOf(delivery), `webhook ${became}`);
      },
    }),
  );
  return probot;
}

/** What the log says of a webhook: where it comes from and what it asks for, so that each evaluation can be led back to it. */
function lineOf({ guid, event, action, repository, tasks }: Delivery): object {
  return { delivery: guid, event, action, repository, tasks: tasks.map(taskKey) };
}

function without<T extends { readonly paceMs: unknown }>({ paceMs: _, ...rest }: T): Omit<T, "paceMs"> {
  return rest;
}

/** Probot logs whole payloads when a handler fails; what matters of that is logged by us. */
function quiet(log: Logger): Logger {
  return log.child({}, { level: "fatal" });
}
