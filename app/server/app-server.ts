import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { receiveWebhook } from "./receive-webhook.ts";

/** Where GitHub sends webhooks. Nothing else is served but `/healthz`. */
export const WEBHOOK_PATH = "/api/github/webhooks";

export interface AppServerOptions {
  readonly secret: string;
  readonly log: Logger;
  /** Probot's middleware: takes a request whose body was read and proven. */
  readonly middleware: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
  readonly bodyLimit?: number;
}

/**
 * The App's own server: bounded before buffering, proven before parsing, silent about strangers (one line each, without
 * what they sent). Probot's set-up pages do not exist here.
 */
export function createAppServer(options: AppServerOptions): Server {
  const server = createServer((request, response) => {
    handle(request, response, options).catch((error: unknown) => {
      options.log.error({ err: error }, "request broke off");
      answer(response, 500, "internal error");
    });
  });
  // Slow senders hold a socket, not memory; GitHub itself gives up after ten seconds.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: AppServerOptions,
): Promise<void> {
  const path = (request.url ?? "").split("?", 1)[0];
  if (path === "/healthz" && request.method === "GET") return answer(response, 200, "ok");
  if (path !== WEBHOOK_PATH) return answer(response, 404, "not found");
  if (request.method !== "POST") return answer(response, 405, "method not allowed");
  const received = await receiveWebhook(request, options);
  if (!received.ok) {
    const { status, reason } = received;
    options.log.warn({ status, remote: request.socket.remoteAddress }, `webhook refused: ${reason}`);
    if (status === 413) response.setHeader("connection", "close");
    return answer(response, status, reason);
  }
  const { body } = received;
  // What Octokit's middleware looks for when the stream has been read already.
  Object.assign(request, { body: {}, rawBody: new Uint8Array(body) });
  await options.middleware(request, response);
}

function answer(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
  });
  response.end(`${text}\n`);
}
