import { appLog } from "../app-log.ts";
import { readConfig } from "../config/config.ts";
import type { Environment } from "../config/environment.ts";
import { startApp } from "../start-app.ts";
import { credentialsKeeper, credentialsOf } from "./keep-credentials.ts";

/** How often the files of key and secrets are read again. */
const LOOK_MS = 60_000;

/** Runs the App until it is told to stop. Rejects when it cannot start. */
export async function serveApp(env: Environment): Promise<void> {
  const config = readConfig(env);
  const log = appLog(config.logLevel);
  const app = await startApp(config, { log });
  const look = credentialsKeeper({ env, log, current: credentialsOf(config), exchange: app.exchange });
  const timer = setInterval(() => void look(), LOOK_MS);
  process.on("SIGHUP", () => void look());
  const stop = (signal: string) => {
    log.info({ signal }, "stopping");
    clearInterval(timer);
    void app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "did not stop cleanly; nothing that was accepted is lost");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}
