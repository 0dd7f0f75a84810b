import type { OwnersAt } from "#core/collect/collect-ownership.ts";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import type { FoundPolicy } from "#core/collect/find-policy.ts";
import type { Tree } from "#core/model/tree.ts";
import type { ContentMemory } from "./content-memory.ts";
import type { GithubClient } from "./github-client.ts";
import type { GraphqlBatch } from "./graphql-batch.ts";
import type { PullRequestState } from "./read-pull-request.ts";

export interface CollectRequest {
  readonly client: GithubClient;
  readonly number: number;
  /** Our App's id: only its check runs are read. */
  readonly appId: number;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** Base commit that an event named: read ahead, and verified. */
  readonly likelyBase?: string;
  /** Content of commits that earlier evaluations read. */
  readonly memory: ContentMemory;
  /** Accounts beside the repository's own whose policies may be extended. */
  readonly policyOwners?: readonly string[];
}

/** What the base says about how to judge. */
export interface BaseRead {
  readonly found: FoundPolicy;
  readonly owners: OwnersAt;
}

/** What a collection works with once the pull request and its base are read. */
export interface CollectContext extends CollectRequest {
  readonly batch: GraphqlBatch;
  readonly state: PullRequestState;
  readonly base: BaseRead;
  readonly treeOf: (commit: string) => Tree;
  /** Answers the same for as long as the collection lasts. */
  readonly readExtended: ReadExtendedPolicy;
}
