import type { z } from "zod";
import type { Outcome } from "#core/model/outcome.ts";
import type { factsOf } from "./facts.fixture.ts";
import type { options } from "./options.ts";

/** A row of the gate's table of cases. */
export interface EvidenceCase {
  readonly name: string;
  readonly facts: ReturnType<typeof factsOf>;
  readonly options?: z.input<typeof options>;
  readonly finds: readonly string[];
  readonly outcome: Outcome;
  readonly at?: readonly string[];
}
