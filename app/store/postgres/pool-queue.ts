import type pg from "pg";
import type { Db as IDatabase } from "pg-boss";
import { type ClientOptions, listen } from "./listen.ts";

/** A pool as pg-boss wants it. Listening takes a connection of its own, since the pool's come and go. */
export function poolQueue(pool: pg.Pool, options: ClientOptions): IDatabase {
  return {
    executeSql: (text, values) => pool.query(text, values),
    listen: (channel, heard, connected) => listen(options, { channel, heard, connected }),
  };
}
