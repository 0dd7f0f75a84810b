import type { Outlook } from "./judge-plan.ts";
import type { MissingOwners } from "./missing-owners.ts";
import type { PackagePlan } from "./plan/package-plan.ts";
import type { Standpoint } from "./standpoint.ts";
import type { SettledFile } from "./write-files.ts";

/** What `gatehouse init` did, or would do. */
export interface InitResult {
  readonly plan: PackagePlan;
  readonly files: readonly SettledFile[];
  /** Files of parts that were there already and stayed. */
  readonly kept: readonly string[];
  /** Files among those written that git leaves out of a commit. */
  readonly ignored: readonly string[];
  /** What CODEOWNERS lacks; `null` where it says enough, or was written. */
  readonly owners: MissingOwners | null;
  /** CODEOWNERS in which the package's owner answers for the rules, too; `null` where others do. */
  readonly sharedRules: string | null;
  readonly outlook: Outlook;
  /** The policy is in no commit yet. */
  readonly policyIsNew: boolean;
  readonly standpoint: Standpoint;
  /** The folder that was looked at, where it was named. */
  readonly repo: string | null;
  /** Nothing was written. */
  readonly dryRun: boolean;
}
