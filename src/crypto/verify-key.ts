import type { KeyObject } from "node:crypto";
import { holds } from "./holds.ts";
import { DOES_NOT_HOLD, type Proof } from "./proof.ts";
import { publicKeyOf, type TrustedKey, type TrustedKeys } from "./trusted-keys.ts";
import { noTrustedKey } from "./verify-ssh.ts";

/** What is signed, and by which keys the file says that it was. */
export interface Claim {
  readonly data: Uint8Array;
  readonly signatures: readonly Buffer[];
  /** Names of keys, of which one may be a {@link TrustedKey.hints}. */
  readonly hints: readonly string[];
  /** A key that the file brings along. It proves nothing but that a signature which does not even hold under it is broken. */
  readonly ownKey: string | null;
}

/** Verifies signatures with the trusted keys alone; one that holds is enough. */
export function verifyWithKeys({ data, signatures, hints, ownKey }: Claim, trusted: TrustedKeys): Proof {
  const usable = trusted.keys.filter(({ ssh }) => ssh === undefined);
  const key = usable.find((each) => signatures.some((signature) => holds(each.key, data, signature)));
  if (key !== undefined)
    return { status: "verified", by: { kind: "key", path: key.path, fingerprint: key.fingerprint } };
  const own = ownKey === null ? null : readOwnKey(ownKey);
  const claimed = usable.some((each) => isNamed(each, hints) || (own !== null && each.key.equals(own)));
  if (claimed) return DOES_NOT_HOLD;
  if (own !== null && !signatures.some((signature) => holds(own, data, signature))) return DOES_NOT_HOLD;
  return { status: "untrusted", because: noTrustedKey({ ...trusted, keys: usable }) };
}

function isNamed(key: TrustedKey, hints: readonly string[]): boolean {
  return key.hints.some((hint) => hints.includes(hint));
}

/** A bundle's own key: base64 of DER, or of PEM as OpenSSF model signing 1.0 writes it. */
function readOwnKey(rawBytes: string): KeyObject | null {
  const bytes = Buffer.from(rawBytes, "base64");
  const isPem = bytes.subarray(0, 11).toString("latin1") === "-----BEGIN ";
  return publicKeyOf(isPem ? bytes.toString("latin1") : bytes);
}
