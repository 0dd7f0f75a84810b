import { MANIFEST_NAMES } from "#core/collect/package-folders.ts";
import { carrySignOffs } from "#core/judge/carry-sign-offs.ts";
import { judge } from "#core/judge/judge.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { plan } from "#core/report/plan.ts";
import { applyEffects } from "#github/apply-effects.ts";
import { haveSameEntries, RULES } from "#github/check-name.ts";
import { collectFacts } from "#github/collect-facts.ts";
import { judgeMergeGroup, type MergeGroup, queuedPullRequest } from "#github/collect-merge-group.ts";
import { GithubError } from "#github/github-error.ts";
import { GithubTree } from "#github/github-tree.ts";
import { GraphqlBatch } from "#github/graphql-batch.ts";
import { readChecks } from "#github/read-checks.ts";
import type { EvaluateRequest, Evaluation } from "./evaluate-pull-request.ts";
import { linkTo } from "./link-to.ts";

/**
 * Judges a commit of a merge queue: its content anew, on the base that it would be merged onto, and the sign-offs of the
 * pull request that waits. The check has the name that the branch requires, so that the queue is answered.
 */
export async function evaluateMergeGroup(
  request: Omit<EvaluateRequest, "number" | "likelyBase">,
  group: MergeGroup,
): Promise<Evaluation> {
  const { client, appId, now, webUrl, memory } = request;
  const number = queuedPullRequest(group.headRef);
  if (number === null) throw new GithubError("unexpected", "a merge group's branch names no pull request");
  const at = now().toISOString();
  const collected = await collectFacts({ client, number, appId, now: at, memory });
  if (collected.kind !== "judgeable") return { result: collected.kind };
  if (collected.moved) return { result: "moving" };
  const { state, subject } = collected;
  const merged = await judgeMergeGroup(client, group, state.facts, at);
  if (merged === null) return { result: "no-opinion" };
  const own: Verdict =
    subject.kind === "refused"
      ? subject.verdict
      : judge(subject.policy, subject.stage, subject.facts, { missingFacts: "error" });
  const sameRules = await haveSameRules(request, group.baseSha, state.facts.base.sha, own);
  const verdict = carrySignOffs(merged, own, { sameRules });
  const name = collected.checkName;
  const checks = await readChecks(new GraphqlBatch(client), group.headSha, appId);
  const effects = plan(verdict, checks.runs.get(name) ?? null, {
    name,
    // Nobody is asked from within a queue.
    draft: true,
    requested: [],
    removed: [],
    linkTo: linkTo(webUrl, client, group.headSha),
  });
  await applyEffects(client, number, effects);
  const { stage, outcome } = verdict;
  return { result: effects.length === 0 ? "unchanged" : "published", stage, outcome, head: group.headSha };
}

/** Whether two bases say the same about who has to sign: policy, owners, and the manifests that name risk and owner. */
function haveSameRules(
  { client, memory }: Pick<EvaluateRequest, "client" | "memory">,
  one: string,
  other: string,
  { packages }: Verdict,
): Promise<boolean> {
  const batch = new GraphqlBatch(client);
  const treeOf = (commit: string) =>
    memory.remembering(`${client.owner}/${client.repo}`, new GithubTree(client, batch, commit));
  const manifests = packages.flatMap(({ folder }) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
  return haveSameEntries(treeOf(one), treeOf(other), [...RULES, ...manifests]);
}
