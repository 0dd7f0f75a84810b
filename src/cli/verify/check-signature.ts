import type { TrustAnchors } from "#core/facts/crypto.ts";
import type { Signer } from "#core/facts/signature-facts.ts";
import { canonicalText } from "#core/record/canonical-text.ts";
import type { Checked, Words } from "#core/record/checked.ts";
import { RECORD_LIMITS, type ReadRecord } from "#core/record/read-record.ts";
import { readJson } from "#core/source/read-json.ts";
import { type VerifiedSignature, verifyEach } from "#crypto/verify-each.ts";

/** The record as it came, and its signature. */
export interface SignedRecord extends ReadRecord {
  readonly bytes: Uint8Array;
  /** File with the signature, and its text. */
  readonly bundle: { readonly path: string; readonly text: string };
}

/** Payload type of in-toto statements in DSSE envelopes. */
const IN_TOTO = "application/vnd.in-toto+json";

/** What a signature came to. */
export interface SignatureChecked {
  readonly checked: Checked;
  /** Names of subjects that a good signature leaves out: anybody may have written their digests, or all of them, into the record. */
  readonly uncovered: readonly string[];
}

/**
 * Verifies who signed a record: its bytes as they are (`cosign sign-blob`, `ssh-keygen -Y sign`), or a statement that says the same
 * (`cosign attest-blob`, `actions/attest`). A good signature over anything else fails; one that leaves subjects out does not verify the whole.
 */
export async function checkSignature(signed: SignedRecord, anchors: TrustAnchors): Promise<SignatureChecked> {
  const { bundle, bytes } = signed;
  const results = await verifyEach({ ...bundle, content: bytes }, anchors);
  const proven = results.filter(({ proof }) => proof.status === "verified");
  const failures: Words[] = [];
  let partial: SignatureChecked | null = null;
  for (const result of proven) {
    const compared = compare(result, signed);
    if (!compared.same) failures.push(compared.why);
    else if (compared.uncovered.length === 0) return whole(result);
    else partial ??= inPart(result, compared.uncovered);
  }
  if (partial !== null) return partial;
  const others = results.filter(({ proof }) => proof.status !== "verified");
  const details = [...failures, ...others.map((each) => because(each))];
  const says = { says: "`{path}` does not show who wrote this record", values: { path: bundle.path } };
  return { checked: { part: "signature", state: "failed", says, details }, uncovered: [] };
}

type Comparison =
  | { readonly same: true; readonly uncovered: readonly string[] }
  | { readonly same: false; readonly why: Words };

function whole({ proof: { by } }: VerifiedSignature): SignatureChecked {
  return { checked: { part: "signature", state: "verified", says: signer(by), details: [] }, uncovered: [] };
}

function inPart({ proof: { by } }: VerifiedSignature, uncovered: readonly string[]): SignatureChecked {
  const { says, values } = signer(by);
  const detail: Words = {
    says: "the signed statement names subjects by SHA-256 alone, and so not {uncovered}: of these the record knows no SHA-256, and whoever handed it to you may have written them",
    fix: "ask for a signature over the record as it is: `cosign attest-blob`, `cosign sign-blob` or `ssh-keygen -Y sign`",
    values: { uncovered },
  };
  const words = {
    says: `${says}, but for {left} of its subjects`,
    values: { ...values, left: uncovered.length },
  };
  return {
    checked: { part: "signature", state: "not-verified", says: words, details: [detail] },
    uncovered,
  };
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
    values: { because: inOtherWords(proof.because ?? "it does not hold"), line: line ?? 0, subject, issuer },
  };
}

/** The library speaks of a policy's trust; here the command line says whom to trust. */
function inOtherWords(because: string): string {
  return because
    .replace("none of the keys that the policy trusts made it", "no key that was given made it")
    .replace("the policy trusts no key", "it was made with a key, and no --key was given")
    .replace(
      "whoever signed it is none of the identities that the policy trusts",
      "somebody else than --certificate-identity signed it",
    )
    .replace("the policy's trusted root", "the file of --trusted-root");
}

function compare({ over }: VerifiedSignature, { value }: ReadRecord): Comparison {
  if (over.kind === "content") return { same: true, uncovered: [] };
  if (over.kind === "nothing" || over.payloadType !== IN_TOTO)
    return { same: false, why: { says: "what is signed is no in-toto statement", values: {} } };
  const signed = readJson(over.payload.toString("utf8"), "payload", RECORD_LIMITS);
  const statement = signed.ok ? signed.value.value : null;
  if (typeof statement !== "object" || statement === null)
    return { same: false, why: { says: "what is signed cannot be read as a statement", values: {} } };
  if (canonicalText(statement) === canonicalText(value)) return { same: true, uncovered: [] };
  return compareParts(statement, value);
}

/** `actions/attest` signs the same predicate about the same subjects, whose SHA-256 alone it takes. */
function compareParts(signed: object, value: object): Comparison {
  for (const field of ["_type", "predicateType", "predicate"]) {
    const [theirs, ours] = [Reflect.get(signed, field), Reflect.get(value, field)].map((part) =>
      canonicalText({ part }),
    );
    if (theirs !== ours) return { same: false, why: differs(field) };
  }
  const [theirs, ours] = [subjectsOf(signed), subjectsOf(value)];
  const known = ours.filter(({ sha256 }) => sha256 !== null);
  if (known.length === 0 || lines(theirs) !== lines(known)) return { same: false, why: differs("subject") };
  return { same: true, uncovered: ours.filter(({ sha256 }) => sha256 === null).map(({ name }) => name) };
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
