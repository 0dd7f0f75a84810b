// The App in a process of its own, to be killed: told by its parent which App it is, where its store is and what time it is.
import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { pino } from "pino";
import type { AppConfig } from "../../app/config/config.ts";
import { startApp } from "../../app/start-app.ts";
import { travelAs } from "./road.ts";

/** What the parent tells first. */
export interface Order {
  readonly name: string;
  readonly config: AppConfig;
  /** Milliseconds by which the forge's clock is ahead of the machine's. */
  readonly ahead: number;
  readonly paceMs: number;
}

/** What it tells later. */
export type Ask =
  | { readonly ask: "ahead"; readonly ahead: number }
  /** Answered with `done: "idle"` when nothing is due or runs. */
  | { readonly ask: "idle" }
  /** Ends as on SIGTERM, with its work done. */
  | { readonly ask: "stop" };

/** What it hears. */
export type Told = { readonly line: string } | { readonly done: "listening" | "idle" };

const tell = (told: Told) => process.send?.(told);
const log = pino({ level: "info" }, { write: (line: string) => void tell({ line }) });

process.once("disconnect", () => process.exit(0));
const [{ name, config, ahead: aheadFirst, paceMs }] = (await once(process, "message")) as [Order];
travelAs(name, config.apiUrl);
let ahead = aheadFirst;
const app = await startApp(config, { log, now: () => new Date(Date.now() + ahead), paceMs });
process.on("message", (asked: Ask) => void answer(asked));
tell({ done: "listening" });
// Otherwise that is kept at the end, which most of these do not live to see.
flushCompileCache();

async function answer(asked: Ask): Promise<void> {
  if (asked.ask === "ahead") {
    ahead = asked.ahead;
    return;
  }
  if (asked.ask === "idle") {
    await app.inbox.idle();
    tell({ done: "idle" });
    return;
  }
  await app.close();
  process.exit(0);
}
