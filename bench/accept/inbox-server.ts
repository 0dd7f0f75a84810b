import { generateKeyPairSync } from "node:crypto";
import type { Server } from "node:http";
import { setTimeout as passed } from "node:timers/promises";
import { type Logger, pino } from "pino";
import { Probot } from "probot";
import { createAuditLog } from "../../app/audit/create-audit-log.ts";
import { neededTasks } from "../../app/events/needed-tasks.ts";
import { registerEvents } from "../../app/events/register.ts";
import { type DurableInbox, openInbox } from "../../app/inbox/durable-inbox.ts";
import type { Worker } from "../../app/inbox/inbox.ts";
import { taskKey } from "../../app/inbox/task.ts";
import { createAppServer } from "../../app/server/app-server.ts";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";

/** The App's way of accepting, with a worker of the bench's. */
export interface InboxServer {
  readonly server: Server;
  readonly inbox: DurableInbox;
  /** Attempts that ended. */
  readonly ran: number;
  readonly coalesced: number;
  close(): Promise<void>;
}

/** How long the worker waits, as for GitHub: an evaluation is some of these. */
const WORK_MS = 20;

/** Server, Probot, inbox, log and store as the App puts them together; the worker waits a little, asks its fence and is done. */
export async function openInboxServer(secret: string, place: StorePlace): Promise<InboxServer> {
  const log = pino({ level: "warn" });
  const store = await openStore(place, { log });
  const counts = { ran: 0, coalesced: 0 };
  const inbox = await openInbox({
    store,
    audit: createAuditLog(store),
    now: () => new Date(),
    log,
    work: cheapWork,
    metrics: {
      accepted: () => undefined,
      coalesced: (tasks) => {
        counts.coalesced += tasks;
      },
      ran: () => {
        counts.ran += 1;
      },
      gaveUp: () => undefined,
    },
  });
  const probot = probotOf(secret, log);
  await probot.load((loaded) =>
    registerEvents(loaded, {
      inbox,
      self: () => ({ appId: 1, slug: "gatehouse" }),
      needed: (hint, at) => neededTasks(store.db, hint, at),
      heard: () => undefined,
    }),
  );
  const server = createAppServer({
    secrets: [secret],
    log,
    deliver: ({ id, name, payload }) => probot.receive({ id, name, payload } as never),
  });
  return {
    server,
    inbox,
    get ran() {
      return counts.ran;
    },
    get coalesced() {
      return counts.coalesced;
    },
    async close() {
      await inbox.close(5000);
      await store.close();
    },
  };
}

const cheapWork: Worker = async (task, attempt) => {
  await passed(WORK_MS);
  try {
    await attempt.fence([taskKey(task)]);
    return { kind: "done", next: [] };
  } catch {
    return { kind: "superseded" };
  }
};

function probotOf(secret: string, log: Logger): Probot {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  return new Probot({ appId: 1, privateKey, secret, log: log.child({}, { level: "fatal" }) });
}
