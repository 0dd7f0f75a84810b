import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import { findPolicy } from "#core/collect/find-policy.ts";
import type { Tree } from "#core/model/tree.ts";
import { POLICY_PATHS, type Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import type { PullRequestState } from "./read-pull-request.ts";

/** Name of the check of a stage: one required check a stage, so that a green one says nothing about another branch. */
export function checkName(stage: string): string {
  return `gatehouse: ${stage}`;
}

/**
 * Name of the check for a pull request. A stage's own name, which rulesets require, is used only where the default
 * branch's policy says, too, that the base belongs to that stage: by its very name, or by a pattern if the base has the
 * default branch's policy and owners. A check belongs to a commit, so otherwise anybody could have it turned green by
 * rules of their own on a branch of their own, and merge elsewhere.
 */
export async function checkNameFor(
  { facts: { base }, defaultBranch }: Pick<PullRequestState, "facts" | "defaultBranch">,
  stage: Pick<Stage, "name">,
  treeOf: (commit: string) => Tree,
  readExtended?: ReadExtendedPolicy,
): Promise<string> {
  if (defaultBranch?.ref === base.ref) return checkName(stage.name);
  const elsewhere = `${checkName(stage.name)} on ${base.ref}`;
  if (defaultBranch === null) return elsewhere;
  const trusted = treeOf(defaultBranch.sha);
  const found = await findPolicy(trusted, readExtended);
  const choice = found.kind === "policy" ? stageOf(found.policy, base.ref) : null;
  if (choice?.kind !== "stage" || choice.stage.name !== stage.name) return elsewhere;
  const named = choice.stage.branches.includes(base.ref);
  return named || (await haveSameEntries(treeOf(base.sha), trusted, RULES))
    ? checkName(stage.name)
    : elsewhere;
}

/** Files that say who has to sign, and for what. */
export const RULES: readonly string[] = [...POLICY_PATHS, ...CODEOWNERS_PATHS];

/** Whether the same stands at the paths in two commits. */
export async function haveSameEntries(a: Tree, b: Tree, paths: readonly string[]): Promise<boolean> {
  const [left, right] = await Promise.all([a.entries(paths), b.entries(paths)]);
  return paths.every((path) => {
    const [one, other] = [left.get(path), right.get(path)];
    return one?.oid === other?.oid && one?.mode === other?.mode;
  });
}
