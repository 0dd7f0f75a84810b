import type { SignedFile, TrustAnchors } from "#core/facts/crypto.ts";
import { type Dsse, type Envelope, envelopeOf, preAuthEncoding } from "./envelope.ts";
import { NO_CONTENT, type Proof } from "./proof.ts";
import { type TrustedKeys, trustedKeys } from "./trusted-keys.ts";
import { verifyIdentity } from "./verify-identity.ts";
import { verifyWithKeys } from "./verify-key.ts";
import { isSshSignature, verifySsh } from "./verify-ssh.ts";

/** Bundles of one file that are verified; a file of more is refused. */
const MOST_BUNDLES = 50;
/** Of them, those that sign the file beside them, which may be large and is read anew for each and for every key. */
const MOST_DETACHED = 5;

/** A signature of a file, what verifying it came to, and what exactly it is over. */
export interface VerifiedSignature {
  readonly proof: Proof;
  /** 1-based line where it stands, in a file of several. */
  readonly line?: number;
  /** `statement`: a payload that it holds, byte for byte as verified. `content`: the file beside it. `nothing`: it is no signature. */
  readonly over:
    | { readonly kind: "statement"; readonly payloadType: string; readonly payload: Buffer }
    | { readonly kind: "content" }
    | { readonly kind: "nothing" };
}

/**
 * Verifies whatever signatures a file holds: a Sigstore bundle (OpenSSF model signing's among them), a DSSE envelope, several of
 * them a line each, or an OpenSSH signature. One result for each; at least one. Never rejects on what the file holds.
 */
export async function verifyEach(file: SignedFile, anchors: TrustAnchors): Promise<VerifiedSignature[]> {
  const trusted = trustedKeys(anchors.keys);
  const text = file.text.replace(/^\uFEFF/, "");
  if (isSshSignature(text)) return [ofContent(verifySsh(text, file.content, trusted))];
  const whole = jsonOf(text);
  if (whole !== undefined) return [await verifyValue(file, whole, trusted, anchors)];
  const lines = text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line: index + 1, text: line }]));
  if (lines.length === 0) return [unreadable("it is empty")];
  if (lines.length > MOST_BUNDLES)
    return [unreadable(`it is no JSON, and has more than ${MOST_BUNDLES} lines that could be a bundle each`)];
  const results: VerifiedSignature[] = [];
  let detached = 0;
  for (const { line, text: each } of lines) {
    const value = jsonOf(each);
    if (isDetached(value) && ++detached > MOST_DETACHED) {
      results.push({
        ...unreadable(`only ${MOST_DETACHED} signatures of the file beside it are verified`),
        line,
      });
      continue;
    }
    const result =
      value === undefined
        ? unreadable("it is neither JSON nor an OpenSSH signature")
        : await verifyValue(file, value, trusted, anchors);
    results.push({ ...result, line });
  }
  return results;
}

function isDetached(value: unknown): boolean {
  return typeof value === "object" && value !== null && "messageSignature" in value;
}

async function verifyValue(
  file: SignedFile,
  value: unknown,
  trusted: TrustedKeys,
  anchors: TrustAnchors,
): Promise<VerifiedSignature> {
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
  const proof = verifyWithKeys(
    {
      data: preAuthEncoding(dsse.payloadType, payload),
      signatures: dsse.signatures.map(({ sig }) => Buffer.from(sig, "base64")),
      hints: [...hintsOf(dsse), ...hintOf(envelope)],
      ownKey: ownKeyOf(envelope),
    },
    trusted,
  );
  return ofStatement(dsse.payloadType, payload, proof);
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

function ofStatement(payloadType: string, payload: Buffer, proof: Proof): VerifiedSignature {
  return { proof, over: { kind: "statement", payloadType, payload } };
}

function ofContent(proof: Proof): VerifiedSignature {
  return { proof, over: { kind: "content" } };
}

function unreadable(because: string): VerifiedSignature {
  return { proof: { status: "unreadable", because }, over: { kind: "nothing" } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
