import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { GIT_ENVIRONMENT } from "./run.ts";

/** An object of a repository. */
export interface GitObject {
  readonly oid: string;
  readonly type: "blob" | "tree" | "commit" | "tag";
  readonly size: number;
  /** Absent when only its header was asked for. */
  readonly bytes?: Buffer;
}

interface Waiting {
  readonly withBytes: boolean;
  readonly resolve: (object: GitObject | null) => void;
}

const types = new Set(["blob", "tree", "commit", "tag"]);

function isType(text: string | undefined): text is GitObject["type"] {
  return text !== undefined && types.has(text);
}

/**
 * Reads objects through one long-lived `git cat-file` (about a thousandth of the price of a process an object).
 * Names are whatever git understands: `<oid>`, `refs/heads/main`, `<commit>:<path>`. An unknown name is null.
 */
export class ObjectStore {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: Waiting[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  #needed = 0;

  constructor(dir: string) {
    this.#child = spawn("git", ["cat-file", "--batch-command"], { cwd: dir, env: GIT_ENVIRONMENT });
    this.#child.stdout.on("data", (chunk: Buffer) => this.#take(chunk));
    this.#child.stdin.on("error", () => undefined);
    this.#child.on("close", () => {
      for (const waiting of this.#waiting.splice(0)) waiting.resolve(null);
    });
    this.#child.unref();
  }

  /** Type and size of an object. */
  info(name: string): Promise<GitObject | null> {
    return this.#ask("info", name);
  }

  /** An object with its bytes. */
  read(name: string): Promise<GitObject | null> {
    return this.#ask("contents", name);
  }

  /** Ends the process behind the store. */
  close(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }

  #ask(command: "info" | "contents", name: string): Promise<GitObject | null> {
    // A line feed or NUL would start another command; git has no object of such a name anyway.
    if (/[\n\0]/.test(name) || name === "") return Promise.resolve(null);
    const { promise, resolve } = Promise.withResolvers<GitObject | null>();
    this.#waiting.push({ withBytes: command === "contents", resolve });
    this.#child.stdin.write(`${command} ${name}\n`);
    return promise;
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return;
    let data = Buffer.concat(this.#chunks);
    for (let used = this.#answer(data); used > 0; used = this.#answer(data)) data = data.subarray(used);
    this.#chunks = data.length === 0 ? [] : [data];
    this.#length = data.length;
  }

  /** Settles the first waiting question if its whole answer is here; gives the bytes used, or 0. */
  #answer(data: Buffer): number {
    const end = data.indexOf(10);
    const waiting = this.#waiting[0];
    if (end < 0 || waiting === undefined) return 0;
    const [oid, type, size] = data.subarray(0, end).toString("utf8").split(" ").slice(0, 3);
    if (oid === undefined || !/^[0-9a-f]{40}$/.test(oid) || !isType(type) || size === undefined) {
      this.#waiting.shift()?.resolve(null);
      return end + 1;
    }
    const length = Number(size);
    const total = waiting.withBytes ? end + 1 + length + 1 : end + 1;
    this.#needed = total;
    if (data.length < total) return 0;
    this.#needed = 0;
    const header = { oid, type, size: length };
    const bytes = waiting.withBytes ? { bytes: Buffer.from(data.subarray(end + 1, end + 1 + length)) } : {};
    this.#waiting.shift()?.resolve({ ...header, ...bytes });
    return total;
  }
}
