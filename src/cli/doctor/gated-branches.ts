import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { namesOfPattern } from "./names-of-pattern.ts";

/** A branch of a stage: one that is there or is named, or one that stands for a pattern. */
export interface GatedBranch {
  readonly branch: string;
  readonly stage: string;
  /** The pattern for which it stands: nobody has made it yet. `null`: the policy or the repository has a branch of this name. */
  readonly sampleOf: string | null;
}

/** Whether a policy means a branch name by it as a pattern. */
function isPattern(name: string): boolean {
  return /[*?[\]!()|@+]/.test(name);
}

/** Gated branches of a policy: those that exist, those that it names, and such as its patterns allow somebody to make. */
export function gatedBranches(policy: Policy, existing: readonly string[]): readonly GatedBranch[] {
  const all = policy.stages.flatMap((stage) => [
    ...namedBy(stage).map((branch) => ({ branch, stage: stage.name, sampleOf: null })),
    ...stage.branches.filter(isPattern).flatMap((pattern) => samplesOf(policy, stage, pattern)),
  ]);
  const found = existing.flatMap((branch) => {
    const choice = stageOf(policy, branch);
    return choice.kind === "stage" ? [{ branch, stage: choice.stage.name, sampleOf: null }] : [];
  });
  const own = [...all, ...found].filter(({ branch, stage }) => belongsTo(policy, branch, stage));
  return [...new Map(own.map((each) => [each.branch, each])).values()];
}

/** Patterns of which no name was found that belongs to their stage: what somebody could make by them is not looked at. */
export function unsampledPatterns(policy: Policy): readonly string[] {
  return policy.stages.flatMap((stage) =>
    stage.branches.filter(isPattern).filter((pattern) => samplesOf(policy, stage, pattern).length === 0),
  );
}

/** Words that stand for a star. The second is for a policy in which the first belongs to another stage. */
const WORDS = ["a-new-one", "another-new-one"];

/** Names that nobody has made yet, that a pattern means and that are no other stage's. */
function samplesOf(policy: Policy, stage: Stage, pattern: string): readonly GatedBranch[] {
  const means = (glob: string, name: string) =>
    belongsTo({ ...policy, stages: [{ ...stage, branches: [glob] }] }, name, stage.name);
  const found = WORDS.map((word) =>
    namesOfPattern(pattern, word, means).filter((branch) => belongsTo(policy, branch, stage.name)),
  );
  const names = found.find((each) => each.length > 0) ?? [];
  return names.map((branch) => ({ branch, stage: stage.name, sampleOf: pattern }));
}

function belongsTo(policy: Policy, branch: string, stage: string): boolean {
  const choice = stageOf(policy, branch);
  return choice.kind === "stage" && choice.stage.name === stage;
}

function namedBy({ branches }: Stage): readonly string[] {
  return branches.filter((name) => !isPattern(name));
}
