/** What a predicate says beyond its own details. */
export interface PredicateSummary {
  readonly builder?: string | undefined;
  readonly result?: string | undefined;
}
