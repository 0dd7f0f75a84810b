import type { FileDigests } from "./document-facts.ts";
import type { SignatureFacts } from "./signature-facts.ts";

/** Keys and identities that the policy trusts, with the keys' text as the base branch has it. */
export interface TrustAnchors {
  /** `pem`: public keys or certificates in PEM, or lines of OpenSSH (`allowed_signers`, or public keys as in `id_ed25519.pub`). */
  readonly keys: readonly { readonly path: string; readonly pem: string }[];
  /** Compared letter by letter: neither is a pattern. */
  readonly identities: readonly { readonly issuer: string; readonly subject: string }[];
  /** Sigstore trusted roots of the base branch as JSON text (or one a line), in place of the one that is built in. */
  readonly trustedRoot?: string;
}

/** A signature file, and the file that it is about. */
export interface SignedFile {
  readonly path: string;
  readonly text: string;
  /** Bytes of the file at {@link signedPath}: what a detached signature (OpenSSH, `cosign sign-blob`) is about. */
  readonly content?: Uint8Array;
}

/** What the core asks of a cryptographic library: a port, since the core itself does no I/O and knows no platform. */
export interface Crypto {
  digests(bytes: Uint8Array): FileDigests;
  /** SHA-256 of bytes in hexadecimal, where git's blob id of them is `oid`; `null` where they are another file's. */
  blobDigest(bytes: Uint8Array, oid: string): string | null;
  /** Never rejects on a bad file: what is wrong with it is the result's `because`. */
  verify(file: SignedFile, anchors: TrustAnchors): Promise<readonly SignatureFacts[]>;
}

const ENDINGS = [".sigstore.json", ".sigstore", ".bundle", ".sig"];

/** The file beside which a detached signature lies: `model.json` for `model.json.sig`. `null` when its name says none. */
export function signedPath(path: string): string | null {
  const ending = ENDINGS.find((each) => path.endsWith(each));
  const signed = ending === undefined ? "" : path.slice(0, -ending.length);
  return signed === "" || signed.endsWith("/") ? null : signed;
}
