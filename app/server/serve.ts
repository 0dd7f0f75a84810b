import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigError } from "../config/config-error.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Has a server listen, and resolves with its address. Rejects with a {@link ConfigError} that names the variables, which begin with
 * `prefix`, when the address cannot be had.
 */
export function serve(server: Server, { host, port }: Address, prefix: "" | "METRICS_"): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "another program listens there" : "it cannot be had";
      const address = `${prefix}HOST, ${prefix}PORT: ${host}:${port}`;
      reject(new ConfigError([`${address} is not free to listen on: ${why} (${error.code})`]));
    });
    server.listen(port, host, () => {
      const { port: had } = server.address() as AddressInfo;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${had}`);
    });
  });
}

/** Takes no new connection, and resolves once `drained` has and what is under way was answered. */
export async function stopServing(server: Server, drained: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await drained();
  server.closeAllConnections();
  await closed;
}
