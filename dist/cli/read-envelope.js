import { i as unpack, n as readStatement } from "./read-statement.js";
// src/core/evidence/dsse/decode-base64.ts
/** Decodes base64 (RFC 4648, also its URL-safe form) to text. `undefined` when it is no base64 or no UTF-8. */
function decodeText(encoded) {
	const bytes = decodeBytes(encoded);
	if (bytes === void 0) return void 0;
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return;
	}
}
/** Decodes base64 to bytes. `undefined` when it is no base64. */
function decodeBytes(encoded) {
	try {
		const binary = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
		const bytes = new Uint8Array(binary.length);
		for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
		return bytes;
	} catch {
		return;
	}
}
/** Lower-case hexadecimal of bytes. */
function toHex(bytes) {
	return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
// src/core/evidence/dsse/read-envelope.ts
const IN_TOTO = "application/vnd.in-toto+json";
/** Whether a value is shaped like a DSSE envelope. */
function isEnvelope(value) {
	return value.at("payloadType").text !== void 0 && typeof value.at("payload").value === "string";
}
/**
* Reads the statement in a DSSE envelope. The signatures are not verified: it is only told whether one is there. All of the
* statement stands where its payload stands, since base64 has no lines of its own.
*/
function readEnvelope(envelope, path, builder) {
	const type = envelope.at("payloadType");
	const payload = envelope.at("payload");
	if (type.text !== IN_TOTO) {
		builder.problem({
			...OTHER_PAYLOAD,
			values: { found: type.spelled }
		}, type.where);
		return;
	}
	const text = payload.text === void 0 ? void 0 : decodeText(payload.text);
	const statement = text === void 0 ? void 0 : unpack(text, payload, path);
	if (statement === void 0) {
		builder.problem(BROKEN_PAYLOAD, payload.where);
		return;
	}
	readStatement(statement, isSigned(envelope), builder);
}
function isSigned(envelope) {
	return envelope.at("signatures").items.some((signature) => signature.at("sig").text !== void 0);
}
const OTHER_PAYLOAD = {
	id: "other-payload",
	says: "The envelope holds `{found}`, which is not an in-toto statement.",
	fix: "Use an envelope whose payload type is `application/vnd.in-toto+json`."
};
const BROKEN_PAYLOAD = {
	id: "broken-payload",
	says: "The payload of the envelope is not base64 of one JSON text, so what was signed cannot be read.",
	fix: "Write the file again with the tool that signed it."
};
export { toHex as i, readEnvelope as n, decodeBytes as r, isEnvelope as t };
