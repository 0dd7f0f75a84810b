import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";

/** The wire between an instance and its PostgreSQL server. */
export interface Wire {
  /** Address of the database along this wire. */
  readonly databaseUrl: string;
  /** Breaks what is connected, and lets nobody connect. */
  cut(): void;
  /** Says nothing more in either direction, and breaks nothing: as a network that swallows packets. */
  swallow(): void;
  /** Lets everything pass again. What was swallowed is lost with its connection. */
  mend(): void;
  close(): Promise<void>;
}

type State = "open" | "cut" | "silent";

/** Lays a wire to a server of the tests, which listens on a socket in a folder. */
export async function layWire(databaseUrl: string): Promise<Wire> {
  const url = new URL(databaseUrl);
  const socket = join(url.searchParams.get("host") ?? "", ".s.PGSQL.5432");
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: State = "open";
  const server = createServer((near) => {
    if (state === "cut") {
      near.destroy();
      return;
    }
    const far = connect(socket);
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const each of pair) each.on("error", end).on("close", end);
    // In silence nothing is read on, and nothing ever comes of it.
    near.on("data", (data) => state === "open" && far.write(data));
    far.on("data", (data) => state === "open" && near.write(data));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const breakAll = () => {
    for (const pair of pairs) for (const each of pair) each.destroy();
  };
  url.search = "";
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    databaseUrl: url.href,
    cut() {
      state = "cut";
      breakAll();
    },
    swallow() {
      state = "silent";
    },
    mend() {
      if (state === "silent") breakAll();
      state = "open";
    },
    async close() {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
