import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * What tells a green check that an event made doubtful from one that was judged since: up to which row of the log each is known to be deserved,
 * and up to which row the events of a repository or an installation were passed on to its pull requests. What stands already counts as doubtful.
 */
export function outdatedGreens(schema: string): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const make = db.schema.withSchema(schema);
      await make
        .alterTable("published")
        .addColumn("as_of", "bigint", (it) => it.notNull().defaultTo(0))
        .execute();
      await make
        .alterTable("mark")
        .addColumn("passed_on", "bigint", (it) => it.notNull().defaultTo(0))
        .execute();
    },
    async down(db: Kysely<unknown>) {
      const make = db.schema.withSchema(schema);
      await make.alterTable("published").dropColumn("as_of").execute();
      await make.alterTable("mark").dropColumn("passed_on").execute();
    },
  };
}
