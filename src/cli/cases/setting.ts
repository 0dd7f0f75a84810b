import type { CollectMemory } from "#core/collect/collect-content.ts";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import type { Policy } from "#core/policy/policy.ts";

/** Where cases are judged: a repository on disk, as it would be on its base branch. */
export interface Setting {
  /** Folder of the repository. */
  readonly root: string;
  /** Folder that packages are read from. */
  readonly packagesFrom: string;
  /** Text of CODEOWNERS; absent: the repository's own. */
  readonly codeowners?: string;
  readonly policy: Policy;
  readonly readExtended: ReadExtendedPolicy;
  /** What was computed of files for other cases. */
  readonly memory: CollectMemory;
}
