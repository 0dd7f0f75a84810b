import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, pino } from "pino";
import { Probot, ProbotOctokit } from "probot";
import { ContentMemory } from "#github/content-memory.ts";
import { type AppConfig, ConfigError } from "./config.ts";
import { worker } from "./evaluate/work.ts";
import { registerEvents } from "./events/register.ts";
import type { Inbox } from "./inbox/inbox.ts";
import { MemoryInbox } from "./inbox/memory-inbox.ts";
import { createAppServer, WEBHOOK_PATH } from "./server/app-server.ts";
import { signIn } from "./sign-in.ts";
import { sweepTasks } from "./sweep.ts";

export interface StartOptions {
  readonly log?: Logger;
  readonly now?: () => Date;
  /** Waits between tries of an evaluation that GitHub's trouble broke off. */
  readonly retryAfter?: readonly number[];
  /**
   * Whether writes are spaced as GitHub asks (a second apart). Off only against a GitHub of one's own:
   * the limits that it guards are those of github.com.
   */
  readonly throttle?: boolean;
}

/** A running App. */
export interface RunningApp {
  readonly url: string;
  /** Where GitHub is to send webhooks. */
  readonly webhookUrl: string;
  readonly inbox: Inbox;
  /** Stops listening, lets running evaluations end, and resolves. */
  close(): Promise<void>;
}

/**
 * Starts the App: server, Probot, inbox and worker. Rejects with a {@link ConfigError} when GitHub knows no such App, or
 * when the address cannot be had.
 */
export async function startApp(config: AppConfig, options: StartOptions = {}): Promise<RunningApp> {
  const log =
    options.log ??
    pino({ level: config.logLevel, redact: ["*.token", "*.headers.authorization", "event.payload"] });
  const { appId, privateKey, webhookSecret: secret, apiUrl } = config;
  const now = options.now ?? (() => new Date());
  const probot = new Probot({
    appId,
    privateKey,
    secret,
    baseUrl: apiUrl,
    Octokit: octokitOf(options),
    log: quiet(log),
  });
  const app = await probot.auth();
  await signIn(app, log);
  const inbox = new MemoryInbox({
    work: worker({
      appId,
      webUrl: webUrlOf(apiUrl),
      log,
      now,
      authenticate: (installation) => probot.auth(installation),
      memory: new ContentMemory(),
      answers: new Map(),
      retryAfter: options.retryAfter ?? [1000, 10_000, 60_000],
      sleep,
    }),
  });
  await probot.load((loaded) => registerEvents(loaded, inbox, appId));
  const middleware = await probot.getNodeMiddleware({ path: WEBHOOK_PATH });
  const server = createAppServer({
    secret,
    log,
    middleware: async (request, response) => middleware(request, response),
  });
  const port = await listen(server, config);
  const url = `http://${config.host}:${port}`;
  log.info({ url, api: apiUrl }, "listening");
  await inbox.accept({ id: `start ${now().toISOString()}`, tasks: await sweepTasks(app, log) });
  return {
    url,
    webhookUrl: `${url}${WEBHOOK_PATH}`,
    inbox,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await inbox.close(config.drainMs);
      server.closeAllConnections();
      await closed;
    },
  };
}

function octokitOf({ throttle = true }: StartOptions): typeof ProbotOctokit {
  if (throttle) return ProbotOctokit;
  return ProbotOctokit.defaults((given: { throttle?: object }) => ({
    ...given,
    throttle: { ...given.throttle, enabled: false },
    retry: { enabled: false },
  }));
}

/** Probot logs whole payloads when a handler fails; what matters of that is logged by us. */
function quiet(log: Logger): Logger {
  return log.child({}, { level: "fatal" });
}

/** GitHub's pages beside its API: `https://api.github.com` → `https://github.com`, `https://HOST/api/v3` → `https://HOST`. */
function webUrlOf(apiUrl: string): string {
  return apiUrl === "https://api.github.com" ? "https://github.com" : apiUrl.replace(/\/api\/v3$/, "");
}

function listen(server: Server, { host, port }: AppConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "another program listens there" : "it cannot be had";
      reject(
        new ConfigError([`HOST, PORT: ${host}:${port} is not free to listen on: ${why} (${error.code})`]),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
