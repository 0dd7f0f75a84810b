import { BYTES_LIMIT } from "#core/model/tree.ts";
import { GitError } from "./git-error.ts";

/** An object as `git cat-file` tells of it. */
export interface GitObject {
  readonly oid: string;
  readonly type: string;
  /** Bytes of the content, whether or not it is here. */
  readonly size: number;
  /** The content; empty where only facts were asked for. */
  readonly body: Buffer;
}

/** Takes what `git cat-file --batch` or `--batch-check` prints, in pieces of any size, apart into its answers. */
export class ObjectStream {
  readonly #bodies: boolean;
  #chunks: Buffer[] = [];
  #held = 0;
  /** Bytes below which the answer that has begun cannot be whole: pieces are joined no sooner. */
  #needed = 1;

  constructor(bodies: boolean) {
    this.#bodies = bodies;
  }

  /** The answers that are whole with this piece, in the order of the questions; `null` for an object that was not found. */
  push(chunk: Buffer): (GitObject | null)[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#needed) return [];
    const bytes = Buffer.concat(this.#chunks);
    const answers: (GitObject | null)[] = [];
    let at = 0;
    for (;;) {
      const end = bytes.indexOf(10, at);
      this.#needed = bytes.length - at + 1;
      if (end < 0) break;
      const object = readHeader(bytes.toString("latin1", at, end));
      const from = end + 1;
      const length = object === null || !this.#bodies ? 0 : bounded(object).size + 1;
      this.#needed = from + length - at;
      if (bytes.length < from + length) break;
      answers.push(object && { ...object, body: bytes.subarray(from, from + Math.max(0, length - 1)) });
      at = from + length;
    }
    // A copy, so that what was answered does not stay in memory for the sake of what comes after it.
    this.#chunks = [Buffer.from(bytes.subarray(at))];
    this.#held = bytes.length - at;
    return answers;
  }
}

/** `oid type size`; anything else (`… missing`, `… ambiguous`) says that there is no such object. */
function readHeader(line: string): Omit<GitObject, "body"> | null {
  const [, oid, type, size] = /^([0-9a-f]{40}|[0-9a-f]{64}) (\w+) (\d+)$/.exec(line) ?? [];
  return oid === undefined || type === undefined ? null : { oid, type, size: Number(size) };
}

/** Larger content is an error, never a cut. */
function bounded(object: Omit<GitObject, "body">): Omit<GitObject, "body"> {
  if (object.size <= BYTES_LIMIT) return object;
  throw new GitError("git-output", `object ${object.oid} has ${object.size} bytes, more than ${BYTES_LIMIT}`);
}
