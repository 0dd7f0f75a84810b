import { n as shown } from "./source-issue.js";
// src/core/evidence/in-toto/digests.ts
/** Hexadecimal digits of the digests whose length is known. */
const LENGTHS = {
	md5: 32,
	sha1: 40,
	sha224: 56,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	sha3_256: 64,
	sha3_384: 96,
	sha3_512: 128
};
const HEX = /^[0-9a-fA-F]{8,256}$/;
/**
* A digest of a foreign file, or `undefined` where it is none: told as a problem when an algorithm of known length has another
* length, and left out when it is of a form of its own, such as `dirHash`.
*/
function readDigest(algorithm, value, builder) {
	const text = value.text;
	const length = Object.hasOwn(LENGTHS, algorithm) ? LENGTHS[algorithm] : void 0;
	if (text !== void 0 && HEX.test(text) && (length === void 0 || text.length === length)) return {
		algorithm,
		value: text.toLowerCase()
	};
	if (length === void 0 && text !== void 0) return void 0;
	builder.problem({
		id: "invalid-digest",
		says: "`{found}` is no {algorithm} digest.",
		fix: "Write the file again with the tool that made it.",
		values: {
			found: value.spelled,
			algorithm: shown(algorithm, 40)
		}
	}, value.where);
}
/** The digests of a mapping from algorithm to hexadecimal text, as in-toto writes them. */
function digestsOf(mapping, builder) {
	return mapping.entries.slice(0, 20).flatMap(([algorithm, value]) => readDigest(algorithm, value, builder) ?? []);
}
/** A resource descriptor of in-toto: what it names by `name` or `uri`, with its digests. `undefined` when it names nothing. */
function readResource(resource, builder) {
	const digests = digestsOf(resource.at("digest"), builder);
	const name = resource.at("name").text ?? resource.at("uri").text ?? resource.at("downloadLocation").text;
	if (name === void 0 && digests.length === 0) return void 0;
	return {
		name: name ?? "",
		digests,
		source: resource.source
	};
}
export { readResource as n, readDigest as t };
