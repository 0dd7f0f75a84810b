import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onnx } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/packaging");

const read = (bytes: Uint8Array) => onnx.read({ path: "model.onnx", text: "", oid: "abc", bytes });
const problems = (bytes: Uint8Array) => read(bytes).problems.map(({ id }) => id);

/** Writes protobuf by hand: numbers as varints, texts and messages with their length. Field numbers are those of onnx/onnx:onnx/onnx.proto. */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number) => [...varint(field * 8), ...varint(value)];
const message = (field: number, ...parts: number[][]) => {
  const body = parts.flat();
  return [...varint(field * 8 + 2), ...varint(body.length), ...body];
};
const text = (field: number, value: string) => message(field, [...Buffer.from(value)]);
const tensorOf = (field: number, name: string, element: number, ...dimensions: number[][]) =>
  message(
    field,
    text(1, name),
    message(2, message(1, number(1, element), message(2, ...dimensions.map((one) => message(1, one))))),
  );

const MODEL = Uint8Array.from([
  ...number(1, 9),
  ...text(2, "pytorch"),
  ...text(3, "2.4.0"),
  ...number(5, 3),
  ...message(
    7,
    message(1, text(4, "Conv")),
    message(1, text(4, "Relu")),
    message(5, number(1, 2), number(1, 3), text(9, "xxxx")),
    message(
      5,
      message(1, [4, 128, 1]),
      message(13, text(1, "location"), text(2, "weights.bin")),
      message(13, text(1, "offset"), text(2, "0")),
    ),
    tensorOf(11, "image", 1, text(2, "N"), number(1, 224)),
    tensorOf(12, "class", 7, number(1, 1)),
  ),
  ...message(8, text(1, ""), number(2, 17)),
  ...message(8, text(1, "com.acme"), number(2, 1)),
  ...message(14, text(1, "run_id"), text(2, "05c9")),
]);

test("a weight that is listed among the inputs, as older versions ask for, is none", () => {
  const model = Uint8Array.from([
    ...number(1, 3),
    ...message(
      7,
      tensorOf(11, "image", 1, number(1, 3)),
      tensorOf(11, "conv1_w", 1, number(1, 3)),
      message(5, number(1, 3), text(8, "conv1_w")),
      tensorOf(12, "class", 17, number(1, 1)),
    ),
  ]);
  expect(read(model).details?.columns?.map(({ name, type }) => [name, type])).toEqual([
    ["image", "tensor(float)[3]"],
    ["class", "tensor(float8e4m3fn)[1]"],
  ]);
});

test("tells columns, operators, sizes, metadata and external data", () => {
  const { observations, details, producer, problems: none } = read(MODEL);
  expect(none).toEqual([]);
  expect(producer).toEqual({ tool: "pytorch", version: "2.4.0" });
  expect(Object.fromEntries(observations.map(({ name, value }) => [name, value]))).toEqual({
    opset: 17,
    nodes: 2,
    initializers: 2,
    parameters: 6 + 4 * 128,
  });
  expect(details?.columns).toMatchObject([
    { of: "input", name: "image", type: "tensor(float)[N, 224]", kind: "tensor" },
    { of: "output", name: "class", type: "tensor(int64)[1]", kind: "tensor" },
  ]);
  expect(details?.artifacts).toMatchObject([{ name: "weights.bin" }]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["opset", 17],
    ["opset.com.acme", 1],
    ["run_id", "05c9"],
    ["ir_version", 9],
    ["model_version", 3],
  ]);
});

describe("problems", () => {
  test.for([
    ["nothing", new Uint8Array()],
    ["no graph", Uint8Array.from(number(1, 9))],
    ["no version", Uint8Array.from(message(7))],
    ["a pointer", Uint8Array.from(Buffer.from("version https://git-lfs.github.com/spec/v1\n"))],
    ["zeros", new Uint8Array(1000)],
    ["an endless varint", new Uint8Array(1000).fill(0xff)],
  ] as const)("%s", ([, bytes]) => expect(problems(bytes)).toEqual(["not-onnx"]));

  test("endless small fields come to an end", () => {
    const noise = new Uint8Array(11_000_000).fill(8);
    const long = new Uint8Array(MODEL.length + noise.length);
    long.set(MODEL);
    long.set(noise, MODEL.length);
    expect(problems(long)).toEqual(["not-onnx"]);
    expect(problems(long.subarray(0, MODEL.length + 1000))).toEqual([]);
  });

  test("a model that is cut off anywhere is no model", () => {
    const graphEnds =
      MODEL.length -
      message(8, text(1, ""), number(2, 17)).length -
      message(8, text(1, "com.acme"), number(2, 1)).length -
      message(14, text(1, "run_id"), text(2, "05c9")).length;
    for (let end = 0; end < graphEnds; end += 1)
      expect(problems(MODEL.subarray(0, end))).toEqual(["not-onnx"]);
  });

  test("any bytes give something, and no number that is none", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(MODEL.length - 1), (noise, at) => {
        const spoilt = Uint8Array.from(MODEL);
        spoilt.set(noise.subarray(0, Math.min(3, MODEL.length - at)), at);
        for (const bytes of [noise, spoilt]) {
          const { observations, details, problems: told } = read(bytes);
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
          for (const { value } of observations) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { seed: 23, numRuns: 500 },
    );
  });
});

test("detects by name and bytes", () => {
  expect(onnx.detect("", "m/model.onnx", MODEL)).toBe(true);
  expect(onnx.detect("text", "model.onnx")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real model (skipped where the sample is absent)", () => {
  const { details, producer, problems: none } = read(readFileSync(join(samples, "model.onnx")));
  expect(none).toEqual([]);
  expect(producer).toEqual({ tool: "backend-test" });
  expect(details?.columns?.map(({ of, name, type }) => `${of} ${name} ${type}`)).toEqual([
    "input x tensor(float)[7]",
    "output y tensor(float)[7]",
  ]);
});
