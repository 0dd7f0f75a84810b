import { sql } from "kysely";
import type { Logger } from "pino";
import { ContentMemory } from "#github/content-memory.ts";
import { siteOf } from "#github/site-of.ts";
import { applyRetention } from "./audit/apply-retention.ts";
import type { AuditLog } from "./audit/audit-log.ts";
import type { AppConfig } from "./config/config.ts";
import { githubHosts } from "./evaluate/github-hosts.ts";
import { worker } from "./evaluate/work.ts";
import { HEARD_EVENTS } from "./events/hint-of.ts";
import { type DurableInbox, openInbox } from "./inbox/durable-inbox.ts";
import { forgetDeliveries } from "./inbox/forget-deliveries.ts";
import type { Inbox, Worker } from "./inbox/inbox.ts";
import type { UpkeepTask } from "./inbox/task.ts";
import { storeAllowances } from "./limits/store-allowances.ts";
import type { Metrics } from "./operate/metrics.ts";
import { peopleHandlers } from "./people-handlers.ts";
import { createGithubAccess } from "./sign-in/github-access.ts";
import type { Identity } from "./sign-in/identity.ts";
import type { Store } from "./store/store.ts";
import { upkeep } from "./upkeep/upkeep.ts";

/** What work is done with. */
export interface WorkParts {
  readonly config: AppConfig;
  readonly log: Logger;
  readonly now: () => Date;
  readonly store: Store;
  readonly audit: AuditLog;
  readonly identity: Identity;
  readonly metrics: Metrics;
  /** Milliseconds between two writes of an installation, where it is not GitHub's second. */
  readonly paceMs?: number;
}

const GITHUB = "https://github.com";

/** How long GitHub Enterprise Server may take to answer. */
const ENTERPRISE_DEADLINE_MS = 30_000;

const DAY = 24 * 60 * 60 * 1000;

/** Opens the inbox and sets everybody to work who does its tasks. */
export async function openWork(parts: WorkParts): Promise<DurableInbox> {
  const { store, audit, now, log, config, metrics } = parts;
  const inboxReady = Promise.withResolvers<Inbox>();
  const put: Inbox["put"] = async (tasks, options) => (await inboxReady.promise).put(tasks, options);
  const inbox = await openInbox({
    store,
    audit,
    now,
    log,
    concurrency: config.concurrency,
    work: workOf(parts, put),
    metrics: {
      accepted: (_, seconds) => metrics.accepted(seconds),
      coalesced: (tasks) => metrics.coalesced(tasks),
      ran: (result, overdue, seconds) => metrics.ran(result, overdue, seconds),
      gaveUp: (tasks) => metrics.gaveUp(tasks),
    },
  });
  inboxReady.resolve(inbox);
  return inbox;
}

function workOf(parts: WorkParts, put: Inbox["put"]): Worker {
  const { store, audit, now, log, config, identity, metrics, paceMs } = parts;
  const { appId } = config;
  const webUrl = siteOf(config.apiUrl);
  const access = createGithubAccess({
    identity,
    allowances: storeAllowances(store, now),
    now,
    metrics: { onRequest: (seen) => metrics.requested(seen), onLimit: (seen) => metrics.limited(seen) },
    ...(paceMs === undefined ? {} : { paceMs }),
    ...(webUrl === GITHUB ? {} : { deadlineMs: ENTERPRISE_DEADLINE_MS }),
  });
  const hostFor = githubHosts({ appId, webUrl, memory: new ContentMemory(), clientFor: access.client });
  const people = peopleHandlers({
    store,
    audit,
    put,
    hostFor,
    clientFor: ({ installation, owner, repo }, how) =>
      access.client(installation, owner, repo, { ...how, reserve: true }),
    now,
    appId,
    webUrl,
  });
  return worker({
    store,
    audit,
    log,
    now,
    hostFor,
    repositories: access.repositories,
    put,
    handlers: people,
    upkeep: (task) => lookAfter(task, parts),
    judged: (result, outcome, seconds) => metrics.judged(result, outcome, seconds),
    published: (conclusion) => metrics.published(conclusion),
  });
}

function lookAfter(task: UpkeepTask, { store, audit, log, now, config, identity }: WorkParts) {
  const { retention } = config;
  return upkeep(task, {
    store,
    log,
    now,
    octokit: () => identity.app(),
    every: upkeepTimes(config),
    isHeard: (event) => HEARD_EVENTS.includes(event),
    applyRetention: async () => {
      const { auditDays: dataDays, factsDays } = retention;
      await applyRetention(store, audit, { dataDays, factsDays }, now());
      await forgetDeliveries(store, new Date(now().getTime() - retention.deliveryDays * DAY), now());
    },
    // A server looks after itself.
    vacuum: async () => void (store.engine === "pglite" && (await sql`vacuum analyze`.execute(store.db))),
  });
}

/** Milliseconds between two times of each chore. */
export function upkeepTimes({ sweepMs, missedMs }: Pick<AppConfig, "sweepMs" | "missedMs">) {
  return { sweep: sweepMs, "missed-deliveries": missedMs, retention: DAY, vacuum: DAY } as const;
}
