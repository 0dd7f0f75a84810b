import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { Options } from "./options.ts";

/** What every judgement about one package needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly options: Options;
  readonly say: Say<Messages>;
  readonly about: About;
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

/** Why a signature did not verify, as the end of a sentence. */
export function becauseOf({ because, status }: SignatureFacts): string {
  if (because !== undefined) return because;
  return status === "untrusted" ? "no key and no identity of the policy made it" : "it does not verify";
}
