import { StringDecoder } from "node:string_decoder";

/** Paths that are printed at once: enough to make a write worth its call, few enough to be kept. */
const BATCH = 4096;

/** A list in parts. */
export function* inBatches(paths: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < paths.length; at += BATCH) yield paths.slice(at, at + BATCH);
}

/** The lines of a stream in batches, without their breaks; empty lines are passed over. */
export async function* pathsOf(input: AsyncIterable<Buffer | string>): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === "string" ? chunk : decoder.write(chunk))).split("\n");
    rest = lines.pop() ?? "";
    yield* inBatches(lines.map(withoutReturn).filter((line) => line !== ""));
  }
  const last = withoutReturn(rest + decoder.end());
  if (last !== "") yield [last];
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
