import type { Impossible } from "#core/cases/what-if.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";

/** What is collected for a case, or why it cannot be. */
export type Collected =
  | {
      readonly ok: true;
      readonly facts: KnownFacts;
      readonly missingFacts: "defer" | "error";
      /** Every owner in CODEOWNERS, of whichever path; empty for facts that were kept, which have those of the changed paths. */
      readonly handles: readonly string[];
    }
  | { readonly ok: false; readonly impossible: readonly Impossible[] };
