import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import { GithubError } from "./github-error.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";
import { checkSuites } from "./pull-request-snapshot.ts";

/** The newest check run that our App has of one name on a commit. */
export interface CheckRunState {
  readonly run: number;
  /** As REST spells it: `in_progress`, `completed`. */
  readonly status: string;
  /** As REST spells it: `success`, `failure`. */
  readonly conclusion: string | null;
  readonly externalId: string | null;
}

/** A commit as the checks and the pull requests on it show it. */
export interface CommitChecks {
  /** Our App's newest run, by check name. */
  readonly runs: ReadonlyMap<string, CheckRunState>;
  /** Open pull requests whose head this commit is. */
  readonly openPullRequests: readonly { readonly number: number; readonly baseRef: string }[];
}

const answer = z.object({
  object: z
    .object({
      oid: z.string(),
      checkSuites,
      associatedPullRequests: z
        .object({
          totalCount: z.number(),
          nodes: z
            .array(
              z
                .object({
                  number: z.number(),
                  state: z.string(),
                  headRefOid: z.string(),
                  baseRefName: z.string(),
                })
                .nullable(),
            )
            .nullable(),
        })
        .nullish(),
    })
    .nullable(),
});

/** Pull requests of one commit that are read; with more of them nothing is concluded. */
const MOST_PULL_REQUESTS = 100;

/** Reads the runs of App `appId` on a commit, and which open pull requests end there. Only our App can have written them. */
export async function readChecks(batch: GraphqlBatch, commit: string, appId: number): Promise<CommitChecks> {
  const selection = `object(oid: ${literal(commit)}) { ... on Commit { oid
    checkSuites(first: 10, filterBy: { appId: ${appId} }) { nodes {
      checkRuns(first: 50, filterBy: { appId: ${appId}, checkType: LATEST }) { nodes { databaseId name status conclusion externalId } } } }
    associatedPullRequests(first: ${MOST_PULL_REQUESTS}) { totalCount nodes { number state headRefOid baseRefName } } } }`;
  const found = await batch.repository(selection, 20);
  const commitNode = found === null ? null : expectShape(answer, found, "the checks of a commit").object;
  const runs = new Map<string, CheckRunState>();
  for (const suite of commitNode?.checkSuites?.nodes ?? []) {
    for (const node of suite?.checkRuns?.nodes ?? []) {
      if (node?.databaseId == null) continue;
      const { name } = node;
      const known = runs.get(name);
      if (known !== undefined && known.run > node.databaseId) continue;
      // GraphQL shouts what REST, which we write through, says in lower case.
      const status = node.status.toLowerCase();
      const conclusion = node.conclusion?.toLowerCase() ?? null;
      runs.set(name, { run: node.databaseId, status, conclusion, externalId: node.externalId ?? null });
    }
  }
  const associated = commitNode?.associatedPullRequests;
  // The worst of all pull requests on a commit is shown, so none may be left out.
  if ((associated?.totalCount ?? 0) > MOST_PULL_REQUESTS)
    throw new GithubError("incomplete", `more than ${MOST_PULL_REQUESTS} pull requests contain one commit`);
  const openPullRequests = (associated?.nodes ?? []).flatMap((node) =>
    node?.state === "OPEN" && node.headRefOid === commit
      ? [{ number: node.number, baseRef: node.baseRefName }]
      : [],
  );
  return { runs, openPullRequests };
}
