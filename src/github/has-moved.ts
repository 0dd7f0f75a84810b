import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import type { PullRequestState } from "./read-pull-request.ts";

/** Fields that tell whether a verdict is still about the pull request as it is. */
export const PLACE_FIELDS = "state headRefOid baseRefOid baseRefName";

const place = z.object({
  pullRequest: z
    .object({ state: z.string(), headRefOid: z.string(), baseRefOid: z.string(), baseRefName: z.string() })
    .nullable(),
});

/** Whether an answer with {@link PLACE_FIELDS} differs from what was read before. */
export function differsFrom(answer: unknown, { facts: { head, base } }: PullRequestState): boolean {
  const { pullRequest } = expectShape(place, answer, "a pull request");
  return (
    pullRequest === null ||
    pullRequest.state !== "OPEN" ||
    pullRequest.headRefOid !== head.sha ||
    pullRequest.baseRefOid !== base.sha ||
    pullRequest.baseRefName !== base.ref
  );
}

/** One more look, after publishing: has head, base or state moved since they were read? */
export async function hasMovedSince(client: GithubClient, state: PullRequestState): Promise<boolean> {
  const selection = `pullRequest(number: ${state.facts.number}) { ${PLACE_FIELDS} }`;
  return differsFrom(await new GraphqlBatch(client).repository(selection), state);
}
