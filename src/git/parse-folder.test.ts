import { describe, expect, test } from "vitest";
import { keyOf, parseFolder } from "./parse-folder.ts";

/** A tree object of one entry: the bytes of its name may be any but NUL. */
function entry(mode: string, name: string | Buffer, id: Buffer = Buffer.alloc(20, 1)): Buffer {
  return Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.from([0]), id]);
}

describe("a folder of git", () => {
  test.for([
    ["100644", "100644"],
    ["100755", "100755"],
    ["100664", "100644"],
    ["100600", "100644"],
    ["100775", "100755"],
    ["120000", "120000"],
    ["40000", "040000"],
    ["040000", "040000"],
    ["160000", "160000"],
  ] as const)("mode %s is read as %s, as git does", ([written, read]) => {
    const folder = parseFolder(entry(written, "a"), 20);
    expect([...folder.values()]).toEqual([{ name: "a", mode: read, oid: "01".repeat(20) }]);
  });

  test("ids of SHA-256 are longer", () => {
    const id = Buffer.alloc(32, 0xab);
    const folder = parseFolder(Buffer.concat([entry("100644", "a", id), entry("40000", "b", id)]), 32);
    expect([...folder.values()].map(({ name, oid }) => `${name} ${oid}`)).toEqual([
      `a ${"ab".repeat(32)}`,
      `b ${"ab".repeat(32)}`,
    ]);
  });

  test("names are found by their bytes: one that is no text is not taken for one that looks alike", () => {
    const bytes = [entry("100644", Buffer.from([0xfe])), entry("100644", Buffer.from([0xff]))];
    const folder = parseFolder(Buffer.concat(bytes), 20);
    expect([...folder.values()].map(({ name }) => name)).toEqual(["\ufffd", "\ufffd"]);
    expect(folder.has(keyOf("\ufffd"))).toBe(false);
    expect(parseFolder(entry("100644", "caf\u00e9 \u{1f600}"), 20).has(keyOf("caf\u00e9 \u{1f600}"))).toBe(
      true,
    );
  });

  test.for([
    ["an id that is cut", entry("100644", "a").subarray(0, -1)],
    ["a name without an end", Buffer.from("100644 a")],
    ["no name", Buffer.from("100644")],
    ["a mode that is none", entry("10x644", "a")],
    ["a text", Buffer.from("a text of some words\n\0and more of it, more than an id has bytes")],
  ] as const)("%s is an error of ours", ([, bytes]) => {
    expect(() => parseFolder(bytes, 20)).toThrow(expect.objectContaining({ code: "git-failed" }));
  });
});
