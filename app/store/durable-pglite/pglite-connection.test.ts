import { sql } from "kysely";
import { expect, test } from "vitest";
import { memoryPglite } from "../../../test/store/memory-pglite.ts";
import { pgliteConnection } from "./pglite-connection.ts";

test.each(["alone", "in a transaction"])(
  "the event loop has a turn after each statement, %s",
  async (where) => {
    const { kysely } = pgliteConnection(await memoryPglite(), { close: async () => {} });
    let turns = 0;
    const turn = () => {
      turns += 1;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    const statements = async (on: typeof kysely) => {
      const before = turns;
      for (let at = 0; at < 20; at++) await sql`select ${at}`.execute(on);
      return turns - before;
    };
    const seen = await (where === "alone" ? statements(kysely) : kysely.transaction().execute(statements));
    clearImmediate(next);
    expect(seen).toBeGreaterThanOrEqual(19);
  },
);
