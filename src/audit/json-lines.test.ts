import fc from "fast-check";
import { expect, test } from "vitest";
import { readJsonLines } from "./json-lines.ts";

async function read(chunks: readonly (Uint8Array | string)[], limit?: number): Promise<unknown[]> {
  async function* stream() {
    yield* chunks;
  }
  const values: unknown[] = [];
  for await (const { value } of readJsonLines(stream(), limit)) values.push(value);
  return values;
}

test("however the bytes are cut, the values come back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 20 }), async (values, size) => {
      const bytes = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, nth) =>
        bytes.subarray(nth * size, (nth + 1) * size),
      );
      expect(await read(chunks)).toEqual(JSON.parse(JSON.stringify(values)));
    }),
  );
});

test.for([
  ["empty lines and returns are passed over", ["1\r\n\n  \n2"], [1, 2]],
  ["a last line needs no break", ['{"a":', "1}"], [{ a: 1 }]],
  ["nothing is nothing", [], []],
] as const)("%s", async ([, chunks, values]) => expect(await read(chunks)).toEqual(values));

test("a line that is too long is refused, even when it never ends", async () => {
  await expect(read(['"aaaa"\n'], 5)).rejects.toMatchObject({
    code: "too-large",
    message: expect.stringContaining("line 1"),
  });
  let taken = 0;
  async function* endless() {
    for (;;) {
      taken++;
      yield "a".repeat(10);
    }
  }
  const first = readJsonLines(endless(), 100).next();
  await expect(first).rejects.toMatchObject({ code: "too-large" });
  expect(taken).toBeLessThan(20);
});

test("what is no JSON is told with its line", async () => {
  await expect(read(["1\n2\nthree\n"])).rejects.toMatchObject({
    code: "unreadable",
    message: "line 3 is no JSON",
  });
});
