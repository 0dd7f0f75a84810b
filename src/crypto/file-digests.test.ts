import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileDigests } from "./file-digests.ts";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

describe("digests of a file", () => {
  test("are those that every other tool computes", () => {
    expect(fileDigests(Buffer.from("abc"))).toEqual({
      size: 3,
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      sha512:
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
      sha1: "a9993e364706816aba3e25717850c26c9cd0d89d",
      md5: "900150983cd24fb0d6963f7d28e17f72",
    });
  });

  test.each([
    ["a,b\n1,2\n", "a,b\r\n1,2\r\n"],
    ["a,b\r\n1,2\r\n", "a,b\n1,2\n"],
    ["one\r\ntwo\nthree", "one\ntwo\nthree"],
    ["caf\u00e9\n", "caf\u00e9\r\n"],
    ["\r\r\n", "\r\n"],
  ])("of %j are known with the other line endings", (text, other) => {
    expect(fileDigests(Buffer.from(text)).otherLineEndings).toEqual({
      sha256: sha256(other),
      md5: createHash("md5").update(other).digest("hex"),
    });
  });

  test.each([
    ["without line ends", Buffer.from("abc")],
    ["that are empty", Buffer.alloc(0)],
    ["with a NUL", Buffer.from("a\0\n")],
    ["that are no UTF-8", Buffer.from([0xff, 0x0a])],
    ["that end within a letter", Buffer.from([0x0a, 0xc3])],
  ])("of bytes %s are known in one way only", (_, bytes) => {
    expect(fileDigests(bytes)).not.toHaveProperty("otherLineEndings");
  });

  test("of a large file are the same, wherever its pieces are cut", () => {
    const line = `${"x".repeat(1021)}\u00e9`;
    const text = `${line}\r\n`.repeat(4000);
    for (const shift of ["", "y", "yy"]) {
      const whole = fileDigests(Buffer.from(shift + text));
      expect(whole.otherLineEndings?.sha256).toBe(sha256(shift + `${line}\n`.repeat(4000)));
    }
  });

  test("with the other line endings lead back", () => {
    const words = fc
      .array(fc.constantFrom("a", "\u00e9", "\r", " "), { maxLength: 6 })
      .map((parts) => `x${parts.join("")}x`);
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 8 }), (lines) => {
        const [unix, windows] = [Buffer.from(lines.join("\n")), Buffer.from(lines.join("\r\n"))];
        expect(fileDigests(unix).otherLineEndings?.sha256).toBe(sha256(windows));
        expect(fileDigests(windows).otherLineEndings?.sha256).toBe(sha256(unix));
      }),
      { seed: 20261121 },
    );
  });

  test("are of the bytes given, and not of the buffer they lie in", () => {
    const within = Buffer.from("..a\n..").subarray(2, 4);
    expect(fileDigests(within).otherLineEndings?.sha256).toBe(sha256("a\r\n"));
  });
});
