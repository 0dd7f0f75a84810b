import type { RulesetRefs } from "./ruleset-covers.ts";
import type { Seen } from "./seen.ts";

/** A check that has to be green, and the App that has to say so; `null`: anybody may. */
export interface RequiredCheck {
  readonly context: string;
  readonly appId: number | null;
}

/** What GitHub itself asks of reviews. */
export interface ReviewRule {
  readonly approvals: number;
  readonly dismissesStale: boolean;
  readonly asksOwners: boolean;
  readonly asksOtherThanPusher: boolean;
}

/** Somebody whom rules do not bind. */
export interface Bypass {
  /** The same for the same actor, wherever it is listed. */
  readonly key: string;
  /** In words: `organisation administrators`, `team 42`. */
  readonly who: string;
  /** `pull_request`: when merging a pull request only. `exempt`: always, and GitHub does not note it. */
  readonly mode: "always" | "pull_request" | "exempt";
}

/** Who keeps a ruleset that is not the repository's own. */
export interface Above {
  readonly kind: "organisation" | "enterprise";
  readonly name: string;
  /** Whether the token reads it there: GitHub shows it to nobody who may not change it, too. */
  readonly readable: boolean;
}

/** What rules a branch: a ruleset, or a branch protection rule of the older kind. */
export interface RuleSource {
  readonly kind: "ruleset" | "branch-protection";
  /** `null` for a branch protection rule. */
  readonly id: number | null;
  readonly name: string;
  /** Whose ruleset it is; `null`: the repository's own. */
  readonly above: Above | null;
  /** For which branches it is; `null`: GitHub did not say, or it is a branch protection rule. */
  readonly refs: RulesetRefs | null;
  readonly checks: readonly RequiredCheck[];
  /** Whether a branch has to be up to date before it is merged. */
  readonly strict: boolean;
  /** `null`: changes need no pull request. */
  readonly review: ReviewRule | null;
  readonly blocksDeletion: boolean;
  readonly blocksForcePush: boolean;
  /** Whether nobody but who may bypass it makes a branch of this name. */
  readonly restrictsCreation: boolean;
  /** Whether a new branch, too, has to begin at a commit with the required checks. */
  readonly checksNewBranches: boolean;
  /** How a merge queue groups; `null`: no queue. */
  readonly grouping: string | null;
  /** Paths of workflows that have to pass. */
  readonly workflows: readonly string[];
  readonly bypass: Seen<readonly Bypass[]>;
  /** False where only the checks were seen: then nothing follows from the rest. */
  readonly whole: boolean;
}

/** A ruleset that is there and binds nobody. */
export interface IdleRuleset {
  readonly id: number;
  readonly name: string;
  readonly enforcement: string;
  readonly above: Above | null;
  /** `null`: GitHub did not say for which. */
  readonly refs: RulesetRefs | null;
  readonly checks: readonly RequiredCheck[];
}
