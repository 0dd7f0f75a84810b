import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store-error.ts";

/**
 * Takes the folder, and makes it when there is none, for this process alone; gives back what lets go of it. Throws a {@link StoreError} `in-use` when another process has
 * it, `refused` when it cannot be written.
 *
 * PGlite itself lets two processes write to one folder, and the rows of one are lost. The lock is SQLite's on a file of its own: the kernel
 * holds it and drops it with the process, however that dies, so it is never stale. It does not reach across machines.
 */
export function ownFolder(folder: string, now: () => Date): () => void {
  const file = join(folder, "owner.db");
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(file, { timeout: 0 });
    // In this mode the lock of the first transaction outlives it.
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    lock.exec("CREATE TABLE IF NOT EXISTS owner (pid INTEGER, since TEXT); DELETE FROM owner");
    lock.prepare("INSERT INTO owner VALUES (?, ?)").run(process.pid, now().toISOString());
    lock.exec("COMMIT");
  } catch (error) {
    lock?.close();
    throw ownError(folder, error);
  }
  const taken = lock;
  return () => taken.close();
}

/** SQLite's code for a lock that another one holds. */
const SQLITE_BUSY = 5;

function ownError(folder: string, error: unknown): StoreError {
  if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY)
    return new StoreError(
      "in-use",
      `another process uses the folder ${folder}: stop it, or set DATABASE_URL to share a PostgreSQL server between instances`,
      { cause: error },
    );
  if (error instanceof Error && "code" in error && /^(EEXIST|ENOTDIR)$/.test(String(error.code)))
    return new StoreError("refused", `${folder} is no folder, or lies in none: name another in DATA_FOLDER`, {
      cause: error,
    });
  return new StoreError(
    "refused",
    `the folder ${folder} cannot be written (${reasonOf(error)}): make room on its disk, or give the user of this process the right to`,
    { cause: error },
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // SQLite's own words, else the code of the file system's.
  if ("errstr" in error && typeof error.errstr === "string") return error.errstr;
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
