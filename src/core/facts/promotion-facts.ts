/** A merge that brought a package to a branch of an earlier stage, as GitHub (and not a commit's own date) tells it. */
export interface PromotionFacts {
  /** Folder of the package at the head that this is about. */
  readonly package: string;
  readonly stage: string;
  readonly branch: string;
  /** Commit of the branch on which the package first stood as it does now. */
  readonly commit: string;
  /** Pull request that merged it; `null` when it was pushed without one. */
  readonly pullRequest: number | null;
  /** When it was merged, ISO 8601; `null` when it was pushed without a pull request, whose date nobody vouches for. */
  readonly at: string | null;
  /** Whether the whole folder is the same there as at the head. */
  readonly samePackage: boolean;
  /** Whether what `model.path` names is the same; `null` when the manifest names none in the repository. */
  readonly sameModel: boolean | null;
}

/** What a branch of an earlier stage was looked at for, and could not be: nothing may be concluded from its silence. */
export interface PromotionsFacts {
  readonly found: readonly PromotionFacts[];
  /** Branches that exist and were looked at. */
  readonly branches: readonly string[];
}
