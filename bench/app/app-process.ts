// The App in a process of its own, as it is deployed: told by its parent which App it is, on which forge. It sends its
// webhook address, and then the lines of its log.
import { once } from "node:events";
import { pino } from "pino";
import type { AppConfig } from "../../app/config.ts";
import { startApp } from "../../app/start-app.ts";

/** What the parent tells. */
export interface AppOrder {
  readonly config: AppConfig;
  /** Milliseconds by which the example's day is ahead of the clock. */
  readonly ahead: number;
}

const send = (message: object) => process.send?.(message);
const log = pino({ level: "info" }, { write: (line: string) => void send({ line }) });

process.once("disconnect", () => process.exit(0));
const [{ config, ahead }] = (await once(process, "message")) as [AppOrder];
const now = () => new Date(Date.now() + ahead);
const app = await startApp(config, { log, now, throttle: false, retryAfter: [] });
send({ webhookUrl: app.webhookUrl });
