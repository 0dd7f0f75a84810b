import * as z from "zod";

/** Bounds that no real bundle comes near, so that a hostile one costs little. */
const MOST_SIGNATURES = 10;
const MOST_CERTIFICATES = 10;
const LONGEST_PART = 50_000;

const part = z.string().max(LONGEST_PART);
const encoded = z.string().regex(/^[A-Za-z0-9+/_=-]*$/);

const dsse = z.object({
  payloadType: z.string().max(300),
  payload: encoded,
  signatures: z
    .array(z.object({ sig: part, keyid: part.nullish() }))
    .min(1)
    .max(MOST_SIGNATURES),
});

const certificate = z.object({ rawBytes: part });
const bounded = z.array(z.unknown()).max(MOST_SIGNATURES).nullish();

const material = z.object({
  publicKey: z.object({ hint: part.nullish(), rawBytes: part.nullish() }).nullish(),
  certificate: certificate.nullish(),
  x509CertificateChain: z.object({ certificates: z.array(certificate).max(MOST_CERTIFICATES) }).nullish(),
  tlogEntries: bounded,
  timestampVerificationData: z.object({ rfc3161Timestamps: bounded }).nullish(),
});

const messageSignature = z.object({ signature: part });

const bundle = z
  .object({
    mediaType: z
      .string()
      .regex(/^application\/vnd\.dev\.sigstore\.bundle[.+]/)
      .max(200),
    verificationMaterial: material,
    dsseEnvelope: dsse.nullish(),
    messageSignature: messageSignature.nullish(),
  })
  .refine(({ dsseEnvelope, messageSignature: message }) => (dsseEnvelope == null) !== (message == null));

export type Dsse = z.output<typeof dsse>;
export type Bundle = z.output<typeof bundle>;

/** A bundle of Sigstore (with a key or a certificate), or a DSSE envelope on its own. */
export type Envelope =
  | { readonly kind: "bundle"; readonly bundle: Bundle }
  | { readonly kind: "dsse"; readonly dsse: Dsse };

/** Tells what a JSON value is; `null` when it is neither, or larger than any real one. Sources: sigstore bundle 0.1-0.3, DSSE 1. */
export function envelopeOf(value: unknown): Envelope | null {
  const found = bundle.safeParse(value);
  if (found.success) return { kind: "bundle", bundle: found.data };
  const plain = dsse.safeParse(value);
  return plain.success ? { kind: "dsse", dsse: plain.data } : null;
}

/** What is signed of an envelope: its pre-authentication encoding (DSSE 1, "PAE"). */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType);
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}
