import type { TrustAnchors } from "#core/facts/crypto.ts";
import { DOES_NOT_HOLD, NO_CONTENT, type Proof } from "./proof.ts";
import { trustedRoot as builtIn } from "./trusted-root.ts";

/** Roots that are tried; GitHub's own list has two. */
const MOST_ROOTS = 10;

/** What a certificate's bundle came to, and the envelope exactly as it was verified. */
export interface IdentityProof {
  readonly proof: Proof;
  readonly dsse: { readonly payloadType: string; readonly payload: Buffer } | null;
}

/**
 * Verifies a bundle with a certificate offline, against trusted roots that are ours or the base branch's, and compares who
 * signed, letter by letter, with the identities of the policy. Never rejects on what the bundle holds.
 * The libraries are loaded with the first bundle: most pull requests have none.
 */
export async function verifyIdentity(
  value: unknown,
  content: Uint8Array | undefined,
  anchors: TrustAnchors,
): Promise<IdentityProof> {
  const [{ bundleFromJSON }, verifying, { TrustedRoot }] = await Promise.all([
    import("@sigstore/bundle"),
    import("@sigstore/verify"),
    import("@sigstore/protobuf-specs"),
  ]);
  const roots = rootsOf(anchors.trustedRoot);
  let bundle: ReturnType<typeof bundleFromJSON>;
  let entity: ReturnType<typeof verifying.toSignedEntity>;
  try {
    bundle = bundleFromJSON(value);
    entity = verifying.toSignedEntity(bundle, content === undefined ? undefined : Buffer.from(content));
  } catch {
    return { proof: { status: "unreadable", because: "it is no whole Sigstore bundle" }, dsse: null };
  }
  const dsse = bundle.content.$case === "dsseEnvelope" ? bundle.content.dsseEnvelope : null;
  if (roots === null)
    return {
      proof: { status: "unreadable", because: "the policy's trusted root cannot be read as one" },
      dsse,
    };
  if (dsse === null && content === undefined) return { proof: NO_CONTENT, dsse };
  const outcomes: Proof[] = [];
  for (const root of roots) {
    try {
      const trust = verifying.toTrustMaterial(TrustedRoot.fromJSON(root));
      // A root without logs, as that of GitHub's private repositories, vouches by its time stamps.
      const thresholds = {
        tlogThreshold: Math.min(1, trust.tlogs.length),
        ctlogThreshold: Math.min(1, trust.ctlogs.length),
      };
      const { identity } = new verifying.Verifier(trust, thresholds).verify(entity);
      outcomes.push(judge(identity?.extensions?.issuer, identity?.subjectAlternativeName, anchors));
    } catch (error) {
      outcomes.push(failureOf(error));
    }
  }
  return { proof: best(outcomes), dsse };
}

function judge(issuer: string | undefined, subject: string | undefined, { identities }: TrustAnchors): Proof {
  if (issuer === undefined || subject === undefined)
    return { status: "untrusted", because: "its certificate does not say who signed" };
  const by = { kind: "identity" as const, issuer, subject };
  if (identities.some((each) => each.issuer === issuer && each.subject === subject))
    return { status: "verified", by };
  return {
    status: "untrusted",
    by,
    because: "whoever signed it is none of the identities that the policy trusts",
  };
}

/** Codes of `VerificationError` that say that content and signature do not belong together. */
const BROKEN = new Set(["SIGNATURE_ERROR", "TLOG_BODY_ERROR"]);

function failureOf(error: unknown): Proof {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (BROKEN.has(code)) return DOES_NOT_HOLD;
  if (code.startsWith("TLOG_"))
    return { status: "untrusted", because: "no transparency log of the trusted root vouches for it" };
  if (code === "TIMESTAMP_ERROR")
    return {
      status: "untrusted",
      because: "nobody whom the trusted root names vouches for when it was signed",
    };
  if (code === "CERTIFICATE_ERROR")
    return { status: "untrusted", because: "no authority of the trusted root issued its certificate" };
  return { status: "unreadable", because: "its certificate, log entries or time stamps cannot be read" };
}

const ORDER: readonly Proof["status"][] = ["verified", "broken", "untrusted", "unreadable"];

/** Of several roots, what the best one says: that one vouches is enough. Where none does, who signed is worth more than who did not. */
function best(outcomes: readonly Proof[]): Proof {
  const sorted = [...outcomes].sort(
    (a, b) =>
      ORDER.indexOf(a.status) - ORDER.indexOf(b.status) ||
      Number(b.by !== undefined) - Number(a.by !== undefined),
  );
  return sorted[0] ?? { status: "unreadable", because: "the policy's trusted root cannot be read as one" };
}

/** The roots as JSON values: one text, or one a line as `gh attestation trusted-root` prints them. */
function rootsOf(text: string | undefined): unknown[] | null {
  if (text === undefined) return [builtIn];
  try {
    return [JSON.parse(text)];
  } catch {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    try {
      return lines.slice(0, MOST_ROOTS).map((line): unknown => JSON.parse(line));
    } catch {
      return null;
    }
  }
}
