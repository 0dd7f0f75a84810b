import type { Digest } from "#core/model/details.ts";
import { defineReader, type EvidenceFile } from "../define-reader.ts";
import { decodeBytes, toHex } from "../dsse/decode-base64.ts";
import { readEnvelope } from "../dsse/read-envelope.ts";
import type { Foreign } from "../foreign.ts";
import { readValues } from "../in-toto/read-values.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const ID = "sigstore-bundle";
const MEDIA = /^application\/vnd\.dev\.sigstore\.bundle(?:\+json;version=0\.[123]|\.v0\.[0-9]{1,3}\+json)$/;
const ALGORITHMS: Readonly<Record<string, readonly [string, number]>> = {
  SHA2_256: ["sha256", 32],
  SHA2_384: ["sha384", 48],
  SHA2_512: ["sha512", 64],
  SHA3_256: ["sha3_256", 32],
  SHA3_384: ["sha3_384", 48],
};

/** Sigstore bundles, versions 0.1 to 0.3: signed statements (OpenSSF model signing among them) and signed messages. */
export const sigstoreBundle = defineReader({
  id: ID,
  title: "Sigstore bundle",
  detect: (text) =>
    /^\s*\{/.test(text.slice(0, 256)) && text.includes('"application/vnd.dev.sigstore.bundle'),
  read: (file) => {
    const builder = new ReadingBuilder(ID, file);
    const { values, issues } = readValues(file);
    builder.problems(issues);
    for (const value of values) readBundle(value, file, builder);
    return builder.build();
  },
});

function readBundle(bundle: Foreign, file: EvidenceFile, builder: ReadingBuilder): void {
  const media = bundle.at("mediaType");
  if (!MEDIA.test(media.text ?? "")) {
    builder.problem({ ...OTHER_BUNDLE, values: { found: media.spelled } }, media.where);
    return;
  }
  const envelope = bundle.at("dsseEnvelope");
  const message = bundle.at("messageSignature");
  if (envelope.isMapping) readEnvelope(envelope, file.path, builder);
  else if (message.isMapping) readMessage(message, file, builder);
  else builder.problem(NOTHING_SIGNED, bundle.where);
  const material = bundle.at("verificationMaterial");
  for (const kind of ["certificate", "x509CertificateChain", "publicKey"])
    if (material.at(kind).isMapping)
      builder.add("properties", {
        name: "verificationMaterial",
        value: kind,
        source: material.at(kind).source,
      });
  for (const entry of material.at("tlogEntries").items) {
    const { text, source } = entry.at("integratedTime");
    const seconds = text !== undefined && /^\d{9,11}$/.test(text) ? Number(text) : undefined;
    if (seconds !== undefined)
      builder.add("properties", {
        name: "integratedTime",
        value: new Date(seconds * 1000).toISOString(),
        source,
      });
  }
}

/** A signature over a file itself. Which file is told by the bundle's own name, as cosign and others name it. */
function readMessage(message: Foreign, file: EvidenceFile, builder: ReadingBuilder): void {
  const digest = readMessageDigest(message.at("messageDigest"));
  if (digest === undefined) {
    builder.problem(NO_DIGEST, message.at("messageDigest").where);
    return;
  }
  const { source } = message;
  const name =
    file.path
      .split("/")
      .at(-1)
      ?.replace(/\.(?:sigstore\.json|sigstore|bundle|sig|json)$/, "") ?? "";
  const subject = { name, digests: [digest], source };
  builder.add("subjects", { kind: "content", ...subject });
  const signed = message.at("signature").text !== undefined;
  builder.add("attestations", { predicateType: "message-signature", subjects: [subject], signed, source });
}

function readMessageDigest(from: Foreign): Digest | undefined {
  const name = from.at("algorithm").text ?? "";
  const known = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
  const encoded = from.at("digest").text;
  const bytes = encoded === undefined || encoded.length > 200 ? undefined : decodeBytes(encoded);
  if (known === undefined || bytes?.length !== known[1]) return undefined;
  return { algorithm: known[0], value: toHex(bytes) };
}

const OTHER_BUNDLE = {
  id: "unknown-bundle",
  says: "`{found}` is no media type of a Sigstore bundle that is known here.",
  fix: "Write a bundle of version 0.3 with a current version of the signing tool.",
};

const NOTHING_SIGNED = {
  id: "nothing-signed",
  says: "The bundle holds neither a statement nor a signature of a message.",
  fix: "Sign again, and list the bundle that was written.",
};

const NO_DIGEST = {
  id: "no-digest",
  says: "The bundle does not say the digest of what was signed.",
  fix: "Sign again with a tool that writes `messageDigest`.",
};
