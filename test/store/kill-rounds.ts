import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";

/** What came of killing writers. */
export interface KillReport {
  readonly rounds: number;
  /** Rows whose commit had resolved. */
  readonly acknowledged: number;
  /** Those of them that are not there any more, over all rounds. */
  readonly lost: number;
  /** Milliseconds that each opening after a kill took. */
  readonly reopened: readonly number[];
}

/**
 * Starts a process that writes row after row, kills it (`SIGKILL`) in the midst of it, and looks in another one's place whether every row is there that
 * was acknowledged, and none that was never written. Rejects when the store cannot be opened again.
 */
export async function killRounds(place: StorePlace, rounds: number): Promise<KillReport> {
  let [acknowledged, lost] = [0, 0];
  const reopened: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Other numbers of commits each time: the log's pages, and what is written beside them, are met at other places.
    const written = await writeUntilKilled(place, `${round}`, 5 + ((round * 37) % 101));
    const before = performance.now();
    const store = await openStore(place);
    reopened.push(performance.now() - before);
    try {
      const rows = await store.db.selectFrom("setting").select("name").execute();
      const there = new Set(rows.map(({ name }) => name));
      acknowledged += written.length;
      lost += written.filter((name) => !there.has(name)).length;
    } finally {
      await store.close();
    }
  }
  return { rounds, acknowledged, lost, reopened };
}

/** Names of the rows that a writer said were committed before it was killed: at least `commits` of them. */
async function writeUntilKilled(
  place: StorePlace,
  prefix: string,
  commits: number,
): Promise<readonly string[]> {
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, "writer.ts"), JSON.stringify(place), prefix],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(writer, "close");
  const said: string[] = [];
  for await (const line of createInterface(writer.stdout)) {
    said.push(line);
    if (said.length === commits) writer.kill("SIGKILL");
  }
  await ended;
  if (said.length < commits) throw new Error(`the writer ended by itself after ${said.length} commits`);
  return said;
}
