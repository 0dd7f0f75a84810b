import { closeSync, fsyncSync, openSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { StoreError } from "../store-error.ts";
import { endProcess } from "./end-process.ts";

/** What is used of Emscripten's files, which are no interface of PGlite's. */
interface HostFiles {
  readonly stream_ops?: { fsync?: (stream: { nfd?: number | null; node: unknown }) => number };
  readonly realPath?: (node: unknown) => string;
  convertNodeCode?: (error: { code: string }) => number | undefined;
}

type InitOptions = Parameters<NodeFS["init"]>[1];

/** Emscripten's number for EIO. */
const EIO = 29;

/** A line of PostgreSQL's own: what it repeats of a query or a row stands behind another word, or behind a tab. */
const PANIC = /^\S+ \S+ \S+ \[\d+\] PANIC: {2}(.{1,200})/;

export interface SyncOptions {
  /** Puts an open file on disk. */
  readonly sync?: ((fd: number) => void) | undefined;
  /**
   * Told once nobody knows any more what is on disk. Must not come back: PGlite would either take what follows for committed, or never
   * answer again. Ends the process if not given.
   */
  readonly onBroken?: ((broken: StoreError) => never) | undefined;
}

/**
 * PGlite's files in a folder, with `fsync`. As they are published, PGlite's commits never reach the disk: its own files know no `fsync`, and
 * it answers that all is well. (electric-sql/pglite#1107)
 */
export class SyncedFiles extends NodeFS {
  /** How often something was put on disk. */
  syncs = 0;
  /** Whether the database was opened: before, what stops it is told by the promise of its opening. */
  #opened = false;
  readonly #folder: string;
  readonly #sync: (fd: number) => void;
  readonly #onBroken: (broken: StoreError) => never;

  constructor(folder: string, { sync = fsyncSync, onBroken = endProcess }: SyncOptions = {}) {
    super(folder);
    this.#folder = folder;
    this.#sync = sync;
    this.#onBroken = onBroken;
  }

  override async init(pglite: PGlite, options: InitOptions) {
    const initial = await super.init(pglite, options);
    const hook = (module: { readonly NODEFS?: HostFiles }) => this.#hook(module.NODEFS);
    const emscriptenOpts = {
      ...initial.emscriptenOpts,
      preRun: [hook, ...(initial.emscriptenOpts.preRun ?? [])],
      onAbort: (why: unknown) => this.#stopped(`aborted: ${String(why)}`),
    };
    return { emscriptenOpts } as typeof initial;
  }

  /** To be called once PGlite is open. */
  opened(): void {
    this.#opened = true;
  }

  /**
   * For what PostgreSQL writes to stderr. It gives up with a `PANIC` when its log cannot be written, on a full disk for one, and a server would be
   * gone then. PGlite tells it as the error of one query, and the next one never ends.
   */
  heard(line: string): void {
    const panic = PANIC.exec(line)?.[1];
    if (panic !== undefined) this.#stopped(panic);
  }

  #stopped(why: string): void {
    if (this.#opened) this.#onBroken(brokenError(this.#folder, why));
  }

  #hook(files: HostFiles | undefined): void {
    const { stream_ops: streams, realPath, convertNodeCode: known } = files ?? {};
    if (files === undefined || streams === undefined || realPath === undefined || known === undefined)
      throw new StoreError(
        "not-durable",
        "this PGlite keeps its files in another way than the one that Gatehouse was made for: install the pinned version",
      );
    // An error that Emscripten has no number for, such as EUCLEAN, would reach PostgreSQL as none, and leave it hanging.
    files.convertNodeCode = (error) => known(error) ?? EIO;
    streams.fsync = ({ nfd, node }) => {
      this.syncs += 1;
      try {
        if (typeof nfd === "number") this.#sync(nfd);
        else this.#syncPath(realPath(node));
        return 0;
      } catch (error) {
        // Linux forgets what it could not write, and the next fsync succeeds: no second try can make this good.
        return this.#onBroken(brokenError(this.#folder, `fsync: ${codeOf(error)}`, error));
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

function brokenError(folder: string, why: string, cause?: unknown): StoreError {
  return new StoreError(
    "not-durable",
    `the store in ${folder} cannot go on (${why}): look whether its disk is full or broken, then start again; ` +
      "everything that was acknowledged is kept",
    { cause },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
