import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands before the instances: hands each webhook to the next of them in turn, whether or not that one lives. */
export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens it before instances on these ports. An instance that cannot be reached is a 502 to GitHub. */
export async function openFront(ports: readonly number[]): Promise<Front> {
  let turn = 0;
  const server = createServer((incoming, response) => {
    turn += 1;
    const options = {
      host: "127.0.0.1",
      port: ports[turn % ports.length],
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
      agent: false as const,
    };
    const onward = request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502);
      answer.on("aborted", () => response.destroy());
      answer.pipe(response);
    });
    onward.on("error", () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    response.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
