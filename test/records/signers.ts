import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { preAuthEncoding } from "#crypto/envelope.ts";
import { sshString } from "#crypto/ssh-fields.ts";

/** A key for tests alone: its secret is the seed that everybody can read here, so that its signatures are the same each time. */
export interface TestKey {
  readonly privateKey: KeyObject;
  /** Public key in PEM. */
  readonly pem: string;
}

const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");
const IN_TOTO = "application/vnd.in-toto+json";

/** The Ed25519 key of a seed of one repeated byte. */
export function testKey(byte: number): TestKey {
  const der = Buffer.concat([PKCS8_ED25519, Buffer.alloc(32, byte)]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const pem = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
  return { privateKey, pem };
}

/** A Sigstore bundle with a statement inside, as `cosign attest-blob --key` writes one. */
export function attested({ privateKey }: TestKey, statement: string): string {
  const payload = Buffer.from(statement);
  const sig = sign(null, preAuthEncoding(IN_TOTO, payload), privateKey).toString("base64");
  const dsseEnvelope = {
    payloadType: IN_TOTO,
    payload: payload.toString("base64"),
    signatures: [{ sig }],
  };
  return bundle({ dsseEnvelope });
}

/** A Sigstore bundle over a file's bytes, as `cosign sign-blob --key` writes one. */
export function signedBlob({ privateKey }: TestKey, content: string): string {
  const bytes = Buffer.from(content);
  const digest = createHash("sha256").update(bytes).digest("base64");
  const messageDigest = { algorithm: "SHA2_256", digest };
  const signature = sign(null, bytes, privateKey).toString("base64");
  return bundle({ messageSignature: { messageDigest, signature } });
}

function bundle(signed: object): string {
  const mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json";
  return `${JSON.stringify({ mediaType, verificationMaterial: { publicKey: { hint: "" } }, ...signed }, null, 2)}\n`;
}

/** A signature as `ssh-keygen -Y sign -n <namespace>` writes one (PROTOCOL.sshsig), and the line of its public key. */
export function sshSigned(
  { privateKey }: TestKey,
  content: string,
  namespace = "file",
): { signature: string; line: string } {
  const raw = createPublicKey(privateKey).export({ format: "jwk" }).x ?? "";
  const blob = Buffer.concat([
    sshString(Buffer.from("ssh-ed25519")),
    sshString(Buffer.from(raw, "base64url")),
  ]);
  const hash = createHash("sha512").update(content).digest();
  const fields = [Buffer.from(namespace), Buffer.alloc(0), Buffer.from("sha512")].map(sshString);
  const signed = Buffer.concat([Buffer.from("SSHSIG"), ...fields, sshString(hash)]);
  const inner = Buffer.concat([
    sshString(Buffer.from("ssh-ed25519")),
    sshString(sign(null, signed, privateKey)),
  ]);
  const version = Buffer.from([0, 0, 0, 1]);
  const whole = Buffer.concat([Buffer.from("SSHSIG"), version, sshString(blob), ...fields, sshString(inner)]);
  const armoured = whole.toString("base64").match(/.{1,70}/g) ?? [];
  return {
    signature: `-----BEGIN SSH SIGNATURE-----\n${armoured.join("\n")}\n-----END SSH SIGNATURE-----\n`,
    line: `ssh-ed25519 ${blob.toString("base64")} release\n`,
  };
}
