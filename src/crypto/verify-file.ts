import { createHash } from "node:crypto";
import { type SignedFile, signedPath, type TrustAnchors } from "#core/facts/crypto.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Artifact } from "#core/model/details.ts";
import { type Dsse, type Envelope, envelopeOf, preAuthEncoding } from "./envelope.ts";
import { NO_CONTENT, type Proof } from "./proof.ts";
import { type ReadStatement, readStatement } from "./statement.ts";
import { type TrustedKeys, trustedKeys } from "./trusted-keys.ts";
import { verifyIdentity } from "./verify-identity.ts";
import { verifyWithKeys } from "./verify-key.ts";
import { isSshSignature, verifySsh } from "./verify-ssh.ts";

/** Bundles of one file that are verified; a file of more is refused. */
const MOST_BUNDLES = 50;
/** Of them, those that sign the file beside them, which may be large and is read anew for each and for every key. */
const MOST_DETACHED = 5;

/**
 * Verifies whatever signatures a file holds: a Sigstore bundle (OpenSSF model signing's among them), a DSSE envelope, several of
 * them a line each, or an OpenSSH signature. One result for each; at least one. Never rejects on what the file holds.
 */
export async function verifyFile(file: SignedFile, anchors: TrustAnchors): Promise<SignatureFacts[]> {
  const trusted = trustedKeys(anchors.keys);
  const text = file.text.replace(/^\uFEFF/, "");
  if (isSshSignature(text)) return [ofContent(file, {}, verifySsh(text, file.content, trusted))];
  const whole = jsonOf(text);
  if (whole !== undefined) return [await verifyValue(file, {}, whole, trusted, anchors)];
  const lines = text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line: index + 1, text: line }]));
  if (lines.length === 0) return [unreadable(file, {}, "it is empty")];
  if (lines.length > MOST_BUNDLES)
    return [
      unreadable(
        file,
        {},
        `it is no JSON, and has more than ${MOST_BUNDLES} lines that could be a bundle each`,
      ),
    ];
  const results: SignatureFacts[] = [];
  let detached = 0;
  for (const { line, text: each } of lines) {
    const value = jsonOf(each);
    if (isDetached(value) && ++detached > MOST_DETACHED) {
      const because = `only ${MOST_DETACHED} signatures of the file beside it are verified`;
      results.push(unreadable(file, { line }, because));
      continue;
    }
    results.push(
      value === undefined
        ? unreadable(file, { line }, "it is neither JSON nor an OpenSSH signature")
        : await verifyValue(file, { line }, value, trusted, anchors),
    );
  }
  return results;
}

function isDetached(value: unknown): boolean {
  return typeof value === "object" && value !== null && "messageSignature" in value;
}

type Place = { readonly line?: number };

async function verifyValue(
  file: SignedFile,
  place: Place,
  value: unknown,
  trusted: TrustedKeys,
  anchors: TrustAnchors,
): Promise<SignatureFacts> {
  const envelope = envelopeOf(value);
  if (envelope === null)
    return unreadable(file, place, "it is neither a Sigstore bundle nor a DSSE envelope");
  if (isVouchedFor(envelope)) {
    const { proof, dsse } = await verifyIdentity(value, file.content, anchors);
    return dsse === null
      ? ofContent(file, place, proof)
      : ofStatement(file, place, readStatement(dsse.payloadType, dsse.payload), proof);
  }
  const message = envelope.kind === "bundle" ? envelope.bundle.messageSignature : null;
  if (message != null)
    return ofContent(file, place, verifyMessage(file, envelope, message.signature, trusted));
  const dsse = envelope.kind === "dsse" ? envelope.dsse : envelope.bundle.dsseEnvelope;
  if (dsse == null) return unreadable(file, place, "it signs nothing");
  const payload = Buffer.from(dsse.payload, "base64");
  const proof = verifyWithKeys(
    {
      data: preAuthEncoding(dsse.payloadType, payload),
      signatures: dsse.signatures.map(({ sig }) => Buffer.from(sig, "base64")),
      hints: [...hintsOf(dsse), ...hintOf(envelope)],
      ownKey: ownKeyOf(envelope),
    },
    trusted,
  );
  return ofStatement(file, place, readStatement(dsse.payloadType, payload), proof);
}

/** Whether somebody else vouches for the signer of a bundle. A certificate alone says as little as a key that is brought along. */
function isVouchedFor(envelope: Envelope): boolean {
  if (envelope.kind === "dsse") return false;
  const { publicKey, tlogEntries, timestampVerificationData } = envelope.bundle.verificationMaterial;
  const stamps = timestampVerificationData?.rfc3161Timestamps ?? [];
  return publicKey == null && (tlogEntries ?? []).length + stamps.length > 0;
}

function verifyMessage(
  { content }: SignedFile,
  envelope: Envelope,
  signature: string,
  trusted: TrustedKeys,
): Proof {
  if (content === undefined) return NO_CONTENT;
  const signatures = [Buffer.from(signature, "base64")];
  return verifyWithKeys(
    { data: content, signatures, hints: hintOf(envelope), ownKey: ownKeyOf(envelope) },
    trusted,
  );
}

function hintsOf({ signatures }: Dsse): string[] {
  return signatures.flatMap(({ keyid }) => (keyid == null || keyid === "" ? [] : [keyid]));
}

function hintOf(envelope: Envelope): string[] {
  const hint = envelope.kind === "bundle" ? envelope.bundle.verificationMaterial.publicKey?.hint : null;
  return hint == null || hint === "" ? [] : [hint];
}

function ownKeyOf(envelope: Envelope): string | null {
  return envelope.kind === "bundle"
    ? (envelope.bundle.verificationMaterial.publicKey?.rawBytes ?? null)
    : null;
}

/** A signature over a statement: one that cannot be read is worth nothing, however well it is signed. */
function ofStatement(
  { path }: SignedFile,
  place: Place,
  { because, ...stated }: ReadStatement,
  proof: Proof,
): SignatureFacts {
  const judged: Proof =
    proof.status === "verified" && because !== undefined ? { status: "unreadable", because } : proof;
  return { path, where: { path, ...place }, ...stated, ...judged };
}

/** A signature over a file's bytes: its subject is the file beside which it lies. */
function ofContent({ path, content }: SignedFile, place: Place, proof: Proof): SignatureFacts {
  const name = signedPath(path)?.split("/").at(-1);
  const subjects: Artifact[] =
    content === undefined || name === undefined
      ? []
      : [
          {
            name,
            digests: [{ algorithm: "sha256", value: sha256(content) }],
            size: content.length,
            source: { pointer: "" },
          },
        ];
  return { path, where: { path, ...place }, predicateType: null, subjects, ...proof };
}

function unreadable({ path }: SignedFile, place: Place, because: string): SignatureFacts {
  return {
    path,
    where: { path, ...place },
    predicateType: null,
    subjects: [],
    status: "unreadable",
    because,
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
