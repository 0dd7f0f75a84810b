// The App in a process of its own, as it is deployed: told by its parent which App it is, on which forge. It sends its
// webhook address, and then the lines of its log.
import { once } from "node:events";
import { pino } from "pino";
import type { AppConfig } from "../../app/config/config.ts";
import { startApp } from "../../app/start-app.ts";

/** What the parent tells. */
export interface AppOrder {
  readonly config: AppConfig;
  /** Milliseconds by which the example's day is ahead of the clock. */
  readonly ahead: number;
}

/** What the parent asks for later; answered with `idle` when nothing is due or runs. */
export type AppAsk = "idle";

/** What the parent hears. */
export interface AppTold {
  /** A line of the log. */
  readonly line?: string;
  readonly webhookUrl?: string;
  readonly idle?: true;
}

const tell = (told: AppTold) => process.send?.(told);
const log = pino({ level: "info" }, { write: (line: string) => void tell({ line }) });

process.once("disconnect", () => process.exit(0));
const [{ config, ahead }] = (await once(process, "message")) as [AppOrder];
const now = () => new Date(Date.now() + ahead);
const app = await startApp(config, { log, now, paceMs: 0 });
process.on("message", () => void app.inbox.idle().then(() => tell({ idle: true })));
tell({ webhookUrl: app.webhookUrl });
