import type { Issue, Statement } from "#core/model/statement.ts";

/** What a pull request does to the rules that it is judged by. */
export interface ProposalFacts {
  /** Changed paths that are rules: the policy, CODEOWNERS, checklist definitions, keys, workflows. */
  readonly paths: readonly { readonly path: string; readonly kind: RuleKind }[];
  /** Mistakes of the policy as the head has it; empty when it is valid or unchanged. */
  readonly issues: readonly Issue[];
  /** What the policy of the head asks less of than the base's: thresholds, gates, roles, stages, waivers. In plain words. */
  readonly loosened: readonly Statement[];
  /** What it asks more of. */
  readonly tightened: readonly Statement[];
}

export type RuleKind = "policy" | "owners" | "checklist" | "key" | "workflow";
