import { collectContent } from "#core/collect/collect-content.ts";
import { collectOwnership, readOwners } from "#core/collect/collect-ownership.ts";
import { findPolicy } from "#core/collect/find-policy.ts";
import type { Facts } from "#core/facts/facts.ts";
import { judge } from "#core/judge/judge.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import type { PeopleFacts } from "./people.ts";
import type { PullRequest } from "./pull-request.ts";

/** What a judgement needs. */
export interface Case {
  readonly policy: Policy;
  readonly stage: Stage;
  readonly facts: Facts;
}

/** The day on which the example's story begins: its rollback drill was held then. */
const NOW = "2026-11-21T10:00:00Z";

/** Collects as the App does, with trees in memory in place of the API; people are handed in, as they are only ever fetched. */
export async function collect({ head, base, changes }: PullRequest, people: PeopleFacts): Promise<Case> {
  const found = await findPolicy(base);
  if (found.kind !== "policy") throw new Error(`the example's policy is ${found.kind}`);
  const { policy } = found;
  const stage = policy.stages.at(-1);
  if (stage === undefined) throw new Error("the example's policy has no stage");
  const changedPaths = changes.map(({ path }) => path);
  const owners = await readOwners(base);
  const content = await collectContent(
    { head, base, at: () => base, changedPaths, owners, findTags: async () => new Map(), crypto: nodeCrypto },
    policy,
    stage,
  );
  const facts: Facts = {
    now: NOW,
    repository: { owner: "acme", name: "triage" },
    pullRequest: {
      number: 1,
      title: "triage 1.1.0",
      author: { id: 100, login: "person-100", kind: "user" },
      draft: false,
      base: { ref: "release/production", sha: base.commit },
      head: { ref: "handoff/triage-1.1.0", sha: head.commit },
      mergeBase: base.commit,
    },
    changes: { paths: changes },
    roles: policy.roles,
    ownership: await collectOwnership(owners, () => readOwners(head), changedPaths),
    ...people,
    ...content,
    promotions: { found: [], branches: [] },
    checks: [],
  };
  return { policy, stage, facts };
}

/** Judges, and insists that every gate was judged: a fault inside one would be fast, too. */
export function judgeCase({ policy, stage, facts }: Case): Verdict {
  return judge(policy, stage, facts, { missingFacts: "error" });
}

/** Throws unless every gate came to a judgement about content or people. */
export function assertJudged({ gates, notices }: Verdict): void {
  const faults = [...gates.flatMap(({ findings }) => findings), ...notices].filter(
    ({ outcome }) => outcome === "error",
  );
  if (faults.length > 0) throw new Error(`not judged: ${JSON.stringify(faults.slice(0, 3))}`);
}
