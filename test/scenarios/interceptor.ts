import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request on its way to the forge. */
export interface Passage {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** What is answered to it. */
export interface Passed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Stands between App and forge: may wait, change the world first, change the answer, or answer itself. */
export type Interceptor = (request: Passage, pass: () => Promise<Passed>) => Promise<Passed>;

/** A road to the forge that a test can stand on. */
export interface Road {
  readonly url: string;
  /** Replaces whoever stood there; `null` clears the road. */
  intercept(interceptor: Interceptor | null): void;
  close(): Promise<void>;
}

/** Opens a road on a free port of the loopback interface. */
export async function openRoad(forgeUrl: string): Promise<Road> {
  let standing: Interceptor | null = null;
  const travel = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const passage = { method: request.method ?? "GET", path: request.url ?? "/", body };
    const pass = () => forward(forgeUrl, request, passage);
    const { status, headers, body: answer } = await (standing === null ? pass() : standing(passage, pass));
    response.writeHead(status, headers).end(status === 204 || status === 304 ? undefined : answer);
  };
  const server = createServer((request, response) => {
    // The forge may be gone before the last request is answered: to the App that is a broken connection.
    travel(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    intercept(interceptor) {
      standing = interceptor;
    },
    close: () => shut(server),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

async function forward(
  forgeUrl: string,
  { headers }: IncomingMessage,
  { method, path, body }: Passage,
): Promise<Passed> {
  const kept = ["authorization", "accept", "content-type", "user-agent", "x-github-api-version"];
  const sent = kept.flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  const answer = await fetch(`${forgeUrl}${path}`, {
    method,
    headers: sent,
    ...(method === "GET" || method === "HEAD" ? {} : { body }),
  });
  const passed = ["content-type", "link", "retry-after", "etag"].flatMap((name): [string, string][] => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { status: answer.status, headers: Object.fromEntries(passed), body: await answer.text() };
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
