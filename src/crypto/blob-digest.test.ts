import { describe, expect, test } from "vitest";
import { blobDigest } from "./blob-digest.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

describe("the SHA-256 of a blob", () => {
  // `git hash-object --stdin`, and the same in a repository made with `--object-format=sha256`.
  test.for([
    ["hello", "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0", OF_HELLO],
    ["hello", "8aec4e4876f854f688d0ebfc8f37598f38e5fd6903cccc850ca36591175aeb60", OF_HELLO],
    ["hellO", "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0", null],
    [
      "",
      "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ],
  ] as const)("%j as %s", ([text, oid, sha256]) => expect(blobDigest(bytes(text), oid)).toBe(sha256));

  test("is none of a text that was written in another encoding on its way", () => {
    // git's id of a file with the one byte that `é` is in Latin-1; as text it is two.
    const oid = "92a39f398b80310c58aa2574dd97a3e35527b73b";
    expect(blobDigest(bytes("é"), oid)).toBeNull();
    expect(blobDigest(Uint8Array.of(0xe9), oid)).toMatch(/^[0-9a-f]{64}$/);
  });
});
