import fc from "fast-check";
import { expect, test } from "vitest";
import { pathsOf } from "./path-stream.ts";

async function* chunks(parts: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

async function read(parts: readonly Uint8Array[]): Promise<string[]> {
  const paths: string[] = [];
  for await (const batch of pathsOf(chunks(parts))) paths.push(...batch);
  return paths;
}

test("paths come whole, wherever the stream is cut: inside a line, a line break or a character", async () => {
  const path = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[\r\n]/.test(text));
  const property = fc.asyncProperty(
    fc.array(path),
    fc.constantFrom("\n", "\r\n"),
    fc.nat(7),
    async (paths, end, size) => {
      const bytes = Buffer.from(paths.map((each) => each + end).join(""));
      const step = size + 1;
      const parts = Array.from({ length: Math.ceil(bytes.length / step) }, (_, at) =>
        bytes.subarray(at * step, (at + 1) * step),
      );
      expect(await read(parts)).toEqual(paths);
    },
  );
  await fc.assert(property, { seed: 7, numRuns: 200 });
});

test("empty lines are passed over, and the last line needs no break", async () => {
  expect(await read([Buffer.from("a\n\n\r\nb\nc")])).toEqual(["a", "b", "c"]);
  expect(await read([])).toEqual([]);
});
