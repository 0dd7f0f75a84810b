import { constants, type KeyObject, verify } from "node:crypto";

/** Shortest RSA key that proves anything, in bits: NIST SP 800-131A. */
const SHORTEST_RSA = 2048;

/** Digest that goes with a curve, as OpenSSF model signing and Sigstore's `PublicKeyDetails` pair them. */
const DIGEST_OF_CURVE: ReadonlyMap<string, string> = new Map([
  ["prime256v1", "sha256"],
  ["secp384r1", "sha384"],
  ["secp521r1", "sha512"],
]);

/**
 * Whether a signature over data holds under a key. The algorithm is the key's alone, never one that the signed file names:
 * ECDSA (DER) with the digest of its curve, Ed25519, Ed448, ML-DSA, RSA (PKCS #1 v1.5 or PSS) with SHA-256. Anything else is false.
 */
export function holds(key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  try {
    return holdsByType(key, data, signature);
  } catch {
    return false;
  }
}

function holdsByType(key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  const type: string = key.asymmetricKeyType ?? "";
  if (type === "ec") {
    const digest = DIGEST_OF_CURVE.get(key.asymmetricKeyDetails?.namedCurve ?? "");
    return digest !== undefined && verify(digest, data, { key, dsaEncoding: "der" }, signature);
  }
  if (type === "ed25519" || type === "ed448" || type.startsWith("ml-dsa-"))
    return verify(null, data, key, signature);
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_RSA) return false;
  if (type === "rsa-pss") return verify("sha256", data, key, signature);
  if (type !== "rsa") return false;
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return verify("sha256", data, key, signature) || verify("sha256", data, pss, signature);
}
