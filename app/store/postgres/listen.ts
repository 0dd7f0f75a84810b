import pg from "pg";
import type { Logger } from "pino";

export interface ClientOptions {
  readonly config: pg.ClientConfig;
  readonly log?: Logger | undefined;
}

interface Listener {
  readonly channel: string;
  /** Called with what was notified. */
  readonly heard: (payload: string) => void;
  /** Called whenever listening has begun, again after each loss: what was notified meanwhile was not heard. */
  readonly connected: () => void;
}

/**
 * Hears what is notified on a channel until it is closed, over a connection that is made again when it breaks, after one second and at most
 * thirty. Rejects when the first one cannot be made.
 */
export async function listen(
  options: ClientOptions,
  listener: Listener,
): Promise<{ close(): Promise<void> }> {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const again = (failures: number) => {
    if (closed) return;
    timer = setTimeout(() => void reconnect(failures), Math.min(30_000, 1000 * 2 ** failures));
    timer.unref();
  };
  const reconnect = async (failures: number) => {
    try {
      client = await connect(options, listener, () => again(0));
      if (closed) await client.end();
    } catch (error) {
      options.log?.warn({ err: error }, "notifications of PostgreSQL cannot be heard");
      again(failures + 1);
    }
  };
  client = await connect(options, listener, () => again(0));
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}

/** Calls `lost` once when a connection that listened is gone. */
async function connect(
  { config, log }: ClientOptions,
  { channel, heard, connected }: Listener,
  lost: () => void,
): Promise<pg.Client> {
  const client = new pg.Client({ ...config, keepAlive: true, keepAliveInitialDelayMillis: 10_000 });
  client.on("error", (error) => log?.warn({ err: error }, "the connection that hears notifications broke"));
  client.on("notification", ({ payload }) => heard(payload ?? ""));
  try {
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  client.once("end", lost);
  connected();
  return client;
}
