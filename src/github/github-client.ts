import type { ConditionalRequests } from "./conditional-requests.ts";
import type { OctokitLike, OctokitResponse } from "./octokit-like.ts";

/** Requests of one evaluation, counted: what the log says about its cost. */
export interface RequestCount {
  reads: number;
  writes: number;
}

/** One repository of GitHub, through one Octokit, with every request counted. */
export interface GithubClient {
  readonly owner: string;
  readonly repo: string;
  readonly count: RequestCount;
  /** Runs a GraphQL document. Rejects with what Octokit throws; partial data is on the error. */
  graphql(query: string): Promise<unknown>;
  /** `GET`s are reads, everything else is a write. `owner` and `repo` are filled in. */
  request(route: string, parameters?: Record<string, unknown>): Promise<OctokitResponse>;
}

/** The same connection, bound to another repository. Its requests count as those of the first. */
export function clientOf(client: GithubClient, owner: string, repo: string): GithubClient {
  return {
    owner,
    repo,
    count: client.count,
    graphql: (query) => client.graphql(query),
    request: (route, parameters) => client.request(route, { owner, repo, ...parameters }),
  };
}

/** Version of the REST API that every request names; answers of other versions lack or rename fields. */
const API_VERSION = "2022-11-28";

/** Binds an Octokit to one repository. With `answers`, what was read before is asked for conditionally. */
export function githubClient(
  octokit: OctokitLike,
  owner: string,
  repo: string,
  answers?: ConditionalRequests,
): GithubClient {
  const count: RequestCount = { reads: 0, writes: 0 };
  return {
    owner,
    repo,
    count,
    graphql(query) {
      count.reads++;
      return octokit.graphql(query);
    },
    request(route, { headers, ...parameters } = {}) {
      const isRead = route.startsWith("GET ");
      if (isRead) count.reads++;
      else count.writes++;
      const versioned = {
        "x-github-api-version": API_VERSION,
        ...(headers as Record<string, string> | undefined),
      };
      // A route that is not a repository's would carry them as a query.
      const place = route.includes("{owner}") ? { owner, repo } : {};
      const whole = { ...place, ...parameters, headers: versioned };
      // A blob never changes, and may be large: it is remembered elsewhere, as content.
      const isConditional = isRead && !route.includes("/git/blobs/");
      if (!isConditional || answers === undefined) return octokit.request(route, whole);
      return answers.get(octokit, `${route} ${JSON.stringify(whole)}`, route, whole);
    },
  };
}
