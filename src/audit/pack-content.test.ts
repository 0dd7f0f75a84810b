import { zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTENT_LIMIT, packContent, unpackContent } from "./pack-content.ts";
import { sha256 } from "./sha256.ts";

test("whatever text is packed comes back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 2000 }), async (text) => {
      expect(await unpackContent(await packContent(text))).toBe(text);
    }),
  );
});

test.for([
  ["says a smaller size", { size: 10 }],
  ["says a larger size", { size: 5000 }],
  ["is other content", { packed: zstdCompressSync("b".repeat(1000)) }],
  ["is no zstd", { packed: Buffer.from("nothing") }],
  ["is cut off", { packed: zstdCompressSync("a".repeat(1000)).subarray(0, 12) }],
  ["has another digest", { digest: sha256("b") }],
] as const)("what %s is refused", async ([, change]) => {
  const packed = await packContent("a".repeat(1000));
  await expect(unpackContent({ ...packed, ...change })).rejects.toMatchObject({ code: "content-changed" });
});

test("little that unpacks to much is refused before there is room for it", async () => {
  const bomb = zstdCompressSync(Buffer.alloc(CONTENT_LIMIT + 1));
  const claimed = { digest: sha256(""), packed: bomb, size: CONTENT_LIMIT + 1 };
  await expect(unpackContent(claimed)).rejects.toMatchObject({ code: "content-changed" });
});

test("what is too large to be read back is not packed", async () => {
  await expect(packContent("a".repeat(CONTENT_LIMIT + 1))).rejects.toMatchObject({ code: "too-large" });
});
