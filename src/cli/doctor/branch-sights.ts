import type { Policy } from "#core/policy/policy.ts";
import type { GithubClient } from "#github/github-client.ts";
import type { GraphqlBatch } from "#github/graphql-batch.ts";
import { type ProtectedBranch, readBranchProtection } from "#github/protection/read-branch-protection.ts";
import type { RulesetReader } from "#github/protection/read-rulesets.ts";
import { look, seen, unseen } from "#github/protection/seen.ts";
import { branchesOfStage } from "#github/stage-branches.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import { type GatedBranch, gatedBranches, unsampledPatterns } from "./gated-branches.ts";
import type { BranchSight } from "./look-at-branch.ts";

/** The branches that a policy gates, as a doctor sees them. */
export interface BranchSights {
  readonly sights: readonly BranchSight[];
  /** Branches that are named and not there, and patterns for which no branch stands. */
  readonly missing: readonly Diagnosis[];
}

/** Asks for what is seen of branches. */
interface Asking {
  readonly client: GithubClient;
  readonly batch: GraphqlBatch;
  readonly rulesets: RulesetReader;
}

/**
 * Every gated branch with its rules: those that exist, and for each pattern one that somebody could make. Two requests each. What GitHub does not
 * show is told as not seen; rejects where GitHub does not answer.
 */
export async function branchSights(
  { client, batch, rulesets }: Asking,
  policy: Policy,
): Promise<BranchSights> {
  const existing = await Promise.all(
    policy.stages.map(async ({ name, branches }) => {
      const found = await branchesOfStage(batch, policy, { stage: name, branches }, MOST_BRANCHES + 1);
      return { stage: name, branches: found.slice(0, MOST_BRANCHES), isCut: found.length > MOST_BRANCHES };
    }),
  );
  const there = existing.flatMap(({ branches }) => branches);
  const gated = gatedBranches(policy, there);
  const looked = await Promise.all(gated.map((branch) => sightOf(client, branch, rulesets)));
  const missing = looked.flatMap(({ branch, stage, sampleOf, exists }) =>
    exists || sampleOf !== null ? [] : [diagnosis("missing-branch", branch, { stage, branch })],
  );
  const unsampled = unsampledPatterns(policy, there).map((pattern) =>
    notSeen("What GitHub enforces on branches that nobody has made yet", pattern, UNSAMPLED),
  );
  const cut = existing.flatMap(({ stage, isCut }) =>
    isCut ? [notSeen("What GitHub enforces on the other branches of this stage", stage, CUT)] : [],
  );
  return { sights: looked, missing: [...missing, ...unsampled, ...cut] };
}

/** Branches of a stage that are looked at one by one, at two requests each. */
const MOST_BRANCHES = 50;

const CUT = {
  says: "it has more than {most}, and those with the newest commits are looked at",
  values: { most: MOST_BRANCHES },
};

const UNSAMPLED = {
  says: "no name was found that is not taken, and that this pattern gives to its stage alone",
  values: {},
};

async function sightOf(
  client: GithubClient,
  gated: GatedBranch,
  rulesets: RulesetReader,
): Promise<BranchSight> {
  const [rules, branch] = await Promise.all([
    rulesets.onBranch(gated.branch),
    gated.sampleOf === null ? look(() => readBranchProtection(client, gated.branch)) : seen(SAMPLE),
  ]);
  const protection = branch.seen ? branch.value.rule : branch;
  return { ...gated, exists: !branch.seen || branch.value.exists, rulesets: rules, protection };
}

/** Nobody has made a branch yet that stands for a pattern, and rules of the older kind are shown by branch only. */
const SAMPLE: ProtectedBranch = {
  exists: false,
  rule: unseen("GitHub tells of branch protection rules only for branches that are there"),
};
