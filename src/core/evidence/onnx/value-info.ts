import type { Column } from "#core/model/details.ts";
import { fieldsOf, type ProtoBytes, type ProtoField, textOfField } from "./proto-fields.ts";

/** Element types by number, as `TensorProto.DataType` lists them. Source: onnx/onnx:onnx/onnx.proto. */
const ELEMENTS: Readonly<Record<number, string>> = {
  1: "float",
  2: "uint8",
  3: "int8",
  4: "uint16",
  5: "int16",
  6: "int32",
  7: "int64",
  8: "string",
  9: "bool",
  10: "float16",
  11: "double",
  12: "uint32",
  13: "uint64",
  14: "complex64",
  15: "complex128",
  16: "bfloat16",
  17: "float8e4m3fn",
  18: "float8e4m3fnuz",
  19: "float8e5m2",
  20: "float8e5m2fnuz",
  21: "uint4",
  22: "int4",
  23: "float4e2m1",
  24: "float8e8m0",
  25: "uint2",
  26: "int2",
};

/** An input or output of a graph as a column: `tensor(float)[N, 3, 224, 224]`. */
export function readValueInfo(
  source: ProtoBytes,
  message: ProtoField,
  of: "input" | "output",
  pointer: string,
): Column {
  let name = "";
  let type = "unknown";
  let tensor = false;
  for (const field of fieldsOf(source, message.start, message.end)) {
    if (field.number === 1) name = textOfField(source, field, 200);
    if (field.number !== 2) continue;
    for (const kind of fieldsOf(source, field.start, field.end)) {
      tensor = kind.number === 1;
      type = tensor ? tensorType(source, kind) : "not a tensor";
    }
  }
  return { of, name, type, kind: tensor ? "tensor" : "other", source: { pointer } };
}

function tensorType(source: ProtoBytes, tensor: ProtoField): string {
  let element = "unknown";
  const shape: string[] = [];
  for (const field of fieldsOf(source, tensor.start, tensor.end)) {
    if (field.number === 1) element = ELEMENTS[field.value] ?? `type ${field.value}`;
    if (field.number !== 2) continue;
    for (const dimension of fieldsOf(source, field.start, field.end)) {
      if (dimension.number !== 1 || shape.length >= 32) continue;
      let size = "?";
      for (const part of fieldsOf(source, dimension.start, dimension.end))
        size =
          part.number === 1 ? String(part.value) : part.number === 2 ? textOfField(source, part, 60) : size;
      shape.push(size);
    }
  }
  return `tensor(${element})[${shape.join(", ")}]`;
}
