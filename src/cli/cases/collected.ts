import type { JudgedRow } from "#audit/judged-rows.ts";
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
      /** The row of an exported log that the facts are of; `null` where they come from no log. */
      readonly row: JudgedRow | null;
    }
  | { readonly ok: false; readonly impossible: readonly Impossible[] };
