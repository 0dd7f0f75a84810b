import type { Column } from "#core/model/details.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { fieldsOf, type ProtoBytes, type ProtoField, textOfField } from "./proto-fields.ts";
import { readValueInfo } from "./value-info.ts";

/** Reads the main graph (`GraphProto`; onnx/onnx:onnx/onnx.proto): its inputs and outputs as columns, how many nodes and parameters it has, and files of external data. */
export function readGraph(source: ProtoBytes, graph: ProtoField, builder: ReadingBuilder): void {
  const counts = { nodes: 0, initializers: 0, parameters: 0, input: 0, output: 0 };
  const files = new Set<string>();
  const weights = new Set<string>();
  const columns: Column[] = [];
  for (const field of fieldsOf(source, graph.start, graph.end)) {
    if (field.number === 1) counts.nodes += 1;
    if (field.number === 5) {
      counts.initializers += 1;
      counts.parameters += readTensor(source, field, { files, weights });
    }
    if (field.number !== 11 && field.number !== 12) continue;
    const of = field.number === 11 ? "input" : "output";
    columns.push(readValueInfo(source, field, of, `/graph/${of}/${counts[of]}`));
    counts[of] += 1;
  }
  // Before version 4 of the format, every weight was an input as well. Nobody who calls the model gives it.
  for (const column of columns)
    if (column.of !== "input" || !weights.has(column.name)) builder.add("columns", column);
  const place = { pointer: "/graph" };
  for (const name of ["nodes", "initializers", "parameters"] as const)
    if (Number.isFinite(counts[name])) builder.record({ name, value: counts[name], source: place });
  for (const name of files)
    builder.add("artifacts", { name, digests: [], source: { pointer: "/graph/initializer" } });
}

/** Files named at most. */
const MOST_FILES = 1000;

/** Names that the tensors of a graph give. */
interface Named {
  readonly files: Set<string>;
  readonly weights: Set<string>;
}

/** Number of values of a tensor; adds its name, and the file that holds them, where they are not in the model. */
function readTensor(source: ProtoBytes, tensor: ProtoField, { files, weights }: Named): number {
  let values = 1;
  for (const field of fieldsOf(source, tensor.start, tensor.end)) {
    if (field.number === 1) values *= field.start === field.end ? field.value : packedProduct(source, field);
    if (field.number === 8) weights.add(textOfField(source, field, 200));
    if (field.number !== 13) continue;
    const [key, value] = readEntry(source, field);
    if (key === "location" && files.size < MOST_FILES) files.add(value);
  }
  return values;
}

/** Dimensions may be packed: varints one after the other. */
function packedProduct(source: ProtoBytes, { start, end }: ProtoField): number {
  let product = 1;
  let value = 0;
  let scale = 1;
  for (let at = start; at < end; at += 1) {
    const byte = source.bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte >= 0x80) continue;
    product *= value;
    value = 0;
    scale = 1;
  }
  return product;
}

/** A `StringStringEntryProto`. */
export function readEntry(source: ProtoBytes, entry: ProtoField): readonly [key: string, value: string] {
  let key = "";
  let value = "";
  for (const field of fieldsOf(source, entry.start, entry.end)) {
    if (field.number === 1) key = textOfField(source, field, 200);
    if (field.number === 2) value = textOfField(source, field);
  }
  return [key, value];
}
