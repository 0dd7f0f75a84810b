import { readOwners } from "#core/collect/collect-ownership.ts";
import { type ReadExtendedPolicy, readingOnce } from "#core/collect/extended-policy.ts";
import { type FoundPolicy, findPolicy } from "#core/collect/find-policy.ts";
import type { Facts } from "#core/facts/facts.ts";
import { judgedBy } from "#core/judge/judged-by.ts";
import { ambiguousStage, brokenPolicy, refuse } from "#core/judge/refuse.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { assembleFacts } from "./assemble-facts.ts";
import { checkName } from "./check-name.ts";
import type { BaseRead, CollectContext, CollectRequest } from "./collect-context.ts";
import { GithubError } from "./github-error.ts";
import { GithubTree } from "./github-tree.ts";
import { GraphqlBatch } from "./graphql-batch.ts";
import { differsFrom, PLACE_FIELDS } from "./has-moved.ts";
import { type CommitChecks, readChecks } from "./read-checks.ts";
import { extendedPolicyReader } from "./read-extended-policy.ts";
import { type PullRequestState, readPullRequest } from "./read-pull-request.ts";

/** What is known of a pull request once everything was read that its policy needs. */
export type Collected =
  /** No such pull request that we can see (then without a state), or it is closed. */
  | { readonly kind: "closed"; readonly state: PullRequestState | null }
  /** No policy at the base, or a branch that it does not gate: we say nothing. */
  | { readonly kind: "no-opinion"; readonly state: PullRequestState }
  | Judgeable;

interface Judgeable {
  readonly kind: "judgeable";
  readonly state: PullRequestState;
  readonly checks: CommitChecks;
  /** Name under which the verdict is published. */
  readonly checkName: string;
  /** Either what to judge, or why nothing can be judged. */
  readonly subject:
    | { readonly kind: "facts"; readonly policy: Policy; readonly stage: Stage; readonly facts: Facts }
    | { readonly kind: "refused"; readonly verdict: Verdict };
  /** Whether head, base or state moved while we read: then the verdict would be about something else. */
  readonly moved: boolean;
}

/**
 * Reads through the API whatever the judgement of a pull request needs. Nothing of the head is checked out or run.
 * Rejects with a {@link GithubError} when GitHub cannot be read; whatever is merely incomplete is in `facts.incomplete`.
 */
export async function collectFacts(request: CollectRequest): Promise<Collected> {
  const { client, number, likelyBase, memory } = request;
  const batch = new GraphqlBatch(client);
  const repository = `${client.owner}/${client.repo}`;
  const treeOf = (commit: string): Tree =>
    memory.remembering(repository, new GithubTree(client, batch, commit));
  const readExtended = readingOnce(extendedPolicyReader({ ...request, batch }));
  const [state, ahead] = await Promise.all([
    readPullRequest(batch, number),
    likelyBase === undefined ? null : readBase(treeOf(likelyBase), readExtended).catch(orNull),
  ]);
  if (state === null || !state.open) return { kind: "closed", state };
  const base =
    ahead !== null && likelyBase === state.facts.base.sha
      ? ahead
      : await readBase(treeOf(state.facts.base.sha), readExtended);
  if (base.found.kind === "none") return { kind: "no-opinion", state };
  const context: CollectContext = { ...request, batch, state, base, treeOf, readExtended };
  batch.watch(`pullRequest(number: ${number}) { ${PLACE_FIELDS} }`);
  const refused = refusalOf(context, base.found);
  if (refused !== null) {
    const checks = await readChecks(batch, state.facts.head.sha, request.appId);
    return {
      kind: "judgeable",
      state,
      checks,
      checkName: checkName(refused.stage),
      subject: { kind: "refused", verdict: refused },
      moved: hasMoved(context),
    };
  }
  const { found } = base;
  const choice = found.kind === "policy" ? stageOf(found.policy, state.facts.base.ref) : null;
  if (found.kind !== "policy" || choice?.kind !== "stage") return { kind: "no-opinion", state };
  const { policy } = found;
  const { stage } = choice;
  const { facts, checks, checkName: name } = await assembleFacts(context, policy, stage);
  return {
    kind: "judgeable",
    state,
    checks,
    checkName: name,
    subject: { kind: "facts", policy, stage, facts },
    moved: hasMoved(context),
  };
}

async function readBase(base: Tree, readExtended: ReadExtendedPolicy): Promise<BaseRead> {
  const [found, owners] = await Promise.all([findPolicy(base, readExtended), readOwners(base)]);
  return { found, owners };
}

/** A base that an event named may be gone; then the true one is read. */
function orNull(error: unknown): null {
  if (error instanceof GithubError && error.code === "not-found") return null;
  throw error;
}

function refusalOf({ state, now }: CollectContext, found: FoundPolicy): Verdict | null {
  const pullRequest = state.facts;
  const { ref } = pullRequest.base;
  if (found.kind === "broken") {
    const because = brokenPolicy(found.issues, found.path, ref);
    return refuse({
      stage: "policy",
      pullRequest,
      policy: { path: found.path, digest: found.digest },
      now,
      because,
    });
  }
  if (found.kind === "none") return null;
  const choice = stageOf(found.policy, ref);
  if (choice.kind !== "ambiguous") return null;
  return refuse({
    stage: "policy",
    pullRequest,
    policy: judgedBy(found.policy),
    now,
    because: ambiguousStage(choice, ref),
  });
}

function hasMoved({ batch, state }: CollectContext): boolean {
  return batch.seen === null || differsFrom(batch.seen, state);
}
