import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";
import { checkSuites } from "./pull-request-snapshot.ts";

/** The newest check run that our App has of one name on a commit. */
export interface CheckRunState {
  readonly run: number;
  readonly status: string;
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

/** Reads the runs of App `appId` on a commit, and which open pull requests end there. Only our App can have written them. */
export async function readChecks(batch: GraphqlBatch, commit: string, appId: number): Promise<CommitChecks> {
  const selection = `object(oid: ${literal(commit)}) { ... on Commit { oid
    checkSuites(first: 10, filterBy: { appId: ${appId} }) { nodes {
      checkRuns(first: 50, filterBy: { appId: ${appId} }) { nodes { databaseId name status conclusion externalId } } } }
    associatedPullRequests(first: 50) { nodes { number state headRefOid baseRefName } } } }`;
  const found = await batch.repository(selection, 20);
  const commitNode = found === null ? null : expectShape(answer, found, "the checks of a commit").object;
  const runs = new Map<string, CheckRunState>();
  for (const suite of commitNode?.checkSuites?.nodes ?? []) {
    for (const node of suite?.checkRuns?.nodes ?? []) {
      if (node?.databaseId == null) continue;
      const { name, status, conclusion } = node;
      const known = runs.get(name);
      if (known !== undefined && known.run > node.databaseId) continue;
      runs.set(name, { run: node.databaseId, status, conclusion, externalId: node.externalId ?? null });
    }
  }
  const openPullRequests = (commitNode?.associatedPullRequests?.nodes ?? []).flatMap((node) =>
    node?.state === "OPEN" && node.headRefOid === commit
      ? [{ number: node.number, baseRef: node.baseRefName }]
      : [],
  );
  return { runs, openPullRequests };
}
