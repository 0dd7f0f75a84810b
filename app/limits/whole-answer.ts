import { GithubError } from "#github/github-error.ts";
import type { OctokitResponse } from "#github/octokit-like.ts";
import { numberOf } from "#github/refusal-of.ts";

const JSON_TYPE = /^application\/(?:scim\+)?json\b/i;

/**
 * The answer, if its body came whole; throws a {@link GithubError} (`unavailable`) otherwise. Octokit takes JSON that breaks off
 * for text, and a connection that breaks for an empty body. No answer that we ask for is a JSON string.
 */
export function wholeAnswer(response: OctokitResponse): OctokitResponse {
  const { data, headers } = response;
  if (typeof data !== "string") return response;
  const type = headers["content-type"];
  const isJson = typeof type === "string" && JSON_TYPE.test(type);
  const isCut = data === "" && (numberOf(headers, "content-length") ?? 0) > 0;
  const isNothing = response.status === 204 || response.status === 205;
  if ((isJson || isCut) && !isNothing) throw new GithubError("unavailable", "the answer did not come whole");
  return response;
}
