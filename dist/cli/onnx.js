import "./rolldown-runtime.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/onnx/proto-fields.ts
/** Thrown when bytes are no protobuf message; readers turn it into a problem. */
var BrokenMessage = class extends Error {};
/**
* Walks the fields of the message in a range of bytes, without copying any. Each byte is looked at at most once,
* and no more fields than `left` are read.
*
* Source: protobuf.dev/programming-guides/encoding.
*/
function* fieldsOf(source, start, end) {
	const { bytes } = source;
	let at = start;
	const varint = () => {
		let value = 0;
		for (let shift = 0; shift < 70; shift += 7) {
			const byte = at < end ? bytes[at] : void 0;
			if (byte === void 0) throw new BrokenMessage();
			at += 1;
			value += (byte & 127) * 2 ** shift;
			if (byte < 128) return value;
		}
		throw new BrokenMessage();
	};
	while (at < end) {
		source.left -= 1;
		if (source.left < 0) throw new BrokenMessage();
		const key = varint();
		const number = Math.floor(key / 8);
		const kind = key % 8;
		if (number < 1) throw new BrokenMessage();
		if (kind === 0) {
			yield {
				number,
				value: varint(),
				start: at,
				end: at
			};
			continue;
		}
		const length = kind === 2 ? varint() : kind === 1 ? 8 : kind === 5 ? 4 : Number.POSITIVE_INFINITY;
		if (at + length > end) throw new BrokenMessage();
		const from = at;
		at += length;
		yield {
			number,
			value: 0,
			start: from,
			end: at
		};
	}
}
/** The text of a field, cut after `longest` bytes. Bytes that are no UTF-8 become replacement characters. */
function textOfField({ bytes }, { start, end }, longest = 4096) {
	return new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + longest)));
}
// src/core/evidence/onnx/value-info.ts
/** Element types by number, as `TensorProto.DataType` lists them. Source: onnx/onnx:onnx/onnx.proto. */
const ELEMENTS = {
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
	26: "int2"
};
/** An input or output of a graph as a column: `tensor(float)[N, 3, 224, 224]`. */
function readValueInfo(source, message, of, pointer) {
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
	return {
		of,
		name,
		type,
		kind: tensor ? "tensor" : "other",
		source: { pointer }
	};
}
function tensorType(source, tensor) {
	let element = "unknown";
	const shape = [];
	for (const field of fieldsOf(source, tensor.start, tensor.end)) {
		if (field.number === 1) element = ELEMENTS[field.value] ?? `type ${field.value}`;
		if (field.number !== 2) continue;
		for (const dimension of fieldsOf(source, field.start, field.end)) {
			if (dimension.number !== 1 || shape.length >= 32) continue;
			let size = "?";
			for (const part of fieldsOf(source, dimension.start, dimension.end)) size = part.number === 1 ? String(part.value) : part.number === 2 ? textOfField(source, part, 60) : size;
			shape.push(size);
		}
	}
	return `tensor(${element})[${shape.join(", ")}]`;
}
// src/core/evidence/onnx/read-graph.ts
/** Reads the main graph (`GraphProto`; onnx/onnx:onnx/onnx.proto): its inputs and outputs as columns, how many nodes and parameters it has, and files of external data. */
function readGraph(source, graph, builder) {
	const counts = {
		nodes: 0,
		initializers: 0,
		parameters: 0,
		input: 0,
		output: 0
	};
	const files = /* @__PURE__ */ new Set();
	const weights = /* @__PURE__ */ new Set();
	const columns = [];
	for (const field of fieldsOf(source, graph.start, graph.end)) {
		if (field.number === 1) counts.nodes += 1;
		if (field.number === 5) {
			counts.initializers += 1;
			counts.parameters += readTensor(source, field, {
				files,
				weights
			});
		}
		if (field.number !== 11 && field.number !== 12) continue;
		const of = field.number === 11 ? "input" : "output";
		columns.push(readValueInfo(source, field, of, `/graph/${of}/${counts[of]}`));
		counts[of] += 1;
	}
	for (const column of columns) if (column.of !== "input" || !weights.has(column.name)) builder.add("columns", column);
	const place = { pointer: "/graph" };
	for (const name of [
		"nodes",
		"initializers",
		"parameters"
	]) if (Number.isFinite(counts[name])) builder.record({
		name,
		value: counts[name],
		source: place
	});
	for (const name of files) builder.add("artifacts", {
		name,
		digests: [],
		source: { pointer: "/graph/initializer" }
	});
}
/** Files named at most. */
const MOST_FILES = 1e3;
/** Number of values of a tensor; adds its name, and the file that holds them, where they are not in the model. */
function readTensor(source, tensor, { files, weights }) {
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
function packedProduct(source, { start, end }) {
	let product = 1;
	let value = 0;
	let scale = 1;
	for (let at = start; at < end; at += 1) {
		const byte = source.bytes[at] ?? 0;
		value += (byte & 127) * scale;
		scale *= 128;
		if (byte >= 128) continue;
		product *= value;
		value = 0;
		scale = 1;
	}
	return product;
}
/** A `StringStringEntryProto`. */
function readEntry(source, entry) {
	let key = "";
	let value = "";
	for (const field of fieldsOf(source, entry.start, entry.end)) {
		if (field.number === 1) key = textOfField(source, field, 200);
		if (field.number === 2) value = textOfField(source, field);
	}
	return [key, value];
}
// src/core/evidence/onnx/reader.ts
const ID = "onnx";
/** Fields that are looked at: a graph of a million nodes has a fifth of it. */
const MOST_FIELDS = 5e6;
/** Sets of operators and pairs of metadata that are kept. */
const MOST = 500;
/** Models of ONNX. Weights are skipped, never copied. */
const onnx = defineReader({
	id: ID,
	title: "ONNX model",
	detect: (_, path, bytes) => bytes !== void 0 && /\.onnx$/i.test(path),
	read: (file) => {
		const { bytes } = file;
		if (bytes === void 0 || bytes.length === 0) return broken(file);
		const builder = new ReadingBuilder(ID, file);
		try {
			const producer = readModel({
				bytes,
				left: MOST_FIELDS
			}, builder);
			return producer === void 0 ? broken(file) : builder.build(producer.tool === "" ? void 0 : producer);
		} catch {
			return broken(file);
		}
	}
});
function broken(file) {
	return unreadable(ID, file, [{
		id: "not-onnx",
		says: "This is no whole ONNX model: its bytes do not add up to one.",
		fix: "Export the model again, and see that the file is not cut off and not a pointer of Git LFS.",
		values: {},
		where: { path: file.path }
	}]);
}
/** Reads the fields of `ModelProto`. `undefined` when there is no graph, or no version of the format. */
function readModel(source, builder) {
	const texts = /* @__PURE__ */ new Map();
	const numbers = /* @__PURE__ */ new Map();
	let graph;
	let kept = 0;
	for (const field of fieldsOf(source, 0, source.bytes.length)) {
		const { number } = field;
		if (number === 1 || number === 5) numbers.set(number, field.value);
		if (number === 2 || number === 3) texts.set(number, textOfField(source, field, 200));
		if (number === 7) graph = field;
		if (number !== 8 && number !== 14 || kept >= MOST) continue;
		kept += 1;
		if (number === 8) addOperators(source, field, builder);
		else addMetadata(source, field, builder);
	}
	const version = numbers.get(1);
	if (graph === void 0 || version === void 0) return void 0;
	builder.add("properties", {
		name: "ir_version",
		value: version,
		source: { pointer: "/ir_version" }
	});
	const modelVersion = numbers.get(5);
	if (modelVersion !== void 0) builder.add("properties", {
		name: "model_version",
		value: modelVersion,
		source: { pointer: "/model_version" }
	});
	readGraph(source, graph, builder);
	const tool = texts.get(2) ?? "";
	const made = texts.get(3) ?? "";
	return {
		tool,
		...made === "" ? {} : { version: made }
	};
}
/** The default set of operators is an observation, `opset`; all are properties. */
function addOperators(source, set, builder) {
	let domain = "";
	let version = 0;
	for (const field of fieldsOf(source, set.start, set.end)) {
		if (field.number === 1) domain = textOfField(source, field, 200);
		if (field.number === 2) version = field.value;
	}
	const place = { pointer: "/opset_import" };
	const isDefault = domain === "" || domain === "ai.onnx";
	if (isDefault) builder.record({
		name: "opset",
		value: version,
		source: place
	});
	builder.add("properties", {
		name: isDefault ? "opset" : `opset.${domain}`,
		value: version,
		source: place
	});
}
function addMetadata(source, entry, builder) {
	const [key, value] = readEntry(source, entry);
	if (key !== "") builder.add("properties", {
		name: key,
		value,
		source: { pointer: "/metadata_props" }
	});
}
export { onnx };
