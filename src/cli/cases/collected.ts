import type { Impossible } from "#core/cases/what-if.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";

/** What is collected for a case, or why it cannot be. */
export type Collected =
  | { readonly ok: true; readonly facts: KnownFacts; readonly missingFacts: "defer" | "error" }
  | { readonly ok: false; readonly impossible: readonly Impossible[] };
