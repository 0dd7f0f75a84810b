import { createHash, type KeyObject, verify } from "node:crypto";
import { DOES_NOT_HOLD, NO_CONTENT, type Proof } from "./proof.ts";
import { SshFields, sshString } from "./ssh-fields.ts";
import { coordinateSize, sshKey } from "./ssh-key.ts";
import type { TrustedKeys } from "./trusted-keys.ts";

const ARMOUR = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/;
const MAGIC = new TextEncoder().encode("SSHSIG");
/** Characters of an armoured signature; the longest, of RSA with 16,384 bits, has about 6,000. */
const LONGEST = 50_000;

/** Why a signature by a trusted key does not count: it was made for another purpose. */
export const OTHER_NAMESPACE =
  "a trusted key made it, but in a namespace for which the key file does not trust it";

interface SshSignature {
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly algorithm: "sha256" | "sha512";
  /** What the key signs: everything but the content, and the content's digest. */
  readonly signed: (content: Uint8Array) => Buffer;
  readonly format: string;
  readonly signature: Buffer;
}

/** Whether a text is an armoured signature of `ssh-keygen -Y sign`. */
export function isSshSignature(text: string): boolean {
  return text.startsWith("-----BEGIN SSH SIGNATURE-----");
}

/**
 * Verifies a signature of `ssh-keygen -Y sign` over a file's content with the trusted keys alone.
 * Source: openssh-portable, PROTOCOL.sshsig (version 1).
 */
export function verifySsh(text: string, content: Uint8Array | undefined, trusted: TrustedKeys): Proof {
  const found = read(text);
  if (found === null)
    return { status: "unreadable", because: "it is not a whole OpenSSH signature of version 1" };
  if (content === undefined) return NO_CONTENT;
  const own = sshKey(found.publicKey);
  if (own === null)
    return {
      status: "unreadable",
      because: "keys of its type are not verified here; Ed25519, ECDSA and RSA keys are",
    };
  if (!sshHolds(own.type, own.key, found, found.signed(content))) return DOES_NOT_HOLD;
  const known = trusted.keys.filter(({ ssh }) => ssh?.blob.equals(found.publicKey));
  const key = known.find(({ ssh }) => ssh?.namespaces.includes(found.namespace));
  if (key !== undefined)
    return { status: "verified", by: { kind: "key", path: key.path, fingerprint: key.fingerprint } };
  if (known.length > 0) return { status: "untrusted", because: OTHER_NAMESPACE };
  return {
    status: "untrusted",
    because: noTrustedKey({ ...trusted, keys: trusted.keys.filter(({ ssh }) => ssh !== undefined) }),
  };
}

/** Why none of the trusted keys made a signature. */
export function noTrustedKey({ keys, unusable }: TrustedKeys): string {
  if (unusable)
    return "no trusted key made it, and not every key file that the policy names can be read as keys";
  return keys.length === 0 ? "the policy trusts no key" : "none of the keys that the policy trusts made it";
}

function read(text: string): SshSignature | null {
  const encoded = text.length > LONGEST ? undefined : ARMOUR.exec(text)?.[1];
  if (encoded === undefined) return null;
  try {
    const fields = new SshFields(Buffer.from(encoded, "base64"));
    if (!fields.take(MAGIC.length).equals(MAGIC) || fields.uint32() !== 1) return null;
    const publicKey = fields.bytes();
    const [namespace, reserved, algorithm] = [fields.bytes(), fields.bytes(), fields.text()];
    const inner = new SshFields(fields.bytes());
    const [format, signature] = [inner.text(), inner.bytes()];
    if (!fields.done || !inner.done || namespace.length === 0) return null;
    if (algorithm !== "sha256" && algorithm !== "sha512") return null;
    const signed = (content: Uint8Array) => {
      const digest = createHash(algorithm).update(content).digest();
      const parts = [namespace, reserved, Buffer.from(algorithm), digest].map(sshString);
      return Buffer.concat([MAGIC, ...parts]);
    };
    return { publicKey, namespace: namespace.toString("utf8"), algorithm, signed, format, signature };
  } catch {
    return null;
  }
}

function sshHolds(type: string, key: KeyObject, found: SshSignature, data: Buffer): boolean {
  const { format, signature } = found;
  try {
    if (type === "ssh-ed25519") return format === type && verify(null, data, key, signature);
    if (type === "ssh-rsa") {
      const digest = { "rsa-sha2-256": "sha256", "rsa-sha2-512": "sha512" }[format];
      const long = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
      return digest !== undefined && long && verify(digest, data, key, signature);
    }
    const size = coordinateSize(type);
    if (size === null || format !== type) return false;
    const digest = { 32: "sha256", 48: "sha384", 66: "sha512" }[size];
    const whole = fixedLength(signature, size);
    return (
      digest !== undefined &&
      whole !== null &&
      verify(digest, data, { key, dsaEncoding: "ieee-p1363" }, whole)
    );
  } catch {
    return false;
  }
}

/** The two integers of an ECDSA signature side by side, each as long as a coordinate. */
function fixedLength(signature: Buffer, size: number): Buffer | null {
  const fields = new SshFields(signature);
  const integers = [fields.integer(), fields.integer()];
  if (!fields.done || integers.some(({ length }) => length > size)) return null;
  return Buffer.concat(
    integers.map((integer) => Buffer.concat([Buffer.alloc(size - integer.length), integer])),
  );
}
