import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { StoreError } from "../store-error.ts";
import { syncPath } from "./sync-tree.ts";

/** What the pinned PGlite makes: its minor version (it breaks with those) and the PostgreSQL in it. */
export const ENGINE = { pglite: "0.5", postgres: 18 } as const;

const stampSchema = z.object({ pglite: z.string().max(20), postgres: z.int() });

/** Says in a folder of PGlite's what made it, so that another version need not guess. On disk when this returns. */
export function writeStamp(data: string): void {
  const file = stampFile(data);
  writeFileSync(file, `${JSON.stringify(ENGINE)}\n`);
  syncPath(file);
}

/**
 * Throws a {@link StoreError} `other-version` when this PGlite cannot open what another one made. A folder without a stamp is
 * judged by PostgreSQL's own.
 */
export function checkStamp(data: string): void {
  const made = madeBy(data);
  if (made.postgres === ENGINE.postgres && (made.pglite === null || made.pglite === ENGINE.pglite)) return;
  const name = ({ pglite, postgres }: { pglite: string | null; postgres: number | null }) =>
    `PGlite ${pglite ?? "of an unknown version"} (PostgreSQL ${postgres ?? "unknown"})`;
  throw new StoreError(
    "other-version",
    `${data} was made by ${name(made)}, and this Gatehouse has ${name(ENGINE)}: export it with the Gatehouse that made it ` +
      "and import it into a new folder, or start that version again",
  );
}

function madeBy(data: string): { pglite: string | null; postgres: number | null } {
  try {
    return stampSchema.parse(JSON.parse(readFileSync(stampFile(data), "utf8")));
  } catch {
    const file = join(data, "PG_VERSION");
    const postgres = existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : Number.NaN;
    return { pglite: null, postgres: Number.isNaN(postgres) ? null : postgres };
  }
}

function stampFile(data: string): string {
  return join(data, "gatehouse.json");
}
