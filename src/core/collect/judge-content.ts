import type { Crypto } from "#core/facts/crypto.ts";
import type { ChangedPath, PullRequestFacts, RepositoryFacts } from "#core/facts/pull-request-facts.ts";
import { type JudgeOptions, judge } from "#core/judge/judge.ts";
import { judgedBy } from "#core/judge/judged-by.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import { ambiguousStage, brokenPolicy, refuse } from "#core/judge/refuse.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { type CollectMemory, collectContent } from "./collect-content.ts";
import { readOwners } from "./collect-ownership.ts";
import type { FindTags } from "./collect-releases.ts";
import type { ListTags } from "./collect-tagged.ts";
import { type ReadExtendedPolicy, readingOnce, unreadExtended } from "./extended-policy.ts";
import { findPolicy } from "./find-policy.ts";

/** A pull request, or a range of commits seen as one, as a shell without GitHub's API knows it. */
export interface ContentRequest {
  readonly now: string;
  readonly repository: RepositoryFacts;
  readonly pullRequest: PullRequestFacts;
  readonly changes: readonly ChangedPath[];
  readonly head: Tree;
  readonly base: Tree;
  readonly findTags: FindTags;
  /** Without it, nobody can tell that a package has no earlier version at a tag. */
  readonly listTags?: ListTags | undefined;
  /** Another commit of the same repository. */
  readonly at: (commit: string) => Tree;
  readonly crypto: Crypto;
  /** Reads policies that a policy extends; without it, none can be. */
  readonly readExtended?: ReadExtendedPolicy;
  /** Judge as this stage, whatever the base branch is. */
  readonly stage?: string;
  /** Judge the packages of these paths, whether or not they changed; left out, those of what changed. */
  readonly paths?: readonly string[];
  /** What was computed before; kept by who judges more than once. */
  readonly memory?: CollectMemory;
}

/** A verdict, and what it takes to come to it again. */
export interface JudgedContent {
  readonly kind: "judged";
  readonly verdict: Verdict;
  /** `null`: nothing was judged, and the verdict says why. */
  readonly by: {
    readonly policy: Policy;
    readonly stage: Stage;
    readonly facts: KnownFacts;
    readonly options: JudgeOptions;
  } | null;
}

/** What a content judgement comes to. `none`: no policy, or a branch that it does not gate. */
export type ContentJudgement =
  | { readonly kind: "none"; readonly reason: "no-policy" | "not-gated" }
  | { readonly kind: "unknown-stage"; readonly known: readonly string[] }
  | JudgedContent;

/** Judges what needs no person: every gate whose facts are content. Gates of people are deferred. */
export async function judgeContent(request: ContentRequest): Promise<ContentJudgement> {
  const { now, repository, pullRequest, changes, head, base, at, findTags, listTags, crypto } = request;
  const readExtended = readingOnce(request.readExtended ?? unreadExtended);
  const found = await findPolicy(base, readExtended);
  if (found.kind === "none") return { kind: "none", reason: "no-policy" };
  const subject = { pullRequest, now };
  if (found.kind === "broken") {
    const { path, digest, issues } = found;
    const because = brokenPolicy(issues, path, pullRequest.base.ref);
    return {
      kind: "judged",
      verdict: refuse({ ...subject, stage: "policy", policy: { path, digest }, because }),
      by: null,
    };
  }
  const { policy } = found;
  const named =
    request.stage === undefined ? undefined : policy.stages.find(({ name }) => name === request.stage);
  if (request.stage !== undefined && named === undefined) {
    return { kind: "unknown-stage", known: policy.stages.map(({ name }) => name) };
  }
  const choice =
    named === undefined ? stageOf(policy, pullRequest.base.ref) : { kind: "stage" as const, stage: named };
  if (choice.kind === "none") return { kind: "none", reason: "not-gated" };
  if (choice.kind === "ambiguous") {
    const because = ambiguousStage(choice, pullRequest.base.ref);
    return {
      kind: "judged",
      verdict: refuse({
        ...subject,
        stage: "policy",
        policy: judgedBy(policy),
        because,
      }),
      by: null,
    };
  }
  const owners = await readOwners(base);
  const changedPaths = request.paths ?? changes.map(({ path }) => path);
  const content = await collectContent(
    { head, base, at, changedPaths, owners, findTags, listTags, crypto, readExtended, ...request.memory },
    policy,
    choice.stage,
  );
  const facts = {
    now,
    repository,
    pullRequest,
    changes: { paths: changes },
    roles: policy.roles,
    ...content,
  };
  const by = { policy, stage: choice.stage, facts, options: { missingFacts: "defer" } as const };
  return { kind: "judged", verdict: judge(policy, choice.stage, facts, by.options), by };
}
