import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Policy } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { haveSameEntries, RULES } from "#github/check-name.ts";
import type { GithubClient } from "#github/github-client.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import { readBaseBeforeMerge } from "#github/protection/read-base-before-merge.ts";
import { readBranchTip } from "#github/protection/read-branch-tip.ts";
import { readRecentChecks } from "#github/protection/read-check-posters.ts";
import { RulesetReader } from "#github/protection/read-rulesets.ts";
import {
  type RepositoryAnswer,
  readCodeownersErrors,
  readInstallations,
  readRepository,
  readWorkflowDefaults,
} from "#github/protection/read-settings.ts";
import { look, type Seen, seen, unseen } from "#github/protection/seen.ts";
import { extendedPolicyReader } from "#github/read-extended-policy.ts";
import { readOwners } from "#github/read-owners.ts";
import { branchSights } from "./branch-sights.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import type { Examination } from "./examination.ts";
import { type AppSight, findApp, lookAtApp, type RecentChecks } from "./look-at-app.ts";
import { aboutOf, type BranchSight, lookAtBranch } from "./look-at-branch.ts";
import { lookAtBranchWorkflows } from "./look-at-branch-workflows.ts";
import { lookAtMerges } from "./look-at-merges.ts";
import { lookAtOwners } from "./look-at-owners.ts";
import { brokenPolicy, lookAtPolicy } from "./look-at-policy.ts";
import {
  lookAtCodeownersErrors,
  lookAtRoles,
  lookAtWorkflowDefaults,
  unknownOwners,
} from "./look-at-settings.ts";
import type { MendPlace } from "./mends.ts";
import { originsSeenFrom, withPinLookUps } from "./pin-look-ups.ts";
import { readSeenPolicy } from "./seen-policy.ts";

/** Everything that is read through. */
interface Reader {
  readonly client: GithubClient;
  readonly batch: GraphqlBatch;
  readonly repository: RepositoryAnswer;
  readonly readExtended: ReadExtendedPolicy;
}

/** What the user says of what is looked at. */
export interface ExaminationRequest {
  /** Id of Gatehouse's App; `null`: its checks tell. */
  readonly appId: number | null;
  /** Reads a copy of the policy that is extended; `null`: GitHub is asked for it. */
  readonly readCopy: ReadExtendedPolicy | null;
}

/**
 * Looks at a repository through GitHub's API. Asks for what is public first, and takes what the token may not see for "not seen". Rejects where the
 * repository itself cannot be read.
 */
export async function examineRepository(
  client: GithubClient,
  { appId, readCopy }: ExaminationRequest,
): Promise<Examination> {
  const repository = await readRepository(client);
  const batch = new GraphqlBatch(client);
  const reader = {
    client,
    batch,
    repository,
    readExtended: readCopy ?? extendedPolicyReader({ client, batch }),
  };
  const tip = await readBranchTip(client, batch, repository.defaultBranch);
  const diagnoses = tip === null ? [] : await examine(reader, tip, appId);
  const empty = tip === null ? [...lookAtPolicy({ kind: "none" }, repository.defaultBranch)] : [];
  const archived = repository.archived
    ? [diagnosis("archived", `${repository.owner}/${repository.name}`)]
    : [];
  return {
    subject: `${repository.owner}/${repository.name}`,
    online: true,
    diagnoses: [...empty, ...diagnoses, ...archived],
  };
}

async function examine(reader: Reader, tip: Tree, named: number | null): Promise<Diagnosis[]> {
  const { client, repository, readExtended } = reader;
  const found = await readSeenPolicy(tip, readExtended);
  const policy = found.kind === "policy" ? found.policy : null;
  const owners = await lookAtOwners(tip, policy);
  const told = new Set(
    owners.flatMap(({ id, where }) =>
      id === "codeowners-line" && where?.line !== undefined ? [where.line] : [],
    ),
  );
  const rulesets = new RulesetReader(client);
  const [branches, idle, defaults, errors] = await Promise.all([
    policy === null
      ? { sights: [], missing: [] }
      : branchSights({ client, batch: reader.batch, rulesets }, policy),
    rulesets.idle(),
    readWorkflowDefaults(client),
    readCodeownersErrors(client, repository.defaultBranch),
  ]);
  const app = await appSight(reader, branches.sights, named);
  const place: MendPlace = { ...repository, appId: app.appId };
  const { defaultBranch } = repository;
  const context = {
    ...place,
    defaultBranch,
    idle,
    appSlug: app.app?.slug ?? null,
    ownNames: branches.sights.flatMap(({ branch, sampleOf }) => (sampleOf === null ? [branch] : [])),
  };
  const tips = await tipsOf(reader, tip, branches.sights);
  return [
    ...lookAtPolicy(found, repository.defaultBranch),
    ...branches.missing,
    ...branches.sights.flatMap((sight) => lookAtBranch(sight, context)),
    ...(policy === null ? [] : await ownPolicies(reader, { policy, tip }, tips)),
    ...owners,
    ...lookAtCodeownersErrors(errors, place, told, await ownersOf(reader, unknownOwners(errors))),
    ...(policy === null ? [] : lookAtRoles(policy, await rolesOf(reader, policy), place)),
    ...(branches.sights.length === 0 ? [] : lookAtApp(app)),
    ...(await mergesOf(reader, app)),
    ...(await workflowsOf(reader, tip, tips)),
    ...lookAtWorkflowDefaults(defaults, place),
  ];
}

async function appSight(
  { client, repository }: Reader,
  sights: readonly BranchSight[],
  named: number | null,
): Promise<AppSight> {
  const recent = await Promise.all(
    sights
      .filter(({ sampleOf }) => sampleOf === null)
      .map(
        async ({ branch, stage }): Promise<RecentChecks> => ({
          branch,
          stage,
          pulls: await readRecentChecks(client, branch, "gatehouse: "),
        }),
      ),
  );
  const pinned = sights.flatMap(({ stage, rulesets }) =>
    rulesets.seen
      ? rulesets.value.flatMap(({ checks }) =>
          checks.flatMap(({ context, appId }) =>
            context === `gatehouse: ${stage}` && appId !== null && appId !== GITHUB_ACTIONS ? [appId] : [],
          ),
        )
      : [],
  );
  const isOrganisation = repository.ownerKind === "Organization";
  const app = findApp(recent, named === null ? pinned : [named]);
  return {
    appId: named ?? app?.id ?? null,
    app: named === null || app?.id === named ? app : null,
    pinned,
    recent,
    installations: isOrganisation ? await readInstallations(client, repository.owner) : null,
    url: repository.url,
    owner: repository.owner,
  };
}

function mergesOf({ client, batch, repository, readExtended }: Reader, { recent, appId }: AppSight) {
  const baseBefore = (number: number) => look(() => readBaseBeforeMerge(client, batch, number));
  return lookAtMerges(recent, { appId, url: repository.url, baseBefore, readExtended });
}

/** A gated branch with its newest commit; `null`: nobody has made it yet. */
interface BranchTip {
  readonly sight: BranchSight;
  readonly own: Seen<Tree | null>;
}

function tipsOf(
  { client, batch, repository }: Reader,
  tip: Tree,
  sights: readonly BranchSight[],
): Promise<BranchTip[]> {
  const ownOf = async ({ branch, sampleOf }: BranchSight): Promise<Seen<Tree | null>> => {
    if (sampleOf !== null) return seen(null);
    if (branch === repository.defaultBranch) return seen(tip);
    return look(() => readBranchTip(client, batch, branch));
  };
  return Promise.all(sights.map(async (sight) => ({ sight, own: await ownOf(sight) })));
}

async function workflowsOf({ client, repository }: Reader, tip: Tree, tips: readonly BranchTip[]) {
  const gated = tips.map(({ sight: { branch, rulesets }, own }) => ({
    branch,
    tree: own.seen ? own.value : null,
    queue: rulesets.seen && rulesets.value.some(({ grouping }) => grouping !== null),
  }));
  const found = await lookAtBranchWorkflows({ branch: repository.defaultBranch, tree: tip }, gated);
  return withPinLookUps(found, originsSeenFrom(client, new URL(repository.url).origin));
}

interface Trusted {
  readonly policy: Policy;
  readonly tip: Tree;
}

/** Looks at the policies of the gated branches themselves: those judge. */
async function ownPolicies(
  reader: Reader,
  trusted: Trusted,
  tips: readonly BranchTip[],
): Promise<Diagnosis[]> {
  const others = tips.filter(({ sight }) => sight.branch !== reader.repository.defaultBranch);
  return (await Promise.all(others.map((each) => ownPolicy(reader, trusted, each)))).flat();
}

async function ownPolicy(
  reader: Reader,
  { policy, tip }: Trusted,
  { sight: { branch, stage, sampleOf }, own }: BranchTip,
): Promise<Diagnosis[]> {
  const about = aboutOf({ branch, sampleOf });
  if (!own.seen) return [notSeen("What its own policy and workflows say", about, own.because)];
  if (own.value === null) return [];
  const found = await readSeenPolicy(own.value, reader.readExtended);
  if (found.kind === "none") return [diagnosis("branch-without-policy", about)];
  if (found.kind === "unseen") return [notSeen("What its own policy asks for", about, found.issue)];
  if (found.kind === "broken") return [brokenPolicy("branch-with-broken-policy", about, found)];
  const choice = stageOf(found.policy, branch);
  const check = `gatehouse: ${stage}`;
  if (choice.kind !== "stage" || choice.stage.name !== stage)
    return [diagnosis("branch-ungated-by-own-policy", about, { stage, check })];
  const isNamed = policy.stages.some(({ branches }) => branches.includes(branch));
  if (!isNamed && !(await haveSameEntries(own.value, tip, RULES)))
    return [diagnosis("other-rules", about, { check, branch })];
  return [diagnosis("branch-policy-in-order", about, { stage })];
}

/** Who stands behind the handles of the policy's roles. */
function rolesOf(reader: Reader, policy: Policy) {
  return ownersOf(
    reader,
    Object.values(policy.roles).flatMap(({ owners }) => owners),
  );
}

async function ownersOf({ client, batch, repository }: Reader, handles: readonly string[]) {
  if (repository.mayPush === false) return unseen("GitHub shows it only to who may write to the repository");
  return look(async () => (await readOwners({ client, batch, reviewers: [] }, handles)).owners);
}
