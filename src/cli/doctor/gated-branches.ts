import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";

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

/** Names that nobody has made yet and that a pattern means: a plain one, and a deeper one where it reaches below. */
function samplesOf(pattern: string): readonly string[] {
  const fill = (deep: string) =>
    pattern.replace(/\*+/g, (stars) => (stars.length > 1 ? deep : "a-new-one")).replaceAll("?", "x");
  return [...new Set([fill("a-new-one"), fill("a-new-one/below")])];
}

/** Gated branches of a policy: those that exist, those that it names, and such as its patterns allow somebody to make. */
export function gatedBranches(policy: Policy, existing: readonly string[]): readonly GatedBranch[] {
  const all = policy.stages.flatMap((stage) => [
    ...namedBy(stage).map((branch) => ({ branch, stage: stage.name, sampleOf: null })),
    ...stage.branches
      .filter(isPattern)
      .flatMap((pattern) =>
        samplesOf(pattern).map((branch) => ({ branch, stage: stage.name, sampleOf: pattern })),
      ),
  ]);
  const found = existing.flatMap((branch) => {
    const choice = stageOf(policy, branch);
    return choice.kind === "stage" ? [{ branch, stage: choice.stage.name, sampleOf: null }] : [];
  });
  // A name that a pattern allows may be another stage's own.
  const own = [...all, ...found].filter(({ branch, stage }) => {
    const choice = stageOf(policy, branch);
    return choice.kind === "stage" && choice.stage.name === stage;
  });
  return [...new Map(own.map((each) => [each.branch, each])).values()];
}

function namedBy({ branches }: Stage): readonly string[] {
  return branches.filter((name) => !isPattern(name));
}
