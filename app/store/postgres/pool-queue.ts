import type pg from "pg";
import type { Db as IDatabase } from "pg-boss";

/** A pool as pg-boss wants it. */
export function poolQueue(pool: pg.Pool): IDatabase {
  return {
    executeSql: (text, values) => pool.query(text, values),
  };
}
