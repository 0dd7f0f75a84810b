import type { Statement } from "#core/model/statement.ts";
import { GithubError, statusOf, TOKEN_SPENT, toGithubError } from "#github/github-error.ts";

/** Why a repository could not be asked about; `null` for a failure of our own, which no answer of GitHub's explains. */
export function cannotAsk(error: unknown, repository: string): Statement | null {
  if (!(error instanceof GithubError) && statusOf(error) === undefined) return null;
  const { code, cause } = toGithubError(error, "asking GitHub");
  const status = statusOf(error) ?? statusOf(cause) ?? 0;
  const [id, says, fix] = wordsFor(code, status);
  return { id, says, fix, values: { repository, status } };
}

function wordsFor(
  code: GithubError["code"],
  status: number,
): readonly [id: string, says: string, fix: string] {
  if (status === 401)
    return ["bad-token", "GitHub does not take the token (HTTP 401)", "sign in anew: `gh auth login`"];
  switch (code) {
    case "not-found":
      return [
        "no-repository",
        "GitHub has no repository `{repository}`, or does not show it to this token",
        "mend the name, or use a token that may read it",
      ];
    case "forbidden":
      return [
        "forbidden",
        "GitHub does not let this token read `{repository}` (HTTP {status})",
        "use one that may",
      ];
    case "rate-limited":
      return ["rate-limited", TOKEN_SPENT, "try again in an hour"];
    case "unexpected":
    case "unavailable":
    case "incomplete":
      return ["unavailable", "GitHub could not be asked about `{repository}` (HTTP {status})", "try again"];
  }
}
