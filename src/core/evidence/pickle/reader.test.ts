import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pickle } from "./reader.ts";

const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)),
  );
const ZIP = "PK\x03\x04";
const BARE = bytesOf([0x80, 4], "\x95\x00\x00.");

const read = (path: string, bytes: Uint8Array, text = "") => pickle.read({ path, text, oid: "abc", bytes });
const why = (path: string, bytes: Uint8Array, text?: string) =>
  read(path, bytes, text).details?.executables?.[0]?.why;

describe("runs code", () => {
  test.for([
    ["m/model.pkl", BARE, "is a pickle, which runs code when it is loaded"],
    ["model.bin", bytesOf([0x80, 2], "."), "is a pickle, which runs code when it is loaded"],
    ["model.pt", bytesOf(ZIP, "..archive/data.pkl.."), "holds a pickle, which runs code when it is loaded"],
    [
      "model.pt",
      bytesOf(ZIP, "x".repeat(100_000), "archive/data.pkl"),
      "holds a pickle, which runs code when it is loaded",
    ],
    [
      "model.joblib",
      bytesOf([0x78, 0x9c]),
      "is packed, and by its name is a pickle, which runs code when it is loaded",
    ],
    ["model.pickle", bytesOf("(dp0\n."), "by its name is a pickle, which runs code when it is loaded"],
  ] as const)("%s", ([path, bytes, expected]) => {
    expect(pickle.detect("", path, bytes)).toBe(true);
    expect(read(path, bytes)).toMatchObject({ problems: [], observations: [] });
    expect(why(path, bytes)).toBe(expected);
  });

  test("also as plain text", () => {
    expect(pickle.detect("(dp0\n.", "a.pkl")).toBe(true);
    expect(why("a.pkl", new Uint8Array(), "(dp0\n.")).toContain("by its name");
  });

  test("names the file and the protocol", () => {
    const { details } = read("m/model.pkl", BARE);
    expect(details?.executables?.[0]?.name).toBe("model.pkl");
    expect(details?.properties).toMatchObject([{ name: "protocol", value: 4 }]);
  });
});

test.for([
  ["weights.bin", bytesOf([0, 0, 0, 0])],
  ["model.pt", bytesOf(ZIP, "nothing.txt")],
  ["model.bin", bytesOf([0x80, 9])],
  ["model.pth", new Uint8Array()],
] as const)("%s %# is none", ([path, bytes]) => {
  expect(pickle.detect("", path, bytes)).toBe(false);
  expect(read(path, bytes).problems.map(({ id }) => id)).toEqual(["no-pickle"]);
});

test("other files are not claimed", () => {
  expect(pickle.detect("", "model.onnx", BARE)).toBe(false);
  expect(pickle.detect("text", "data.bin")).toBe(false);
  expect(read("empty.pkl", new Uint8Array()).problems.map(({ id }) => id)).toEqual(["no-pickle"]);
});

test("any bytes give something", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom("a.pkl", "a.bin", "a"), (bytes, path) => {
      const { details, problems } = read(path, bytes);
      expect(problems.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
    }),
    { seed: 25, numRuns: 300 },
  );
});
