import { _ as string, a as array, h as record, p as object, r as _enum, y as unknown } from "./zod.js";
import { m as signedPath } from "./naming-folders.js";
import { t as verifyEach } from "./verify-each.js";
import { createHash } from "node:crypto";
// src/crypto/blob-digest.ts
/**
* SHA-256 of bytes in hexadecimal, where git's blob id of these bytes is `oid` (SHA-1, or SHA-256 in newer repositories); `null` where it is not. So
* bytes that came as a text, which a server may have written in another encoding, are known to be those of the file.
*/
function blobDigest(bytes, oid) {
	const algorithm = oid.length === 64 ? "sha256" : "sha1";
	return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === oid ? createHash("sha256").update(bytes).digest("hex") : null;
}
// src/crypto/file-digests.ts
const LF = 10;
const CR = 13;
/** Bytes that are turned into text at once. */
const PIECE = 1048576;
/** Digests of a file's bytes, and of the same text as a clone with the other line endings would have it. */
function fileDigests(bytes) {
	const hex = (algorithm) => createHash(algorithm).update(bytes).digest("hex");
	const other = otherLineEndings(bytes);
	return {
		size: bytes.length,
		sha256: hex("sha256"),
		sha512: hex("sha512"),
		sha1: hex("sha1"),
		md5: hex("md5"),
		...other === null ? {} : { otherLineEndings: other }
	};
}
function otherLineEndings(bytes) {
	if (bytes.indexOf(LF) < 0 || !isText(bytes)) return null;
	const [from, to] = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("\r\n") ? ["\r\n", "\n"] : ["\n", "\r\n"];
	const hashes = [createHash("sha256"), createHash("md5")];
	for (const piece of pieces(bytes)) {
		const converted = Buffer.from(piece.toString("latin1").replaceAll(from, to), "latin1");
		for (const hash of hashes) hash.update(converted);
	}
	return {
		sha256: hashes[0].digest("hex"),
		md5: hashes[1].digest("hex")
	};
}
/** Whether bytes are UTF-8 without a NUL, which git, too, takes for a sign of a binary file. */
function isText(bytes) {
	if (bytes.includes(0)) return false;
	const decoder = new TextDecoder("utf-8", { fatal: true });
	try {
		for (const piece of pieces(bytes)) decoder.decode(piece, { stream: true });
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}
/** The bytes piece by piece, none of which ends between a carriage return and its line feed. */
function* pieces(bytes) {
	for (let at = 0; at < bytes.length;) {
		let end = Math.min(at + PIECE, bytes.length);
		if (end < bytes.length && bytes[end - 1] === CR && end - at > 1) end--;
		yield Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at);
		at = end;
	}
}
// src/crypto/statement.ts
/** Payload type of in-toto statements in DSSE envelopes. */
const IN_TOTO = "application/vnd.in-toto+json";
/** Subjects that are read; a model of more files is refused, never cut. */
const MOST_SUBJECTS = 1e4;
const digests = record(string().max(100), string().max(1e3));
const statement = object({
	_type: _enum(["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"]),
	subject: array(object({
		name: string().max(4096).optional(),
		digest: digests
	})).max(MOST_SUBJECTS),
	predicateType: string().max(1e3),
	predicate: unknown().optional()
});
/** Predicate of OpenSSF model signing since 1.0: its one subject is a digest over the digests of the files. */
const MODEL_SIGNING = /^https:\/\/model_signing\/signature\/v1\.\d{1,3}$/;
const modelSigning = object({
	serialization: object({ method: string().max(100) }),
	resources: array(object({
		name: string().max(4096),
		algorithm: string().max(100),
		digest: string().max(1e3)
	})).max(MOST_SUBJECTS)
});
const repositoryUri = string().max(2e3);
const provenance = object({
	runDetails: object({ builder: object({ id: repositoryUri }).optional() }).optional(),
	buildDefinition: object({
		externalParameters: object({ workflow: object({ repository: repositoryUri }).optional() }).optional(),
		resolvedDependencies: array(object({ digest: object({ gitCommit: repositoryUri.optional() }).optional() })).optional()
	}).optional(),
	builder: object({ id: repositoryUri }).optional(),
	invocation: object({ configSource: object({
		uri: repositoryUri.optional(),
		digest: object({ sha1: repositoryUri.optional() }).optional()
	}).optional() }).optional()
});
/** Reads the statement of an envelope. Never throws. Sources: in-toto attestation spec 1.0, SLSA 0.2 and 1, model_signing 1. */
function readStatement(payloadType, payload) {
	if (payloadType !== IN_TOTO) return refused("what it signs is no in-toto statement");
	const parsed = statement.safeParse(jsonOf(payload));
	if (!parsed.success) return refused(`what it signs is no in-toto statement with at most ${MOST_SUBJECTS} subjects`);
	const { predicateType, predicate, subject } = parsed.data;
	if (MODEL_SIGNING.test(predicateType)) return readModelSigning(predicateType, predicate, subject[0]?.digest["sha256"]);
	return {
		predicateType,
		subjects: subject.map(({ name, digest }, index) => artifact(name ?? "", digest, `/subject/${index}`)),
		...originOf(predicate)
	};
}
function readModelSigning(predicateType, predicate, root) {
	const parsed = modelSigning.safeParse(predicate);
	if (!parsed.success) return refused("the list of the model's files in it cannot be read", predicateType);
	const { serialization, resources } = parsed.data;
	if (serialization.method !== "files") return refused("it lists pieces of files in place of whole files, which cannot be compared here", predicateType);
	const hash = createHash("sha256");
	for (const { digest } of resources) hash.update(Buffer.from(digest, "hex"));
	if (root === void 0 || hash.digest("hex") !== root.toLowerCase()) return refused("the digest of the whole model in it is not that of the files that it lists", predicateType);
	return {
		predicateType,
		subjects: resources.map(({ name, algorithm, digest }, index) => artifact(name, { [algorithm]: digest }, `/predicate/resources/${index}`))
	};
}
function originOf(predicate) {
	const parsed = provenance.safeParse(predicate);
	if (!parsed.success) return {};
	const { runDetails, buildDefinition, builder: older, invocation } = parsed.data;
	const builder = runDetails?.builder?.id ?? older?.id;
	const sourceRepository = buildDefinition?.externalParameters?.workflow?.repository ?? invocation?.configSource?.uri;
	const sourceCommit = (buildDefinition?.resolvedDependencies?.flatMap(({ digest }) => digest?.gitCommit ?? []) ?? [])[0] ?? invocation?.configSource?.digest?.sha1;
	return {
		...builder === void 0 ? {} : { builder },
		...sourceRepository === void 0 ? {} : { sourceRepository },
		...sourceCommit === void 0 ? {} : { sourceCommit }
	};
}
function artifact(name, stated, pointer) {
	return {
		name,
		digests: Object.entries(stated).filter(([, value]) => /^[0-9a-fA-F]+$/.test(value)).map(([algorithm, value]) => ({
			algorithm,
			value: value.toLowerCase()
		})),
		source: { pointer }
	};
}
function refused(because, predicateType = null) {
	return {
		predicateType,
		subjects: [],
		because
	};
}
function jsonOf(payload) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
	} catch {
		return;
	}
}
// src/crypto/verify-file.ts
/** Verifies whatever signatures a file of a package holds, and reads what they are about. See {@link verifyEach}. */
async function verifyFile(file, anchors) {
	return (await verifyEach(file, anchors)).map((each) => factsOf(file, each));
}
function factsOf(file, { proof, line, over }) {
	const place = line === void 0 ? {} : { line };
	if (over.kind === "statement") return ofStatement(file, place, readStatement(over.payloadType, over.payload), proof);
	if (over.kind === "content") return ofContent(file, place, proof);
	const { path } = file;
	return {
		path,
		where: {
			path,
			...place
		},
		predicateType: null,
		subjects: [],
		...proof
	};
}
/** A signature over a statement: one that cannot be read is worth nothing, however well it is signed. */
function ofStatement({ path }, place, { because, ...stated }, proof) {
	const judged = proof.status === "verified" && because !== void 0 ? {
		status: "unreadable",
		because
	} : proof;
	return {
		path,
		where: {
			path,
			...place
		},
		...stated,
		...judged
	};
}
/** A signature over a file's bytes: its subject is the file beside which it lies. */
function ofContent({ path, content }, place, proof) {
	const name = signedPath(path)?.split("/").at(-1);
	const subjects = content === void 0 || name === void 0 ? [] : [{
		name,
		digests: [{
			algorithm: "sha256",
			value: sha256(content)
		}],
		size: content.length,
		source: { pointer: "" }
	}];
	return {
		path,
		where: {
			path,
			...place
		},
		predicateType: null,
		subjects,
		...proof
	};
}
function sha256(bytes) {
	return createHash("sha256").update(bytes).digest("hex");
}
// src/crypto/node-crypto.ts
/** The cryptography of Node and of Sigstore's libraries, offline: no key, root or log is ever asked for over a network. */
const nodeCrypto = {
	digests: fileDigests,
	blobDigest,
	verify: verifyFile
};
export { nodeCrypto as t };
