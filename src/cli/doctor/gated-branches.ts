import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { isPattern } from "#github/stage-branches.ts";
import { namesOfPattern, type PatternNames } from "./names-of-pattern.ts";

/** A branch of a stage: one that is there or is named, or one that stands for a pattern. */
export interface GatedBranch {
  readonly branch: string;
  readonly stage: string;
  /** The pattern for which it stands: nobody has made it yet. `null`: the policy or the repository has a branch of this name. */
  readonly sampleOf: string | null;
  /** Whether its stage can have no other branch, so that no other has its check. */
  readonly isAlone: boolean;
}

/**
 * Gated branches of a policy: those that exist, those that it names, and such as its patterns allow somebody to make. What stands for a pattern is
 * never one that is there: whoever may push could make that, and so hide what the pattern leaves open.
 */
export function gatedBranches(policy: Policy, existing: readonly string[]): readonly GatedBranch[] {
  const all = policy.stages.flatMap((stage) => [
    ...namedBy(stage).map((branch) => gated(stage, branch)),
    ...stage.branches
      .filter(isPattern)
      .flatMap((pattern) =>
        samplesOf({ policy, stage, pattern, existing }).names.map((branch) => gated(stage, branch, pattern)),
      ),
  ]);
  const found = existing.flatMap((branch) => {
    const choice = stageOf(policy, branch);
    return choice.kind === "stage" ? [gated(choice.stage, branch)] : [];
  });
  const own = [...all, ...found].filter(({ branch, stage }) => belongsTo(policy, branch, stage));
  return [...new Map(own.map((each) => [each.branch, each])).values()];
}

function gated(stage: Stage, branch: string, sampleOf: string | null = null): GatedBranch {
  const { name, branches } = stage;
  return { branch, stage: name, sampleOf, isAlone: branches.length === 1 && namedBy(stage).length === 1 };
}

/** Patterns by which somebody could make a branch for which no name was found: what that would be is not looked at. */
export function unsampledPatterns(policy: Policy, existing: readonly string[]): readonly string[] {
  return policy.stages.flatMap((stage) =>
    stage.branches
      .filter(isPattern)
      .filter((pattern) => !samplesOf({ policy, stage, pattern, existing }).whole),
  );
}

interface Sampled {
  readonly policy: Policy;
  readonly stage: Stage;
  readonly pattern: string;
  /** Branches that are there. */
  readonly existing: readonly string[];
}

/** Names that nobody has made yet, that a pattern means and that are no other stage's. */
function samplesOf({ policy, stage, pattern, existing }: Sampled): PatternNames {
  const alone = (glob: string) => ({ ...policy, stages: [{ ...stage, branches: [glob] }] });
  const taken = new Set([...existing, ...policy.stages.flatMap(namedBy)]);
  return namesOfPattern(pattern, {
    means: (glob, name) =>
      belongsTo(alone(glob), name, stage.name) && (glob !== pattern || belongsTo(policy, name, stage.name)),
    isTaken: (name) => taken.has(name),
  });
}

function belongsTo(policy: Policy, branch: string, stage: string): boolean {
  const choice = stageOf(policy, branch);
  return choice.kind === "stage" && choice.stage.name === stage;
}

function namedBy({ branches }: Stage): readonly string[] {
  return branches.filter((name) => !isPattern(name));
}
