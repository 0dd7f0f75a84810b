/** A merge that brought a package to a branch of an earlier stage, as GitHub (and not a commit's own date) tells it. */
export interface PromotionFacts {
  /** Folder of the package at the head that this is about. */
  readonly package: string;
  readonly stage: string;
  readonly branch: string;
  /** Commit of the branch since which nothing else stood there; its tip, where something else stands there now. */
  readonly commit: string;
  /** Pull request that merged it; `null` when it was pushed without one, or something else stands there now. */
  readonly pullRequest: number | null;
  /** When it was merged by GitHub's clock, ISO 8601; `null` with `pullRequest`: nobody vouches for the date of a push. */
  readonly at: string | null;
  /** Whether the whole folder has been the same there as at the head ever since. */
  readonly samePackage: boolean;
  /** Whether what `model.path` names has been the same ever since; `null` when the manifest names none in the repository. */
  readonly sameModel: boolean | null;
}

/** What a branch of an earlier stage was looked at for, and could not be: nothing may be concluded from its silence. */
export interface PromotionsFacts {
  readonly found: readonly PromotionFacts[];
  /** Branches that exist and were looked at. */
  readonly branches: readonly string[];
}
