import "./rolldown-runtime.js";
import { t as defineReader } from "./define-reader.js";
import { i as toHex, n as readEnvelope, r as decodeBytes } from "./read-envelope.js";
import { r as readValues } from "./read-statement.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/sigstore-bundle/reader.ts
const ID = "sigstore-bundle";
const MEDIA = /^application\/vnd\.dev\.sigstore\.bundle(?:\+json;version=0\.[123]|\.v0\.[0-9]{1,3}\+json)$/;
const ALGORITHMS = {
	SHA2_256: ["sha256", 32],
	SHA2_384: ["sha384", 48],
	SHA2_512: ["sha512", 64],
	SHA3_256: ["sha3_256", 32],
	SHA3_384: ["sha3_384", 48]
};
/** Sigstore bundles, versions 0.1 to 0.3: signed statements (OpenSSF model signing among them) and signed messages. */
const sigstoreBundle = defineReader({
	id: ID,
	title: "Sigstore bundle",
	detect: (text) => /^\s*\{/.test(text.slice(0, 256)) && text.includes("\"application/vnd.dev.sigstore.bundle"),
	read: (file) => {
		const builder = new ReadingBuilder(ID, file);
		const { values, issues } = readValues(file);
		builder.problems(issues);
		for (const value of values) readBundle(value, file, builder);
		return builder.build();
	}
});
function readBundle(bundle, file, builder) {
	const media = bundle.at("mediaType");
	if (!MEDIA.test(media.text ?? "")) {
		builder.problem({
			...OTHER_BUNDLE,
			values: { found: media.spelled }
		}, media.where);
		return;
	}
	const envelope = bundle.at("dsseEnvelope");
	const message = bundle.at("messageSignature");
	if (envelope.isMapping) readEnvelope(envelope, file.path, builder);
	else if (message.isMapping) readMessage(message, file, builder);
	else builder.problem(NOTHING_SIGNED, bundle.where);
	const material = bundle.at("verificationMaterial");
	for (const kind of [
		"certificate",
		"x509CertificateChain",
		"publicKey"
	]) if (material.at(kind).isMapping) builder.add("properties", {
		name: "verificationMaterial",
		value: kind,
		source: material.at(kind).source
	});
	for (const entry of material.at("tlogEntries").items) {
		const { text, source } = entry.at("integratedTime");
		const seconds = text !== void 0 && /^\d{9,11}$/.test(text) ? Number(text) : void 0;
		if (seconds !== void 0) builder.add("properties", {
			name: "integratedTime",
			value: (/* @__PURE__ */ new Date(seconds * 1e3)).toISOString(),
			source
		});
	}
}
/** A signature over a file itself. Which file is told by the bundle's own name, as cosign and others name it. */
function readMessage(message, file, builder) {
	const digest = readMessageDigest(message.at("messageDigest"));
	if (digest === void 0) {
		builder.problem(NO_DIGEST, message.at("messageDigest").where);
		return;
	}
	const { source } = message;
	const subject = {
		name: file.path.split("/").at(-1)?.replace(/\.(?:sigstore\.json|sigstore|bundle|sig|json)$/, "") ?? "",
		digests: [digest],
		source
	};
	builder.add("subjects", {
		kind: "content",
		...subject
	});
	const signed = message.at("signature").text !== void 0;
	builder.add("attestations", {
		predicateType: "message-signature",
		subjects: [subject],
		signed,
		source
	});
}
function readMessageDigest(from) {
	const name = from.at("algorithm").text ?? "";
	const known = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : void 0;
	const encoded = from.at("digest").text;
	const bytes = encoded === void 0 || encoded.length > 200 ? void 0 : decodeBytes(encoded);
	if (known === void 0 || bytes?.length !== known[1]) return void 0;
	return {
		algorithm: known[0],
		value: toHex(bytes)
	};
}
const OTHER_BUNDLE = {
	id: "unknown-bundle",
	says: "`{found}` is no media type of a Sigstore bundle that is known here.",
	fix: "Write a bundle of version 0.3 with a current version of the signing tool."
};
const NOTHING_SIGNED = {
	id: "nothing-signed",
	says: "The bundle holds neither a statement nor a signature of a message.",
	fix: "Sign again, and list the bundle that was written."
};
const NO_DIGEST = {
	id: "no-digest",
	says: "The bundle does not say the digest of what was signed.",
	fix: "Sign again with a tool that writes `messageDigest`."
};
export { sigstoreBundle };
