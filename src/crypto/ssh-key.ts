import { createPublicKey, type KeyObject } from "node:crypto";
import { SshFields } from "./ssh-fields.ts";

const CURVES: ReadonlyMap<string, { readonly crv: string; readonly size: number }> = new Map([
  ["ecdsa-sha2-nistp256", { crv: "P-256", size: 32 }],
  ["ecdsa-sha2-nistp384", { crv: "P-384", size: 48 }],
  ["ecdsa-sha2-nistp521", { crv: "P-521", size: 66 }],
]);

/** Size in bytes of a coordinate of the curve that a key type of OpenSSH names; `null` for types without one. */
export function coordinateSize(type: string): number | null {
  return CURVES.get(type)?.size ?? null;
}

/**
 * The key of an OpenSSH public key blob (RFC 4253, 5656, 8709); `null` for types that are not verified here (DSA, security
 * keys, certificates) and blobs that are none.
 */
export function sshKey(blob: Buffer): { readonly type: string; readonly key: KeyObject } | null {
  try {
    const fields = new SshFields(blob);
    const type = fields.text();
    const jwk = jwkOf(type, fields);
    if (jwk === null || !fields.done) return null;
    return { type, key: createPublicKey({ key: jwk, format: "jwk" }) };
  } catch {
    return null;
  }
}

function jwkOf(type: string, fields: SshFields): Record<string, string> | null {
  if (type === "ssh-ed25519") return { kty: "OKP", crv: "Ed25519", x: url(fields.bytes()) };
  if (type === "ssh-rsa") {
    const e = url(fields.integer());
    return { kty: "RSA", e, n: url(fields.integer()) };
  }
  const curve = CURVES.get(type);
  if (curve === undefined || fields.text() !== type.slice("ecdsa-sha2-".length)) return null;
  const point = fields.bytes();
  // 4: neither coordinate is left out, as OpenSSH writes it.
  if (point[0] !== 4 || point.length !== 1 + 2 * curve.size) return null;
  const x = url(point.subarray(1, 1 + curve.size));
  return { kty: "EC", crv: curve.crv, x, y: url(point.subarray(1 + curve.size)) };
}

function url(bytes: Buffer): string {
  return bytes.toString("base64url");
}
