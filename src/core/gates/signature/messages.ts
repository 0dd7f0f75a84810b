import type { Message } from "../define-gate.ts";
import { MANIFEST_UNREADABLE } from "../unreadable-manifest.ts";

/** Every sentence of the gate `signature`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no signature to verify." },
  "manifest-unreadable": MANIFEST_UNREADABLE,
  "not-asked": { outcome: "skip", says: "The model has no signature, and the policy asks for none." },
  "nobody-trusted": {
    outcome: "skip",
    says: "The model has a signature, and the policy trusts no key and no identity, so it was not verified.",
  },
  "signature-missing": {
    outcome: "fail",
    says: "The model has no signature.",
    fix: "Sign it with a key or an identity that the policy trusts, such as with `model_signing sign`, and name the file under `model.signature`.",
    expected: "a signature under `model.signature`",
    actual: "none",
  },
  "signature-elsewhere": {
    outcome: "error",
    says: "The model's signature is elsewhere ({uri}), so it cannot be verified: nothing is fetched.",
    fix: "Commit the signature, which is small, and name its path under `model.signature`.",
    expected: "a signature in this repository",
    actual: "{uri}",
  },
  "nothing-to-cover": {
    outcome: "fail",
    says: "The signature `{path}` is verified, and `model.path` names nothing in this repository that it could be of.",
    fix: "Name the model that was signed under `model.path`.",
    expected: "a model under `model.path`",
    actual: "none",
  },
  "trust-missing": {
    outcome: "error",
    says: "The policy asks for a signature, and trusts no key and no identity.",
    fix: "Have the policy's owners name `keys` or `identities` in the gate's options.",
    expected: "a key or an identity that is trusted",
    actual: "none",
  },
  unverified: {
    outcome: "fail",
    says: "The signature `{path}` was made by nobody whom the policy trusts: {because}.",
    fix: "Sign with a key or identity that the policy trusts, or have its owners trust this one. A key inside of the signature proves nothing.",
    expected: "a signer whom the base branch trusts",
    actual: "somebody else",
    why: "Anybody can sign; it matters who did.",
  },
  broken: {
    outcome: "fail",
    says: "The signature `{path}` is not one of what is handed over: {because}.",
    fix: "Sign the model as it is now: it was changed after it was signed, or the signature is another model's.",
    expected: "a signature of this content",
    actual: "a signature of other content",
  },
  unreadable: {
    outcome: "error",
    says: "The signature `{path}` cannot be verified: {because}.",
    fix: "Use an OpenSSF model signature, a DSSE envelope, a Sigstore bundle, or an OpenSSH signature that lies beside its file under the file's name with `.sig` added.",
    expected: "a signature in a format that is known",
    actual: "something else",
  },
  "content-differs": {
    outcome: "fail",
    says: "`{file}` is not what was signed in `{path}`.",
    fix: "Sign the model again once it is final, or put back the file that was signed.",
    expected: "the content that was signed",
    actual: "other content",
  },
  "content-differs-by-line-endings": {
    outcome: "fail",
    says: "`{file}` differs from what was signed in `{path}` by its line endings alone.",
    fix: "Git changed them: write `{file} -text` into `.gitattributes`, add the file again, and it is what was signed.",
    expected: "the bytes that were signed",
    actual: "the same text with other line endings",
  },
  "content-missing": {
    outcome: "fail",
    says: "`{file}` was signed in `{path}`, and is not in the package.",
    fix: "Add the file, or sign the model without it.",
    expected: "every file that was signed",
    actual: "one less",
  },
  "content-unknown": {
    outcome: "error",
    says: "Whether `{file}` is what was signed in `{path}` cannot be told: it is too large to be read here, or its digest is of a kind that is not computed.",
    fix: "Sign with SHA-256, and keep large files in Git LFS, whose pointers are digests.",
    expected: "a digest that can be compared",
    actual: "none",
  },
  uncovered: {
    outcome: "fail",
    says: "No verified signature covers {files} of the model.",
    fix: "Sign the whole folder of the model, or have the policy's owners name in `ignore` what needs no signature.",
    expected: "a signature of every file of the model",
    actual: "{count} without one",
    why: "A file that nobody signed can be changed by anybody.",
  },
  "provenance-missing": {
    outcome: "fail",
    says: "No verified provenance says how the model was made.",
    fix: "Have the workflow that trains it attest the build, such as with `actions/attest-build-provenance`, and name the bundle under `model.provenance`.",
    expected: "verified SLSA provenance of the model",
    actual: "none",
  },
  "provenance-partial": {
    outcome: "fail",
    says: "Verified provenance speaks of a part of the model, and not of {files}.",
    fix: "Attest every file of the model, or have the policy ignore what needs no provenance.",
    expected: "provenance of every file of the model",
    actual: "{count} without it",
    why: "A file that the trusted workflow did not make can be from anywhere.",
  },
  "builder-unknown": {
    outcome: "fail",
    says: "The provenance `{path}` names the builder `{builder}`, which the policy does not trust.",
    fix: "Build with one of {builders}, or have the policy's owners add this one.",
    expected: "one of {builders}",
    actual: "{builder}",
  },
  verified: {
    outcome: "pass",
    says: "`{path}` is signed by {signer}, and {count} [file of the package is|files of the package are] what was signed.",
  },
  "provenance-verified": {
    outcome: "pass",
    says: "`{path}` says that {builder} made the model from {source}, signed by {signer}.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
