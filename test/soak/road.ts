import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that came along a road. */
export interface Passed {
  /** When its body was complete, on the clock of `performance.now()`. */
  readonly at: number;
  /** Name of the instance. */
  readonly who: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** Header by which an instance says who it is. The address cannot: it stands in what is published. */
export const TRAVELLER = "x-soak-instance";

/** Who reads, and whose writes go nowhere: answered as if they had been done. */
export const ONLOOKER = "onlooker";

/** The instances' road to the forge, where each request is noted. */
export interface Road {
  readonly url: string;
  readonly passed: readonly Passed[];
  close(): Promise<void>;
}

/** Opens a road on a free port of the loopback interface. What breaks off on one side breaks off on the other. */
export async function openRoad(forgeUrl: string): Promise<Road> {
  const passed: Passed[] = [];
  const travel = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = "GET", url: path = "/" } = incoming;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const who = String(incoming.headers[TRAVELLER]);
    const one = { at: performance.now(), who, method, path, body: bytes.toString("utf8") };
    passed.push(one);
    if (who === ONLOOKER && isWrite(one)) {
      response
        .writeHead(method === "POST" ? 201 : 200, { "content-type": "application/json" })
        .end('{"id":1}');
      return;
    }
    const headers = { ...incoming.headers, "content-length": bytes.length };
    const onward = request(`${forgeUrl}${path}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => response.destroy());
      answer.on("aborted", () => response.destroy());
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    onward.end(bytes);
  };
  const server = createServer((incoming, response) => {
    travel(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether a request changes what people see. */
export function isWrite({ method, path }: Pick<Passed, "method" | "path">): boolean {
  return (
    method !== "GET" &&
    !path.endsWith("/graphql") &&
    !path.endsWith("/access_tokens") &&
    !path.includes("/app/")
  );
}

/** Whether a request writes a check. */
export function isCheckWrite(one: Pick<Passed, "method" | "path">): boolean {
  return isWrite(one) && /\/check-runs(\/\d+)?$/.test(one.path);
}

/** Who this process asks as, by the beginning of the address. One list for all: of two that wrap `fetch`, the first to end would take the other's away. */
const travellers = new Map<string, string>();

/** Makes all that this process asks at `url` be asked in the name of an instance, until the returned function is called. */
export function travelAs(name: string, url: string): () => void {
  wrapFetch();
  travellers.set(url, name);
  return () => void travellers.delete(url);
}

let isWrapped = false;

function wrapFetch(): void {
  if (isWrapped) return;
  isWrapped = true;
  const plain = globalThis.fetch;
  globalThis.fetch = (input, init = {}) => {
    const address = input instanceof Request ? input.url : input.toString();
    const name = [...travellers].find(([url]) => address.startsWith(`${url}/`))?.[1];
    if (name === undefined) return plain(input, init);
    const headers = new Headers(init.headers);
    headers.set(TRAVELLER, name);
    return plain(input, { ...init, headers });
  };
}
