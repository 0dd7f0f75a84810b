import { ConfigError } from "../config/config-error.ts";
import { storePlace } from "../config/store-place.ts";
import { MIGRATION_NAMES, migrateTo } from "../store/migrate.ts";
import { openConnection, SCHEMA } from "../store/open-store.ts";
import { EXIT } from "./exit-code.ts";
import type { Shell } from "./shell.ts";

/** Brings the tables back to the state after a migration. Resolves with the code to end with. */
export async function rollBack(shell: Shell, migration: string): Promise<number> {
  const faults: string[] = [];
  const place = storePlace(shell.env, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  if (!MIGRATION_NAMES.includes(migration)) {
    shell.out.write(
      `no migration ${JSON.stringify(migration)}; this version knows ${MIGRATION_NAMES.join(", ")}\n`,
    );
    return EXIT.mendedFirst;
  }
  const connection = await openConnection(place);
  try {
    await migrateTo(connection.kysely, SCHEMA, migration);
    shell.out.write(`the tables are as they were after ${migration}\n`);
    return EXIT.done;
  } finally {
    await connection.close();
  }
}
