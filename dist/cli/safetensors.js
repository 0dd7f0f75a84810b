import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/safetensors/reader.ts
const ID = "safetensors";
/** Largest header that is read; those of the largest models are a tenth of it. */
const MOST = 26214400;
/** Characters of a value of the metadata that are kept. */
const LONGEST_VALUE = 4096;
/** Bits of a value by type. Source: huggingface/safetensors:safetensors/src/tensor.rs. */
const BITS = {
	F4: 4,
	F6_E2M3: 6,
	F6_E3M2: 6,
	BOOL: 8,
	U8: 8,
	I8: 8,
	F8_E5M2: 8,
	F8_E4M3: 8,
	F8_E4M3FNUZ: 8,
	F8_E5M2FNUZ: 8,
	F8_E8M0: 8,
	I16: 16,
	U16: 16,
	F16: 16,
	BF16: 16,
	I32: 32,
	U32: 32,
	F32: 32,
	I64: 64,
	U64: 64,
	F64: 64,
	C64: 64
};
/** Headers of safetensors: names, types and shapes of tensors. The data is not looked at. */
const safetensors = defineReader({
	id: ID,
	title: "safetensors",
	detect: (_, path, bytes) => bytes !== void 0 && /\.safetensors$/i.test(path),
	read: (file) => {
		const header = headerOf(file.bytes ?? /* @__PURE__ */ new Uint8Array());
		if (header === void 0) return unreadable(ID, file, [broken(file)]);
		const json = readJson(header.text, file.path, { bytes: MOST });
		if (!json.ok) return unreadable(ID, file, [broken(file)]);
		const builder = new ReadingBuilder(ID, file);
		readHeader(Foreign.of({
			value: json.value.value,
			positions: {}
		}, file.path), header.data, file, builder);
		return builder.build();
	}
});
function broken(file) {
	return {
		id: "not-safetensors",
		says: "This is no whole file of safetensors: its header cannot be read.",
		fix: "Save the model again, and see that the file is not cut off and not a pointer of Git LFS.",
		values: {},
		where: { path: file.path }
	};
}
/** The header: eight bytes of length, least first, then JSON. Also, how many bytes of data follow. */
function headerOf(bytes) {
	if (bytes.length < 8) return void 0;
	const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
	if (length > MOST || length > bytes.length - 8) return void 0;
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + length));
		return text.startsWith("{") ? {
			text,
			data: bytes.length - 8 - length
		} : void 0;
	} catch {
		return;
	}
}
function readHeader(root, data, file, builder) {
	const types = /* @__PURE__ */ new Set();
	let tensors = 0;
	let parameters = 0;
	let bytes = 0;
	for (const [name, tensor] of root.entries) {
		if (name === "__metadata__") {
			addMetadata(tensor, builder);
			continue;
		}
		const read = readTensor(tensor, data);
		if (read === void 0) {
			builder.problem({
				...BROKEN_TENSOR,
				values: { name: shown(name) }
			}, { path: file.path });
			continue;
		}
		tensors += 1;
		parameters += read.values;
		bytes += read.bytes;
		types.add(read.type);
	}
	const { source } = root;
	const place = { pointer: source.pointer };
	if (tensors === 0) builder.problem(NO_TENSORS, { path: file.path });
	else if (bytes !== data) builder.problem({
		...CUT_OFF,
		values: {
			bytes,
			data
		}
	}, { path: file.path });
	builder.record({
		name: "tensors",
		value: tensors,
		source: place
	});
	if (Number.isSafeInteger(parameters)) builder.record({
		name: "parameters",
		value: parameters,
		source: place
	});
	for (const value of types) builder.add("properties", {
		name: "dtype",
		value,
		source: place
	});
}
/** A tensor whose type, shape and place in the data fit together. */
function readTensor(tensor, data) {
	const type = tensor.at("dtype").text ?? "";
	const bits = Object.hasOwn(BITS, type) ? BITS[type] : void 0;
	const [start, end] = [tensor.at("data_offsets", 0).number, tensor.at("data_offsets", 1).number];
	const shape = tensor.at("shape");
	if (start === void 0 || end === void 0 || !shape.isList) return void 0;
	if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start || end > data) return void 0;
	let values = 1;
	for (const { number } of shape.items) {
		if (number === void 0 || !Number.isSafeInteger(number) || number < 0) return void 0;
		values *= number;
	}
	if (bits !== void 0 && values * bits / 8 !== end - start) return void 0;
	return {
		type,
		values,
		bytes: end - start
	};
}
function addMetadata(metadata, builder) {
	for (const [name, { text, source }] of metadata.entries) if (text !== void 0) builder.add("properties", {
		name,
		value: text.slice(0, LONGEST_VALUE),
		source: { pointer: source.pointer }
	});
}
const BROKEN_TENSOR = {
	id: "invalid-tensor",
	says: "The type, the shape and the place of the tensor `{name}` do not fit together.",
	fix: "Save the model again with the library that wrote it."
};
const NO_TENSORS = {
	id: "no-tensors",
	says: "This file holds no tensor, so it is no model.",
	fix: "Save the model again, and see that its weights are in it."
};
const CUT_OFF = {
	id: "wrong-size",
	says: "The header speaks of {bytes} bytes of data, and {data} follow.",
	fix: "Save or copy the file again: it was cut off, or something was added."
};
export { safetensors };
