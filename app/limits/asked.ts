/** What a request is, as far as GitHub's limits go. */
export interface Asked {
  readonly kind: "read" | "write";
  /** The budget that it is counted against, as `X-RateLimit-Resource` names it. */
  readonly resource: string;
  /** Whether it makes something that people are told of: GitHub bounds these by the minute and the hour. */
  readonly isContent: boolean;
}

const CONTENT = /\/(?:comments|replies|issues|pulls|reviews|requested_reviewers|reactions)$/;

/** What a request of REST is, from its route (`POST /repos/{owner}/{repo}/check-runs`). */
export function askedByRest(route: string): Asked {
  const [method = "", path = ""] = route.split(" ");
  const isRead = method === "GET" || method === "HEAD";
  return {
    kind: isRead ? "read" : "write",
    resource: path.startsWith("/search/") ? "search" : "core",
    isContent: method === "POST" && CONTENT.test(path),
  };
}

/** What a GraphQL document is. */
export function askedByGraphql(query: string): Asked {
  const kind = /^\s*mutation\b/.test(query) ? "write" : "read";
  return { kind, resource: "graphql", isContent: kind === "write" };
}
