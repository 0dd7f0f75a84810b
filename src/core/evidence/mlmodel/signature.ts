import type { Column } from "#core/model/details.ts";
import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { Foreign } from "../foreign.ts";
import { leavesIn } from "../parameters/leaves.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

const KINDS: Readonly<Record<string, Column["kind"]>> = {
  integer: "integer",
  long: "integer",
  float: "number",
  double: "number",
  string: "string",
  boolean: "boolean",
  datetime: "time",
  binary: "binary",
  tensor: "tensor",
};

/**
 * Reads the signature of a model: lists of columns or tensors that are JSON texts inside of the YAML (source:
 * mlflow/mlflow:mlflow/models/signature.py and mlflow/types/schema.py). A signature that is absent is lawful.
 */
export function readSignature(signature: Foreign, builder: ReadingBuilder): void {
  for (const side of ["inputs", "outputs"] as const) {
    const of = side === "inputs" ? "input" : "output";
    const specs = specsOf(signature.at(side), builder);
    if (specs === undefined) continue;
    const { source } = signature.at(side);
    for (const [index, spec] of specs.entries()) addColumn(spec, { of, index }, signature.at(side), builder);
    builder.record({ name: `signature.${side}`, value: specs.length, source });
  }
  for (const spec of specsOf(signature.at("params"), builder) ?? [])
    addDefault(spec, signature.at("params"), builder);
}

/** The entries of one list; `undefined` where it is absent or was told as a problem. */
function specsOf(from: Foreign, builder: ReadingBuilder): readonly Foreign[] | undefined {
  if (!from.present) return undefined;
  const written = typeof from.value === "string" ? parseText(from.value, from, builder) : from;
  if (written === undefined) return undefined;
  if (written.isList) return written.items;
  // A list with a single input of an object is written as the object by some versions.
  if (written.isMapping) return [written];
  builder.problem(
    { ...BROKEN, values: { part: String(from.path.at(-1)), reason: "it holds no list" } },
    from.where,
  );
  return undefined;
}

function parseText(text: string, from: Foreign, builder: ReadingBuilder): Foreign | undefined {
  const { path } = from.where;
  const read = readJson(text, path);
  if (read.ok) return Foreign.of(read.value, path);
  const [issue] = read.issues;
  const { expected, found } = issue?.values ?? {};
  const told = typeof expected === "string" && typeof found === "string";
  const reason = told ? `expected ${shown(expected)}, found ${shown(found)}` : "it is no readable JSON";
  builder.problem({ ...BROKEN, values: { part: String(from.path.at(-1)), reason } }, from.where);
  return undefined;
}

function addColumn(
  spec: Foreign,
  { of, index }: { readonly of: "input" | "output"; readonly index: number },
  at: Foreign,
  builder: ReadingBuilder,
): void {
  const type = typeOf(spec);
  if (type === undefined) {
    builder.problem({ ...NO_TYPE, values: { part: String(at.path.at(-1)), index } }, at.where);
    return;
  }
  const optional = spec.at("optional").boolean;
  const required = spec.at("required").boolean ?? (optional === undefined ? undefined : !optional);
  builder.add("columns", {
    of,
    name: spec.at("name").text ?? String(index),
    type,
    kind: KINDS[spec.at("type").text ?? ""] ?? "other",
    ...(required === undefined ? {} : { required }),
    source: at.source,
  });
}

/** `long`, `array(string)`, `float64(-1, 28)`: in the words of MLflow's own schemas. */
function typeOf(spec: Foreign): string | undefined {
  const type = spec.at("type").text;
  if (type === "tensor") {
    const dtype = spec.at("tensor-spec", "dtype").text;
    const shape = spec.at("tensor-spec", "shape").items.map(({ spelled }) => spelled);
    return dtype === undefined ? undefined : `${dtype}(${shape.slice(0, 16).join(", ")})`.slice(0, 200);
  }
  const inner = spec.at("items", "type").text ?? spec.at("values", "type").text;
  return inner === undefined ? type?.slice(0, 200) : `${type}(${inner})`.slice(0, 200);
}

/** A parameter of inference with its default, such as a temperature. */
function addDefault(spec: Foreign, at: Foreign, builder: ReadingBuilder): void {
  const name = spec.at("name").text;
  if (name === undefined) {
    builder.problem(
      { ...NO_TYPE, values: { part: "params", index: Number(spec.path.at(-1) ?? 0) } },
      at.where,
    );
    return;
  }
  const known = spec.at("default");
  for (const leaf of leavesIn(known, `signature.params.${name}`).leaves)
    builder.add("parameters", { name: leaf.name, value: leaf.value, source: at.source });
}

const BROKEN = {
  id: "broken-signature",
  says: "The `{part}` of the signature cannot be read: {reason}.",
  fix: "Log the model again with `mlflow.models.infer_signature`; do not edit the text by hand.",
};

const NO_TYPE = {
  id: "broken-signature",
  says: "Entry {index} of the `{part}` of the signature lacks its name or type.",
  fix: "Log the model again with `mlflow.models.infer_signature`; do not edit the text by hand.",
};
