import type { EvidenceFile } from "#core/evidence/define-reader.ts";
import { JSON_SHAPES, type Shape, TEXT_SHAPES } from "./shapes.ts";

/** Formats that are read as bytes. */
const BINARY = ["onnx", "safetensors", "pickle"] as const;
const OID = "0".repeat(40);

/** Every format that a file can be made for. */
export const MADE: readonly string[] = [...Object.keys(JSON_SHAPES), ...Object.keys(TEXT_SHAPES), ...BINARY];

/** A file of a format of about so many characters or bytes, always the same one. Throws for a format without a shape. */
export function makeFile(format: string, size: number): EvidenceFile {
  const shape = JSON_SHAPES[format] ?? TEXT_SHAPES[format];
  if (shape !== undefined) return { path: shape.path, text: textOf(shape, size), oid: OID };
  const binary = BINARY.find((id) => id === format);
  if (binary === undefined) throw new Error(`no file can be made for ${format}`);
  return { path: `model.${binary}`, text: "", oid: OID, bytes: BYTES[binary](size) };
}

function textOf({ open, unit, join, close }: Shape, size: number): string {
  const units: string[] = [];
  let length = open.length + close.length;
  for (let index = 0; length < size; index++) {
    const next = unit(index);
    units.push(next);
    length += next.length + join.length;
  }
  return `${open}${units.join(join)}${close}`;
}

const BYTES: Readonly<Record<(typeof BINARY)[number], (size: number) => Uint8Array>> = {
  onnx: (size) => {
    // ModelProto: ir_version, and a graph of many initializers without data (onnx/onnx:onnx/onnx.proto).
    const name = new TextEncoder().encode("layer.weight");
    const value = [0x0a, name.length, ...name];
    const inputs = Math.floor(size / (value.length + 2));
    const graph = Array.from({ length: inputs }, () => [0x5a, value.length, ...value]).flat();
    return new Uint8Array([0x08, 0x08, 0x3a, ...varint(graph.length), ...graph]);
  },
  safetensors: (size) => {
    const tensor = (i: number) => `"layer.${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`;
    const shape = { path: "", open: "{", unit: tensor, join: ",", close: "}" };
    const header = new TextEncoder().encode(textOf(shape, size));
    const bytes = new Uint8Array(8 + header.length);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
    bytes.set(header, 8);
    return bytes;
  },
  pickle: (size) => {
    const opcodes = new TextEncoder().encode("cbuiltins\nlist\n0");
    const bytes = new Uint8Array(size).map((_, index) => opcodes[index % opcodes.length] ?? 0);
    return new Uint8Array([0x80, 0x04, ...bytes, 0x2e]);
  },
};

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}
