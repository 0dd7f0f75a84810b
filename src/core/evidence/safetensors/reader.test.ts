import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safetensors } from "./reader.ts";

// Written after huggingface/safetensors:README.md, "Format".
const file = (header: unknown, data = 0, length?: number) => {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(length ?? text.length));
  return new Uint8Array(Buffer.concat([size, text, Buffer.alloc(data)]));
};
const read = (bytes: Uint8Array) =>
  safetensors.read({ path: "model.safetensors", text: "", oid: "abc", bytes });
const problems = (bytes: Uint8Array) => read(bytes).problems.map(({ id }) => id);
const tensor = (dtype: string, shape: unknown, ...data_offsets: unknown[]) => ({
  dtype,
  shape,
  data_offsets,
});

test("counts tensors and parameters, and tells metadata and types", () => {
  const header = {
    __metadata__: { format: "pt", run_id: "05c9" },
    a: tensor("F32", [2, 3], 0, 24),
    b: tensor("BF16", [], 24, 26),
  };
  const { observations, details, problems: none } = read(file(header, 26));
  expect(none).toEqual([]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["tensors", 2],
    ["parameters", 7],
  ]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["format", "pt"],
    ["run_id", "05c9"],
    ["dtype", "F32"],
    ["dtype", "BF16"],
  ]);
});

describe("problems", () => {
  test.for([
    ["nothing", new Uint8Array(), ["not-safetensors"]],
    ["seven bytes", new Uint8Array(7), ["not-safetensors"]],
    ["a header longer than the file", file({}, 0, 100), ["not-safetensors"]],
    ["a header beyond all bounds", file({}, 0, Number.MAX_SAFE_INTEGER), ["not-safetensors"]],
    ["no JSON", file("{"), ["not-safetensors"]],
    ["a list", file("[]"), ["not-safetensors"]],
    [
      "a pointer",
      Uint8Array.from(Buffer.from("version https://git-lfs.github.com/spec/v1\n")),
      ["not-safetensors"],
    ],
    ["a poisoned key", file('{"__proto__": {}}'), ["not-safetensors"]],
    ["no tensor", file({}), ["no-tensors"]],
    ["data cut off", file({ a: tensor("F32", [2], 0, 8) }, 4), ["invalid-tensor", "no-tensors"]],
    ["data added", file({ a: tensor("F32", [2], 0, 8) }, 12), ["wrong-size"]],
    ["a wrong size", file({ a: tensor("F32", [3], 0, 8) }, 8), ["invalid-tensor", "no-tensors"]],
    ["a negative shape", file({ a: tensor("F32", [-2], 0, 8) }, 8), ["invalid-tensor", "no-tensors"]],
    ["no shape", file({ a: tensor("F32", 3, 0, 8) }, 8), ["invalid-tensor", "no-tensors"]],
    ["a shape of text", file({ a: tensor("F32", ["2"], 0, 8) }, 8), ["invalid-tensor", "no-tensors"]],
  ] as const)("%s", ([, bytes, expected]) => expect(problems(bytes)).toEqual(expected));

  test("any header and any bytes give something, and no number that is none", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.jsonValue(), fc.jsonValue(), (noise, a, b) => {
        const headers = [
          { a },
          { a: tensor("F32", a, b, 8) },
          { a: tensor("X", [1e300, 1e300], 0, 0) },
          { __metadata__: a },
        ];
        for (const bytes of [noise, ...headers.map((header) => file(header, 8))]) {
          const { observations, problems: told } = read(bytes);
          expect(observations.length + told.length).toBeGreaterThan(0);
          for (const { value } of observations) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { seed: 24, numRuns: 200 },
    );
  });
});

test("detects by name and bytes", () => {
  expect(safetensors.detect("", "m/model.safetensors", file({}))).toBe(true);
  expect(safetensors.detect("text", "model.safetensors")).toBe(false);
});
