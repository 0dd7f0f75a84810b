import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { ByteBudget } from "./byte-budget.ts";
import { inboxErrorIn } from "./inbox-error-in.ts";
import {
  BODY_LIMIT,
  type Received,
  type ReceiveOptions,
  receiveWebhook,
  type Webhook,
} from "./receive-webhook.ts";

/** Where GitHub sends webhooks. Nothing else is served but `/healthz` and `/readyz`. */
export const WEBHOOK_PATH = "/api/github/webhooks";

/** Bodies held at the same time: four of the largest, or thousands of usual ones. */
const BYTES_IN_FLIGHT = 4 * BODY_LIMIT;

/** Seconds after which it is worth while to come again, for what could not be taken. */
const COME_AGAIN_SECONDS = "30";

export interface AppServerOptions {
  /** Webhook secrets: the current one first; during a rotation, the one before it, too. */
  readonly secrets: readonly string[];
  readonly log: Logger;
  /**
   * Takes a webhook that was read and proven. GitHub is told that it arrived once this has resolved, and not before. Rejects when it could not
   * be stored: GitHub marks the delivery as failed then, and it can be redelivered.
   */
  readonly deliver: (webhook: Webhook) => Promise<unknown>;
  /** Whether the App is about to end: webhooks are refused with 503 then, so that they are not lost half-way. */
  readonly isClosing?: () => boolean;
  /** Rejects while webhooks could not be stored: `/readyz` says so, and a load balancer sends them elsewhere. */
  readonly isReady?: () => Promise<unknown>;
  /** Told of each webhook's answer, to be counted; `secret` says which one signed it, `null` none. Must not throw. */
  readonly answered?: (status: number, secret: number | null) => void;
  /** Bytes of one body. */
  readonly bodyLimit?: number;
  /** Bytes of all bodies that are held at the same time; what comes beyond is refused with 503. */
  readonly bytesInFlight?: number;
}

interface Door extends AppServerOptions {
  readonly receiving: ReceiveOptions;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * The App's own server: bounded before buffering, proven before parsing, silent about strangers (one line each, without
 * what they sent). Probot's set-up pages do not exist here. Throws without a secret.
 */
export function createAppServer(options: AppServerOptions): Server {
  const { secrets, bodyLimit = BODY_LIMIT, bytesInFlight = BYTES_IN_FLIGHT } = options;
  if (secrets.length === 0 || secrets.includes("")) throw new TypeError("a webhook secret is needed");
  const receiving = { secrets, bodyLimit, budget: new ByteBudget(bytesInFlight) };
  const door = { ...options, receiving };
  const server = createServer((request, response) => {
    handle(request, response, door).catch((error: unknown) => {
      options.log.warn({ reason: reasonOf(error) }, "request broke off");
      answer(response, { status: 500, text: "internal error" });
    });
  });
  // Slow senders hold a socket, not memory; GitHub itself gives up after ten seconds.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  return server;
}

async function handle(request: IncomingMessage, response: ServerResponse, door: Door): Promise<void> {
  const path = (request.url ?? "").split("?", 1)[0];
  if (path === "/healthz" && request.method === "GET") return answer(response, { status: 200, text: "ok" });
  if (path === "/readyz" && request.method === "GET") return answer(response, await readiness(door));
  if (path !== WEBHOOK_PATH) return answer(response, { status: 404, text: "not found" });
  if (request.method !== "POST") return answer(response, { status: 405, text: "method not allowed" });
  if (door.isClosing?.() === true) return answer(response, told(door, 503, "closing", null));
  const result = await receiveWebhook(request, door.receiving, (received) => take(request, received, door));
  answer(response, result);
}

async function readiness({ isClosing, isReady }: Door): Promise<Answer> {
  if (isClosing?.() === true) return { status: 503, text: "closing" };
  try {
    await isReady?.();
    return { status: 200, text: "ready" };
  } catch {
    return { status: 503, text: "the store does not answer" };
  }
}

async function take(request: IncomingMessage, received: Received, door: Door): Promise<Answer> {
  if (!received.ok) {
    const { status, reason } = received;
    door.log.warn({ status, remote: request.socket.remoteAddress }, `webhook refused: ${reason}`);
    return told(door, status, reason, null);
  }
  const { id, name, secret } = received.webhook;
  try {
    await door.deliver(received.webhook);
    return told(door, 202, "accepted", secret);
  } catch (error) {
    // Never the error itself: Octokit hangs the whole payload on it.
    const failure = inboxErrorIn(error);
    const status = failure === undefined ? 500 : 503;
    const reason = reasonOf(failure ?? error);
    door.log.error(
      { delivery: id, event: name, status, code: failure?.code, reason },
      "webhook not accepted",
    );
    return told(door, status, "not accepted", secret);
  }
}

function told({ answered }: Door, status: number, text: string, secret: number | null): Answer {
  answered?.(status, secret);
  return { status, text };
}

/** What went wrong and why, for a log: messages only, and no more than a line or two of them. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const within: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  const behind = within instanceof Error ? `: ${within.message}` : "";
  return `${error.message}${behind}`.slice(0, 500);
}

function answer(response: ServerResponse, { status, text }: Answer): void {
  if (response.headersSent) return;
  // What was not read to its end would be taken for the next request.
  if (status === 413 || status === 503) response.setHeader("connection", "close");
  if (status === 503) response.setHeader("retry-after", COME_AGAIN_SECONDS);
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
  });
  response.end(`${text}\n`);
}
