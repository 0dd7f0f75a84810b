import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { preAuthEncoding } from "./envelope.ts";

/** An authority, a log and a person of our own, as Sigstore would have them, so that tests need no network and no clock. */
export interface OwnSigstore {
  readonly trustedRoot: string;
  /** A bundle by somebody whose certificate names issuer and subject. */
  bundle(
    payload: string,
    who: { readonly issuer: string; readonly subject: string },
  ): Record<string, unknown>;
}

const DAY = 24 * 60 * 60 * 1000;
const SIGNED_AT = Date.parse("2026-03-01T12:00:00Z");
const COMMON_NAME = "2.5.4.3";
const BASIC_CONSTRAINTS = "2.5.29.19";
const KEY_USAGE = "2.5.29.15";
const ALTERNATIVE_NAME = "2.5.29.17";
const FULCIO_ISSUER = "1.3.6.1.4.1.57264.1.1";
const ECDSA_SHA256 = "1.2.840.10045.4.3.2";

export function ownSigstore(): OwnSigstore {
  const [authority, log] = [pair(), pair()];
  const root = certificate(authority.publicKey, authority.privateKey, "an authority", "an authority", [
    extension(BASIC_CONSTRAINTS, sequence(der(0x01, Buffer.from([0xff])))),
    extension(KEY_USAGE, der(0x03, Buffer.from([1, 0x06]))),
  ]);
  const logKey = spki(log.publicKey);
  const logId = { keyId: createHash("sha256").update(logKey).digest("base64") };
  const validFor = { start: new Date(SIGNED_AT - DAY).toISOString() };
  const publicKey = { rawBytes: logKey.toString("base64"), keyDetails: "PKIX_ECDSA_P256_SHA_256", validFor };
  const trustedRoot = {
    mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    tlogs: [{ baseUrl: "https://log.example", hashAlgorithm: "SHA2_256", publicKey, logId }],
    certificateAuthorities: [
      {
        certChain: { certificates: [{ rawBytes: root.toString("base64") }] },
        validFor,
        uri: "https://ca.example",
      },
    ],
    ctlogs: [],
    timestampAuthorities: [],
  };
  return {
    trustedRoot: JSON.stringify(trustedRoot),
    bundle(payload, { issuer, subject }) {
      const own = pair();
      const leaf = certificate(own.publicKey, authority.privateKey, "an authority", "", [
        extension(ALTERNATIVE_NAME, sequence(der(0x86, Buffer.from(subject)))),
        extension(FULCIO_ISSUER, Buffer.from(issuer)),
      ]);
      const payloadType = "application/vnd.in-toto+json";
      const bytes = Buffer.from(payload);
      const sig = sign("sha256", preAuthEncoding(payloadType, bytes), own.privateKey).toString("base64");
      return {
        mediaType: "application/vnd.dev.sigstore.bundle+json;version=0.1",
        verificationMaterial: {
          x509CertificateChain: { certificates: [{ rawBytes: leaf.toString("base64") }] },
          tlogEntries: [entry(sig, bytes, logId.keyId, log.privateKey)],
        },
        dsseEnvelope: { payload: bytes.toString("base64"), payloadType, signatures: [{ sig }] },
      };
    },
  };
}

/** What the log says of a signature, with its promise to keep it. */
function entry(sig: string, payload: Buffer, keyId: string, key: KeyObject): object {
  const payloadHash = { algorithm: "sha256", value: createHash("sha256").update(payload).digest("hex") };
  const spec = { payloadHash, signatures: [{ signature: sig }] };
  const body = Buffer.from(JSON.stringify({ apiVersion: "0.0.1", kind: "dsse", spec })).toString("base64");
  const integratedTime = SIGNED_AT / 1000;
  // Canonical JSON: keys in order, nothing between them.
  const promised = JSON.stringify({
    body,
    integratedTime,
    logID: Buffer.from(keyId, "base64").toString("hex"),
    logIndex: 7,
  });
  return {
    logIndex: "7",
    logId: { keyId },
    kindVersion: { kind: "dsse", version: "0.0.1" },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp: sign("sha256", Buffer.from(promised), key).toString("base64") },
    canonicalizedBody: body,
  };
}

function pair() {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" });
}

/** An X.509 certificate of version 3 (RFC 5280), valid on the day of the signature. */
function certificate(
  key: KeyObject,
  issuerKey: KeyObject,
  issuer: string,
  subject: string,
  extensions: readonly Buffer[],
): Buffer {
  const algorithm = sequence(oid(ECDSA_SHA256));
  const time = (at: number) =>
    der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, "").slice(2, 14)}Z`));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([subject.length + 1])),
    algorithm,
    name(issuer),
    sequence(time(SIGNED_AT - DAY), time(SIGNED_AT + DAY)),
    name(subject),
    spki(key),
    der(0xa3, sequence(...extensions)),
  );
  return sequence(
    body,
    algorithm,
    der(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, issuerKey)])),
  );
}

function name(text: string): Buffer {
  return text === ""
    ? sequence()
    : sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from(text)))));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(0x01, Buffer.from([0xff])), der(0x04, value));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = rest.flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

/** A tag with its length and content (X.690). */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}
