import type { TrustAnchors } from "#core/facts/crypto.ts";
import type { Signer } from "#core/facts/signature-facts.ts";
import { canonicalText } from "#core/record/canonical-text.ts";
import type { Checked, Words } from "#core/record/checked.ts";
import { RECORD_LIMITS, type ReadRecord } from "#core/record/read-record.ts";
import { readJson } from "#core/source/read-json.ts";
import { type VerifiedSignature, verifyEach } from "#crypto/verify-each.ts";
import { OTHER_NAMESPACE } from "#crypto/verify-ssh.ts";

/** The record as it came, and its signature. */
export interface SignedRecord extends ReadRecord {
  readonly bytes: Uint8Array;
  /** File with the signature, and its text. */
  readonly bundle: { readonly path: string; readonly text: string };
}

/** Payload type of in-toto statements in DSSE envelopes. */
const IN_TOTO = "application/vnd.in-toto+json";

/**
 * Verifies who signed a record: its bytes as they are (`cosign sign-blob`, `ssh-keygen -Y sign`), or a statement that says the same
 * (`cosign attest-blob`, `actions/attest`). A good signature over anything else fails.
 */
export async function checkSignature(signed: SignedRecord, anchors: TrustAnchors): Promise<Checked> {
  const { bundle, bytes } = signed;
  const results = await verifyEach({ ...bundle, content: bytes }, anchors);
  const failures: Words[] = [];
  for (const result of results.filter(({ proof }) => proof.status === "verified")) {
    const other = otherThan(signed, result);
    if (other === null)
      return { part: "signature", state: "verified", says: signer(result.proof.by), details: [] };
    failures.push(other);
  }
  const others = results.filter(({ proof }) => proof.status !== "verified");
  const details = [...failures, ...others.map((each) => because(each))];
  const says = { says: "`{path}` does not show who wrote this record", values: { path: bundle.path } };
  return { part: "signature", state: "failed", says, details };
}

function signer(by: Signer | undefined): Words {
  if (by?.kind === "identity")
    return {
      says: "signed by `{subject}`, for whom `{issuer}` vouches",
      values: { subject: by.subject, issuer: by.issuer },
    };
  return {
    says: "signed with the key of `{path}` ({fingerprint})",
    values: { path: by?.path ?? "", fingerprint: by?.fingerprint ?? "" },
  };
}

function because({ proof, line }: VerifiedSignature): Words {
  const at = line === undefined ? "" : "line {line}: ";
  const by = proof.by?.kind === "identity" ? "; it was `{subject}`, for whom `{issuer}` vouches" : "";
  const { subject = "", issuer = "" } = proof.by?.kind === "identity" ? proof.by : {};
  return {
    says: `${at}{because}${by}`,
    ...(proof.because === OTHER_NAMESPACE ? { fix: SIGN_FOR_FILES } : {}),
    values: { because: inOtherWords(proof.because ?? "it does not hold"), line: line ?? 0, subject, issuer },
  };
}

const SIGN_FOR_FILES =
  "have it signed with `ssh-keygen -Y sign -n file`: `file` is the namespace that counts where the key file names no other";

/** The library speaks of a policy's trust; here the command line says whom to trust. */
function inOtherWords(because: string): string {
  return because
    .replace(
      OTHER_NAMESPACE,
      "the key that was given made it, and not for files: it is in another namespace than the key file trusts",
    )
    .replace(
      "no trusted key made it, and not every key file that the policy names can be read as keys",
      "no key that was given made it, and not everything in the file of --key can be read as a public key",
    )
    .replace("none of the keys that the policy trusts made it", "no key that was given made it")
    .replace("the policy trusts no key", "it was made with a key, and no --key was given")
    .replace(
      "whoever signed it is none of the identities that the policy trusts",
      "somebody else than --certificate-identity signed it",
    )
    .replace("the policy's trusted root", "the file of --trusted-root");
}

/** What is signed in place of the record; `null` where it is the record. */
function otherThan({ value }: ReadRecord, { over }: VerifiedSignature): Words | null {
  if (over.kind === "content") return null;
  if (over.kind === "nothing" || over.payloadType !== IN_TOTO)
    return { says: "what is signed is no in-toto statement", values: {} };
  const signed = readJson(over.payload.toString("utf8"), "payload", RECORD_LIMITS);
  const statement = signed.ok ? signed.value.value : null;
  if (typeof statement !== "object" || statement === null)
    return { says: "what is signed cannot be read as a statement", values: {} };
  return canonicalText(statement) === canonicalText(value) ? null : otherParts(statement, value);
}

/**
 * `actions/attest` signs the same predicate about the same subjects, whose SHA-256 alone it takes. The predicate has a digest over all
 * subjects, with which they are compared as a part of their own, so that the others are signed, too.
 */
function otherParts(signed: object, value: object): Words | null {
  for (const field of ["_type", "predicateType", "predicate"]) {
    const [theirs, ours] = [Reflect.get(signed, field), Reflect.get(value, field)].map((part) =>
      canonicalText({ part }),
    );
    if (theirs !== ours) return differs(field);
  }
  const [theirs, ours] = [subjectsOf(signed), subjectsOf(value)];
  const known = ours.filter(({ sha256 }) => sha256 !== null);
  return known.length === 0 || lines(theirs) !== lines(known) ? differs("subject") : null;
}

function differs(field: string): Words {
  return {
    says: "the signature is good, and it is over another statement: `{field}` was changed in the record",
    values: { field },
  };
}

interface Subject {
  readonly name: string;
  readonly sha256: string | null;
}

function subjectsOf(statement: object): Subject[] {
  const subjects: unknown = Reflect.get(statement, "subject");
  if (!Array.isArray(subjects)) return [];
  return subjects.map((each: unknown) => {
    const digest = at(each, "digest");
    const sha256 = at(digest, "sha256");
    return { name: String(at(each, "name")), sha256: typeof sha256 === "string" ? sha256 : null };
  });
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

/** Subjects as one text that says the same in any order. */
function lines(subjects: readonly Subject[]): string {
  return subjects
    .map(({ name, sha256 }) => JSON.stringify([name, sha256]))
    .sort()
    .join("\n");
}
