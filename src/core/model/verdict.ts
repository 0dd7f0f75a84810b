import type { Finding, Graph, Table } from "./finding.ts";
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
  readonly graphs?: readonly Graph[];
}

/** A package as the verdict names it. `version` and `risk` are absent while the manifest cannot be read. */
export interface JudgedPackage {
  readonly folder: string;
  readonly name?: string;
  readonly version?: string;
  readonly risk?: string;
  /** Why this model: the decision record that the manifest names. */
  readonly decision?: Decision;
  /** What differs from the version that it is compared with. */
  readonly changes?: VersionChanges;
}

/** A decision record as the verdict shows it. Foreign text, unescaped. */
export interface Decision {
  readonly path: string;
  readonly title: string;
  /** The opening of what was decided, or of the record where no section says so. */
  readonly decided: string;
  /** 1-based line where it stands. */
  readonly line?: number;
}

/** What changed since another version of the package, in the reader's order of interest. */
export interface VersionChanges {
  /** Version that it is compared with, or why there is none. */
  readonly since: string | null;
  readonly groups: readonly {
    readonly kind: "metrics" | "parameters" | "data" | "model" | "dependencies" | "rollback" | "code";
    /** At most as many as fit a page; `more` counts the rest. */
    readonly rows: readonly VersionChange[];
    readonly more: number;
  }[];
}

/** One difference. `null`: absent on that side. Foreign text, unescaped. */
export interface VersionChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Signed difference with its unit where both are numbers. */
  readonly difference?: string;
  readonly where?: { readonly path: string; readonly line?: number };
}

/** What the stage after this one will ask that this pull request does not give yet. */
export interface NextStage {
  readonly stage: string;
  readonly asks: readonly { readonly gate: string; readonly finding: Finding }[];
}

/** Which policy judged: a file of the base commit, and the one that it extends. */
export interface JudgingPolicy {
  readonly path: string;
  /** Git object id of the file. */
  readonly digest: string;
  /** Absent: the policy stands for itself. */
  readonly extends?: {
    /** `owner/name`. */
    readonly repository: string;
    /** Commit that was read; `null` where a copy of the file was handed over. */
    readonly commit: string | null;
    readonly path: string;
    readonly digest: string;
  };
}

/**
 * The answer to "may this pull request merge, and if not, who can act?", at one commit against one policy.
 * Plain JSON; the same facts and policy give the same verdict, byte for byte.
 */
export interface Verdict {
  readonly outcome: Outcome;
  readonly stage: string;
  readonly packages: readonly JudgedPackage[];
  /** Commit that was judged; with `-dirty` behind it where a terminal judged files that differ from it. */
  readonly head: string;
  readonly base: string;
  readonly policy: JudgingPolicy;
  /** Clock of the judgement, ISO 8601 in UTC. */
  readonly at: string;
  readonly gates: readonly GateResult[];
  /** Gates of the stage that this shell cannot judge (the Action leaves sign-offs to the App). */
  readonly deferred: readonly string[];
  /** Whether every blocking gate of kind `content` passed: what `after-gates` asks for. */
  readonly contentGreen: boolean;
  /** Things about the judgement itself that belong to no gate: nothing applied, the policy's review is overdue. */
  readonly notices: readonly Finding[];
  /** Absent at the last stage, and where it could not be looked at. */
  readonly next?: NextStage;
}
