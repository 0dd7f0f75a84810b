import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { Options } from "./options.ts";

/** What every judgement about one package needs. */
export interface Context {
  readonly package: PackageFacts;
  /** The package's signatures, each as far as this stage and risk trust who made it: see {@link asTrusted}. */
  readonly signatures: readonly SignatureFacts[];
  readonly handoff: ResolvedHandoff;
  readonly options: Options;
  readonly say: Say<Messages>;
  readonly about: About;
}

/**
 * A signature as these options see it. It was verified with everything that the policy trusts at any risk, so one that holds may
 * still be by somebody who is not trusted here.
 */
export function asTrusted(signature: SignatureFacts, { keys, identities }: Options): SignatureFacts {
  const { by, status } = signature;
  if (status !== "verified") return signature;
  const trusted =
    by?.kind === "key"
      ? keys.includes(by.path)
      : identities.some(({ issuer, subject }) => issuer === by?.issuer && subject === by.subject);
  if (trusted) return signature;
  const because = "whoever made it is trusted elsewhere in the policy, and not for this stage and risk";
  return { ...signature, status: "untrusted", because };
}

/** Predicate types of SLSA provenance, of any version. */
export function isProvenance({ predicateType }: SignatureFacts): boolean {
  return predicateType?.startsWith("https://slsa.dev/provenance/") === true;
}

/** Who signed, as a sentence names them. */
export function signerOf({ by }: SignatureFacts): string {
  if (by === undefined) return "nobody who is known";
  return by.kind === "key" ? `the key ${by.fingerprint} of ${by.path}` : `${by.subject} (${by.issuer})`;
}

/** A reason as the end of a sentence. */
export function becauseOf({ because }: SignatureFacts): string {
  return because ?? "nothing more is known";
}
