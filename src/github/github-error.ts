import { refusalOf } from "./refusal-of.ts";

/**
 * GitHub could not be read or written as needed. Always our failure or GitHub's, never a user's: the evaluation fails closed.
 *
 * - `not-found`: the repository, pull request or commit is gone, or hidden from us.
 * - `forbidden`: a permission of the App is missing.
 * - `rate-limited`: primary or secondary limit.
 * - `unexpected`: an answer that does not have the shape that GitHub documents.
 * - `unavailable`: 5xx, a broken connection, a timeout.
 * - `incomplete`: a list that GitHub would not give whole.
 */
export type GithubErrorCode =
  | "not-found"
  | "forbidden"
  | "rate-limited"
  | "unexpected"
  | "unavailable"
  | "incomplete";

export class GithubError extends Error {
  readonly code: GithubErrorCode;
  /** When it is of use to ask again; with `rate-limited` only, and only where it is known. */
  readonly retryAt?: Date;

  constructor(
    code: GithubErrorCode,
    message: string,
    options: ErrorOptions & { readonly retryAt?: Date } = {},
  ) {
    super(message, options);
    this.name = "GithubError";
    this.code = code;
    if (options.retryAt !== undefined) this.retryAt = options.retryAt;
  }
}

/** What a person is told of `rate-limited`, where the token is theirs. */
export const TOKEN_SPENT = "this token has asked as much as GitHub allows for now";

/** Gives any thrown value a code. The message never carries a response body or a token. */
export function toGithubError(error: unknown, doing: string): GithubError {
  if (error instanceof GithubError) return error;
  const status = statusOf(error);
  return new GithubError(codeOf(status, error), `${doing}: ${status ?? nameOf(error)}`, { cause: error });
}

/** HTTP status that an Octokit error carries, if any. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown failure";
}

function codeOf(status: number | undefined, error: unknown): GithubErrorCode {
  if (status === 404 || status === 410) return "not-found";
  if (refusalOf(error) !== null) return "rate-limited";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 422) return "unexpected";
  return "unavailable";
}
