import { defineReader, type EvidenceFile, unreadable } from "../define-reader.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { fieldsOf, type ProtoBytes, type ProtoField, textOfField } from "./proto-fields.ts";
import { readEntry, readGraph } from "./read-graph.ts";

const ID = "onnx";
/** Fields that are looked at: a graph of a million nodes has a fifth of it. */
const MOST_FIELDS = 5_000_000;
/** Sets of operators and pairs of metadata that are kept. */
const MOST = 500;

/** Models of ONNX. Weights are skipped, never copied. */
export const onnx = defineReader({
  id: ID,
  title: "ONNX model",
  detect: (_, path, bytes) => bytes !== undefined && /\.onnx$/i.test(path),
  read: (file) => {
    const { bytes } = file;
    if (bytes === undefined || bytes.length === 0) return broken(file);
    const builder = new ReadingBuilder(ID, file);
    try {
      const producer = readModel({ bytes, left: MOST_FIELDS }, builder);
      return producer === undefined
        ? broken(file)
        : builder.build(producer.tool === "" ? undefined : producer);
    } catch {
      // Bytes that are no message: what was read before them means nothing.
      return broken(file);
    }
  },
});

function broken(file: EvidenceFile) {
  return unreadable(ID, file, [
    {
      id: "not-onnx",
      says: "This is no whole ONNX model: its bytes do not add up to one.",
      fix: "Export the model again, and see that the file is not cut off and not a pointer of Git LFS.",
      values: {},
      where: { path: file.path },
    },
  ]);
}

/** Reads the fields of `ModelProto`. `undefined` when there is no graph, or no version of the format. */
function readModel(source: ProtoBytes, builder: ReadingBuilder) {
  const texts = new Map<number, string>();
  const numbers = new Map<number, number>();
  let graph: ProtoField | undefined;
  let kept = 0;
  for (const field of fieldsOf(source, 0, source.bytes.length)) {
    const { number } = field;
    if (number === 1 || number === 5) numbers.set(number, field.value);
    if (number === 2 || number === 3) texts.set(number, textOfField(source, field, 200));
    if (number === 7) graph = field;
    if ((number !== 8 && number !== 14) || kept >= MOST) continue;
    kept += 1;
    if (number === 8) addOperators(source, field, builder);
    else addMetadata(source, field, builder);
  }
  const version = numbers.get(1);
  if (graph === undefined || version === undefined) return undefined;
  builder.add("properties", { name: "ir_version", value: version, source: { pointer: "/ir_version" } });
  const modelVersion = numbers.get(5);
  if (modelVersion !== undefined)
    builder.add("properties", {
      name: "model_version",
      value: modelVersion,
      source: { pointer: "/model_version" },
    });
  readGraph(source, graph, builder);
  const tool = texts.get(2) ?? "";
  const made = texts.get(3) ?? "";
  return { tool, ...(made === "" ? {} : { version: made }) };
}

/** The default set of operators is an observation, `opset`; all are properties. */
function addOperators(source: ProtoBytes, set: ProtoField, builder: ReadingBuilder): void {
  let domain = "";
  let version = 0;
  for (const field of fieldsOf(source, set.start, set.end)) {
    if (field.number === 1) domain = textOfField(source, field, 200);
    if (field.number === 2) version = field.value;
  }
  const place = { pointer: "/opset_import" };
  const isDefault = domain === "" || domain === "ai.onnx";
  if (isDefault) builder.record({ name: "opset", value: version, source: place });
  builder.add("properties", { name: isDefault ? "opset" : `opset.${domain}`, value: version, source: place });
}

function addMetadata(source: ProtoBytes, entry: ProtoField, builder: ReadingBuilder): void {
  const [key, value] = readEntry(source, entry);
  if (key !== "") builder.add("properties", { name: key, value, source: { pointer: "/metadata_props" } });
}
