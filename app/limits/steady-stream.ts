import { type Waiting, withinDeadline } from "./within-deadline.ts";

/** A stream that breaks off when it stands still for `ms`, or when the attempt is aborted. A long one that keeps coming is no late one. */
export function steadyStream(
  stream: ReadableStream<unknown>,
  ms: number,
  waiting: Waiting,
): ReadableStream<unknown> {
  return ReadableStream.from(chunksOf(stream, ms, waiting));
}

async function* chunksOf(stream: ReadableStream<unknown>, ms: number, waiting: Waiting): AsyncGenerator {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await withinDeadline(ms, waiting, () => reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    // What is left is not wanted any more, and a stream that broke has nothing to cancel.
    reader.cancel().catch(() => undefined);
  }
}
