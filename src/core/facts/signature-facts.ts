import type { Artifact } from "#core/model/details.ts";
import type { Location } from "#core/model/location.ts";

/** Who signed, as far as that was proved with trust from the base branch, never with what the bundle brings along. */
export type Signer =
  | { readonly kind: "key"; readonly path: string; readonly fingerprint: string }
  | { readonly kind: "identity"; readonly issuer: string; readonly subject: string };

/** A signed statement of the package, and what verifying it came to. */
export interface SignatureFacts {
  /** Repository-relative path of the bundle or envelope. */
  readonly path: string;
  readonly where: Location;
  /** Predicate type of the statement inside, where the envelope could be opened. */
  readonly predicateType: string | null;
  /**
   * What it is about, as the statement spells it; of an OpenSSF model signature each file that it lists; of a detached signature the
   * file beside which it lies. Names are relative to the signature's own folder.
   */
  readonly subjects: readonly Artifact[];
  /** Builder identity that SLSA provenance names, and where the build came from. */
  readonly builder?: string;
  readonly sourceRepository?: string;
  readonly sourceCommit?: string;
  /**
   * - `verified`: the signature holds under a key or identity that the base branch trusts (`by`).
   * - `untrusted`: it is well-formed, and no trusted key or identity made it.
   * - `broken`: the signature does not hold for this content.
   * - `unreadable`: it is no signature that can be verified here; `because` says why.
   */
  readonly status: "verified" | "untrusted" | "broken" | "unreadable";
  /** Who made it. Of one that is `untrusted`: who made it by proof of the trusted root, and is none of the policy's identities. */
  readonly by?: Signer;
  /** One plain clause in our own words. */
  readonly because?: string;
}
