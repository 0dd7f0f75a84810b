import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import type { PullRequestState } from "./read-pull-request.ts";

/** Opinions that are looked at again: more than anybody gives between two looks. A comment changes nothing. */
const REVIEWS = 100;

/** Fields that tell whether a verdict is still about the pull request as it is. */
export const PLACE_FIELDS = `state headRefOid baseRefName baseRef { target { oid } }
  reviews(last: ${REVIEWS}, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) { totalCount nodes { state } }`;

const place = z.object({
  pullRequest: z
    .object({
      state: z.string(),
      headRefOid: z.string(),
      baseRefName: z.string(),
      baseRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable(),
      reviews: z.object({
        totalCount: z.number(),
        nodes: z.array(z.object({ state: z.string() }).nullable()).nullable(),
      }),
    })
    .nullable(),
});

/** Whether an answer with {@link PLACE_FIELDS} differs from what was read before: head, base, state, or any review. */
export function differsFrom(answer: unknown, { facts: { head, base }, reviews }: PullRequestState): boolean {
  const { pullRequest } = expectShape(place, answer, "a pull request");
  if (pullRequest === null || pullRequest.state !== "OPEN") return true;
  const opinions = reviews.filter(({ state }) => state !== "COMMENTED" && state !== "PENDING");
  const states = (pullRequest.reviews.nodes ?? []).map((node) => node?.state);
  return (
    pullRequest.headRefOid !== head.sha ||
    pullRequest.baseRefName !== base.ref ||
    pullRequest.baseRef?.target?.oid !== base.sha ||
    pullRequest.reviews.totalCount !== opinions.length ||
    states.join() !==
      opinions
        .slice(-REVIEWS)
        .map(({ state }) => state)
        .join()
  );
}

/** One more look, after publishing: has anything moved since it was read? */
export async function hasMovedSince(client: GithubClient, state: PullRequestState): Promise<boolean> {
  const selection = `pullRequest(number: ${state.facts.number}) { ${PLACE_FIELDS} }`;
  return differsFrom(await new GraphqlBatch(client).repository(selection), state);
}
