import { createReadStream } from "node:fs";
import { lstat } from "node:fs/promises";
import { digestChunks, hasDigests } from "./file-digest.ts";

const [CR, LF] = [0x0d, 0x0a];

/**
 * Whether a file has the digests of a set as soon as each CRLF in it is an LF: git writes text that way to a disk where it is told to
 * (`core.autocrlf`). A link, and a file with a NUL in it, which git takes for no text, are not looked into.
 */
export async function differsInLineEndings(
  path: string,
  digest: Readonly<Record<string, string>>,
): Promise<boolean> {
  const stats = await lstat(path);
  if (!stats.isFile()) return false;
  const pairs = await countPairs(createReadStream(path));
  if (pairs === 0) return false;
  return hasDigests(await digestChunks(withLf(createReadStream(path)), stats.size - pairs), digest);
}

/** How many CRLF there are; none where there is a NUL, up to which alone is read. */
async function countPairs(chunks: AsyncIterable<Buffer>): Promise<number> {
  let pairs = 0;
  let last = 0;
  for await (const chunk of chunks) {
    if (chunk.includes(0)) return 0;
    for (const byte of chunk) {
      if (byte === LF && last === CR) pairs += 1;
      last = byte;
    }
  }
  return pairs;
}

async function* withLf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // A CR at the end of a chunk waits for what follows it.
  let waiting = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const text = Buffer.concat([waiting, chunk]);
    const end = text.at(-1) === CR ? text.length - 1 : text.length;
    waiting = Buffer.from(text.subarray(end));
    // One byte is one character in this encoding, whatever the text is written in.
    yield Buffer.from(text.subarray(0, end).toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  }
  yield waiting;
}
