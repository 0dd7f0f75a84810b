import { PGlite } from "@electric-sql/pglite";

/**
 * How PGlite's PostgreSQL is started: as it does itself, but with `fsync`, by the one call that {@link SyncedFiles} can hear (`fdatasync` goes
 * nowhere), and with less memory than a server's.
 */
export const START_PARAMETERS: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "wal_sync_method=fsync",
  "-c",
  "shared_buffers=32MB",
  "-c",
  "max_connections=5",
];
