import type { FileDigests } from "./document-facts.ts";
import type { SignatureFacts } from "./signature-facts.ts";

/** Keys and identities that the policy trusts, with the keys' text as the base branch has it. */
export interface TrustAnchors {
  readonly keys: readonly { readonly path: string; readonly pem: string }[];
  readonly identities: readonly { readonly issuer: string; readonly subject: string }[];
  /** Sigstore trusted root of the base branch as JSON text, in place of the one that is built in. */
  readonly trustedRoot?: string;
}

/** A signature file, and the files beside which it lies. */
export interface SignedFile {
  readonly path: string;
  readonly text: string;
}

/** What the core asks of a cryptographic library: a port, since the core itself does no I/O and knows no platform. */
export interface Crypto {
  digests(bytes: Uint8Array): FileDigests;
  /** Never rejects on a bad file: what is wrong with it is the result's `because`. */
  verify(file: SignedFile, anchors: TrustAnchors): Promise<readonly SignatureFacts[]>;
}
