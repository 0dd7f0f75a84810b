import { SERVER } from "./engines.ts";
import { findPostgres, startCluster } from "./postgres-cluster.ts";
import { makeTemplate } from "./scratch-database.ts";

/** Before the first test of a run: one server for all its processes. Where there is none, tests on it are skipped, and this says so. */
export default async function startEngines(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[SERVER] !== undefined) return undefined;
  const bin = findPostgres();
  if (bin === null) {
    console.log(
      "PostgreSQL is not here: tests on it are skipped (GATEHOUSE_TEST_POSTGRES_BIN names its programs)",
    );
    return undefined;
  }
  const cluster = await startCluster(bin);
  const server = cluster.url("postgres");
  await makeTemplate(server);
  process.env[SERVER] = server;
  return async () => {
    delete process.env[SERVER];
    await cluster.stop();
  };
}
