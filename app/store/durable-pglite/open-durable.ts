import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Logger } from "pino";
import { StoreError } from "../store-error.ts";
import { spareMemory } from "./engine-flags.ts";
import { ownFolder } from "./own-folder.ts";
import { selfTest } from "./self-test.ts";
import { shortened } from "./shortened.ts";
import { syncPath, syncTree } from "./sync-tree.ts";
import type { SyncOptions } from "./synced-files.ts";
import { checkStamp, writeStamp } from "./version-stamp.ts";

export interface DurableOptions extends SyncOptions {
  readonly log?: Logger;
  readonly now?: () => Date;
  /** Milliseconds between checkpoints. */
  readonly checkpointEvery?: number;
}

/** PGlite whose commits are on disk when they resolve, for this process alone: it ends when the disk takes them no more. */
export interface DurablePglite {
  readonly pglite: PGlite;
  /** Gives back the room of deleted rows and refreshes what the planner knows: nothing else does it here. */
  vacuum(): Promise<void>;
  /** Ends with a checkpoint, and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * Opens PGlite in a folder, which is made when there is none. Rejects with a {@link StoreError}; the folder is free then.
 *
 * Plain PGlite has no owner, no `fsync` and no checkpoints: each step here stands against one way in which it lost data.
 */
export async function openDurable(folder: string, options: DurableOptions = {}): Promise<DurablePglite> {
  const { now = () => new Date() } = options;
  const release = ownFolder(folder, now);
  try {
    const data = join(folder, "pgdata");
    if (existsSync(data)) checkStamp(data);
    else await firstBoot(folder, data, options);
    return await boot(data, options, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** Makes the files aside and gives them their name once all are on disk: what a crash leaves is never mistaken for a database. */
async function firstBoot(folder: string, data: string, options: SyncOptions): Promise<void> {
  const aside = `${data}.new`;
  rmSync(aside, { recursive: true, force: true });
  const { pglite } = await start(aside, options);
  await pglite.close();
  writeStamp(aside);
  syncTree(aside);
  renameSync(aside, data);
  syncPath(folder);
  syncPath(dirname(resolve(folder)));
}

async function boot(data: string, options: DurableOptions, release: () => void): Promise<DurablePglite> {
  const { log, checkpointEvery = 300_000 } = options;
  const { pglite, files } = await start(data, options);
  try {
    await shortened(selfTest(pglite, () => files.syncs));
  } catch (error) {
    await pglite.close();
    throw error;
  }
  const timer = setInterval(() => {
    shortened(pglite.exec("checkpoint")).catch((error: unknown) =>
      log?.error({ err: error }, "a checkpoint failed"),
    );
  }, checkpointEvery);
  timer.unref();
  return {
    pglite,
    vacuum: async () => void (await shortened(pglite.exec("vacuum analyze"))),
    async close() {
      clearInterval(timer);
      try {
        await shortened(pglite.close());
      } finally {
        release();
      }
    },
  };
}

/** The packages are loaded here, and not with this file, because V8 is to be told first. */
async function start(data: string, { sync, onBroken }: SyncOptions) {
  spareMemory();
  const { PGlite } = await import("@electric-sql/pglite");
  const { SyncedFiles } = await import("./synced-files.ts");
  const { START_PARAMETERS } = await import("./start-parameters.ts");
  const files = new SyncedFiles(data, { sync, onBroken });
  const onStderr = (line: string) => {
    files.heard(line);
    return true;
  };
  try {
    const pglite = await shortened(
      PGlite.create({ fs: files, startParams: [...START_PARAMETERS], onStderr }),
    );
    files.opened();
    return { pglite, files };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      "refused",
      `PGlite cannot open ${data}: look for a full disk or missing rights, or restore the folder from a backup`,
      { cause: error },
    );
  }
}
