import type { Finding, Table } from "./finding.ts";
import type { Outcome } from "./outcome.ts";

/** How a gate counts: `block` keeps the merge back, `warn` only shows. */
export type Severity = "block" | "warn";

/** What one gate came to. */
export interface GateResult {
  readonly gate: string;
  readonly title: string;
  readonly severity: Severity;
  readonly outcome: Outcome;
  /** Whether a person's act alone can change the outcome (sign-offs) or content can (every other gate). */
  readonly kind: "content" | "people";
  readonly findings: readonly Finding[];
  readonly tables: readonly Table[];
}

/** A package as the verdict names it. `version` and `risk` are absent while the manifest cannot be read. */
export interface JudgedPackage {
  readonly folder: string;
  readonly name?: string;
  readonly version?: string;
  readonly risk?: string;
}

/**
 * The answer to "may this pull request merge, and if not, who can act?", at one commit against one policy.
 * Plain JSON; the same facts and policy give the same verdict, byte for byte.
 */
export interface Verdict {
  readonly outcome: Outcome;
  readonly stage: string;
  readonly packages: readonly JudgedPackage[];
  readonly head: string;
  readonly base: string;
  readonly policy: { readonly path: string; readonly digest: string };
  /** Clock of the judgement, ISO 8601 in UTC. */
  readonly at: string;
  readonly gates: readonly GateResult[];
  /** Gates of the stage that this shell cannot judge (the Action leaves sign-offs to the App). */
  readonly deferred: readonly string[];
  /** Whether every blocking gate of kind `content` passed: what `after-gates` asks for. */
  readonly contentGreen: boolean;
  /** Things about the judgement itself that belong to no gate: nothing applied, the policy's review is overdue. */
  readonly notices: readonly Finding[];
}
