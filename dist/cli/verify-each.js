import { o as __toESM } from "./rolldown-runtime.js";
import { _ as string, a as array, p as object, y as unknown } from "./zod.js";
import { constants, createHash, createPublicKey, verify } from "node:crypto";
// src/crypto/envelope.ts
/** Bounds that no real bundle comes near, so that a hostile one costs little. */
const MOST_SIGNATURES = 10;
const MOST_CERTIFICATES = 10;
const part = string().max(5e4);
const encoded = string().regex(/^[A-Za-z0-9+/_=-]*$/);
const dsse = object({
	payloadType: string().max(300),
	payload: encoded,
	signatures: array(object({
		sig: part,
		keyid: part.nullish()
	})).min(1).max(MOST_SIGNATURES)
});
const certificate = object({ rawBytes: part });
const bounded = array(unknown()).max(MOST_SIGNATURES).nullish();
const material = object({
	publicKey: object({
		hint: part.nullish(),
		rawBytes: part.nullish()
	}).nullish(),
	certificate: certificate.nullish(),
	x509CertificateChain: object({ certificates: array(certificate).max(MOST_CERTIFICATES) }).nullish(),
	tlogEntries: bounded,
	timestampVerificationData: object({ rfc3161Timestamps: bounded }).nullish()
});
const messageSignature = object({ signature: part });
const bundle = object({
	mediaType: string().regex(/^application\/vnd\.dev\.sigstore\.bundle[.+]/).max(200),
	verificationMaterial: material,
	dsseEnvelope: dsse.nullish(),
	messageSignature: messageSignature.nullish()
}).refine(({ dsseEnvelope, messageSignature: message }) => dsseEnvelope == null !== (message == null));
/** Tells what a JSON value is; `null` when it is neither, or larger than any real one. Sources: sigstore bundle 0.1-0.3, DSSE 1. */
function envelopeOf(value) {
	const found = bundle.safeParse(value);
	if (found.success) return {
		kind: "bundle",
		bundle: found.data
	};
	const plain = dsse.safeParse(value);
	return plain.success ? {
		kind: "dsse",
		dsse: plain.data
	} : null;
}
/** What is signed of an envelope: its pre-authentication encoding (DSSE 1, "PAE"). */
function preAuthEncoding(payloadType, payload) {
	const type = Buffer.from(payloadType);
	return Buffer.concat([
		Buffer.from(`DSSEv1 ${type.length} `),
		type,
		Buffer.from(` ${payload.length} `),
		payload
	]);
}
// src/crypto/proof.ts
/** A detached signature whose file is not known. */
const NO_CONTENT = {
	status: "unreadable",
	because: "the file that it signs, whose name is its own without the ending, is not there"
};
/** A signature of something else. */
const DOES_NOT_HOLD = {
	status: "broken",
	because: "the signature does not hold for what it is about"
};
// src/crypto/ssh-fields.ts
/** Reads the fields of an OpenSSH blob one after another (RFC 4251, section 5). Throws a RangeError where it ends early. */
var SshFields = class {
	#bytes;
	#at = 0;
	constructor(bytes) {
		this.#bytes = bytes;
	}
	/** Whether everything was read. */
	get done() {
		return this.#at === this.#bytes.length;
	}
	/** So many bytes as they are. */
	take(length) {
		const end = this.#at + length;
		if (end > this.#bytes.length) throw new RangeError("an OpenSSH blob ends early");
		const field = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		return field;
	}
	uint32() {
		return this.take(4).readUInt32BE(0);
	}
	/** A `string`: bytes after their length. */
	bytes() {
		return this.take(this.uint32());
	}
	text() {
		return this.bytes().toString("latin1");
	}
	/** An `mpint` that is not negative, without leading zeros. */
	integer() {
		const bytes = this.bytes();
		const first = bytes.findIndex((byte) => byte !== 0);
		return first < 0 ? Buffer.alloc(0) : bytes.subarray(first);
	}
};
/** A `string` of RFC 4251: bytes after their length. */
function sshString(bytes) {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(bytes.length);
	return Buffer.concat([length, bytes]);
}
// src/crypto/ssh-key.ts
const CURVES = /* @__PURE__ */ new Map([
	["ecdsa-sha2-nistp256", {
		crv: "P-256",
		size: 32
	}],
	["ecdsa-sha2-nistp384", {
		crv: "P-384",
		size: 48
	}],
	["ecdsa-sha2-nistp521", {
		crv: "P-521",
		size: 66
	}]
]);
/** Size in bytes of a coordinate of the curve that a key type of OpenSSH names; `null` for types without one. */
function coordinateSize(type) {
	return CURVES.get(type)?.size ?? null;
}
/**
* The key of an OpenSSH public key blob (RFC 4253, 5656, 8709); `null` for types that are not verified here (DSA, security
* keys, certificates) and blobs that are none.
*/
function sshKey(blob) {
	try {
		const fields = new SshFields(blob);
		const type = fields.text();
		const jwk = jwkOf(type, fields);
		if (jwk === null || !fields.done) return null;
		return {
			type,
			key: createPublicKey({
				key: jwk,
				format: "jwk"
			})
		};
	} catch {
		return null;
	}
}
function jwkOf(type, fields) {
	if (type === "ssh-ed25519") return {
		kty: "OKP",
		crv: "Ed25519",
		x: url(fields.bytes())
	};
	if (type === "ssh-rsa") return {
		kty: "RSA",
		e: url(fields.integer()),
		n: url(fields.integer())
	};
	const curve = CURVES.get(type);
	if (curve === void 0 || fields.text() !== type.slice(11)) return null;
	const point = fields.bytes();
	if (point[0] !== 4 || point.length !== 1 + 2 * curve.size) return null;
	const x = url(point.subarray(1, 1 + curve.size));
	return {
		kty: "EC",
		crv: curve.crv,
		x,
		y: url(point.subarray(1 + curve.size))
	};
}
function url(bytes) {
	return bytes.toString("base64url");
}
// src/crypto/trusted-keys.ts
/** Keys that are read of all files together. */
const MOST_KEYS = 100;
/** Characters of one file that are read. */
const MOST_TEXT = 2e5;
const PEM = /-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE)-----[A-Za-z0-9+/=\s]*-----END \1-----/g;
const SSH_TYPE = /^(ssh-|ecdsa-sha2-|sk-)/;
/** The namespace of signatures over files, by the manual of ssh-keygen: what counts where the key file names none. */
const FILE_NAMESPACE = "file";
/** Reads the keys that a policy trusts. Never throws on what the files hold. */
function trustedKeys(files) {
	const keys = [];
	let unusable = false;
	for (const { path, pem } of files) {
		const text = pem.slice(0, MOST_TEXT);
		const found = text.includes("-----BEGIN ") ? pemKeys(path, text) : sshKeys(path, text);
		keys.push(...found.keys);
		unusable ||= found.unusable || pem.length > MOST_TEXT || found.keys.length === 0;
	}
	return {
		keys: keys.slice(0, MOST_KEYS),
		unusable: unusable || keys.length > MOST_KEYS
	};
}
function pemKeys(path, text) {
	const keys = (text.match(PEM) ?? []).flatMap((block) => {
		const key = publicKeyOf(block);
		return key === null ? [] : [pemKey(path, key)];
	});
	return {
		keys,
		unusable: keys.length < text.split("-----BEGIN ").length - 1
	};
}
/** The public key of a PEM text or of DER (SubjectPublicKeyInfo); `null` when it is none. */
function publicKeyOf(source) {
	try {
		return typeof source === "string" ? createPublicKey(source) : createPublicKey({
			key: source,
			format: "der",
			type: "spki"
		});
	} catch {
		return null;
	}
}
function pemKey(path, key) {
	const der = key.export({
		type: "spki",
		format: "der"
	});
	const sha256 = (data, encoding) => createHash("sha256").update(data).digest(encoding);
	const hints = [
		sha256(key.export({
			type: "spki",
			format: "pem"
		}), "hex"),
		sha256(der, "hex"),
		sha256(der, "base64")
	];
	return {
		path,
		key,
		fingerprint: fingerprintOf(der),
		hints
	};
}
function fingerprintOf(bytes) {
	return `SHA256:${createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "")}`;
}
function sshKeys(path, text) {
	const keys = [];
	let unusable = false;
	for (const line of text.split(/\r?\n/)) {
		const trimmed = line.trim();
		if (trimmed === "" || trimmed.startsWith("#")) continue;
		const key = sshLine(path, trimmed);
		if (key === null) unusable = true;
		else keys.push(key);
	}
	return {
		keys,
		unusable
	};
}
/**
* A line of `allowed_signers` (`who [options] type key [comment]`) or a public key (`type key [comment]`). Lines with options
* that are not judged here (a certificate authority, dates, patterns of namespaces) are not used: ssh-keygen(1), ALLOWED SIGNERS.
*/
function sshLine(path, line) {
	const words = line.split(/[ \t]+/);
	const at = words.findIndex((word, index) => index <= 2 && SSH_TYPE.test(word));
	const encoded = words[at + 1];
	if (at < 0 || encoded === void 0 || !/^[A-Za-z0-9+/]{1,20000}={0,2}$/.test(encoded)) return null;
	const namespaces = at < 2 ? [FILE_NAMESPACE] : namespacesOf(words[1] ?? "");
	const blob = Buffer.from(encoded, "base64");
	const read = sshKey(blob);
	if (namespaces === null || read === null || read.type !== words[at]) return null;
	const ssh = {
		type: read.type,
		blob,
		namespaces
	};
	return {
		path,
		key: read.key,
		fingerprint: fingerprintOf(blob),
		hints: [],
		ssh
	};
}
function namespacesOf(options) {
	const listed = /^namespaces="([^"*?!\s]+)"$/i.exec(options)?.[1];
	return listed === void 0 ? null : listed.split(",").filter((name) => name !== "");
}
// src/crypto/trusted-root.ts
/**
* Sigstore's public trusted root: authorities of certificates and time stamps, and transparency logs. Old keys stay in it, so it
* keeps verifying what it verified; signatures by keys that are newer than it need `trustedRoot` of the policy until it is renewed.
*/
const trustedRoot = {
	mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
	tlogs: [{
		baseUrl: "https://rekor.sigstore.dev",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: { start: "2021-01-12T11:53:27Z" }
		},
		logId: { keyId: "wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0=" }
	}, {
		baseUrl: "https://log2025-1.rekor.sigstore.dev",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=",
			keyDetails: "PKIX_ED25519",
			validFor: { start: "2025-09-23T00:00:00Z" }
		},
		logId: { keyId: "zxGZFVvd0FEmjR8WrFwMdcAJ9vtaY/QXf44Y1wUeP6A=" }
	}],
	certificateAuthorities: [{
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore"
		},
		uri: "https://fulcio.sigstore.dev",
		certChain: { certificates: [{ rawBytes: "MIIB+DCCAX6gAwIBAgITNVkDZoCiofPDsy7dfm6geLbuhzAKBggqhkjOPQQDAzAqMRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxETAPBgNVBAMTCHNpZ3N0b3JlMB4XDTIxMDMwNzAzMjAyOVoXDTMxMDIyMzAzMjAyOVowKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTB2MBAGByqGSM49AgEGBSuBBAAiA2IABLSyA7Ii5k+pNO8ZEWY0ylemWDowOkNa3kL+GZE5Z5GWehL9/A9bRNA3RbrsZ5i0JcastaRL7Sp5fp/jD5dxqc/UdTVnlvS16an+2Yfswe/QuLolRUCrcOE2+2iA5+tzd6NmMGQwDgYDVR0PAQH/BAQDAgEGMBIGA1UdEwEB/wQIMAYBAf8CAQEwHQYDVR0OBBYEFMjFHQBBmiQpMlEk6w2uSu1KBtPsMB8GA1UdIwQYMBaAFMjFHQBBmiQpMlEk6w2uSu1KBtPsMAoGCCqGSM49BAMDA2gAMGUCMH8liWJfMui6vXXBhjDgY4MwslmN/TJxVe/83WrFomwmNf056y1X48F9c4m3a3ozXAIxAKjRay5/aj/jsKKGIkmQatjI8uupHr/+CxFvaJWmpYqNkLDGRU+9orzh5hI2RrcuaQ==" }] },
		validFor: {
			start: "2021-03-07T03:20:29Z",
			end: "2022-12-31T23:59:59.999Z"
		}
	}, {
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore"
		},
		uri: "https://fulcio.sigstore.dev",
		certChain: { certificates: [{ rawBytes: "MIICGjCCAaGgAwIBAgIUALnViVfnU0brJasmRkHrn/UnfaQwCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMjA0MTMyMDA2MTVaFw0zMTEwMDUxMzU2NThaMDcxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEeMBwGA1UEAxMVc2lnc3RvcmUtaW50ZXJtZWRpYXRlMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8RVS/ysH+NOvuDZyPIZtilgUF9NlarYpAd9HP1vBBH1U5CV77LSS7s0ZiH4nE7Hv7ptS6LvvR/STk798LVgMzLlJ4HeIfF3tHSaexLcYpSASr1kS0N/RgBJz/9jWCiXno3sweTAOBgNVHQ8BAf8EBAMCAQYwEwYDVR0lBAwwCgYIKwYBBQUHAwMwEgYDVR0TAQH/BAgwBgEB/wIBADAdBgNVHQ4EFgQU39Ppz1YkEZb5qNjpKFWixi4YZD8wHwYDVR0jBBgwFoAUWMAeX5FFpWapesyQoZMi0CrFxfowCgYIKoZIzj0EAwMDZwAwZAIwPCsQK4DYiZYDPIaDi5HFKnfxXx6ASSVmERfsynYBiX2X6SJRnZU84/9DZdnFvvxmAjBOt6QpBlc4J/0DxvkTCqpclvziL6BCCPnjdlIB3Pu3BxsPmygUY7Ii2zbdCdliiow=" }, { rawBytes: "MIIB9zCCAXygAwIBAgIUALZNAPFdxHPwjeDloDwyYChAO/4wCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMTEwMDcxMzU2NTlaFw0zMTEwMDUxMzU2NThaMCoxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjERMA8GA1UEAxMIc2lnc3RvcmUwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAT7XeFT4rb3PQGwS4IajtLk3/OlnpgangaBclYpsYBr5i+4ynB07ceb3LP0OIOZdxexX69c5iVuyJRQ+Hz05yi+UF3uBWAlHpiS5sh0+H2GHE7SXrk1EC5m1Tr19L9gg92jYzBhMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRYwB5fkUWlZql6zJChkyLQKsXF+jAfBgNVHSMEGDAWgBRYwB5fkUWlZql6zJChkyLQKsXF+jAKBggqhkjOPQQDAwNpADBmAjEAj1nHeXZp+13NWBNa+EDsDP8G1WWg1tCMWP/WHPqpaVo0jhsweNFZgSs0eE7wYI4qAjEA2WB9ot98sIkoF3vZYdd3/VtWB5b9TNMea7Ix/stJ5TfcLLeABLE4BNJOsQ4vnBHJ" }] },
		validFor: { start: "2022-04-13T20:06:15Z" }
	}],
	ctlogs: [{
		baseUrl: "https://ctfe.sigstore.dev/test",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbfwR+RJudXscgRBRpKX1XFDy3PyudDxz/SfnRi1fT8ekpfBd2O1uoz7jr3Z8nKzxA69EUQ+eFCFI3zeubPWU7w==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: {
				start: "2021-03-14T00:00:00Z",
				end: "2022-10-31T23:59:59.999Z"
			}
		},
		logId: { keyId: "CGCS8ChS/2hF0dFrJ4ScRWcYrBY9wzjSbea8IgY2b3I=" }
	}, {
		baseUrl: "https://ctfe.sigstore.dev/2022",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiPSlFi0CmFTfEjCUqF9HuCEcYXNKAaYalIJmBZ8yyezPjTqhxrKBpMnaocVtLJBI1eM3uXnQzQGAJdJ4gs9Fyw==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: { start: "2022-10-20T00:00:00Z" }
		},
		logId: { keyId: "3T0wasbHETJjGR4cmWc3AqJKXrjePK3/h4pygC8p7o4=" }
	}],
	timestampAuthorities: [{
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore-tsa-selfsigned"
		},
		uri: "https://timestamp.sigstore.dev/api/v1/timestamp",
		certChain: { certificates: [{ rawBytes: "MIICEDCCAZagAwIBAgIUOhNULwyQYe68wUMvy4qOiyojiwwwCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMC4xFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEVMBMGA1UEAxMMc2lnc3RvcmUtdHNhMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE4ra2Z8hKNig2T9kFjCAToGG30jky+WQv3BzL+mKvh1SKNR/UwuwsfNCg4sryoYAd8E6isovVA3M4aoNdm9QDi50Z8nTEyvqgfDPtTIwXItfiW/AFf1V7uwkbkAoj0xxco2owaDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFIn9eUOHz9BlRsMCRscsc1t9tOsDMB8GA1UdIwQYMBaAFJjsAe9/u1H/1JUeb4qImFMHic6/MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMDA2gAMGUCMDtpsV/6KaO0qyF/UMsX2aSUXKQFdoGTptQGc0ftq1csulHPGG6dsmyMNd3JB+G3EQIxAOajvBcjpJmKb4Nv+2Taoj8Uc5+b6ih6FXCCKraSqupe07zqswMcXJTe1cExvHvvlw==" }, { rawBytes: "MIIB9zCCAXygAwIBAgIUV7f0GLDOoEzIh8LXSW80OJiUp14wCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMDkxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEgMB4GA1UEAxMXc2lnc3RvcmUtdHNhLXNlbGZzaWduZWQwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAQUQNtfRT/ou3YATa6wB/kKTe70cfJwyRIBovMnt8RcJph/COE82uyS6FmppLLL1VBPGcPfpQPYJNXzWwi8icwhKQ6W/Qe2h3oebBb2FHpwNJDqo+TMaC/tdfkv/ElJB72jRTBDMA4GA1UdDwEB/wQEAwIBBjASBgNVHRMBAf8ECDAGAQH/AgEAMB0GA1UdDgQWBBSY7AHvf7tR/9SVHm+KiJhTB4nOvzAKBggqhkjOPQQDAwNpADBmAjEAwGEGrfGZR1cen1R8/DTVMI943LssZmJRtDp/i7SfGHmGRP6gRbuj9vOK3b67Z0QQAjEAuT2H673LQEaHTcyQSZrkp4mX7WwkmF+sVbkYY5mXN+RMH13KUEHHOqASaemYWK/E" }] },
		validFor: { start: "2025-07-04T00:00:00Z" }
	}]
};
// src/crypto/verify-identity.ts
/** Roots that are tried; GitHub's own list has two. */
const MOST_ROOTS = 10;
/**
* Verifies a bundle with a certificate offline, against trusted roots that are ours or the base branch's, and compares who
* signed, letter by letter, with the identities of the policy. Never rejects on what the bundle holds.
* The libraries are loaded with the first bundle: most pull requests have none.
*/
async function verifyIdentity(value, content, anchors) {
	const [{ bundleFromJSON }, verifying, { TrustedRoot }] = await Promise.all([
		import("./dist3.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./dist4.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./dist2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))
	]);
	const roots = rootsOf(anchors.trustedRoot);
	let bundle;
	let entity;
	try {
		bundle = bundleFromJSON(value);
		entity = verifying.toSignedEntity(bundle, content === void 0 ? void 0 : Buffer.from(content));
	} catch {
		return {
			proof: {
				status: "unreadable",
				because: "it is no whole Sigstore bundle"
			},
			dsse: null
		};
	}
	const dsse = bundle.content.$case === "dsseEnvelope" ? bundle.content.dsseEnvelope : null;
	if (roots === null) return {
		proof: {
			status: "unreadable",
			because: "the policy's trusted root cannot be read as one"
		},
		dsse
	};
	if (dsse === null && content === void 0) return {
		proof: NO_CONTENT,
		dsse
	};
	const outcomes = [];
	for (const root of roots) try {
		const trust = verifying.toTrustMaterial(TrustedRoot.fromJSON(root));
		const thresholds = {
			tlogThreshold: Math.min(1, trust.tlogs.length),
			ctlogThreshold: Math.min(1, trust.ctlogs.length)
		};
		const { identity } = new verifying.Verifier(trust, thresholds).verify(entity);
		outcomes.push(judge(identity?.extensions?.issuer, identity?.subjectAlternativeName, anchors));
	} catch (error) {
		outcomes.push(failureOf(error));
	}
	return {
		proof: best(outcomes),
		dsse
	};
}
function judge(issuer, subject, { identities }) {
	if (issuer === void 0 || subject === void 0) return {
		status: "untrusted",
		because: "its certificate does not say who signed"
	};
	const by = {
		kind: "identity",
		issuer,
		subject
	};
	if (identities.some((each) => each.issuer === issuer && each.subject === subject)) return {
		status: "verified",
		by
	};
	return {
		status: "untrusted",
		by,
		because: "whoever signed it is none of the identities that the policy trusts"
	};
}
/** Codes of `VerificationError` that say that content and signature do not belong together. */
const BROKEN = /* @__PURE__ */ new Set(["SIGNATURE_ERROR", "TLOG_BODY_ERROR"]);
function failureOf(error) {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	if (BROKEN.has(code)) return DOES_NOT_HOLD;
	if (code.startsWith("TLOG_")) return {
		status: "untrusted",
		because: "no transparency log of the trusted root vouches for it"
	};
	if (code === "TIMESTAMP_ERROR") return {
		status: "untrusted",
		because: "nobody whom the trusted root names vouches for when it was signed"
	};
	if (code === "CERTIFICATE_ERROR") return {
		status: "untrusted",
		because: "no authority of the trusted root issued its certificate"
	};
	return {
		status: "unreadable",
		because: "its certificate, log entries or time stamps cannot be read"
	};
}
const ORDER = [
	"verified",
	"broken",
	"untrusted",
	"unreadable"
];
/** Of several roots, what the best one says: that one vouches is enough. Where none does, who signed is worth more than who did not. */
function best(outcomes) {
	return [...outcomes].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || Number(b.by !== void 0) - Number(a.by !== void 0))[0] ?? {
		status: "unreadable",
		because: "the policy's trusted root cannot be read as one"
	};
}
/** The roots as JSON values: one text, or one a line as `gh attestation trusted-root` prints them. */
function rootsOf(text) {
	if (text === void 0) return [trustedRoot];
	try {
		return [JSON.parse(text)];
	} catch {
		const lines = text.split("\n").filter((line) => line.trim() !== "");
		try {
			return lines.slice(0, MOST_ROOTS).map((line) => JSON.parse(line));
		} catch {
			return null;
		}
	}
}
// src/crypto/holds.ts
/** Shortest RSA key that proves anything, in bits: NIST SP 800-131A. */
const SHORTEST_RSA = 2048;
/** Digest that goes with a curve, as OpenSSF model signing and Sigstore's `PublicKeyDetails` pair them. */
const DIGEST_OF_CURVE = /* @__PURE__ */ new Map([
	["prime256v1", "sha256"],
	["secp384r1", "sha384"],
	["secp521r1", "sha512"]
]);
/**
* Whether a signature over data holds under a key. The algorithm is the key's alone, never one that the signed file names:
* ECDSA (DER) with the digest of its curve, Ed25519, Ed448, ML-DSA, RSA (PKCS #1 v1.5 or PSS) with SHA-256. Anything else is false.
*/
function holds(key, data, signature) {
	try {
		return holdsByType(key, data, signature);
	} catch {
		return false;
	}
}
function holdsByType(key, data, signature) {
	const type = key.asymmetricKeyType ?? "";
	if (type === "ec") {
		const digest = DIGEST_OF_CURVE.get(key.asymmetricKeyDetails?.namedCurve ?? "");
		return digest !== void 0 && verify(digest, data, {
			key,
			dsaEncoding: "der"
		}, signature);
	}
	if (type === "ed25519" || type === "ed448" || type.startsWith("ml-dsa-")) return verify(null, data, key, signature);
	if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_RSA) return false;
	if (type === "rsa-pss") return verify("sha256", data, key, signature);
	if (type !== "rsa") return false;
	const pss = {
		key,
		padding: constants.RSA_PKCS1_PSS_PADDING,
		saltLength: constants.RSA_PSS_SALTLEN_AUTO
	};
	return verify("sha256", data, key, signature) || verify("sha256", data, pss, signature);
}
// src/crypto/verify-ssh.ts
const ARMOUR = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/;
const MAGIC = new TextEncoder().encode("SSHSIG");
/** Characters of an armoured signature; the longest, of RSA with 16,384 bits, has about 6,000. */
const LONGEST = 5e4;
/** Why a signature by a trusted key does not count: it was made for another purpose. */
const OTHER_NAMESPACE = "a trusted key made it, but in a namespace for which the key file does not trust it";
/** Whether a text is an armoured signature of `ssh-keygen -Y sign`. */
function isSshSignature(text) {
	return text.startsWith("-----BEGIN SSH SIGNATURE-----");
}
/**
* Verifies a signature of `ssh-keygen -Y sign` over a file's content with the trusted keys alone.
* Source: openssh-portable, PROTOCOL.sshsig (version 1).
*/
function verifySsh(text, content, trusted) {
	const found = read(text);
	if (found === null) return {
		status: "unreadable",
		because: "it is not a whole OpenSSH signature of version 1"
	};
	if (content === void 0) return NO_CONTENT;
	const own = sshKey(found.publicKey);
	if (own === null) return {
		status: "unreadable",
		because: "keys of its type are not verified here; Ed25519, ECDSA and RSA keys are"
	};
	if (!sshHolds(own.type, own.key, found, found.signed(content))) return DOES_NOT_HOLD;
	const known = trusted.keys.filter(({ ssh }) => ssh?.blob.equals(found.publicKey));
	const key = known.find(({ ssh }) => ssh?.namespaces.includes(found.namespace));
	if (key !== void 0) return {
		status: "verified",
		by: {
			kind: "key",
			path: key.path,
			fingerprint: key.fingerprint
		}
	};
	if (known.length > 0) return {
		status: "untrusted",
		because: OTHER_NAMESPACE
	};
	return {
		status: "untrusted",
		because: noTrustedKey({
			...trusted,
			keys: trusted.keys.filter(({ ssh }) => ssh !== void 0)
		})
	};
}
/** Why none of the trusted keys made a signature. */
function noTrustedKey({ keys, unusable }) {
	if (unusable) return "no trusted key made it, and not every key file that the policy names can be read as keys";
	return keys.length === 0 ? "the policy trusts no key" : "none of the keys that the policy trusts made it";
}
function read(text) {
	const encoded = text.length > LONGEST ? void 0 : ARMOUR.exec(text)?.[1];
	if (encoded === void 0) return null;
	try {
		const fields = new SshFields(Buffer.from(encoded, "base64"));
		if (!fields.take(MAGIC.length).equals(MAGIC) || fields.uint32() !== 1) return null;
		const publicKey = fields.bytes();
		const [namespace, reserved, algorithm] = [
			fields.bytes(),
			fields.bytes(),
			fields.text()
		];
		const inner = new SshFields(fields.bytes());
		const [format, signature] = [inner.text(), inner.bytes()];
		if (!fields.done || !inner.done || namespace.length === 0) return null;
		if (algorithm !== "sha256" && algorithm !== "sha512") return null;
		const signed = (content) => {
			const digest = createHash(algorithm).update(content).digest();
			const parts = [
				namespace,
				reserved,
				Buffer.from(algorithm),
				digest
			].map(sshString);
			return Buffer.concat([MAGIC, ...parts]);
		};
		return {
			publicKey,
			namespace: namespace.toString("utf8"),
			algorithm,
			signed,
			format,
			signature
		};
	} catch {
		return null;
	}
}
function sshHolds(type, key, found, data) {
	const { format, signature } = found;
	try {
		if (type === "ssh-ed25519") return format === type && verify(null, data, key, signature);
		if (type === "ssh-rsa") {
			const digest = {
				"rsa-sha2-256": "sha256",
				"rsa-sha2-512": "sha512"
			}[format];
			const long = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
			return digest !== void 0 && long && verify(digest, data, key, signature);
		}
		const size = coordinateSize(type);
		if (size === null || format !== type) return false;
		const digest = {
			32: "sha256",
			48: "sha384",
			66: "sha512"
		}[size];
		const whole = fixedLength(signature, size);
		return digest !== void 0 && whole !== null && verify(digest, data, {
			key,
			dsaEncoding: "ieee-p1363"
		}, whole);
	} catch {
		return false;
	}
}
/** The two integers of an ECDSA signature side by side, each as long as a coordinate. */
function fixedLength(signature, size) {
	const fields = new SshFields(signature);
	const integers = [fields.integer(), fields.integer()];
	if (!fields.done || integers.some(({ length }) => length > size)) return null;
	return Buffer.concat(integers.map((integer) => Buffer.concat([Buffer.alloc(size - integer.length), integer])));
}
// src/crypto/verify-key.ts
/** Verifies signatures with the trusted keys alone; one that holds is enough. */
function verifyWithKeys({ data, signatures, hints, ownKey }, trusted) {
	const usable = trusted.keys.filter(({ ssh }) => ssh === void 0);
	const key = usable.find((each) => signatures.some((signature) => holds(each.key, data, signature)));
	if (key !== void 0) return {
		status: "verified",
		by: {
			kind: "key",
			path: key.path,
			fingerprint: key.fingerprint
		}
	};
	const own = ownKey === null ? null : readOwnKey(ownKey);
	if (usable.some((each) => isNamed(each, hints) || own !== null && each.key.equals(own))) return DOES_NOT_HOLD;
	if (own !== null && !signatures.some((signature) => holds(own, data, signature))) return DOES_NOT_HOLD;
	return {
		status: "untrusted",
		because: noTrustedKey({
			...trusted,
			keys: usable
		})
	};
}
function isNamed(key, hints) {
	return key.hints.some((hint) => hints.includes(hint));
}
/** A bundle's own key: base64 of DER, or of PEM as OpenSSF model signing 1.0 writes it. */
function readOwnKey(rawBytes) {
	const bytes = Buffer.from(rawBytes, "base64");
	return publicKeyOf(bytes.subarray(0, 11).toString("latin1") === "-----BEGIN " ? bytes.toString("latin1") : bytes);
}
// src/crypto/verify-each.ts
/** Bundles of one file that are verified; a file of more is refused. */
const MOST_BUNDLES = 50;
/** Of them, those that sign the file beside them, which may be large and is read anew for each and for every key. */
const MOST_DETACHED = 5;
/**
* Verifies whatever signatures a file holds: a Sigstore bundle (OpenSSF model signing's among them), a DSSE envelope, several of
* them a line each, or an OpenSSH signature. One result for each; at least one. Never rejects on what the file holds.
*/
async function verifyEach(file, anchors) {
	const trusted = trustedKeys(anchors.keys);
	const text = file.text.replace(/^\uFEFF/, "");
	if (isSshSignature(text)) return [ofContent(verifySsh(text, file.content, trusted))];
	const whole = jsonOf(text);
	if (whole !== void 0) return [await verifyValue(file, whole, trusted, anchors)];
	const lines = text.split("\n").flatMap((line, index) => line.trim() === "" ? [] : [{
		line: index + 1,
		text: line
	}]);
	if (lines.length === 0) return [unreadable("it is empty")];
	if (lines.length > MOST_BUNDLES) return [unreadable(`it is no JSON, and has more than ${MOST_BUNDLES} lines that could be a bundle each`)];
	const results = [];
	let detached = 0;
	for (const { line, text: each } of lines) {
		const value = jsonOf(each);
		if (isDetached(value) && ++detached > MOST_DETACHED) {
			results.push({
				...unreadable(`only ${MOST_DETACHED} signatures of the file beside it are verified`),
				line
			});
			continue;
		}
		const result = value === void 0 ? unreadable("it is neither JSON nor an OpenSSH signature") : await verifyValue(file, value, trusted, anchors);
		results.push({
			...result,
			line
		});
	}
	return results;
}
function isDetached(value) {
	return typeof value === "object" && value !== null && "messageSignature" in value;
}
async function verifyValue(file, value, trusted, anchors) {
	const envelope = envelopeOf(value);
	if (envelope === null) return unreadable("it is neither a Sigstore bundle nor a DSSE envelope");
	if (isVouchedFor(envelope)) {
		const { proof, dsse } = await verifyIdentity(value, file.content, anchors);
		return dsse === null ? ofContent(proof) : ofStatement(dsse.payloadType, dsse.payload, proof);
	}
	const message = envelope.kind === "bundle" ? envelope.bundle.messageSignature : null;
	if (message != null) return ofContent(verifyMessage(file, envelope, message.signature, trusted));
	const dsse = envelope.kind === "dsse" ? envelope.dsse : envelope.bundle.dsseEnvelope;
	if (dsse == null) return unreadable("it signs nothing");
	const payload = Buffer.from(dsse.payload, "base64");
	const proof = verifyWithKeys({
		data: preAuthEncoding(dsse.payloadType, payload),
		signatures: dsse.signatures.map(({ sig }) => Buffer.from(sig, "base64")),
		hints: [...hintsOf(dsse), ...hintOf(envelope)],
		ownKey: ownKeyOf(envelope)
	}, trusted);
	return ofStatement(dsse.payloadType, payload, proof);
}
/** Whether somebody else vouches for the signer of a bundle. A certificate alone says as little as a key that is brought along. */
function isVouchedFor(envelope) {
	if (envelope.kind === "dsse") return false;
	const { publicKey, tlogEntries, timestampVerificationData } = envelope.bundle.verificationMaterial;
	const stamps = timestampVerificationData?.rfc3161Timestamps ?? [];
	return publicKey == null && (tlogEntries ?? []).length + stamps.length > 0;
}
function verifyMessage({ content }, envelope, signature, trusted) {
	if (content === void 0) return NO_CONTENT;
	return verifyWithKeys({
		data: content,
		signatures: [Buffer.from(signature, "base64")],
		hints: hintOf(envelope),
		ownKey: ownKeyOf(envelope)
	}, trusted);
}
function hintsOf({ signatures }) {
	return signatures.flatMap(({ keyid }) => keyid == null || keyid === "" ? [] : [keyid]);
}
function hintOf(envelope) {
	const hint = envelope.kind === "bundle" ? envelope.bundle.verificationMaterial.publicKey?.hint : null;
	return hint == null || hint === "" ? [] : [hint];
}
function ownKeyOf(envelope) {
	return envelope.kind === "bundle" ? envelope.bundle.verificationMaterial.publicKey?.rawBytes ?? null : null;
}
function ofStatement(payloadType, payload, proof) {
	return {
		proof,
		over: {
			kind: "statement",
			payloadType,
			payload
		}
	};
}
function ofContent(proof) {
	return {
		proof,
		over: { kind: "content" }
	};
}
function unreadable(because) {
	return {
		proof: {
			status: "unreadable",
			because
		},
		over: { kind: "nothing" }
	};
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
export { envelopeOf as i, OTHER_NAMESPACE as n, isSshSignature as r, verifyEach as t };
