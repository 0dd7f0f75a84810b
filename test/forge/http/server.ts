import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { isGitPath, serveGit } from "../git/smart-http.ts";
import { serveGraphql } from "../graphql/serve.ts";
import type { World } from "../state/world.ts";
import { servePage } from "../web/serve-page.ts";
import type { Answer } from "./rest.ts";
import { serveRest } from "./rest.ts";

/** How long a connection is held that is never answered, unless a test says otherwise. */
const HOLD_MS = 20;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function answer(world: World, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? "/", world.url);
  const raw = await bytesOf(request);
  const method = request.method ?? "GET";
  if (isGitPath(url.pathname)) {
    const answered = await serveGit(world, request, url, raw);
    world.requests.push({
      method,
      route: `git ${url.pathname.split("/").at(-1)}`,
      path: url.pathname,
      who: "git",
      status: answered.status,
    });
    return answered;
  }
  const page = servePage(world, { method, url, origin: request.headers.origin, raw });
  if (page !== null) return page;
  const wait = world.chaos.settings.slowMs ?? 0;
  if (wait > 0) await pause(wait);
  if (url.pathname === "/graphql" || url.pathname === "/api/graphql")
    return serveGraphql(world, request.headers, raw);
  return serveRest(world, method, url, request.headers, raw);
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  world.activeRequests += 1;
  try {
    const given = await answer(world, request);
    const { status, headers, body } = given;
    if (given.fate === "held" || given.fate === "lost") {
      if (given.fate === "held") await pause(world.chaos.settings.holdMs ?? HOLD_MS);
      response.destroy();
      return;
    }
    response.writeHead(status, {
      ...headers,
      ...(status === 204 || status === 304 ? {} : { "content-length": String(body.length) }),
    });
    if (given.fate === "cut") {
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
      return;
    }
    response.end(status === 204 || status === 304 ? undefined : body);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    world.violations.push({
      what: "response",
      where: `${request.method} ${request.url}`,
      message: `the forge itself failed: ${message}`,
    });
    response.writeHead(500).end();
  } finally {
    world.activeRequests -= 1;
    world.lastActivity = performance.now();
  }
}

/** Listens on a loopback address and a port (0: a free one) and serves REST, GraphQL, git and a few web pages on it. */
export async function listen(world: World, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => void serve(world, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  world.url = `http://${host}:${address.port}`;
  return server;
}
