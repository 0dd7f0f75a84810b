import * as z from "zod";

/** Shapes of GitHub's answers, with only the fields that we use. */

const actor = z
  .object({ __typename: z.string(), login: z.string(), databaseId: z.number().nullish() })
  .nullable();

const gitActor = z
  .object({
    email: z.string().nullish(),
    user: z.object({ databaseId: z.number().nullish(), login: z.string() }).nullish(),
  })
  .nullable();

export const commitNode = z.object({
  commit: z.object({
    oid: z.string(),
    committedViaWeb: z.boolean(),
    parents: z.object({
      totalCount: z.number(),
      nodes: z.array(z.object({ oid: z.string() }).nullable()).nullable(),
    }),
    authors: z.object({ totalCount: z.number(), nodes: z.array(gitActor).nullable() }),
    committer: gitActor,
  }),
});

export const reviewNode = z.object({
  fullDatabaseId: z.union([z.string(), z.number()]).nullish(),
  databaseId: z.number().nullish(),
  state: z.enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
  submittedAt: z.string().nullish(),
  author: actor,
  commit: z.object({ oid: z.string() }).nullable(),
});

const checkRun = z.object({
  databaseId: z.number().nullish(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  externalId: z.string().nullish(),
});

/** Check runs of a commit, by suite. */
export const checkSuites = z
  .object({
    nodes: z
      .array(
        z
          .object({ checkRuns: z.object({ nodes: z.array(checkRun.nullable()).nullable() }).nullish() })
          .nullable(),
      )
      .nullable(),
  })
  .nullish();

export const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });

/** A connection that is read page by page. */
export function connection<T extends z.ZodType>(node: T) {
  return z.object({ totalCount: z.number(), pageInfo: page, nodes: z.array(node.nullable()).nullable() });
}

const requestedReviewer = z
  .object({ __typename: z.string(), login: z.string().optional(), combinedSlug: z.string().optional() })
  .nullish();

/** A branch and the commit at its tip. */
const branchRef = z.object({ name: z.string(), target: z.object({ oid: z.string() }).nullable() }).nullable();

export const pullRequestAnswer = z.object({
  defaultBranchRef: branchRef,
  pullRequest: z
    .object({
      number: z.number(),
      title: z.string(),
      state: z.enum(["OPEN", "CLOSED", "MERGED"]),
      isDraft: z.boolean(),
      author: actor,
      baseRefName: z.string(),
      baseRef: branchRef,
      headRefName: z.string(),
      headRefOid: z.string(),
      changedFiles: z.number(),
      retargets: z.object({ nodes: z.array(z.unknown()).nullable() }),
      reviews: connection(reviewNode),
      commits: connection(commitNode),
      reviewRequests: z.object({ nodes: z.array(z.object({ requestedReviewer }).nullable()).nullable() }),
      timelineItems: z.object({
        nodes: z.array(z.object({ __typename: z.string(), requestedReviewer }).nullable()).nullable(),
      }),
    })
    .nullable(),
});

export const COMMIT_FIELDS = `totalCount pageInfo { hasNextPage endCursor } nodes { commit {
  oid committedViaWeb parents(first: 10) { totalCount nodes { oid } }
  authors(first: 50) { totalCount nodes { email user { databaseId login } } }
  committer { email user { databaseId login } } } }`;

export const REVIEW_FIELDS = `totalCount pageInfo { hasNextPage endCursor } nodes {
  fullDatabaseId databaseId state submittedAt commit { oid }
  author { __typename login ... on User { databaseId } ... on Bot { databaseId } } }`;

const REVIEWER = "requestedReviewer { __typename ... on User { login } ... on Team { combinedSlug } }";

/** Selection of a pull request that `pullRequestAnswer` reads. */
export function pullRequestSelection(number: number): string {
  return `defaultBranchRef { name target { oid } } pullRequest(number: ${number}) {
    number title state isDraft changedFiles baseRefName baseRef { name target { oid } } headRefName headRefOid
    retargets: timelineItems(itemTypes: [BASE_REF_CHANGED_EVENT], last: 1) { nodes { __typename } }
    author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
    reviews(first: 100) { ${REVIEW_FIELDS} }
    commits(first: 100) { ${COMMIT_FIELDS} }
    reviewRequests(first: 100) { nodes { ${REVIEWER} } }
    timelineItems(itemTypes: [REVIEW_REQUESTED_EVENT, REVIEW_REQUEST_REMOVED_EVENT], last: 100) { nodes {
      __typename ... on ReviewRequestedEvent { ${REVIEWER} } ... on ReviewRequestRemovedEvent { ${REVIEWER} } } }
  }`;
}

export type Actor = z.output<typeof actor>;
export type CommitNode = z.output<typeof commitNode>;
export type ReviewNode = z.output<typeof reviewNode>;
