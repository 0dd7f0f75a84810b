/** What a reader of GitHub needs of an Octokit, whichever package it comes from. */
export interface OctokitLike {
  graphql(query: string, variables?: Record<string, unknown>): Promise<unknown>;
  request(route: string, parameters?: Record<string, unknown>): Promise<OctokitResponse>;
}

/** What such an Octokit resolves with, for each status that is no error to it. */
export interface OctokitResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}
