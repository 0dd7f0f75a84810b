import * as z from "zod";
import { findPolicy } from "#core/collect/find-policy.ts";
import type { Policy } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { asksForChecks, earlierStages } from "./asked-of-stage.ts";
import type { ContentMemory } from "./content-memory.ts";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubTree } from "./github-tree.ts";
import { GraphqlBatch, literal } from "./graphql-batch.ts";
import { openPullRequests } from "./list-open-pull-requests.ts";
import { readChecks } from "./read-checks.ts";
import { extendedPolicyReader } from "./read-extended-policy.ts";

const ref = z.object({ ref: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable() });
const defaultRef = z.object({ defaultBranchRef: ref.shape.ref });

/**
 * Open pull requests with this head to which checks of other tools matter: those whose base has a policy whose stage asks for
 * some. Where nobody asks, a commit's many checks cost a look at its pull requests and their policies, and nothing more.
 */
export async function pullRequestsThatNeedChecks(
  client: GithubClient,
  commit: string,
  appId: number,
  memory: ContentMemory,
): Promise<number[]> {
  const batch = new GraphqlBatch(client);
  const { openPullRequests: open } = await readChecks(batch, commit, appId);
  const bases = [...new Set(open.map(({ baseRef }) => baseRef))];
  const asking = await Promise.all(
    bases.map(async (base) => {
      const answer = await batch.repository(
        `ref(qualifiedName: ${literal(`refs/heads/${base}`)}) { target { oid } }`,
      );
      const tip = answer === null ? undefined : expectShape(ref, answer, "a branch").ref?.target?.oid;
      const policy = tip === undefined ? null : await policyAt(client, batch, tip, memory);
      const choice = policy === null ? null : stageOf(policy, base);
      return policy !== null && choice?.kind === "stage" && asksForChecks(policy, choice.stage) ? [base] : [];
    }),
  );
  const concerned = new Set(asking.flat());
  return open.filter(({ baseRef }) => concerned.has(baseRef)).map(({ number }) => number);
}

/**
 * Open pull requests that may wait for what stands on a branch: those to stages that come after its own, as the default branch's
 * policy says. The ones that go to the branch itself are not among them.
 */
export async function pullRequestsAfterBranch(
  client: GithubClient,
  branch: string,
  memory: ContentMemory,
): Promise<number[]> {
  const batch = new GraphqlBatch(client);
  const answer = await batch.repository("defaultBranchRef { target { oid } }");
  const tip =
    answer === null ? undefined : expectShape(defaultRef, answer, "a branch").defaultBranchRef?.target?.oid;
  const policy = tip === undefined ? null : await policyAt(client, batch, tip, memory);
  const own = policy === null ? null : stageOf(policy, branch);
  if (policy === null || own?.kind !== "stage") return [];
  const waiting = new Set(
    policy.stages.filter((stage) =>
      earlierStages(policy, stage).some((each) => each.stage === own.stage.name),
    ),
  );
  if (waiting.size === 0) return [];
  const open = await openPullRequests(client, null);
  return open.flatMap(({ number, baseRef }) => {
    const choice = baseRef === branch ? null : stageOf(policy, baseRef);
    return choice?.kind === "stage" && waiting.has(choice.stage) ? [number] : [];
  });
}

async function policyAt(
  client: GithubClient,
  batch: GraphqlBatch,
  commit: string,
  memory: ContentMemory,
): Promise<Policy | null> {
  const tree = memory.remembering(`${client.owner}/${client.repo}`, new GithubTree(client, batch, commit));
  const found = await findPolicy(tree, extendedPolicyReader({ client, batch, memory }));
  return found.kind === "policy" ? found.policy : null;
}
