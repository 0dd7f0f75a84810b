import { closeSync, fsyncSync, openSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { StoreError } from "../store-error.ts";

/** What is used of Emscripten's files, which are no interface of PGlite's. */
interface HostFiles {
  readonly stream_ops?: { fsync?: (stream: { nfd?: number | null; node: unknown }) => number };
  readonly realPath?: (node: unknown) => string;
}

type InitOptions = Parameters<NodeFS["init"]>[1];

/**
 * PGlite's files in a folder, with `fsync`. As they are published, PGlite's commits never reach the disk: its own files know no `fsync`, and
 * it answers that all is well. (electric-sql/pglite#1107)
 */
export class SyncedFiles extends NodeFS {
  /** How often something was put on disk. */
  syncs = 0;
  /** Why the disk took something no more: nobody knows what is on it then, and nothing more may be asked of PGlite. */
  failure: StoreError | null = null;
  readonly #sync: (fd: number) => void;

  constructor(folder: string, sync: (fd: number) => void = fsyncSync) {
    super(folder);
    this.#sync = sync;
  }

  override async init(pglite: PGlite, options: InitOptions) {
    const initial = await super.init(pglite, options);
    const hook = (module: { readonly NODEFS?: HostFiles }) => this.#hook(module.NODEFS);
    return {
      emscriptenOpts: { ...initial.emscriptenOpts, preRun: [hook, ...(initial.emscriptenOpts.preRun ?? [])] },
    } as typeof initial;
  }

  #hook(files: HostFiles | undefined): void {
    const { stream_ops: streams, realPath } = files ?? {};
    if (streams === undefined || typeof realPath !== "function")
      throw new StoreError(
        "not-durable",
        "this PGlite keeps its files in another way than the one that Gatehouse was made for: install the pinned version",
      );
    streams.fsync = ({ nfd, node }) => {
      this.syncs += 1;
      try {
        if (typeof nfd === "number") this.#sync(nfd);
        else this.#syncPath(realPath(node));
        return 0;
      } catch (error) {
        // PostgreSQL would stop at this, as it must. PGlite's does not stop but spins for ever: so it is left where it stands.
        this.failure ??= diskError(error);
        throw this.failure;
      }
    };
  }

  /** For folders, which Emscripten opens without the host. */
  #syncPath(path: string): void {
    const fd = openSync(path, "r");
    try {
      this.#sync(fd);
    } finally {
      closeSync(fd);
    }
  }
}

function diskError(error: unknown): StoreError {
  return new StoreError(
    "not-durable",
    "the disk did not take what was committed: look after the disk, then start again; what was acknowledged before is kept",
    { cause: error },
  );
}
