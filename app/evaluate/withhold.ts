import { applyEffects } from "#github/apply-effects.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GithubError } from "#github/github-error.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { readChecks } from "#github/read-checks.ts";
import { readPullRequest } from "#github/read-pull-request.ts";
import { withheldChecks } from "./withheld-checks.ts";

interface WithholdRequest {
  readonly client: GithubClient;
  readonly appId: number;
  readonly number: number;
  readonly now: Date;
}

/**
 * An evaluation failed, so nothing is known any more: whatever check of ours on the head is not red yet is turned red,
 * and says that the fault is not the author's. Where no check stands, its absence blocks already.
 */
export async function withhold(
  { client, appId, number, now }: WithholdRequest,
  cause: unknown,
): Promise<void> {
  const batch = new GraphqlBatch(client);
  const state = await readPullRequest(batch, number);
  if (state === null || !state.open) return;
  const { runs } = await readChecks(batch, state.facts.head.sha, appId);
  const effects = withheldChecks({
    runs,
    pullRequest: state.facts,
    policy: { path: "", digest: "" },
    now: now.toISOString(),
    because: {
      id: "not-evaluated",
      says: "this pull request could not be evaluated ({code}), so nothing is known about it",
      fix: "this is a fault of Gatehouse or of GitHub, not of your files; it is tried again at the next event, or with re-run",
      values: { code: cause instanceof GithubError ? cause.code : "internal" },
    },
  });
  await applyEffects(client, number, effects);
}
