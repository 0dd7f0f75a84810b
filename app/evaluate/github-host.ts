import { applyEffects } from "#github/apply-effects.ts";
import { collectFacts } from "#github/collect-facts.ts";
import { ownComments } from "#github/comments.ts";
import { pullRequestsAfterBranch, pullRequestsThatNeedChecks } from "#github/concerned-pull-requests.ts";
import type { ContentMemory } from "#github/content-memory.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { hasMovedSince } from "#github/has-moved.ts";
import { openPullRequestsTo } from "#github/list-open-pull-requests.ts";
import { readChecks } from "#github/read-checks.ts";
import { readPullRequest } from "#github/read-pull-request.ts";
import { linkTo } from "./link-to.ts";
import type { ManySubject, PullRequestHost } from "./pull-request-host.ts";

/** What reading and writing on GitHub needs beside a client. */
export interface GithubHostOptions {
  /** Our App's id: only its check runs are read. */
  readonly appId: number;
  /** Address of GitHub's pages: `https://github.com`. */
  readonly webUrl: string;
  /** Content of commits that earlier evaluations read. */
  readonly memory: ContentMemory;
}

/** A repository of GitHub itself. */
export function githubHost(client: GithubClient, options: GithubHostOptions): PullRequestHost {
  const { appId, webUrl, memory } = options;
  return {
    server: webUrl,
    owner: client.owner,
    repo: client.repo,
    count: client.count,
    collect: (number, how) => collectFacts({ client, number, appId, memory, ...how }),
    look: (number) => readPullRequest(new GraphqlBatch(client), number),
    checksOn: (commit) => readChecks(new GraphqlBatch(client), commit, appId),
    apply: (number, effects) => applyEffects(client, number, effects),
    ownComments: (number) => ownComments(client, number, appId),
    hasMovedSince: (state) => hasMovedSince(client, state),
    concerned: (subject) => concerned(client, subject, options),
    linkTo: (commit) => linkTo(webUrl, client, commit),
  };
}

async function concerned(
  client: GithubClient,
  subject: ManySubject,
  { appId, memory }: GithubHostOptions,
): Promise<number[]> {
  switch (subject.kind) {
    case "branch":
      return [
        ...(await openPullRequestsTo(client, subject.ref)),
        ...(await pullRequestsAfterBranch(client, subject.ref, memory)),
      ];
    case "checks":
      return pullRequestsThatNeedChecks(client, subject.sha, appId, memory);
    case "repository":
      return openPullRequestsTo(client, null);
    case "head": {
      const { openPullRequests } = await readChecks(new GraphqlBatch(client), subject.sha, appId);
      return openPullRequests.map(({ number }) => number);
    }
    default:
      return subject satisfies never;
  }
}
