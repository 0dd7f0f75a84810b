import { findPolicy } from "#core/collect/find-policy.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import type { PullRequestState } from "./read-pull-request.ts";

/** Name of the check of a stage: one required check a stage, so that a green one says nothing about another branch. */
export function checkName(stage: string): string {
  return `gatehouse: ${stage}`;
}

/**
 * Name of the check for a pull request. A stage's own name, which rulesets require, is used only where the default
 * branch's policy says, too, that the base belongs to that stage. A check belongs to a commit, so otherwise anybody
 * could have it turned green by a policy of their own on a branch of their own, and merge elsewhere.
 */
export async function checkNameFor(
  { facts: { base }, defaultBranch }: Pick<PullRequestState, "facts" | "defaultBranch">,
  stage: Pick<Stage, "name">,
  treeOf: (commit: string) => Tree,
): Promise<string> {
  if (defaultBranch?.ref === base.ref) return checkName(stage.name);
  const found = defaultBranch === null ? null : await findPolicy(treeOf(defaultBranch.sha));
  const choice = found?.kind === "policy" ? stageOf(found.policy, base.ref) : null;
  const agrees = choice?.kind === "stage" && choice.stage.name === stage.name;
  return agrees ? checkName(stage.name) : `${checkName(stage.name)} on ${base.ref}`;
}
