/** A check run or a commit status of the head commit: the latest of each name and app. Our own checks are not among them. */
export interface CheckFacts {
  readonly name: string;
  readonly kind: "check-run" | "status";
  /** Slug of the GitHub App that wrote it; `null` for a commit status, whose author GitHub names by account only. */
  readonly app: string | null;
  /** `completed` for every status but `pending`. */
  readonly status: "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";
  /** As GitHub spells it; a status' `success`, `failure` or `error`; `null` until it is completed. */
  readonly conclusion: string | null;
}
