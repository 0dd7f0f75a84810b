import type { Logger } from "pino";
import type { Connection } from "../connection.ts";
import { openDurable } from "./open-durable.ts";
import { pgliteConnection } from "./pglite-connection.ts";

/** Opens the store's folder for this process alone, and makes it when there is none. Rejects with a {@link StoreError}. */
export async function openFolder(
  folder: string,
  options: { readonly log?: Logger; readonly now?: () => Date },
): Promise<Connection> {
  const durable = await openDurable(folder, options);
  return pgliteConnection(durable.pglite, durable);
}
