import type { Layout } from "./place.ts";

/** What `gatehouse verify` was asked. */
export interface VerifyOptions {
  readonly bundle?: string;
  readonly key?: string;
  readonly certificateIdentity?: string;
  readonly certificateOidcIssuer?: string;
  readonly trustedRoot?: string;
  readonly files?: string;
  readonly layout?: Layout;
  readonly policy: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
}
