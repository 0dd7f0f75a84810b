import type { Words } from "#core/record/checked.ts";

const PRIVATE = /^-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/m;
const PUBLIC = /^-----BEGIN (?:(?:RSA )?PUBLIC KEY|CERTIFICATE)-----/m;

/** What to say of a file of --key that holds a private key alone, so nothing to verify with; `null` where it does not. */
export function privateKeyIn(path: string, text: string): Words | null {
  if (!PRIVATE.test(text) || PUBLIC.test(text)) return null;
  const isSsh = text.includes("-----BEGIN OPENSSH PRIVATE KEY-----");
  return {
    says: "`{path}` is a private key: it signs, and is nobody's but the signer's",
    fix: isSsh
      ? "verify with its public key, which ssh-keygen writes beside it: `--key {path}.pub`"
      : "verify with its public key",
    values: { path },
  };
}
