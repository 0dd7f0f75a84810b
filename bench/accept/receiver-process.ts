// One receiver of webhooks in a process of its own, told by its parent which; it tells where it listens, and how it is when it is asked.
import { once } from "node:events";
import type { Server } from "node:http";
import { WEBHOOK_PATH } from "../../app/server/app-server.ts";
import { serve } from "../../app/server/serve.ts";
import type { StorePlace } from "../../app/store/open-store.ts";

/** Which receiver is to be started. */
export interface ReceiverOrder {
  readonly kind: "bare" | "probot" | "gatehouse";
  readonly secret: string;
  /** Of Gatehouse. */
  readonly store?: StorePlace;
}

/** What the parent asks: how the process is; to wait until nothing is due; to collect garbage before it tells; to end. */
export type ReceiverAsk = "state" | "idle" | "collect" | "stop";

/** How a receiver is. Bytes; what it does not count is 0. */
export interface ReceiverState {
  readonly rss: number;
  readonly heap: number;
  readonly external: number;
  /** Milliseconds of CPU since its start. */
  readonly cpu: number;
  readonly ran: number;
  readonly coalesced: number;
}

/** What the parent hears. */
export type ReceiverTold = { readonly webhookUrl: string } | ReceiverState;

interface Running {
  readonly server: Server;
  idle(): Promise<void>;
  counts(): { readonly ran: number; readonly coalesced: number };
  close(): Promise<void>;
}

const tell = (told: ReceiverTold) => process.send?.(told);

process.once("disconnect", () => process.exit(0));
const [order] = (await once(process, "message")) as [ReceiverOrder];
const running = await start(order);
process.on("message", (asked: ReceiverAsk) => void answer(asked));
tell({ webhookUrl: `${await serve(running.server, { host: "127.0.0.1", port: 0 }, "")}${WEBHOOK_PATH}` });

async function answer(asked: ReceiverAsk): Promise<void> {
  if (asked === "stop") {
    running.server.closeAllConnections();
    await running.close();
    process.exit(0);
  }
  if (asked === "idle") await running.idle();
  if (asked === "collect") globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  tell({ rss, heap: heapUsed, external, cpu: (user + system) / 1000, ...running.counts() });
}

/** Each is loaded alone: what one loads must not weigh on another. */
async function start({ kind, secret, store }: ReceiverOrder): Promise<Running> {
  if (kind === "gatehouse") {
    if (store === undefined) throw new Error("Gatehouse needs a store");
    const opened = await (await import("./inbox-server.ts")).openInboxServer(secret, store);
    return {
      server: opened.server,
      idle: () => opened.inbox.idle(),
      counts: () => ({ ran: opened.ran, coalesced: opened.coalesced }),
      close: () => opened.close(),
    };
  }
  const server =
    kind === "bare"
      ? (await import("./bare-server.ts")).createBareServer(secret)
      : await (await import("./probot-server.ts")).createProbotServer(secret);
  const nothing = async () => undefined;
  return { server, idle: nothing, counts: () => ({ ran: 0, coalesced: 0 }), close: nothing };
}
