import { expect, test } from "vitest";
import type { Crypto } from "#core/facts/crypto.ts";
import { BYTES_LIMIT, type Content } from "#core/model/tree.ts";
import { blobDigest } from "#crypto/blob-digest.ts";
import { fileDigests } from "#crypto/file-digests.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { collectDigests, DigestMemory, textDigests } from "./collect-digests.ts";

/** Digests of a tree's files, and how many were computed. */
async function digested(files: MemoryFiles, memory = new DigestMemory(), sizes: Record<string, number> = {}) {
  const tree = new MemoryTree("head", files);
  let computed = 0;
  const crypto: Crypto = {
    digests: (bytes) => {
      computed++;
      return fileDigests(bytes);
    },
    blobDigest,
    verify: async () => [],
  };
  const listed = [...(await tree.entries(Object.keys(files)))].map(([path, entry]) => ({
    path,
    ...entry,
    size: sizes[path] ?? null,
  }));
  const contents = await tree.read(Object.keys(files).filter((path) => path.endsWith(".txt")));
  const { digests, left } = await collectDigests({ tree, crypto, memory, contents }, listed);
  return { digests, left, computed };
}

test("the digest of a text is that of its bytes, byte order mark and all", async () => {
  const bytes = new TextEncoder().encode("\uFEFFa\r\n");
  const { digests } = await digested({ "a.txt": bytes, "a.bin": bytes });
  expect(digests["a.txt"]).toEqual(fileDigests(bytes));
  expect(digests["a.bin"]).toEqual(fileDigests(bytes));
});

test("links, submodules and files beyond the limit have none, and are not missed", async () => {
  const { digests, left } = await digested(
    { link: { link: "a" }, module: { submodule: "1".repeat(40) }, large: "x" },
    new DigestMemory(),
    { large: BYTES_LIMIT + 1 },
  );
  expect([digests, left]).toEqual([{}, []]);
});

test("the same content is computed once, in one package and in the next", async () => {
  const memory = new DigestMemory();
  expect(await digested({ a: "same", b: "same" }, memory)).toMatchObject({ computed: 1 });
  expect(await digested({ c: "same" }, memory)).toMatchObject({ computed: 0, digests: { c: { size: 4 } } });
});

test("what the bounds leave out is named, never left out in silence", async () => {
  const many = Object.fromEntries(Array.from({ length: 203 }, (_, n) => [`f${n}`, `${n}`]));
  const { digests, left } = await digested(many);
  expect(Object.keys(digests)).toHaveLength(200);
  expect(left).toEqual(["f200", "f201", "f202"]);
  const huge = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, name]));
  const sizes = Object.fromEntries(Object.keys(huge).map((name) => [name, BYTES_LIMIT]));
  expect((await digested(huge, new DigestMemory(), sizes)).left).toEqual([]);
});

test("a file that is named like a part of every object is a file", async () => {
  const { digests } = await digested(Object.fromEntries([["__proto__", "x"]]));
  expect(Object.keys(digests)).toEqual(["__proto__"]);
  expect(Object.hasOwn({}, "sha256")).toBe(false);
});

test("memory is bounded, and forgets what it learnt first", () => {
  const memory = new DigestMemory(2);
  for (const oid of ["a", "b", "c"]) memory.set(oid, fileDigests(new TextEncoder().encode(oid)));
  expect([memory.get("a"), memory.get("b")?.size, memory.get("c")?.size]).toEqual([undefined, 1, 1]);
});

/** Contents of a tree as a server gives those of a file in Latin-1: as text, in another encoding than the file. */
async function writtenAnew() {
  const files = { "a.txt": Uint8Array.of(0xe9), "b.txt": "plain" };
  const tree = new MemoryTree("head", files);
  const read = await tree.read(Object.keys(files));
  const { oid } = (await tree.entries(["a.txt"])).get("a.txt") ?? { oid: "" };
  return {
    tree,
    contents: new Map<string, Content>([...read, ["a.txt", { kind: "text", text: "é", oid, size: 1 }]]),
  };
}

test("the digest of a text that a server wrote in another encoding is that of the file", async () => {
  const { tree, contents } = await writtenAnew();
  const listed = [...(await tree.entries(["a.txt"]))].map(([path, entry]) => ({ path, ...entry }));
  const source = { tree, crypto: nodeCrypto, memory: new DigestMemory(), contents };
  expect((await collectDigests(source, listed)).digests["a.txt"]).toEqual(fileDigests(Uint8Array.of(0xe9)));
});

test("of texts that were read, each has its SHA-256, but for what is not the file's own bytes", async () => {
  const { contents } = await writtenAnew();
  let hashed = 0;
  const crypto: Crypto = {
    ...nodeCrypto,
    blobDigest: (bytes, oid) => {
      hashed++;
      return blobDigest(bytes, oid);
    },
  };
  const memory = new DigestMemory();
  const { sha256 } = fileDigests(new TextEncoder().encode("plain"));
  expect(textDigests(contents, { crypto, memory })).toEqual({ "b.txt": sha256 });
  expect(hashed).toBe(2);
  textDigests(new Map([...contents].filter(([path]) => path === "b.txt")), { crypto, memory });
  expect(hashed).toBe(2);
});
